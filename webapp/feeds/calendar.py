"""Webinars to come as iCalendar (RFC 5545, 7986), by icalendar. Pure: the same webinars give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vDuration

from pipeline.catalog.upcoming import Upcoming
from pipeline.core.passages import plain_text

PRODUCT = "-//totm//webinars//EN"
REFRESH = timedelta(hours=6)
"""How often calendars are asked to look again."""
KEPT_MS = 90 * 24 * 3_600_000
"""How long a webinar stays in the calendar after its end."""


@dataclass(frozen=True)
class Dated:
    """A webinar with the address of its page, and its title as the calendar shows it (a cancelled one says so)."""

    webinar: Upcoming
    address: str
    title: str


@dataclass(frozen=True)
class About:
    """What the calendar says of itself."""

    title: str
    address: str


def calendar(about: About, dated: Sequence[Dated]) -> bytes:
    """The calendar. Its dates are those of the data: it changes only when they do."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", line(about.title))
    made.add("x-wr-calname", line(about.title))
    made.add("url", about.address)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))
    for one in dated:
        made.add_component(_event(one))
    return bytes(made.to_ical())


def _event(one: Dated) -> Event:
    webinar = one.webinar
    event = Event()
    event.add("uid", uid(webinar.id))
    event.add("dtstamp", _time(webinar.edited_at))
    event.add("last-modified", _time(webinar.edited_at))
    event.add("sequence", webinar.sequence)
    event.add("dtstart", _time(webinar.starts_at))
    event.add("dtend", _time(webinar.ends_at))
    event.add("summary", line(one.title), parameters={"LANGUAGE": webinar.language})
    event.add("description", text(_said(webinar)), parameters={"LANGUAGE": webinar.language})
    event.add("url", one.address)
    if webinar.join:
        event.add("location", webinar.join)
    event.add("status", "CANCELLED" if webinar.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if webinar.cancelled else "OPAQUE")
    return event


def uid(id: str) -> str:
    """The name under which calendars know a webinar for ever, whatever is changed about it, and wherever the site
    moves: it holds no host.
    """
    return f"{id}@totm"


def _said(webinar: Upcoming) -> str:
    who = ", ".join(line(name) for name in (*webinar.presenters, webinar.partner) if name)
    return "\n\n".join(part for part in (who, webinar.about, webinar.join) if part)


def line(value: str) -> str:
    """Text on one line, without control and direction marks."""
    return plain_text(value)


def text(value: str) -> str:
    """The same for text of several lines, which it keeps."""
    return "\n".join(map(line, value.splitlines()))


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms // 1000, UTC)
