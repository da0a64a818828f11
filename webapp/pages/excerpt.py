"""From a hit to what the page shows: the words around what matched."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
SHORTEST_END = 12
"""So many letters at the end of a question tell that an excerpt begins within it."""
_BETWEEN = re.compile(r"</mark>(\s+)<mark>")
_WORD = re.compile(r"\w+")
_BOUNDARY = re.compile(r"\b")


@dataclass(frozen=True)
class Piece:
    """A stretch of plain text, marked where it matched."""

    text: str
    marked: bool


def pieces(highlight: str) -> tuple[Piece, ...]:
    """The excerpt of a hit as plain text. Only ``<mark>`` means anything; all else becomes text again.

    Marked words that follow one another become one mark.
    """
    parts = _MARK.split(_BETWEEN.sub(r"\1", highlight))  # text, marked, text, marked, …
    texts = (html.unescape(part).replace(" …", "\N{NO-BREAK SPACE}…") for part in parts)
    return tuple(Piece(text, bool(number % 2)) for number, text in enumerate(texts) if text)


def titled(title: str, said: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """A question or chapter as it is shown: its title with the words marked that are marked in what was said, and then
    only what was said after it, as the question itself would else stand there twice.
    """
    marked = {word.casefold() for piece in said if piece.marked for word in _WORD.findall(piece.text)}
    parts = groupby(filter(None, _BOUNDARY.split(title)), key=lambda part: part.casefold() in marked)
    shown = tuple(Piece("".join(group), is_marked) for is_marked, group in parts)
    end = _end_of(title.rstrip("?.! ").lower(), "".join(piece.text for piece in said).lower())
    rest = _trimmed(_from(said, end)) if end else said
    return shown, rest if any(piece.marked for piece in (*shown, *rest)) else said


def _end_of(title: str, said: str) -> int:
    """Where in what was said the title ends, or 0: the excerpt may hold it whole, or begin within it."""
    if (at := said.find(title)) >= 0:
        return at + len(title)
    cut = len(said) - len(said.lstrip("… \N{NO-BREAK SPACE}"))
    ends = (title[word.start() :] for word in _WORD.finditer(title))
    return next((cut + len(end) for end in ends if len(end) >= SHORTEST_END and said.startswith(end, cut)), 0)


def _from(said: Iterable[Piece], start: int) -> Iterable[Piece]:
    for piece in said:
        if text := piece.text[max(0, start) :]:
            yield Piece(text, piece.marked)
        start -= len(piece.text)


def _trimmed(said: Iterable[Piece]) -> tuple[Piece, ...]:
    """Without spaces and signs at the front; nothing where only these are left."""
    rest = tuple(said)
    if not any(_WORD.search(piece.text) for piece in rest):
        return ()
    first = rest[0].text.lstrip(" ?.!,;:–-")
    return (Piece("… " * first[:1].islower() + first, rest[0].marked), *rest[1:])
