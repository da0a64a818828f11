"""The words of a session: from captions, or from whatever an engine makes of the sound."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Facts, Listening, Segment, Sound, Span, Transcript
from pipeline.core.errors import BadCaptions, EngineMissing, ToolFailed
from pipeline.core.order import Failure, Message, Order, Outcome, Progress
from pipeline.core.settings import TranscribeSettings
from pipeline.core.step import Job, Record
from pipeline.speech.languages import spot
from pipeline.speech.port import Engine
from pipeline.steps.transcribe import run, write_down
from pipeline.workspace import save
from tests.recordings import ffmpeg, sound_only
from tests.steps.engines import (
    EngineThatCrashes,
    EngineThatInventsInSilence,
    EngineThatLoops,
    EngineThatMeasures,
    EngineThatNotes,
    EngineThatRunsBackwards,
    EngineThatSays,
)
from tests.steps.transcribing import KILLED_AT_MS, REASON, loaded

SPEECH = Listening(60_000, (Span(1000, 5000),))
SWEDISH = "WEBVTT\n\n00:01.000 --> 00:04.000\nHej och välkomna\n\n01:30.000 --> 01:31.000\nför sent\n"
TOOLBOX = Path(__file__).parents[2] / "pipeline" / "toolboxes" / "cluster-toolbox.toml"


def job(folder: Path, language: str, listening: Listening, captions: dict[str, str] | None = None) -> Job:
    sound = Sound("aac", 1, 16_000, 1) if listening.duration_ms else None
    save(folder / "facts.json", Facts("mov", listening.duration_ms or 61_000, 1, None, sound))
    save(folder / "listening.json", listening)
    names = {"facts": "facts.json", "listening": "listening.json", "video": "missing.mp4"}
    inputs = {name: folder / file for name, file in names.items()}
    if captions is not None:
        inputs["supplied"] = folder / "supplied"
        inputs["supplied"].mkdir()
        for name, text in captions.items():
            (inputs["supplied"] / name).write_text(text, encoding="utf-8")
    outputs = {"recognised": folder / "recognised.json"}
    kept = folder / "kept"
    kept.mkdir(exist_ok=True)
    return Job("s", inputs, outputs, Record(language=language), folder, folder, folder / "models", kept)


def written(the_job: Job) -> Transcript:
    return msgspec.json.decode(the_job.outputs["recognised"].read_bytes(), type=Transcript)


def transcribed(the_job: Job, settings: TranscribeSettings | None = None) -> Transcript:
    run(the_job, settings or TranscribeSettings())
    return written(the_job)


# from captions --------------------------------------------------------------------------------------------------


def test_supplied_captions_come_before_any_engine(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "sv", SPEECH, {"sv.vtt": SWEDISH, "da.vtt": "unread"}))
    assert transcript.segments == (Segment(1000, 4000, "Hej och välkomna", "sv"),)
    assert (transcript.engine, transcript.model, transcript.draft) == ("captions", "sv.vtt", False)
    assert "1 caption lay" in transcript.notes[0]


def test_captions_in_another_language_are_used_and_that_is_said(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "de", SPEECH, {"sv.vtt": SWEDISH}))
    assert transcript.language == transcript.segments[0].language == "sv"
    assert "There are no captions in German; those in Swedish were used." in transcript.notes


@pytest.mark.parametrize("duration_ms", [0, 60_000])
def test_captions_in_another_language_are_the_words_where_nobody_speaks(tmp_path: Path, duration_ms: int) -> None:
    transcript = transcribed(job(tmp_path, "en", Listening(duration_ms, ()), {"sv.vtt": SWEDISH}))
    assert (transcript.engine, transcript.model) == ("captions", "sv.vtt")
    assert "There are no captions in English; those in Swedish were used." in transcript.notes


def test_captions_of_a_session_without_sound_end_with_its_picture(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "sv", Listening(0, ()), {"sv.vtt": SWEDISH}))
    assert texts(transcript.segments) == ["Hej och välkomna"]
    assert "1 caption lay outside the recording; they were left out." in transcript.notes


def test_files_that_are_not_named_by_a_language_are_no_captions(tmp_path: Path) -> None:
    strays = dict.fromkeys((".sv.vtt", "._sv.vtt", "notes.vtt", "sv.old.vtt"), SWEDISH)
    transcript = transcribed(job(tmp_path, "sv", Listening(60_000, ()), strays))
    assert (transcript.engine, transcript.segments) == ("none", ())


def test_captions_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCaptions, match=r"sv\.srt"):
        transcribed(job(tmp_path, "sv", SPEECH, {"sv.srt": "no captions"}))


def test_channels_tell_who_speaks_in_captions_that_do_not(tmp_path: Path) -> None:
    listening = replace(SPEECH, sides=((Span(1000, 3500),), (Span(20_000, 30_000),)))
    assert transcribed(job(tmp_path, "sv", listening, {"sv.vtt": SWEDISH})).segments[0].speaker == "Speaker 1"


def test_where_nobody_speaks_there_are_no_words_and_no_error(tmp_path: Path) -> None:
    transcript = transcribed(job(tmp_path, "nb", Listening(60_000, ()), {}))
    assert transcript.segments == ()
    assert "Nobody was heard" in transcript.notes[0]


def test_without_an_engine_for_the_language_the_advice_is_clear(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing) as missing:
        transcribed(job(tmp_path, "de", SPEECH))
    assert "totm models fetch" in missing.value.advice


# captions that change their language midway -----------------------------------------------------------------------

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


# from sound, with an engine for tests -----------------------------------------------------------------------------

MINUTE = Listening(61_000, tuple(Span(start_ms, start_ms + 6000) for start_ms in range(0, 60_000, 10_000)))
"""Six stretches of speech; all of an engine's first batch, and all but the last of its second, come before 60 s."""


