"""The moments of a session as the site shows them: where to play from, an excerpt, and what was translated."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from pipeline.search.analysis import term, words
from pipeline.search.finding import Search
from pipeline.search.highlight import excerpt, moment
from pipeline.search.moments import Breath, Ranked, breaths
from pipeline.search.part import NO_NUMBERS, Numbers
from pipeline.search.port import Hit, Translation
from pipeline.search.record import CHAPTER, TOPIC, Chaptered

_SPOKEN_BETTER = 0.95
"""A chapter whose title holds so much less of the query than the passage says is not what was looked for."""


def hits_of(search: Search, ranked: Ranked, sessions: Sequence[int], most: int) -> dict[int, tuple[Hit, ...]]:
    """The best ``most`` hits of each of some sessions, best first."""
    snapshot = search.view.snapshot
    owners = snapshot.unit_session[ranked.units]
    each = {session: np.flatnonzero(owners == session) for session in sessions}
    shown = np.concatenate([numbers[:most] for numbers in each.values()]) if each else NO_NUMBERS
    said = dict(zip(shown.tolist(), breaths(search.view, search.matches, ranked.units[shown]), strict=True))
    return {
        session: tuple(
            _hit(search, ranked, number, said[number], snapshot.unit_times[ranked.units[numbers], 0])
            for number in numbers[:most].tolist()
        )
        for session, numbers in each.items()
    }


def _hit(search: Search, ranked: Ranked, number: int, said: Breath, starts: Numbers) -> Hit:
    unit = int(ranked.units[number])
    view, snapshot = search.view, search.view.snapshot
    shown = snapshot.shown(unit)
    word = said.place - int(snapshot.zone_start[view.body_of[unit]]) if said.place >= 0 else -1
    hit = Hit(
        session=snapshot.heads[snapshot.unit_session[unit]].session,
        kind=shown.kind,
        language=shown.language,
        start_ms=shown.start_ms,
        end_ms=shown.end_ms,
        at_ms=moment(shown, word) if word >= 0 else _moment_of_names(search, unit, shown.start_ms),
        title=shown.title,
        text=shown.text,
        highlight=excerpt(shown, word, search.terms_in(unit, shown.language)),
        score=round(float(ranked.scores[number]), 4),
        translated=tuple(_translations(search, unit, shown.language)),
    )
    chapter = _chapter(search, unit, said.share)
    if chapter is None or (starts >= chapter.start_ms).sum() - (starts >= chapter.end_ms).sum() > 1:
        return hit
    start, end = chapter.start_ms, max(chapter.end_ms, hit.end_ms)
    return replace(hit, kind="chapter", title=chapter.title, start_ms=start, end_ms=end, at_ms=start)


def _chapter(search: Search, unit: int, said: float) -> Chaptered | None:
    """The chapter that begins in a passage, if its title answers the query better than what is said there."""
    snapshot = search.view.snapshot
    session = int(snapshot.unit_session[unit])
    zones = snapshot.zones_of_unit(unit, CHAPTER)
    whole = sum(match.weight for match in search.matches) or 1.0
    for zone in zones:
        chapter: Chaptered = snapshot.heads[session].chapters[snapshot.zone_about[zone]]
        language = snapshot.heads[session].languages[unit - snapshot.first_unit[session]]
        there = {term(found[0], language) for found in words(chapter.title)}
        held = sum(
            match.weight
            for match in search.matches
            if any(answer.language == language and there.issuperset(answer.terms) for answer in match.answers)
        )
        if held * _SPOKEN_BETTER > said * whole:
            return chapter
    return None


def _moment_of_names(search: Search, unit: int, otherwise: int) -> int:
    """When the topic is spoken of whose name leads to a passage in which nothing is said of the query."""
    snapshot = search.view.snapshot
    zones = snapshot.zones_of_unit(unit, TOPIC)
    if not zones:
        return otherwise
    found = [match.postings[match.by[unit]].zones for match in search.matches if match.by[unit] >= 0]
    there = np.isin(zones, np.concatenate(found)) if found else np.zeros(len(zones), dtype=bool)
    return min(
        (int(snapshot.zone_moment[zone]) for zone, held in zip(zones, there, strict=True) if held), default=otherwise
    )


def _translations(search: Search, unit: int, language: str) -> Iterator[Translation]:
    """The words of the query that the passage holds under another name only, or that name what it is about."""
    for wanted, match in zip(search.asked.wanted, search.matches, strict=False):
        if (number := int(match.by[unit])) < 0:
            continue
        answer, typed = match.answers[number], " ".join(wanted.words)
        if answer.said:
            yield Translation(typed, answer.said, answer.language, answer.topic)
        elif answer.topic:
            names = search.view.topics[answer.topic].names.get(language) or (typed,)
            yield Translation(typed, names[0], "", answer.topic)
