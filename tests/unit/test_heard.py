"""What an engine hears is put in order: nothing overlaps, nothing leaves its stretch, and no word is lost."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment, Span, Word
from pipeline.core.recognition.heard import Heard, in_order
from pipeline.core.recognition.switching import Evidence

STRETCH = Span(1000, 10_000)


def tidied(*found: tuple[int, int, str]) -> Heard:
    return in_order(STRETCH, Evidence(0), "en", [Segment(start, end, text, "xx") for start, end, text in found])


def times(heard: Heard) -> list[tuple[int, int, str]]:
    return [(segment.start_ms, segment.end_ms, segment.text) for segment in heard.segments]


def test_segments_are_sorted_cut_where_the_next_begins_and_cleaned() -> None:
    heard = tidied((8500, 99_000, "last\0 "), (0, 2000, "first"), (1500, 3000, "second"), (3000, 3500, " "))
    assert times(heard) == [(1000, 1500, "first"), (1500, 3000, "second"), (8500, 10_000, "last")]
    assert {segment.language for segment in heard.segments} == {"en"}
    assert heard.removed == ()


def test_a_clock_that_runs_backwards_is_a_doubt() -> None:
    doubts = tidied((5000, 6000, "later"), (2000, 3000, "earlier")).doubts
    assert [(doubt.kind, doubt.severity, doubt.start_ms, doubt.end_ms) for doubt in doubts] == [
        ("clock", "medium", 1000, 10_000)
    ]
    assert tidied((5000, 4000, "ends before it begins")).doubts
    assert not tidied((2000, 3000, "earlier"), (2500, 6000, "later")).doubts


def test_text_outside_the_sound_is_removed_and_stays_on_record() -> None:
    heard = tidied((0, 900, "before"), (2000, 3000, "within"), (10_000, 12_000, "behind"))
    assert times(heard) == [(2000, 3000, "within")]
    assert [removed.segment.text for removed in heard.removed] == ["before", "behind"]


def test_text_with_a_good_start_and_no_end_is_kept_for_as_long_as_its_words_take() -> None:
    heard = tidied((2000, 0, "well begun and half done"), (5000, 5000, "two words"), (9900, -1, "at the end"))
    assert times(heard) == [
        (2000, 3750, "well begun and half done"), (5000, 5700, "two words"), (9900, 10_000, "at the end")
    ]  # fmt: skip
    assert heard.removed == ()


def test_words_stay_in_their_segment_in_the_order_in_which_they_were_said() -> None:
    words = (Word(500, 1500, "one"), Word(3000, 3200, "two"), Word(2500, 2600, "three"), Word(9000, 11_000, "\x00"))
    heard = in_order(STRETCH, Evidence(0), "en", [Segment(500, 3100, "one two three", "en", words=words)])
    assert heard.segments[0].words == (Word(1000, 1500, "one"), Word(3000, 3100, "two"), Word(3099, 3100, "three"))
    assert heard.doubts


times_ms = st.integers(-2000, 12_000)


@settings(max_examples=60)
@given(st.lists(st.tuples(times_ms, times_ms, st.sampled_from(["a", "b", "c"])), max_size=10))
def test_whatever_an_engine_says(found: list[tuple[int, int, str]]) -> None:
    heard = tidied(*found)
    at_ms = STRETCH.start_ms
    for segment in heard.segments:
        assert at_ms <= segment.start_ms < segment.end_ms <= STRETCH.end_ms
        at_ms = segment.end_ms
    said = [segment.text for segment in heard.segments] + [removed.segment.text for removed in heard.removed]
    assert Counter(said) == Counter(text for _, _, text in found)
