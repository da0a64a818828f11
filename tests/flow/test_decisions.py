"""``totm tag`` and ``totm explain``: what a person says of tags is kept, stands, and is seen beside the sum."""

import json
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from pipeline import report
from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Result
from pipeline.catalog.sessions import NewSession
from pipeline.commands import explain, show, tag
from pipeline.core.artefacts import (
    Evidence,
    Facts,
    Outline,
    Question,
    QuestionTags,
    Segment,
    Span,
    Sum,
    Summand,
    Sums,
    Tag,
    Tags,
    Transcript,
)
from pipeline.core.errors import BadSettings, NotFound, TotmError
from pipeline.core.step import Decision
from pipeline.home import Home
from pipeline.workspace import save
from tests.flow.test_flow import add
from tests.totm import Totm

SAID = (Segment(1000, 4000, "a technology night", "en"), Segment(4000, 9000, "is good for you", "en", "Jon"))
NIGHT = Tag("cluster-toolbox", "service", "technology-night", 0.928, (Evidence(1000, 4000, SAID[0].text, "“night”"),))
FIELD = Tag("cluster-toolbox", "field", "collaboration", 0.996, NIGHT.evidence)
FAIR = Tag("cluster-toolbox", "service", "international-trade-fair", 0.3, (Evidence(4000, 9000, "is good", "“good”"),))
TAGS = Tags((NIGHT, FIELD), (FAIR,), questions=(QuestionTags(4000, (FAIR, FIELD)),))
SUMS = Sums(
    (
        Sum("cluster-toolbox", "service", "technology-night", "tag", 0.928, 12.5,
            (Summand("“technology night”", 13.0, 1000), Summand("where every sum begins", -0.5))),
        Sum("cluster-toolbox", "service", "international-trade-fair", "mention", 0.3, -0.9,
            (Summand("good", -0.9, 4000),)),
    )
)  # fmt: skip
VALUES = {
    "transcript": Transcript("en", "x", "", False, SAID),
    "facts": Facts("mov", 20_000, 1, None, None),
    "outline": Outline((), (), (Question(None, "Is it good?", Span(4000, 5000), Span(5000, 9000)),)),
    "tags": TAGS,
    "sums": SUMS,
}
Call = Callable[..., str]


@pytest.fixture
def home(home: Home) -> Home:
    """A workspace with a session of 20 s, its words and its tags."""
    with home.catalog.write() as db:
        sessions.add(db, NewSession("a", "A", "2026-01-01", "en", "", (), "a.mp4", ".mp4", "d" * 64, 1), [], 1)
    for name, value in VALUES.items():
        target = home.workspace.place("a", name)
        target.parent.mkdir(parents=True, exist_ok=True)
        save(target, value)
    return home


