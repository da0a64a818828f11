"""The course of a webinar: how weights are written, and what may follow what."""

from itertools import pairwise

import pytest

from pipeline.core.outline.chain import COLUMNS, FIRST, FOLLOWERS, LAST, STATES, Model, find_course, model_of
from pipeline.core.outline.weights import with_voices, without_voices

TELLING, QUESTION, ANSWER, GOODBYE = 1, 5, 6, 8


def model(**evidence: dict[str, float]) -> Model:
    """A model in which a piece of evidence speaks for what is given, and steps cost nothing."""
    lines = [f"{name}: {' '.join(str(of.get(column, 0.0)) for column in COLUMNS)}" for name, of in evidence.items()]
    steps = [f"after {state}: {' '.join('0' for _ in followers)}" for state, followers in enumerate(FOLLOWERS)]
    return model_of("\n".join([*lines, *steps]))


def test_evidence_decides_within_the_rules() -> None:
    weights = model(
        talks={"presentation": 1.0, "telling": 1.0},
        asks={"questions": 2.0, "question": 2.0},
        says={"answer": 2.0, "questions": 1.0},
    )
    course = find_course([{"talks": 1.0}, {"talks": 1.0}, {"asks": 1.0}, {"says": 1.0}], weights)
    assert course == [TELLING, TELLING, QUESTION, ANSWER]


def test_an_answer_never_comes_without_a_question() -> None:
    weights = model(talks={"telling": 1.0}, says={"answer": 5.0, "question": 1.0})
    course = find_course([{"talks": 1.0}, {"says": 1.0}, {"says": 1.0}, {"says": 1.0}], weights)
    assert [STATES[state][1] for state in course] == ["telling", "question", "answer", "answer"]


@pytest.mark.parametrize("weights", [with_voices.WEIGHTS, without_voices.WEIGHTS])
def test_any_course_keeps_the_rules(weights: str) -> None:
    learned = model_of(weights)
    names = list(learned.rows)
    evidence = [{names[(at * at + n) % len(names)]: 1.0 for n in range(9)} for at in range(300)]
    course = find_course(evidence, learned)
    assert course[0] in FIRST
    assert course[-1] in LAST
    assert all(after in FOLLOWERS[before] for before, after in pairwise(course))


def test_a_late_lead_in_and_an_early_goodbye_are_none() -> None:
    weights = model(hosts={"hosting": 1.0, "lead-in": 1.0}, leaves={"goodbye": 9.0})
    course = find_course([{"hosts": 1.0, "leaves": 1.0, "place": at / 10} for at in range(10)], weights)
    assert 0 not in course[4:]
    assert GOODBYE not in course[:6]
