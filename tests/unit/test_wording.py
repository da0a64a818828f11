"""Timed words cut into segments that fit on a screen."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.artefacts import Word
from pipeline.core.wording import CAPTION_CHARACTERS, CAPTION_MS, caption_sized, clean


def spoken(*timed: tuple[int, int, str]) -> list[Word]:
    return [Word(start, end, text) for start, end, text in timed]


def test_a_pause_and_a_full_stop_end_a_segment() -> None:
    words = spoken(
        (0, 300, "one"), (300, 600, "two"), (1300, 1500, "after"), (1500, 1900, "thirty-letters-are-enough-here.")
    )
    words += spoken((1900, 2100, "Next"))
    assert [s.text for s in caption_sized(words, "en")] == ["one two", "after thirty-letters-are-enough-here.", "Next"]


def test_too_long_a_run_is_cut_at_its_longest_late_pause() -> None:
    words = [Word(n * 500, n * 500 + 490, f"w{n}") for n in range(10)]
    words += [Word(n * 500 + 200, n * 500 + 690, f"w{n}") for n in range(10, 20)]
    first, *_ = caption_sized(words, "en")
    assert first.words[-1].text == "w9"


@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(1, 3000), st.text("ab.?", min_size=1, max_size=30))))
def test_no_word_is_lost_and_every_segment_fits(timed: list[tuple[int, int, str]]) -> None:
    words, at_ms = [], 0
    for pause, length, text in timed:
        words.append(Word(at_ms + pause, at_ms + pause + length, text))
        at_ms += pause + length
    segments = list(caption_sized(words, "en"))
    assert [word for segment in segments for word in segment.words] == words
    assert all(s.end_ms - s.start_ms <= CAPTION_MS and len(s.text) <= CAPTION_CHARACTERS for s in segments)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
