"""What a step holds back is not seen before a person has read it, and everybody who looks after it is told why."""

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from pipeline import report
from pipeline.catalog import ledger, sessions
from pipeline.catalog.database import Catalog
from pipeline.catalog.sessions import NewSession
from pipeline.commands import publish, show, status
from pipeline.core.artefacts import Aspect, Doubt, Removed, Segment, Transcript, Trust
from pipeline.core.errors import NotFound
from pipeline.home import Home
from pipeline.workspace import save

NEW = NewSession("night", "Technology Night", "2026-03-11", "en", "", (), "r.mp4", ".mp4", "d" * 64, 5)
WHY = "Nobody should trust these words unread."


def work(catalog: Catalog, hold: str, now: int) -> None:
    """The steps correct and index end well, and the first holds the session back."""
    with catalog.write() as db:
        ledger.want(db, "night", ("correct", "index"), now)
        for reason in (hold, ""):
            taken = ledger.take(db, "me", now, 1000, ["night"])
            assert taken
            ledger.finish(db, taken, ledger.Result({}, {}, {}, reason), now)


def add(catalog: Catalog, hold: str) -> None:
    with catalog.write() as db:
        sessions.add(db, NEW, [], 7)
    work(catalog, hold, 8)


def is_visible(catalog: Catalog) -> bool:
    with catalog.read() as db:
        one, many = "night" in sessions.visible_ids(db), [s.id for s in sessions.visible(db)]
        assert many == ["night"] * one
        assert len(sessions.visible_ids(db)) == one
        assert ("night" in sessions.visible_ids(db)) is one
        return one


def test_what_is_held_back_is_not_visible_before_it_is_read(catalog: Catalog) -> None:
    add(catalog, WHY)
    with catalog.write() as db:
        sessions.publish(db, "night", 9)
    assert not is_visible(catalog)
    with catalog.write() as db, pytest.raises(NotFound):
        sessions.get_visible(db, "night")
    with catalog.write() as db:
        sessions.publish(db, "night", 10, read=True)
    assert is_visible(catalog)
    with catalog.write() as db:
        sessions.withdraw(db, "night")
    assert not is_visible(catalog)


def test_to_have_read_it_is_not_to_publish_it_and_is_not_forgotten(catalog: Catalog) -> None:
    add(catalog, WHY)
    with catalog.write() as db:
        sessions.publish(db, "night", 9, read=True)
        sessions.withdraw(db, "night")
        sessions.publish(db, "night", 11)
        assert (sessions.get(db, "night").read_at, sessions.get(db, "night").published_at) == (9, 9)
    assert is_visible(catalog)


def test_better_words_lift_the_hold(catalog: Catalog) -> None:
    add(catalog, WHY)
    with catalog.write() as db:
        sessions.publish(db, "night", 9)
    assert not is_visible(catalog)
    work(catalog, "", 12)
    assert is_visible(catalog)


def test_to_have_read_some_words_is_not_to_have_read_others(catalog: Catalog) -> None:
    def made(now: int, *steps: str) -> None:
        with catalog.write() as db:
            ledger.want(db, "night", ("transcribe", "correct", "index"), now)
            while taken := ledger.take(db, "me", now, 1000, ["night"]):
                hold = WHY if taken.step == "correct" else ""
                result = ledger.Result({}, {}, {}, hold)
                ledger.finish(db, taken, result, now) if taken.step in steps else ledger.confirm(db, taken, now)

    with catalog.write() as db:
        sessions.add(db, NEW, [], 7)
    made(8, "transcribe", "correct", "index")
    with catalog.write() as db:
        sessions.publish(db, "night", 10, read=True)
    made(12, "correct")  # her own corrections are no reason to read it all again
    assert is_visible(catalog)
    made(20, "transcribe", "correct")
    assert not is_visible(catalog)
    with catalog.read() as db:
        assert report.held(sessions.get(db, "night"), ledger.of_session(db, "night")) == WHY


def test_the_hold_comes_before_what_is_held(catalog: Catalog) -> None:
    add(catalog, "")
    with catalog.write() as db:
        sessions.publish(db, "night", 9)
        ledger.want(db, "night", ("correct",), 10)
        taken = ledger.take(db, "me", 10, 1000, ["night"])
        assert taken
        assert ledger.hold_back(db, taken, WHY)
    assert not is_visible(catalog)


