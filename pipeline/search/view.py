"""The index as it is for somebody who may see some of its sessions: as if no others were in it.

Words, counts and means all come from the sessions that may be seen, so that nothing that is found, corrected or
ordered tells of the others. Words that only deleted passages hold, which Whoosh still lists, are absent for the same
reason.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from pipeline.search.analysis import LANGUAGES
from pipeline.search.part import Numbers
from pipeline.search.record import BODY, TOPIC, Topical
from pipeline.search.snapshot import Snapshot

MOST_KEPT = 4_000_000
"""How many places of words are kept in memory once they were asked for: some 64 MB."""


class Postings(NamedTuple):
    """Where a term stands: its places, in order, and the zone of each."""

    places: Numbers
    zones: Numbers


class View:
    """The part of ``snapshot`` whose sessions are in ``visible``; all of it for ``None``.

    ``passages`` counts the passages in it, ``by_language`` those of each language; ``lengths`` has the length of each
    as a multiple of the mean.
    """

    def __init__(self, snapshot: Snapshot, visible: frozenset[str] | None) -> None:
        self.snapshot = snapshot
        self.visible = visible
        self.seen = np.array(
            [
                alive and (visible is None or head.session in visible)
                for head, alive in zip(snapshot.heads, snapshot.alive, strict=True)
            ],
            dtype=bool,
        )
        units_seen = self.seen[snapshot.unit_session] if len(self.seen) else np.empty(0, dtype=bool)
        self._zone_seen = self.seen[snapshot.zone_session] if len(self.seen) else np.empty(0, dtype=bool)
        self.passages = int(units_seen.sum())
        self.by_language = np.bincount(snapshot.unit_language[units_seen].clip(0), minlength=len(LANGUAGES))
        bodies = snapshot.zone_kind == BODY
        self.body_of = np.flatnonzero(bodies)
        words = (snapshot.zone_end - snapshot.zone_start - 1)[bodies]
        mean = words[units_seen].mean() if self.passages else 1.0
        self.lengths = words / max(1.0, float(mean))
        self._kept: dict[tuple[str, str], Postings] = {}
        self._room = MOST_KEPT
        self._seen: list[bool] = self.seen.tolist()
        self._held: dict[tuple[str, str], bool] = {}

    def is_of(self, snapshot: Snapshot, visible: frozenset[str] | None) -> bool:
        """Whether this is the view that these two make."""
        return snapshot is self.snapshot and visible == self.visible

    def postings(self, language: str, term: str) -> Postings:
        """Where ``term`` stands."""
        if (kept := self._kept.get((language, term))) is not None:
            return kept
        places = self.snapshot.read(language, term)
        zones = np.searchsorted(self.snapshot.zone_start, places, side="right") - 1
        seen = self._zone_seen[zones]
        found = Postings(places, zones) if seen.all() else Postings(places[seen], zones[seen])
        self._keep((language, term), found)
        return found

    def holds(self, language: str, term: str) -> bool:
        """Whether ``term`` stands anywhere."""
        if (language, term) in self._kept:
            return len(self._kept[language, term].places) > 0
        if (known := self._held.get((language, term))) is None:
            known = self._held[language, term] = self.snapshot.is_said(language, term, self._seen)
        return known

    def terms_begun(self, language: str, beginning: str) -> Iterator[str]:
        """The terms of a language that begin so."""
        for vocabulary in self.snapshot.vocabularies(language):
            yield from (term for term in vocabulary.begun(beginning) if self.holds(language, term))

    def terms_ended(self, language: str, ending: str) -> Iterator[str]:
        """The terms of a language that end so."""
        for vocabulary in self.snapshot.vocabularies(language):
            yield from (term for term in vocabulary.ended(ending) if self.holds(language, term))

    def says(self, language: str, form: str) -> bool:
        """Whether anybody says the folded word ``form`` as it is."""
        return any(self._seen[session] for session in self.snapshot.sessions_saying(language, form))

    def sessions_saying(self, language: str, form: str) -> int:
        """In how many sessions the folded word ``form`` is said as it is."""
        return sum(self._seen[session] for session in self.snapshot.sessions_saying(language, form))

    def begun(self, language: str, beginning: str) -> Iterator[str]:
        """The words of a language as they are said, folded, that begin so, each once."""
        every = (form for forms in self.snapshot.forms(language) for form in forms.begun(beginning))
        return (form for form in dict.fromkeys(every) if self.says(language, form))

    def near(self, language: str, form: str, most: int) -> Iterator[tuple[int, str]]:
        """The words as they are said, folded, up to so many typing errors from ``form``, with how many."""
        for forms in self.snapshot.forms(language):
            yield from (found for found in forms.near(form, most) if self.says(language, found[1]))

    def nearly_begun(self, language: str, beginning: str) -> Iterator[str]:
        """The words as they are said, folded, that begin so but for one typing error, and go on."""
        for forms in self.snapshot.forms(language):
            yield from (form for form in forms.nearly_begun(beginning) if self.says(language, form))

    def akin(self, language: str, term: str) -> Iterator[str]:
        """The terms of a language that are cognates of a term of another one."""
        for vocabulary in self.snapshot.vocabularies(language):
            yield from (other for other in vocabulary.akin(term) if self.holds(language, other))

    def sessions(self) -> Iterator[int]:
        """The numbers of the sessions that may be seen."""
        return iter(np.flatnonzero(self.seen).tolist())

    @cached_property
    def topics(self) -> dict[str, Topical]:
        """What sessions are about, by id."""
        heads = self.snapshot.heads
        return {topic.id: topic for number in self.sessions() for topic in heads[number].topics}

    @cached_property
    def zones_of_topics(self) -> dict[str, list[int]]:
        """Where the names of each topic stand: a zone for each moment that is evidence of it."""
        found: dict[str, list[int]] = {}
        snapshot = self.snapshot
        for zone in np.flatnonzero((snapshot.zone_kind == TOPIC) & self._zone_seen).tolist():
            topic = snapshot.heads[snapshot.zone_session[zone]].topics[snapshot.zone_about[zone]]
            found.setdefault(topic.id, []).append(zone)
        return found

    @cached_property
    def wordings(self) -> dict[tuple[str, ...], set[str]]:
        """The ids of the topics that a wording names, by its language and terms without stop words."""
        found: dict[tuple[str, ...], set[str]] = {}
        for topic in self.topics.values():
            for each, fewest in ((topic.name_keys, 1), (topic.phrase_keys, 2)):
                for key in each:
                    if len(key) > fewest:
                        found.setdefault(key, set()).add(topic.id)
        return found

    def _keep(self, word: tuple[str, str], found: Postings) -> None:
        """Remember a word, and forget those asked for first as long as there is too little room."""
        self._room -= len(found.places)
        while self._room < 0 and self._kept:
            self._room += len(self._kept.pop(next(iter(self._kept))).places)
        self._kept[word] = found
