"""Answers to a query from a snapshot of the index, within a bounded time."""

import heapq
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.core.passages import plain_text
from pipeline.search.analysis import LANGUAGES, fold, stem, stopwords, words
from pipeline.search.highlight import highlight
from pipeline.search.lexicon import Lexicon
from pipeline.search.matching import Answer, answers, exactly
from pipeline.search.port import Hit, Query, Results
from pipeline.search.query import LONGEST_QUERY, Wanted, parse
from pipeline.search.ranking import ENOUGH, Entry, Group, rank, saturate, weigh
from pipeline.search.snapshot import Snapshot
from pipeline.search.view import View

TIME_LIMIT_SECONDS = 0.4
MOST_HITS = 100
MOST_OFFSET = 10_000

_PHRASE = 1.5


@dataclass
class _Search:
    """One search under way: when it began, what matched (to mark it), and which words were corrected."""

    view: View
    lexicons: Mapping[str, Lexicon]
    began: float
    marked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    corrected: dict[str, Answer] = field(default_factory=dict)

    @property
    def late(self) -> bool:
        return time.monotonic() - self.began > TIME_LIMIT_SECONDS

    def frequency(self, language: str, term: str) -> int:
        """How many passages hold a term. After half of the time a cheap guess must do, to leave some for finding."""
        if time.monotonic() - self.began > TIME_LIMIT_SECONDS / 2:
            return self.view.snapshot.at_most(language, term)
        return len(self.view.postings(language, term))


@dataclass(frozen=True)
class _Plan:
    """A wanted thing before it is looked up: what answers to it, in about how many passages, and what it
    weighs.
    """

    wanted: Wanted
    found: tuple[Answer, ...]
    holding: int
    weight: float


@dataclass
class _Reach:
    """Where a further word can still matter: in what was found already, and in sessions whose head was."""

    entries: Sequence[Entry]
    entry_of: Sequence[int]
    bounded: bool = False
    numbers: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)

    def within(self, postings: Mapping[int, float]) -> Iterable[tuple[int, float]]:
        if not self.bounded:
            return postings.items()
        return [
            (number, postings[number])
            for number in postings
            if number in self.numbers or self.entry_of[number] in self.headed
        ]

    def widen(self, found: Iterable[int]) -> None:
        if self.bounded:
            return
        self.numbers.update(found)
        self.headed.update(place for number in found if self.entries[place := self.entry_of[number]].head == number)


def find(view: View, query: Query) -> Results:
    """The best passages for ``query``; what could be found in time, where it asks for too much."""
    languages = (query.language,) if query.language else LANGUAGES
    wanted = parse(query.text, languages) if set(languages) <= set(LANGUAGES) else ()
    lexicons = {language: view.lexicon(language) for language in languages} if wanted else {}
    search = _Search(view, lexicons, time.monotonic())
    ranked = rank(_groups(search, wanted), view.snapshot.entries, view.snapshot.entry_of, query.language)
    offset, limit = min(max(0, query.offset), MOST_OFFSET), min(max(0, query.limit), MOST_HITS)
    best = heapq.nsmallest(offset + limit, ((-score, number) for number, score in ranked.items()))
    hits = tuple(_hit(search, number, -score) for score, number in best[offset:])
    return Results(len(ranked), _did_you_mean(search, query.text), _facets(view.snapshot, ranked), hits)


def _groups(search: _Search, wanted: Sequence[Wanted]) -> list[Group]:
    """What the index holds for each wanted thing, phrases and rare words first.

    Once what is left weighs too little to make a hit of anything, common words are looked up only where the
    rarer ones were found: that is what keeps a query of everyday words fast.
    """
    plans = sorted((_plan(search, one) for one in wanted), key=lambda plan: (not plan.wanted.exact, plan.holding))
    whole = left = sum(plan.weight for plan in plans)
    reach = _Reach(search.view.snapshot.entries, search.view.snapshot.entry_of)
    groups = []
    for plan in plans:
        reach.bounded = reach.bounded or left < ENOUGH * whole
        group = _group(search, plan, reach)
        groups.append(group)
        reach.widen(group.scores)
        reach.bounded = reach.bounded or group.required
        left -= plan.weight
    return groups


