"""Who speaks, where a recording has one speaker a channel: ``Speaker 1`` is on the left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.core.artefacts import Segment, Span, Word
from pipeline.core.spans import touching

SHORTEST_TURN_MS = 250
"""What is shorter is no turn, but a word on the border of two."""

Sides = Sequence[Sequence[Span]]
"""When somebody speaks on each channel, left first; the spans of each are in order and do not overlap."""


def name_by_side(segments: Sequence[Segment], sides: Sides) -> list[Segment]:
    """Return ``segments`` with the speaker of the channel that is heard during each, cut where the speakers take
    turns; without word times a segment stays whole, and has the one who speaks longest in it.

    Where somebody has named speakers already, nothing is changed.
    """
    if not sides or any(segment.speaker for segment in segments):
        return list(segments)
    return [part for segment in segments for part in _parts(segment, sides)]


def _parts(segment: Segment, sides: Sides) -> Iterator[Segment]:
    turns = _turns(segment.words, sides)
    if len(turns) < 2:
        side = turns[0][0] if turns else _loudest(segment, sides)
        yield replace(segment, speaker=_speaker(side))
        return
    starts = [segment.start_ms, *(words[0].start_ms for _, words in turns[1:])]
    ends = [*(words[-1].end_ms for _, words in turns[:-1]), segment.end_ms]
    for (side, words), start_ms, end_ms in zip(turns, starts, ends, strict=True):
        text = " ".join(word.text for word in words)
        yield replace(segment, start_ms=start_ms, end_ms=end_ms, text=text, speaker=_speaker(side), words=tuple(words))


def _turns(words: Sequence[Word], sides: Sides) -> list[tuple[int | None, list[Word]]]:
    """Return who speaks and the words of each turn; what is too short for a turn goes with the words before it."""
    turns: list[tuple[int | None, list[Word]]] = []
    for side, run in groupby(zip(_claimed(words, sides), words, strict=True), key=lambda claimed: claimed[0]):
        said = [word for _, word in run]
        if turns and (_is_short(said) or side == turns[-1][0]):
            turns[-1][1].extend(said)
        elif turns and _is_short(turns[-1][1]):  # only the first can be
            turns[-1] = (side, turns[-1][1] + said)
        else:
            turns.append((side, said))
    return turns


def _claimed(words: Sequence[Word], sides: Sides) -> list[int | None]:
    """Return the side of each word; one that no side claims goes with the word before it, else after it."""
    found = [_loudest(word, sides) for word in words]
    latest = next((side for side in found if side is not None), None)
    claimed: list[int | None] = []
    for side in found:
        latest = latest if side is None else side
        claimed.append(latest)
    return claimed


def _is_short(words: Sequence[Word]) -> bool:
    return words[-1].end_ms - words[0].start_ms < SHORTEST_TURN_MS


def _loudest(timed: Segment | Word, sides: Sides) -> int | None:
    """Return the side that speaks longest in that time; ``None`` where none does, or several just as long."""
    begin, end = timed.start_ms, timed.end_ms
    shares = [sum(_overlap_ms(timed, span) for span in touching(spans, begin, end)) for spans in sides]
    most = max(shares)
    return shares.index(most) if most > 0 and shares.count(most) == 1 else None


def _overlap_ms(timed: Segment | Word, span: Span) -> int:
    return max(0, min(timed.end_ms, span.end_ms) - max(timed.start_ms, span.start_ms))


def _speaker(side: int | None) -> str | None:
    return None if side is None else f"Speaker {side + 1}"
