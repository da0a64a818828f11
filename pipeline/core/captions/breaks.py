"""Where the text of captions may be broken: at the end of a sentence or a clause rather than within one, and never
within a name, as far as that can be avoided.

The order of preference is that of Netflix's Timed Text Style Guide: after punctuation, before conjunctions, before
prepositions; not between an article and its noun, nor within a name. The words of each language are those by which
:mod:`pipeline.core.cues` finds clauses.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.core.cues import lexicon
from pipeline.core.speakers import PARTICLES

SENTENCE_END, CLAUSE_END, BEFORE_JOIN, BEFORE_SMALL_WORD, ANYWHERE, AFTER_SMALL_WORD, WITHIN_NAME = 0, 1, 3, 4, 5, 9, 40
"""What a break costs, from best to worst, in points. Small words are articles, prepositions and the like."""

_ENDS_CLAUSE = re.compile(r"[.,;:!?…–—][\"'”’»)\]]*$")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_EDGES = "\"'“”„‘’«»()[].,;:!?…–—-"
_ORDINAL = re.compile(r"[0-9]{1,2}\.")
_QUANTITY = re.compile(r"[€$£]?[0-9][0-9.,]*%?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_USUALLY_SMALL = 0.6
_LONGEST_LINK = 2

_TITLES = frozenset("dr prof mr mrs ms hr fr st herr herrn frau fru professor doctor doktor".split())
_SHORTENED = _TITLES | frozenset("nr no ca kl vs".split())
_MORE_JOINS: Mapping[str, str] = {
    "en": "or that where how",
    "da": "eller at hvor",
    "sv": "eller att där",
    "nb": "eller at der hvor",
    "de": "oder dass ob wo",
}


@dataclass(frozen=True)
class _Known:
    """The words of a language that decide; ``joins`` begin a clause, ``small`` words want the next one beside them."""

    joins: frozenset[str]
    small: frozenset[str]
    numbers: frozenset[str]
    usual: frozenset[str]


@dataclass(frozen=True)
class _Token:
    """A word as it is written, and ``plain``: in lower case, without punctuation."""

    text: str
    plain: str

    @property
    def is_capitalised(self) -> bool:
        return self.text.lstrip(_EDGES)[:1].isupper()

    @property
    def ends_clause(self) -> bool:
        return bool(_ENDS_CLAUSE.search(self.text)) and self.plain not in _SHORTENED


def break_costs(words: Sequence[str], language: str) -> list[int]:
    """Return for each of ``words``, said by one person in ``language``, what a break before it costs."""
    known = _known(language)
    tokens = [_Token(word, word.strip(_EDGES).casefold()) for word in words]
    within = _within_names(tokens, known)
    costs = [SENTENCE_END] * len(tokens)
    for n in range(1, len(tokens)):
        costs[n] = WITHIN_NAME if within[n] else _cost(tokens[n - 1], tokens[n], known)
    return costs


@cache
def _known(language: str) -> _Known:
    words = lexicon(language)
    joins = words.joins | {words.conjunction, *_MORE_JOINS.get(language, "").split()}
    usual = words.stop | words.before_noun | joins
    return _Known(joins, words.before_noun, words.numbers - usual, usual)


def _cost(before: _Token, after: _Token, known: _Known) -> int:
    if not after.plain:  # a dash or an emoji belongs to what it follows
        return AFTER_SMALL_WORD
    if before.ends_clause:
        is_sentence = _ENDS_SENTENCE.search(before.text) and not after.text[0].islower()
        return SENTENCE_END if is_sentence and not _ORDINAL.fullmatch(before.text) else CLAUSE_END
    if not before.plain:
        return CLAUSE_END
    if after.plain in known.joins and before.plain not in known.joins:
        return BEFORE_JOIN
    if before.plain in known.small or before.plain in known.joins:
        return AFTER_SMALL_WORD
    return BEFORE_SMALL_WORD if after.plain in known.small else ANYWHERE


def _within_names(tokens: Sequence[_Token], known: _Known) -> list[bool]:
    """Tell for each token whether a break before it would stand within a name, or between a number and its unit."""
    can_name = [t.is_capitalised and t.plain not in known.usual for t in tokens]
    if sum(token.is_capitalised for token in tokens) > _USUALLY_SMALL * len(tokens) and len(tokens) > _LONGEST_LINK:
        can_name = [False] * len(tokens)  # ALL CAPITALS, or a Title: they tell nothing
    within = [
        False,
        *(_is_one(tokens[n - 1], tokens[n], can_name[n - 1 : n + 1], known) for n in range(1, len(tokens))),
    ]
    for n in range(1, len(tokens) - 1):
        for last in range(n + 1, min(n + 1 + _LONGEST_LINK, len(tokens))):
            links = tokens[n:last]
            if can_name[n - 1] and can_name[last] and all(token.text in PARTICLES for token in links):
                within[n : last + 1] = [True] * (last + 1 - n)  # Guido van Rossum, Ursula von der Leyen
    return within


def _is_one(before: _Token, after: _Token, can_name: Sequence[bool], known: _Known) -> bool:
    if before.plain in _SHORTENED and (after.is_capitalised or after.plain[:1].isdigit()):
        return True
    if before.ends_clause and not _ORDINAL.fullmatch(before.text):
        return False
    if _QUANTITY.fullmatch(before.text) or _ORDINAL.fullmatch(before.text) or before.plain in known.numbers:
        return bool(after.plain) and after.plain not in known.usual and not _YEAR.fullmatch(before.text)
    return can_name[0] and (can_name[1] or after.plain.isdigit())