def test_worse_words_hide_what_was_shown(catalog: Catalog) -> None:
    add(catalog, "")
    with catalog.write() as db:
        sessions.publish(db, "night", 9)
    assert is_visible(catalog)
    work(catalog, WHY, 12)
    assert not is_visible(catalog)


# what the commands say ------------------------------------------------------------------------------------------


def call(home: Home, module: object, *arguments: str) -> Result:
    command = module.command  # type: ignore[attr-defined]
    return CliRunner().invoke(command, arguments, env={"TOTM_HOME": str(home.settings.home)})


def judged(home: Home) -> None:
    """The session's words, and what to think of them."""
    segments = (Segment(0, 2000, "Good evening.", "en"),)
    removed = (Removed(Segment(62_000, 64_000, "Thanks for watching.", "en"), "Nobody was heard to speak here."),)
    clock = Doubt("clock", 0, 2000, "The clock ran backwards.", "low")
    doubts = tuple(Doubt("loop", 60_000 * n, 61_000 * n, f"Reason {n}.", "high") for n in range(1, 8))
    transcript = Transcript("en", "whisper", "small", False, segments, ("It is here.",), (), (clock,), removed)
    trust = Trust("unread", 0.4, 0.1, doubts, 60, (Aspect("coverage", 60, "60 % of the speech has words."),), 40_000)
    for name, value in (("transcript", transcript), ("trust", trust)):
        place: Path = home.workspace.place("night", name)
        place.parent.mkdir(parents=True, exist_ok=True)
        save(place, value)


def test_publish_says_that_a_session_is_held_back_and_what_to_do(home: Home) -> None:
    add(home.catalog, WHY)
    said = call(home, publish, "night")
    assert said.exit_code == 0
    assert "held back" in said.output
    assert WHY in said.output
    assert "totm publish night --read" in said.output
    assert not is_visible(home.catalog)
    judged(home)
    assert call(home, publish, "night", "--read").output == "night is published.\n"
    assert is_visible(home.catalog)


def test_nobody_has_read_what_is_not_written(home: Home) -> None:
    add(home.catalog, WHY)
    failed = call(home, publish, "night", "--read").exception
    assert isinstance(failed, NotFound)
    assert "no words yet" in failed.message
    with home.catalog.read() as db:
        assert not sessions.get(db, "night").published
    assert isinstance(call(home, publish, "none", "--read").exception, NotFound)


def test_status_says_what_is_held_back(home: Home) -> None:
    add(home.catalog, WHY)
    assert f"held back: {WHY}\n" in call(home, status).output
    assert report.status(home)["sessions"][0]["held"] == WHY
    with home.catalog.write() as db:
        sessions.publish(db, "night", 9, read=True)
    assert "held back" not in call(home, status).output
    assert report.status(home)["sessions"][0]["held"] == ""


def test_show_says_how_far_the_words_can_be_trusted(home: Home) -> None:
    add(home.catalog, WHY)
    judged(home)
    lines = call(home, show, "night").output.splitlines()
    assert "words: whisper small" in lines
    assert "  It is here." in lines
    assert "  Taken out as clearly invented: 1 (see them with: totm show night --json)" in lines
    assert "trust: do not publish unread (60 of 100)" in lines
    assert "  coverage 60: 60 % of the speech has words." in lines
    assert [line for line in lines if "Reason" in line] == [
        f"    {n}:00 –  {n}:{n:02d}  high: Reason {n}." for n in range(1, 6)
    ]
    assert "  and 2 more spots" in lines
    assert f"held back: {WHY}" in lines


def test_the_json_has_all_of_it(home: Home) -> None:
    add(home.catalog, WHY)
    judged(home)
    found = msgspec.json.decode(call(home, show, "night", "--json").output)
    assert found["held"] == WHY
    assert found["transcript"]["doubts"][0]["kind"] == "clock"
    assert found["transcript"]["removed"] == [
        {"start_ms": 62_000, "end_ms": 64_000, "speaker": None, "language": "en", "text": "Thanks for watching.",
         "reason": "Nobody was heard to speak here."}
    ]  # fmt: skip
    assert (found["trust"]["score"], found["trust"]["speech_without_text_ms"]) == (60, 40_000)
    assert found["trust"]["aspects"] == [{"name": "coverage", "score": 60, "says": "60 % of the speech has words."}]
    assert found["trust"]["doubts"][0]["severity"] == "high"
