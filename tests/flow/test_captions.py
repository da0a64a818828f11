"""``totm captions``: on standard output, in four forms and each language that there is."""

import json
from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Segment, Transcript
from pipeline.core.captions.layout import cues
from pipeline.core.captions.writing import to_webvtt
from tests.totm import Totm

pytestmark = pytest.mark.slow

ENGLISH = (Segment(0, 2000, "A Technology Night.", "en", "Ann"), Segment(5000, 7000, "At a small firm.", "en", "Bo"))
SWEDISH = (Segment(0, 2000, "En teknikkväll.", "sv", "Ann"),)


@pytest.fixture
def added(totm: Totm, talk: tuple[Path, Path]) -> Totm:
    """A session with nothing made yet."""
    totm.well("add", talk[0], "--language=en", "--id=night")
    return totm


@pytest.fixture
def written(added: Totm) -> Totm:
    """A session as the step ``correct`` leaves it."""
    folder = added.home / "transcripts" / "night"
    (folder / "tracks").mkdir(parents=True)
    (folder / "transcript.json").write_bytes(msgspec.json.encode(Transcript("en", "captions", "", False, ENGLISH)))
    (folder / "captions.vtt").write_text(to_webvtt(cues(ENGLISH), "en"), encoding="utf-8")
    (folder / "tracks" / "sv.vtt").write_text(to_webvtt(cues(SWEDISH), "sv"), encoding="utf-8")
    return added


def test_captions_are_printed_as_they_are_asked_for(written: Totm) -> None:
    assert written.well("captions", "night") == (written.home / "transcripts/night/captions.vtt").read_text("utf-8")
    assert written.well("captions", "night", "--as=srt").startswith("1\n00:00:00,000 --> 00:00:02,000\nAnn: A Techn")
    assert written.well("captions", "night", "--as=txt") == "Ann: A Technology Night.\n\nBo: At a small firm.\n"
    assert "<v Ann>En teknikkväll." in written.well("captions", "night", "--language=sv-SE")
    assert json.loads(written.well("captions", "night", "--as=json", "--language=sv")) == {
        "schema": 1, "id": "night", "language": "sv",
        "cues": [
            {"start_ms": 0, "end_ms": 2000, "lines": ["En teknikkväll."], "speaker": "Ann", "language": "sv"},
        ],
    }  # fmt: skip


def test_what_is_not_there_is_said_with_what_to_do(written: Totm) -> None:
    done = written("captions", "night", "--language=de")
    assert (done.returncode, done.stdout) == (3, "")
    assert "night has no captions in German" in done.stderr
    assert "English, Swedish" in done.stderr
    assert written("captions", "day").returncode == 3


def test_before_there_is_a_transcript_it_says_how_to_make_one(added: Totm) -> None:
    done = added("captions", "night")
    assert (done.returncode, done.stdout) == (3, "")
    assert "night has no transcript yet" in done.stderr
    assert "totm run night" in done.stderr
