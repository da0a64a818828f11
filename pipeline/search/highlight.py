"""An excerpt of a passage around what matched, as HTML in which nothing of the text can do harm."""

from collections.abc import Collection, Sequence
from html import escape

from pipeline.search.analysis import fold, stem, words

EXCERPT = 260
"""About how many characters an excerpt has."""

_BEFORE = 60

Span = tuple[int, int]


def highlight(text: str, language: str, terms: Collection[str]) -> str:
    """The stretch of ``text`` with the most matches, escaped, each word whose stem is in ``terms`` in
    ``<mark>``.
    """
    marks = [one.span() for one in words(text) if stem(fold(one[0]), language) in terms]
    start, end = _window(text, marks)
    pieces, at = ["… " if start else ""], start
    for begin, stop in marks:
        if start <= begin and stop <= end:
            pieces += [escape(text[at:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
            at = stop
    return "".join([*pieces, escape(text[at:end]), " …" if end < len(text) else ""])


def _window(text: str, marks: Sequence[Span]) -> Span:
    """From a word's start to a word's end, with as many different matches as can be."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    first = max((begin for begin, _ in marks), default=0, key=lambda begin: (_variety(text, marks, begin), -begin))
    start = max(0, min(first - _BEFORE, len(text) - EXCERPT))
    end = min(len(text), start + EXCERPT)
    if start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text) and " " in text[first:end]:
        end = text.rindex(" ", first, end)
    return start, end


def _variety(text: str, marks: Sequence[Span], first: int) -> tuple[int, int]:
    inside = [text[begin:stop].lower() for begin, stop in marks if first <= begin < first + EXCERPT - _BEFORE]
    return len(set(inside)), len(inside)
