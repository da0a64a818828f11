"""Trains the model of a toolbox's services on the passages: see README.md. Used by ``python -m training.train``.

Two layers are learnt. The weights of words come from linear support vector machines, one a service and one that tells
any service from none. How these, the phrase rules and the lead of other services add up to a calibrated logit comes
from a logistic regression on voices that the first layer had not seen.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from pipeline.core.tagging.model import ServicesModel
from pipeline.core.tagging.reading import read_text
from pipeline.core.tagging.weighing import rules_of
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.core.words.linear import LEVELS, LinearModel, features, scale, spelled
from pipeline.core.words.phrases import words

PASSAGES = Path(__file__).parent / "passages"
NEAR_MISSES = "near"
"""The one voice that wrote ``??-near.jsonl`` in all languages: near misses only."""
HARD = "hard"
"""How the voices are called that wrote against the tagger: near misses full of a service's own words, and services told
without any of them. The words learn from them, but not how much these count: nobody speaks like that all the time."""
FEATURES = 26_000
"""How many features the model keeps: those whose weights matter most often."""
RAREST = 2
"""In how many texts a feature must stand."""
STRENGTH = 0.1
"""The size of features, and with it how far the machines trust single ones."""
SEEN = 8
"""What an example of a service counts beside one of something else: there are many services."""
TOOLBOX_COUNTS = 0.5
"""What a text made of the toolbox counts beside a spoken one."""
CLIPPED = 0.9995
"""The share of weights that the levels must be able to tell apart."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A text and the services that it is about. ``voice`` names who wrote it, or is empty for the toolbox itself."""

    voice: str
    language: str
    text: str
    services: tuple[str, ...]


def passages(folder: Path = PASSAGES) -> list[Example]:
    """All spoken passages, in the order of the files."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        language, _, name = path.stem.partition("-")
        voice = name if name.startswith((NEAR_MISSES, HARD)) else path.stem
        for line in path.read_text("utf-8").splitlines():
            spoken = json.loads(line)
            found.append(Example(voice, language, spoken["text"], tuple(spoken["services"])))
    return found


def toolbox_texts(toolbox: Toolbox) -> list[Example]:
    """What the toolbox itself says of its services, in every language."""
    return [
        Example("", language, " . ".join(wordings), (term.id,))
        for term in toolbox.terms
        for language in term.names
        for wordings in (
            (term.about[language], term.names[language]),
            term.search_terms(language),
            term.phrases[language],
            term.cues[language],
        )
    ]


def data_digest(folder: Path = PASSAGES) -> str:
    """What tells whether the training data changed."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def toolbox_digest(toolbox: Toolbox) -> str:
    """What tells whether the toolbox holds other services than before."""
    return hashlib.sha256("\n".join(sorted(term.id for term in toolbox.terms)).encode()).hexdigest()[:16]


# Words ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Read:
    """A text as the machines see it: how often each feature stands in its different words."""

    counts: Counter[str]
    words: int


def read(example: Example) -> Read:
    """The features of a text; a word that is said again does not count again."""
    different = {word.stem: word for word in reversed(list(words(example.text, example.language)))}
    counts = Counter(feature for word in different.values() for feature in features(word, example.language))
    return Read(counts, len(different))


@dataclass(frozen=True)
class Learnt:
    """The first layer: for every feature its weight by service, and in the last column for any service at all."""

    names: tuple[str, ...]
    weights: Matrix
    bias: Matrix

    def sums(self, texts: Sequence[Read]) -> Matrix:
        """What each text's words say, by service and in the last column of any service at all."""
        sums: Matrix = np.asarray(_matrix(texts, self.names, np.ones(len(self.names))) @ self.weights) + self.bias
        return sums


def learn(texts: Sequence[Read], labels: Matrix, counts: Matrix, kept: int = FEATURES) -> Learnt:
    """Train twice: on all features, then on those whose weights mattered most. ``labels`` is one row a text."""
    often = Counter(name for text in texts for name in text.counts)
    names = tuple(sorted(name for name, number in often.items() if number >= RAREST))
    for left in (True, False):
        # rare features are made larger: they tell more (inverse document frequency); stretches count half a stem
        size = np.array([STRENGTH * np.log(len(texts) / (often[name] + 0.5)) * _share(name) for name in names])
        matrix = _matrix(texts, names, size)
        weights, bias = _machines(matrix, labels, counts)
        found = weights * size[:, None]
        if left and len(names) > kept:
            matter = np.sqrt((found**2).sum(1) * np.array([often[name] for name in names]))
            best = np.sort(np.argsort(-matter, kind="stable")[:kept])
            names = tuple(names[index] for index in best)
        else:
            return Learnt(names, found, bias)
    raise AssertionError("the second round always returns")


def _share(name: str) -> float:
    return 1.0 if ":" in name else 0.5


def _matrix(texts: Sequence[Read], names: Sequence[str], size: Matrix) -> sparse.csr_matrix:
    place = {name: index for index, name in enumerate(names)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        for name, number in text.counts.items():
            if (column := place.get(name)) is not None:
                rows.append(row)
                columns.append(column)
                values.append(number * size[column] * scale(text.words))
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(names)))


def _machines(matrix: sparse.csr_matrix, labels: Matrix, counts: Matrix) -> tuple[Matrix, Matrix]:
    columns = []
    for service in labels.T:
        columns.append(
            LinearSVC(C=1.0, random_state=0, class_weight={1: SEEN, 0: 1}).fit(matrix, service, sample_weight=counts)
        )
    spoken = counts == 1
    columns.append(LinearSVC(C=1.0, random_state=0, class_weight="balanced").fit(matrix[spoken], labels[spoken].any(1)))
    return np.hstack([one.coef_.T for one in columns]), np.hstack([one.intercept_ for one in columns])


