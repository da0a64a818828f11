"""The index as it is for somebody who may see some of its sessions: as if no others were in it.

Words, counts and means all come from the sessions that may be seen, so that nothing that is found, corrected or
ordered tells of the others. Words that only deleted passages hold, which Whoosh still lists, are absent for the same
reason.
"""

from array import array

from pipeline.search.lexicon import Lexicon
from pipeline.search.snapshot import Snapshot

COMMON = 500
"""Words in so many passages are kept in memory once they were asked for, as reading them takes milliseconds."""
KEPT_POSTINGS = 200_000
"""How much of them is kept: some 20 MB."""


class View:
    """The part of ``snapshot`` whose sessions are in ``visible``; all of it for ``None``.

    ``passages`` counts the passages in it, ``lengths`` has the length of each as a multiple of the mean, by number.
    """

    def __init__(self, snapshot: Snapshot, visible: frozenset[str] | None) -> None:
        self.snapshot = snapshot
        self.visible = visible
        places = {n: entry for n, entry in enumerate(snapshot.entries) if visible is None or entry.session in visible}
        self._places = frozenset(places)
        self.passages = sum(len(entry.languages) for entry in places.values())
        words = sum(sum(snapshot.words[entry.head + 1 :][: len(entry.languages)]) for entry in places.values())
        mean = words / self.passages if words else 1.0
        self.lengths = array("f", (count / mean for count in snapshot.words))
        self._known: dict[tuple[str, str], bool] = {}
        self._kept: dict[tuple[str, str], dict[int, float]] = {}
        self._room = KEPT_POSTINGS

    def is_of(self, snapshot: Snapshot, visible: frozenset[str] | None) -> bool:
        """Whether this is the view that these two make."""
        return snapshot is self.snapshot and visible == self.visible

    def postings(self, language: str, term: str) -> dict[int, float]:
        """The numbers of the passages and heads that hold ``term``, and how many times each does."""
        if (kept := self._kept.get((language, term))) is not None:
            return kept
        times = dict(self.snapshot.read(language, term, self._places))
        if len(times) >= COMMON:
            self._keep((language, term), times)
        return times

    def holds(self, language: str, term: str) -> bool:
        """Whether any passage or head holds ``term``."""
        if (known := self._known.get((language, term))) is None:
            known = self._known[language, term] = any(True for _ in self.snapshot.read(language, term, self._places))
        return known

    def lexicon(self, language: str) -> Lexicon:
        """The words of one language."""
        return Lexicon(language, self.snapshot.vocabulary(language), lambda term: self.holds(language, term))

    def _keep(self, word: tuple[str, str], times: dict[int, float]) -> None:
        """Remember a common word, and forget those asked for first as long as there is too little room."""
        self._room -= len(times)
        while self._room < 0 and self._kept:
            self._room += len(self._kept.pop(next(iter(self._kept))))
        self._kept[word] = times
