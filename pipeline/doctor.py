"""Looks for what is missing on this machine and in this workspace, each with what to do."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.config import Settings
from pipeline.core.errors import TotmError
from pipeline.core.languages import IN_ENGLISH
from pipeline.home import AUDIENCES, load_toolbox, open_home
from pipeline.search.whoosh_engine import open_index
from pipeline.speech.choose import pick, routed, usable
from pipeline.speech.models.catalogue import title
from pipeline.tools import ffmpeg

ROOM_MB = 2000
MB = 1_000_000


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: good, a note, or bad (work cannot go on)."""

    level: Literal["good", "note", "bad"]
    text: str
    advice: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at Python, ffmpeg, the workspace, the disk, the catalog, the index, the speech models and the secret."""
    yield Finding("good", f"Python {sys.version.split()[0]}")
    yield _ffmpeg()
    yield from _rights(settings.home)
    yield _room(settings.home)
    yield _catalog(settings)
    yield _index(settings.home / "index")
    for name in dict.fromkeys((settings.tag.toolbox, AUDIENCES)):
        yield _toolbox(name, settings.home)
    yield from _models(settings)
    yield _secret(settings)


def _ffmpeg() -> Finding:
    try:
        return Finding("good", f"ffmpeg {ffmpeg.version()[ffmpeg.PROGRAM]}")
    except TotmError as error:
        return Finding("bad", error.message, error.advice)


def _rights(home: Path) -> Iterator[Finding]:
    for folder in (home, home / "media", home / "transcripts", home / "index"):
        if not folder.is_dir():
            yield Finding("bad", f"{folder} is not there.", "Run: totm init")
        elif not os.access(folder, os.W_OK | os.X_OK):
            yield Finding(
                "bad", f"{folder} cannot be written.", "Give the user that runs totm the right to write there."
            )
    yield Finding("good", f"workspace {home}")


def _room(home: Path) -> Finding:
    free = shutil.disk_usage(home if home.is_dir() else Path("/")).free / MB
    if free < ROOM_MB:
        return Finding("note", f"{free:,.0f} MB are free on the disk.", "A half-hour recording needs about 1,000 MB.")
    return Finding("good", f"{free / 1000:,.0f} GB are free on the disk")


def _catalog(settings: Settings) -> Finding:
    try:
        open_home(settings).catalog.close()
    except TotmError as error:
        return Finding("bad", error.message, error.advice)
    return Finding("good", "the catalog is there, and of this version")


def _index(path: Path) -> Finding:
    try:
        return Finding("good", f"the index holds {open_index(path).count()} passages")
    except TotmError as error:
        return Finding("note", error.message, "It is made with the first session, or by: totm rebuild-index")


def _toolbox(name: str, home: Path) -> Finding:
    try:
        found = load_toolbox(name, home)
    except TotmError as error:
        return Finding("bad", error.message, error.advice)
    return Finding("good", f"the toolbox {name} has {len(found.terms)} terms")


def _models(settings: Settings) -> Iterator[Finding]:
    """One finding a language: what would write its words."""
    here = usable(settings.models)
    for language, name in IN_ENGLISH.items():
        try:
            choice = pick(settings.transcribe, language, here)
        except TotmError as error:
            yield Finding("note", f"{name}: no speech engine can write it down.", error.advice)
            continue
        if choice.model == routed(settings.transcribe, language):
            yield Finding("good", f"{name}: {title(choice.model)} ({choice.engine})")
        else:
            wanted = routed(settings.transcribe, language)
            text = f"{name}: {title(choice.model)} ({choice.engine}); {title(wanted)} is set for this language."
            yield Finding("note", text, f"Fetch it with: totm models fetch {wanted}")


def _secret(settings: Settings) -> Finding:
    if settings.secret.get_secret_value():
        return Finding("good", "the site has its secret")
    return Finding("bad", "The site has no secret, and does not start without one.", "Run: totm init")
