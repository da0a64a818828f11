"""A recording comes in: everything is checked before anything is kept, and a refusal leaves nothing behind."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.catalog import ledger, sessions
from pipeline.catalog.sessions import NewSession, Supplied
from pipeline.core.captions import parse_captions
from pipeline.core.errors import BadCaptions, BadSettings, NotFound
from pipeline.core.languages import language as language_code
from pipeline.home import Home
from pipeline.owner import intake_job
from pipeline.runner import STEP_NAMES, check_room, now_ms
from pipeline.steps.probe import probe_recording
from pipeline.workspace import full_disk_said_plainly

BLOCK = 4 * 1024 * 1024
MAX_CAPTIONS_BYTES = 20 * 1024 * 1024
MAX_NAME = 200
MAX_TITLE = 500
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True)
class Arrival:
    """What a partner brings: a recording, perhaps captions, and her words about them."""

    recording: Path
    title: str
    language: str
    held_on: str
    partner: str = ""
    presenters: tuple[str, ...] = ()
    captions: Path | None = None
    id: str = ""
    publish: bool = False


def add(home: Home, arrival: Arrival, on_progress: Callable[[float], None] = lambda share: None) -> str:
    """Check, copy and write down what came in, and ask for it to be worked on. Returns the session's id.

    Raises BadRecording, BadCaptions, BadSettings, AlreadyThere, NotFound or DiskFull, and leaves nothing behind.
    """
    arrival = _tidy(arrival)
    size = _opened(arrival.recording, "recording").st_size
    facts = probe_recording(
        arrival.recording, has_captions=arrival.captions is not None, settings=home.settings.probe,
        name=shown(arrival.recording.name),
    )  # fmt: skip
    captions = _read_captions(arrival, facts.duration_ms)
    check_room(home, size, "This recording")
    job = intake_job()
    try:
        with full_disk_said_plainly():
            staged = home.workspace.staged_file(job, "media", "recording")
            digest = _copy(arrival.recording, staged, size, on_progress)
            return _keep(home, arrival, staged, digest, captions)
    finally:
        home.workspace.discard(job)


def _tidy(arrival: Arrival) -> Arrival:
    if arrival.id:
        sessions.check_id(arrival.id)
    return replace(
        arrival,
        title=clean(arrival.title, "title", MAX_TITLE) or clean(arrival.recording.stem, "file name", MAX_TITLE),
        partner=clean(arrival.partner, "partner", MAX_NAME),
        presenters=tuple(name for p in arrival.presenters if (name := clean(p, "presenter", MAX_NAME))),
        language=language_code(arrival.language),
        held_on=check_date(arrival.held_on),
    )


def clean(text: str, what: str, limit: int) -> str:
    """The text on one line, without control and direction characters. Raises BadSettings when it is too long."""
    kept = "".join(" " if c.isspace() else c for c in text if _may_stay(c))
    one_line = " ".join(unicodedata.normalize("NFC", kept).split())
    if len(one_line) > limit:
        raise BadSettings(f"The {what} has {len(one_line)} characters, and {limit} are allowed.", "Shorten it.")
    return one_line


def _may_stay(c: str) -> bool:
    return c.isspace() or c == "\u200d" or unicodedata.category(c)[0] != "C"  # U+200D joins emoji


def shown(name: str) -> str:
    """A file's name as it may stand in a message: printable, and not longer than a line."""
    printable = "".join(c if c.isprintable() else "�" for c in name)
    return printable if len(printable) <= 80 else printable[:50] + "…" + printable[-25:]


def check_date(text: str) -> str:
    """The day as YYYY-MM-DD. Raises BadSettings."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadSettings(
            f"“{text[:40]}” is not a day.", "Write it as year-month-day, for example 2026-03-18."
        ) from None


def _opened(path: Path, what: str) -> os.stat_result:
    """What the system says of a file that can be read. Raises NotFound; never waits on a pipe or a device."""
    problem = "it is not a file"
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            path.open("rb").close()
            return found
    except (OSError, ValueError) as error:
        problem = str(getattr(error, "strerror", None) or error).lower()
    raise NotFound(
        f"The {what} “{shown(path.name)}” cannot be opened: {problem}.", "Check the name and the rights on the file."
    )


def _copy(source: Path, target: Path, size: int, on_progress: Callable[[float], None]) -> str:
    """Copy a file and return its SHA-256 in hex."""
    done, sha = 0, hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while block := read.read(BLOCK):
            sha.update(block)
            write.write(block)
            done += len(block)
            on_progress(min(1.0, done / max(1, size)))
    return sha.hexdigest()


def _read_captions(arrival: Arrival, duration_ms: int) -> bytes | None:
    """The caption file's bytes, when it can be read as captions."""
    if arrival.captions is None:
        return None
    name = shown(arrival.captions.name)
    if _opened(arrival.captions, "caption file").st_size > MAX_CAPTIONS_BYTES:
        raise BadCaptions(f"“{name}” is too large for a caption file.", "Bring a WebVTT or SubRip file under 20 MB.")
    data = arrival.captions.read_bytes()
    parse_captions(data, name, arrival.language, duration_ms)
    return data


def _keep(home: Home, arrival: Arrival, staged: Path, digest: str, captions: bytes | None) -> str:
    """Write the session and move its files into place, all in one transaction of the catalog."""
    workspace, now = home.workspace, now_ms()
    suffix = _suffix(arrival.recording)
    supplied = _supplied(arrival, captions)
    with home.catalog.write() as db:
        new = NewSession(
            id=arrival.id or sessions.free_id(db, sessions.slug(arrival.title)), title=arrival.title,
            held_on=arrival.held_on, language=arrival.language, partner=arrival.partner,
            presenters=arrival.presenters, recording_name=shown(arrival.recording.name), recording_suffix=suffix,
            recording_digest=digest, recording_size=staged.stat().st_size,
        )  # fmt: skip
        sessions.add(db, new, supplied, now)
        if arrival.publish:
            sessions.publish(db, new.id, now)
        workspace.remove(new.id)  # what an interrupted intake of the same name may have left
        workspace.keep_recording(new.id, staged, suffix)
        if captions is not None:
            workspace.keep_supplied(new.id, f"{arrival.language}{supplied[0].suffix}", captions)
        ledger.want(db, new.id, STEP_NAMES, now)
    return new.id


def _supplied(arrival: Arrival, captions: bytes | None) -> list[Supplied]:
    if arrival.captions is None or captions is None:
        return []
    digest = hashlib.sha256(captions).hexdigest()
    suffix = ".srt" if arrival.captions.suffix.lower() == ".srt" else ".vtt"
    return [Supplied(arrival.language, shown(arrival.captions.name), suffix, digest)]


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
