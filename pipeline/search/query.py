"""From what somebody typed to words and phrases. There is no query syntax, so nothing typed can be expensive."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.core.passages import plain_text
from pipeline.search.analysis import LANGUAGES, all_stopwords, fold, stopwords, words

LONGEST_QUERY = 200
MOST_WORDS = 12
LONGEST_RUN = 4

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")

Run = tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """One thing to find: a word, or a phrase of several as typed.

    ``runs`` are the runs of two to four words that a single word is typed in; ``last`` marks the word that may be
    unfinished.
    """

    words: Run
    runs: tuple[Run, ...] = ()
    exact: bool = False
    last: bool = False


@dataclass(frozen=True)
class Asked:
    """A query taken apart. ``languages`` are those in which most of it makes sense."""

    wanted: tuple[Wanted, ...] = ()
    languages: tuple[str, ...] = LANGUAGES

    def is_in(self, language: str) -> bool:
        """Whether it is likely in this language; not where nothing tells."""
        return language in self.languages and len(self.languages) < len(LANGUAGES)


def parse(text: str, knows: Callable[[str, str], bool]) -> Asked:
    """The phrases and words of ``text``, the first 200 characters and 12 words of it, each once.

    Stop words are left out as long as another word remains, but only those of the languages that the query may be in:
    *mine* is no telling word in Danish, and where coal comes from in English. ``knows`` tells whether a language has a
    folded word.
    """
    typed = plain_text(text[:LONGEST_QUERY])
    every = [_plain(found[0]) for found in words(typed)]
    languages = _languages([fold(word) for word in every], knows)
    empty = frozenset[str]().union(*map(stopwords, languages))
    phrases = [tuple(_plain(found[0]) for found in words(quoted[1])) for quoted in _QUOTED.finditer(typed)]
    single = list(dict.fromkeys(_plain(found[0]) for found in words(_QUOTED.sub(" ", typed))))
    telling = [word for word in single if fold(word).partition("'")[0] not in empty] or ([] if any(phrases) else single)
    everything = [Wanted(phrase, exact=True) for phrase in dict.fromkeys(phrases) if phrase]
    everything += [
        Wanted((word,), tuple(_runs(single, single.index(word))), last=word == single[-1]) for word in telling
    ]
    return Asked(tuple(_first(everything)), languages)


def _languages(folded: Sequence[str], knows: Callable[[str, str], bool]) -> tuple[str, ...]:
    """The languages that have the most of these words; a small word says as much as one that only this language has."""
    small = all_stopwords()
    points = dict.fromkeys(LANGUAGES, 0.0)
    for word in dict.fromkeys(folded[: 2 * MOST_WORDS]):
        if word in small:
            having = [language for language in LANGUAGES if word in stopwords(language)]
        else:
            having = [language for language in LANGUAGES if knows(language, word)]
        for language in having:
            points[language] += 1
    most = max(points.values())
    return tuple(language for language in LANGUAGES if points[language] >= most) if most else LANGUAGES


def _runs(typed: Sequence[str], place: int) -> Iterator[Run]:
    """The runs of neighbouring words that the word at ``place`` stands in."""
    for length in range(2, LONGEST_RUN + 1):
        for start in range(max(0, place - length + 1), min(place, len(typed) - length) + 1):
            yield tuple(typed[start : start + length])


def _plain(word: str) -> str:
    return word.lower()


def _first(everything: Sequence[Wanted]) -> Iterator[Wanted]:
    room = MOST_WORDS
    for wanted in everything:
        if len(wanted.words) > room:
            return
        room -= len(wanted.words)
        yield wanted
