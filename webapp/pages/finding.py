"""Finding words in a transcript: where they stand, in the words as they are written, whatever their case.

What is looked for may run over the end of one segment into the next. ``static/in-transcript.js`` finds the same.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

SHORT = 3
"""Words of so many letters are everywhere."""


@dataclass(frozen=True)
class Mark:
    """A stretch of one text that is to be marked: characters; ``begins`` where what was found begins with it."""

    start: int
    end: int
    begins: bool


def pattern(wanted: str) -> re.Pattern[str] | None:
    """What finds these words in this order, however much space is between them; ``None`` for no words."""
    words = wanted.split()
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if words else None


def pattern_at_moment(wanted: str, texts: Sequence[str]) -> re.Pattern[str] | None:
    """As :func:`pattern` for who comes from a search to a moment: where nobody says the words together, each of them
    is found, but for short ones.
    """
    together = pattern(wanted)
    apart = [re.escape(word) for word in wanted.split() if len(word) > SHORT]
    if together is None or not apart or together.search(" ".join(texts)):
        return together
    return re.compile("|".join(apart), re.IGNORECASE)


def marks(texts: Sequence[str], wanted: re.Pattern[str]) -> tuple[tuple[Mark, ...], ...]:
    """For each of the texts, which follow one another, what to mark in it."""
    found = [match.span() for match in wanted.finditer(" ".join(texts))]
    if not found:
        return ((),) * len(texts)
    return tuple(tuple(_within(found, start, end)) for start, end in _bounds(texts))


def _bounds(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for text in texts:
        yield start, start + len(text)
        start += len(text) + 1


def _within(found: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Mark]:
    """What was found between two places; only this much of ``found`` is looked at."""
    for place in range(bisect_right(found, start, key=itemgetter(1)), len(found)):
        first, last = found[place]
        if first >= end:
            return
        if start < end:
            yield Mark(max(first, start) - start, min(last, end) - start, first >= start)
