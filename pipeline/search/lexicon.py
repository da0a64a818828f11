"""The words that one language's field of the index holds: compounds around a word, parts of one, corrections."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from pipeline.search.analysis import is_phrase, stem

SHORTEST_PART = 4
SHORTEST_PREFIX = 4
SHORTEST_TYPO = 6
"""Shorter words are as they were meant: nearly every one of them is a letter away from another word."""
MOST_COMPOUNDS = 24
MOST_PREFIXED = 12

_LINKS = ("", "s", "e", "n", "es", "en", "er")
_TWO_TYPOS_FROM = 9
_SURE_PART = 5
_SURE_FIRST_PART = 6


class Vocabulary:
    """All terms (stems of folded words) of one language, whoever may see them. Looks only at those that can fit."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)
        self._text = "\n" + "\n".join(sorted(term for term in self.terms if not is_phrase(term))) + "\n"

    def with_piece(self, piece: str) -> Iterator[str]:
        """The terms in which ``piece``, which begins or ends with a line break, is found."""
        at = self._text.find(piece)
        while at >= 0:
            begin = self._text.rfind("\n", 0, at + 1) + 1
            end = self._text.index("\n", begin)
            yield self._text[begin:end]
            at = self._text.find(piece, end)

    def alike(self, letter: str, length: int) -> Sequence[tuple[str, int]]:
        """The terms of this first letter and length, each with the set of its letters as bits."""
        return self._buckets.get((letter, length), ())

    @cached_property
    def _buckets(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        buckets: defaultdict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for term in self.terms:
            if term:
                buckets[term[0], len(term)].append((term, _letters(term)))
        return dict(buckets)


class Lexicon:
    """The terms of one language that somebody may know of: those of ``vocabulary`` for which ``holds`` is true.

    ``holds`` is asked for as few terms as can be, since it reads the index.
    """

    def __init__(self, language: str, vocabulary: Vocabulary, holds: Callable[[str], bool]) -> None:
        self.language = language
        self._vocabulary = vocabulary
        self._holds = holds

    def __contains__(self, term: str) -> bool:
        return term in self._vocabulary.terms and self._holds(term)

    def compounds(self, word: str) -> list[str]:
        """Terms that have the folded ``word`` as last or first part: *verktyg* gives *innovationsverktyg*."""
        term = stem(word, self.language)
        if len(term) < SHORTEST_PART:
            return []
        around = self._vocabulary.with_piece
        ending = (one for one in around(f"{term}\n") if self._has_last_part(one, term) and self._holds(one))
        beginning = (
            one
            for part in dict.fromkeys((term, word))
            for one in around(f"\n{part}")
            if self._has_first_part(one, part) and self._holds(one)
        )
        return list(dict.fromkeys((*_some(ending, MOST_COMPOUNDS), *_some(beginning, MOST_COMPOUNDS))))

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two known terms that make up the folded ``word``, those with the longest last part; else ``None``."""
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            last = stem(word[cut:], self.language)
            if last in self and (first := self._known(word[:cut])):
                return first, last
        return None

    def prefixed(self, word: str) -> list[str]:
        """A few terms that begin with ``word``, the shortest first, if it is four letters or longer."""
        if len(word) < SHORTEST_PREFIX:
            return []
        known = filter(self._holds, self._vocabulary.with_piece(f"\n{word}"))
        return sorted(_some(known, 10 * MOST_PREFIXED), key=lambda term: (len(term), term))[:MOST_PREFIXED]

    def nearest(self, word: str) -> tuple[int, list[str]]:
        """How few typing errors (one; two in longer words) lie between ``word``'s stem and a term, and those
        terms.

        The first letter is taken to be right, which keeps this to some hundred comparisons.
        """
        term = stem(word, self.language)
        if len(word) < SHORTEST_TYPO or not term.isalpha():
            return 0, []
        most = 2 if len(term) >= _TWO_TYPOS_FROM else 1
        letters = _letters(term)
        near: dict[int, list[str]] = {}
        for length in range(len(term) - most, len(term) + most + 1):
            for other, others in self._vocabulary.alike(term[0], length):
                if (letters ^ others).bit_count() > 2 * most:
                    continue
                if (errors := typing_errors(term, other, most)) <= most and self._holds(other):
                    near.setdefault(errors, []).append(other)
        fewest = min(near, default=0)
        return fewest, sorted(near.get(fewest, ()))

    def _known(self, part: str) -> str | None:
        """The term of a compound's first part, with or without the letters that link it to the next."""
        for link in _LINKS:
            bare = part.removesuffix(link)
            if len(bare) >= SHORTEST_PART - 1 and (term := stem(bare, self.language)) in self:
                return term
        return None

    def _has_last_part(self, compound: str, part: str) -> bool:
        rest = compound.removesuffix(part)
        sure = len(rest) >= _SURE_PART and len(part) >= _SURE_PART
        return bool(rest) and (sure or self._known(rest) is not None)

    def _has_first_part(self, compound: str, part: str) -> bool:
        rest = compound.removeprefix(part)
        if len(rest) >= _SURE_PART and len(part) >= _SURE_FIRST_PART:
            return True
        return any(len(bare := rest.removeprefix(link)) >= SHORTEST_PART and bare in self for link in _LINKS)


def typing_errors(left: str, right: str, most: int) -> int:
    """Letters to insert, drop, replace or swap with the next one, to get from ``left`` to ``right``.

    The optimal string alignment distance; ``most + 1`` stands for anything above ``most``.
    """
    before: list[int] = []
    last = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        line = [row]
        for column, other in enumerate(right, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != other))
            if before and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


def _letters(term: str) -> int:
    """The set of letters of a term as bits, to rule out most others without counting."""
    bits = 0
    for letter in term:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _some(found: Iterator[str], most: int) -> list[str]:
    return [term for _, term in zip(range(most), found, strict=False)]
