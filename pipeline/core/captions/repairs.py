"""Times that cannot be are repaired where it is sure what was meant, and doubted where it is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from pipeline.core.artefacts import Doubt, Segment, Severity

WORD_MS = 350
HOUR_MS = 3_600_000
MOST_DOUBTS = 20
RESTART_MS = 10_000
OVERLAP_MS = 1000
HABIT_SHARE = 0.3

_BACKWARDS = "The file puts this caption after later ones; it was sorted by its time."
_RESTARTS = "The clock of the captions jumps back here: perhaps two files were put together."
_COVERED = "Two captions claim this time; the first one was cut short."
_OUTSIDE = "Captions lie outside the recording: perhaps they belong to another one."


class Repaired(NamedTuple):
    """Segments with what was done to them, and the places where it may be wrong."""

    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def in_order(segments: Sequence[Segment]) -> Repaired:
    """Return ``segments`` sorted, apart from one another, and none shorter than a millisecond."""
    lasting = [_lasting(segment) for segment in segments]
    late = list(_late(lasting))
    ordered = sorted(lasting, key=lambda segment: segment.start_ms)
    overlapping = [pair for pair in pairwise(ordered) if pair[0].end_ms > pair[1].start_ms]
    counts = (
        (_differences(segments, lasting), "had no length or ended before they began; their times were made up."),
        (len(late), "came too late in the file; all were sorted by time."),
        (len(overlapping), "ran into the next one; their times were cut there."),
    )
    doubts = [*_capped(late), *_capped(_covered(overlapping, len(ordered)))]
    return Repaired(tuple(apart(_taking_turns(ordered))), _told(counts), tuple(doubts))


def within(segments: Sequence[Segment], duration_ms: int) -> Repaired:
    """Return what lies within a recording of ``duration_ms``."""
    inside = [segment for segment in segments if segment.end_ms > 0 and segment.start_ms < duration_ms]
    cut = [_cut(segment, duration_ms) for segment in inside]
    outside = len(segments) - len(inside)
    counts = (
        (outside, "lay outside the recording; they were left out."),
        (_differences(inside, cut), "ran past an end of the recording; they were cut there."),
    )
    last = Doubt("clock", max(0, duration_ms - 1000), duration_ms, _OUTSIDE, "high")
    return Repaired(tuple(cut), _told(counts), (last,) if outside else ())


def _cut(segment: Segment, duration_ms: int) -> Segment:
    if segment.start_ms >= 0 and segment.end_ms <= duration_ms:
        return segment
    return replace(segment, start_ms=max(0, segment.start_ms), end_ms=min(duration_ms, segment.end_ms))


def from_the_first_hour(segments: Sequence[Segment], duration_ms: int) -> tuple[Sequence[Segment], tuple[str, ...]]:
    """Take whole hours off where every segment lies after the end of the recording, and they then fit.

    Programmes in broadcasting often begin at 1:00:00 or 10:00:00.
    """
    first_ms, last_ms = segments[0].start_ms if segments else 0, segments[-1].end_ms if segments else 0
    hours = first_ms // HOUR_MS
    if not hours or first_ms < duration_ms or last_ms - hours * HOUR_MS > 1.1 * duration_ms:
        return segments, ()
    moved = [replace(s, start_ms=s.start_ms - hours * HOUR_MS, end_ms=s.end_ms - hours * HOUR_MS) for s in segments]
    return moved, (f"The captions began at {hours}:00:00 on their own clock; that was taken off all times.",)


def counted(count: int, what: str) -> str:
    """Return the sentence that ``what`` says of ``count`` captions."""
    return f"{'1 caption' if count == 1 else f'{count} captions'} {what}"


def _told(counts: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(counted(count, what) for count, what in counts if count)


def _differences(before: Sequence[Segment], after: Sequence[Segment]) -> int:
    return sum(old is not new for old, new in zip(before, after, strict=True))


def _capped(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Return the worst of ``doubts``, in order: a file that is wrong everywhere need not be told of everywhere."""
    worst = sorted(doubts, key=lambda doubt: (doubt.severity != "high", doubt.start_ms))[:MOST_DOUBTS]
    return sorted(worst, key=lambda doubt: doubt.start_ms)


def _lasting(segment: Segment) -> Segment:
    if segment.end_ms > segment.start_ms:
        return segment
    return replace(segment, end_ms=segment.start_ms + WORD_MS * len(segment.text.split()))


def _late(segments: Sequence[Segment]) -> Iterator[Doubt]:
    """Yield a doubt for each segment that begins before the one above it."""
    for before, segment in pairwise(segments):
        if (back_ms := before.start_ms - segment.start_ms) > 0:
            restarts = back_ms >= RESTART_MS
            severity: Severity = "high" if restarts else "medium"
            reason = _RESTARTS if restarts else _BACKWARDS
            yield Doubt("clock", segment.start_ms, segment.end_ms, reason, severity)


def _covered(overlapping: Sequence[tuple[Segment, Segment]], total: int) -> Iterator[Doubt]:
    """Yield a doubt where a segment loses more than half of its time, unless overlapping is the file's habit."""
    if len(overlapping) >= max(2, HABIT_SHARE * total):
        return
    for first, second in overlapping:
        lost_ms = first.end_ms - second.start_ms
        if lost_ms >= OVERLAP_MS and 2 * lost_ms > first.end_ms - first.start_ms:
            yield Doubt("overlap", first.start_ms, max(first.end_ms, second.end_ms), _COVERED, "low")


def _taking_turns(ordered: Iterable[Segment]) -> Iterator[Segment]:
    """Let segments that begin together share the time until the next one by the length of what they say."""
    groups = [list(group) for _, group in groupby(ordered, key=lambda segment: segment.start_ms)]
    next_ms = [group[0].start_ms for group in groups[1:]]
    for together, until_ms in zip_longest(groups, next_ms):
        yield from together if len(together) == 1 else _shared(together, until_ms)


def _shared(together: Sequence[Segment], until_ms: int | None) -> Iterator[Segment]:
    start_ms, end_ms = together[0].start_ms, max(segment.end_ms for segment in together)
    length_ms = (end_ms if until_ms is None else min(end_ms, until_ms)) - start_ms
    total, said = sum(len(segment.text) for segment in together), 0
    for segment in together:
        begins_ms = start_ms + length_ms * said // total
        said += len(segment.text)
        yield replace(segment, start_ms=begins_ms, end_ms=start_ms + length_ms * said // total)


def apart(ordered: Iterable[Segment]) -> list[Segment]:
    """Cut each segment where the next begins; where there is no time left, each lasts a millisecond."""
    placed: list[Segment] = []
    for segment in ordered:
        turn_ms = segment.start_ms
        if placed and placed[-1].end_ms > turn_ms:
            turn_ms = max(turn_ms, placed[-1].start_ms + 1)
            if placed[-1].end_ms != turn_ms:
                placed[-1] = replace(placed[-1], end_ms=turn_ms)
        if segment.start_ms != turn_ms or segment.end_ms <= turn_ms:
            segment = replace(segment, start_ms=turn_ms, end_ms=max(segment.end_ms, turn_ms + 1))
        placed.append(segment)
    return placed
