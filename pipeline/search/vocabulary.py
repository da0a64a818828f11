"""The terms that a segment holds in one language. Looks only at those that can fit."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.search.cognates import are_cognates, skeleton

_SHORTEST_REST = 3


class Vocabulary:
    """All ``terms`` (stems of folded words), whoever may see them."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)

    def with_piece(self, piece: str) -> Iterator[str]:
        """The terms in which ``piece``, which begins or ends with a line break, is found."""
        at = self._text.find(piece)
        while at >= 0:
            begin = self._text.rfind("\n", 0, at + 1) + 1
            end = self._text.index("\n", begin)
            yield self._text[begin:end]
            at = self._text.find(piece, end)

    def near(self, term: str, most: int) -> Iterator[tuple[int, str]]:
        """The terms that lie ``most`` typing errors away or fewer, with their number: letters to insert, drop, replace
        or swap with the next one.
        """
        for length in range(len(term) - most, len(term) + most + 1):
            fits = self._by_length.get(length, ())
            found = process.extract(term, fits, scorer=OSA.distance, score_cutoff=most, limit=None, processor=None)
            yield from ((errors, other) for other, errors, _ in found)

    def nearly_begun(self, beginning: str) -> Iterator[str]:
        """The terms that begin so but for one typing error, and go on."""
        longer = [term for term in self.terms if len(term) >= len(beginning) + _SHORTEST_REST]
        begun = [term[: len(beginning)] for term in longer]
        found = process.extract(beginning, begun, scorer=OSA.distance, score_cutoff=1, limit=None, processor=None)
        yield from (longer[place] for _, _, place in found)

    @cached_property
    def _text(self) -> str:
        return "\n" + "\n".join(sorted(self.terms)) + "\n"

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        lengths: dict[int, list[str]] = {}
        for term in sorted(self.terms):
            lengths.setdefault(len(term), []).append(term)
        return lengths

    def akin(self, term: str) -> Iterator[str]:
        """The cognates of a term of another language."""
        if bones := skeleton(term):
            yield from (other for other in self._by_skeleton.get(bones, ()) if are_cognates(term, other))

    @cached_property
    def _by_skeleton(self) -> dict[str, list[str]]:
        skeletons: dict[str, list[str]] = {}
        for term in sorted(self.terms):
            if term.isalpha() and (bones := skeleton(term)):
                skeletons.setdefault(bones, []).append(term)
        return skeletons
