"""Words that come again and again: how speech engines fail, and seldom how people speak.

A loop is a phrase that comes several times in a row, within a segment or across many. Who counts, lists, thanks in
chorus or says “no, no, no” also repeats: so a short phrase must come often before it is taken for a loop.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.core.artefacts import Segment, Span

MAX_PERIOD = 40
"""Longer phrases, in words, are not looked for."""
CLEAR_TIMES = {1: 16, 2: 12, 3: 8, 4: 6, 5: 5}
"""By the words of a phrase, how many times in a row nobody says it; longer ones four times."""
DOUBTFUL_TIMES = {1: 8, 2: 6, 3: 5, 4: 4, 5: 4}
"""Likewise, how many times make one doubt; longer ones three times."""
MOST_COMPRESSION = 2.4
"""The ratio above which Whisper itself takes its text for a loop (openai-whisper, ``compression_ratio_threshold``)."""
COMPRESSED_CHARACTERS = 400
"""On a shorter text the ratio means little."""
_GRAM = 3
_REMEMBERED = 10_000
"""So many words, at least, and twice as many at most: what came long before is forgotten."""
_MARKS = "".join(map(chr, range(33, 48))) + ":;?@[]_`{}~…“”„’‘«»–—♪"


@dataclass(frozen=True)
class Loop:
    """A phrase of ``period`` words that comes again and again: words ``first`` to ``end`` of a text."""

    first: int
    period: int
    end: int

    @property
    def times(self) -> int:
        """How many times it comes whole."""
        return (self.end - self.first) // self.period

    @property
    def is_clear(self) -> bool:
        """Whether nobody speaks so."""
        return self.times >= CLEAR_TIMES.get(self.period, 4)

    @property
    def is_doubtful(self) -> bool:
        """Whether people seldom speak so."""
        return self.times >= DOUBTFUL_TIMES.get(self.period, 3)


@dataclass(frozen=True)
class Stream:
    """The words of many segments in one row, as they compare: segment n has those from ``starts[n]`` to ``ends[n]``.

    Where one known speaker follows another stands a word of its own, so that no loop goes from one to the other.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]


def stream(segments: Sequence[Segment]) -> Stream:
    """Return the words of ``segments``, split at spaces, without case and marks."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    speaker = None
    for number, segment in enumerate(segments):
        if speaker and segment.speaker and segment.speaker != speaker:
            words.append(f"\n{number}")
        speaker = segment.speaker
        starts.append(len(words))
        words += [word.strip(_MARKS) or word for word in segment.text.casefold().split()]
        ends.append(len(words))
    return Stream(words, starts, ends)


def loops(words: Sequence[str]) -> Iterator[Loop]:
    """Yield the doubtful loops among ``words``, in order; in time and memory linear in their number.

    Three words that stood there ``period`` words before, and so on without a change of period, make a loop.
    """
    seen: dict[tuple[str, ...], int] = {}
    seen_before: dict[tuple[str, ...], int] = {}
    since, period = 0, 0
    for at, gram in enumerate(chain(zip(words, words[1:], words[2:], strict=False), [()])):
        if at % _REMEMBERED == 0:
            seen_before, seen = seen, {}
        now = at - seen.get(gram, seen_before.get(gram, at))
        seen[gram] = at
        if now != period:
            found = Loop(since - period, period, at - 1 + _GRAM) if 0 < period <= MAX_PERIOD else None
            since, period = at, now
            if found and found.is_doubtful:
                yield found


def squeezed(segments: Sequence[Segment]) -> Iterator[Span]:
    """Yield where the text of ``segments``, taken in pieces of 400 characters, says the same in other words."""
    piece: list[Segment] = []
    characters = 0
    for segment in segments:
        piece.append(segment)
        characters += len(segment.text)
        if characters >= COMPRESSED_CHARACTERS:
            if _compression(" ".join(one.text for one in piece)) > MOST_COMPRESSION:
                yield Span(piece[0].start_ms, piece[-1].end_ms)
            piece, characters = [], 0


def _compression(text: str) -> float:
    data = text.encode("utf-8", "replace")
    return len(data) / len(zlib.compress(data))
