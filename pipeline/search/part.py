"""One segment of the index, as Whoosh calls what was written at once: its sessions, and where its words stand."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader

from pipeline.core.errors import IndexMissing
from pipeline.search.analysis import LANGUAGES
from pipeline.search.record import Head, Shown
from pipeline.search.store import HEAD, REBUILD, field, form_field, unreadable_means_missing
from pipeline.search.vocabulary import Vocabulary

Numbers = NDArray[np.int64]
FEW_SESSIONS = 8
"""The terms of a small segment are read at once: looking up each by itself, in many segments, would take longer."""
PLACE_BYTES = 4
NO_NUMBERS: Numbers = np.empty(0, dtype=np.int64)
_CODES = {language: number for number, language in enumerate(LANGUAGES)}


def _column(of: Sequence[bytes]) -> Numbers:
    return np.frombuffer(b"".join(of), dtype=np.int32).astype(np.int64)


class Part:
    """What ``reader`` reads. ``heads`` are its sessions, ``documents`` the number of each in the segment.

    A session's places are counted on from those of the one before; there are ``places`` in all.
    """

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        with unreadable_means_missing():
            self.documents = self._documents()
            self.heads = tuple(
                msgspec.msgpack.decode(reader.stored_fields(number)["shown"], type=Head) for number in self.documents
            )
            if reader.doc_count() != sum(len(head.languages) + 1 for head in self.heads):
                raise IndexMissing("The search index is not whole.", REBUILD)
        *bases, self.places = np.cumsum([0, *(head.places for head in self.heads)]).tolist()
        self._base_of = dict(zip(self.documents, bases, strict=True))
        self._lay_out(bases)
        self._head_of = {number: place for place, number in enumerate(self.documents)}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._forms: dict[str, Vocabulary] = {}

    def close(self) -> None:
        """Let the files go."""
        self._reader.close()

    def vocabulary(self, language: str) -> Vocabulary:
        """The terms of one language."""
        if language not in self._vocabularies:
            with unreadable_means_missing():
                self._vocabularies[language] = Vocabulary(self._reader.field_terms(field(language)))
        return self._vocabularies[language]

    def has(self, language: str, term: str) -> bool:
        """Whether a term stands anywhere, perhaps only in deleted sessions."""
        if language in self._vocabularies or len(self.heads) < FEW_SESSIONS:
            return term in self.vocabulary(language).terms
        with unreadable_means_missing():
            return (field(language), term) in self._reader

    def forms(self, language: str) -> Vocabulary:
        """The folded words of one language as they are said."""
        if language not in self._forms:
            with unreadable_means_missing():
                self._forms[language] = Vocabulary(self._reader.field_terms(form_field(language)))
        return self._forms[language]

    def sessions_saying(self, language: str, form: str) -> Iterator[int]:
        """The sessions (places in ``heads``) that have a word as it is said."""
        if form in self.forms(language).terms:
            with unreadable_means_missing():
                yield from map(self._head_of.__getitem__, self._reader.postings(form_field(language), form).all_ids())

    def read(self, language: str, term: str) -> Numbers:
        """The places of a term, in order."""
        if not self.has(language, term):
            return NO_NUMBERS
        values, bases = [], []
        with unreadable_means_missing():
            matcher = self._reader.postings(field(language), term)
            while matcher.is_active():
                values.append(matcher.value())
                bases.append(self._base_of[matcher.id()])
                matcher.next()
            there = np.frombuffer(b"".join(values), dtype=np.uint32).astype(np.int64)
        return there + np.repeat(np.array(bases, dtype=np.int64), [len(value) // PLACE_BYTES for value in values])

    def is_said(self, language: str, term: str, seen: Sequence[bool]) -> bool:
        """Whether a term stands in any of the sessions that are ``seen``."""
        if not self.has(language, term):
            return False
        with unreadable_means_missing():
            numbers = self._reader.postings(field(language), term).all_ids()
            return any(seen[self._head_of[number]] for number in numbers)

    def shown(self, head: int, unit: int) -> Shown:
        """A passage of a session."""
        with unreadable_means_missing():
            kept = self._reader.stored_fields(self.documents[head] + 1 + unit)["shown"]
            return msgspec.msgpack.decode(kept, type=Shown)

    def _lay_out(self, bases: Sequence[int]) -> None:
        counts = [len(head.languages) for head in self.heads]
        firsts = np.cumsum([0, *counts])
        sessions = np.arange(len(self.heads))
        zones = [len(head.zone_kinds) // 4 for head in self.heads]
        self.units = int(firsts[-1])
        self.unit_session = np.repeat(sessions, counts)
        self.unit_language = np.array(
            [_CODES.get(code, -1) for head in self.heads for code in head.languages], dtype=np.int64
        )
        self.zone_session = np.repeat(sessions, zones)
        self.zone_start = _column([head.zone_starts for head in self.heads]) + np.repeat(bases, zones).astype(np.int64)
        self.zone_kind = _column([head.zone_kinds for head in self.heads])
        units = _column([head.zone_units for head in self.heads])
        self.zone_unit = np.where(units < 0, -1, units + firsts[self.zone_session])
        self.zone_about = _column([head.zone_abouts for head in self.heads])
        self.zone_moment = _column([head.zone_moments for head in self.heads])
        self.unit_times = _column([head.times for head in self.heads]).reshape(-1, 2)

    def _documents(self) -> list[int]:
        if ("part", HEAD) not in self._reader:
            return []
        return list(self._reader.postings("part", HEAD).all_ids())