# Adding up -----------------------------------------------------------------------------------------------------------

SUMMANDS = ("service", "any", "lead", "rules", "against")


def summands(sums: Matrix, rules: Matrix) -> Matrix:
    """For each text and service what the second layer adds up, as in ``SUMMANDS``."""
    own, any_service = sums[:, :-1], np.repeat(sums[:, -1:], sums.shape[1] - 1, axis=1)
    ranked = np.sort(own, axis=1)
    other = np.where(own == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:])
    return np.stack([own, any_service, np.maximum(other - own, 0), rules[..., 0], rules[..., 1]], axis=2)


def add_up(found: Matrix, labels: Matrix) -> tuple[Matrix, float]:
    """How much each summand counts, and where the sum starts."""
    flat = found.reshape(-1, found.shape[-1])
    size = flat.std(0) + 1e-9
    regression = LogisticRegression().fit(flat / size, labels.ravel())
    return regression.coef_[0] / size, float(regression.intercept_[0])


def rule_signs(toolbox: Toolbox, examples: Iterable[Example]) -> Matrix:
    """What the rules find in each text for each service: their strength, and whether something speaks against it."""
    ids = [term.id for term in toolbox.terms]
    found = []
    for example in examples:
        strengths, denied = rules_of(read_text(toolbox, example.text, example.language))
        found.append([(strengths[service], float(service in denied)) for service in ids])
    return np.array(found)


def compiled(
    learnt: Learnt, counts: Matrix, start: float, ids: Sequence[str], digests: tuple[str, str]
) -> ServicesModel:
    """The model as the product reads it: both layers in one weight a feature and service."""
    service, any_service, lead, rules, against = counts
    weights = service * learnt.weights[:, :-1] + any_service * learnt.weights[:, -1:]
    bias = start + service * learnt.bias[:-1] + any_service * learnt.bias[-1]
    step = float(f"{float(np.quantile(np.abs(weights), CLIPPED)) / LEVELS:.4g}")
    levels = np.clip(np.round(weights / step), -LEVELS, LEVELS).astype(int)
    spelt = {name: spelled(row.tolist()) for name, row in zip(learnt.names, levels, strict=True) if row.any()}
    words = LinearModel(*digests, tuple(ids), tuple(round(float(one), 3) for one in bias), step, spelt)
    # the lead is measured in what the compiled sums say, where the service's own sum counts ``service`` times
    return ServicesModel(words, *(round(float(one), 3) for one in (rules, against, lead / service)))


@dataclass(frozen=True)
class Lesson:
    """All that can be learnt from, read once."""

    toolbox: Toolbox
    examples: Sequence[Example]
    texts: Sequence[Read]
    labels: Matrix
    rules: Matrix

    def learn(self, without: Iterable[str] = ()) -> Learnt:
        """The first layer, without some voices."""
        left_out = set(without)
        chosen = [index for index, example in enumerate(self.examples) if example.voice not in left_out]
        counts = np.array([1.0 if self.examples[index].voice else TOOLBOX_COUNTS for index in chosen])
        return learn([self.texts[index] for index in chosen], self.labels[chosen], counts)

    @property
    def voices(self) -> Matrix:
        """Who wrote each text."""
        return np.array([example.voice for example in self.examples])

    @property
    def usual(self) -> Matrix:
        """Which texts are spoken as people usually do."""
        return np.array([bool(one.voice) and not one.voice.startswith(HARD) for one in self.examples])


def lesson(toolbox: Toolbox) -> Lesson:
    """Read the passages and the toolbox."""
    examples = [*passages(), *toolbox_texts(toolbox)]
    ids = [term.id for term in toolbox.terms]
    labels = np.array([[service in example.services for service in ids] for example in examples])
    return Lesson(toolbox, examples, [read(one) for one in examples], labels, rule_signs(toolbox, examples))


def unseen(lesson: Lesson) -> tuple[dict[str, Learnt], Matrix]:
    """The first layer learnt without each voice in turn, and what these say of the voice that each did not see."""
    voices, folds = lesson.voices, {}
    found = np.zeros((len(voices), len(lesson.toolbox.terms), len(SUMMANDS)))
    for voice in sorted(set(voices) - {""}):
        folds[voice] = lesson.learn([voice])
        mine = [index for index, written_by in enumerate(voices) if written_by == voice]
        found[mine] = summands(folds[voice].sums([lesson.texts[index] for index in mine]), lesson.rules[mine])
    return folds, found


def train(toolbox: Toolbox) -> ServicesModel:
    """Learn from all voices; how summands count is learnt on voices that the weights had not seen."""
    learning = lesson(toolbox)
    _, found = unseen(learning)
    counts, start = add_up(found[learning.usual], learning.labels[learning.usual])
    digests = (data_digest(), toolbox_digest(toolbox))
    return compiled(learning.learn(), counts, start, [term.id for term in toolbox.terms], digests)


def held_out(toolbox: Toolbox) -> Iterable[tuple[str, list[Example], ServicesModel]]:
    """Each voice with its passages, and a model that has seen nothing of it."""
    learning = lesson(toolbox)
    folds, found = unseen(learning)
    voices = learning.voices
    for voice, learnt in folds.items():
        others = learning.usual & (voices != voice)
        counts, start = add_up(found[others], learning.labels[others])
        model = compiled(learnt, counts, start, [term.id for term in toolbox.terms], ("", ""))
        yield voice, [example for example in learning.examples if example.voice == voice], model
