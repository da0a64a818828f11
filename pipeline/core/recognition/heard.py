"""What a speech engine heard in one stretch of sound, put in order: an engine's times are not to be relied on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.core.artefacts import Doubt, Removed, Segment, Span, Word
from pipeline.core.captions.repairs import WORD_MS
from pipeline.core.recognition.switching import Evidence
from pipeline.core.wording import clean

CLOCK = "The speech engine's clock ran backwards here: words may stand at the wrong time, or in the wrong order."
OUTSIDE = "The speech engine put this where it was given no sound."


@dataclass(frozen=True)
class Heard:
    """One stretch, from ``start_ms`` to ``end_ms``, with what was heard in it, in order and without overlap."""

    start_ms: int
    end_ms: int
    evidence: Evidence
    segments: tuple[Segment, ...] = ()
    removed: tuple[Removed, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def in_order(stretch: Span, evidence: Evidence, language: str, found: Sequence[Segment]) -> Heard:
    """Return the segments that an engine ``found``: sorted, cut where the next begins, and within the ``stretch``.

    Text without time in the stretch is removed and stays on record. Text that ends no later than it begins is given
    an end by its number of words. A clock that ran backwards is a doubt.
    """
    said = [replace(s, text=text, language=language) for s in found if (text := clean(s.text))]
    placed: list[Segment] = []
    removed: list[Removed] = []
    turn_ms = stretch.start_ms
    for segment in sorted(said, key=lambda segment: segment.start_ms):
        start_ms = max(segment.start_ms, turn_ms)
        if start_ms >= stretch.end_ms or max(segment.start_ms + 1, segment.end_ms) <= stretch.start_ms:
            removed.append(Removed(segment, OUTSIDE))
        else:
            turn_ms = start_ms + 1
            end_ms = max(turn_ms, min(_end_ms(segment), stretch.end_ms))
            placed.append(replace(segment, start_ms=start_ms, end_ms=end_ms))
    doubts = (Doubt("clock", stretch.start_ms, stretch.end_ms, CLOCK),) if _runs_backwards(found) else ()
    return Heard(stretch.start_ms, stretch.end_ms, evidence, tuple(_apart(placed)), tuple(removed), doubts)


def _end_ms(segment: Segment) -> int:
    """Return when a segment ends; where the engine's end cannot be, a likely one."""
    likely_ms = segment.start_ms + WORD_MS * len(segment.text.split())
    return segment.end_ms if segment.end_ms > segment.start_ms else likely_ms


def _runs_backwards(found: Sequence[Segment]) -> bool:
    rows: list[Sequence[Segment | Word]] = [found, *(segment.words for segment in found)]
    late = any(before.start_ms > after.start_ms for row in rows for before, after in pairwise(row))
    return late or any(one.end_ms < one.start_ms for row in rows for one in row)


def _apart(placed: Sequence[Segment]) -> Iterator[Segment]:
    """Yield each segment cut where the next one begins; they begin at different times."""
    turns = [segment.start_ms for segment in placed[1:]]
    for segment, turn_ms in zip(placed, [*turns, None], strict=False):  # no segments, one turn
        end_ms = segment.end_ms if turn_ms is None else min(segment.end_ms, turn_ms)
        yield replace(segment, end_ms=end_ms, words=tuple(_within(segment.words, Span(segment.start_ms, end_ms))))


def _within(words: Sequence[Word], span: Span) -> Iterator[Word]:
    """Yield ``words`` as they were said, none earlier than the one before it, and all within ``span``."""
    turn_ms = span.start_ms
    for word in words:
        if text := clean(word.text):
            start_ms = min(max(word.start_ms, turn_ms), span.end_ms - 1)
            turn_ms = min(max(word.end_ms, start_ms + 1), span.end_ms)
            yield replace(word, start_ms=start_ms, end_ms=turn_ms, text=text)
