"""Values in words, as each language writes them: dates, lengths, sizes, languages, moments. Pure; the templates use
them as filters.
"""

import re
from datetime import date
from functools import lru_cache

from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import plain_text
from pipeline.core.toolboxes.toolbox import Field, Kind, Term

LOCALES = {"en": "en_GB", "da": "da_DK", "sv": "sv_SE", "nb": "nb_NO", "de": "de_DE"}
"""Whose customs of writing dates and numbers each language follows."""
LONGEST_QUERY = 200
_PLAIN = {"nb": "no"}
KEPT = 4096
"""How many dates and lengths are kept as they were written: finding out a language's customs takes its time."""
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


@lru_cache(maxsize=KEPT)
def length(ms: int, language: str = "en") -> str:
    """How long something lasts, as people say it: ``31 min``, ``48 sec``, ``2 hr 5 min``."""
    seconds = max(round(ms / 1000), 1)
    minutes = round(ms / 60_000)
    if seconds < 60:
        return _unit(seconds, "second", language)
    hours, rest = (0, minutes) if minutes < 120 else divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    return " ".join(_unit(count, unit, language) for count, unit in parts if count)


def _unit(count: int, unit: str, language: str) -> str:
    return format_unit(count, f"duration-{unit}", length="short", locale=language).replace("\xa0", " ")


def iso_length(ms: int) -> str:
    """A length as ISO 8601 writes it: ``PT31M5S``."""
    minutes, seconds = divmod(max(ms, 0) // 1000, 60)
    return f"PT{minutes}M{seconds}S"


def size(count_of_bytes: int, language: str = "en") -> str:
    """A file's size: ``640 kB``, ``1.2 MB``, ``12 MB``; with the language's decimal sign."""
    if count_of_bytes < 1_000_000:
        return f"{number(max(count_of_bytes // 1000, 1), language)} kB"
    millions = count_of_bytes / 1_000_000
    return f"{number(round(millions, 1) if millions < 10 else round(millions), language)} MB"


def number(count: float, language: str = "en") -> str:
    """A number with the language's signs between thousands and before decimals."""
    return format_decimal(count, locale=LOCALES[language])


@lru_cache(maxsize=KEPT)
def day(iso: str, language: str = "en") -> str:
    """``2018-09-19`` as ``19 September 2018``, ``19. september 2018``, …; anything else as it stands."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return format_date(found, "long", locale=LOCALES[language])


def language(code: str) -> str:
    """A language by its own name; an unknown one by its code."""
    return LANGUAGES.get(code, code)


@lru_cache(maxsize=KEPT)
def called(code: str, language: str = "en") -> str:
    """What one language is called in another: ``Danish``, ``dansk``; an unknown one is its code.

    Nobody who speaks it tells Bokmål from Norwegian.
    """
    return Locale(language).languages.get(_PLAIN.get(code, code), code) if code in LANGUAGES else code


def name(named: Term | Field | Kind, language: str = "en") -> str:
    """What an entry of a toolbox is called."""
    return named.names[language]


def short_name(named: Term | Field | Kind, language: str = "en") -> str:
    """The name of a toolbox's entry, without what explains it after a colon."""
    return named.names[language].partition(": ")[0]


def typed(text: str | None) -> str:
    """What somebody typed, on one line, without control and direction marks, cut to 200 characters."""
    return plain_text((text or "")[: 4 * LONGEST_QUERY])[:LONGEST_QUERY].strip()
