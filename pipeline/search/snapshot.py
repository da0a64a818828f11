"""One state of the index, to be read: everything that finding needs, and nothing of Whoosh beyond it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import TOC
from whoosh.reading import SegmentReader

from pipeline.search.part import NO_NUMBERS, Numbers, Part
from pipeline.search.record import NAMES_APART, TOPIC, Head, Shown, Texts
from pipeline.search.store import open_folder, unreadable_means_missing
from pipeline.search.vocabulary import Vocabulary


class Snapshot:
    """The index in ``folder`` as it was when this was made. Not for several threads at once (Whoosh shares a file).

    Its sessions (``heads``), their passages, zones and places are all counted through, those of deleted sessions too:
    ``alive`` tells which are not. Of the arrays, ``unit_...`` and ``zone_...`` are about each passage and zone;
    ``zone_unit`` is -1 where a zone belongs to no passage. What ``before`` has read of segments that are still there
    is kept.
    """

    def __init__(self, folder: Path, before: "Snapshot | None" = None) -> None:
        self.folder = folder
        known: dict[str, Part] = before._parts if before and before.folder == folder else {}
        with unreadable_means_missing():
            self._index = open_folder(folder)
            table = TOC.read(self._index.storage, self._index.indexname, schema=self._index.schema)
            self.generation = table.generation
            self._parts: dict[str, Part] = {
                segment.segment_id(): known.get(segment.segment_id())
                or Part(SegmentReader(self._index.storage, self._index.schema, segment))
                for segment in table.segments
            }
        self.parts = tuple(self._parts.values())
        self._count(table.segments)

    def is_current(self, folder: Path) -> bool:
        """Whether ``folder``, the current one, still has the state that this was made of."""
        with unreadable_means_missing():
            return folder == self.folder and bool(self._index.latest_generation() == self.generation)

    def close(self, keeping: "Snapshot | None" = None) -> None:
        """Let the files go that ``keeping`` does not read."""
        for name, part in self._parts.items():
            if keeping is None or keeping._parts.get(name) is not part:
                part.close()

    def living(self) -> Iterator[Head]:
        """The sessions that are not deleted."""
        return (head for head, alive in zip(self.heads, self.alive, strict=True) if alive)

    def read(self, language: str, term: str) -> Numbers:
        """The places of a term, in order, those in deleted sessions too."""
        found = [
            there + base
            for part, base in zip(self.parts, self._bases, strict=True)
            if len(there := part.read(language, term))
        ]
        return np.concatenate(found) if found else NO_NUMBERS

    def is_said(self, language: str, term: str, seen: Sequence[bool]) -> bool:
        """Whether a term stands in any of the sessions that are ``seen``."""
        return any(
            part.is_said(language, term, seen[base : base + len(part.heads)])
            for part, base in zip(self.parts, self._first_session, strict=True)
        )

    def vocabularies(self, language: str) -> Sequence[Vocabulary]:
        """The words of one language."""
        return [part.vocabulary(language) for part in self.parts]

    def forms(self, language: str) -> Sequence[Vocabulary]:
        """The words of one language as they are said."""
        return [part.forms(language) for part in self.parts]

    def sessions_saying(self, language: str, form: str) -> Iterator[int]:
        """The sessions that have a word as it is said, deleted ones too."""
        for part, base in zip(self.parts, self._first_session, strict=True):
            yield from (base + place for place in part.sessions_saying(language, form))

    def shown(self, unit: int) -> Shown:
        """A passage."""
        session = int(self.unit_session[unit])
        return self._part_of[session].shown(self._head_in_part[session], unit - self.first_unit[session])

    def texts_of_zone(self, zone: int) -> Texts:
        """What stands in a zone that is no passage, by language."""
        session = int(self.zone_session[zone])
        head = self.heads[session]
        if self.zone_kind[zone] == TOPIC:
            names = head.topics[self.zone_about[zone]].names
            return {language: NAMES_APART.join(each) for language, each in names.items()}
        return head.texts[zone - self.first_zone[session] - len(head.languages)]

    def zones_of_unit(self, unit: int, kind: int | None = None) -> list[int]:
        """The zones that lead to a passage, of one kind or of all."""
        session = int(self.unit_session[unit])
        first = self.first_zone[session]
        last = first + len(self.heads[session].zone_kinds) // 4
        leads = self.zone_unit[first:last] == unit
        if kind is not None:
            leads &= self.zone_kind[first:last] == kind
        return [first + place for place in np.flatnonzero(leads).tolist()]

    def _count(self, segments: Sequence[Any]) -> None:
        self.heads: tuple[Head, ...] = tuple(head for part in self.parts for head in part.heads)
        self.alive = [
            not segment.is_deleted(document)
            for segment, part in zip(segments, self.parts, strict=True)
            for document in part.documents
        ]
        self._part_of = [part for part in self.parts for _ in part.heads]
        self._head_in_part = [number for part in self.parts for number in range(len(part.heads))]
        self._bases = _counted(part.places for part in self.parts)
        units = _counted(part.units for part in self.parts)
        self._first_session = sessions = _counted(len(part.heads) for part in self.parts)
        self.first_unit = _counted(len(head.languages) for head in self.heads)
        self.first_zone = _counted(len(head.zone_kinds) // 4 for head in self.heads)
        self.unit_session = _joined(part.unit_session + base for part, base in zip(self.parts, sessions, strict=True))
        self.unit_language = _joined(part.unit_language for part in self.parts)
        self.zone_session = _joined(part.zone_session + base for part, base in zip(self.parts, sessions, strict=True))
        self.zone_start = _joined(part.zone_start + base for part, base in zip(self.parts, self._bases, strict=True))
        self.zone_kind = _joined(part.zone_kind for part in self.parts)
        self.zone_about = _joined(part.zone_about for part in self.parts)
        self.zone_moment = _joined(part.zone_moment for part in self.parts)
        self.unit_times = _joined(part.unit_times for part in self.parts).reshape(-1, 2)
        self.zone_unit = _joined(
            np.where(part.zone_unit < 0, -1, part.zone_unit + base)
            for part, base in zip(self.parts, units, strict=True)
        )
        _, self.day = np.unique([head.held_on for head in self.heads], return_inverse=True)
        self.zone_end = np.append(self.zone_start[1:], sum(part.places for part in self.parts))


def _counted(each: Iterable[int]) -> list[int]:
    """Where each one begins, if they are counted through."""
    return list(accumulate(each, initial=0))[:-1]


def _joined(arrays: Iterable[Numbers]) -> Numbers:
    every = list(arrays)
    return np.concatenate(every) if every else NO_NUMBERS
