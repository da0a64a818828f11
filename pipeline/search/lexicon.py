"""The words that one language has in a view: compounds around a word, parts of one, cognates, corrections."""

from collections.abc import Iterator

from pipeline.search.analysis import COMPOUNDING, stem
from pipeline.search.view import View

SHORTEST_PART = 4
SHORTEST_PREFIX = 4
SHORTEST_TYPO_IN_PART = 7
MOST_COMPOUNDS = 24
MOST_PREFIXED = 12

_LINKS = ("", "s", "e", "n", "es", "en", "er")
_SURE_PART = 5
_SURE_FIRST_PART = 6


class Lexicon:
    """The terms of one language that ``view`` holds. The index is asked for as few as can be."""

    def __init__(self, language: str, view: View) -> None:
        self.language = language
        self._view = view

    def __contains__(self, term: str) -> bool:
        return self._view.holds(self.language, term)

    def compounds(self, word: str) -> list[str]:
        """Terms that have the folded ``word`` as last or first part: *verktyg* gives *innovationsverktyg*."""
        term = stem(word, self.language)
        if len(term) < SHORTEST_PART:
            return []
        ended = self._view.terms_ended(self.language, term)
        ending = (one for one in ended if self._has_last_part(one, term))
        beginning = (
            one
            for part in dict.fromkeys((term, word))
            for one in self._view.terms_begun(self.language, part)
            if self._has_first_part(one, part)
        )
        return list(dict.fromkeys((*_some(ending, MOST_COMPOUNDS), *_some(beginning, MOST_COMPOUNDS))))

    def prefixed(self, word: str) -> list[str]:
        """A few terms whose words begin with ``word``, the shortest first, if it is four letters or longer."""
        if len(word) < SHORTEST_PREFIX:
            return []
        known = _some(self._view.begun(self.language, word), 10 * MOST_PREFIXED)
        terms = dict.fromkeys(stem(form, self.language) for form in sorted(known, key=lambda form: (len(form), form)))
        return list(terms)[:MOST_PREFIXED]

    def near(self, word: str, most: int) -> list[tuple[int, str]]:
        """The words as they are said up to so many typing errors from ``word``, with how many; else, in a language with
        compounds, those that begin with it but for one.
        """
        if found := list(dict.fromkeys(self._view.near(self.language, word, most))):
            return found
        if len(word) < SHORTEST_TYPO_IN_PART or self.language not in COMPOUNDING:
            return []
        return [(1, form) for form in dict.fromkeys(self._view.nearly_begun(self.language, word))]

    def _has_last_part(self, compound: str, part: str) -> bool:
        rest = compound.removesuffix(part)
        sure = len(rest) >= _SURE_PART and len(part) >= _SURE_PART
        return bool(rest) and (sure or self._is_first(rest))

    def _has_first_part(self, compound: str, part: str) -> bool:
        rest = compound.removeprefix(part)
        if len(rest) >= _SURE_PART and len(part) >= _SURE_FIRST_PART:
            return True
        return any(len(bare := rest.removeprefix(link)) >= SHORTEST_PART and bare in self for link in _LINKS)

    def _is_first(self, part: str) -> bool:
        """Whether a compound's first part is a term, with or without the letters that link it to the next."""
        bare = (part.removesuffix(link) for link in _LINKS)
        return any(len(one) >= SHORTEST_PART - 1 and stem(one, self.language) in self for one in bare)


def _some(found: Iterator[str], most: int) -> list[str]:
    return [term for _, term in zip(range(most), found, strict=False)]
