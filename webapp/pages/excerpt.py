"""From a hit to what the page shows: the words around what matched, and the exact moment they are said."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.core.artefacts import Segment, Transcript
from pipeline.search.port import Hit

_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A stretch of plain text, marked where it matched."""

    text: str
    marked: bool


def pieces(highlight: str) -> tuple[Piece, ...]:
    """The excerpt of a hit as plain text. Only ``<mark>`` means anything; all else becomes text again."""
    parts = _MARK.split(highlight)  # text, marked, text, marked, …
    return tuple(Piece(html.unescape(part), bool(number % 2)) for number, part in enumerate(parts) if part)


def moment_of(hit: Hit, transcript: Transcript | None) -> int:
    """When what matched is said: the start of the segment that holds most of it, else of the passage."""
    wanted = {piece.text.casefold() for piece in pieces(hit.highlight) if piece.marked}
    inside = _between(transcript.segments if transcript else (), hit.start_ms, hit.end_ms)
    if not wanted or not inside:
        return hit.start_ms
    best = max(inside, key=lambda segment: (_held(segment, wanted), -segment.start_ms))
    return best.start_ms if _held(best, wanted) else hit.start_ms


def _between(segments: Sequence[Segment], start_ms: int, end_ms: int) -> list[Segment]:
    return [segment for segment in segments if start_ms <= segment.start_ms < end_ms]


def _held(segment: Segment, wanted: set[str]) -> int:
    text = segment.text.casefold()
    return sum(word in text for word in wanted)
