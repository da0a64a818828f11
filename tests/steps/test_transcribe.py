"""The words of a session: from captions, or from whatever an engine makes of the sound."""

import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline.core.artefacts import Listening, Segment, Span, Transcript
from pipeline.core.errors import BadCaptions, EngineMissing, ToolFailed
from pipeline.core.settings import TranscribeSettings
from pipeline.core.step import Job, Record
from pipeline.speech.hear import hear
from pipeline.speech.languages import spot
from pipeline.speech.port import RATE, Stretch
from pipeline.steps.transcribe import run

SPEECH = Listening(60_000, (Span(1000, 5000),))
SWEDISH = "WEBVTT\n\n00:01.000 --> 00:04.000\nHej och välkomna\n\n01:30.000 --> 01:31.000\nför sent\n"


def job(folder: Path, language: str, listening: Listening, captions: dict[str, str] | None = None) -> Job:
    (folder / "listening.json").write_bytes(msgspec.json.encode(listening))
    inputs = {"listening": folder / "listening.json", "video": folder / "missing.mp4"}
    if captions is not None:
        inputs["supplied"] = folder / "supplied"
        inputs["supplied"].mkdir()
        for name, text in captions.items():
            (inputs["supplied"] / name).write_text(text, encoding="utf-8")
    outputs = {"recognised": folder / "recognised.json"}
    return Job("s", inputs, outputs, Record(language=language), folder, folder, folder / "models", folder)


def transcribed(the_job: Job, settings: TranscribeSettings | None = None) -> Transcript:
    run(the_job, settings or TranscribeSettings())
    return msgspec.json.decode(the_job.outputs["recognised"].read_bytes(), type=Transcript)


def test_supplied_captions_come_before_any_engine(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "sv", SPEECH, {"sv.vtt": SWEDISH, "da.vtt": "unread"}))
    assert transcript.segments == (Segment(1000, 4000, "Hej och välkomna", "sv"),)
    assert (transcript.engine, transcript.model, transcript.draft) == ("captions", "sv.vtt", False)
    assert transcript.notes == ("1 caption lay after the end of the recording; they were left out.",)


def test_captions_in_another_language_are_used_and_that_is_said(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "en", SPEECH, {"sv.vtt": SWEDISH}))
    assert transcript.language == transcript.segments[0].language == "sv"
    assert "There are no captions in English; those in Svenska were used." in transcript.notes


def test_captions_of_a_session_without_sound_are_not_measured_against_it(tmp_path: Path) -> None:
    assert len(transcribed(job(tmp_path, "sv", Listening(0, ()), {"sv.vtt": SWEDISH})).segments) == 2


def test_captions_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCaptions, match=r"sv\.srt"):
        transcribed(job(tmp_path, "sv", SPEECH, {"sv.srt": "no captions"}))


def test_where_nobody_speaks_there_are_no_words_and_no_error(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "nb", Listening(60_000, ()), {}))
    assert transcript.segments == ()
    assert "Nobody was heard" in transcript.notes[0]


def test_without_an_engine_for_the_language_the_advice_is_clear(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing) as missing:
        transcribed(job(tmp_path, "de", SPEECH))
    assert "totm models fetch small" in missing.value.advice


# engines through the port -------------------------------------------------------------------------------------


class Engine:
    """An engine that hears one thing."""

    name, version, model, draft = "fake", "1", "none", False

    def __init__(self, *heard: tuple[int, int, str]) -> None:
        self.heard = heard

    def transcribe(self, stretch: Stretch, language: str, vocabulary: tuple[str, ...]) -> Iterable[Segment]:
        return [Segment(start, end, text, language) for start, end, text in self.heard]


class EngineThatRunsOutOfMemory(Engine):
    def transcribe(self, stretch: Stretch, language: str, vocabulary: tuple[str, ...]) -> Iterable[Segment]:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes")


class EngineThatCrashes(Engine):
    def transcribe(self, stretch: Stretch, language: str, vocabulary: tuple[str, ...]) -> Iterable[Segment]:
        yield Segment(1000, 1100, "half a", language)
        raise RuntimeError("the model has no such layer")


