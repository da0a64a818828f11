"""One state of the index, to be read: everything that finding needs, and nothing of Whoosh beyond it."""

from array import array
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.core.errors import IndexMissing
from pipeline.search.lexicon import Lexicon
from pipeline.search.ranking import Entry
from pipeline.search.store import HEAD, REBUILD, UNOPENABLE, field, open_folder, unreadable_means_missing

NOBODY = -1
COMMON = 500
"""Words in so many passages are kept in memory once they were asked for, as reading them takes milliseconds.
"""
KEPT_POSTINGS = 200_000
"""How much of them is kept: some 20 MB."""


class Shown(NamedTuple):
    """A passage as the index keeps it, to be shown."""

    kind: Literal["passage", "question"]
    language: str
    start_ms: int
    end_ms: int
    text: str


class Snapshot:
    """The index in ``folder`` as it was when this was made. Not for several threads at once (Whoosh shares a
    file).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with unreadable_means_missing(UNOPENABLE):
            self._index = open_folder(folder)
            self.generation = self._index.latest_generation()
            self._reader = self._index.reader()
            self._lexicons: dict[str, Lexicon] = {}
            self._kept: dict[tuple[str, str], dict[int, float]] = {}
            self._room = KEPT_POSTINGS
            self._read_heads()

    def is_current(self, folder: Path) -> bool:
        """Whether ``folder``, the current one, still has the state that this was made of."""
        return folder == self.folder and self._index.latest_generation() == self.generation

    def close(self) -> None:
        """Let the files go."""
        self._reader.close()

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(len(entry.languages) for entry in self.entries)

    @cached_property
    def entry_numbers(self) -> Mapping[str, int]:
        """The place in ``entries`` of each session."""
        return {entry.session: place for place, entry in enumerate(self.entries)}

    def postings(self, language: str, term: str) -> dict[int, float]:
        """The numbers of the passages and heads that hold ``term``, and how many times each does."""
        if (kept := self._kept.get((language, term))) is not None:
            return kept
        if (field(language), term) not in self._reader:
            return {}
        matcher, times = self._reader.postings(field(language), term), {}
        while matcher.is_active():
            times[matcher.id()] = matcher.weight()
            matcher.next()
        if COMMON <= len(times) <= self._room:
            self._kept[language, term] = times
            self._room -= len(times)
        return times

    def frequency(self, language: str, term: str) -> int:
        """How many passages and heads hold ``term``."""
        return int(self._reader.doc_frequency(field(language), term))

    def lexicon(self, language: str) -> Lexicon:
        """The words of one language."""
        if language not in self._lexicons:
            read = self._reader.field_terms(field(language))
            self._lexicons[language] = Lexicon(language, read)
        return self._lexicons[language]

    def shown(self, number: int) -> Shown:
        """The passage with this number."""
        return Shown(*self._reader.stored_fields(number)["shown"])

    def names(self, entry: Entry) -> Mapping[str, str]:
        """Title, partner, presenters and services of a session, as one text a language."""
        names: Mapping[str, str] = self._reader.stored_fields(entry.head)["shown"]["names"]
        return names

    def _read_heads(self) -> None:
        entries: list[Entry] = []
        self.entry_of = array("i", [NOBODY]) * self._reader.doc_count_all()
        self.lengths = array("f", [1.0]) * self._reader.doc_count_all()
        words = 0
        for head in self._heads():
            shown = self._reader.stored_fields(head)["shown"]
            count = len(shown["languages"])
            self.entry_of[head : head + count + 1] = array("i", [len(entries)]) * (count + 1)
            self.lengths[head + 1 : head + count + 1] = array("f", shown["lengths"])
            words += sum(shown["lengths"])
            entries.append(
                Entry(
                    shown["session"],
                    shown["digest"],
                    head,
                    head + 1 + shown["start"],
                    tuple(shown["languages"]),
                    tuple(shown["services"]),
                    tuple(shown["fields"]),
                )
            )
        self.entries: tuple[Entry, ...] = tuple(entries)
        mean = words / self.passages if words else 1.0
        self.lengths = array("f", (length / mean for length in self.lengths))
        if self._reader.doc_count() != self.passages + len(entries):
            raise IndexMissing("The search index is not whole.", REBUILD)

    def _heads(self) -> list[int]:
        if ("part", HEAD) not in self._reader:
            return []
        return list(self._reader.postings("part", HEAD).all_ids())
