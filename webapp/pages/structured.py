"""What search engines are told: linked data of schema.org.

All addresses are absolute. Write linked data with Jinja's ``tojson``, which escapes what would end the script element.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask_babel import gettext as _

from pipeline.catalog.sessions import Session
from pipeline.catalog.upcoming import Upcoming
from webapp.interface import ui
from webapp.pages.recording import Recording
from webapp.pages.session import SessionPage
from webapp.pages.words import iso_length, moment, short_name

SCHEMA_ORG = "https://schema.org"
Linked = dict[str, Any]


@dataclass(frozen=True)
class Moment:
    """A stretch of a session with an address of its own: a chapter, a question, a clip."""

    name: str
    start_ms: int
    end_ms: int
    address: str


def video_object(page: Recording, address: str, video: str, poster: str, embed: str = "") -> Linked:
    """The session as a VideoObject. On its own page, its chapters are Clips with the addresses that open them."""
    session = page.session
    chapters = page.outline.chapters if isinstance(page, SessionPage) else ()
    topics = [short_name(one.term, ui()) for one in page.about.topics] if isinstance(page, SessionPage) else ()
    parts = [
        Moment(one.title, one.start_ms, one.end_ms, f"{address}?t={moment(one.start_ms)}") for one in chapters
    ]  # fmt: skip
    return {
        "@context": SCHEMA_ORG,
        "@type": "VideoObject",
        "name": session.title,
        "description": described(session, topics, [one.title for one in chapters]),
        "url": address,
        **({"contentUrl": video} if page.has_video else {}),
        **({"embedUrl": embed} if embed else {}),
        **({"thumbnailUrl": poster} if page.has_poster else {}),
        "uploadDate": _point(session.published_at or session.added_at),
        "dateCreated": session.held_on,
        "duration": iso_length(page.duration_ms),
        "inLanguage": session.language,
        "isAccessibleForFree": True,
        **({"publisher": {"@type": "Organization", "name": session.partner}} if session.partner else {}),
        **_people("author", session.presenters),
        **({"hasPart": [clip_object(part) for part in parts]} if parts else {}),
    }


def clip_object(part: Moment, whole: Linked | None = None) -> Linked:
    """A stretch of a session as a Clip, in whole seconds, so that one ends where the next begins.

    For a page of its own, ``whole`` is the session's object.
    """
    start, end = part.start_ms // 1000, part.end_ms // 1000
    found = {
        "@type": "Clip", "name": part.name, "startOffset": start, "endOffset": max(end, start + 1), "url": part.address,
    }  # fmt: skip
    if whole is None:
        return found
    within = {name: value for name, value in whole.items() if name not in ("@context", "hasPart")}
    return {"@context": SCHEMA_ORG, **found, "isPartOf": within}


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Linked:
    """The way from the first page to this one: (name, address) of each page on it."""
    return {
        "@context": SCHEMA_ORG,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def website_object(name: str, address: str, search: str, logo: str = "") -> Linked:
    """The site, who it is by, and how to search it; ``search`` is the address of the search page."""
    return {
        "@context": SCHEMA_ORG,
        "@type": "WebSite",
        "name": name,
        "url": address,
        "publisher": {"@type": "Organization", "name": name, "url": address, **({"logo": logo} if logo else {})},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def event_object(upcoming: Upcoming, address: str, organizer: str = "") -> Linked:
    """A webinar that is to come; ``organizer`` is named where it has no partner."""
    by = upcoming.partner or organizer
    return {
        "@context": SCHEMA_ORG,
        "@type": "Event",
        "name": upcoming.title,
        **({"description": upcoming.about} if upcoming.about else {}),
        "url": address,
        "startDate": upcoming.starts.isoformat(),
        "endDate": upcoming.ends.isoformat(),
        "eventStatus": f"{SCHEMA_ORG}/{'EventCancelled' if upcoming.cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{SCHEMA_ORG}/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": upcoming.join or address},
        "inLanguage": upcoming.language,
        "isAccessibleForFree": True,
        **({"organizer": {"@type": "Organization", "name": by}} if by else {}),
        **_people("performer", upcoming.presenters),
    }


def described(session: Session, topics: Sequence[str] = (), chapters: Sequence[str] = ()) -> str:
    """A session in a few lines: its title, its presenters, its partner; what it is about, and its chapters."""
    names = ", ".join(name for name in (*session.presenters, session.partner) if name)
    parts = [f"{part}." for part in (session.title.rstrip("."), names) if part]
    if topics:
        parts.append(_("About %(topics)s.", topics=", ".join(topics)))
    if chapters:
        parts.append(_("Chapters: %(chapters)s.", chapters=" · ".join(chapters).rstrip(".")))
    return " ".join(parts)


def _people(what: str, names: Iterable[str]) -> Linked:
    people = [{"@type": "Person", "name": name} for name in names]
    return {what: people} if people else {}


def _point(ms: int) -> str:
    return datetime.fromtimestamp(ms // 1000, UTC).isoformat()