def _plan(search: _Search, wanted: Wanted) -> _Plan:
    if wanted.exact:
        return _Plan(wanted, (), 0, weigh(0, search.view.passages))
    found = answers(wanted, search.lexicons, search.frequency)
    if found.instead:
        search.corrected[wanted.words[0]] = found.instead
    holding: Counter[str] = Counter()
    for one in found.found:
        holding[one.language] += min(search.frequency(one.language, term) for term in one.terms)
    most = max(holding.values(), default=0)
    return _Plan(wanted, found.found, most, weigh(most, search.view.passages))


def _group(search: _Search, plan: _Plan, reach: _Reach) -> Group:
    if search.late:
        return Group({}, 0.0)
    if plan.wanted.exact:
        return _phrase(search, plan, reach)
    return Group(_scores(search, plan.found, reach), plan.weight)


def _scores(search: _Search, found: Iterable[Answer], reach: _Reach) -> dict[int, float]:
    """How well each passage within reach matches the best of what answers to a word."""
    lengths = search.view.lengths
    scores: dict[int, float] = {}
    for answer in found:
        if search.late:
            break
        search.marked[answer.language].update(answer.terms)
        for number, times in reach.within(_together(search.view, answer)):
            score = answer.worth * saturate(times, lengths[number])
            if score > scores.get(number, 0.0):
                scores[number] = score
    return scores


def _together(view: View, answer: Answer) -> dict[int, float]:
    """The passages that hold all terms of an answer, with the times of the rarer one."""
    first, *others = (view.postings(answer.language, term) for term in answer.terms)
    for other in others:
        first = {number: min(times, other[number]) for number, times in first.items() if number in other}
    return first


def _phrase(search: _Search, plan: _Plan, reach: _Reach) -> Group:
    """The passages that hold the words of a phrase as they stand, one right after the other."""
    empty = frozenset[str]().union(*(stopwords(language) for language in search.lexicons))
    spoken = plan.wanted.words
    telling = [word for word in spoken if fold(word) not in empty] or list(spoken)
    each = [_scores(search, exactly(word, search.lexicons), reach) for word in telling]
    each.sort(key=len)
    both = {number: sum(scores[number] for scores in each) for number in each[0] if all(number in one for one in each)}
    pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, spoken)) + r"(?!\w)", re.IGNORECASE)
    said: dict[int, float] = {}
    for number, score in both.items():
        if search.late:
            break
        if pattern.search(_text(search.view.snapshot, number)):
            said[number] = _PHRASE * score
    return Group(said, plan.weight, required=True)


def _text(snapshot: Snapshot, number: int) -> str:
    entry = snapshot.entries[snapshot.entry_of[number]]
    return "\n".join(snapshot.names(entry).values()) if number == entry.head else snapshot.shown(number).text


def _hit(search: _Search, number: int, score: float) -> Hit:
    shown = search.view.snapshot.shown(number)
    return Hit(
        session=search.view.snapshot.entries[search.view.snapshot.entry_of[number]].session,
        kind=shown.kind,
        language=shown.language,
        start_ms=shown.start_ms,
        end_ms=shown.end_ms,
        text=shown.text,
        highlight=highlight(shown.text, shown.language, search.marked[shown.language]),
        score=round(score, 4),
    )


def _facets(snapshot: Snapshot, ranked: Iterable[int]) -> dict[str, dict[str, int]]:
    """How many sessions have a hit, by the language of the hit and by the session's services and fields."""
    languages: set[tuple[int, str]] = set()
    for number in ranked:
        place = snapshot.entry_of[number]
        languages.add((place, snapshot.entries[place].language(number)))
    found: list[Entry] = [snapshot.entries[place] for place in {place for place, _ in languages}]
    return {
        "language": _counted(language for _, language in languages),
        "service": _counted(service for entry in found for service in entry.services),
        "field": _counted(one for entry in found for one in entry.fields),
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _did_you_mean(search: _Search, text: str) -> str | None:
    """The query with each misspelt word replaced by the one that stood in for it, written as somebody said it."""
    better = {word: _as_spoken(search.view, instead) for word, instead in search.corrected.items()}
    if not any(better.values()):
        return None
    return " ".join(better.get(found[0].lower()) or found[0] for found in words(plain_text(text[:LONGEST_QUERY])))


def _as_spoken(view: View, instead: Answer) -> str | None:
    """The word whose stem is ``instead``, where it is said first."""
    term = instead.terms[0]
    if (number := next(iter(view.postings(instead.language, term)), None)) is None:
        return None
    spoken = (found[0].lower() for found in words(_text(view.snapshot, number)))
    return next((word for word in spoken if stem(fold(word), instead.language) == term), None)
