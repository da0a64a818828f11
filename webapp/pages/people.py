"""What the pages of partners and presenters show. Pure."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.catalog.naming import slug
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from webapp.collection import Collection, Entry
from webapp.pages.listing import Card
from webapp.pages.toolbox import Shown, shown

LAST_LETTERS = {"da": "æøå", "nb": "æøå", "sv": "åäö"}
"""The letters that stand after z. Elsewhere they stand with those that they look like."""
SAME_LETTERS = {
    "da": {"aa": "å", "ä": "æ", "ö": "ø"},
    "nb": {"aa": "å", "ä": "æ", "ö": "ø"},
    "sv": {"æ": "ä", "ø": "ö"},
}
"""Spellings that stand where another one does: Aalborg is the last of a Danish list."""
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
NO_LETTER = "#"
MOST_AT_ONCE = 120
"""So many names are still one page."""


@dataclass(frozen=True)
class Listed:
    """A partner or a presenter in a list; ``id`` is the name in addresses."""

    id: str
    name: str
    shown: Shown
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Directory:
    """Names from A to Z as a language orders them, under their first letters.

    There are ``total`` names; more than :data:`MOST_AT_ONCE` come one ``letter`` of the ``alphabet`` at a time.
    """

    letters: tuple[tuple[str, tuple[Listed, ...]], ...]
    total: int
    alphabet: tuple[str, ...] = ()
    letter: str = ""


@dataclass(frozen=True)
class Profile:
    """A partner or a presenter: ``others`` are those on the other side, by their ids in addresses (the presenters of a
    partner, the partners of a presenter); ``services`` are what was shown, most often first.
    """

    id: str
    name: str
    shown: Shown
    others: tuple[tuple[str, str], ...]
    services: tuple[tuple[Term, int], ...]
    cards: tuple[Card, ...]
    number: int
    last: int


def partners(collection: Collection, language: str, letter: str = "") -> Directory:
    """All partners of whom a session can be seen."""
    named = {id: entries[0].session.partner for id, entries in collection.by_partner.items()}
    return _directory(named, language, letter, lambda id: Listed(id, named[id], shown(collection.by_partner[id])))


def presenters(collection: Collection, language: str, letter: str = "") -> Directory:
    """All who present in a session that can be seen."""
    named = {id: name_of(id, entries) for id, entries in collection.by_presenter.items()}

    def listed(id: str) -> Listed:
        entries = collection.by_presenter[id]
        return Listed(id, named[id], shown(entries), tuple(name for _, name in partners_of(entries)))

    return _directory(named, language, letter, listed)


def name_of(presenter: str, entries: Iterable[Entry]) -> str:
    """How a presenter is written in the newest of her sessions."""
    return next(name for entry in entries for name in entry.session.presenters if slug(name) == presenter)


def partners_of(entries: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    """Ids and names of the partners of sessions, those of the newest first."""
    sessions = (entry.session for entry in entries)
    return tuple({one.partner_id: (one.partner_id, one.partner) for one in sessions if one.partner_id}.values())


def presenters_of(entries: Iterable[Entry], language: str) -> tuple[tuple[str, str], ...]:
    """Names in addresses, and names, of those who present in sessions, from A to Z."""
    names = {slug(name): name for entry in entries for name in entry.session.presenters}
    return tuple(sorted(names.items(), key=lambda one: place(one[1], language)))


def services_of(entries: Iterable[Entry], toolbox: Toolbox) -> tuple[tuple[Term, int], ...]:
    """The services that sessions are about, with how many of them are, most often first."""
    counted = Counter(service for entry in entries for service in entry.services)
    return tuple((term, count) for one, count in counted.most_common() if (term := toolbox.term(one)))


@lru_cache(4096)
def place(name: str, language: str) -> tuple[str, str]:
    """What names are ordered by: letters that a language has after z stand there, all others with their plain form."""
    return "".join(_letters(name, language)), name


@lru_cache(4096)
def initial(name: str, language: str) -> str:
    """The letter under which a name stands, a capital; :data:`NO_LETTER` for what begins with none."""
    first = next(iter(_letters(name, language)), "")
    last = {_after_z(number): letter for number, letter in enumerate(LAST_LETTERS.get(language, ""))}
    letter = last.get(first, first)[:1]
    return letter.upper() if letter.isalpha() else NO_LETTER


def _letters(name: str, language: str) -> Iterator[str]:
    text = unicodedata.normalize("NFC", name).casefold()
    for spelling, same in SAME_LETTERS.get(language, {}).items():
        text = text.replace(spelling, same)
    last = {letter: _after_z(number) for number, letter in enumerate(LAST_LETTERS.get(language, ""))}
    for character in text:
        if character in last:
            yield last[character]
        elif character.isalnum() or character == " ":
            plain = unicodedata.normalize("NFKD", character.translate(PLAIN))
            yield "".join(one for one in plain if not unicodedata.combining(one))


def _after_z(number: int) -> str:
    return chr(ord("z") + 1 + number)


def _directory(named: Mapping[str, str], language: str, letter: str, listed: Callable[[str], Listed]) -> Directory:
    letters: dict[str, list[str]] = {}
    for id in sorted(named, key=lambda id: (*place(named[id], language), id)):
        letters.setdefault(initial(named[id], language), []).append(id)
    alphabet = tuple(letters) if len(named) > MOST_AT_ONCE else ()
    if alphabet:
        letter = letter if letter in letters else alphabet[0]
        letters = {letter: letters[letter]}
    groups = tuple((head, tuple(map(listed, ids))) for head, ids in letters.items())
    return Directory(groups, len(named), alphabet, letter if alphabet else "")
