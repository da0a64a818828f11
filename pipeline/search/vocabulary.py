"""The terms that a segment holds in one language. Looks only at those that can fit."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.search.cognates import are_cognates, skeleton

_SHORTEST_REST = 3


class Vocabulary:
    """All ``terms`` (stems of folded words), whoever may see them."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)

    def begun(self, beginning: str) -> Iterator[str]:
        """The terms that begin so, in order."""
        return _begun(self._sorted, beginning)

    def ended(self, ending: str) -> Iterator[str]:
        """The terms that end so, in order."""
        return iter(sorted(backwards[::-1] for backwards in _begun(self._backwards, ending[::-1])))

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
    def _sorted(self) -> list[str]:
        return sorted(self.terms)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(term[::-1] for term in self.terms)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        lengths: dict[int, list[str]] = {}
        for term in self._sorted:
            lengths.setdefault(len(term), []).append(term)
        return lengths

    def akin(self, term: str) -> Iterator[str]:
        """The cognates of a term of another language."""
        if bones := skeleton(term):
            yield from (other for other in self._by_skeleton.get(bones, ()) if are_cognates(term, other))

    @cached_property
    def _by_skeleton(self) -> dict[str, list[str]]:
        skeletons: dict[str, list[str]] = {}
        for term in self._sorted:
            if term.isalpha() and (bones := skeleton(term)):
                skeletons.setdefault(bones, []).append(term)
        return skeletons


def _begun(ordered: Sequence[str], beginning: str) -> Iterator[str]:
    for place in range(bisect_left(ordered, beginning), len(ordered)):
        if not ordered[place].startswith(beginning):
            return
        yield ordered[place]
