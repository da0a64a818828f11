"""The demo recordings are complete, small, and say what their texts say."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import webvtt

DEMO = Path(__file__).parents[2] / "demo"
SESSIONS: list[dict[str, Any]] = tomllib.loads((DEMO / "demo.toml").read_text("utf-8"))["sessions"]
MEGABYTE = 1_000_000
MINUTE_MS = 60_000

each_session = pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session["id"])


def slides(session: dict[str, Any]) -> list[dict[str, Any]]:
    talk = tomllib.loads((DEMO / "texts" / f"{session['id']}.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = talk["slides"]
    return found


def written(session: dict[str, Any]) -> list[tuple[str, str]]:
    """Speaker and sentence, as the text has them."""
    lines = [line for slide in slides(session) for line in slide["lines"]]
    return [(line["speaker"], text) for line in lines for text in re.split(r"(?<=[.!?])\s+", line["text"])]


def captioned(session: dict[str, Any]) -> list[dict[str, Any]]:
    """Cues of the caption file, or the true text, as dictionaries of one shape."""
    if "captions" not in session:
        truth: list[dict[str, Any]] = json.loads((DEMO / f"{session['id']}.truth.json").read_text("utf-8"))
        return truth
    cues = []
    for cue in webvtt.read(DEMO / session["captions"]):
        text = cue.text.replace("\n", " ")
        speaker, text = (cue.voice, text) if cue.voice else text.split(": ", 1)
        times = {"start_ms": milliseconds(cue.start), "end_ms": milliseconds(cue.end)}
        cues.append({"speaker": speaker, "text": text, **times})
    return cues


def milliseconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def boxes(path: Path) -> dict[str, bytes]:
    """The outermost boxes of an MP4 file, in order."""
    data, at, found = path.read_bytes(), 0, {}
    while at < len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8].decode("ascii")
        found[name] = data[at + 8 : at + size]
        at += size
    return found


def duration_ms(path: Path) -> int:
    """From the ``mvhd`` box, which ffmpeg writes first in ``moov`` and in version 0."""
    header = boxes(path)["moov"][8:]
    scale, duration = (int.from_bytes(header[at : at + 4], "big") for at in (12, 16))
    return duration * 1000 // scale


def test_together_the_recordings_are_under_eight_megabytes() -> None:
    assert sum((DEMO / session["file"]).stat().st_size for session in SESSIONS) < 8 * MEGABYTE


def test_there_is_one_session_in_each_of_three_languages_and_two_have_captions() -> None:
    assert [(session["language"], "captions" in session) for session in SESSIONS] == [
        ("en", False),
        ("sv", True),
        ("da", True),
    ]


def test_recordings_with_the_index_in_front_and_at_the_end_are_both_there() -> None:
    orders = [list(boxes(DEMO / session["file"])) for session in SESSIONS]
    in_front = [names.index("moov") < names.index("mdat") for names in orders]
    assert set(in_front) == {True, False}


@each_session
def test_a_recording_lasts_two_to_four_minutes(session: dict[str, Any]) -> None:
    assert 2 * MINUTE_MS <= duration_ms(DEMO / session["file"]) <= 4 * MINUTE_MS


@each_session
def test_the_captions_are_the_text(session: dict[str, Any]) -> None:
    assert [(cue["speaker"], cue["text"]) for cue in captioned(session)] == written(session)


@each_session
def test_captions_follow_one_another_and_end_before_the_recording(session: dict[str, Any]) -> None:
    cues = captioned(session)
    times = [at for cue in cues for at in (cue["start_ms"], cue["end_ms"])]
    assert times == sorted(set(times))
    assert times[-1] < duration_ms(DEMO / session["file"])


@each_session
def test_a_webinar_has_all_its_parts(session: dict[str, Any]) -> None:
    kinds = [slide["kind"] for slide in slides(session)]
    assert kinds == ["title", *["chapter"] * 4, "questions", "goodbye"]
    askers = next(slide["points"] for slide in slides(session) if slide["kind"] == "questions")
    said = " ".join(text for _, text in written(session))
    assert len(askers) in (2, 3)
    assert all(asker in said for asker in askers)


@each_session
def test_the_record_fits_the_text(session: dict[str, Any]) -> None:
    date.fromisoformat(session["held_on"])
    assert set(session["presenters"]) < {speaker for speaker, _ in written(session)}
    assert session["partner"] in " ".join(text for _, text in written(session))
