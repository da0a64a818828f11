"""Answers to a query from a view of the index, within a bounded time."""

import re
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.search.analysis import LANGUAGES, fold, stem, words
from pipeline.search.matching import Answer, Matcher
from pipeline.search.meanings import thesaurus_words
from pipeline.search.query import Asked, Wanted, parse
from pipeline.search.scoring import (
    Match,
    add_answer,
    evidence,
    in_order,
    nothing,
    share_of,
    together,
    weigh,
)
from pipeline.search.view import Postings, View

TIME_LIMIT_SECONDS = 0.3
UNKNOWN = 2.5
"""What a word weighs that nobody says, and a phrase."""
_PARTS = 0.7
"""What it is worth that a passage holds both parts of a compound; one of them is worth half."""
_SLACK = 2
"""How many other words may stand between those of a phrase."""
_MOST_QUOTED = 300
_MOST_READ = 20


@dataclass
class Search:
    """One search: what was asked, what was found for each wanted thing, and which words were corrected."""

    view: View
    asked: Asked
    began: float = field(default_factory=time.thread_time)
    matches: list[Match] = field(default_factory=list)
    corrected: dict[str, tuple[str, str]] = field(default_factory=dict)
    _terms: dict[str, frozenset[str]] = field(default_factory=dict)

    def terms(self, language: str) -> frozenset[str]:
        """The words that are to be marked in a text by themselves."""
        if language not in self._terms:
            answers = (answer for match in self.matches for answer in match.answers if answer.language == language)
            self._terms[language] = frozenset(answer.terms[0] for answer in answers if len(answer.terms) == 1)
        return self._terms[language]

    def terms_in(self, unit: int, language: str) -> frozenset[str]:
        """The same, and those that answer together, where a passage holds them."""
        best = (match.answers[match.by[unit]] for match in self.matches if match.by[unit] >= 0)
        together = (one.terms for one in best if len(one.terms) > 1 and one.language == language)
        return self.terms(language).union(*together)

    @property
    def late(self) -> bool:
        """Whether the time is up; computing time, so that nobody finds less because others search, too."""
        return time.thread_time() - self.began > TIME_LIMIT_SECONDS


def look_up(view: View, text: str) -> Search:
    """Everything that the index holds for what is asked for."""
    asked = parse(text, lambda language, folded: _knows(view, language, folded))
    search = Search(view, asked)
    matcher = Matcher(view, asked)
    for wanted in asked.wanted:
        if search.late:
            break
        search.matches.append(_quoted(search, matcher, wanted) if wanted.exact else _word(search, matcher, wanted))
    return search


def _knows(view: View, language: str, folded: str) -> bool:
    return view.holds(language, stem(folded, language)) or folded in thesaurus_words(language).terms


def _word(search: Search, matcher: Matcher, wanted: Wanted) -> Match:
    answers = matcher.answers(wanted)
    if answers.instead:
        search.corrected[wanted.words[0]] = answers.instead
    match = _scored(search, answers.found)
    if answers.parts:
        _add_parts(match, [_scored(search, part) for part in answers.parts])
    return match


def _scored(search: Search, found: Sequence[Answer]) -> Match:
    view = search.view
    match = nothing(view, UNKNOWN)
    holding: defaultdict[int, float] = defaultdict(float)
    for answer in found:
        if search.late:
            break
        units = add_answer(view, match, answer, postings_of(view, answer))
        if answer.terms:
            holding[LANGUAGES.index(answer.language)] += len(units) * answer.worth
    if holding:
        match.weight = weigh(max(share_of(view, language, count) for language, count in holding.items()))
    return match


def _add_parts(match: Match, parts: Sequence[Match]) -> None:
    """Let the parts of a compound answer where it does not itself."""
    scores = np.sum([part.scores for part in parts], axis=0) * np.float32(_PARTS / len(parts))
    worths = np.sum([part.worths for part in parts], axis=0) * np.float32(_PARTS / len(parts))
    better = scores > match.scores
    first = len(match.answers)
    for part in parts:
        match.by[better & (part.by >= 0)] = part.by[better & (part.by >= 0)] + first
        match.answers += part.answers
        match.postings += part.postings
        first = len(match.answers)
    match.scores[better], match.worths[better] = scores[better], worths[better]
    match.weight = max(match.weight, *(part.weight for part in parts)) if match.answers else match.weight


def postings_of(view: View, answer: Answer) -> Postings:
    """Where an answer stands."""
    if not answer.terms:
        return evidence(view, answer.topic)
    each = [view.postings(answer.language, term) for term in answer.terms]
    return each[0] if len(each) == 1 else together(view, each, len(each) + _SLACK)


def _quoted(search: Search, matcher: Matcher, wanted: Wanted) -> Match:
    """The passages that hold the words of a phrase as they stand, one right after the other."""
    view = search.view
    match = nothing(view, UNKNOWN)
    match.required = True
    pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, wanted.words)) + r"(?!\w)", re.IGNORECASE)
    for language in LANGUAGES:
        terms = tuple(stem(fold(word), language) for word in wanted.words)
        if not all(term in matcher.lexicons[language] for term in terms):
            continue
        found = in_order([view.postings(language, term) for term in terms])
        zones = np.unique(found.zones)[:_MOST_QUOTED]
        said = [zone for zone in zones.tolist() if not search.late and pattern.search(text_of(view, zone, language))]
        keep = np.isin(found.zones, said)
        add_answer(view, match, Answer(language, terms), Postings(found.places[keep], found.zones[keep]))
    return match


def text_of(view: View, zone: int, language: str) -> str:
    """What stands in a zone."""
    snapshot = view.snapshot
    unit, body = int(snapshot.zone_unit[zone]), view.body_of
    if unit >= 0 and body[unit] == zone:
        return snapshot.shown(unit).text
    texts = snapshot.texts_of_zone(zone)
    return texts.get(language) or texts.get("", "")


def as_spoken(view: View, language: str, form: str) -> str:
    """A folded word as somebody spells it."""
    for zone in dict.fromkeys(view.postings(language, stem(form, language)).zones[:_MOST_READ].tolist()):
        for found in words(text_of(view, zone, language)):
            if fold(found[0]) == form:
                return found[0].lower()
    return form
