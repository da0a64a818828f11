"""The best-practice card, as part of a session's page and as a page of its own, to be printed."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import CARD_SECTIONS, Card, Facts, Quote, Tags, Transcript
from pipeline.core.toolboxes.toolbox import Toolbox
from webapp.library import Library
from webapp.pages.topics import About, about

SECTION_TITLES: Mapping[str, LazyString] = {
    "beneficiaries": lazy_gettext("Who it is for"),
    "goals": lazy_gettext("Goals and added value"),
    "operative": lazy_gettext("Time, money, people"),
    "lessons": lazy_gettext("Lessons learned"),
    "howto": lazy_gettext("How to do it"),
    "s3": lazy_gettext("Regional strategy (S3)"),
    "other_clusters": lazy_gettext("Other clusters"),
}

ROOMY = 2500
"""So many characters are on one sheet in print of common size, even in capitals."""


@dataclass(frozen=True)
class Section:
    """A section of the best-practice card; without quotes where nothing was said of it."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class PracticePage:
    """The card of one session, on a page."""

    session: Session
    duration_ms: int
    draft: bool
    about: About
    sections: tuple[Section, ...]

    @property
    def full(self) -> bool:
        """Whether it takes small print to bring it on one sheet."""
        return sum(len(quote.text) for section in self.sections for quote in section.quotes) > ROOMY


def sections(card: Card) -> tuple[Section, ...]:
    """The seven sections of the best-practice card; none at all when it is empty."""
    found = tuple(Section(str(SECTION_TITLES[name]), getattr(card, name)) for name in CARD_SECTIONS)
    return found if any(section.quotes for section in found) else ()


def practice_page(session: Session, library: Library, toolbox: Toolbox, audiences: Toolbox) -> PracticePage:
    """Gather a card's page. Raises Damaged when an artefact is not what it should be."""
    facts = library.read(session.id, "facts", Facts)
    transcript = library.read(session.id, "transcript", Transcript)
    return PracticePage(
        session=session,
        duration_ms=facts.duration_ms if facts else 0,
        draft=bool(transcript and transcript.draft),
        about=about(library.read(session.id, "tags", Tags) or Tags(()), toolbox, audiences),
        sections=sections(library.read(session.id, "card", Card) or Card()),
    )
