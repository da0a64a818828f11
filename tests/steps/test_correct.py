"""The last word on the words: corrections, captions, trust."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Listening, Segment, Span, Transcript, Trust
from pipeline.core.settings import NoSettings
from pipeline.core.step import Correction, Job, Record
from pipeline.steps.correct import run

HEARD = Transcript(
    "en",
    "whisper",
    "small",
    False,
    (Segment(0, 3000, "a technology light", "en", "Ann"), Segment(3000, 6000, "is <b>good", "en")),
)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    values = {"recognised": HEARD, "listening": Listening(6000, (Span(0, 6000),))}
    for name, value in values.items():
        (tmp_path / name).write_bytes(msgspec.json.encode(value))
    outputs = {name: tmp_path / f"new-{name}" for name in ("transcript", "captions", "trust")}
    return Job(
        "s", {name: tmp_path / name for name in values}, outputs, Record(), tmp_path, tmp_path, tmp_path, tmp_path
    )


def test_corrections_reach_transcript_captions_and_trust(job: Job) -> None:
    corrections = (Correction(0, "a technology light", "A Technology Night"), Correction(0, "never said", "x"))
    run(replace(job, record=Record(corrections=corrections)), NoSettings())
    transcript = msgspec.json.decode(job.outputs["transcript"].read_bytes(), type=Transcript)
    assert [segment.text for segment in transcript.segments] == ["A Technology Night", "is <b>good"]
    assert len(transcript.unplaced) == 1
    assert job.outputs["captions"].read_text(encoding="utf-8") == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n<v Ann>A Technology Night\n\n"
        "00:00:03.000 --> 00:00:06.000\nis &lt;b&gt;good\n"
    )
    assert msgspec.json.decode(job.outputs["trust"].read_bytes(), type=Trust).verdict == "good"


def test_without_corrections_the_transcript_is_what_was_recognised(job: Job) -> None:
    run(job, NoSettings())
    assert job.outputs["transcript"].read_bytes() == job.inputs["recognised"].read_bytes()
