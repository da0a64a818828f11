"""Values in words: dates, lengths, sizes, languages, moments. Pure; the templates use them as filters."""

import re
from datetime import date

from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import plain_text
from pipeline.core.toolboxes.toolbox import Term

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST_QUERY = 200
_SECONDS = r"(\d{1,6}(?:[.,]\d{1,3})?)"
_CLOCK = re.compile(rf"(?:(?:(\d{{1,2}}):)?(\d{{1,2}}):)?{_SECONDS}", re.ASCII)
_UNITS = re.compile(rf"(?=\d)(?:(\d{{1,2}})h)?(?:(\d{{1,4}})m)?(?:{_SECONDS}s)?", re.ASCII | re.IGNORECASE)


def clock(ms: int) -> str:
    """A moment as people write it: ``1:05``, or ``1:02:03`` from an hour on."""
    minutes, seconds = divmod(max(ms, 0) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def moment(ms: int) -> str:
    """A moment as addresses write it, in seconds, no longer than a millisecond needs: ``83``, ``83.5``."""
    seconds, rest = divmod(max(ms, 0), 1000)
    return f"{seconds}.{rest:03}".rstrip("0") if rest else str(seconds)


def parse_moment(text: str | None) -> int | None:
    """The milliseconds that somebody means by ``83``, ``83.5``, ``83,5``, ``1:23``, ``1:02:03`` or ``1m23s``.

    ``None`` for anything else.
    """
    given = text.strip() if text and len(text) < 40 else ""
    found = _CLOCK.fullmatch(given) or _UNITS.fullmatch(given)
    if not found:
        return None
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    return round((hours * 3600 + minutes * 60) * 1000) + round(seconds * 1000)


def length(ms: int) -> str:
    """How long something lasts, as people say it: ``31 min``, ``48 s``."""
    if ms < 60_000:
        return f"{max(round(ms / 1000), 1)} s"
    minutes = round(ms / 60_000)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def iso_length(ms: int) -> str:
    """A length as ISO 8601 writes it: ``PT31M5S``."""
    minutes, seconds = divmod(max(ms, 0) // 1000, 60)
    return f"PT{minutes}M{seconds}S"


def size(count_of_bytes: int) -> str:
    """A file's size: ``640 kB``, ``12 MB``."""
    if count_of_bytes < 1_000_000:
        return f"{max(count_of_bytes // 1000, 1)} kB"
    millions = count_of_bytes / 1_000_000
    return f"{millions:.1f} MB" if millions < 10 else f"{millions:.0f} MB"


def day(iso: str) -> str:
    """``2018-09-19`` as ``19 September 2018``; anything else as it stands."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def language(code: str) -> str:
    """A language by its own name; an unknown one by its code."""
    return LANGUAGES.get(code, code)


def counted(number: int, one: str, many: str = "") -> str:
    """``1 session``, ``2 sessions``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short_name(service: Term) -> str:
    """The English name of a service, without what explains it after a colon."""
    return service.names["en"].partition(": ")[0]


def typed(text: str | None) -> str:
    """What somebody typed, on one line, without control and direction marks, cut to 200 characters."""
    return plain_text((text or "")[: 4 * LONGEST_QUERY])[:LONGEST_QUERY].strip()


FILTERS = {
    "clock": clock, "moment": moment, "length_of": length, "size": size, "day": day,
    "language": language, "counted": counted, "short_name": short_name,
}  # fmt: skip
"""What templates may use, beside Jinja's own."""
