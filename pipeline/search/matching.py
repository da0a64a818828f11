"""What in the index answers to one wanted word: the word itself and compounds with it, what it is called in other
languages, else the nearest there is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.search.analysis import COMPOUNDING, LANGUAGES, fold, stem, stopwords, term, wording_key
from pipeline.search.cognates import can_be_cognate
from pipeline.search.lexicon import SHORTEST_PART, Lexicon
from pipeline.search.meanings import alike, thesaurus_words
from pipeline.search.query import Asked, Run, Wanted
from pipeline.search.thesaurus import Alike
from pipeline.search.view import View

COMPOUND = 0.6
"""What it is worth that a passage holds a compound of the word, measured against the word itself."""
COGNATE = 0.7
MEANS = 0.8
"""What a word of the same meaning is worth at most."""
MEANS_COMPOUND = 0.6
UNFINISHED = 0.6
CORRECTED = 0.8
"""What the nearest word is worth when the word itself is nowhere; the second typing error costs as much again."""
PARTS = 0.7
FOREIGN = 0.8
"""What the word itself is worth in a language that the query is not in: it may mean something else there."""
LEAST_NEAR = 0.3

_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("aa", "a"), ("ue", "u"))
_ONE_TYPO_FROM, _LETTER_LESS_FROM, _ANY_TYPO_FROM, _TWO_TYPOS_FROM = 4, 5, 6, 8
"""From four letters on two may be swapped, from five on one be missing or too much, from six on one be wrong, from
eight on two. Shorter words are as they were meant: nearly every one of them is a letter away from another word."""
_LONG = 6
"""From so many letters on, a word with a typing error is likelier than a compound that nobody says."""
_LINKS = ("", "s", "e", "n", "es", "en", "er")


@dataclass(frozen=True)
class Answer:
    """Terms of one language that stand for the wanted word together, or a ``topic`` that does.

    ``worth`` is 1 for the word itself, else less; ``said`` is the word or phrase of another spelling or language that
    was looked for instead, where it was.
    """

    language: str
    terms: tuple[str, ...]
    worth: float = 1.0
    said: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Answers:
    """Everything that answers to a word. ``parts`` are the answers to each part of a compound; ``instead`` is the
    language and the folded word that stands for one that nobody says.
    """

    found: tuple[Answer, ...] = ()
    parts: tuple[tuple[Answer, ...], ...] = ()
    instead: tuple[str, str] | None = None


class Matcher:
    """Finds what answers to words in a ``view``."""

    def __init__(self, view: View, asked: Asked) -> None:
        self._view = view
        self._asked = asked
        self.lexicons = {language: Lexicon(language, view) for language in LANGUAGES}

    def answers(self, wanted: Wanted) -> Answers:
        """What answers to a word: first as it is, then spelt without umlauts, unfinished, or with typing errors."""
        word = wanted.words[0]
        found = self._meant(word, wanted.runs)
        best = max((one.worth for one in found), default=0.0)
        if best < MEANS and (mended := self._corrected(word, 1, _LONG)).found:
            return mended
        parts = () if best >= 1 else self._parts(word)
        if found or parts:
            return Answers(found, parts)
        if (respelt := _without_digraphs(fold(word))) != fold(word) and (found := self._meant(respelt, ())):
            return Answers(found)
        if wanted.last and (found := self._begun(fold(word))):
            return Answers(found)
        return self._corrected(word, 2, 0)

    def _meant(self, word: str, runs: Sequence[Run]) -> tuple[Answer, ...]:
        """The word itself, compounds with it, and other words for it."""
        folded = fold(word)
        found = [*self._typed(word, FOREIGN), *self._compounds(folded, COMPOUND)]
        found += self._akin(folded)
        for run in ((word,), *runs):
            found += self._alike(run)
            found += self._named(run)
        best: dict[tuple[str, tuple[str, ...], str], Answer] = {}
        for one in found:
            key = (one.language, one.terms, one.topic)
            if key not in best or best[key].worth < one.worth:
                best[key] = one
        return tuple(best.values())

    def _typed(self, word: str, foreign: float) -> Iterator[Answer]:
        for language, lexicon in self.lexicons.items():
            own = language in self._asked.languages
            if (own or fold(word) not in stopwords(language)) and (one := term(word, language)) in lexicon:
                yield Answer(language, (one,), 1.0 if own else foreign)

    def _compounds(self, folded: str, worth: float, said: str = "") -> Iterator[Answer]:
        for language in COMPOUNDING:
            for one in self.lexicons[language].compounds(folded):
                yield Answer(language, (one,), worth, said)

    def _akin(self, folded: str) -> Iterator[Answer]:
        """Cognates in languages that do not have the word itself."""
        for language, lexicon in self.lexicons.items():
            if stem(folded, language) in lexicon or self._asked.is_in(language):
                continue
            stems = {one for own in self._asked.languages if can_be_cognate(one := stem(folded, own), own, language)}
            for other in dict.fromkeys(other for one in sorted(stems) for other in self._view.akin(language, one)):
                yield Answer(language, (other,), COGNATE, other)

    def _alike(self, run: Run) -> Iterator[Answer]:
        """What the thesaurus has for a word or a run of words."""
        for one in alike(run):
            if one.near >= LEAST_NEAR:
                yield from self._said(one)

    def _said(self, one: Alike) -> Iterator[Answer]:
        small = stopwords(one.language) if len(one.words) > 1 else frozenset[str]()
        spoken = tuple(term(word, one.language) for word in one.words if fold(word) not in small)
        said = " ".join(one.words)
        lexicon = self.lexicons[one.language]
        if spoken and all(each in lexicon for each in spoken):
            yield Answer(one.language, spoken, MEANS * one.near, said)
        if len(one.words) == 1 and one.language in COMPOUNDING:
            for other in lexicon.compounds(fold(one.words[0])):
                yield Answer(one.language, (other,), MEANS_COMPOUND * one.near, said)

    def _named(self, run: Run) -> Iterator[Answer]:
        """The topics that a word or a run of words is a name of, and what else they are called."""
        typed = " ".join(run)
        keys = dict.fromkeys(wording_key(typed, language) for language in LANGUAGES)
        ids = {id for key in keys if len(key) > 1 for id in self._view.wordings.get(key, ())}
        for id in sorted(ids):
            yield Answer("", (), 1.0, topic=id)
            topic = self._view.topics[id]
            for key, name in zip(topic.name_keys, topic.spoken_names(), strict=True):
                language, *spoken = key
                if spoken and key not in keys and all(one in self.lexicons[language] for one in spoken):
                    yield Answer(language, tuple(spoken), MEANS, name, id)

    def _parts(self, word: str) -> tuple[tuple[Answer, ...], ...]:
        """What answers to each of the two parts of a compound; of several ways to part it, the one with the longest
        last part.
        """
        folded = fold(word)
        for cut in range(SHORTEST_PART - 1, len(folded) - SHORTEST_PART + 1):
            if (last := self._meant(folded[cut:], ())) and (first := self._first_part(folded[:cut])):
                return first, last
        return ()

    def _first_part(self, folded: str) -> tuple[Answer, ...]:
        """What answers to a compound's first part, with or without the letters that link it to the next."""
        bare = (folded.removesuffix(link) for link in _LINKS if folded.endswith(link))
        each = (self._meant(one, ()) for one in bare if len(one) >= SHORTEST_PART - 1)
        return next((found for found in each if found), ())

    def _begun(self, folded: str) -> tuple[Answer, ...]:
        return tuple(
            Answer(language, (one,), UNFINISHED)
            for language, lexicon in self.lexicons.items()
            for one in lexicon.prefixed(folded)
        )

    def _corrected(self, word: str, most: int, shortest: int) -> Answers:
        """The nearest words to one that nobody says, of those the most frequent, and what else is called so."""
        folded = fold(word)
        if not folded.isalpha() or len(folded) < max(shortest, _ONE_TYPO_FROM) or alike((word,)):
            return Answers()
        near = self._near(folded, self._asked.languages, most)
        if not near and (mended := self._corrected_by_thesaurus(folded, most)).found:
            return mended
        near = near or self._near(folded, [one for one in LANGUAGES if one not in self._asked.languages], 1)
        if not near:
            return Answers()
        errors, _, language, form = min(near)
        found = tuple(replace(one, worth=CORRECTED**errors * one.worth) for one in self._meant(form, ()))
        return Answers(found, (), (language, form))

    def _near(self, folded: str, languages: Iterable[str], most: int) -> list[tuple[int, int, str, str]]:
        """The words that may have been meant: how many errors, how rare, language, word."""
        return [
            (errors, -self._frequency(language, form), language, form)
            for language in languages
            for errors, form in self.lexicons[language].near(folded, most)
            if _is_likely(folded, form, errors)
        ]

    def _corrected_by_thesaurus(self, folded: str, most: int) -> Answers:
        """The same for words that nobody says and that yet have a name in another language."""
        near = [
            (errors, language, form)
            for language in self._asked.languages
            for errors, form in thesaurus_words(language).near(folded, most)
            if _is_likely(folded, form, errors)
        ]
        for errors, language, form in sorted(near):
            if found := tuple(replace(one, worth=CORRECTED**errors * one.worth) for one in self._meant(form, ())):
                return Answers(found, (), (language, form))
        return Answers()

    def _frequency(self, language: str, form: str) -> int:
        return len(self._view.postings(language, stem(form, language)).places)


def _is_likely(typed: str, form: str, errors: int) -> bool:
    """Whether somebody who meant ``form`` may have typed ``typed``."""
    shorter = min(len(typed), len(form))
    if errors > 1 and typed[0] != form[0]:
        return False
    if errors == 1 and shorter < _ANY_TYPO_FROM:
        return sorted(typed) == sorted(form) or (shorter >= _LETTER_LESS_FROM and len(typed) != len(form))
    return shorter >= (_TWO_TYPOS_FROM if errors > 1 else _ANY_TYPO_FROM)


def _without_digraphs(folded: str) -> str:
    for pair, single in _DIGRAPHS:
        folded = folded.replace(pair, single)
    return folded
