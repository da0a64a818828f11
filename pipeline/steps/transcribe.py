"""Step ``transcribe``: the words, from supplied captions, else by a speech engine."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.core.artefacts import Facts, Listening, Transcript
from pipeline.core.captions.fitting import fitted
from pipeline.core.captions.reading import parse_captions
from pipeline.core.errors import BadSettings, EngineMissing
from pipeline.core.languages import LANGUAGES
from pipeline.core.recognition.heard import Heard
from pipeline.core.recognition.sides import name_by_side
from pipeline.core.recognition.spoken import main_language, named, notes_on_languages
from pipeline.core.recognition.vocabulary import expected, terms
from pipeline.core.settings import TranscribeSettings
from pipeline.core.step import Job
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.core.trust.inventions import take_out
from pipeline.speech.choose import choose
from pipeline.speech.ear.windows import BLOCK_MS, channels_heard, one_channel
from pipeline.speech.hear import hear
from pipeline.speech.kept import Kept
from pipeline.speech.languages import spot
from pipeline.speech.models.fetching import fetch_wanted
from pipeline.speech.port import RATE, Engine
from pipeline.speech.stretches import cut, plan
from pipeline.tools.ffmpeg import pcm_blocks
from pipeline.workspace import load, save

CAPTION_SUFFIXES = (".vtt", ".srt", ".ttml")
FETCHED = 0.05
"""How much of the progress it is to fetch a model."""
GLOSSARY_BYTES = 200_000
KEPT = "heard.jsonl"
SILENT = "Nobody was heard to speak in this recording, so there are no words."
WORDLESS = "Somebody speaks in this recording, but not one word was recognised."

Loaded = Callable[[], tuple[Engine, tuple[str, ...]]]
"""Loads the engine for the session, and says in words why it is that one."""


def run(job: Job, settings: TranscribeSettings) -> dict[str, str]:
    """Write ``recognised``: captions in the session's language, else an engine's words.

    Captions in another language are a translation. They are taken for the words only where there are no others: no
    engine can write down the session's language, or nobody is heard to speak.
    """
    return write_down(job, lambda: _loaded(job, settings))


def write_down(job: Job, loaded: Loaded) -> dict[str, str]:
    """As :func:`run`, with the engine that ``loaded`` returns; it is asked only where it is needed."""
    listening = load(job.inputs["listening"], Listening)
    captions = _captions(job)
    in_its_language = [file for file in captions if file.stem == job.record.language]
    engine, reasons = (None, ()) if in_its_language or not listening.speech else _asked(loaded, captions)
    if engine:
        transcript = _from_sound(job, listening, engine, reasons)
    elif captions:
        transcript = _from_captions(job, (in_its_language or captions)[0], listening)
    else:
        transcript = Transcript(job.record.language, "none", "", draft=False, segments=(), notes=(SILENT,))
    save(job.outputs["recognised"], transcript)
    return {engine.name: engine.version, "model": engine.model} if engine else {}


def _asked(loaded: Loaded, captions: Sequence[Path]) -> tuple[Engine | None, tuple[str, ...]]:
    """Return the engine, ``None`` where there is none and ``captions`` stand in for it. Raises EngineMissing."""
    try:
        return loaded()
    except EngineMissing:
        if not captions:
            raise
        return None, ()


def _loaded(job: Job, settings: TranscribeSettings) -> tuple[Engine, tuple[str, ...]]:
    wanted = settings, job.record.language, job.models
    wrong = fetch_wanted(*wanted, lambda share: job.progress(FETCHED * share))
    engine, reason = choose(*wanted)
    return engine, (reason, wrong) if wrong else (reason,)


# from captions ----------------------------------------------------------------------------------------------


def _captions(job: Job) -> list[Path]:
    """Return the supplied captions by name; what is not named by a language and a format is something else."""
    folder = job.inputs.get("supplied")
    files = sorted(folder.iterdir()) if folder else []
    return [file for file in files if file.stem in LANGUAGES and file.suffix in CAPTION_SUFFIXES]


def _from_captions(job: Job, file: Path, listening: Listening) -> Transcript:
    language, session_language = file.stem, job.record.language
    facts = load(job.inputs["facts"], Facts)
    brought = fitted(parse_captions(file.read_bytes(), file.name, language, None), listening, facts.duration_ms)
    segments = tuple(name_by_side(spot(brought.segments), listening.sides))
    notes = (*brought.notes, *notes_on_languages(segments, language, language))
    if language != session_language:
        notes = (*notes, f"There are no captions in {named(session_language)}; those in {named(language)} were used.")
    return Transcript(
        language, "captions", file.name, draft=False, segments=segments, notes=notes, doubts=brought.doubts
    )


# from sound -------------------------------------------------------------------------------------------------


def _from_sound(job: Job, listening: Listening, engine: Engine, reasons: tuple[str, ...]) -> Transcript:
    declared = job.record.language
    heard = _heard(job, listening, engine)
    found, invented = take_out([segment for one in heard for segment in one.segments], listening.speech)
    segments = tuple(name_by_side(found, listening.sides))
    removed = [*(one for stretch in heard for one in stretch.removed), *invented]
    language = main_language(segments, declared)
    return Transcript(
        language,
        engine.name,
        engine.model,
        engine.draft,
        segments,
        notes=(*reasons, *notes_on_languages(segments, declared, language), *(() if segments else (WORDLESS,))),
        doubts=tuple(doubt for one in heard for doubt in one.doubts),
        removed=tuple(sorted(removed, key=lambda one: one.segment.start_ms)),
    )


def _heard(job: Job, listening: Listening, engine: Engine) -> list[Heard]:
    """Return what is heard in each stretch; the progress is the share of the speech that was heard."""
    vocabulary = _vocabulary(job)
    kept = Kept(job.kept / KEPT, (engine.name, engine.version, engine.model, engine.batch, vocabulary))
    to_hear_ms = sum(span.end_ms - span.start_ms for span in listening.speech)
    heard: list[Heard] = []
    channels = channels_heard(load(job.inputs["facts"], Facts))
    with closing(_sound(job.inputs["video"], channels)) as sound:
        stretches = cut(one_channel(sound, channels), plan(listening.speech))
        for batch in hear(engine, stretches, job.record.language, vocabulary, kept):
            heard += batch
            job.progress(sum(one.evidence.speech_ms for one in heard) / to_hear_ms)
    return heard


def _sound(video: Path, channels: int) -> Generator[bytes, None, None]:
    """Yield the sound in blocks; the program that reads it ends when this is closed, whatever has happened."""
    yield from pcm_blocks(video, rate=RATE, block_ms=BLOCK_MS, channels=channels)


def _vocabulary(job: Job) -> tuple[str, ...]:
    glossary: list[str] = []
    if file := job.inputs.get("glossary"):
        with file.open("rb") as opened:
            glossary = terms(opened.read(GLOSSARY_BYTES).decode("utf-8-sig", "replace"))
    return expected(job.record, glossary, _toolbox(job))


def _toolbox(job: Job) -> Toolbox | None:
    """Return the toolbox; ``None`` where it cannot be read: the step ``tag`` will say so, and words are words."""
    file = job.inputs.get("toolbox")
    try:
        return parse_toolbox(file.read_bytes(), file.stem) if file else None
    except BadSettings:
        return None
