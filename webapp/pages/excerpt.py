"""From a hit to what the page shows: the words around what matched, and the exact moment they are said.

A session is also found by what it is about, in words that nobody says in it. It then opens where that is spoken of.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Evidence, Segment, Transcript
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Term
from pipeline.search.analysis import terms
from pipeline.search.port import Hit
from webapp.pages.topics import Topic

SHORT_WORD = 3
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


def meant(query: str, session: Session, topics: Sequence[Topic]) -> Topic | None:
    """The topic under whose name ``query`` finds a session that says none of its words, else the best one.

    ``None`` where the session has no topic, or where its title or its people are what was looked for.
    """
    best = max(topics, key=lambda topic: _shared(query, _names(topic.term)), default=None)
    if best is None or _shared(query, _names(best.term)):
        return best
    return None if _shared(query, (session.title, session.partner, *session.presenters)) else best


def witness(hit: Hit, topic: Topic) -> Evidence:
    """The best sentence about ``topic``, within the hit where there is one."""
    return next((said for said in topic.evidence if hit.start_ms <= said.start_ms < hit.end_ms), topic.evidence[0])


def _names(service: Term) -> tuple[str, ...]:
    return tuple(name for code in LANGUAGES for name in (*service.search_terms(code), *service.phrases[code]))


def _shared(query: str, names: Sequence[str]) -> int:
    """How many words of ``query`` the names hold, by themselves or within longer ones, as one language or another."""
    return max(_held_terms(set(terms(query, code)), set(terms(" ".join(names), code))) for code in LANGUAGES)


def _held_terms(wanted: set[str], there: set[str]) -> int:
    return sum(term in there or (len(term) > SHORT_WORD and any(term in longer for longer in there)) for term in wanted)


def _between(segments: Sequence[Segment], start_ms: int, end_ms: int) -> list[Segment]:
    return [segment for segment in segments if start_ms <= segment.start_ms < end_ms]


def _held(segment: Segment, wanted: set[str]) -> int:
    text = segment.text.casefold()
    return sum(word in text for word in wanted)
