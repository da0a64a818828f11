"""Trains the model of the card's sections on written sentences and whole webinars: see README.md.

Two things are learnt: what words and cue phrases tell of a sentence (a logistic regression, on sentences of
``training/card`` and those of the webinars), and the course of talks (counted in the webinars).

``python -m training.card`` writes the model; ``python -m training.card_held_out`` tells how good it is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from pipeline.core.artefacts import CARD_SECTIONS, Segment, Transcript
from pipeline.core.card.course import ASIDE, ON, TURN, WITHIN, places, steps
from pipeline.core.card.model import LABELS, NONE, CardModel, marks_of, words_of
from pipeline.core.card.telling import Told
from pipeline.core.outline.sentences import Sentence, sentences_of
from pipeline.core.words.linear import LEVELS, LinearModel, features, scale, spelled
from training import webinars
from training.card_data import data_digest, sentences
from training.transcripts import transcript_of

TARGET = Path(__file__).parents[1] / "pipeline/toolboxes/card.model.json"
WRITTEN_MS = 5_000
"""How long a written sentence is said to take."""
FEATURES = 8_000
"""How many features of words the model keeps: those whose weights matter most often."""
RAREST = 2
"""In how many sentences a feature must stand."""
STRENGTH = 1.0
"""How far the regression trusts single features (its C)."""
SIZE = 2.0
"""The size of a word's features beside cue phrases; stretches of letters are half as large."""
READ_AS = ((True, True), (False, True))
"""Each webinar is read with punctuation and without, and counts as one."""
ORDER_COUNTS = 0.25
"""What the usual place of a section counts: talks differ in their order."""
ASIDE_COUNTS = 2.0
"""What speaks for no section where the outline sees neither talk nor answer, in logits: it may be mistaken."""
FEW_TALKS = 4.0
"""How many talks beside those read are thought to begin with each label, so that none is held to be impossible."""
SAME_SEGMENT = 0.4
"""How much a step within a segment is like one to the next: in the webinars whole segments are labelled, so that a
section never ends within one, but the segments of other transcripts can be long."""
CLIPPED = 0.999
"""The share of weights that the levels must be able to tell apart."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A sentence, the labels that it has (several share its weight), and what it counts."""

    sentence: Sentence
    labels: tuple[str, ...]
    counts: float


@dataclass(frozen=True)
class Talk:
    """What is told in a webinar, and the labels of each sentence."""

    told: Sequence[Told]
    labels: Sequence[tuple[str, ...]]


def written() -> list[Example]:
    """The sentences that were written for training, each for one section or for none."""
    found = []
    for language, text, section in sentences():
        transcript = Transcript(language, "written", "", False, (Segment(0, WRITTEN_MS, text, language),))
        found.append(Example(sentences_of(transcript)[0], (section or NONE,), 1.0))
    return found


def talks(told: Iterable[dict[str, Any]]) -> list[Talk]:
    """Webinars as they are told, with the truth about their parts, in each of the ways to read them."""
    return [_talk(webinar, punctuated, speakers) for webinar in told for punctuated, speakers in READ_AS]


def _talk(webinar: dict[str, Any], punctuated: bool, speakers: bool) -> Talk:
    transcript = transcript_of(webinar, punctuated, speakers)
    truth = webinar["truth"]
    parts = [next((kind for kind, start in reversed(webinar["parts"]) if start <= at), "lead-in")
             for at in range(len(transcript.segments))]  # fmt: skip
    asked = {at for question in truth["questions"] for at in question["question_segments"]}
    answers = {at: number for number, question in enumerate(truth["questions"]) for at in question["answer_segments"]}
    starts = [segment.start_ms for segment in transcript.segments]
    told, labels = [], []
    for number, sentence in enumerate(sentences_of(transcript)):
        at = int(np.searchsorted(starts, sentence.start_ms, side="right")) - 1
        if at not in asked:
            told.append(Told(sentence, number, answers.get(at), at not in answers and parts[at] != "presentation"))
            labels.append(tuple(name for name in CARD_SECTIONS if at in truth["card"][name]) or (NONE,))
    return Talk(told, labels)


def examples_of(told: Iterable[Talk]) -> list[Example]:
    """Every sentence of the talks."""
    return [
        Example(one.sentence, labels, 1 / len(READ_AS))
        for talk in told
        for one, labels in zip(talk.told, talk.labels, strict=True)
    ]


# Words ---------------------------------------------------------------------------------------------------------------


def _row(sentence: Sentence) -> dict[str, float]:
    """The features of a sentence: what the product adds up, with sizes that say how far each is trusted."""
    words = words_of(sentence).values()
    row = dict(marks_of(sentence))
    for name, number in Counter(name for word in words for name in features(word, sentence.language)).items():
        row[name] = number * _size(name) * scale(len(words))
    return row


def _size(name: str) -> float:
    return SIZE if ":" in name else SIZE / 2