def called(home: Home, command: click.Command, *arguments: str) -> str:
    """What the command says; raises what it raises."""
    done = CliRunner().invoke(command, arguments, env={"TOTM_HOME": str(home.settings.home)})
    if isinstance(done.exception, TotmError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def kept(home: Home) -> tuple[Decision, ...]:
    with home.catalog.read() as db:
        return sessions.record(db, "a").decisions


@pytest.mark.parametrize(
    ("arguments", "decision"),
    [
        (["accept", "technology-night"], ("service", "technology-night", "accept", 1000, 4000)),
        (["accept", "international", "trade", "fair"], ("service", "international-trade-fair", "accept", 4000, 9000)),
        (["accept", "TEKNOLOGIAFTEN", "--at", "0:05"], ("service", "technology-night", "accept", 4000, 9000)),
        (["reject", "collaboration"], ("field", "collaboration", "reject", None, None)),
        (["add", "health-hackathon", "--at", "0:02"], ("service", "health-hackathon", "add", 1000, 4000)),
        (["add", "policy action", "--at", "0:02", "--to", "0:08.5"], ("field", "policy-action", "add", 2000, 8500)),
    ],
)
def test_what_the_person_says_is_kept(home: Home, arguments: list[str], decision: tuple[object, ...]) -> None:
    said = called(home, tag.command, "a", *arguments)
    assert [astuple(one) for one in kept(home)] == [("cluster-toolbox", *decision)]
    assert "totm run a" in said


def test_an_audience_is_of_its_own_toolbox_and_undo_is_kept_too(home: Home) -> None:
    called(home, tag.command, "a", "add", "cluster-managers", "--at", "0:05", "--toolbox", "tool-of-the-month")
    said = called(home, tag.command, "a", "undo", "cluster-managers")
    assert [(one.toolbox, one.kind, one.verdict) for one in kept(home)] == [
        ("tool-of-the-month", "audience", "add"),
        ("tool-of-the-month", "audience", "undo"),
    ]
    assert "is left to the machine again" in said


def test_it_says_what_it_did(home: Home) -> None:
    said = called(home, tag.command, "a", "add", "health-hackathon", "--at", "0:02")
    assert said.startswith("Health Hackathon (service health-hackathon) is added at 0:01 (“a technology night”). A ")
    said = called(home, tag.command, "a", "reject", "technology-night")
    assert said.startswith("Technology Night (service technology-night) is rejected: it stays off, whatever the ")


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (["accept"], BadSettings, "not said which tag"),
        (["undo"], BadSettings, "not said which tag"),
        (["--at", "0:02"], BadSettings, "not said what to do with which tag"),
        (["reject", "\x1b[31m\x07"], NotFound, "Nothing that sessions are tagged with is called “\\[31m”"),
        (["reject", "x" * 5000], BadSettings, "5000 characters"),
        (["accept", "health-hackathon"], NotFound, "not on a, nor is it mentioned"),
        (["add", "health-hackathon"], BadSettings, "not said what speaks for Health Hackathon"),
        (["add", "health-hackathon", "--to", "0:03"], BadSettings, "not said when that begins"),
        (["add", "health-hackathon", "--at", "0:19"], NotFound, "Nothing is said at that time"),
        (["add", "health-hackathon", "--at", "0:02", "--to", "0:02"], BadSettings, "begin at 0:02 and end at 0:02"),
        (["add", "health-hackathon", "--at", "0:02", "--to", "0:21"], BadSettings, "The recording ends at 0:20"),
        (["add", "health-hackathon", "--at", "\x1b[2J"], BadSettings, "“�\\[2J” is not a time"),
        (["reject", "technology-night", "--at", "0:02"], BadSettings, "To reject a tag is said of the whole session"),
        (["undo", "technology-night"], NotFound, "Nobody has decided on Technology Night"),
        (["reject", "technology-night", "--toolbox", "jamtland"], NotFound, "not tagged with the toolbox “jamtland”"),
        (["reject", "collaboration", "--toolbox", "tool-of-the-month"], NotFound, "is called “collaboration”"),
    ],
)
def test_what_cannot_be_is_one_sentence(home: Home, arguments: list[str], error: type[TotmError], says: str) -> None:
    with pytest.raises(error, match=says) as raised:
        called(home, tag.command, "a", *arguments)
    assert raised.value.advice
    assert kept(home) == ()


def test_without_words_there_is_nothing_to_decide_on(home: Home) -> None:
    home.workspace.place("a", "transcript").unlink()
    for arguments in (["a", "reject", "technology-night"], ["a"]):
        with pytest.raises(NotFound, match="a has no transcript yet"):
            called(home, tag.command, *arguments)
    with pytest.raises(NotFound, match="no session b"):
        called(home, tag.command, "b", "reject", "technology-night")


def test_the_tags_are_listed_with_their_state_and_a_line_of_evidence(home: Home) -> None:
    accepted = replace(NIGHT, decided="accepted")
    save(home.workspace.place("a", "tags"), Tags((accepted,), (FAIR,), (FIELD,)))
    called(home, tag.command, "a", "reject", "health-hackathon")
    called(home, tag.command, "a", "accept", "technology-night")
    called(home, tag.command, "a", "reject", "collaboration")
    listed = [
        "about:",
        "    0:01  service technology-night (93 %, accepted): “a technology night”",
        "only mentioned:",
        "    0:04  service international-trade-fair (30 %): “is good”",
        "rejected:",
        "    0:01  field collaboration (over 99 %): “a technology night”",
        "          service health-hackathon (the machine does not find it)",
    ]
    assert called(home, tag.command, "a").splitlines()[:-1] == listed
    assert called(home, show.command, "a").splitlines()[-len(listed) :] == listed


