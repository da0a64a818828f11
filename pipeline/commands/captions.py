"""``totm captions``."""

from pathlib import Path

import click
import msgspec

from pipeline.catalog import sessions
from pipeline.commands.opening import opened
from pipeline.core.artefacts import Transcript
from pipeline.core.captions.writing import to_srt, to_text, to_webvtt, written_cues
from pipeline.core.errors import NotFound
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.core.languages import language as language_code
from pipeline.home import Home
from pipeline.report import SCHEMA

FORMS = ("vtt", "srt", "txt", "json")


@click.command(help="Print the captions of the session ID.")
@click.argument("session_id", metavar="ID")
@click.option("--as", "form", type=click.Choice(FORMS), default="vtt", help="WebVTT (vtt), SubRip, text or JSON.")
@click.option("--language", help="Captions in another language that came with it: en, da, sv, nb or de.")
def command(session_id: str, form: str, language: str | None) -> None:
    """Print captions as they are laid out to be read."""
    with opened() as home:
        code, webvtt = _captions(home, session_id, language_code(language) if language else None)
    click.echo(_written(form, session_id, code, webvtt), nl=False)


def _captions(home: Home, session_id: str, wanted: str | None) -> tuple[str, str]:
    """The language of the captions that are wanted, and their WebVTT. Raises NotFound."""
    with home.catalog.read() as db:
        sessions.get(db, session_id)
    transcript = home.workspace.read(session_id, "transcript", Transcript)
    files = _files(home, session_id, transcript.language) if transcript else {}
    if not files:
        raise NotFound(f"{session_id} has no transcript yet.", f"Make it with: totm run {session_id}")
    code = wanted or next(iter(files))
    if code not in files:
        there = ", ".join(IN_ENGLISH[known] for known in files)
        raise NotFound(f"{session_id} has no captions in {IN_ENGLISH[code]}.", f"It has some in: {there}.")
    return code, files[code].read_text(encoding="utf-8")


def _files(home: Home, session_id: str, language: str) -> dict[str, Path]:
    """The files of captions by language, that of the transcript first."""
    place = home.workspace.place
    tracks = {code: place(session_id, "tracks/") / f"{code}.vtt" for code in LANGUAGES}
    files = {language: place(session_id, "captions"), **{code: tracks[code] for code in LANGUAGES if code != language}}
    return {code: file for code, file in files.items() if file.is_file()}


def _written(form: str, session_id: str, language: str, webvtt: str) -> str:
    cues = written_cues(webvtt, language)
    if form == "srt":
        return to_srt(cues)
    if form == "txt":
        return to_text(cues)
    if form == "json":
        found = {"schema": SCHEMA, "id": session_id, "language": language, "cues": cues}
        return msgspec.json.encode(found).decode() + "\n"
    return to_webvtt(cues, language)