STRETCH = Stretch(1000, np.zeros(9 * RATE, np.float32), (Span(1000, 4000), Span(8000, 10_000)))


def heard_by(engine: Engine) -> list[tuple[int, int, str]]:
    segments = hear(engine, [STRETCH], "en", (), lambda end_ms: None)
    return [(segment.start_ms, segment.end_ms, segment.text) for segment in segments]


def test_an_engine_that_invents_in_silence_is_not_believed() -> None:
    invents = Engine((1000, 3900, "true"), (4100, 7900, "Thanks for watching!"), (8000, 9000, "true, too"))
    assert heard_by(invents) == [(1000, 3900, "true"), (8000, 9000, "true, too")]


def test_an_engine_that_leaves_its_stretch_overlaps_or_says_nothing_is_tidied() -> None:
    untidy = Engine((8500, 99_000, "last\0 "), (0, 2000, "first"), (1500, 3000, "second"), (3000, 3500, " "))
    assert heard_by(untidy) == [(1000, 2000, "first"), (2000, 3000, "second"), (8500, 10_000, "last")]


def test_an_engine_that_crashes_ends_in_one_sentence_with_advice() -> None:
    with pytest.raises(ToolFailed, match="fake broke down at 1 s") as failed:
        heard_by(EngineThatCrashes())
    assert failed.value.advice


def test_progress_is_told_after_each_stretch() -> None:
    told: list[int] = []
    list(hear(Engine(), [STRETCH, STRETCH], "en", (), told.append))
    assert told == [10_000, 10_000]


# languages that change midway ---------------------------------------------------------------------------------

SAID = {
    "sv": "Vi började med en liten grupp företag som alla ville lära sig mer om hur man hittar nya kunder utomlands "
    "och det visade sig att frågan var större än vad någon av oss hade trott från början",
    "nb": "Ja, hei, jeg lurer på hvordan dere fikk med dere bedriftene i starten, for hos oss har det vært ganske "
    "vanskelig å få dem til å bruke tid på noe som ikke gir penger med en gang",
    "en": "Thank you, that was very clear, and I wonder how much time you spent on each of the companies before they "
    "came to the first evening, because with us that takes several weeks",
}  # fmt: skip


def languages(declared: str, *spoken: str) -> list[str]:
    return [s.language for s in spot([Segment(0, 1, SAID[code], declared, str(n)) for n, code in enumerate(spoken)])]


def test_a_guest_in_another_language_is_noticed() -> None:
    assert languages("sv", "sv", "nb", "en", "sv") == ["sv", "nb", "en", "sv"]


def test_danish_and_norwegian_are_never_told_apart_by_machine() -> None:
    assert languages("da", "nb") == ["da"]


def test_few_words_stay_in_the_declared_language() -> None:
    assert spot([Segment(0, 1, "Thank you very much", "sv")])[0].language == "sv"


# PocketSphinx itself ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_pocketsphinx_makes_a_draft_that_is_always_the_same(tmp_path: Path) -> None:
    audio = tmp_path / "audio.wav"
    says = "flite=text='Good evening and welcome to this webinar. We talk about a night of technology.':voice=slt"
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", says, str(audio)], check=True, timeout=60)
    the_job = job(tmp_path, "en", Listening(5000, (Span(0, 2200), Span(2300, 4900))))
    the_job.inputs["video"] = audio
    told: list[float] = []
    transcript = transcribed(replace(the_job, progress=told.append))
    assert (transcript.engine, transcript.draft) == ("pocketsphinx", True)
    assert "draft" in transcript.notes[0]
    assert {"good", "evening", "welcome", "technology"} <= set(" ".join(s.text for s in transcript.segments).split())
    assert all(segment.words and segment.end_ms - segment.start_ms <= 7000 for segment in transcript.segments)
    assert told == sorted(told)
    assert told[-1] <= 1.0
    assert transcribed(the_job) == transcript


def test_an_engine_without_memory_is_not_said_to_be_broken() -> None:
    with pytest.raises(MemoryError):
        heard_by(EngineThatRunsOutOfMemory())
