"""What was learnt about the sections of the best-practice card: see ``training/README.md``."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from pipeline.core.artefacts import CARD_SECTIONS
from pipeline.core.outline.sentences import Sentence
from pipeline.core.words.linear import LinearModel, Weights
from pipeline.core.words.phrases import Word
from pipeline.core.words.stemming import stem

NONE = "none"
LABELS = (*CARD_SECTIONS, NONE)
"""What a sentence can be about: a section of the card, or none of them."""
_MOST_A_CUE = 3.0
_FEW_WORDS = 6
_LONGEST_WORD = 40

Evidence = list[float]
"""How much speaks for each label, in logits beside the average sentence."""


@dataclass(frozen=True)
class CardModel:
    """Weights in logits, one a label. ``words`` are those of words, ``marks`` those of what else shows in a sentence.

    ``first`` tells how likely a talk begins with each label, ``moves`` how likely each label follows each, for every
    kind of step from one sentence to the next, and ``places`` what the place in the session adds
    (:mod:`pipeline.core.card.course`).
    """

    words: LinearModel
    marks: dict[str, tuple[float, ...]]
    first: tuple[float, ...]
    moves: tuple[tuple[tuple[float, ...], ...], ...]
    places: tuple[tuple[float, ...], ...]


def words_of(sentence: Sentence) -> dict[str, Word]:
    """The different words of a sentence, small ones too: "we want" and "you should" tell much."""
    language = sentence.language
    different = dict.fromkeys(token for token in sentence.tokens.plain if len(token) <= _LONGEST_WORD)
    return {token: Word(token, stem(token, language), 0, 0) for token in different}


def marks_of(sentence: Sentence) -> dict[str, float]:
    """What shows in a sentence beside its words: cue phrases, numbers, that it is short or asks."""
    marks = {f"cue {group}": min(weight, _MOST_A_CUE) / 2 for group, weight in sentence.weights.items()}
    marks["numbers"] = min(sum(map(sentence.lexicon.is_number, sentence.tokens.plain)), 3) / 4
    marks["few words"] = float(len(sentence.words) < _FEW_WORDS)
    marks["question mark"] = float(sentence.text.rstrip().endswith("?"))
    return {name: size for name, size in marks.items() if size}


class Reader:
    """Reads sentences by a model; each different word is looked up once."""

    def __init__(self, model: CardModel) -> None:
        self._model = model
        self._seen: dict[tuple[str, str], Weights | None] = {}

    def evidence(self, sentence: Sentence) -> Evidence:
        """What speaks for each label in the sentence itself, whatever stands around it."""
        words = words_of(sentence)
        found = [weights for word in words.values() if (weights := self._weights(word, sentence.language))]
        total = self._model.words.text(found, len(words))
        for name, size in marks_of(sentence).items():
            for at, weight in enumerate(self._model.marks.get(name, ())):
                total[at] += size * weight
        return beside_average(total)

    def hint(self, sentence: Sentence) -> Evidence:
        """What a question says of its answer: never that it is about nothing."""
        return [*self.evidence(sentence)[: len(CARD_SECTIONS)], 0.0]

    def _weights(self, word: Word, language: str) -> Weights | None:
        key = language, word.text
        if key not in self._seen:
            self._seen[key] = self._model.words.word(word, language)
        return self._seen[key]


def beside_average(evidence: Sequence[float]) -> Evidence:
    """The same evidence, so that a sentence that tells nothing has 0 everywhere."""
    top = max(evidence)
    average = top + log(sum(exp(one - top) for one in evidence) / len(evidence))
    return [one - average for one in evidence]


def together(one: Sequence[float], other: Sequence[float], counts: float = 1.0) -> Evidence:
    """The sum of two pieces of evidence, of which the second ``counts`` so much."""
    return [first + counts * second for first, second in zip(one, other, strict=True)]
