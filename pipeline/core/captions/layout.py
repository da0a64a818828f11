"""Captions worth reading: segments laid out as cues of at most two lines, with time enough to read them.

The limits are those on which published guidelines agree, as TED Translators sum them up: two lines of 42 characters,
at most 21 characters a second, 1 to 7 seconds, not more than 100 ms before the words are heard, linguistic units kept
together, no end of one sentence with the beginning of another. The 17 characters a second that are aimed at, and lines
that break after punctuation and are longer below than above, follow Netflix's Timed Text Style Guide.

Each way of cutting the words costs points, and the cheapest way is found in one pass over them (dynamic programming,
as in the breaking of paragraphs by Knuth and Plass): time is linear in the number of words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pipeline.core.artefacts import Segment
from pipeline.core.captions.breaks import SENTENCE_END, break_costs
from pipeline.core.wording import clean

LINE_CHARACTERS = 42
TARGET_SPEED, HIGHEST_SPEED = 17, 21
"""In characters a second, spaces included."""
SHORTEST_MS, LONGEST_MS = 1000, 7000
EARLY_MS = 100
GAP_MS = 100
PAUSE_MS = 1500
"""A pause in which one caption ends, and another begins with what is said next."""
SLOWEST_MS = 200
"""How long a character takes at most: captions often stay on when their words have long been said."""

_CUE = 6.0
_BETWEEN_CUES = 2.0
_GUESSED = 4.0
_PAUSED = 1 / 80
_HALF_SENTENCE = 8.0
_UNBALANCED, _TOP_HEAVY = 0.005, 0.012
_OVER_TARGET, _OVER_LIMIT, _TOO_FAST = 1.0, 3.0, 25.0
_TOO_SHORT = 30.0
_TOO_LONG = 30.0


@dataclass(frozen=True)
class Cue:
    """A caption as it is shown: one line or two, in ``language``, of what one speaker says."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speaker: str | None = None
    language: str = ""

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(self.lines)

    @property
    def speed(self) -> float:
        """How fast one has to read, in characters a second."""
        return 1000 * len(self.text) / max(1, self.end_ms - self.start_ms)


def cues(segments: Iterable[Segment], until_ms: int | None = None) -> tuple[Cue, ...]:
    """Lay out ``segments``, which are in order, as cues that end by ``until_ms`` (the recording's length) if given.

    Every word is kept, in order; cues do not overlap. Where people speak faster than anybody reads, the cues are as
    long as can be. Times within a segment come from its words, else from their lengths.
    """
    runs = list(_runs(segments))
    nexts = [run.words[0].start_ms for run in runs[1:]] + [until_ms]
    drafts = [draft for run, next_ms in zip(runs, nexts, strict=False) for draft in _cut(run, next_ms)]
    return tuple(_timed(drafts, until_ms))


# words with times ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Word:
    """A word; ``guessed`` is one whose start is not known but worked out from the lengths of words."""

    text: str
    start_ms: int
    end_ms: int
    guessed: bool


@dataclass(frozen=True)
class _Run:
    """What one speaker says in one language without a long pause."""

    words: tuple[_Word, ...]
    speaker: str | None
    language: str


def _runs(segments: Iterable[Segment]) -> Iterator[_Run]:
    words: list[_Word] = []
    before: Segment | None = None
    for segment in segments:
        found = _words(segment, words[-1].start_ms if words else 0)
        if not found:
            continue
        if before and not _goes_on(before, segment, words[-1].end_ms):
            yield _Run(tuple(words), before.speaker, before.language)
            words = []
        words += found
        before = segment
    if before:
        yield _Run(tuple(words), before.speaker, before.language)


def _goes_on(before: Segment, segment: Segment, end_ms: int) -> bool:
    is_same = (before.speaker, before.language) == (segment.speaker, segment.language)
    return is_same and segment.start_ms - end_ms < PAUSE_MS


