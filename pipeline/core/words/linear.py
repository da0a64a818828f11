"""A linear model of what is spoken of: every word speaks for each label or against it, and that is added up.

What a word says is the sum over its features: its stem in its language, and its stretches of four letters, which
languages share that are related, and compounds and inflections with their parts. Nothing else goes in, so that every
decision can be told word by word. The weights are learnt by ``python -m training.train``.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from pipeline.core.words.phrases import Word

GRAM = 4
"""Letters in a stretch of a word; its beginning and its end count as one."""
FEWEST_WORDS = 12
"""A text of fewer words counts as one of so many, so that single words of a short one do not weigh too much."""
ZERO = ord("P")
LEVELS = 45
"""The most levels up or down from zero: so that every weight is one printable character."""

Weights = Sequence[int]
"""Weights in levels, one a label."""


def features(word: Word, language: str) -> Iterator[str]:
    """What a word is known by: ``sv:mäss`` for its stem, and the stretches of its letters."""
    yield f"{language}:{word.stem}"
    marked = f"<{word.text}>"
    for place in range(len(marked) - GRAM + 1):
        yield marked[place : place + GRAM]


def scale(count: int) -> float:
    """What a word counts in a text of ``count`` different words."""
    return 1 / math.sqrt(max(count, FEWEST_WORDS))


def spelled(weights: Iterable[int]) -> str:
    """Weights in levels as the model writes them: one character each."""
    return "".join(chr(ZERO + level) for level in weights)


@dataclass(frozen=True)
class LinearModel:
    """Weights of features for ``labels``, in whole levels of ``step``; ``bias`` is where every text starts.

    ``data`` is the digest of what it was trained on, ``about`` that of the labels' home (a toolbox's ids).
    """

    data: str
    about: str
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    weights: dict[str, str]

    def word(self, word: Word, language: str) -> Weights | None:
        """What a word speaks for, in levels by label, before it is scaled; ``None`` if nothing of it is known."""
        known = [spelled for feature in features(word, language) if (spelled := self.weights.get(feature))]
        if not known:
            return None
        total: Sequence[int] = known[0].encode("ascii")
        for spelled in known[1:]:
            total = list(map(add, total, spelled.encode("ascii")))
        zero = ZERO * len(known)
        return [level - zero for level in total]

    def text(self, words: Sequence[Weights], count: int) -> list[float]:
        """What a text of ``count`` different words speaks for, by label, given the weights of those known."""
        factor = self.step * scale(count)
        totals = [sum(column) for column in zip(*words, strict=True)] if words else [0] * len(self.labels)
        return [start + factor * total for start, total in zip(self.bias, totals, strict=True)]
