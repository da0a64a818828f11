"""The card of a session, from its transcript and outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from pipeline.core.artefacts import CARD_SECTIONS, Card, Outline, Quote, Transcript
from pipeline.core.card.course import BREAK, Chances, chances, places, steps
from pipeline.core.card.lines import clearness, is_quotable, joined, quote
from pipeline.core.card.model import CardModel, Evidence, Reader, together
from pipeline.core.card.telling import Told, asking, telling
from pipeline.core.outline.sentences import Sentence, sentences_of

_MOST_LINES = 3
_LIKELY = 0.5
"""How likely a sentence is to be about a section to be a line there."""
_POSSIBLE = 0.2
"""How likely the only line of a section is to be right, so that few stay empty of which something was said."""
_SECOND = 0.45
"""How likely a sentence is to be about a section to be a line there while it is more about another."""
_OWN_WORDS = 0.3
"""What a sentence's own words count beside all that speaks for it when the best lines are chosen."""
_OPENING = -0.7
"""What it counts that a sentence opens something: it often only tells what will follow."""
_QUESTION = 0.7
"""What the words of a question count for its answer."""


@dataclass(frozen=True)
class _Talk:
    """What is told, what each sentence says by itself, and what it is about as part of the whole.

    ``kinds`` are the steps to the sentences, as in :mod:`pipeline.core.card.course`, with one to the first.
    """

    told: Sequence[Told]
    kinds: Sequence[int]
    own: Sequence[Evidence]
    about: Sequence[Chances]


def find_card(transcript: Transcript, outline: Outline, model: CardModel) -> Card:
    """The card of a session; sections for which nothing was said are empty."""
    sentences = sentences_of(transcript)
    told = telling(sentences, outline)
    if not told:
        return Card()
    talk = _read(told, asking(sentences, outline), model)
    return Card(**{section: _lines(talk, at) for at, section in enumerate(CARD_SECTIONS)})


def _read(told: Sequence[Told], asked: dict[int, list[Sentence]], model: CardModel) -> _Talk:
    reader = Reader(model)
    own = [reader.evidence(one.sentence) for one in told]
    where = places(told)
    evidence = [together(one, model.places[place]) for one, place in zip(own, where, strict=True)]
    for at, question in _first_answers(told):
        for sentence in asked.get(question, ()):
            evidence[at] = together(evidence[at], reader.hint(sentence), _QUESTION)
    kinds = steps(told)
    return _Talk(told, [BREAK, *kinds], own, chances(model, evidence, kinds))


def _first_answers(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """The first sentence of each answer, and the number of its question."""
    before: int | None = None
    for at, one in enumerate(told):
        if one.question is not None and one.question != before:
            yield at, one.question
        before = one.question


def _lines(talk: _Talk, section: int) -> tuple[Quote, ...]:
    """The best lines for a section, in the order in which they were said; none overlap, no two read the same."""
    chosen: list[tuple[range, Quote]] = []
    for likely, span in _offers(talk, section):
        line = quote([talk.told[at].sentence for at in span])
        apart = all(span.stop <= other.start or other.stop <= span.start for other, _ in chosen)
        new = apart and line.text not in {said.text for _, said in chosen}
        if new and (likely >= _LIKELY or not chosen):
            chosen.append((span, line))
        if len(chosen) == _MOST_LINES:
            break
    return tuple(line for _, line in sorted(chosen, key=lambda one: one[0].start))


def _offers(talk: _Talk, section: int) -> list[tuple[float, range]]:
    """How likely each possible line is right, and its sentences; best lines first."""
    likely = [about[section] for about in talk.about]
    offers = []
    for at, about in enumerate(talk.about):
        if likely[at] >= _POSSIBLE and _is_of(about, section) and is_quotable(talk.told[at].sentence):
            span = joined(talk.told, at, likely, _LIKELY)
            offers.append((_worth(talk, section, at, span), likely[at], span))
    offers.sort(key=lambda offer: (-offer[0], offer[2].start))
    return [(how_likely, span) for _, how_likely, span in offers]


def _is_of(about: Chances, section: int) -> bool:
    """Whether the section is the one that a sentence is most about, or is nearly sure beside it."""
    return about[section] >= min(_SECOND, max(about[: len(CARD_SECTIONS)]))


def _worth(talk: _Talk, section: int, at: int, span: range) -> float:
    """How good a line is: how sure, how plainly said, how clear by itself."""
    likely = min(talk.about[at][section], 0.9999)
    sure = log(likely / (1 - likely))
    opening = _OPENING * (talk.kinds[at] == BREAK)
    clear = clearness([talk.told[number].sentence for number in span])
    return sure + _OWN_WORDS * talk.own[at][section] + opening + clear
