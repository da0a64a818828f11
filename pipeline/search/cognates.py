"""Words that related languages share, spelt by each in its own way: *virksomhed* and *verksamhet*, *prototype* and
*Prototyp*.

Two words are cognates when their consonants are the same after the regular differences are levelled, and most of their
letters are. Vowels change more easily.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

FEWEST_CONSONANTS = 3
"""Words of fewer consonants are alike by chance."""
ALIKE = 0.7
"""The share of letters that two cognates have in common at least, after levelling."""
_SHORT, _ALIKE_IF_SHORT = 5, 0.8
_NORDIC = frozenset({"da", "sv", "nb"})
_FEWEST_ELSEWHERE = 5
"""How many consonants two cognates have that are not both Nordic: those languages parted long ago."""

_LEVELLED = (
    ("ssion", "sn"), ("tion", "sn"), ("sjon", "sn"), ("sion", "sn"), ("zion", "sn"),
    ("igkeit", "ht"), ("lichkeit", "ht"), ("ighed", "ht"), ("ighet", "ht"), ("heit", "ht"), ("keit", "ht"),
    ("hed", "ht"), ("het", "ht"), ("sch", "s"), ("skj", "s"), ("stj", "s"), ("sj", "s"), ("hv", "v"), ("ph", "f"),
    ("th", "t"), ("ch", "k"), ("ck", "k"), ("x", "ks"), ("tz", "s"), ("z", "s"), ("ce", "se"), ("ci", "si"),
    ("cy", "sy"), ("c", "k"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_SOFTENED = str.maketrans("gbd", "kpt")
"""What Danish says soft within a word and its sisters hard: *bruge* and *bruka*."""
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiouyj")


@lru_cache(maxsize=1 << 15)
def levelled(term: str) -> str:
    """A folded term as the languages would write it if they had agreed."""
    if term.endswith("c"):
        term = f"{term[:-1]}s"  # a stem of -ce
    for found, instead in _LEVELLED:
        term = term.replace(found, instead)
    return _DOUBLE.sub(r"\1", term[:1] + term[1:].translate(_SOFTENED))


def skeleton(term: str) -> str:
    """The consonants of a folded term, levelled, and its first letter; "" where they are too few."""
    level = levelled(term)
    first = "a" if level[:1] in {"a", "e", "i", "o", "u", "y"} else level[:1]
    bones = first + level[1:].translate(_VOWELS)
    return bones if len(bones) >= FEWEST_CONSONANTS else ""


def can_be_cognate(term: str, language: str, other: str) -> bool:
    """Whether a term of ``language`` is long enough to be known again in an ``other`` language."""
    fewest = FEWEST_CONSONANTS if {language, other} <= _NORDIC else _FEWEST_ELSEWHERE
    return len(skeleton(term)) >= fewest


def are_cognates(term: str, other: str) -> bool:
    """Whether two terms with the same skeleton have enough letters in common."""
    one, two = levelled(term), levelled(other)
    return bool(OSA.normalized_similarity(one, two) >= (ALIKE if len(one) > _SHORT else _ALIKE_IF_SHORT))
