"""From how well passages match each wanted word to the moments that answer the query, best first."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.search.part import NO_NUMBERS, Numbers
from pipeline.search.scoring import Floats, Match
from pipeline.search.view import View

ENOUGH = 0.4
"""The share of a query's weight that a passage must answer to be a hit; rare words weigh most, unknown ones too."""
CLOSELY_LOOKED_AT = 48
"""How many of the best passages are ordered by how near to each other the words stand in them."""
WINDOW = 30
"""Words that stand within so many places of each other are said in one breath."""

_ANSWERED = 2.0
"""The power of the share of the query that a passage answers: all words come before most of them."""
_NAMED = 0.25
"""What it is worth that the session's names hold a word, measured against the passage itself."""
_FEW = 10
_BARELY = 0.25
"""The share that is enough where so few passages are hits: some of the words are better than nothing."""
_LEAST = 0.1
"""The share that it must answer itself where other passages of its session answer the rest."""
_CONTEXT = 0.75
"""What it counts towards being a hit that a word is said elsewhere in the session."""
_ELSEWHERE = 0.3
"""The same for other passages of the session."""
_IN_ONE_BREATH = 1.0
"""How much better a passage is in which all words stand together than one in which they are far apart."""


class Ranked(NamedTuple):
    """The passages that are hits, the best first, and their scores."""

    units: Numbers
    scores: Floats


def rank(view: View, matches: Sequence[Match]) -> Ranked:
    """The passages that answer the query, the best first."""
    whole = sum(match.weight for match in matches) or 1.0
    if not matches:
        return Ranked(NO_NUMBERS, np.empty(0, dtype=np.float32))
    units = np.flatnonzero(np.any([match.worths > 0 for match in matches], axis=0))
    session = view.snapshot.unit_session[units]
    own, answered, named, there = (np.zeros(len(units), dtype=np.float32) for _ in range(4))
    missing = np.zeros(len(units), dtype=bool)
    for match in matches:
        in_names = match.named[session]
        in_session = np.zeros(len(view.seen), dtype=np.float32)
        np.maximum.at(in_session, session, match.worths[units])
        own += match.weight * match.scores[units]
        answered += match.weight * np.maximum(match.worths[units], in_names)
        named += match.weight * in_names
        there += match.weight * np.maximum(in_session[session], in_names)
        if match.required:
            missing |= match.scores[units] == 0
    share = (answered + _CONTEXT * (there - answered)) / whole
    possible = (own > 0) & (answered >= _LEAST * whole) & ~missing
    hits = np.flatnonzero(possible & (share >= ENOUGH))
    if len(hits) < _FEW:
        hits = np.flatnonzero(possible & (share >= _BARELY))
    scores = (own + _NAMED * named + _ELSEWHERE * there)[hits] * (answered[hits] / whole) ** _ANSWERED
    order = np.argsort(-scores, kind="stable")
    return _looked_at_closely(view, matches, units[hits[order]], scores[order])


def named_by(view: View, matches: Sequence[Match]) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Whether what was typed is in the names of each session."""
    whole = sum(match.weight for match in matches) or 1.0
    return sum((match.weight * match.named for match in matches), np.zeros(len(view.seen))) >= ENOUGH * whole


def _looked_at_closely(view: View, matches: Sequence[Match], units: Numbers, scores: Floats) -> Ranked:
    """The same with the best ones in a better order."""
    for number, breath in enumerate(breaths(view, matches, units[:CLOSELY_LOOKED_AT])):
        scores[number] *= 1 + _IN_ONE_BREATH * breath.share
    order = np.argsort(-scores, kind="stable")
    return Ranked(units[order], scores[order])


class Breath(NamedTuple):
    """Which share of the query is said in one breath where most of it is, and the place where that begins (-1:
    nowhere).
    """

    share: float
    place: int


def breaths(view: View, matches: Sequence[Match], units: Numbers) -> list[Breath]:
    """What is said best in the running text of each of some passages."""
    whole = sum(match.weight for match in matches) or 1.0
    each = (_in_one_breath(said, matches) for said in _said(view, matches, units))
    return [Breath(weight / whole, place) for weight, place in each]


class Spoken(NamedTuple):
    """A wanted word said at a place."""

    place: int
    match: int
    worth: float


def _said(view: View, matches: Sequence[Match], units: Numbers) -> list[list[Spoken]]:
    """What is said where in the running text of each of some passages."""
    bodies = view.body_of[units]
    said: list[list[Spoken]] = [[] for _ in units]
    for number, match in enumerate(matches):
        for answer, (places, zones) in zip(match.answers, match.postings, strict=True):
            if not answer.terms:
                continue
            first, end = np.searchsorted(zones, bodies), np.searchsorted(zones, bodies, side="right")
            for unit in np.flatnonzero(end > first).tolist():
                said[unit] += [Spoken(p, number, answer.worth) for p in places[first[unit] : end[unit]].tolist()]
    return [sorted(each) for each in said]


def _in_one_breath(said: Sequence[Spoken], matches: Sequence[Match]) -> tuple[float, int]:
    """The weight of the words that stand together where most do, and where that begins (-1: nowhere)."""
    best, place = 0.0, -1
    for number, first in enumerate(said):
        worths: dict[int, float] = {}
        for one in said[number:]:
            if one.place >= first.place + WINDOW:
                break
            worths[one.match] = max(worths.get(one.match, 0.0), one.worth)
        weight = sum(matches[match].weight * worth for match, worth in worths.items())
        if weight > best:
            best, place = weight, first.place
    return best, place