def test_what_no_run_has_seen_is_listed_as_at_work(home: Home) -> None:
    called(home, tag.command, "a", "add", "health-hackathon", "--at", "0:02")
    called(home, tag.command, "a", "reject", "technology-night")
    assert called(home, tag.command, "a").splitlines()[-4:] == [
        "decided, and at work:",
        "    0:01  service health-hackathon (added by a person)",
        "          service technology-night (rejected by a person)",
        "Not everything is up to date: a running worker sees to it, or: totm run a",
    ]
    by_hand = (replace(NIGHT, decided="accepted", score=1.0), replace(FIELD, decided="added", score=1.0))
    save(home.workspace.place("a", "tags"), Tags(by_hand))
    said = called(home, tag.command, "a")
    assert "technology-night (accepted): “" in said
    assert "collaboration (added): “" in said
    assert "field collaboration (left to the machine again by a person)" in said


def test_a_decision_can_be_taken_back_when_no_toolbox_knows_the_term_any_more(home: Home) -> None:
    with home.catalog.write() as db:
        for toolbox in ("cluster-toolbox", "jamtland"):
            sessions.decide(db, "a", Decision(toolbox, "service", "gone", "add", 1000, 4000), 2)
    with pytest.raises(NotFound, match="is called “gone”"):
        called(home, tag.command, "a", "accept", "gone")
    with pytest.raises(BadSettings, match="may mean gone") as raised:
        called(home, tag.command, "a", "undo", "gone")
    assert "--toolbox" in raised.value.advice
    assert "gone (service gone) is left to" in called(home, tag.command, "a", "undo", "gone", "--toolbox", "jamtland")
    called(home, tag.command, "a", "undo", "gone")
    assert [(one.toolbox, one.verdict) for one in kept(home)[2:]] == [("jamtland", "undo"), ("cluster-toolbox", "undo")]


def test_show_tells_mentions_and_what_questions_are_about(home: Home) -> None:
    found = report.show(home, "a")
    assert [one["id"] for one in found["mentions"]] == ["international-trade-fair"]
    assert found["rejected"] == found["decisions"] == found["unplaced_decisions"] == []
    assert found["questions"][0]["tags"] == [{"id": "international-trade-fair", "score": 0.3}]
    assert found["tags"][0]["decided"] == ""
    assert "? Is it good? [international-trade-fair]" in called(home, show.command, "a")


def test_a_tag_that_lost_its_words_is_told_once_the_tags_are_made(home: Home) -> None:
    with home.catalog.write() as db:
        sessions.decide(db, "a", Decision("cluster-toolbox", "service", "health-hackathon", "add", 60_000, 61_000), 2)
    assert report.show(home, "a")["unplaced_decisions"] == []
    with home.catalog.write() as db:
        ledger.want(db, "a", ("tag",), 3)
        taken = ledger.take(db, "me", 3, 1000)
        assert taken
        ledger.finish(db, taken, Result({}, {}, {}), 4)
    lost = "The service health-hackathon, added by a person at 1:00, is not shown: nothing is said near that moment"
    assert lost in called(home, show.command, "a")


def test_a_sum_is_shown_with_every_summand_and_with_what_the_person_said(home: Home) -> None:
    called(home, tag.command, "a", "reject", "international-trade-fair")
    called(home, tag.command, "a", "add", "health-hackathon", "--at", "0:02")
    assert called(home, explain.command, "a").splitlines() == [
        "A service is a tag from 70 % on, unless another is spoken of far more.",
        "service technology-night: tag, 93 % likely",
        "    0:01  +13.00  “technology night”",
        "           -0.50  where every sum begins",
        "          ------",
        "          +12.50  together",
        "service international-trade-fair: mentioned in passing: at its clearest moment, 30 % likely",
        "    0:04  -0.90  good",
        "          -----",
        "          -0.90  together",
        "  A person rejected it.",
        "service health-hackathon: no sum was kept for it",
        "  A person added it, for what is said at 0:01.",
        "Not everything is up to date: a running worker sees to it, or: totm run a",
    ]
    found = json.loads(called(home, explain.command, "a", "--json"))
    assert (found["sure"], found["state"]) == (0.7, "wanted")
    assert [one["id"] for one in found["pending_decisions"]] == ["international-trade-fair", "health-hackathon"]