def _fit(rows: Sequence[dict[str, float]], names: Sequence[str], examples: Sequence[Example]) -> tuple[Matrix, Matrix]:
    """The weights of each feature and where each label starts; a sentence with two labels counts half for each."""
    place = {name: at for at, name in enumerate(names)}
    cells = [(at, place[name], size) for at, row in enumerate(rows) for name, size in row.items() if name in place]
    above, across, sizes = zip(*cells, strict=True)
    matrix = sparse.csr_matrix((sizes, (above, across)), shape=(len(rows), len(names)))
    taught = [(at, LABELS.index(name), example.counts / len(example.labels))
              for at, example in enumerate(examples) for name in example.labels]  # fmt: skip
    which, labels, counts = map(list, zip(*taught, strict=True))
    found = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3).fit(matrix[which], labels, sample_weight=counts)
    return found.coef_.T, found.intercept_


def _most_telling(rows: Sequence[dict[str, float]], examples: Sequence[Example]) -> list[str]:
    """The marks, and the features of words whose weights matter most often."""
    often = Counter(name for row in rows for name in row)
    names = sorted(name for name, number in often.items() if number >= RAREST)
    weights, _ = _fit(rows, names, examples)
    matter = {name: float(np.linalg.norm(row)) * _size(name) * often[name] ** 0.5
              for name, row in zip(names, weights, strict=True)}  # fmt: skip
    marks = {name for example in examples for name in marks_of(example.sentence)}
    words = sorted(set(names) - marks, key=lambda name: (-matter[name], name))
    return sorted([*words[:FEATURES], *(marks & set(names))])


def _compiled(words: dict[str, Matrix], bias: Matrix, digest: str) -> LinearModel:
    weights = np.array(list(words.values()))
    step = float(f"{np.quantile(np.abs(weights), CLIPPED) / LEVELS:.4g}")
    levels = np.clip(np.round(weights / step), -LEVELS, LEVELS).astype(int)
    spelt = {name: spelled(row.tolist()) for name, row in zip(words, levels, strict=True) if row.any()}
    return LinearModel(digest, "", LABELS, _rounded(bias), step, spelt)


def _rounded(numbers: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(number), 3) for number in numbers)


# The course of talks -------------------------------------------------------------------------------------------------


def _shares(labels: Iterable[tuple[str, ...]], counts: Iterable[float], start: float | Matrix) -> Matrix:
    """The share of each label, where sentences with several count for each of them in part."""
    found: Matrix = np.zeros(len(LABELS)) + start
    for all_, count in zip(labels, counts, strict=True):
        found += _split(all_) * count
    shares: Matrix = found / found.sum()
    return shares


def _split(labels: Sequence[str]) -> Matrix:
    found: Matrix = np.array([float(name in labels) for name in LABELS]) / len(labels)
    return found


def _moves(talked: Iterable[Talk]) -> Matrix:
    """How likely each label follows each, for every kind of step; a label that two sentences share goes on."""
    found = np.full((TURN + 1, len(LABELS), len(LABELS)), 0.3) + 0.5 * np.eye(len(LABELS))
    for talk in talked:
        for kind, before, after in zip(steps(talk.told), talk.labels, talk.labels[1:], strict=False):
            both = tuple(name for name in before if name in after)
            found[kind] += np.diag(_split(both)) if both else np.outer(_split(before), _split(after))
    shares: Matrix = found / found.sum(axis=2, keepdims=True)
    shares[WITHIN] += SAME_SEGMENT * (shares[ON] - shares[WITHIN])
    return shares


def _order(talked: Sequence[Talk]) -> Matrix:
    """What each place in a session speaks for."""
    told = [(place, labels) for talk in talked for place, labels in zip(places(talk.told), talk.labels, strict=True)]
    usual = _shares((labels for _, labels in told), [1.0] * len(told), 1.0)
    rows = [[labels for where, labels in told if where == place] for place in range(ASIDE)]
    found = [ORDER_COUNTS * np.log(_shares(row, [1.0] * len(row), 1 + len(LABELS) * usual) / usual) for row in rows]
    return np.array([*found, [ASIDE_COUNTS * (name == NONE) for name in LABELS]])


def train(talked: Sequence[Talk], sentences: Sequence[Example], digest: str = "") -> CardModel:
    """Learn from talks and from written sentences."""
    examples = [*sentences, *examples_of(talked)]
    rows = [_row(example.sentence) for example in examples]
    names = _most_telling(rows, examples)
    weights, bias = _fit(rows, names, examples)
    learnt = dict(zip(names, weights, strict=True))
    marks = {name for example in examples for name in marks_of(example.sentence)} & set(names)
    words = {name: row * _size(name) for name, row in learnt.items() if name not in marks}
    shares = _shares([example.labels for example in examples], [example.counts for example in examples], 0.0)
    return CardModel(
        words=_compiled(words, bias - np.log(shares), digest),
        marks={name: _rounded(learnt[name]) for name in sorted(marks)},
        first=_rounded(_shares([talk.labels[0] for talk in talked], [1.0] * len(talked), FEW_TALKS)),
        moves=tuple(tuple(map(_rounded, kind)) for kind in _moves(talked)),
        places=tuple(map(_rounded, _order(talked))),
    )


def main() -> None:
    """Train on everything that is there, and write the model."""
    model = train(talks(map(webinars.read, sorted(webinars.FOLDER.glob("*.txt")))), written(), data_digest())
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(model, order="deterministic"), indent=1))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
