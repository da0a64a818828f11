"""Train what the evidence in a sentence says about its part in a webinar: ``python -m training.outline [FILE…]``.

Reads whole webinars (all of training/webinars, or the files that are named), and writes the weights that
:mod:`pipeline.core.outline.chain` reads. A linear-chain conditional random field, fitted to the most likely weights
under a Gaussian prior. Every webinar is learned from several times: with and without punctuation, with the pauses that
were written down and with likely ones where none were, whole and without its beginning and end.
"""

import math
import random
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from pipeline.core.outline.chain import DOINGS, FIRST, FOLLOWERS, LAST, PARTS, STATES, Numbers
from pipeline.core.outline.features import Features, features_of
from pipeline.core.outline.sentences import sentences_of
from pipeline.core.outline.voices import presenting_voices
from training import webinars
from training.transcripts import transcript_of

TARGET = Path(__file__).parents[1] / "pipeline/core/outline/weights"
PRIOR = 0.5
"""The prior's strength: half the inverse of its variance."""
ROUNDS = 150
MODULE = '''"""What the evidence in a sentence weighs, {} known: written by ``python -m training.outline``."""

WEIGHTS = """
{}
"""
'''
PAUSE_S, TURN_S = (0.45, 0.25), (0.85, 0.4)
"""Median and spread (of the logarithm) of the pauses within one person's speech and between two persons'."""

_Course = list[int]
Example = tuple[list[Features], _Course]


def labelled_course(webinar: dict[str, Any]) -> _Course:
    """The index into STATES of what each segment is, as its writer says."""
    course: _Course = []
    ends = [at for _, at in webinar["parts"][1:]] + [len(webinar["segments"])]
    in_round = False
    for (kind, start), end in zip(webinar["parts"], ends, strict=True):
        in_round |= kind == "questions"
        state = {"lead-in": 0, "presentation": 1, "questions": 7, "goodbye": 8, "break": 9, "trouble": 10}[kind]
        course += [state + 2 * (in_round and kind in ("break", "trouble"))] * (end - start)
    for pair in webinar["truth"]["questions"]:
        asked, answered = min(pair["question_segments"]), min(pair["answer_segments"])
        question, answer = (2, 3) if course[asked] == 1 else (5, 6)
        for at in range(asked, max(pair["answer_segments"]) + 1):
            if course[at] < 9:
                course[at] = question if at < answered else answer
    return _with_opening(course)


def _with_opening(course: _Course) -> _Course:
    """Hosting before the first question of a round opens it; where no question follows, it is goodbye."""
    if 7 in course:
        first = course.index(5) if 5 in course else len(course)
        state = 4 if first < len(course) else 8
        return [state if at < first and old == 7 else old for at, old in enumerate(course)]
    return course


def copies(webinar: dict[str, Any], seed: int) -> Iterator[tuple[dict[str, Any], _Course]]:
    """The webinar as it is, and as it might be: other pauses, fewer words, presenters unknown or host among them."""
    course, chance = labelled_course(webinar), random.Random(seed)
    unknown: dict[str, Any] = {"presenters": []}
    with_host = {"presenters": [*webinar["presenters"], webinar["segments"][0]["speaker"]]}
    yield webinar, course
    yield _with_pauses(webinar, chance), course
    yield _with_pauses(webinar, chance) | (unknown if seed % 2 else with_host), course
    ends = (8,) if seed % 2 else (4, 5, 8)
    end = next((at for at, state in enumerate(course) if state in ends), len(course))
    start = course.index(1) if seed % 4 else 0
    part = _with_pauses(webinar, chance)
    yield part | {"segments": part["segments"][start:end]} | unknown, course[start:end]
    shorter, kept = _shorter(_with_pauses(webinar, chance), course, chance)
    yield shorter | (with_host if seed % 2 else unknown), kept
    if seed % 2:
        yield _hosted_by_presenter(_with_pauses(webinar, chance)), course


def _hosted_by_presenter(webinar: dict[str, Any]) -> dict[str, Any]:
    """The webinar as if a presenter had opened and led it."""
    host, segments = webinar["segments"][0]["speaker"], webinar["segments"]
    said = Counter(segment["speaker"] for segment in segments)
    names = {host: next(speaker for speaker, _ in said.most_common() if speaker != host)}
    led = [segment | {"speaker": names.get(segment["speaker"], segment["speaker"])} for segment in segments]
    return webinar | {"segments": led}


def _shorter(webinar: dict[str, Any], course: _Course, chance: random.Random) -> tuple[dict[str, Any], _Course]:
    """The webinar with a part of its talk only: how long a talk lasts says little about where questions begin."""
    share = chance.uniform(0.2, 0.7)
    inner = [at for at in range(1, len(course) - 1) if course[at - 1] == course[at] == course[at + 1] == 1]
    left_out = {at for at in inner if chance.random() > share}
    kept = [at for at in range(len(course)) if at not in left_out]
    return webinar | {"segments": [webinar["segments"][at] for at in kept]}, [course[at] for at in kept]