def test_of_what_is_no_tag_only_the_nearest_is_shown_unless_somebody_decided_or_asks(home: Home) -> None:
    no = [Sum("cluster-toolbox", "service", f"other-{n}", "no", n / 20, 0.0, ()) for n in range(6)]
    far = Sum("cluster-toolbox", "service", "health-hackathon", "no", 0.0, -9.0, (Summand("start", -9.0),))
    field = replace(no[5], kind="field", id="collaboration")
    save(home.workspace.place("a", "sums"), Sums((*SUMS.sums, *no, far, field)))
    shown = called(home, explain.command, "a")
    assert all(f"other-{n}: no tag" in shown for n in range(1, 6))
    assert "other-0:" not in shown
    assert "health-hackathon" not in shown
    assert "3 more are no tags; see any of them with: totm explain a TERM" in shown
    assert "health-hackathon: no tag, under 1 % likely" in called(home, explain.command, "a", "health-hackathon")
    called(home, tag.command, "a", "reject", "health-hackathon")
    assert "health-hackathon: no tag" in called(home, explain.command, "a")
    assert len(json.loads(called(home, explain.command, "a", "--json"))["sums"]) == 10


def test_one_sum_is_shown_in_words_and_as_json(home: Home) -> None:
    found = json.loads(called(home, explain.command, "a", "Teknologiaften", "--json"))
    assert (found["schema"], found["id"], found["decisions"]) == (1, "a", [])
    assert [(one["id"], one["decision"], len(one["summands"])) for one in found["sums"]] == [
        ("technology-night", "tag", 2)
    ]
    assert "No sum was kept for Health Hackathon" in called(home, explain.command, "a", "health-hackathon")
    home.workspace.place("a", "sums").unlink()
    with pytest.raises(NotFound, match="a has no tags yet"):
        called(home, explain.command, "a")


@pytest.mark.slow
def test_decisions_stand_through_reruns_corrections_and_new_words(totm: Totm, talk: tuple[Path, Path]) -> None:
    add(totm, talk, "--publish")
    totm.well("run")
    assert "technology-night" in [one["id"] for one in totm.json("show", "night")["tags"]]
    totm.well("tag", "night", "reject", "technology-night")
    totm.well("tag", "night", "add", "Health Hackathon", "--at=0:03.5")
    totm.well("tag", "night", "add", "international-trade-fair", "--at=0:07.5")
    assert totm.well("plan", "night").split("\n")[1:] == [
        "  tag: record decisions changed",
        "  index: tags may change",
        "  clip: tags may change",
        "",
    ]

    def found(*run: str) -> Any:
        totm.well("run", *run)
        shown = totm.json("show", "night")
        services = [one["id"] for one in shown["tags"] if one["decided"] == "added"]
        assert services == ["health-hackathon", "international-trade-fair"]
        assert "technology-night" not in [one["id"] for one in shown["tags"]]
        return shown

    shown = found()
    assert [one["id"] for one in shown["rejected"]] == ["technology-night"]
    assert shown["tags"][0]["evidence"][0]["text"].startswith("The host shows what is on the bench")
    assert totm.json("search", "health hackathon")["hits"]
    totm.well("correct", "night", "0:03.5", "On the bench they show a technology night to everybody.")
    found("night", "--again=tag")
    others = talk[1].with_name("others.vtt")
    others.write_text("WEBVTT\n\n00:00.500 --> 00:05.000\nOther words.\n\n00:05.000 --> 00:11.000\nAnd others yet.\n")
    totm.well("edit", "night", f"--captions=en={others}")
    assert found()["rejected"] == []
    assert "technology-night (the machine does not find it)" in totm.well("tag", "night")
    totm.well("tag", "night", "undo", "health-hackathon")
    totm.well("edit", "night", f"--captions=en={talk[1]}")
    totm.well("run")
    shown = totm.json("show", "night")
    assert "health-hackathon" not in [one["id"] for one in shown["tags"]]
    assert [one["id"] for one in shown["rejected"]] == ["technology-night"]
