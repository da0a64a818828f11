"""Cue phrases: how they are written, and how they are found in a sentence.

One phrase a line (short ones share a line, parted by `` / ``), its elements separated by spaces:

``word`` that word · ``a|b`` either · ``pre*`` any word that begins so · ``*end`` any that ends so ·
``?word`` may be missing ·
``_`` any one word · ``..`` up to three words of any kind · ``#`` a number ·
``NAME`` one to three words that can be a person's name ·
``^`` before the first element: only at the beginning of a clause ·
a last ``!``: a strong sign, which weighs double. A backslash at the end of a line continues the phrase.

A phrase is looked up by its first word, so a text is read in linear time however many phrases there are.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol

_TOKEN = re.compile(r"\w+(?:'\w+)?")
_CLAUSE_END = re.compile(r"[,;:.!?…\u2013\u2014]\W*$")
_SHORT = {
    "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "n't": "not",
    "that's": "is", "it's": "is", "there's": "is", "here's": "is", "what's": "is", "who's": "is",
    "where's": "is", "how's": "is", "he's": "is", "she's": "is", "one's": "is", "let's": "us",
}  # fmt: skip
_KEY_LETTERS = 3
_NAME_WORDS = 3
_GAP_WORDS = 3
_BEFORE_CLAUSE = ("ask", "jump")
_AFTER_HAND_OVER = 5

Kind = Literal["word", "number", "any", "gap", "name"]


class LanguageData(Protocol):
    """What a language's module holds."""

    QUESTIONS_TITLE: str
    WELCOME_TITLE: str
    TALK_TITLE: str
    AND: str
    FILLERS: str
    LEADERS: str
    JOINS: str
    BEFORE_NOUN: str
    NUMBERS: str
    STOP: str
    CUES: dict[str, str]


@dataclass(frozen=True)
class Element:
    """One element of a phrase."""

    kind: Kind
    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Phrase:
    """A phrase and what it is a sign of."""

    group: str
    weight: int
    anchored: bool
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Hit:
    """A phrase found: the tokens ``start`` to ``end`` (exclusive), and those of the name in it."""

    group: str
    weight: int
    start: int
    end: int
    name: tuple[int, int] | None


@dataclass(frozen=True)
class Tokens:
    """A sentence as it is matched: plain words, the index of the written word that each comes from, and its kind."""

    plain: tuple[str, ...]
    origin: tuple[int, ...]
    opens_clause: tuple[bool, ...]
    after_stop: tuple[bool, ...]
    can_be_name: tuple[bool, ...]


@dataclass(frozen=True)
class Lexicon:
    """The words and phrases of one language, ready for look-up."""

    questions_title: str
    welcome_title: str
    talk_title: str
    conjunction: str
    fillers: frozenset[str]
    leaders: frozenset[str]
    joins: frozenset[str]
    before_noun: frozenset[str]
    numbers: frozenset[str]
    stop: frozenset[str]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def skips(self, token: str) -> bool:
        """Whether a clause can begin with this word without anything being said yet ("so", "um")."""
        return token in self.leaders or token in self.fillers

    def asks(self, token: str) -> bool:
        """Whether a question can begin with this word ("what")."""
        return any(phrase.group == "open" and len(phrase.elements) == 1 for phrase in self.phrases.get(token, ()))

    def is_number(self, token: str) -> bool:
        """Whether the word is a number, in digits or spelled out."""
        return token.isdigit() or token in self.numbers


def plain_words(word: str) -> list[str]:
    """The written word in lower case without punctuation; short forms ("we've") give two words."""
    lowered = unicodedata.normalize("NFKC", word).lower().replace("\u2019", "'").replace("`", "'")
    return [part for token in _TOKEN.findall(lowered) for part in _expanded(token)]


def _expanded(token: str) -> list[str]:
    if "'" not in token:
        return [token]
    if token in _SHORT:
        return [token.split("'")[0], _SHORT[token]]
    if token in ("can't", "won't"):
        return ["can" if token == "can't" else "will", "not"]
    for ending in ("n't", "'m", "'re", "'ve", "'ll", "'d"):
        if token.endswith(ending):
            return [token.removesuffix(ending), _SHORT[ending]]
    return [token]


def tokens_of(words: tuple[str, ...], lexicon: Lexicon, cased: bool) -> Tokens:
    """Prepare a sentence for matching; in a text with capitals (``cased``) names are known by them."""
    plain, origin, opens, stops, names = [], [], [], [], []
    after_break = after_stop = True
    for index, word in enumerate(words):
        for token in plain_words(word):
            plain.append(token)
            origin.append(index)
            opens.append(after_break)
            stops.append(after_stop)
            known = token in lexicon.stop or lexicon.skips(token) or lexicon.is_number(token)
            names.append(not known and len(token) > 1 and (word.lstrip("\"'(«„“")[:1].isupper() or not cased))
            after_break, after_stop = after_break and lexicon.skips(token), False
        after_stop = after_stop or bool(_CLAUSE_END.search(word[-3:]))
        after_break = after_break or after_stop
    return Tokens(tuple(plain), tuple(origin), tuple(opens), tuple(stops), tuple(names))


