"""A recording comes in: everything is checked before anything is kept, and a refusal leaves nothing behind."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.catalog import ledger, sessions
from pipeline.catalog.sessions import NewSession, Supplied
from pipeline.core.artefacts import Facts
from pipeline.core.captions.reading import parse_captions
from pipeline.core.errors import AlreadyThere, BadCaptions, BadSettings
from pipeline.core.languages import language as language_code
from pipeline.home import Home
from pipeline.owner import intake_is_alive, intake_job, is_intake
from pipeline.runner import STEP_NAMES, check_room, now_ms
from pipeline.steps.probe import probe_recording
from pipeline.workspace import file_errors_said_plainly, opened_file, shown

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
    size = opened_file(arrival.recording, "recording").st_size
    facts = probe_recording(
        arrival.recording, has_captions=arrival.captions is not None, settings=home.settings.probe,
        name=shown(arrival.recording.name),
    )  # fmt: skip
    captions = _read_captions(arrival.captions, arrival.language, facts.duration_ms)
    check_room(home, size, "This recording")
    job = intake_job()
    _sweep(home)
    try:
        with file_errors_said_plainly():
            staged = home.workspace.staged_file(job, "media", "recording")
            digest = _copy(arrival.recording, staged, size, on_progress)
            return _keep(home, arrival, staged, digest, captions)
    finally:
        home.workspace.discard(job)


def _sweep(home: Home) -> None:
    """Remove what an intake that was killed has left."""
    for job in home.workspace.jobs_staged():
        if is_intake(job) and not intake_is_alive(job):
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


def check_date(text: str) -> str:
    """The day as YYYY-MM-DD. Raises BadSettings."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadSettings(
            f"“{text[:40]}” is not a day.", "Write it as year-month-day, for example 2026-03-18."
        ) from None


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


def supply(home: Home, session_id: str, captions: Path) -> None:
    """Captions come in for a session that is there, and take the place of a machine's words. Raises BadCaptions."""
    with home.catalog.read() as db:
        session = sessions.get(db, session_id)
    facts = home.workspace.read(session_id, "facts", Facts)
    data = _read_captions(captions, session.language, facts.duration_ms if facts else None)
    with file_errors_said_plainly(), home.catalog.write() as db:
        brought = _supplied(captions, session.language, data)[0]
        sessions.supply(db, session_id, brought, now_ms())
        ledger.want(db, session_id, STEP_NAMES, now_ms())
        home.workspace.keep_supplied(session_id, f"{brought.language}{brought.suffix}", data or b"")


def _read_captions(path: Path | None, language: str, duration_ms: int | None) -> bytes | None:
    """The caption file's bytes, when it can be read as captions."""
    if path is None:
        return None
    name = shown(path.name)
    if opened_file(path, "caption file").st_size > MAX_CAPTIONS_BYTES:
        raise BadCaptions(f"“{name}” is too large for a caption file.", "Bring a WebVTT or SubRip file under 20 MB.")
    data = path.read_bytes()
    parse_captions(data, name, language, duration_ms)
    return data


def _keep(home: Home, arrival: Arrival, staged: Path, digest: str, captions: bytes | None) -> str:
    """Write the session and move its files into place: all of it, or nothing."""
    workspace, now, supplied = home.workspace, now_ms(), _supplied(arrival.captions, arrival.language, captions)
    with ExitStack() as undo:
        with home.catalog.write() as db:
            free = sessions.free_id(db, sessions.slug(arrival.title), taken=workspace.sessions())
            new = _described(arrival, free, staged, digest)
            sessions.add(db, new, supplied, now)
            if arrival.publish:
                sessions.publish(db, new.id, now)
            ledger.want(db, new.id, STEP_NAMES, now)
            _refuse_strangers(home, new.id)
            undo.callback(workspace.remove, new.id)
            workspace.keep_recording(new.id, staged, new.recording_suffix)
            if captions is not None:
                workspace.keep_supplied(new.id, f"{arrival.language}{supplied[0].suffix}", captions)
        undo.pop_all()
    return new.id


def _refuse_strangers(home: Home, session_id: str) -> None:
    """Raise AlreadyThere when the workspace holds files under this id that the catalog does not know."""
    if session_id in home.workspace.sessions():
        raise AlreadyThere(
            f"media/{session_id} holds files that the catalog does not know.",
            "Restore the catalog from a backup, move that folder away, or choose another --id.",
        )


def _described(arrival: Arrival, free_id: str, staged: Path, digest: str) -> NewSession:
    return NewSession(
        id=arrival.id or free_id,
        title=arrival.title,
        held_on=arrival.held_on,
        language=arrival.language,
        partner=arrival.partner,
        presenters=arrival.presenters,
        recording_name=shown(arrival.recording.name),
        recording_suffix=_suffix(arrival.recording),
        recording_digest=digest,
        recording_size=staged.stat().st_size,
    )


def _supplied(path: Path | None, language: str, data: bytes | None) -> list[Supplied]:
    if path is None or data is None:
        return []
    suffix = ".srt" if path.suffix.lower() == ".srt" else ".vtt"
    return [Supplied(language, shown(path.name), suffix, hashlib.sha256(data).hexdigest())]


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
