"""``totm correct``: what a person says of the words is kept, and what cannot be is said so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.catalog import sessions
from pipeline.catalog.sessions import NewSession
from pipeline.commands.correct import command
from pipeline.core.artefacts import Facts, Segment, Transcript
from pipeline.core.errors import BadSettings, NotFound, TotmError
from pipeline.core.step import Correction
from pipeline.home import Home
from pipeline.workspace import save
from tests.flow.test_flow import add
from tests.totm import Totm

SAID = (Segment(1000, 4000, "a technology light", "en"), Segment(4000, 9000, "is good for you", "en", "Jon"))
Correct = Callable[..., str]


@pytest.fixture
def home(home: Home) -> Home:
    """A workspace with a session of 20 s and its transcript."""
    with home.catalog.write() as db:
        sessions.add(db, NewSession("a", "A", "2026-01-01", "en", "", (), "a.mp4", ".mp4", "d" * 64, 1), [], 1)
    values = {"transcript": Transcript("en", "x", "", False, SAID), "facts": Facts("mov", 20_000, 1, None, None)}
    for name, value in values.items():
        target = home.workspace.place("a", name)
        target.parent.mkdir(parents=True, exist_ok=True)
        save(target, value)
    return home


@pytest.fixture
def correct(home: Home) -> Correct:
    """Calls the command; returns what it says, and raises what it raises."""

    def call(*arguments: str) -> str:
        done = CliRunner().invoke(command, arguments, env={"TOTM_HOME": str(home.settings.home)})
        if isinstance(done.exception, TotmError):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    return call


def kept(home: Home) -> tuple[Correction, ...]:
    with home.catalog.read() as db:
        return sessions.record(db, "a").corrections


@pytest.mark.parametrize(
    ("arguments", "correction"),
    [
        (["A Technology Night"], Correction(1000, "a technology light", "A Technology Night")),
        ([""], Correction(1000, "a technology light", "")),
        (["--delete"], Correction(1000, "a technology light", "")),
        (["--speaker", "Mia Holm"], Correction(1000, "a technology light", speaker="Mia Holm")),
        (["--speaker", ""], Correction(1000, "a technology light", speaker="")),
        (["--language", "no"], Correction(1000, "a technology light", language="nb")),
        (["--from", "0:00.5"], Correction(1000, "a technology light", start_ms=500)),
        (["Light", "--to", "0:05"], Correction(1000, "a technology light", "Light", end_ms=5000)),
        (["So it is.", "--add", "--to", "0:12"], Correction(2000, "", "So it is.", 2000, 12_000)),
    ],
)
def test_what_the_person_says_is_kept(
    home: Home, correct: Correct, arguments: list[str], correction: Correction
) -> None:
    said = correct("a", "0:02", *arguments)
    assert kept(home) == (correction,)
    assert "totm run a" in said


def test_it_says_what_it_did(correct: Correct) -> None:
    assert correct("a", "0:02", "Light").startswith("“a technology light” is corrected. A running worker")
    assert correct("a", "0:02", "").startswith("“a technology light” is deleted. ")
    assert correct("a", "0:12", "x" * 100, "--add", "--to", "0:13").startswith(f"“{'x' * 80}…” is added at 0:12. ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["0:02"], "Nothing was said to be corrected"),
        (["0:02", "Light", "--delete"], "--delete takes the words out"),
        (["0:02", "--delete", "--speaker", "Mia"], "--delete takes the words out"),
        (["0:02", "--delete", "--add"], "--delete takes the words out"),
        (["0:02", "", "--speaker", "Mia"], "An empty text deletes"),
        (["0:02", "--add", "--to", "0:03"], "no text to be added"),
        (["0:02", "", "--add", "--to", "0:03"], "no text to be added"),
        (["0:02", "Yes", "--add"], "not said when the added words end"),
        (["0:02", "Yes", "--add", "--from", "0:01", "--to", "0:03"], "two things"),
        (["0:02", "Yes", "--add", "--to", "0:02"], "begin at 0:02 and end at 0:02"),
        (["0:02", "--from", "0:09"], "begin at 0:09 and end at 0:04"),
        (["0:02", "--to", "0:30"], "The recording ends at 0:20"),
        (["0:12", "Yes", "--add", "--to", "0:30"], "The recording ends at 0:20"),
        (["0:02", "--language", "fi"], "not a language"),
        (["0:02", "--to", "late"], "is not a time"),
        (["late", "Light"], "is not a time"),
        (["0:02", "x" * 2001], "2000 are allowed"),
    ],
)
def test_what_cannot_be_is_one_sentence(home: Home, correct: Correct, arguments: list[str], says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        correct("a", *arguments)
    assert kept(home) == ()


def test_words_that_are_not_there_cannot_be_corrected(home: Home, correct: Correct) -> None:
    with pytest.raises(NotFound, match="Nothing is said at that time"):
        correct("a", "0:18", "Light")
    with pytest.raises(NotFound, match="no session b"):
        correct("b", "0:02", "Light", "--add", "--to", "0:03")
    home.workspace.place("a", "transcript").unlink()
    with pytest.raises(NotFound, match="no transcript yet"):
        correct("a", "0:02", "Light")


@pytest.mark.slow
def test_corrections_of_every_kind_reach_what_people_read(totm: Totm, talk: tuple[Path, Path]) -> None:
    add(totm, talk)
    totm.well("run")
    before = totm.json("show", "night")["transcript"]["segments"]
    totm.well("correct", "night", "0:00.5", "--speaker=Pia Lund")
    totm.well("correct", "night", "0:02.5", "--delete")
    totm.well("correct", "night", "0:02.3", "Some thirty members come.", "--add", "--to", "0:03.2")
    totm.well("correct", "night", "0:11.5", "--to", "0:11.7")
    totm.well("run")
    after = totm.json("show", "night")["transcript"]["segments"]
    assert after[0] == {**before[0], "speaker": "Pia Lund"}
    assert after[2]["text"] == "Some thirty members come."
    assert (after[-1]["end_ms"], after[-1]["text"]) == (11_700, before[-1]["text"])
    assert len(after) == len(before)
    captions = (totm.home / "transcripts" / "night" / "captions.vtt").read_text(encoding="utf-8")
    assert "Pia Lund" in captions
    assert "large firms" not in captions