def compile_lexicon(data: LanguageData) -> Lexicon:
    """Build the look-up tables of a language's module."""
    table: dict[str, list[Phrase]] = {}
    for group, lines in data.CUES.items():
        for line in re.sub(r"\|\s+", "|", lines).splitlines():
            for phrase in (phrase for text in line.split(" / ") for phrase in _phrases(group, text.split())):
                for key in sorted(_keys(phrase.elements[0])):
                    table.setdefault(key, []).append(phrase)
    return Lexicon(
        questions_title=data.QUESTIONS_TITLE,
        welcome_title=data.WELCOME_TITLE,
        talk_title=data.TALK_TITLE,
        conjunction=data.AND,
        fillers=frozenset(data.FILLERS.split()),
        leaders=frozenset(data.LEADERS.split()),
        joins=frozenset(data.JOINS.split()),
        before_noun=frozenset(data.BEFORE_NOUN.split()),
        numbers=frozenset(data.NUMBERS.split()),
        stop=frozenset(data.STOP.split()) | frozenset(data.LEADERS.split()),
        phrases={key: tuple(phrases) for key, phrases in table.items()},
    )


def _phrases(group: str, parts: list[str]) -> list[Phrase]:
    """The phrase, and a second one without its first element where that may be missing."""
    if not parts:
        return []
    weight = 2 if parts[-1] == "!" else 1
    anchored = parts[0].startswith("^")
    parts[0] = parts[0].removeprefix("^")
    elements = tuple(_element(part) for part in parts if part != "!")
    found = [Phrase(group, weight, anchored, elements)]
    while elements[0].optional:
        elements = elements[1:]
        found.append(Phrase(group, weight, anchored, elements))
    return found


def _element(part: str) -> Element:
    optional = part.startswith("?")
    body = part.removeprefix("?")
    kinds: dict[str, Kind] = {"#": "number", "_": "any", "..": "gap", "NAME": "name"}
    if body in kinds:
        return Element(kinds[body], optional=optional)
    words = body.split("|")
    prefixes = tuple(word[:-1] for word in words if word.endswith("*"))
    suffixes = tuple(word[1:] for word in words if word.startswith("*"))
    return Element("word", frozenset(word for word in words if "*" not in word), prefixes, suffixes, optional)


def _keys(first: Element) -> set[str]:
    if first.kind != "word":
        return {first.kind}
    beginnings = {prefix[:_KEY_LETTERS] + "*" for prefix in first.prefixes}
    return beginnings | first.words | ({"any"} if first.suffixes else set())


def find_hits(tokens: Tokens, lexicon: Lexicon) -> tuple[Hit, ...]:
    """Every phrase of the language in the sentence, by position.

    Soon after a hand-over ("the next one is from Anna in Oslo") a clause begins, also where no comma says so.
    """
    hits = _hits(tokens, lexicon)
    ends = {hit.end + more for hit in hits if hit.group in _BEFORE_CLAUSE for more in range(_AFTER_HAND_OVER)}
    opens = tuple(opens or at in ends for at, opens in enumerate(tokens.opens_clause))
    return hits if opens == tokens.opens_clause else _hits(replace(tokens, opens_clause=opens), lexicon)


def _hits(tokens: Tokens, lexicon: Lexicon) -> tuple[Hit, ...]:
    hits = []
    for at, token in enumerate(tokens.plain):
        keys = ["any", token, token[:_KEY_LETTERS] + "*"]
        keys += ["number"] if lexicon.is_number(token) else []
        keys += ["name"] if tokens.can_be_name[at] else []
        for phrase in (phrase for key in keys for phrase in lexicon.phrases.get(key, ())):
            if phrase.anchored and not tokens.opens_clause[at]:
                continue
            if found := _match(phrase.elements, tokens, at, lexicon):
                hits.append(Hit(phrase.group, phrase.weight, at, *found))
    return tuple(hits)


_Match = tuple[int, tuple[int, int] | None]


def _match(elements: tuple[Element, ...], tokens: Tokens, at: int, lexicon: Lexicon) -> _Match | None:
    """Where the elements end when they begin at ``at``, and the name among them; ``None`` when they do not fit."""
    if not elements:
        return at, None
    element, rest = elements[0], elements[1:]
    for taken in _lengths(element, tokens, at, lexicon):
        if found := _match(rest, tokens, at + taken, lexicon):
            return (found[0], (at, at + taken)) if element.kind == "name" and taken else found
    return None


def _lengths(element: Element, tokens: Tokens, at: int, lexicon: Lexicon) -> range | tuple[int, ...]:
    """How many tokens the element can take at ``at``, in the order to try."""
    left = len(tokens.plain) - at
    if element.kind == "gap":
        return range(min(_GAP_WORDS, left) + 1)
    if element.kind == "name":
        return range(_name_length(tokens, at), -1 if element.optional else 0, -1)
    fits = left > 0 and _fits(element, tokens.plain[at], lexicon)
    return ((1, 0) if fits else (0,)) if element.optional else ((1,) if fits else ())


def _name_length(tokens: Tokens, at: int) -> int:
    """How many words from ``at`` on can be one name: a comma ends it."""
    end = at
    while end < min(at + _NAME_WORDS, len(tokens.plain)) and tokens.can_be_name[end]:
        if end > at and tokens.after_stop[end]:
            break
        end += 1
    return end - at


def _fits(element: Element, token: str, lexicon: Lexicon) -> bool:
    if element.kind == "number":
        return lexicon.is_number(token)
    if element.kind == "any" or token in element.words:
        return True
    return token.startswith(element.prefixes) or token.endswith(element.suffixes)