@pytest.fixture(scope="session")
def minute(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of sound: what is in it is of no matter."""
    return sound_only(tmp_path_factory.mktemp("minute") / "minute.wav", "-ar", "16000", seconds=61)


@pytest.fixture
def minute_job(tmp_path: Path, minute: Path) -> Job:
    the_job = job(tmp_path, "da", MINUTE)
    the_job.inputs["video"] = minute
    return the_job


def heard_by(engine: Engine, the_job: Job) -> Transcript:
    write_down(the_job, loaded(engine))
    return written(the_job)


def texts(segments: Sequence[Segment]) -> list[str]:
    return [segment.text for segment in segments]


@pytest.mark.slow
def test_the_transcript_says_by_what_it_was_made(minute_job: Job) -> None:
    assert write_down(minute_job, loaded(EngineThatNotes())) == {"fake": "1", "model": "none"}
    transcript = written(minute_job)
    assert (transcript.engine, transcript.model, transcript.draft) == ("fake", "none", False)
    assert transcript.notes[0] == REASON
    assert texts(transcript.segments) == [f"at-{span.start_ms}" for span in MINUTE.speech]


@pytest.mark.slow
def test_a_translation_does_not_take_the_place_of_the_words(minute_job: Job, tmp_path: Path) -> None:
    (tmp_path / "supplied").mkdir()
    (tmp_path / "supplied" / "sv.vtt").write_text(SWEDISH, encoding="utf-8")
    inputs = {**minute_job.inputs, "supplied": tmp_path / "supplied"}
    transcript = heard_by(EngineThatNotes(), replace(minute_job, inputs=inputs))
    assert (transcript.engine, transcript.language) == ("fake", "da")
    assert texts(transcript.segments) == [f"at-{span.start_ms}" for span in MINUTE.speech]


@pytest.mark.slow
def test_channels_that_cancel_each_other_out_reach_the_engine(minute_job: Job, tmp_path: Path) -> None:
    wired = "pan=stereo|c0=c0|c1=-1*c0"
    stereo = sound_only(tmp_path / "stereo.wav", "-af", wired, "-ar", "16000", seconds=61)
    save(minute_job.inputs["facts"], Facts("wav", 61_000, 1, None, Sound("pcm", 2, 16_000, 1)))
    once, twice = EngineThatMeasures(), EngineThatMeasures()
    heard_by(twice, replace(minute_job, inputs={**minute_job.inputs, "video": stereo}, kept=tmp_path))
    save(minute_job.inputs["facts"], Facts("wav", 61_000, 1, None, Sound("pcm", 1, 16_000, 1)))
    heard_by(once, minute_job)
    assert min(once.levels) > 0.01
    assert twice.levels == pytest.approx(once.levels, rel=0.01)


@pytest.mark.slow
def test_progress_is_even_over_the_speech(minute_job: Job) -> None:
    told: list[float] = []
    heard_by(EngineThatNotes(), replace(minute_job, progress=told.append))
    assert told == pytest.approx([2 / 6, 1])


@pytest.mark.slow
def test_what_is_invented_in_silence_is_taken_out_and_stays_on_record(minute_job: Job) -> None:
    pauses = Listening(61_000, (Span(0, 3000), Span(4400, 8000), Span(20_000, 26_000)))
    (minute_job.inputs["listening"]).write_bytes(msgspec.json.encode(pauses))

    class EngineThatThanksBetween(EngineThatSays):
        batch = 1

    transcript = heard_by(EngineThatInventsInSilence(), minute_job)
    assert "truly said" in texts(transcript.segments)
    transcript = heard_by(EngineThatThanksBetween((5000, 7000, "said"), (8000, 9000, "Thanks!")), minute_job)
    assert texts(transcript.segments) == ["said"]
    assert "Thanks!" in [removed.segment.text for removed in transcript.removed]
    assert all(removed.reason for removed in transcript.removed)


@pytest.mark.slow
def test_a_loop_is_taken_out_and_stays_on_record(minute_job: Job) -> None:
    transcript = heard_by(EngineThatLoops(), minute_job)
    kept, removed = (" ".join(found).split() for found in (
        texts(transcript.segments), texts([removed.segment for removed in transcript.removed])
    ))  # fmt: skip
    assert len(kept) < len(removed)
    assert len(kept) + len(removed) == 6 * 6 * 12


@pytest.mark.slow
def test_a_clock_that_runs_backwards_is_shown(minute_job: Job) -> None:
    transcript = heard_by(EngineThatRunsBackwards(), minute_job)
    assert [segment.start_ms for segment in transcript.segments] == sorted(
        segment.start_ms for segment in transcript.segments
    )
    assert {doubt.kind for doubt in transcript.doubts} == {"clock"}


@pytest.mark.slow
def test_an_engine_that_recognises_nothing_is_said_to(minute_job: Job) -> None:
    transcript = heard_by(EngineThatSays(), minute_job)
    assert transcript.segments == ()
    assert "not one word" in transcript.notes[1]


@pytest.mark.slow
def test_a_session_said_to_be_in_another_language(minute_job: Job) -> None:
    english = {span.start_ms: {"en": 0.97} for span in MINUTE.speech}
    transcript = heard_by(EngineThatNotes(english), minute_job)
    assert transcript.language == "en"
    assert {segment.language for segment in transcript.segments} == {"en"}
    assert transcript.notes[1] == "The session is said to be in Danish, but most of it is spoken in English."


@pytest.mark.slow
def test_a_session_that_changes_language_midway(minute_job: Job) -> None:
    told = {start_ms: {"en": 0.97} if start_ms >= 30_000 else {"da": 0.97} for start_ms in range(0, 60_000, 10_000)}
    transcript = heard_by(EngineThatNotes(told), minute_job)
    assert transcript.language == "da"
    assert [segment.language for segment in transcript.segments] == ["da"] * 3 + ["en"] * 3
    assert "Parts of the session are in another language: English." in transcript.notes


@pytest.mark.slow
def test_channels_tell_who_speaks(minute_job: Job) -> None:
    sides = ((Span(0, 26_000),), (Span(30_000, 60_000),))
    minute_job.inputs["listening"].write_bytes(msgspec.json.encode(replace(MINUTE, sides=sides)))
    transcript = heard_by(EngineThatNotes(), minute_job)
    assert [segment.speaker for segment in transcript.segments] == ["Speaker 1"] * 3 + ["Speaker 2"] * 3


@pytest.mark.slow
def test_names_and_terms_reach_the_engine_the_most_important_first(minute_job: Job, tmp_path: Path) -> None:
    (tmp_path / "glossary.txt").write_bytes(b"\xef\xbb\xbf# terms\nTechnology Night\n\xff\xfe\n" + b"x" * 1_000_000)
    inputs = {**minute_job.inputs, "glossary": tmp_path / "glossary.txt", "toolbox": TOOLBOX}
    record = Record(language="da", partner="Nordic Wood", presenters=("Åsa Ek",))
    engine = EngineThatNotes()
    heard_by(engine, replace(minute_job, inputs=inputs, record=record))
    assert engine.vocabulary[:3] == ("Åsa Ek", "Nordic Wood", "Technology Night")
    assert {"Vækst", "Netværk"} <= set(engine.vocabulary)


@pytest.mark.slow
def test_a_broken_toolbox_costs_hints_only(minute_job: Job, tmp_path: Path) -> None:
    (tmp_path / "toolbox.toml").write_bytes(b"\xff = [")
    heard_by(EngineThatNotes(), replace(minute_job, inputs={**minute_job.inputs, "toolbox": tmp_path / "toolbox.toml"}))


@pytest.mark.slow
def test_a_second_attempt_goes_on_and_ends_in_the_same_bytes(minute_job: Job, tmp_path: Path) -> None:
    undisturbed = replace(minute_job, kept=tmp_path, outputs={"recognised": tmp_path / "undisturbed.json"})
    heard_by(EngineThatNotes(), undisturbed)
    with pytest.raises(ToolFailed):
        heard_by(EngineThatCrashes(KILLED_AT_MS), minute_job)
    second = EngineThatNotes()
    heard_by(second, minute_job)
    assert second.asked == [[20_000, 30_000, 40_000, 50_000]]
    assert minute_job.outputs["recognised"].read_bytes() == undisturbed.outputs["recognised"].read_bytes()


@pytest.mark.slow
def test_other_words_to_expect_are_a_reason_to_hear_all_of_it_again(minute_job: Job) -> None:
    heard_by(EngineThatNotes(), minute_job)
    engine = EngineThatNotes()
    heard_by(engine, replace(minute_job, record=Record(language="da", presenters=("Åsa Ek",))))
    assert len(engine.asked) == 2


# in a process of its own, as the worker runs it -------------------------------------------------------------------

CHILD = """
from dataclasses import replace
from pipeline import flow
flow.FLOW = tuple(replace(s, run="tests.steps.transcribing:{run}") for s in flow.FLOW if s.name == "transcribe")
from pipeline.child import main
main()
"""


def in_a_child(the_job: Job, run: str, memory_mb: int = 2000) -> tuple[int, list[Message]]:
    """Return how a child process ended in which the step ran with the function ``run``, and what it told."""
    paths = {name: str(getattr(the_job, name)) for name in ("scratch", "index", "models", "kept")}
    inputs, outputs = ({name: str(path) for name, path in files.items()} for files in (the_job.inputs, the_job.outputs))
    settings = asdict(TranscribeSettings())
    order = Order("transcribe", "s", inputs, outputs, the_job.record, settings, **paths, memory_mb=memory_mb)
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(run=run), str(os.getpid())],
        input=msgspec.json.encode(order), stdout=subprocess.PIPE, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, [msgspec.json.decode(line, type=Message) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_a_kill_costs_one_batch_and_changes_nothing(minute_job: Job, tmp_path: Path) -> None:
    undisturbed = replace(minute_job, kept=tmp_path, outputs={"recognised": tmp_path / "undisturbed.json"})
    heard_by(EngineThatNotes(), undisturbed)
    status, told = in_a_child(minute_job, "run_killed")
    assert status == -signal.SIGKILL
    assert told == [Progress(2 / 6)]
    status, told = in_a_child(minute_job, "run_well")
    assert (status, type(told[-1])) == (0, Outcome)
    assert minute_job.outputs["recognised"].read_bytes() == undisturbed.outputs["recognised"].read_bytes()


@pytest.mark.slow
def test_an_engine_that_crashes_ends_the_process_at_once(minute_job: Job) -> None:
    begin = time.monotonic()
    status, told = in_a_child(minute_job, "run_crashing")
    assert (status, type(told[-1])) == (0, Failure)
    assert time.monotonic() - begin < 20


@pytest.mark.slow
def test_an_engine_that_needs_too_much_memory_ends_in_a_sentence(minute_job: Job) -> None:
    status, told = in_a_child(minute_job, "run_out_of_memory", memory_mb=700)
    failure = told[-1]
    assert isinstance(failure, Failure)
    assert (status, failure.code) == (0, "TooMuchMemory")
    assert "smaller model" in failure.advice


# PocketSphinx itself ----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_pocketsphinx_makes_a_draft_that_is_always_the_same(tmp_path: Path) -> None:
    audio = tmp_path / "audio.wav"
    says = "flite=text='Good evening and welcome to this webinar. We talk about a night of technology.':voice=slt"
    ffmpeg("-f", "lavfi", "-i", says, audio)
    the_job = job(tmp_path, "en", Listening(5000, (Span(0, 2200), Span(2300, 4900))))
    the_job.inputs["video"] = audio
    told: list[float] = []
    transcript = transcribed(replace(the_job, progress=told.append))
    assert (transcript.engine, transcript.draft) == ("pocketsphinx", True)
    assert "draft" in transcript.notes[0]
    assert {"good", "evening", "welcome", "technology"} <= set(" ".join(texts(transcript.segments)).split())
    assert all(segment.words and segment.end_ms - segment.start_ms <= 7000 for segment in transcript.segments)
    assert told == sorted(told)
    assert told[-1] <= 1.0
    (the_job.kept / "heard.jsonl").unlink()
    assert transcribed(the_job) == transcript
