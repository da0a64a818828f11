"""Words that mean the same in the five languages, so that "price" finds *omkostning* and *Kosten*.

The words are in ``thesaurus.toml``, written by hand; its head says how to add a line. Items are kept by
their first letters, and only the few that begin like an asked word are ever stemmed: reading the file costs no
stemming at all.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import NamedTuple

from pipeline.search.analysis import LANGUAGES, fold, stem, stopwords, words

SYNONYM = 0.8
"""How near another word of the asked word's own language is; the same concept in another language is 1."""
RELATED = 0.5
"""What is left of that for words that are related only."""
LONGEST_PHRASE = 4
"""Words of the longest phrase that is looked up."""

_RELATED_MARK = "~"
_BEGINNING = 3
"""Letters of the first word by which items are found: those that all forms of a word share."""


@dataclass(frozen=True)
class Alike:
    """A word or phrase that means what was asked for; ``near`` is 1 for the same thing, less for less."""

    language: str
    words: tuple[str, ...]
    near: float


@dataclass(frozen=True)
class Concept:
    """One line of the file: what a thing is called, by language. ``related``: the words are not quite one thing."""

    items: dict[str, tuple[str, ...]]
    related: bool = False


class Match(NamedTuple):
    """An item that was asked for, in the concept of that ``number``.

    ``exactness`` grows from another form of the word (by the letters in common) over the same letters without
    accents to the letters as typed.
    """

    language: str
    item: str
    number: int
    exactness: tuple[bool, bool, int]


class Thesaurus:
    """Looks words up in ``concepts``; may be shared by threads."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = tuple(concepts)
        self._items = {language: self._by_beginning(language) for language in LANGUAGES}

    def alike(self, words: tuple[str, ...]) -> tuple[Alike, ...]:
        """What else means the same as ``words``, one word or a phrase in any of the languages; the nearest first.

        A word of several concepts finds all of them, each as near as their number lets it be.
        """
        asked = [match for language in LANGUAGES for match in self._matches(words, language)]
        own = {(match.language, match.item) for match in asked}
        spoken: dict[int, set[str]] = {match.number: set() for match in closest(asked)}
        for match in asked:
            if match.number in spoken:
                spoken[match.number].add(match.language)
        near = {key: value for key, value in self._near(spoken).items() if key not in own}
        found = [Alike(language, split(item), min(1.0, value)) for (language, item), value in near.items()]
        return tuple(sorted(found, key=lambda a: (-a.near, LANGUAGES.index(a.language))))

    def _near(self, spoken: dict[int, set[str]]) -> dict[tuple[str, str], float]:
        """How near each item of some concepts is, given the languages in which each concept was asked for."""
        meanings = sum(not self.concepts[number].related for number in spoken)
        near: dict[tuple[str, str], float] = defaultdict(float)
        for number in sorted(spoken):
            concept = self.concepts[number]
            weight = RELATED if concept.related else 1 / meanings
            for language, items in concept.items.items():
                for item in items:
                    near[language, item] += weight * SYNONYM if language in spoken[number] else weight
        return near

    def _matches(self, asked: tuple[str, ...], language: str) -> Iterator[Match]:
        """The items of ``language`` with the stems of the ``asked`` words."""
        if not 0 < len(asked) <= LONGEST_PHRASE:
            return
        folded = tuple(map(fold, asked))
        stems = tuple(stem(word, language) for word in folded)
        # A stemmer may change the last letter of what it leaves (company, companies: compani), hardly ever more.
        beginning = stems[0][: max(_BEGINNING, len(stems[0]) - 1)]
        for letters in sorted({folded[0][:_BEGINNING], stems[0][:_BEGINNING]}):
            for item, number in self._items[language].get(letters, ()):
                if not fold(item).startswith(beginning) or item_stems(item, language) != stems:
                    continue
                likeness = exactness(asked, split(item))
                if likeness[1] or not says_nothing(folded):
                    yield Match(language, item, number, likeness)

    def _by_beginning(self, language: str) -> dict[str, list[tuple[str, int]]]:
        items: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, concept in enumerate(self.concepts):
            for item in concept.items[language]:
                items[_first_letters(item[:_BEGINNING])].append((item, number))
        return dict(items)


@lru_cache(maxsize=1 << 13)
def _first_letters(beginning: str) -> str:
    """The folded letters of the first word in the ``beginning`` of an item."""
    return fold(beginning.replace("-", " ").split()[0])[:_BEGINNING]


def closest(matches: Sequence[Match]) -> list[Match]:
    """Those of the ``matches`` that are most like what was typed: stems alone also join strangers (en *market*, de
    *Marke*).
    """
    best = max((match.exactness for match in matches), default=None)
    return [match for match in matches if match.exactness == best]


def exactness(asked: Sequence[str], item: Sequence[str]) -> tuple[bool, bool, int]:
    """How like the words of an ``item`` are to the ``asked`` ones: as typed, without accents, letters in common."""
    typed, written = " ".join(asked).lower(), " ".join(item).lower()
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(fold(typed), fold(written), strict=False)))
    return typed == written, fold(typed) == fold(written), common


def says_nothing(folded: Sequence[str]) -> bool:
    """Whether each word is a function word of some language: then forms of other words are not meant."""
    return all(any(word in stopwords(language) for language in LANGUAGES) for word in folded)


@lru_cache(maxsize=1 << 15)
def split(item: str) -> tuple[str, ...]:
    """The words of an ``item`` of the file, as the index sees words: "follow-up" is two."""
    return tuple(found[0] for found in words(item))


@lru_cache(maxsize=1 << 15)
def item_stems(item: str, language: str) -> tuple[str, ...]:
    """The stems of the words of an ``item``, in order."""
    return tuple(stem(fold(word), language) for word in split(item))


def read_concept(line: str) -> Concept:
    """One line of the file. Raises ValueError if it has not one cell for each language."""
    cells = line.removeprefix(_RELATED_MARK).split("|")
    return Concept(
        {language: tuple(map(str.strip, cell.split(","))) for language, cell in zip(LANGUAGES, cells, strict=True)},
        related=line.startswith(_RELATED_MARK),
    )


def load_thesaurus() -> Thesaurus:
    """The thesaurus of the file beside this module; read once and kept by the caller."""
    text = files(__package__).joinpath("thesaurus.toml").read_text("utf-8")
    areas: dict[str, str] = tomllib.loads(text)["concepts"]
    return Thesaurus(read_concept(line) for area in areas.values() for line in area.splitlines() if line)
