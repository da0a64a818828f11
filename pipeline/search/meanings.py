"""The thesaurus as the engine asks it: read once a process, and its answers kept."""

from functools import cache, lru_cache

from pipeline.search.analysis import fold
from pipeline.search.thesaurus import Alike, Thesaurus, load_thesaurus, split
from pipeline.search.vocabulary import Vocabulary

MOST_ALIKE = 24
"""How many other words for one are looked for."""


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus of the product."""
    return load_thesaurus()


@lru_cache(maxsize=1 << 14)
def alike(run: tuple[str, ...]) -> tuple[Alike, ...]:
    """What means the same as a word or a run of words."""
    return thesaurus().alike(run)[:MOST_ALIKE]


@cache
def thesaurus_words(language: str) -> Vocabulary:
    """The single words that the thesaurus has in a language, folded."""
    items = (split(item) for concept in thesaurus().concepts for item in concept.items[language])
    return Vocabulary(fold(words[0]) for words in items if len(words) == 1)
