"""The judged queries of training/ can be believed, and so can what is measured with them."""

import json
import random
from dataclasses import dataclass

import pytest

from bench.asking import MIXED, QUERIES, matches, misspelt, mixed
from bench.corpus import Talk, true_outline, webinars
from bench.judging import Judge, plays, quality
from bench.rivals import parts
from pipeline.core.artefacts import Segment, Transcript
from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import Passage, Passages
from pipeline.core.step import Record
from pipeline.home import load_toolbox
from pipeline.search.port import Found, Hit, Query, Results
from training import webinars as written

ASKED = json.loads(QUERIES.read_text(encoding="utf-8"))
KINDS = {"same", "cross", "typo", "name", "phrase", "none"}
SEGMENTS = tuple(Segment(at * 60_000, at * 60_000 + 5_000, f"word{at} of many", "en") for at in range(6))
PASSAGES = Passages(
    "A talk", "en", "2024-03-01", "", (), ("technology-night",), ("collaboration",),
    tuple(Passage("passage", one.start_ms, one.start_ms + 60_000, "en", one.text) for one in SEGMENTS),
)  # fmt: skip


def test_every_query_names_moments_that_are_there() -> None:
    known = {one["id"]: one for one in webinars(written.FOLDER)}
    assert len({one["q"] for one in ASKED}) == len(ASKED)
    assert {one["kind"] for one in ASKED} == KINDS
    assert {answer["webinar"] for one in ASKED for answer in one["relevant"]} == set(known)
    for one in ASKED:
        assert one["lang"] in LANGUAGES
        assert bool(one["relevant"]) == (one["kind"] != "none")
        for answer in one["relevant"]:
            at = answer["segments"]
            assert at == sorted(set(at))
            assert at[-1] < len(known[answer["webinar"]]["segments"])
        spoken = {known[answer["webinar"]]["language"] for answer in one["relevant"]}
        assert one["kind"] not in ("same", "cross") or (one["lang"] in spoken) == (one["kind"] == "same")


def test_an_outline_is_made_of_what_was_labelled() -> None:
    truth = {
        "presentation_start_segment": 1, "qa_start_segment": 4, "end_segment": 4,
        "chapters": [{"title": "One", "start_segment": 1}, {"title": "Two", "start_segment": 3}],
        "questions": [{"question_segments": [4], "answer_segments": []}],
    }  # fmt: skip
    outline = true_outline(Talk("a", Record(), Transcript("en", "", "", False, SEGMENTS), truth))
    assert [part.kind for part in outline.parts] == ["lead-in", "presentation", "questions", "goodbye"]
    assert [(one.start_ms, one.end_ms) for one in outline.chapters] == [(60_000, 180_000), (180_000, 245_000)]
    assert outline.questions == ()


@dataclass(frozen=True)
class IndexThatAnswers:
    """Gives the passages of these numbers, in this order, whatever is asked."""

    places: tuple[int, ...]
    late_ms: int = 0

    def search(self, query: Query) -> Results:
        hits = tuple(
            Hit(
                "a", "passage", "en", at * 60_000, at * 60_000 + 60_000, at * 60_000 + self.late_ms, "", "", "", 9.0 - n
            )
            for n, at in enumerate(self.places)
        )
        return Results({"a": len(hits)} if hits else {}, len(hits), len(hits), found=(Found("a", 1.0, 9, hits),))


def judged(wanted: list[int], index: IndexThatAnswers, right=None):
    talk = Talk("a", Record(language="en"), Transcript("en", "", "", False, SEGMENTS))
    judge = Judge(index, {"a": talk}, {"a": PASSAGES}, *([right] if right else []))
    return judge.judge({"q": "x", "lang": "da", "relevant": [{"webinar": "a", "segments": wanted}] if wanted else []})


@pytest.mark.parametrize(
    ("places", "gain"), [((2, 4), 1.0), ((2,), 0.613), ((0, 2, 4), 0.693), ((2, 2, 4), 0.920), ((), 0.0)]
)
def test_what_comes_first_counts_most_and_nothing_counts_twice(places: tuple[int, ...], gain: float) -> None:
    assert judged([2, 4], IndexThatAnswers(places)).gain == pytest.approx(gain, abs=0.001)


def test_a_hit_beside_the_moment_is_right_but_does_not_play_it() -> None:
    late = IndexThatAnswers((2,), late_ms=40_000)
    assert (judged([2], late).deep, judged([2], late, plays).deep) == (1.0, 0.0)


def test_figures_tell_apart_what_cannot_be_answered() -> None:
    one = quality([judged([2], IndexThatAnswers((0, 2))), judged([], IndexThatAnswers((1,)))])
    assert (one.asked, one.cross, one.cross_near, one.first) == (1, 1, 1.0, 0.0)
    assert (one.in_vain, one.unanswerable) == (1, 1)


def test_the_same_queries_are_asked_each_time() -> None:
    sessions, toolbox = [PASSAGES], load_toolbox("cluster-toolbox")
    asked = mixed(sessions, toolbox)
    assert asked == mixed(sessions, toolbox)
    assert asked != mixed(sessions, toolbox, seed=2)
    assert {kind: sum(one.kind == kind for one in asked) for kind in MIXED} == MIXED


def test_a_filter_looks_at_what_the_session_is_about() -> None:
    assert matches(PASSAGES, {"year": "2024", "service": "technology-night"})
    assert not matches(PASSAGES, {"year": "2024", "language": "da"})


def test_a_misspelt_word_is_another_by_a_letter_or_two() -> None:
    dice = random.Random(3)
    assert all(abs(len(misspelt("prototype", dice)) - 9) <= 1 for _ in range(50))


def test_rivals_are_asked_no_syntax() -> None:
    assert parts('night* "open  house" (a:b) [x TO y] "unclosed') == [
        "night",
        "open house",
        "a",
        "b",
        "x",
        "TO",
        "y",
        "unclosed",
    ]
