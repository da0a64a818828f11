"""What a speech engine clearly invented: text where nobody speaks, and loops. It is taken out, and kept on record."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.core.artefacts import Removed, Segment, Span
from pipeline.core.spans import touching, widened
from pipeline.core.trust.loops import Loop, Stream, loops, stream
from pipeline.core.wording import clean

TOLERANCE_MS = 500
"""How far words may stand from speech that was heard; engines are not sharper than that."""
UNHEARD = "Nobody was heard to speak here."
WORDLESS = "There are only signs here, and no words."
QUOTED = 80


def take_out(segments: Sequence[Segment], speech: Sequence[Span]) -> tuple[list[Segment], list[Removed]]:
    """Return the segments that may stay, and those that were clearly invented, each with the reason in words.

    Taken out is what stands where nobody speaks, what has no words, and what repeats itself as nobody speaks: of a loop
    the first time stays, if it is on ``speech``. A segment that is a loop in part is cut there.
    """
    heard = widened(speech, TOLERANCE_MS)
    kept: list[Segment] = []
    removed: list[Removed] = []
    for segment, loop in _cut_at_loops(segments):
        if reason := loop or _reason(segment, heard):
            removed.append(Removed(segment, reason))
        else:
            kept.append(segment)
    return kept, removed


def _reason(segment: Segment, heard: Sequence[Span]) -> str:
    if not any(map(str.isalnum, segment.text)):
        return WORDLESS
    return "" if touching(heard, segment.start_ms, segment.end_ms) else UNHEARD


def _cut_at_loops(segments: Sequence[Segment]) -> Iterator[tuple[Segment, str]]:
    """Yield all words of ``segments`` in order, with the reason where they are part of a loop."""
    row = stream(segments)
    reasons = [""] * len(row.words)
    for loop in loops(row.words):
        if loop.is_clear:
            again, end = loop.first + loop.period, _end(loop, row)
            reasons[again:end] = [told(loop, row.words)] * (end - again)
    for segment, start, end in zip(segments, row.starts, row.ends, strict=True):
        words = segment.text.split()
        at = 0
        for reason, group in groupby(reasons[start:end]):
            count = len(list(group))
            yield _part(segment, words, at, at + count), reason
            at += count
        if not words:
            yield segment, ""


def _end(loop: Loop, row: Stream) -> int:
    """Before which word the loop is cut off: where the last time leads over to other words, it stays."""
    whole = loop.first + loop.times * loop.period
    ends = row.ends[bisect_left(row.ends, whole) :][:2]
    return loop.end if loop.end in ends else whole if whole in ends else whole - loop.period


def told(loop: Loop, words: Sequence[str]) -> str:
    """Say how often which words come."""
    phrase = quoted(" ".join(words[loop.first : loop.first + loop.period]))
    return f"The same words come {loop.times} times in a row: {phrase}."


def quoted(text: str) -> str:
    """Return the beginning of ``text``, at most 80 characters of it, clean and in quotation marks."""
    text = clean(text[: 4 * QUOTED])
    return f"“{text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + '…'}”"


def _part(segment: Segment, texts: Sequence[str], first: int, end: int) -> Segment:
    """Return words ``first`` to ``end`` of ``segment``, timed by its words, else by their share of all words."""
    if end - first == len(texts):
        return segment
    text = " ".join(texts[first:end])
    if len(segment.words) == len(texts):
        words = segment.words[first:end]
        return replace(segment, start_ms=words[0].start_ms, end_ms=words[-1].end_ms, text=text, words=words)
    length_ms = segment.end_ms - segment.start_ms
    start_ms, end_ms = (segment.start_ms + length_ms * at // len(texts) for at in (first, end))
    return replace(segment, start_ms=start_ms, end_ms=end_ms, text=text, words=())
