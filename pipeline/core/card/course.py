"""What each sentence of a talk is about, seen from the whole of it.

Talks go through the sections of the card one after the other, so that neighbours tell as much as a sentence's own
words: "half of them had gone home before the coffee" is a lesson where lessons are told. The course of a talk is
a hidden Markov model (Rabiner 1989): a chain of labels that shows in the words. The forward-backward procedure gives
how likely each label is at each sentence, in time linear in their number.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import exp
from operator import mul
from statistics import median

from pipeline.core.card.model import CardModel, Evidence
from pipeline.core.card.telling import Told

WITHIN, ON, BREAK, TURN = range(4)
"""Steps from a sentence to the next: within a segment, to the next segment, after a long pause, after a question."""
_LONG_PAUSE_MS = 900
"""How much longer than usual a long pause is."""
FIFTHS = 5
ANSWER, ASIDE = FIFTHS, FIFTHS + 1
"""Places in a session: the talk is looked at in fifths, and then come answers, and what is neither."""

Chances = list[float]
"""How likely each label is, from 0 to 1, together 1."""


def steps(told: Sequence[Told]) -> list[int]:
    """The kind of step to each sentence but the first."""
    usual = median([one.sentence.pause_ms for one in told if one.sentence.opens_segment] or [0])
    return [_step(before, one, usual) for before, one in pairwise(told)]


def _step(before: Told, one: Told, usual_ms: float) -> int:
    if one.number != before.number + 1:
        return TURN
    if one.sentence.pause_ms - usual_ms >= _LONG_PAUSE_MS:
        return BREAK
    return ON if one.sentence.opens_segment else WITHIN


def places(told: Sequence[Told]) -> list[int]:
    """In which place of the session each sentence is said."""
    talk = [one.sentence for one in told if one.question is None and not one.aside]
    begin = talk[0].start_ms if talk else 0
    length = max((talk[-1].end_ms if talk else 0) - begin, 1)
    return [_place(one, begin, length) for one in told]


def _place(one: Told, begin_ms: int, length_ms: int) -> int:
    if one.aside:
        return ASIDE
    if one.question is not None:
        return ANSWER
    return min(max(FIFTHS * (one.sentence.start_ms - begin_ms) // length_ms, 0), FIFTHS - 1)


def chances(model: CardModel, evidence: Sequence[Evidence], kinds: Sequence[int]) -> list[Chances]:
    """How likely each label is at each sentence, given all evidence; ``kinds`` are the steps between sentences."""
    if not evidence:
        return []
    shown = [_normal([exp(one - max(all_)) for one in all_]) for all_ in evidence]
    into = [tuple(zip(*move, strict=True)) for move in model.moves]
    forward = [_normal(list(map(mul, model.first, shown[0])))]
    for seen, kind in zip(shown[1:], kinds, strict=True):
        last = forward[-1]
        forward.append(
            _normal([sum(map(mul, last, column)) * one for column, one in zip(into[kind], seen, strict=True)])
        )
    back = [1.0] * len(model.first)
    found = [forward[-1]]
    for at in range(len(shown) - 2, -1, -1):
        ahead = list(map(mul, shown[at + 1], back))
        back = _normal([sum(map(mul, row, ahead)) for row in model.moves[kinds[at]]])
        found.append(_normal(list(map(mul, forward[at], back))))
    return found[::-1]


def _normal(sizes: Chances) -> Chances:
    total = sum(sizes)
    return [size / total for size in sizes]
