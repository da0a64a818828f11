"""One state of the index, to be read: everything that finding needs, and nothing of Whoosh beyond it."""

from array import array
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.core.errors import IndexMissing
from pipeline.search.lexicon import Vocabulary
from pipeline.search.ranking import Entry
from pipeline.search.store import HEAD, REBUILD, field, open_folder, unreadable_means_missing

NOBODY = -1


class Shown(NamedTuple):
    """A passage as the index keeps it, to be shown."""

    kind: Literal["passage", "question"]
    language: str
    start_ms: int
    end_ms: int
    text: str


class Snapshot:
    """The index in ``folder`` as it was when this was made. Not for several threads at once (Whoosh shares a file).

    ``entry_of`` gives the place in ``entries`` of each number, ``words`` how many a passage has. Every method raises
    IndexMissing on damage.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with unreadable_means_missing():
            self._index = open_folder(folder)
            self.generation = self._index.latest_generation()
            self._reader = self._index.reader()
            self._vocabularies: dict[str, Vocabulary] = {}
            self._read_heads()

    def is_current(self, folder: Path) -> bool:
        """Whether ``folder``, the current one, still has the state that this was made of."""
        with unreadable_means_missing():
            return folder == self.folder and self._index.latest_generation() == self.generation

    def close(self) -> None:
        """Let the files go."""
        self._reader.close()

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(len(entry.languages) for entry in self.entries)

    def read(self, language: str, term: str, places: Collection[int]) -> Iterator[tuple[int, float]]:
        """The numbers of the passages and heads that hold ``term``, and how many times each does, in the entries at
        ``places``.
        """
        with unreadable_means_missing():
            if (field(language), term) not in self._reader:
                return
            matcher = self._reader.postings(field(language), term)
            while matcher.is_active():
                number = matcher.id()
                if self.entry_of[number] in places:
                    yield number, matcher.weight()
                matcher.next()

    def at_most(self, language: str, term: str) -> int:
        """No more passages and heads than these hold ``term``, to be had at once; deleted ones count, too."""
        with unreadable_means_missing():
            return int(self._reader.doc_frequency(field(language), term))

    def vocabulary(self, language: str) -> Vocabulary:
        """The words of one language."""
        if language not in self._vocabularies:
            with unreadable_means_missing():
                self._vocabularies[language] = Vocabulary(self._reader.field_terms(field(language)))
        return self._vocabularies[language]

    def shown(self, number: int) -> Shown:
        """The passage with this number."""
        with unreadable_means_missing():
            return Shown(*self._reader.stored_fields(number)["shown"])

    def names(self, entry: Entry) -> Mapping[str, str]:
        """Title, partner, presenters and services of a session, as one text a language."""
        with unreadable_means_missing():
            names: Mapping[str, str] = self._reader.stored_fields(entry.head)["shown"]["names"]
        return names

    def _read_heads(self) -> None:
        entries: list[Entry] = []
        self.entry_of = array("i", [NOBODY]) * self._reader.doc_count_all()
        self.words = array("f", [1.0]) * self._reader.doc_count_all()
        for head in self._heads():
            shown = self._reader.stored_fields(head)["shown"]
            count = len(shown["languages"])
            self.entry_of[head : head + count + 1] = array("i", [len(entries)]) * (count + 1)
            self.words[head + 1 : head + count + 1] = array("f", shown["lengths"])
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
        if self._reader.doc_count() != self.passages + len(entries):
            raise IndexMissing("The search index is not whole.", REBUILD)

    def _heads(self) -> list[int]:
        if ("part", HEAD) not in self._reader:
            return []
        return list(self._reader.postings("part", HEAD).all_ids())
