"""Stretches of a recording, as sets of moments: what they cover together, and what is left of them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from pipeline.core.artefacts import Span


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return ``spans`` in order, with those that touch or overlap made one; empty ones are left out."""
    whole: list[Span] = []
    for span in sorted(spans, key=attrgetter("start_ms")):
        if whole and span.start_ms <= whole[-1].end_ms:
            whole[-1] = Span(whole[-1].start_ms, max(whole[-1].end_ms, span.end_ms))
        elif span.end_ms > span.start_ms:
            whole.append(span)
    return whole


def without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """Return what is left of ``spans`` outside ``holes``; both are in order and do not overlap."""
    left: list[Span] = []
    next_hole = 0
    for span in spans:
        at_ms = span.start_ms
        while next_hole < len(holes) and holes[next_hole].end_ms <= at_ms:
            next_hole += 1
        for hole in _holes_before(holes, next_hole, span.end_ms):
            left.append(Span(at_ms, hole.start_ms))
            at_ms = hole.end_ms
        left.append(Span(at_ms, span.end_ms))
    return [span for span in left if span.end_ms > span.start_ms]


def _holes_before(holes: Sequence[Span], first: int, end_ms: int) -> Iterable[Span]:
    while first < len(holes) and holes[first].start_ms < end_ms:
        yield holes[first]
        first += 1


def widened(spans: Iterable[Span], by_ms: int) -> list[Span]:
    """Return ``spans`` with ``by_ms`` more at both ends of each, in order and joined."""
    return joined(Span(span.start_ms - by_ms, span.end_ms + by_ms) for span in spans)


def length_ms(spans: Iterable[Span]) -> int:
    """Return how long ``spans`` are together; they do not overlap."""
    return sum(span.end_ms - span.start_ms for span in spans)


def touching(spans: Sequence[Span], start_ms: int, end_ms: int) -> Sequence[Span]:
    """Return those of ``spans`` (in order, without overlap) that have a moment from ``start_ms`` to ``end_ms``.

    A stretch without length counts as its first moment.
    """
    first = bisect_right(spans, start_ms, key=lambda span: span.end_ms)
    end = bisect_right(spans, max(start_ms, end_ms - 1), key=lambda span: span.start_ms)
    return spans[first:end]
