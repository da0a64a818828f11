"""What the pages of webinars to come show: when each begins, as the language of the page writes it. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date, format_time, get_timezone_location

from pipeline.catalog.upcoming import Upcoming
from webapp.pages.words import LOCALES


@dataclass(frozen=True)
class When:
    """A stretch of time in words: ``Thursday, 14 January 2027``, ``09:00–09:30``, ``Copenhagen``, ``UTC+1``.

    ``hours`` names the day of the end too, where that is another one.
    """

    day: str
    hours: str
    city: str
    offset: str


@dataclass(frozen=True)
class Announced:
    """A webinar, and when it is; ``over`` once it has ended."""

    webinar: Upcoming
    when: When
    over: bool = False


def announced(webinar: Upcoming, now: int, language: str) -> Announced:
    """A webinar as a page in ``language`` shows it at ``now`` (UTC milliseconds)."""
    return Announced(webinar, when(webinar.starts, webinar.ends, language), webinar.ends_at <= now)


def when(starts: datetime, ends: datetime, language: str) -> When:
    """Two points of time in the same zone, in words."""
    locale = LOCALES[language]
    end = format_time(ends, "short", tzinfo=ends.tzinfo, locale=locale)
    if ends.date() != starts.date():
        end = f"{format_date(ends, 'full', locale=locale)} {end}"
    return When(
        day=format_date(starts, "full", locale=locale),
        hours=f"{format_time(starts, 'short', tzinfo=starts.tzinfo, locale=locale)}–{end}",
        city=get_timezone_location(starts.tzinfo, locale=locale, return_city=True),
        offset=offset(starts.utcoffset() or timedelta()),
    )


def offset(ahead: timedelta) -> str:
    """How far a clock is ahead of UTC: ``UTC+1``, ``UTC+5:30``, ``UTC−3``, ``UTC``."""
    hours, minutes = divmod(abs(round(ahead.total_seconds() / 60)), 60)
    if not hours and not minutes:
        return "UTC"
    return f"UTC{'+' if ahead > timedelta() else '−'}{hours}" + (f":{minutes:02}" if minutes else "")
