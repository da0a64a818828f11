"""What the first page shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from pipeline.catalog.sessions import Session
from pipeline.catalog.upcoming import Upcoming
from pipeline.core.artefacts import Outline
from pipeline.core.toolboxes.toolbox import Field, Term, Toolbox
from webapp.collection import Collection
from webapp.library import Library
from webapp.pages.listing import Card
from webapp.pages.narrowing import Narrowing, Place
from webapp.pages.words import short_name

EXAMPLES, LONGEST_EXAMPLE = 4, 28
SHORTEST_QUESTION, LONGEST_QUESTION = 30, 160


@dataclass(frozen=True)
class FieldRow:
    """A field of the toolbox with its services, and how many of the sessions are about it."""

    field: Field
    services: tuple[Term, ...]
    sessions: int


@dataclass(frozen=True)
class Asked:
    """A question from a session: a way in for somebody who does not know yet what to look for."""

    session: Session
    text: str
    start_ms: int


@dataclass(frozen=True)
class HomePage:
    """The newest sessions, how many there are, what was asked, what they are about, and what is to come.

    ``examples`` are services worth a search.
    """

    newest: tuple[Card, ...]
    total: int
    asked: tuple[Asked, ...]
    fields: tuple[FieldRow, ...]
    examples: tuple[Term, ...]
    upcoming: tuple[Upcoming, ...] = ()


@dataclass(frozen=True)
class SessionsPage:
    """One page of the sessions that the filters leave: ``total`` of them."""

    cards: tuple[Card, ...]
    place: Place
    narrowing: Narrowing
    number: int
    last: int
    total: int


def asked_in(sessions: Iterable[Session], library: Library) -> tuple[Asked, ...]:
    """One question a session, short enough to be read in passing; from three sessions at most."""
    found = (_telling_question(session, library.read(session.id, "outline", Outline)) for session in sessions)
    return tuple(islice((asked for asked in found if asked), 3))


def examples(toolbox: Toolbox, collection: Collection, language: str) -> tuple[Term, ...]:
    """Services that many sessions are about and whose names are short enough to be read in passing."""
    told = [one for one in toolbox.terms if one.id in collection.by_service]
    short = [one for one in told if len(short_name(one, language)) <= LONGEST_EXAMPLE] or told
    return tuple(sorted(short, key=lambda one: -len(collection.by_service[one.id]))[:EXAMPLES])


def _telling_question(session: Session, outline: Outline | None) -> Asked | None:
    """The first one that ends in a question mark and is neither too short to tell anything nor too long."""
    for question in outline.questions if outline else ():
        if question.text.endswith("?") and SHORTEST_QUESTION <= len(question.text) <= LONGEST_QUESTION:
            return Asked(session, question.text, question.question.start_ms)
    return None
