"""Which passages answer a query, and which of them first. Pure: numbers in, numbers out.

The index holds a *head* for each session (title, presenters, partner, names of its services in all languages)
and right after it the session's passages. What a head matches counts for all passages of its session that
match something themselves; where only the head matches, the session shows once, with the passage that begins
its presentation.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ENOUGH = 0.4
"""The share of a query's weight that a passage must answer to be a hit; rare words weigh most, unknown ones
too.
"""

_SATURATION = 1.2
_HEAD_AT_OPENING = 0.6
_HEAD_ELSEWHERE = 0.4


@dataclass(frozen=True)
class Entry:
    """A session in the index: the number of its head; its passages follow, and ``start`` begins the
    presentation.
    """

    session: str
    digest: str
    head: int
    start: int
    languages: tuple[str, ...]
    services: tuple[str, ...]
    fields: tuple[str, ...]

    def language(self, number: int) -> str:
        """The language of passage ``number``."""
        return self.languages[number - self.head - 1]

    def opening(self, language: str | None) -> int | None:
        """The passage to show for the session as a whole, in ``language`` if one is asked for."""
        if language is None:
            return self.start if self.languages else None
        if self.languages and self.language(self.start) == language:
            return self.start
        return next((self.head + 1 + i for i, one in enumerate(self.languages) if one == language), None)


@dataclass(frozen=True)
class Group:
    """One wanted word or phrase: how well each passage or head matches it (0 to about 2), and what it weighs."""

    scores: Mapping[int, float]
    weight: float
    required: bool = False


def weigh(found: int, passages: int) -> float:
    """What a word weighs that ``found`` of all ``passages`` hold (inverse document frequency); 0 counts as 1."""
    found = max(1, min(found, passages))
    return math.log(1 + (passages - found + 0.5) / (found + 0.5))


def saturate(times: float, length: float) -> float:
    """The worth of a word that is there so many ``times``, in a passage ``length`` times as long as the mean
    (BM25).
    """
    return times * (_SATURATION + 1) / (times + _SATURATION * (0.5 + 0.5 * length))


def rank(
    groups: Sequence[Group], entries: Sequence[Entry], entry_of: Sequence[int], language: str | None
) -> dict[int, float]:
    """The score of every passage that is a hit. ``entry_of`` gives the place of a number's entry in ``entries``."""
    own, own_words, head, head_words = _add_up(groups, entries, entry_of)
    share = _Shares(groups)
    hits: dict[int, float] = {}
    for number, words in own_words.items():
        entry = entry_of[number]
        answered = share[words | head_words.get(entry, 0)]
        if answered >= ENOUGH:
            hits[number] = (own[number] + _HEAD_ELSEWHERE * head.get(entry, 0.0)) * answered
    for entry, words in head_words.items():
        opening = entries[entry].opening(language)
        if opening is None:
            continue
        answered = share[words | own_words.get(opening, 0)]
        if answered >= ENOUGH and share[words] >= ENOUGH:
            hits[opening] = (own.get(opening, 0.0) + _HEAD_AT_OPENING * head[entry]) * answered
    return hits


def _add_up(
    groups: Sequence[Group], entries: Sequence[Entry], entry_of: Sequence[int]
) -> tuple[dict[int, float], dict[int, int], dict[int, float], dict[int, int]]:
    """Scores and matched groups (as bits), of passages and of heads."""
    own: defaultdict[int, float] = defaultdict(float)
    own_words: defaultdict[int, int] = defaultdict(int)
    head: defaultdict[int, float] = defaultdict(float)
    head_words: defaultdict[int, int] = defaultdict(int)
    for place, group in enumerate(groups):
        bit, weight = 1 << place, group.weight
        for number, score in group.scores.items():
            entry = entry_of[number]
            if number == entries[entry].head:
                head[entry] += weight * score
                head_words[entry] |= bit
            else:
                own[number] += weight * score
                own_words[number] |= bit
    return own, own_words, head, head_words


class _Shares(dict[int, float]):
    """Which share of the query's weight some groups (as bits) make up; 0 when a required one is not among
    them.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._weights = [group.weight for group in groups]
        self._required = sum(1 << place for place, group in enumerate(groups) if group.required)
        self._whole = sum(self._weights) or 1.0

    def __missing__(self, words: int) -> float:
        answered = sum(weight for place, weight in enumerate(self._weights) if words >> place & 1)
        self[words] = 0.0 if self._required & ~words else answered / self._whole
        return self[words]
