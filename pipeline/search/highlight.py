"""A passage with what matched in it: an excerpt as HTML in which nothing of the text can do harm, and the moment.

Only the words of the excerpt are looked at: a search shows dozens of passages.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import islice

from pipeline.search.analysis import fold, term, words
from pipeline.search.record import Shown

EXCERPT = 260
"""About how many characters an excerpt has."""

_BEFORE = 60


def moment(shown: Shown, word: int) -> int:
    """When the segment begins that the word of this number stands in; the passage's start where there is none (-1)."""
    place = _segment(shown, word)
    return shown.starts[place][2] if place >= 0 else shown.start_ms


def excerpt(shown: Shown, word: int, terms: Collection[str]) -> str:
    """The text around the word of this number (-1: around the first that matches), escaped; words whose terms are in
    ``terms`` are in ``<mark>``.
    """
    text = shown.text
    start, end = _window(text, _character(shown, word) if word >= 0 else _first(shown, terms))
    pieces, at = ["… " if start else ""], start
    for found in _matching(text[start:end], shown.language, terms):
        pieces += [escape(text[at : start + found.start()]), "<mark>", escape(found[0]), "</mark>"]
        at = start + found.end()
    return "".join([*pieces, escape(text[at:end]), " …" if end < len(text) else ""])


def _segment(shown: Shown, word: int) -> int:
    """The place of the segment that a word stands in, else -1."""
    return bisect_right(shown.starts, word, key=_first_word) - 1 if word >= 0 else -1


def _first_word(start: Sequence[int]) -> int:
    return start[0]


def _character(shown: Shown, word: int) -> int:
    """Where a word begins."""
    place = _segment(shown, word)
    before, at = shown.starts[place][:2] if place >= 0 else (0, 0)
    found = next(islice(words(shown.text[at:]), word - before, None), None)
    return at + found.start() if found else 0


def _first(shown: Shown, terms: Collection[str]) -> int:
    return next((found.start() for found in _matching(shown.text, shown.language, terms)), 0)


def _matching(text: str, language: str, terms: Collection[str]) -> Iterator[re.Match[str]]:
    """The words whose terms are in ``terms``. Stems begin as their words do, so most words need not be stemmed."""
    initials = {term[:1] for term in terms}
    return (found for found in words(text) if fold(found[0])[:1] in initials and term(found[0], language) in terms)


def _window(text: str, first: int) -> tuple[int, int]:
    """From a word's start to a word's end, around the word that begins at ``first``."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    start = max(0, min(first - _BEFORE, len(text) - EXCERPT))
    end = min(len(text), start + EXCERPT)
    if start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text) and " " in text[first:end]:
        end = text.rindex(" ", first, end)
    return start, end
