"""What the search page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Tags, Transcript
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from pipeline.search.port import Hit, Results
from webapp.library import Library
from webapp.pages.excerpt import Piece, meant, moment_of, pieces, witness
from webapp.pages.listing import Card, Pages, card
from webapp.pages.topics import Topic, services

PER_PAGE = 20


@dataclass(frozen=True)
class Moment:
    """A hit: where to go, and the words around what matched.

    ``service`` is what the words are about, where it is its name that was looked for and nobody says that name.
    """

    start_ms: int
    kind: str
    language: str
    pieces: tuple[Piece, ...]
    service: Term | None = None


@dataclass(frozen=True)
class Group:
    """A session with its hits, in the order of their worth."""

    card: Card
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Facet:
    """A language to narrow the search to; ``code`` is ``None`` for all languages."""

    code: str | None
    sessions: int
    chosen: bool


@dataclass(frozen=True)
class SearchPage:
    """What somebody looked for, and what was found; ``examples`` are services to try otherwise."""

    query: str
    language: str | None
    total: int = 0
    did_you_mean: str | None = None
    facets: tuple[Facet, ...] = ()
    groups: tuple[Group, ...] = ()
    number: int = 1
    last: int = 1
    examples: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Asked:
    """The words of an address: what to look for, in which language, which page of the answer."""

    query: str
    language: str | None
    number: int


def found_page(
    asked: Asked, results: Results, shown: Mapping[str, Session], library: Library, toolbox: Toolbox
) -> SearchPage:
    """The page for an answer of the index. Hits of sessions that are not in ``shown`` are dropped."""
    where = Pages(asked.number, results.total, PER_PAGE)
    return SearchPage(
        query=asked.query, language=asked.language, total=results.total, did_you_mean=results.did_you_mean,
        facets=facets(results.facets.get("language", {}), asked.language),
        groups=tuple(
            Group(card(session, library, toolbox), _moments(asked.query, results.hits, session, library, toolbox))
            for session in _in_order(results.hits, shown)
        ),
        number=asked.number, last=where.last,
    )  # fmt: skip


def facets(counts: Mapping[str, int], chosen: str | None) -> tuple[Facet, ...]:
    """The languages to choose from, the most frequent first; none where there is no choice."""
    codes = sorted((code for code in counts if code in LANGUAGES), key=lambda code: (-counts[code], code))
    if chosen is None and len(codes) < 2:
        return ()
    everything = Facet(None, sum(counts.values()), chosen is None)
    return (everything, *(Facet(code, counts[code], code == chosen) for code in codes))


def _in_order(hits: tuple[Hit, ...], shown: Mapping[str, Session]) -> list[Session]:
    return [shown[name] for name in dict.fromkeys(hit.session for hit in hits) if name in shown]


def _moments(
    query: str, hits: tuple[Hit, ...], session: Session, library: Library, toolbox: Toolbox
) -> tuple[Moment, ...]:
    transcript = library.read(session.id, "transcript", Transcript)
    about = services((library.read(session.id, "tags", Tags) or Tags(())).tags, toolbox)
    here = [hit for hit in hits if hit.session == session.id]
    return tuple(_said(hit, transcript) or _meant(hit, meant(query, session, about)) for hit in here)


def _said(hit: Hit, transcript: Transcript | None) -> Moment | None:
    found = pieces(hit.highlight)
    if not any(piece.marked for piece in found):
        return None
    return Moment(moment_of(hit, transcript), hit.kind, hit.language, found)


def _meant(hit: Hit, topic: Topic | None) -> Moment:
    if topic is None or not topic.evidence:
        return Moment(hit.start_ms, hit.kind, hit.language, pieces(hit.highlight))
    said = witness(hit, topic)
    return Moment(said.start_ms, "passage", hit.language, (Piece(said.text, False),), topic.term)
