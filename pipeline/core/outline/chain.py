"""The most likely course of a webinar: what each sentence is, found by dynamic programming over all of them.

A state is a part of the recording and what is done there (in the questions: an answer). Each piece of evidence speaks
for or against each part and each doing, and for or against its beginning at a sentence; how much, is learned from whole
webinars (``python -m training.outline``) and written in :mod:`pipeline.core.outline.weights`. Which state may follow
which is a rule: no answer without a question, no question round without one. (A linear-chain conditional random field:
Lafferty, McCallum and Pereira 2001.)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.core.artefacts import PartKind
from pipeline.core.outline.features import Features

STATES: tuple[tuple[PartKind, str], ...] = (
    ("lead-in", "hosting"),
    ("presentation", "telling"),
    ("presentation", "question"),
    ("presentation", "answer"),
    ("questions", "opening"),
    ("questions", "question"),
    ("questions", "answer"),
    ("questions", "hosting"),
    ("goodbye", "hosting"),
    ("break", "chatting"),
    ("trouble", "chatting"),
    ("break", "chatting"),
    ("trouble", "chatting"),
)
FOLLOWERS: tuple[tuple[int, ...], ...] = (
    (0, 1),
    (1, 2, 4, 5, 8, 9, 10),
    (2, 3),
    (3, 1, 2, 4, 5, 8, 9, 10),
    (4, 5),
    (5, 6),
    (6, 5, 7, 8, 11, 12),
    (7, 5, 8, 11, 12),
    (8,),
    (9, 1),
    (10, 1),
    (11, 5, 7),
    (12, 5, 6, 7),
)
"""For each state those that may come next; the last two states are a break and trouble in the question round."""
FIRST, LAST = (0, 1), (1, 3, 6, 8)
"""States in which a recording may begin and end."""
PARTS = tuple(dict.fromkeys(part for part, _ in STATES))
DOINGS = tuple(dict.fromkeys(doing for _, doing in STATES))
COLUMNS = (*PARTS, *DOINGS)
"""What evidence can speak for."""
_NEVER = -1e6
_LEAD_IN, _GOODBYE = 0, 8
_LONGEST_LEAD_IN, _LONGEST_GOODBYE = 0.3, 0.35
"""The most of all words that come in a lead-in and in a goodbye, whatever they are like."""
_BEGIN, _AFTER = "begin ", "after "

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """What each piece of evidence weighs: for being in a state, for beginning it, and for beginning its part."""

    rows: Mapping[str, int]
    stay: Numbers
    begin: Numbers
    begin_part: Numbers
    steps: Numbers


def model_of(text: str) -> Model:
    """Read weights as they are written down: a line of numbers for each piece of evidence, one for each of COLUMNS.

    ``begin cue ask: …`` weighs evidence for beginning a state, ``after 1: …`` the steps from a state to its FOLLOWERS.
    """
    told = {name: [float(number) for number in numbers.split()] for name, numbers in _lines(text)}
    names = list(dict.fromkeys(name.removeprefix(_BEGIN) for name in told if not name.startswith(_AFTER)))
    nothing = [0.0] * len(COLUMNS)
    stay, begin = (np.array([told.get(kind + name, nothing) for name in names]) for kind in ("", _BEGIN))
    of_part, of_doing = (np.array([[name in state for state in STATES] for name in all_]) for all_ in (PARTS, DOINGS))
    steps = np.full((len(STATES), len(STATES)), _NEVER)
    for state, followers in enumerate(FOLLOWERS):
        steps[state, followers] = told[f"{_AFTER}{state}"]
    return Model(
        rows={name: row for row, name in enumerate(names)},
        stay=stay @ np.concatenate([of_part, of_doing]),
        begin=begin[:, len(PARTS) :] @ of_doing,
        begin_part=begin[:, : len(PARTS)] @ of_part,
        steps=steps,
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.strip().splitlines():
        name, _, numbers = line.rpartition(": ")
        yield name, numbers


def find_course(evidence: Sequence[Features], model: Model) -> list[int]:
    """The index into :data:`STATES` of what each sentence is."""
    seen = np.zeros((len(evidence), len(model.rows)))
    for at, features in enumerate(evidence):
        for name, value in features.items():
            if name in model.rows:
                seen[at, model.rows[name]] = value
    place = np.array([features.get("place", 0.0) for features in evidence])
    stay, begin, begin_part = seen @ model.stay, seen @ model.begin, seen @ model.begin_part
    stay[place > _LONGEST_LEAD_IN, _LEAD_IN] = _NEVER
    stay[place < 1 - _LONGEST_GOODBYE, _GOODBYE] = _NEVER
    other = ~np.eye(len(STATES), dtype=bool)
    other_part = np.array([[one != two for two, _ in STATES] for one, _ in STATES])
    score = stay[0] + _only(FIRST)
    came_from = []
    for at in range(1, len(evidence)):
        ways = score[:, None] + model.steps + other * begin[at] + other_part * begin_part[at]
        came_from.append(ways.argmax(axis=0))
        score = ways.max(axis=0) + stay[at]
    state = int((score + _only(LAST)).argmax())
    course = [state]
    for steps in reversed(came_from):
        state = int(steps[state])
        course.append(state)
    return course[::-1]


def _only(states: Sequence[int]) -> Numbers:
    """Nothing for these states, and what forbids for all others."""
    return np.where(np.isin(np.arange(len(STATES)), states), 0.0, _NEVER)
