"""From text to the terms of the index: words, folded letters, Snowball stems; the same for passages and for
queries.

Letters are folded before stemming (ø, ö and o are one), so that a name or word is found from any keyboard and
in any Nordic spelling; Snowball's suffixes hardly know those letters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from whoosh.lang.stopwords import stoplists

from pipeline.core.languages import LANGUAGES as SPOKEN
from pipeline.core.words import stemming

LANGUAGES = tuple(SPOKEN)
COMPOUNDING = ("da", "sv", "nb", "de")
"""Languages that write compounds as one word."""

_STOPLIST = {"nb": "no"}
_MORE_STOPWORDS = {
    "en": "also can't could get got let may might must shall us would yes",
    "da": "bare fik fordi få får gør gøre hvem hvilke hvilken hvilket hvordan hvorfor hvornår ingen intet ja kan kom "
    "kommer kun mellem mere mest nej nogen så uden vores være",
    "sv": "bara era fick få får göra gör hos ja kom kommer mer mest nej nån nåt ska vilka",
    "nb": "fikk få får gjør gjøre hos hvilket ingen ja kommer mer mest nei skal",
    "de": "dürfen geht gibt hätte ja mehr nein schon warum wem wen wer wessen",
}
"""What Whoosh's lists lack, some of which are short."""
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’&][^\W_]+)*")
_LETTERS = str.maketrans({"æ": "a", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "’": "'", ",": "."})
_BEFORE_STEMMING = {
    "en": (re.compile(r"(?<=\w\w\w)iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "is"),
    "sv": (re.compile(r"(?<=\w\w\w)ans?$"), "a"),
    "nb": (re.compile(r"(?<=\w\w\wer)(?:e|en|ens|es|ne|nes)$"), ""),
}
"""Endings that Snowball does not know: -ize beside -ise, *gruvan* beside *gruva*, *sykepleiere* beside *sykepleier*."""
_NOUN_IN_ELSE = re.compile(r"(\w{2,4}els)(?:e[nrt]?|ens|ets|ern?e?s?)$")
_DERIVED = {
    "de": re.compile(r"(\w{3,}(?:heit|keit|schaft|lich|ung))(?:en|e[mrs]?)?$"),
    "da": re.compile(r"(\w{3,}(?:hed|lig))(?:en|er|erne|e|t|s)?$"),
    "nb": re.compile(r"(\w{3,}(?:het|lig))(?:en|er|ene|e|s)?$"),
    "sv": re.compile(r"(\w{3,}(?:het|lig))(?:en|er|erna|a|t|s)?$"),
}
"""Derived words of which Snowball leaves what another word is: of *Sicherheit* it is *sich*, of *hemlighet* *hem*."""
_TOO_LITTLE = 4
_WHOLE = {"da": _NOUN_IN_ELSE, "nb": _NOUN_IN_ELSE}
"""Short words that Snowball makes too short: of *værelse* (a room) it leaves what *var* (was) is."""


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of ``text`` with their places: "4.0", "R&D" and "don't" are one word, "follow-up" is two."""
    return _WORD.finditer(text)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """``word`` in small letters without accents and umlauts: *Kväll* and *kvaell* differ, *Kväll* and *kvall*
    do not.
    """
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))[: stemming.LONGEST_WORD]


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """The stem of a folded ``word``; never that of a small word, nor so little that it could be of any word."""
    if language in _WHOLE and (noun := _WHOLE[language].match(word)):
        return noun[1]
    if language in _BEFORE_STEMMING:
        ending, instead = _BEFORE_STEMMING[language]
        word = ending.sub(instead, word)
    found = stemming.stem(word, language)
    if len(found) <= _TOO_LITTLE and language in _DERIVED and (noun := _DERIVED[language].match(word)):
        return noun[1]
    return word if found in _small_stems(language) and word not in stopwords(language) else found


@lru_cache(maxsize=1 << 17)
def term(word: str, language: str) -> str:
    """What the index keeps of a word as it stands."""
    return stem(fold(word), language)


def terms(text: str, language: str) -> list[str]:
    """What the index keeps of ``text``: a stem for each word, in order."""
    return [term(found[0], language) for found in words(text)]


@lru_cache(maxsize=len(LANGUAGES))
def stopwords(language: str) -> frozenset[str]:
    """Folded words that say nothing by themselves."""
    listed = (*stoplists[_STOPLIST.get(language, language)], *_MORE_STOPWORDS[language].split())
    return frozenset(map(fold, listed))


@lru_cache(maxsize=len(LANGUAGES))
def _small_stems(language: str) -> frozenset[str]:
    return frozenset(stemming.stem(word, language) for word in stopwords(language))


@lru_cache(maxsize=1)
def all_stopwords() -> frozenset[str]:
    """Those of every language."""
    return frozenset[str]().union(*map(stopwords, LANGUAGES))


def wording_key(wording: str, language: str) -> tuple[str, ...]:
    """A language and the terms of a wording in it, without its small words."""
    small = stopwords(language)
    return language, *(term(folded, language) for one in words(wording) if (folded := fold(one[0])) not in small)
