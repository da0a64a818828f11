"""From what somebody typed to words and phrases. There is no query syntax, so nothing typed can be expensive."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.core.passages import plain_text
from pipeline.search.analysis import fold, stopwords, words

LONGEST_QUERY = 200
MOST_WORDS = 12
LONGEST_RUN = 4

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True)
class Wanted:
    """One thing to find: a word, or a phrase of several as typed.

    ``within`` are the runs of two to four words that a single word is typed in; ``last`` marks the word that
    may be unfinished.
    """

    words: tuple[str, ...]
    within: tuple[tuple[str, ...], ...] = ()
    exact: bool = False
    last: bool = False


def parse(text: str, languages: Sequence[str]) -> tuple[Wanted, ...]:
    """The phrases and words of ``text``, the first 200 characters and 12 words of it, each once.

    Stop words of any of the ``languages`` are left out as long as another word remains.
    """
    typed = plain_text(text[:LONGEST_QUERY])
    phrases = [tuple(_plain(quoted[1])) for quoted in _QUOTED.finditer(typed)]
    single = list(dict.fromkeys(_plain(_QUOTED.sub(" ", typed))))
    empty = frozenset[str]().union(*(stopwords(language) for language in languages))
    telling = [word for word in single if fold(word).partition("'")[0] not in empty] or ([] if any(phrases) else single)
    everything = [Wanted(phrase, exact=True) for phrase in dict.fromkeys(phrases) if phrase]
    everything += [Wanted((word,), _runs(telling, i), last=word == single[-1]) for i, word in enumerate(telling)]
    return tuple(_first(everything))


def _runs(telling: Sequence[str], place: int) -> tuple[tuple[str, ...], ...]:
    """The runs of neighbouring words that the word at ``place`` stands in."""
    return tuple(
        tuple(telling[start : start + length])
        for length in range(2, LONGEST_RUN + 1)
        for start in range(max(0, place - length + 1), min(place, len(telling) - length) + 1)
    )


def _plain(text: str) -> Iterator[str]:
    return (found[0].lower() for found in words(text))


def _first(everything: Sequence[Wanted]) -> Iterator[Wanted]:
    room = MOST_WORDS
    for wanted in everything:
        if len(wanted.words) > room:
            return
        room -= len(wanted.words)
        yield wanted
