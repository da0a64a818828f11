"""Everything on the site that has a name, found by what somebody types: services and fields of the toolbox in all
languages, people, partners, sessions. Case and accents do not matter, and a long word may have a typing error.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.catalog.naming import slug
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from webapp.collection import Collection

Kind = Literal["service", "field", "session", "presenter", "partner"]

MOST_WORDS = 12
"""Words of a query that are looked at."""
SHORTEST_TYPED = 2
"""Letters that must be typed before anything is suggested."""
AT_MOST: Mapping[str, int] = {"service": 3, "field": 1, "session": 3, "presenter": 2, "partner": 2}
"""How many suggestions of a kind there are, in the order of the list."""
NAMES_TOO_MANY = 3
"""A word that is in the names of more people or partners than this names none of them."""
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "’": "'"})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Name:
    """A name of something: ``id`` is what its address needs. ``sessions`` is how many sessions it leads to."""

    kind: Kind
    id: str
    text: str
    language: str = ""
    sessions: int = 0


def folded(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return tuple(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


def names_of(collection: Collection, toolbox: Toolbox) -> Iterator[Name]:
    """Every name of what the public may see; the toolbox's names and synonyms in all languages."""
    for term in toolbox.terms:
        sessions = len(collection.by_service.get(term.id, ()))
        for language in LANGUAGES:
            for text in term.search_terms(language):
                yield Name("service", term.id, text, language, sessions)
    for field in toolbox.fields:
        sessions = len(collection.by_field.get(field.id, ()))
        for language in LANGUAGES:
            yield Name("field", field.id, field.names[language], language, sessions)
    for id, entries in collection.by_partner.items():
        yield Name("partner", id, entries[0].session.partner, "", len(entries))
    people = {slug(name): name for entry in collection.entries for name in entry.session.presenters}
    for id, name in people.items():
        yield Name("presenter", id, name, "", len(collection.by_presenter.get(id, ())))
    for entry in collection.entries:
        yield Name("session", entry.id, entry.session.title, entry.session.language, 1)


class Names:
    """Names, to be found by their words."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple(names)
        self._words = tuple(frozenset(folded(name.text)) for name in self.names)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in words:
                self._by_word[word].append(number)
        self._sorted = sorted(self._by_word)

    def begun(self, typed: str, language: str) -> list[Name]:
        """What may be meant by somebody who has typed so far: in its name each of the words begins one. The best
        come first; nothing is in it twice, and of several names the one in ``language`` is preferred.
        """
        *before, last = folded(typed)[:MOST_WORDS] or ("",)
        if len("".join((*before, last))) < SHORTEST_TYPED:
            return []
        numbers = {number for word in self._beginning(last) for number in self._by_word[word]}
        fits = [
            self.names[n] for n in numbers if all(any(word.startswith(b) for word in self._words[n]) for b in before)
        ]
        start = " ".join((*before, last))
        own = ("", language)
        fits.sort(
            key=lambda one: (not _begins(one, start), -one.sessions, one.language not in own, len(one.text), one.text)
        )
        return list({(one.kind, one.id): one for one in reversed(fits)}.values())[::-1]

    def named(self, query: str) -> tuple[Name, ...]:
        """The services, fields, people and partners that a query names, each once, those with most words first."""
        asked = folded(query)[:MOST_WORDS]
        said = {word for one in dict.fromkeys(asked) for word in self._like(one)}
        times = Counter(number for word in said for number in self._by_word[word])
        found = [self.names[n] for n, count in times.items() if self._is_named(n, count, said, len(set(asked)))]
        found.sort(key=lambda one: (-len(folded(one.text)), -one.sessions, one.text))
        once = list({(one.kind, one.id): one for one in reversed(found)}.values())[::-1]
        kinds = Counter(one.kind for one in once)
        return tuple(one for one in once if one.kind in ("service", "field") or kinds[one.kind] <= NAMES_TOO_MANY)

    def _is_named(self, number: int, count: int, said: set[str], asked: int) -> bool:
        """Of a service or field, the whole name was typed; of people the last name, of a partner part of it."""
        whole = count == len(self._words[number])
        match self.names[number].kind:
            case "service" | "field":
                return whole
            case "presenter":
                return self._last(number) in said
            case "partner":
                return whole or count >= asked
        return False

    def _last(self, number: int) -> str:
        return (folded(self.names[number].text) or ("",))[-1]

    def _beginning(self, prefix: str) -> Iterator[str]:
        for at in range(bisect_left(self._sorted, prefix), len(self._sorted)):
            if not self._sorted[at].startswith(prefix):
                return
            yield self._sorted[at]

    def _like(self, word: str) -> list[str]:
        """The words of names that this one is, but for typing errors: one letter from five on, two from nine on."""
        if word in self._by_word:
            return [word]
        errors = (len(word) >= 5) + (len(word) >= 9)
        near = self._by_initial.get(word[0], ()) if errors else ()
        letters = frozenset(word)
        return [
            one
            for one, its in near
            if abs(len(one) - len(word)) <= errors
            and len(letters ^ its) <= 2 * errors
            and distance(one, word, errors) <= errors
        ]

    @cached_property
    def _by_initial(self) -> Mapping[str, list[tuple[str, frozenset[str]]]]:
        """The words of names other than titles, with their letters: words with other letters cannot be near."""
        found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for word in self._sorted:
            if any(self.names[n].kind != "session" for n in self._by_word[word]):
                found[word[0]].append((word, frozenset(word)))
        return found


def _begins(name: Name, start: str) -> bool:
    return " ".join(folded(name.text)).startswith(start)


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be added, left out, changed or swapped with their neighbour to make one the other;
    ``most + 1`` for any more (optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


class Nearest:
    """The services that a query comes nearest to: by pieces of three letters that its words share with their names,
    synonyms, phrases and cues in any language.
    """

    def __init__(self, toolbox: Toolbox) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        for term in toolbox.terms:
            for word in _all_words(term):
                self._words[word].add(term.id)
        pieces = {word: _pieces(word) for word in self._words}
        self._count = {word: len(its) for word, its in pieces.items()}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for word, its in pieces.items():
            for piece in its:
                self._holding[piece].append(word)

    def to(self, query: str, limit: int) -> tuple[str, ...]:
        """The ids of the nearest services, the nearest first; none where nothing is near."""
        total: Counter[str] = Counter()
        for word in dict.fromkeys(folded(query)[:MOST_WORDS]):
            for service, share in self._near(word).items():
                total[service] += share
        return tuple(id for id, _share in sorted(total.items(), key=lambda one: (-one[1], one[0]))[:limit])

    def _near(self, word: str) -> Mapping[str, int]:
        """Each service that has a word much like this one, in thousandths of likeness, less for a word of many."""
        pieces = _pieces(word)
        shared = Counter(one for piece in pieces for one in self._holding.get(piece, ()))
        best: dict[str, int] = {}
        for one, count in shared.items():
            likeness = 2 * count / (len(pieces) + self._count[one])
            if likeness >= 0.5:
                for service in self._words[one]:
                    best[service] = max(best.get(service, 0), round(1000 * likeness / len(self._words[one])))
        return best


def _pieces(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _all_words(term: Term) -> Iterator[str]:
    for language in LANGUAGES:
        for text in (*term.search_terms(language), *term.phrases[language], *term.cues[language]):
            yield from (word for word in folded(text) if len(word) > 2)
