"""From text to the terms of the index: words, folded letters, Snowball stems; the same for passages and for
queries.

Letters are folded before stemming (ø, ö and o are one), so that a name or word is found from any keyboard and
in any Nordic spelling; Snowball's suffixes hardly know those letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import snowballstemmer
from whoosh.lang.stopwords import stoplists

from pipeline.core.languages import LANGUAGES as SPOKEN

LANGUAGES = tuple(SPOKEN)
COMPOUNDING = frozenset({"da", "sv", "nb", "de"})
"""Languages that write compounds as one word."""

_SNOWBALL = {"en": "english", "da": "danish", "sv": "swedish", "nb": "norwegian", "de": "german"}
_STOPLIST = {"nb": "no"}
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’&][^\W_]+)*")
_LETTERS = str.maketrans({"æ": "a", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "’": "'", ",": "."})
_AMERICAN = re.compile(r"(?<=\w\w\w)iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)")
_LONGEST_WORD = 60
_JOINT = "_"


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of ``text`` with their places: "4.0", "R&D" and "don't" are one word, "follow-up" is two."""
    return _WORD.finditer(text)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """``word`` in small letters without accents and umlauts: *Kväll* and *kvaell* differ, *Kväll* and *kvall*
    do not.
    """
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))[:_LONGEST_WORD]


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """The stem of a folded ``word``; English words in -ize and -ise have the same one."""
    if language == "en":
        word = _AMERICAN.sub("is", word)
    # A stemmer keeps the word it works on, so threads must not share one; making one costs next to nothing.
    return str(snowballstemmer.stemmer(_SNOWBALL[language]).stemWord(word))


def terms(text: str, language: str) -> list[str]:
    """What the index keeps of ``text``: a stem for each word, in order."""
    return [stem(fold(found[0]), language) for found in words(text)]


def phrase_term(words: Sequence[str], language: str) -> str:
    """One term for several folded ``words`` that only count together, stop words apart; "" if nothing
    remains.
    """
    return _JOINT.join(stem(word, language) for word in words if word not in stopwords(language))


def is_phrase(term: str) -> bool:
    """Whether the term stands for several words."""
    return _JOINT in term


@lru_cache(maxsize=len(LANGUAGES))
def stopwords(language: str) -> frozenset[str]:
    """Folded words that say nothing by themselves."""
    return frozenset(fold(word) for word in stoplists[_STOPLIST.get(language, language)])
