"""Values in words, and paragraphs of segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.artefacts import Chapter, Segment
from pipeline.core.languages import LANGUAGES
from webapp.pages import words
from webapp.pages.excerpt import Piece, pieces
from webapp.pages.listing import page_number
from webapp.pages.reading import paragraphs


@given(st.integers(min_value=0, max_value=10**9))
def test_an_address_loses_no_millisecond(ms: int) -> None:
    assert words.parse_moment(words.moment(ms)) == ms or ms >= 10**9


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = words.parse_moment(text)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("101.6", 101_600), ("101,6", 101_600), ("101s", 101_000), ("1m41s", 101_000), ("1m", 60_000),
        ("1M41S", 101_000), ("1h2m3.5s", 3_723_500), ("2h", 7_200_000), ("1:41", 101_000), ("1:02:03", 3_723_000),
    ],
)  # fmt: skip
def test_a_moment_is_understood_as_people_and_players_write_it(text: str, ms: int) -> None:
    assert words.parse_moment(text) == ms


@pytest.mark.parametrize("text", ["", "s", "hms", "1:2m", "m41s", "1s2m", "1,", ",5", "1,2,3", "1h:2", "1m41", "1m 2s"])
def test_anything_else_is_no_moment(text: str) -> None:
    assert words.parse_moment(text) is None


@given(st.text(max_size=2000))
def test_what_is_typed_is_short_and_on_one_line(text: str) -> None:
    found = words.typed(text)
    assert len(found) <= 200
    assert "\n" not in found
    assert "\x00" not in found


@given(st.text(max_size=50))
def test_any_text_is_a_page_number(text: str) -> None:
    assert 1 <= page_number(text) <= 1000


@pytest.mark.parametrize(
    ("ms", "clock", "length"),
    [(0, "0:00", "1 sec"), (59_000, "0:59", "59 sec"), (83_000, "1:23", "1 min"), (3_723_000, "1:02:03", "62 min"),
     (8_000_000, "2:13:20", "2 hr 13 min")],
)  # fmt: skip
def test_times(ms: int, clock: str, length: str) -> None:
    assert (words.clock(ms), words.length(ms)) == (clock, length)


def test_days_sizes_and_counts() -> None:
    assert words.day("2018-09-19") == "19 September 2018"
    assert words.day("<soon>") == "<soon>"
    assert [words.size(n) for n in (10, 640_000, 1_400_000, 12_000_000)] == ["1 kB", "640 kB", "1.4 MB", "12 MB"]


def test_norwegian_is_norwegian() -> None:
    names = {code: words.called("nb", code) for code in LANGUAGES}
    assert names == {"en": "Norwegian", "da": "norsk", "sv": "norska", "nb": "norsk", "de": "Norwegisch"}
    assert (words.called("da", "de"), words.called("de", "sv"), words.called("x")) == ("Dänisch", "tyska", "x")


def test_only_mark_means_anything_in_an_excerpt() -> None:
    assert pieces("a &lt;b&gt; <mark>c &amp; d</mark> <i>e</i>") == (
        Piece("a <b> ", False), Piece("c & d", True), Piece(" <i>e</i>", False),
    )  # fmt: skip


def segment(start: int, speaker: str | None, text: str = "Words.") -> Segment:
    return Segment(start, start + 5000, text, "en", speaker)


def test_paragraphs_break_for_speakers_chapters_and_breath() -> None:
    said = [segment(n * 5000, "A" if n < 10 else "B") for n in range(14)]
    chapters = (Chapter("Start", 0, 20_000), Chapter("Second", 20_000, 70_000))
    found = paragraphs(said, chapters)
    assert [segment for one in found for segment in one.segments] == said
    assert [(one.start_ms, one.chapter and one.chapter.title, one.speaker) for one in found] == [
        (0, "Start", "A"), (20_000, "Second", None), (50_000, None, "B"),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.text(max_size=5)), max_size=40))
def test_paragraphs_hold_every_segment_once(said: list[tuple[str | None, str]]) -> None:
    segments = [segment(n * 4000, speaker, text) for n, (speaker, text) in enumerate(said)]
    found = paragraphs(segments, (Chapter("One", 8000, 20_000),))
    assert [one for paragraph in found for one in paragraph.segments] == segments
