"""What in the index answers to one wanted word: the word itself, compounds with it, else the nearest there
is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.search.analysis import COMPOUNDING, fold, is_phrase, phrase_term, stem
from pipeline.search.lexicon import Lexicon
from pipeline.search.query import Wanted

_COMPOUND = 0.6
_PARTS = 0.7
_UNFINISHED = 0.6
_CORRECTED = 0.6
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("aa", "a"), ("ue", "u"))

Frequency = Callable[[str, str], int]
"""How many passages hold a term of a language's field."""


@dataclass(frozen=True)
class Answer:
    """Terms of one language that together stand for the wanted word; ``worth`` is 1 for the word itself, else
    less.
    """

    language: str
    terms: tuple[str, ...]
    worth: float = 1.0


@dataclass(frozen=True)
class Answers:
    """Everything that answers to a word; ``instead`` is the term that stands for a word the index does not
    hold.
    """

    found: tuple[Answer, ...] = ()
    instead: Answer | None = None


def answers(wanted: Wanted, lexicons: Mapping[str, Lexicon], frequency: Frequency) -> Answers:
    """What answers to a word: first as it is, then spelt without umlauts, unfinished, or with typing errors."""
    folded = fold(wanted.words[0])
    if found := (*_as_typed(folded, lexicons), *_in_phrases(wanted.within, lexicons)):
        return Answers(found)
    if (respelt := _without_digraphs(folded)) != folded and (found := _as_typed(respelt, lexicons)):
        return Answers(found)
    if wanted.last and (found := _begun(folded, lexicons)):
        return Answers(found)
    return _corrected(folded, lexicons, frequency)


def exactly(word: str, lexicons: Mapping[str, Lexicon]) -> tuple[Answer, ...]:
    """The word itself, in each language that has it."""
    each = ((language, stem(fold(word), language)) for language in lexicons)
    return tuple(Answer(language, (term,)) for language, term in each if term in lexicons[language])


def _as_typed(folded: str, lexicons: Mapping[str, Lexicon]) -> tuple[Answer, ...]:
    found = list(exactly(folded, lexicons))
    for language, lexicon in lexicons.items():
        if language in COMPOUNDING:
            found += [Answer(language, (term,), _COMPOUND) for term in lexicon.compounds(folded)]
            if parts := lexicon.parts(folded):
                found.append(Answer(language, parts, _PARTS))
    return tuple(found)


def _in_phrases(runs: Iterable[tuple[str, ...]], lexicons: Mapping[str, Lexicon]) -> tuple[Answer, ...]:
    """The phrases of the toolbox that the word is typed in, each a term of its own."""
    return tuple(
        Answer(language, (term,))
        for run in runs
        for language, lexicon in lexicons.items()
        if (term := phrase_term([fold(word) for word in run], language)) in lexicon and is_phrase(term)
    )


def _without_digraphs(folded: str) -> str:
    for pair, single in _DIGRAPHS:
        folded = folded.replace(pair, single)
    return folded


def _begun(folded: str, lexicons: Mapping[str, Lexicon]) -> tuple[Answer, ...]:
    return tuple(
        Answer(language, (term,), _UNFINISHED)
        for language, lexicon in lexicons.items()
        for term in lexicon.prefixed(folded)
    )


def _corrected(folded: str, lexicons: Mapping[str, Lexicon], frequency: Frequency) -> Answers:
    """The most frequent of the nearest terms, in each language where one is as near as in any other."""
    near = {language: lexicon.nearest(folded) for language, lexicon in lexicons.items()}
    fewest = min((errors for errors, terms in near.values() if terms), default=0)
    counted = {
        language: [(frequency(language, term), term) for term in terms]
        for language, (errors, terms) in near.items()
        if terms and errors == fewest
    }
    best = sorted(((max(terms), language) for language, terms in counted.items()), reverse=True)
    found = tuple(Answer(language, (term,), _CORRECTED) for (_, term), language in best)
    return Answers(found, found[0] if found else None)
