"""The parts of a recording as stretches of time, in order and without gaps."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.core.artefacts import Part, PartKind
from pipeline.core.outline.sentences import Sentence

_BREAK_MS = 60_000
_NEAR = 3
"""Sentences around a long silence in which a break is announced or spoken of."""
_SURE = 2.0


def part_spans(kinds: Sequence[PartKind], sentences: Sequence[Sentence]) -> tuple[Part, ...]:
    """The parts from the first sentence to the last; a long silence that somebody speaks of is a break."""
    found: list[Part] = []
    for kind, members in groupby(range(len(kinds)), key=lambda at: kinds[at]):
        first = next(members)
        if found:
            found[-1] = Part(found[-1].kind, found[-1].start_ms, sentences[first].start_ms)
        found.append(Part(kind, sentences[first].start_ms, sentences[-1].end_ms))
    for at, sentence in enumerate(sentences):
        if sentence.pause_ms >= _BREAK_MS and at:
            around = sentences[max(at - _NEAR, 0) : at + _NEAR]
            if any(near.weight("break") >= _SURE for near in around):
                found = _with_break(found, sentence.start_ms - sentence.pause_ms, sentence.start_ms)
    return _merged(found)


def _merged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Neighbours of one kind as one part."""
    return tuple(
        Part(kind, members[0].start_ms, members[-1].end_ms)
        for kind, group in groupby(parts, key=lambda part: part.kind)
        if (members := list(group))
    )


def _with_break(parts: list[Part], start_ms: int, end_ms: int) -> list[Part]:
    """Cut a break out of the parts that it lies in."""
    cut: list[Part] = []
    for part in parts:
        if part.end_ms <= start_ms or end_ms <= part.start_ms or part.kind == "break":
            cut.append(part)
            continue
        if part.start_ms < start_ms:
            cut.append(Part(part.kind, part.start_ms, start_ms))
        cut.append(Part("break", max(start_ms, part.start_ms), min(end_ms, part.end_ms)))
        if end_ms < part.end_ms:
            cut.append(Part(part.kind, end_ms, part.end_ms))
    return cut
