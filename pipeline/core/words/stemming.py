"""Word stems by language (Snowball)."""

from functools import cache, lru_cache

import snowballstemmer

_ALGORITHMS = {"en": "english", "da": "danish", "sv": "swedish", "nb": "norwegian", "de": "german"}
LONGEST_WORD = 40
"""Letters of the longest word that is stemmed: what is longer is no word."""


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_ALGORITHMS.get(language, "english"))


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a word without capitals."""
    return str(_stemmer(language).stemWord(word)) if len(word) <= LONGEST_WORD else word
