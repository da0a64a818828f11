"""Weighing a stretch of speech: how much speaks for each service, as one sum of what words and phrases count.

The sum is a logit: zero means that the service is as likely meant as not. With a model every word counts what was
learnt about it, and the phrase rules count beside; without one the rules count alone. Every sum can be taken apart
into its reasons, which add up to it.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.core.tagging.model import ServicesModel
from pipeline.core.tagging.reading import Sign, Spoken, Stretch, counted
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.core.words.linear import FEWEST_WORDS, Weights, scale

MOST_OF_RULES = 6.0
"""The points that the rules' signs in one stretch can never reach together."""
RULES_START, RULES_ALONE, RULES_AGAINST = -5.8, 3.1, -4.0
"""Where a sum starts that the rules make up alone, what a point counts there, and a phrase that speaks against. The
first two are calibrated on ``training/passages``, which the rules were not written for."""

ReasonKind = Literal["word", "name", "phrase", "cue", "against"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Something said, and what it counts for a service; ``key`` is the same where the same is said again."""

    kind: ReasonKind
    key: tuple[str, ...]
    weight: float
    first: Spoken
    last: Spoken


@dataclass(frozen=True)
class Reasons:
    """What a sum is made of: where it starts, what was said, and (below zero) that another service is ahead."""

    start: float
    said: tuple[Reason, ...]
    lead: float


def probability(logit: float) -> float:
    """How likely something is that has this logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@dataclass(frozen=True, slots=True)
class _Mix:
    """Where a sum starts, and what counts in it: the words, a point of the rules, a phrase against, a lead."""

    start: float
    words: float
    rules: float
    against: float
    lead: float


@dataclass(frozen=True)
class Weighed:
    """A stretch with the sums of all services, and what they were made of: ``count`` different words, of which the
    model knows some, and by how much another service is ahead.
    """

    stretch: Stretch
    logits: Mapping[str, float]
    known: Sequence[tuple[Spoken, Weights]]
    count: int
    leads: Mapping[str, float]


class Weigher:
    """Weighs stretches for the services of a toolbox."""

    def __init__(self, toolbox: Toolbox, model: ServicesModel | None) -> None:
        self._services = tuple(term.id for term in toolbox.terms)
        self._model = model
        labels = model.words.labels if model else ()
        self._index = {label: index for index, label in enumerate(labels) if label in self._services}
        self._seen: dict[tuple[str, str], Weights | None] = {}

    def weigh(self, stretch: Stretch) -> Weighed:
        """The sums of a stretch."""
        distinct = {one.word.stem: one for one in reversed(stretch.spoken)}
        known = [(one, weights) for one in distinct.values() if (weights := self._word(stretch.language, one))]
        sums = self._words_alone(known, len(distinct))
        leads = _leads(sums)
        points, denied = rules_of(stretch)
        logits = {}
        for service in self._services:
            mix = self._mix(service, len(distinct))
            learnt = mix.words * sums.get(service, 0.0) + mix.lead * leads.get(service, 0.0)
            logits[service] = mix.start + learnt + mix.rules * points[service] + mix.against * (service in denied)
        return Weighed(stretch, logits, known, len(distinct), leads)

    def reasons(self, weighed: Weighed, service: str) -> Reasons:
        """What the sum of a service is made of; together that is its logit."""
        mix = self._mix(service, weighed.count)
        said = _sign_reasons(weighed.stretch.signs, service, mix)
        if self._model is None or service not in self._index:
            return Reasons(mix.start, tuple(said), 0.0)
        index, start = self._index[service], mix.start + mix.words * self._model.words.bias[self._index[service]]
        factor = mix.words * self._model.words.step * scale(weighed.count)
        for one, weights in weighed.known:
            said.append(Reason("word", (one.word.stem,), factor * weights[index], one, one))
        return Reasons(start, tuple(said), mix.lead * weighed.leads[service])

    def _mix(self, service: str, count: int) -> _Mix:
        """How a sum is made of what was learnt and of the rules, which a text of few words is left to."""
        if self._model is None or service not in self._index:
            return _Mix(RULES_START, 0.0, RULES_ALONE, RULES_AGAINST, 0.0)
        learnt = min(1.0, count / FEWEST_WORDS)
        alone = 1 - learnt
        return _Mix(
            alone * RULES_START,
            learnt,
            learnt * self._model.rules + alone * RULES_ALONE,
            learnt * self._model.against + alone * RULES_AGAINST,
            learnt * self._model.lead,
        )

    def _word(self, language: str, spoken: Spoken) -> Weights | None:
        if self._model is None:
            return None
        key = (language, spoken.word.text)
        if key not in self._seen:
            self._seen[key] = self._model.words.word(spoken.word, language)
        return self._seen[key]

    def _words_alone(self, known: Sequence[tuple[Spoken, Weights]], count: int) -> dict[str, float]:
        if self._model is None:
            return {}
        sums = self._model.words.text([weights for _, weights in known], count)
        return {service: sums[index] for service, index in self._index.items()}


def rules_of(stretch: Stretch) -> tuple[defaultdict[str, float], set[str]]:
    """What the rules find in a stretch: how strongly they speak for each service, and what a phrase speaks against."""
    points: defaultdict[str, float] = defaultdict(float)
    for sign, counts in counted(stretch.signs):
        if sign.kind != "against":
            points[sign.service] += counts
    for service, sum_ in points.items():
        points[service] = _bounded(sum_)
    return points, {sign.service for sign in stretch.signs if sign.kind == "against"}


def _bounded(points: float) -> float:
    return MOST_OF_RULES * -math.expm1(-points / MOST_OF_RULES)


def _sign_reasons(signs: Sequence[Sign], service: str, mix: _Mix) -> list[Reason]:
    """The signs, each with its part of what all of them count together."""
    own = [(sign, counts) for sign, counts in counted(signs) if sign.service == service]
    points = sum(counts for sign, counts in own if sign.kind != "against")
    share = mix.rules * _bounded(points) / points if points else 0.0
    against = [sign for sign, _ in own if sign.kind == "against"][:1]
    return [
        *(Reason(sign.kind, sign.key, share * counts, sign.first, sign.last) for sign, counts in own if counts),
        *(Reason(sign.kind, sign.key, mix.against, sign.first, sign.last) for sign in against),
    ]


def _leads(sums: Mapping[str, float]) -> dict[str, float]:
    """By how much the best other service is ahead of each."""
    best = sorted(sums.values(), reverse=True)[:2]
    if len(best) < 2:
        return dict.fromkeys(sums, 0.0)
    return {service: max(0.0, (best[1] if own == best[0] else best[0]) - own) for service, own in sums.items()}
