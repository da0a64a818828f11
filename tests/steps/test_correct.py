"""The last word on the words: corrections, captions in each language, trust."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Facts, Listening, Segment, Span, Transcript, Trust
from pipeline.core.settings import CorrectSettings
from pipeline.core.step import Correction, Job, Record
from pipeline.steps.correct import run

HEARD = Transcript(
    "en",
    "whisper",
    "small",
    False,
    (Segment(0, 3000, "a technology light", "en", "Ann"), Segment(3000, 6000, "is <b>good", "en")),
)
SWEDISH = "WEBVTT\n\n00:00.500 --> 00:05.000\n<v Ann>En teknikkväll är en kväll hos ett litet företag som visar sitt\n"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    facts = Facts("mov", 6000, 1, None, None)
    values = {"recognised": HEARD, "facts": facts, "listening": Listening(6000, (Span(0, 6000),))}
    for name, value in values.items():
        (tmp_path / name).write_bytes(msgspec.json.encode(value))
    outputs = {name: tmp_path / f"new-{name.strip('/')}" for name in ("transcript", "captions", "tracks/", "trust")}
    outputs["tracks/"].mkdir()
    return Job(
        "s", {name: tmp_path / name for name in values}, outputs, Record(), tmp_path, tmp_path, tmp_path, tmp_path
    )


def supplied(job: Job, **files: str) -> Job:
    """The job with captions that came with the session, by language."""
    folder = job.scratch / "supplied"
    folder.mkdir()
    for language, text in files.items():
        (folder / f"{language}.vtt").write_text(text, encoding="utf-8")
    return replace(job, inputs={**job.inputs, "supplied": folder})


def transcript_of(job: Job) -> Transcript:
    return msgspec.json.decode(job.outputs["transcript"].read_bytes(), type=Transcript)


def test_corrections_reach_transcript_captions_and_trust(job: Job) -> None:
    corrections = (Correction(0, "a technology light", "A Technology Night"), Correction(0, "never said", "x"))
    run(replace(job, record=Record(corrections=corrections)), CorrectSettings())
    transcript = transcript_of(job)
    assert [segment.text for segment in transcript.segments] == ["A Technology Night", "is <b>good"]
    assert len(transcript.unplaced) == 1
    assert job.outputs["captions"].read_text(encoding="utf-8") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n<v Ann>A Technology Night\n\n"
        "00:00:03.000 --> 00:00:06.000\nis &lt;b&gt;good\n"
    )
    assert msgspec.json.decode(job.outputs["trust"].read_bytes(), type=Trust).verdict == "good"


def test_without_corrections_the_transcript_is_what_was_recognised(job: Job) -> None:
    run(job, CorrectSettings())
    assert job.outputs["transcript"].read_bytes() == job.inputs["recognised"].read_bytes()
    assert list(job.outputs["tracks/"].iterdir()) == []


def test_captions_in_other_languages_are_laid_out_as_tracks(job: Job) -> None:
    run(supplied(job, sv=SWEDISH, en=SWEDISH, xx=SWEDISH), CorrectSettings())
    assert [file.name for file in job.outputs["tracks/"].iterdir()] == ["sv.vtt"]
    assert (job.outputs["tracks/"] / "sv.vtt").read_text(encoding="utf-8") == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:05.000\n"
        "<v Ann>En teknikkväll är en kväll\nhos ett litet företag som visar sitt\n"
    )


def test_a_track_that_cannot_be_read_is_told_and_stops_nothing(job: Job) -> None:
    run(supplied(job, sv="WEBVTT\n\nnothing", da=SWEDISH), CorrectSettings())
    assert [file.name for file in job.outputs["tracks/"].iterdir()] == ["da.vtt"]
    assert transcript_of(job).notes == ("The captions in Swedish could not be read and are left out.",)


def test_words_that_nobody_should_publish_unread_hold_the_session_back(job: Job) -> None:
    (job.inputs["listening"]).write_bytes(msgspec.json.encode(Listening(6_000_000, (Span(0, 6_000_000),))))
    held: list[str] = []
    run(replace(job, hold=held.append), CorrectSettings(hold_back="unread"))
    assert len(held) == 1
    run(replace(job, hold=held.append), CorrectSettings(hold_back="nothing"))
    assert len(held) == 1
