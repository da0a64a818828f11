"""Word stems by language, for comparing vocabulary."""

from collections import Counter
from functools import cache, lru_cache

import snowballstemmer

from pipeline.core.outline.sentences import Sentence

_ALGORITHMS = {"en": "english", "da": "danish", "sv": "swedish", "nb": "norwegian", "de": "german"}
_LONGEST = 40
"""Letters of the longest word that is stemmed: what is longer is no word."""


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_ALGORITHMS.get(language, "english"))


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in lower case."""
    return str(_stemmer(language).stemWord(word)) if len(word) <= _LONGEST else word


def stems(sentence: Sentence) -> Counter[str]:
    """The stems of the words that carry meaning, counted."""
    return Counter(stem(word, sentence.language) for word in sentence.content)
