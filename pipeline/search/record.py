"""How the index keeps a session: one record of what it is and where its words stand, and one for each passage.

The words of a session stand in a row, and each has a *place* in it, counted from 0. The row is made of *zones*: the
text of each passage; then the titles of questions and chapters, the session's own names, and the names of its topics,
once for each moment that is evidence of one. Words of several languages may stand in one zone, at the same places.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import Passage, Passages
from pipeline.search.analysis import fold, stem, wording_key, words

BODY, TITLE, CHAPTER, NAME, TOPIC = range(5)
"""Kinds of zones."""
NAMES_APART = " · "

Texts = dict[str, str]
"""A text by language; under "" where it is the same in all of them."""


class Chaptered(msgspec.Struct, frozen=True, array_like=True):
    """A chapter as the index keeps it."""

    title: str
    start_ms: int
    end_ms: int


class Topical(msgspec.Struct, frozen=True, array_like=True):
    """A topic as the index keeps it: what it is called, and what people say when they speak of it; of the latter, and
    of each name, the language and the terms.
    """

    id: str
    names: dict[str, tuple[str, ...]]
    name_keys: tuple[tuple[str, ...], ...]
    phrase_keys: tuple[tuple[str, ...], ...]

    def spoken_names(self) -> Iterator[str]:
        """The names of all languages, in the order of their keys."""
        return (name for each in self.names.values() for name in each)


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What the index knows of a session; ``languages`` are those of its passages, in order, ``start`` is the number of
    the one that shows for the session as a whole, ``places`` the length of the row.

    Of each zone in order, as arrays of 32-bit numbers: the place where it starts, its kind, the passage that it belongs
    to (-1: none), the chapter or topic that it is about (-1: none), and the moment to play from. ``texts`` has those of
    the zones that are neither passages nor topics, ``times`` when each passage starts and ends.
    """

    session: str
    digest: str
    held_on: str
    start: int
    languages: tuple[str, ...]
    places: int
    zone_starts: bytes
    zone_kinds: bytes
    zone_units: bytes
    zone_abouts: bytes
    zone_moments: bytes
    times: bytes
    texts: tuple[Texts, ...]
    chapters: tuple[Chaptered, ...]
    topics: tuple[Topical, ...]


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """A passage as the index keeps it, to be shown."""

    kind: Literal["passage", "question"]
    language: str
    start_ms: int
    end_ms: int
    text: str
    title: str
    starts: tuple[tuple[int, int, int], ...]
    """Where each segment begins: the word and the character of the text, and the moment."""


Row = dict[str, "dict[str, array[int]]"]
"""The places of each term, by language."""
Forms = dict[str, set[str]]
"""The folded words as they are said, by language."""


class _Rows:
    """Lays zone after zone."""

    def __init__(self) -> None:
        self.zones: list[tuple[int, int, int, int, int]] = []
        self.texts: list[Texts] = []
        self.row: Row = {language: {} for language in LANGUAGES}
        self.forms: Forms = {language: set() for language in LANGUAGES}
        self.places = 0

    def lay(self, kind: int, leads_to: tuple[int, int], texts: Texts, about: int = -1) -> None:
        """Add a zone that leads to a passage and a moment; what is under no language of ours is written in all."""
        unit, moment = leads_to
        self.zones.append((self.places, kind, unit, about, moment))
        if kind not in (BODY, TOPIC):
            self.texts.append(texts)
        longest = 0
        for code, text in texts.items():
            for language in [code] if code in LANGUAGES else LANGUAGES:
                there = [fold(found[0]) for found in words(text)]
                row = self.row[language]
                for place, word in enumerate(there, self.places):
                    row.setdefault(stem(word, language), array("I")).append(place)
                self.forms[language].update(there)
                longest = max(longest, len(there))
        self.places += longest + 1

    def column(self, number: int) -> bytes:
        """One property of all zones."""
        return array("i", (zone[number] for zone in self.zones)).tobytes()


def records(session: str, passages: Passages, digest: str) -> tuple[Head, Row, Forms, list[Shown]]:
    """What the index keeps of a session."""
    units = passages.passages
    start = next((i for i, one in enumerate(units) if one.start_ms >= passages.start_ms), 0)
    topics = tuple(_topics(passages))
    rows = _Rows()
    for number, one in enumerate(units):
        rows.lay(BODY, (number, one.start_ms), {one.language: one.text})
    for number, one in enumerate(units):
        if one.title:
            rows.lay(TITLE, (number, one.start_ms), {one.language: one.title})
    for number, chapter in enumerate(passages.chapters):
        place = (_unit_at(units, chapter.start_ms), chapter.start_ms)
        rows.lay(CHAPTER, place, {passages.language: chapter.title}, number)
    opening = (start, units[start].start_ms) if units else (-1, 0)
    rows.lay(NAME, opening, {"": NAMES_APART.join((passages.title, passages.partner, *passages.presenters))})
    for number, (topic, moments) in enumerate(topics):
        names = {language: NAMES_APART.join(each) for language, each in topic.names.items()}
        evidence = {_unit_at(units, moment): moment for moment in reversed(moments)}
        for place in evidence.items() or (opening,):
            rows.lay(TOPIC, place, names, number)
    head = Head(
        session=session,
        digest=digest,
        held_on=passages.held_on,
        start=start,
        languages=tuple(one.language for one in units),
        places=rows.places,
        zone_starts=rows.column(0),
        zone_kinds=rows.column(1),
        zone_units=rows.column(2),
        zone_abouts=rows.column(3),
        zone_moments=rows.column(4),
        times=array("i", (time for one in units for time in (one.start_ms, one.end_ms))).tobytes(),
        texts=tuple(rows.texts),
        chapters=tuple(Chaptered(one.title, one.start_ms, one.end_ms) for one in passages.chapters),
        topics=tuple(topic for topic, _ in topics),
    )
    return head, rows.row, rows.forms, [_shown(one) for one in units]


def _topics(passages: Passages) -> Iterator[tuple[Topical, Sequence[int]]]:
    """The topics with their moments."""
    for one in passages.topics:
        yield Topical(one.id, one.names, _keys(one.names), _keys(one.phrases)), one.moments


def _keys(wordings: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(wording_key(wording, language) for language, each in wordings.items() for wording in each)


def _unit_at(units: Sequence[Passage], moment: int) -> int:
    """The passage that is said at a moment, else the first one after it, else the last."""
    later = (i for i, one in enumerate(units) if one.end_ms > moment)
    return next(later, len(units) - 1)


def _shown(one: Passage) -> Shown:
    ends = [found.start() for found in words(one.text)]
    starts = tuple((bisect_left(ends, at), at, moment) for at, moment in one.starts)
    return Shown(one.kind, one.language, one.start_ms, one.end_ms, one.text, one.title, starts)


def encode(value: Head | Shown) -> bytes:
    """A record as bytes."""
    return msgspec.msgpack.encode(value)
