"""When a webinar begins and where one joins it, as people say it: checked, and turned into what is kept."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.core.errors import BadSettings

LONGEST_LINK = 2000
_WALL_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_LINK = re.compile(r"[!-~]+")
_ZONE = re.compile(r"UTC|[A-Z][A-Za-z]{1,20}(?:/[A-Za-z0-9_+-]{1,30}){1,2}")
_YEARS = range(1970, 2200)


def zone_called(name: str) -> ZoneInfo:
    """The time zone of that name in the IANA database. Raises BadSettings.

    Names such as CET are refused: they leave open what becomes of them in summer.
    """
    try:
        if _ZONE.fullmatch(name):
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones, as “Europe”
        pass
    raise BadSettings(
        f"“{name[:40]}” is not a time zone.", "Name it by region and city, for example Europe/Copenhagen."
    )


def starts_at(at: str, zone: str) -> int:
    """UTC milliseconds of the local time ``at`` (2027-01-14T09:00) in ``zone``. Raises BadSettings.

    Of an hour that comes twice, when summer time ends, the first one is meant.
    """
    place = zone_called(zone)
    try:
        local = datetime.fromisoformat(at) if _WALL_CLOCK.fullmatch(at) else None
    except ValueError:
        local = None
    if local is None or local.year not in _YEARS:
        raise BadSettings(
            f"“{at[:40]}” is not a date with a time.", "Write it as on a clock there, for example 2027-01-14T09:00."
        )
    moment = local.replace(tzinfo=place).astimezone(UTC)
    if moment.astimezone(place).replace(tzinfo=None) != local:
        raise BadSettings(
            f"There is no {at[-5:]} on that day in {zone}: summer time begins then.",
            "Choose a time that the clock shows.",
        )
    return round(moment.timestamp()) * 1000


def wall_clock(starts_at_ms: int, zone: str) -> str:
    """What a clock in ``zone`` shows at that moment, in the form that :func:`starts_at` reads. Raises BadSettings."""
    return local_time(starts_at_ms, zone).strftime("%Y-%m-%dT%H:%M")


def local_time(at_ms: int, zone: str) -> datetime:
    """A moment as date and time in ``zone``, with its offset. Raises BadSettings."""
    return datetime.fromtimestamp(at_ms / 1000, zone_called(zone))


def joining_link(text: str) -> str:
    """The address at which one joins, or nothing for nothing. Raises BadSettings for what is not https."""
    link = text.strip()
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        good = parts.scheme == "https" and bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that does not close
        good = False
    if good and _LINK.fullmatch(link) and len(link) <= LONGEST_LINK:
        return link
    raise BadSettings(
        f"“{link[:60]}” is not an address at which one can join.", "Give a web address that begins with https://."
    )
