"""From what was found to what the site shows: sessions, their moments, excerpts, and the query as it was meant."""

import heapq
from collections import Counter, OrderedDict
from itertools import islice
from typing import NamedTuple

import numpy as np

from pipeline.core.passages import plain_text
from pipeline.search.analysis import LANGUAGES, fold, words
from pipeline.search.finding import Search, as_spoken, look_up
from pipeline.search.hits import hits_of
from pipeline.search.moments import Ranked, named_by, rank
from pipeline.search.port import Found, Query, Results
from pipeline.search.query import LONGEST_QUERY
from pipeline.search.view import View

MOST_SESSIONS = 100
MOST_OFFSET = 10_000
MOST_HITS = 20
MOST_KEPT = 8
"""How many queries are kept with all that was found for them: about half a megabyte a word."""
_MOST_BEGUN = 200


class Recent:
    """The queries that ``view`` was asked last: to turn a page or to narrow down costs no second search."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._kept: OrderedDict[str, tuple[Search, Ranked]] = OrderedDict()

    def look_up(self, text: str) -> tuple[Search, Ranked]:
        """What the index holds for ``text``, and the passages that answer it, the best first."""
        text = text[:LONGEST_QUERY]
        if text in self._kept:
            self._kept.move_to_end(text)
            return self._kept[text]
        search = look_up(self.view, text)
        found = search, rank(self.view, search.matches)
        if not search.late:  # else the next one to ask may find more
            self._kept[text] = found
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def find(recent: Recent, query: Query) -> Results:
    """What answers ``query``; what could be found in time, where it asks for too much."""
    view = recent.view
    search, ranked = recent.look_up(query.text)
    if not search.matches:
        return Results()
    sessions = _sessions(view, ranked)
    heads = view.snapshot.heads
    within = [one for one in sessions if query.within is None or heads[one.number].session in query.within]
    if query.order == "date":
        within.sort(key=lambda one: heads[one.number].held_on, reverse=True)
    offset, limit = min(max(0, query.offset), MOST_OFFSET), min(max(0, query.limit), MOST_SESSIONS)
    most = min(max(0, query.per_session), MOST_HITS)
    named = named_by(view, search.matches)
    shown = within[offset : offset + limit]
    hits = hits_of(search, ranked, [one.number for one in shown], most)
    return Results(
        sessions={heads[one.number].session: one.moments for one in sessions},
        total=len(within),
        moments=sum(one.moments for one in within),
        did_you_mean=_did_you_mean(search, query.text) if sessions else None,
        found=tuple(
            Found(
                session=heads[one.number].session,
                score=round(one.score, 4),
                moments=one.moments,
                hits=hits[one.number],
                by_name=bool(named[one.number]),
            )
            for one in shown
        ),
    )


class _Session(NamedTuple):
    """A session with hits: its number, its best hit's score, and how many there are."""

    number: int
    score: float
    moments: int


def _sessions(view: View, ranked: Ranked) -> list[_Session]:
    """The sessions with hits, the best first; of equals the newest, then the one that was put first."""
    numbers, first, counts = np.unique(view.snapshot.unit_session[ranked.units], return_index=True, return_counts=True)
    scores = ranked.scores[first]
    order = np.lexsort((-view.snapshot.day[numbers], -scores))
    return [_Session(*one) for one in zip(*(of[order].tolist() for of in (numbers, scores, counts)), strict=True)]


def _did_you_mean(search: Search, text: str) -> str | None:
    """The query with each misspelt word replaced by the one that stood in for it, written as somebody said it."""
    view = search.view
    better = {word: as_spoken(view, language, form) for word, (language, form) in search.corrected.items()}
    if not better:
        return None
    return " ".join(better.get(found[0].lower(), found[0]) for found in words(plain_text(text[:LONGEST_QUERY])))


def suggest(view: View, typed: str, limit: int) -> tuple[str, ...]:
    """The words that begin as the last one of ``typed`` does, the most frequent first, as they are said."""
    last = fold(([found[0] for found in words(plain_text(typed[:LONGEST_QUERY]))] or [""])[-1])
    if not last:
        return ()
    frequent: Counter[tuple[str, str]] = Counter()
    for language in LANGUAGES:
        for form in islice(view.begun(language, last), _MOST_BEGUN):
            frequent[language, form] = view.sessions_saying(language, form)
    best = heapq.nsmallest(2 * max(0, limit), frequent, key=lambda word: (-frequent[word], word))
    return tuple(dict.fromkeys(as_spoken(view, language, form) for language, form in best))[: max(0, limit)]
