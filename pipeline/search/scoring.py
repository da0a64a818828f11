"""How well passages match a query. Numbers in, numbers out.

Each wanted word is scored by itself (BM25, where a word in a title counts more than one in running text), then the
words are added up by their weights. What a session is called counts for all of its passages that match something
themselves.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.search.matching import Answer
from pipeline.search.part import Numbers
from pipeline.search.record import NAME
from pipeline.search.view import Postings, View

Floats = NDArray[np.float32]

_SATURATION = 0.8
"""BM25: how soon a word that comes again and again counts no more."""
_LENGTH = 0.3
"""BM25: how much a long passage has to hold more of a word to be as good as a short one."""
_WORTH_OF_KIND = np.array([1.0, 2.5, 1.5, 1.0, 1.0])
"""What a word is worth in running text, in the titles of questions and chapters, in names, and as evidence."""
_RAREST = 8.0
"""The most that a word weighs: in a large index, one that nobody says would outweigh all others."""
_FEW = 30
"""Passages that are added to each language's when the weight of a word is estimated: small numbers are chance."""


@dataclass
class Match:
    """One wanted word: what it weighs, how well each passage holds it (0 to about 2) and by which of its ``answers``
    (-1: by none), and how well each session's names do (0 to 1).

    ``worths`` is what the best answer in a passage is worth; ``postings`` is where each answer stands.
    """

    weight: float
    scores: Floats
    worths: Floats
    by: NDArray[np.int16]
    named: Floats
    answers: list[Answer] = field(default_factory=list)
    postings: list[Postings] = field(default_factory=list)
    required: bool = False


def nothing(view: View, weight: float) -> Match:
    """A wanted word that nobody says."""
    units, sessions = len(view.lengths), len(view.seen)
    return Match(
        weight,
        np.zeros(units, dtype=np.float32),
        np.zeros(units, dtype=np.float32),
        np.full(units, -1, dtype=np.int16),
        np.zeros(sessions, dtype=np.float32),
    )


def weigh(share: float) -> float:
    """What a word weighs that this share of all passages hold (inverse document frequency)."""
    return min(_RAREST, -math.log(max(share, 1e-9)))


def share_of(view: View, language: int, holding: float) -> float:
    """About which share of a language's passages hold a word that ``holding`` of them do."""
    return (holding + 0.5) / (float(view.by_language[language]) + _FEW)


def add_answer(view: View, match: Match, answer: Answer, postings: Postings) -> Numbers:
    """Count an answer to a wanted word where it is better than those before; returns the passages that hold it."""
    number = len(match.answers)
    match.answers.append(answer)
    match.postings.append(postings)
    zones = postings.zones
    kinds = view.snapshot.zone_kind[zones]
    names = kinds >= NAME
    if names.any():
        sessions = view.snapshot.zone_session[zones[names]]
        np.maximum.at(match.named, sessions, np.float32(answer.worth))
    units = view.snapshot.zone_unit[zones]
    units, times = _summed(units, _WORTH_OF_KIND[kinds])
    score = answer.worth * saturate(times, view.lengths[units])
    better = score > match.scores[units]
    improved = units[better]
    match.scores[improved] = score[better]
    match.worths[improved] = answer.worth
    match.by[improved] = number
    return units


def saturate(times: NDArray[np.float64], length: NDArray[np.float64]) -> NDArray[np.float64]:
    """The worth of a word that is there so many ``times``, in a passage ``length`` times as long as the mean."""
    return times * (_SATURATION + 1) / (times + _SATURATION * (1 - _LENGTH + _LENGTH * length))


def _summed(units: Numbers, times: NDArray[np.float64]) -> tuple[Numbers, NDArray[np.float64]]:
    """Each unit once, with the sum of its times; what belongs to no unit is left out."""
    order = np.argsort(units, kind="stable")  # they are nearly in order: most words stand in running text
    ordered = units[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-2) > 0)
    each, total = ordered[first], np.add.reduceat(times[order], first) if len(first) else times
    known = each >= 0
    return each[known], total[known]


def together(view: View, each: Sequence[Postings], slack: int) -> Postings:
    """Where several words stand near each other: each at most ``slack`` places from the first, in the same zone."""
    places, zones = each[0]
    for other in each[1:]:
        if not len(places) or not len(other.places):
            return Postings(places[:0], zones[:0])
        at = np.searchsorted(other.places, places)
        near = np.zeros(len(places), dtype=bool)
        for candidate in (at - 1, at):
            inside = candidate.clip(0, len(other.places) - 1)
            near |= (abs(other.places[inside] - places) <= slack) & (other.zones[inside] == zones)
        places, zones = places[near], zones[near]
    return Postings(places, zones)


def in_order(each: Sequence[Postings]) -> Postings:
    """Where several words stand one right after the other."""
    places, zones = each[0]
    for step, other in enumerate(each[1:], 1):
        keep = np.isin(places + step, other.places, assume_unique=True)
        places, zones = places[keep], zones[keep]
    return Postings(places, zones)


def evidence(view: View, topic: str) -> Postings:
    """The zones that are evidence of a topic; it has no places of words."""
    zones = np.array(view.zones_of_topics.get(topic, ()), dtype=np.int64)
    return Postings(view.snapshot.zone_start[zones], zones)
