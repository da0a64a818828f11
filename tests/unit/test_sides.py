"""Two channels, two speakers: who says what."""

from collections.abc import Sequence
from typing import overload

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment, Span, Word
from pipeline.core.recognition.sides import name_by_side

LEFT, RIGHT = (Span(0, 2000), Span(6000, 9000)), (Span(2500, 5500),)
SIDES = (LEFT, RIGHT)


def said(text: str, start_ms: int, end_ms: int, speaker: str | None = None) -> Segment:
    """Return a segment whose words share its time evenly."""
    words = text.split()
    edges = [start_ms + (end_ms - start_ms) * n // len(words) for n in range(len(words) + 1)]
    timed = tuple(Word(edges[n], edges[n + 1], word) for n, word in enumerate(words))
    return Segment(start_ms, end_ms, text, "en", speaker, timed)


def shown(*segments: Segment) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in name_by_side(segments, SIDES)]


def test_each_segment_has_the_speaker_of_the_channel_that_is_heard() -> None:
    assert shown(said("good evening", 0, 2000), said("thank you", 3000, 5000), said("so", 6000, 8000)) == [
        ("Speaker 1", "good evening"), ("Speaker 2", "thank you"), ("Speaker 1", "so")
    ]  # fmt: skip


def test_a_segment_is_cut_where_the_speakers_take_turns() -> None:
    parts = name_by_side([said("is it free no it is not and why", 0, 9000)], SIDES)
    assert [(p.speaker, p.text) for p in parts] == [
        ("Speaker 1", "is it"), ("Speaker 2", "free no it is"), ("Speaker 1", "not and why")
    ]  # fmt: skip
    assert (parts[0].start_ms, parts[-1].end_ms) == (0, 9000)
    assert all(part.words[0].start_ms >= part.start_ms and part.words[-1].end_ms <= part.end_ms for part in parts)


def test_a_word_on_the_border_is_no_turn() -> None:
    words = (Word(1000, 1900, "done"), Word(2500, 2700, "and"), Word(6000, 7000, "so"))
    assert shown(Segment(1000, 7000, "done and so", "en", words=words)) == [("Speaker 1", "done and so")]


def test_a_word_that_no_channel_claims_goes_with_its_neighbours() -> None:
    words = (Word(2100, 2400, "well"), Word(2600, 4000, "yes"), Word(5600, 5900, "indeed"))
    assert shown(Segment(2100, 5900, "well yes indeed", "en", words=words)) == [("Speaker 2", "well yes indeed")]


def test_without_word_times_the_one_who_speaks_longest_has_all_of_it() -> None:
    assert shown(Segment(1500, 5000, "whole", "en")) == [("Speaker 2", "whole")]
    assert shown(Segment(9500, 9900, "nobody", "en")) == [(None, "nobody")]


def test_names_that_are_there_stay() -> None:
    assert shown(said("hello", 0, 1000, "Maren"), said("yes", 3000, 4000)) == [("Maren", "hello"), (None, "yes")]


def test_a_recording_without_sides_is_left_alone() -> None:
    assert name_by_side([said("hello", 0, 1000)], ()) == [said("hello", 0, 1000)]


class SpansThatCount(Sequence[Span]):
    """Spans that count how many of them were looked at."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.looked_at = 0

    def __len__(self) -> int:
        return len(self.spans)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        found = self.spans[index]
        self.looked_at += 1 if isinstance(found, Span) else len(found)
        return found


def test_the_length_of_a_recording_hardly_matters_to_a_word() -> None:
    sides = [SpansThatCount([Span(at, at + 900) for at in range(side, 500_000, 2000)]) for side in (0, 1000)]
    parts = name_by_side([said("word", at, at + 900) for at in range(0, 500_000, 1000)], sides)
    assert [part.speaker for part in parts] == ["Speaker 1", "Speaker 2"] * 250
    assert max(side.looked_at for side in sides) < 50 * len(parts)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=12))
def test_no_word_is_lost_and_nothing_overlaps(steps: list[tuple[int, int]]) -> None:
    words, at_ms = list[Word](), 0
    for number, (pause, length) in enumerate(steps):
        words.append(Word(at_ms + pause, at_ms + pause + length, str(number)))
        at_ms += pause + length
    whole = Segment(0, at_ms + 1, " ".join(word.text for word in words), "en", words=tuple(words))
    parts = name_by_side([whole], SIDES)
    assert " ".join(part.text for part in parts) == whole.text
    edges = [edge for part in parts for edge in (part.start_ms, part.end_ms)]
    assert edges == sorted(edges)
    assert all(part.end_ms > part.start_ms for part in parts)