def _words(segment: Segment, from_ms: int) -> list[_Word]:
    """Return the words of a segment: none begins before the one ahead of it does, nor before ``from_ms``."""
    texts = clean(segment.text).split()
    timed = [clean(word.text) for word in segment.words] == texts
    spans = [(w.start_ms, w.end_ms) for w in segment.words] if timed else _by_length(segment, texts)
    words: list[_Word] = []
    for number, (text, (start_ms, end_ms)) in enumerate(zip(texts, spans, strict=True)):
        from_ms = max(from_ms, start_ms)
        words.append(_Word(text, from_ms, max(from_ms, end_ms), guessed=number > 0 and not timed))
    return words


def _by_length(segment: Segment, texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return times for the words of a segment by their lengths; nobody speaks slower than 5 characters a second."""
    ends = list(accumulate((len(text) + 1 for text in texts), initial=0))
    length_ms = min(segment.end_ms - segment.start_ms, SLOWEST_MS * ends[-1])
    times = [segment.start_ms + length_ms * end // max(1, ends[-1]) for end in ends[:-1]]
    return list(pairwise([*times, segment.end_ms]))


# where to cut ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Costs:
    """A run, ready to be cut before any of its words; ``at[n]`` is how many characters stand before word ``n``.

    ``pauses`` and ``sentences`` add up, before each word, how long the pauses and how many the ends of sentences were.
    """

    words: Sequence[_Word]
    next_ms: int | None
    at: Sequence[int]
    breaks: Sequence[int]
    pauses: Sequence[int]
    sentences: Sequence[int]

    def width(self, first: int, end: int) -> int:
        """How many characters the words from ``first`` up to ``end`` take on one line."""
        return self.at[end] - self.at[first] - 1

    def split(self, first: int, end: int) -> tuple[float, int] | None:
        """The cheapest way to lay out these words, and before which one the second line begins (``end``: no second)."""
        if self.width(first, end) <= LINE_CHARACTERS or end - first == 1:
            return 0.0, end
        earliest = bisect_left(self.at, self.at[end] - LINE_CHARACTERS - 1)
        latest = bisect_right(self.at, self.at[first] + LINE_CHARACTERS + 1) - 1
        places = range(max(earliest, first + 1), min(latest, end - 1) + 1)
        return min(((self._line_break(first, at, end), at) for at in places), default=None)

    def _line_break(self, first: int, at: int, end: int) -> float:
        longer_below = self.width(at, end) - self.width(first, at)
        return self.breaks[at] + (_UNBALANCED if longer_below >= 0 else _TOP_HEAVY) * longer_below**2

    def cue(self, first: int, end: int) -> float:
        """What it costs to show these words as one cue, and to begin another after them."""
        is_last = end == len(self.words)
        cost = _CUE + self.reading(first, end) + _PAUSED * (self.pauses[end - 1] - self.pauses[first])
        if self.sentences[end - 1] > self.sentences[first] and not (
            self._opens(first) and (is_last or self._opens(end))
        ):
            cost += _HALF_SENTENCE
        return cost if is_last else cost + _BETWEEN_CUES * self.breaks[end] + _GUESSED * self.words[end].guessed

    def _opens(self, word: int) -> bool:
        return self.breaks[word] == SENTENCE_END

    def reading(self, first: int, end: int) -> float:
        """What it costs to have too little time for these words, or too much."""
        start_ms, last_ms = self.words[first].start_ms, self.words[end - 1].start_ms
        free_ms = self.words[end].start_ms if end < len(self.words) else self.next_ms
        longest_ms = LONGEST_MS if free_ms is None else min(LONGEST_MS, free_ms - start_ms)
        speed = 1000 * self.width(first, end) / max(1, longest_ms)
        cost = _TOO_LONG * max(0, last_ms + SHORTEST_MS // 2 - start_ms - LONGEST_MS) / 1000
        if longest_ms < SHORTEST_MS:
            cost += _TOO_SHORT * (2 - longest_ms / SHORTEST_MS)
        if speed > HIGHEST_SPEED:
            cost += _TOO_FAST + _OVER_LIMIT * min(speed - HIGHEST_SPEED, HIGHEST_SPEED)
        return cost + _OVER_TARGET * max(0.0, min(speed, HIGHEST_SPEED) - TARGET_SPEED)


@dataclass(frozen=True)
class _Draft:
    """A cue, with the time in which its words are heard."""

    cue: Cue
    spoken_ms: int


def _costs(run: _Run, next_ms: int | None) -> _Costs:
    words = run.words
    breaks = break_costs([word.text for word in words], run.language)
    pauses = [max(0, after.start_ms - before.end_ms) for before, after in pairwise(words)]
    return _Costs(
        words=words,
        next_ms=next_ms,
        at=list(accumulate((len(word.text) + 1 for word in words), initial=0)),
        breaks=breaks,
        pauses=list(accumulate(pauses, initial=0)),
        sentences=list(accumulate((cost == SENTENCE_END for cost in breaks[1:]), initial=0)),
    )


def _cut(run: _Run, next_ms: int | None) -> Iterator[_Draft]:
    """Yield the cues of a run: of all ways to cut it the one that costs least."""
    costs, count = _costs(run, next_ms), len(run.words)
    least = [0.0, *[float("inf")] * count]
    came_from = [(0, 0)] * (count + 1)
    for first in range(count):
        for end in range(first + 1, count + 1):
            if costs.width(first, end) > 2 * LINE_CHARACTERS + 1 and end - first > 1:
                break
            cost = least[first] + costs.cue(first, end)
            if cost < least[end] and (lines := costs.split(first, end)) and cost + lines[0] < least[end]:
                least[end], came_from[end] = cost + lines[0], (first, lines[1])
    yield from reversed([_draft(run, *part) for part in _parts(came_from)])


def _parts(came_from: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield first word, first word of the second line, and end of each cue, the last cue first."""
    end = len(came_from) - 1
    while end:
        first, second = came_from[end]
        yield first, second, end
        end = first


def _draft(run: _Run, first: int, second: int, end: int) -> _Draft:
    words = run.words
    lines = (" ".join(word.text for word in words[a:b]) for a, b in ((first, second), (second, end)) if a < b)
    spoken_ms = words[end - 1].end_ms
    return _Draft(Cue(words[first].start_ms, spoken_ms, tuple(lines), run.speaker, run.language), spoken_ms)


# when to show ----------------------------------------------------------------------------------------------------


def _timed(drafts: Sequence[_Draft], until_ms: int | None) -> Iterator[Cue]:
    """Yield the cues with the times at which they are shown: long enough to be read, where there is room."""
    starts = _starts(drafts, until_ms)
    for draft, start_ms, next_ms in zip(drafts, starts, [*starts[1:], until_ms], strict=False):
        yield replace(draft.cue, start_ms=start_ms, end_ms=_end(draft, start_ms, next_ms))


def _starts(drafts: Sequence[_Draft], until_ms: int | None) -> list[int]:
    """Return when each cue begins: up to 100 ms early where it would be too fast and nobody else speaks."""
    starts: list[int] = []
    free_ms = 0
    nexts = [draft.cue.start_ms for draft in drafts[1:]] + [until_ms]
    for draft, next_ms in zip(drafts, nexts, strict=False):
        start_ms = max(draft.cue.start_ms, starts[-1] + 1 if starts else 0)
        lacking_ms = _reading_ms(draft.cue) - (next_ms - start_ms) if next_ms is not None else 0
        early_ms = max(0, min(EARLY_MS, lacking_ms, start_ms - free_ms))
        starts.append(start_ms - early_ms)
        free_ms = max(start_ms + 1, draft.spoken_ms)
    return starts


def _reading_ms(cue: Cue) -> int:
    """How long a cue should be shown."""
    return min(LONGEST_MS, max(SHORTEST_MS, -(-1000 * len(cue.text) // TARGET_SPEED)))


def _end(draft: _Draft, start_ms: int, next_ms: int | None) -> int:
    """When a cue goes: read, or said, whatever comes last; not in the next one; no short gap before that."""
    end_ms = min(start_ms + LONGEST_MS, max(draft.spoken_ms, start_ms + _reading_ms(draft.cue)))
    if next_ms is None:
        return end_ms
    if next_ms - end_ms < GAP_MS:
        end_ms = next_ms if next_ms - start_ms <= LONGEST_MS else min(end_ms, next_ms - GAP_MS)
    return max(start_ms + 1, end_ms)
