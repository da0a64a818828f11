"""Step ``transcribe``: the words, from supplied captions, else by a speech engine."""

from pathlib import Path

from pipeline.core.artefacts import Listening, Transcript
from pipeline.core.captions.reading import parse_captions
from pipeline.core.languages import LANGUAGES
from pipeline.core.settings import TranscribeSettings
from pipeline.core.step import Job, Record
from pipeline.speech.choose import choose
from pipeline.speech.hear import hear
from pipeline.speech.languages import spot
from pipeline.speech.port import RATE
from pipeline.speech.stretches import cut, plan
from pipeline.tools.ffmpeg import pcm_blocks
from pipeline.workspace import load, save

BLOCK_MS = 8000
CAPTION_SUFFIXES = (".vtt", ".srt")
SILENT = "Nobody was heard to speak in this recording, so there are no words."
WORDLESS = "Somebody speaks in this recording, but not one word was recognised."


def run(job: Job, settings: TranscribeSettings) -> dict[str, str]:
    """Write ``recognised``: captions in the session's language first, then any captions, then an engine's
    words.
    """
    listening = load(job.inputs["listening"], Listening)
    versions: dict[str, str] = {}
    if captions := _captions_file(job):
        transcript = _from_captions(captions, job.record.language, listening)
    elif not listening.speech:
        transcript = Transcript(job.record.language, "none", "", draft=False, segments=(), notes=(SILENT,))
    else:
        transcript, versions = _from_sound(job, settings, listening)
    save(job.outputs["recognised"], transcript)
    return versions


def _captions_file(job: Job) -> Path | None:
    """Return the supplied captions in the session's language, else the first by name, else ``None``."""
    folder = job.inputs.get("supplied")
    found = sorted(file for file in folder.iterdir() if file.suffix in CAPTION_SUFFIXES) if folder else []
    return next((file for file in found if file.stem == job.record.language), found[0] if found else None)


def _from_captions(file: Path, session_language: str, listening: Listening) -> Transcript:
    language = file.stem
    brought = parse_captions(file.read_bytes(), file.name, language, listening.duration_ms or None)
    notes, segments = brought.notes, tuple(spot(brought.segments))
    others = sorted({segment.language for segment in segments} - {language})
    if others:
        notes = (*notes, f"Parts of the session are in another language: {_named(*others)}.")
    if language != session_language:
        notes = (
            *notes,
            f"There are no captions in {_named(session_language)}; those in {_named(language)} were used.",
        )
    return Transcript(language, "captions", file.name, draft=False, segments=segments, notes=notes)


def _named(*languages: str) -> str:
    return ", ".join(LANGUAGES.get(language, language) for language in languages)


def _from_sound(job: Job, settings: TranscribeSettings, listening: Listening) -> tuple[Transcript, dict[str, str]]:
    language = job.record.language
    engine, reason = choose(settings, language, job.models)
    blocks = pcm_blocks(job.inputs["video"], rate=RATE, block_ms=BLOCK_MS)
    stretches = cut(blocks, plan(listening.speech))
    segments = tuple(
        hear(
            engine,
            stretches,
            language,
            _vocabulary(job.record),
            lambda end_ms: job.progress(min(1.0, end_ms / listening.duration_ms)),
        )
    )
    notes = (reason,) if segments else (reason, WORDLESS)
    transcript = Transcript(language, engine.name, engine.model, engine.draft, segments, notes)
    return transcript, {engine.name: engine.version}


def _vocabulary(record: Record) -> tuple[str, ...]:
    return tuple(text for text in (record.partner, *record.presenters) if text)
