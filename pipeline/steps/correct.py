"""Step ``correct``: people's corrections over the machine's words; captions in each language; what to trust."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.core.artefacts import Facts, Listening, Segment, Transcript
from pipeline.core.captions.fitting import fitted
from pipeline.core.captions.layout import cues
from pipeline.core.captions.reading import parse_captions
from pipeline.core.captions.writing import to_webvtt
from pipeline.core.corrections.laying import lay
from pipeline.core.errors import BadCaptions
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.core.settings import CorrectSettings
from pipeline.core.step import Job
from pipeline.core.trust.judging import hold, judge
from pipeline.workspace import load, save


def run(job: Job, settings: CorrectSettings) -> dict[str, str]:
    """Write ``transcript``, ``captions``, ``trust``, and a track for each supplied language that is another.

    Captions that cannot be read were refused when they came in; should there be such a file all the same, the
    transcript says so in a note, and everything else is made.
    """
    recognised = load(job.inputs["recognised"], Transcript)
    listening = load(job.inputs["listening"], Listening)
    duration_ms = load(job.inputs["facts"], Facts).duration_ms
    corrected = lay(recognised, job.record.corrections)
    unread = [_unread(file) for file in _others(job, corrected) if not _track(job, file, listening, duration_ms)]
    transcript = replace(corrected, notes=(*corrected.notes, *unread))
    trust = judge(transcript, listening)
    save(job.outputs["transcript"], transcript)
    _write(job.outputs["captions"], transcript.segments, transcript.language, duration_ms)
    save(job.outputs["trust"], trust)
    if reason := hold(trust, settings.hold_back):
        job.hold(reason)
    return {}


def _others(job: Job, transcript: Transcript) -> Iterator[Path]:
    """Yield the supplied captions in other languages than that of the transcript; files are named by language."""
    folder = job.inputs.get("supplied")
    files = sorted(folder.iterdir()) if folder else []
    return (file for file in files if file.stem in LANGUAGES and file.stem != transcript.language)


def _track(job: Job, file: Path, listening: Listening, duration_ms: int) -> bool:
    """Lay out supplied captions. Returns whether they could be read."""
    language = file.stem
    try:
        brought = fitted(parse_captions(file.read_bytes(), file.name, language, None), listening, duration_ms)
    except BadCaptions:
        return False
    _write(job.outputs["tracks/"] / f"{language}.vtt", brought.segments, language, duration_ms)
    return True


def _unread(file: Path) -> str:
    return f"The captions in {IN_ENGLISH[file.stem]} could not be read and are left out."


def _write(target: Path, segments: tuple[Segment, ...], language: str, duration_ms: int) -> None:
    laid_out = cues(segments, until_ms=duration_ms)
    target.write_text(to_webvtt(laid_out, language), encoding="utf-8")
