"""Captions that repeat what was just said, because they were made to roll up a screen or to grow word by word."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.core.captions.caption import Caption

HABIT_SHARE = 0.3
ADJOINING_MS = 100
MOST_LINES = 4


def unrolled(captions: Sequence[Caption]) -> tuple[list[Caption], tuple[str, ...]]:
    """Return ``captions`` with everything said once, and notes on what was left out.

    Only a file in which repeating is the habit is treated so: two people may well say "yes" after one another.
    """
    grown, notes = _grown(captions)
    repeated = [0, *(_repeated_lines(before, caption) for before, caption in pairwise(grown))]
    rolls = sum(0 < count < len(caption.lines) for caption, count in zip(grown, repeated, strict=False))
    if not _is_habit(rolls, grown):
        return grown, notes
    once = [replace(caption, lines=caption.lines[count:]) for caption, count in zip(grown, repeated, strict=False)]
    return once, (*notes, f"The captions roll: {sum(repeated)} repeated lines were left out.")


def _is_habit(times: int, captions: Sequence[Caption]) -> bool:
    return times >= max(2, HABIT_SHARE * len(captions))


def _repeated_lines(before: Caption, caption: Caption) -> int:
    """Return how many of the first lines of ``caption`` are the last lines of the one ``before``, which it adjoins."""
    if not _adjoin(before, caption):
        return 0
    old, new = ([line.text for line in lines] for lines in (before.lines, caption.lines))
    longest = min(len(old), len(new), MOST_LINES)
    return next((count for count in range(longest, 0, -1) if old[-count:] == new[:count]), 0)


def _grown(captions: Sequence[Caption]) -> tuple[list[Caption], tuple[str, ...]]:
    """Leave out each caption that the next one only makes longer, and let that one begin where it began."""
    growing = [*(_grows(before, caption) for before, caption in pairwise(captions)), False]
    if not _is_habit(sum(growing), captions):
        return list(captions), ()
    grown: list[Caption] = []
    start_ms: int | None = None
    for caption, goes_on in zip(captions, growing, strict=False):
        start_ms = caption.start_ms if start_ms is None else start_ms
        if not goes_on:
            grown.append(replace(caption, start_ms=start_ms))
            start_ms = None
    return grown, (f"The captions grow word by word: {sum(growing)} unfinished ones were left out.",)


def _grows(before: Caption, caption: Caption) -> bool:
    """Whether ``caption`` is the one ``before``, which it adjoins, with more words in its last line."""
    if not before.lines or len(before.lines) != len(caption.lines) or not _adjoin(before, caption):
        return False
    return before.lines[:-1] == caption.lines[:-1] and caption.lines[-1].text.startswith(before.lines[-1].text + " ")


def _adjoin(before: Caption, caption: Caption) -> bool:
    return caption.start_ms - before.end_ms <= ADJOINING_MS