def _with_pauses(webinar: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The webinar with likely pauses where its writer put none down."""
    segments, before = [], None
    for segment in webinar["segments"]:
        pause = segment["pause_before_s"]
        if pause == webinars.USUAL_PAUSE_S:
            usual, spread = PAUSE_S if segment["speaker"] == before else TURN_S
            pause = round(chance.lognormvariate(math.log(usual), spread), 2)
        segments.append(segment | {"pause_before_s": pause})
        before = segment["speaker"]
    return webinar | {"segments": segments}


def example(webinar: dict[str, Any], course: _Course, punctuated: bool, voices: bool) -> Example | None:
    """The evidence in each sentence of a webinar and what it is; ``None`` where voices do not tell who presents."""
    transcript = transcript_of(webinar, punctuated, voices)
    sentences, presenters = sentences_of(transcript), tuple(webinar["presenters"])
    starts = [segment.start_ms for segment in transcript.segments]
    states = [course[bisect_right(starts, sentence.start_ms) - 1] for sentence in sentences]
    presenting = presenting_voices(sentences, presenters)
    return None if voices and not presenting else (features_of(sentences, presenting, presenters), states)


def is_allowed(course: _Course) -> bool:
    """Whether a course keeps the rules of what may follow what."""
    steps = all(after in FOLLOWERS[before] for before, after in pairwise(course))
    return steps and course[0] in FIRST and course[-1] in LAST


def examples(found: Sequence[dict[str, Any]], voices: bool) -> list[Example]:
    """All that is learned from."""
    made = [
        example(copy, course, punctuated, voices)
        for seed, webinar in enumerate(found)
        for copy, course in copies(webinar, seed)
        for punctuated in (True, False)
    ]
    return [one for one in made if one is not None and is_allowed(one[1])]


# The conditional random field ----------------------------------------------------------------------------------------

_N = len(STATES)
_PARTS = np.array([[part == name for name in PARTS] for part, _ in STATES], float)
_DOINGS = np.array([[doing == name for name in DOINGS] for _, doing in STATES], float)
_MAY = np.array([[after in FOLLOWERS[before] for after in range(_N)] for before in range(_N)], float)
_OTHER = 1 - np.eye(_N)
_OTHER_PART = 1 - _PARTS @ _PARTS.T
_STAYS, _MOVES, _LEAVES = _MAY * (1 - _OTHER), _MAY * _OTHER * (1 - _OTHER_PART), _MAY * _OTHER * _OTHER_PART
_FIRST = np.isin(np.arange(_N), FIRST).astype(float)
_LAST = np.isin(np.arange(_N), LAST).astype(float)


@dataclass
class Field:
    """Examples as arrays over time, example and evidence."""

    found: Sequence[Example]

    @cached_property
    def names(self) -> list[str]:
        """All evidence."""
        return sorted({name for evidence, _ in self.found for features in evidence for name in features})

    @cached_property
    def live(self) -> Any:
        """Where an example has a sentence."""
        lengths = np.array([len(course) for _, course in self.found])
        return np.arange(lengths.max())[:, None] < lengths[None, :]

    @cached_property
    def seen(self) -> Numbers:
        """The evidence."""
        rows = {name: row for row, name in enumerate(self.names)}
        seen = np.zeros((*self.live.shape, len(rows)))
        for number, (evidence, _) in enumerate(self.found):
            for at, features in enumerate(evidence):
                for name, value in features.items():
                    seen[at, number, rows[name]] = value
        return seen

    @cached_property
    def truth(self) -> Any:
        """The states."""
        states = np.zeros(self.live.shape, int)
        for number, (_, course) in enumerate(self.found):
            states[: len(course), number] = course
        return states

    def tables(self, weights: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """The weights for staying in and beginning each state, for beginning its part, and of the steps."""
        size, parts, doings = len(self.names), len(PARTS), len(DOINGS)
        cuts = np.cumsum([size * parts, size * doings, size * parts, size * doings])
        part, doing, begin_part, begin, steps = np.split(weights, cuts)
        return (
            part.reshape(size, parts) @ _PARTS.T + doing.reshape(size, doings) @ _DOINGS.T,
            begin.reshape(size, doings) @ _DOINGS.T,
            begin_part.reshape(size, parts) @ _PARTS.T,
            steps.reshape(_N, _N),
        )

    @property
    def size(self) -> int:
        """How many weights there are."""
        return 2 * len(self.names) * (len(PARTS) + len(DOINGS)) + _N * _N

    def loss(self, weights: Numbers) -> tuple[float, Numbers]:
        """The negative log-likelihood of the truth with the prior, and its gradient."""
        stay, begin, begin_part, steps = self.tables(weights)
        scores = tuple(self.seen @ table for table in (stay, begin, begin_part))
        whole, gradients = _marginals(scores, steps, self.live)
        told = _true_score(scores, steps, self.live, self.truth, gradients)
        by_state = [self.seen.reshape(-1, len(self.names)).T @ part.reshape(-1, _N) for part in gradients[:3]]
        slopes = [by_state[0] @ _PARTS, by_state[0] @ _DOINGS, by_state[2] @ _PARTS, by_state[1] @ _DOINGS]
        slope = np.concatenate([*(part.ravel() for part in slopes), gradients[3].ravel()])
        return float(whole - told + PRIOR * weights @ weights), slope + 2 * PRIOR * weights


_Scores = tuple[Numbers, ...]


def _marginals(scores: _Scores, steps: Numbers, live: Any) -> tuple[float, list[Numbers]]:
    """The logarithm of the sum over all courses (forward), and how likely each state and step is (backward)."""
    stay, begin, begin_part = scores
    top = stay.max(axis=2, keepdims=True)
    here, begins, begins_part = np.exp(stay - top), np.exp(begin), np.exp(begin_part)
    ways = [np.exp(steps) * mask for mask in (_STAYS, _MOVES, _LEAVES)]
    ahead, scale = np.zeros_like(stay), np.ones(live.shape)
    for at in range(len(stay)):
        if at:
            stays, moves, leaves = (ahead[at - 1] @ way for way in ways)
            came = stays + begins[at] * (moves + begins_part[at] * leaves)
        else:
            came = np.broadcast_to(_FIRST, here[0].shape)
        scale[at] = np.where(live[at], (came * here[at]).sum(axis=1), 1.0)
        ahead[at] = np.where(live[at][:, None], came * here[at] / scale[at][:, None], ahead[at - 1])
    end = ahead[-1] @ _LAST
    whole = np.log(end).sum() + np.log(scale).sum() + top[..., 0][live].sum()
    back = np.broadcast_to(_LAST, ahead[-1].shape) / end[:, None]
    gradients = [np.zeros_like(stay), np.zeros_like(stay), np.zeros_like(stay), np.zeros((_N, _N))]
    for at in range(len(stay) - 1, -1, -1):
        now = live[at][:, None]
        gradients[0][at] = ahead[at] * back * now
        if at:
            stays = back * here[at] / scale[at][:, None] * now
            moves = stays * begins[at]
            leaves = moves * begins_part[at]
            gradients[2][at] = leaves * (ahead[at - 1] @ ways[2])
            gradients[1][at] = moves * (ahead[at - 1] @ ways[1]) + gradients[2][at]
            for into, way in zip((stays, moves, leaves), ways, strict=True):
                gradients[3] += ahead[at - 1].T @ into * way
            back = np.where(
                now, sum(into @ way.T for into, way in zip((stays, moves, leaves), ways, strict=True)), back
            )
    return float(whole), gradients


def _true_score(scores: _Scores, steps: Numbers, live: Any, truth: Any, gradients: list[Numbers]) -> float:
    """The score of the true courses, which are taken off the gradients."""
    at, number = np.nonzero(live)
    state = truth[at, number]
    total = scores[0][at, number, state].sum()
    np.subtract.at(gradients[0], (at, number, state), 1.0)
    later = at > 0
    at, number, state = at[later], number[later], state[later]
    before = truth[at - 1, number]
    total += steps[before, state].sum()
    np.subtract.at(gradients[3], (before, state), 1.0)
    for kind, mask in ((1, _OTHER), (2, _OTHER_PART)):
        new = mask[before, state] > 0
        total += scores[kind][at[new], number[new], state[new]].sum()
        np.subtract.at(gradients[kind], (at[new], number[new], state[new]), 1.0)
    return float(total)


def fit(found: Sequence[Example]) -> str:
    """The weights as they are written down."""
    field = Field(found)
    best = minimize(
        field.loss, np.zeros(field.size), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "maxcor": 15}
    )
    return written(field, best.x)


def written(field: Field, weights: Numbers) -> str:
    """The weights as a table, in the form that ``model_of`` reads."""
    sizes = [len(field.names) * size for size in (len(PARTS), len(DOINGS), len(PARTS), len(DOINGS))]
    *tables, steps = np.split(weights, np.cumsum(sizes))
    by_name = [table.reshape(len(field.names), -1) for table in tables]
    lines = []
    for kind, parts, doings in (("", *by_name[:2]), ("begin ", *by_name[2:])):
        for name, row in zip(field.names, np.concatenate([parts, doings], axis=1), strict=True):
            lines.append(f"{kind}{name}: {_numbers(row)}")
    steps = steps.reshape(_N, _N)
    lines += [f"after {state}: {_numbers(steps[state, followers])}" for state, followers in enumerate(FOLLOWERS)]
    return "\n".join(lines)


def _numbers(row: Numbers) -> str:
    return " ".join(f"{number:.2f}".replace("-0.00", "0.00") for number in row)


def main(names: list[str]) -> None:
    """Train on webinars with and without voices, and write both."""
    found = [webinars.read(path) for path in [Path(name) for name in names] or sorted(webinars.FOLDER.glob("*.txt"))]
    for file, voices in (("with_voices", True), ("without_voices", False)):
        (TARGET / f"{file}.py").write_text(MODULE.format(file.replace("_", " "), fit(examples(found, voices))), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
