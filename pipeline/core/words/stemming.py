"""Word stems by language (Snowball)."""

from functools import lru_cache

import snowballstemmer

_ALGORITHMS = {"en": "english", "da": "danish", "sv": "swedish", "nb": "norwegian", "de": "german"}
LONGEST_WORD = 40
"""Letters of the longest word that is stemmed: what is longer is no word."""


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """The stem of a word without capitals. May be called from many threads at once."""
    if len(word) > LONGEST_WORD:
        return word
    # A stemmer keeps the word it works on, so threads must not share one; making one costs next to nothing.
    return str(snowballstemmer.stemmer(_ALGORITHMS.get(language, "english")).stemWord(word))
