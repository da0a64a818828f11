"""A recording comes in: everything is checked before anything is kept, and a refusal leaves nothing behind."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.catalog import ledger, naming, sessions
from pipeline.catalog.sessions import Edit, NewSession, Supplied
from pipeline.core.artefacts import Facts
from pipeline.core.captions.reading import MAX_BYTES, parse_captions
from pipeline.core.errors import AlreadyThere, BadCaptions, BadSettings
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.core.languages import language as language_code
from pipeline.home import Home
from pipeline.owner import intake_is_alive, intake_job, is_intake
from pipeline.runner import STEP_NAMES, check_room, now_ms
from pipeline.steps.probe import probe_recording
from pipeline.workspace import file_errors_said_plainly, opened_file, shown

BLOCK = 4 * 1024 * 1024
MAX_NAME = 200
MAX_TITLE = 500
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_CODE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9]{1,8})*")
_UNSAID = frozenset(("", "und", "mul", "zxx"))  # what files say that say nothing of their language


@dataclass(frozen=True)
class CaptionFile:
    """A caption file that a partner brings; ``language`` is empty where she did not say which it is in."""

    path: Path
    language: str = ""


@dataclass(frozen=True)
class Arrival:
    """What a partner brings: a recording, perhaps captions, and her words about them."""

    recording: Path
    title: str
    language: str
    held_on: str
    partner: str = ""
    presenters: tuple[str, ...] = ()
    captions: tuple[CaptionFile, ...] = ()
    id: str = ""
    publish: bool = False


def add(home: Home, arrival: Arrival, on_progress: Callable[[float], None] = lambda share: None) -> str:
    """Check, copy and write down what came in, and ask for it to be worked on. Returns the session's id.

    Raises BadRecording, BadCaptions, BadSettings, AlreadyThere, NotFound or DiskFull, and leaves nothing behind.
    """
    arrival = _tidy(arrival)
    size = opened_file(arrival.recording, "recording").st_size
    facts = probe_recording(
        arrival.recording, has_captions=bool(arrival.captions), settings=home.settings.probe,
        name=shown(arrival.recording.name),
    )  # fmt: skip
    captions = _checked_captions(arrival.captions, arrival.language, facts.duration_ms)
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


def change(home: Home, session_id: str, words: Edit, captions: Sequence[CaptionFile] = ()) -> None:
    """Write new words about a session, and keep captions that come in later: they take the place of a machine's words.

    All of it, or nothing. Raises NotFound, BadCaptions, BadSettings or DiskFull.
    """
    with home.catalog.read() as db:
        session = sessions.get(db, session_id)
    facts = home.workspace.read(session_id, "facts", Facts) if captions else None
    checked = _checked_captions(captions, words.language or session.language, facts.duration_ms if facts else None)
    with file_errors_said_plainly(), home.catalog.write() as db:
        sessions.edit(db, session_id, words, now_ms())
        for file in checked:
            sessions.supply(db, session_id, file.supplied, now_ms())
        ledger.want(db, session_id, STEP_NAMES, now_ms())
        _keep_captions(home, session_id, checked)


# captions ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Checked:
    """A caption file that can be read as captions."""

    supplied: Supplied
    data: bytes


def caption_file(said: str) -> CaptionFile:
    """The file that ``LANG=PATH`` or ``PATH`` means. Raises BadSettings for a language of no session."""
    code, equals, path = said.partition("=")
    if equals and _CODE.fullmatch(code) and not os.path.exists(said):
        return CaptionFile(Path(path), language_code(code))
    return CaptionFile(Path(said))


def _checked_captions(files: Sequence[CaptionFile], language: str, duration_ms: int | None) -> list[_Checked]:
    """Read the caption files that came with a session in ``language``: at most one for each language."""
    checked: dict[str, _Checked] = {}
    for file in files:
        one = _check(file, language, duration_ms)
        other = checked.setdefault(one.supplied.language, one)
        if other is not one:
            names = f"“{other.supplied.name}” and “{one.supplied.name}”"
            raise BadCaptions(
                f"{names} both seem to be captions in {IN_ENGLISH[one.supplied.language]}.",
                "Say which language each is in, for example: --captions sv=FILE --captions en=FILE",
            )
    return list(checked.values())


def _check(file: CaptionFile, session_language: str, duration_ms: int | None) -> _Checked:
    name = shown(file.path.name)
    if opened_file(file.path, "caption file").st_size > MAX_BYTES:
        raise BadCaptions(f"“{name}” is too large for a caption file.", "Bring WebVTT, SubRip or TTML under 20 MB.")
    data = file.path.read_bytes()
    told = file.language or _told(_in_name(file.path), name)
    brought = parse_captions(data, name, told or session_language, duration_ms)
    language = told or _told(brought.stated, name) or session_language
    return _Checked(Supplied(language, name, f".{brought.form}", hashlib.sha256(data).hexdigest()), data)


def _in_name(path: Path) -> str:
    """The language in a name such as ``talk.sv.vtt`` or ``talk.en-GB.srt``, else nothing."""
    last = Path(path.stem).suffix[1:]
    return last if _CODE.fullmatch(last) else ""


def _told(code: str, name: str) -> str:
    """The language that ``code`` means, which the file ``name`` or its name says of itself; nothing for no code."""
    if code.lower() in _UNSAID:
        return ""
    try:
        return language_code(code)
    except BadSettings:
        known = ", ".join(LANGUAGES)
        raise BadCaptions(
            f"“{name}” seems to be in the language “{code[:20]}”, which sessions are not held in ({known}).",
            "If it is in another one, say so, for example: --captions sv=FILE",
        ) from None


def _keep_captions(home: Home, session_id: str, checked: Sequence[_Checked]) -> None:
    for file in checked:
        home.workspace.keep_supplied(session_id, f"{file.supplied.language}{file.supplied.suffix}", file.data)


# keeping -------------------------------------------------------------------------------------------------------------


def _keep(home: Home, arrival: Arrival, staged: Path, digest: str, captions: Sequence[_Checked]) -> str:
    """Write the session and move its files into place: all of it, or nothing."""
    workspace, now = home.workspace, now_ms()
    with ExitStack() as undo:
        with home.catalog.write() as db:
            free = sessions.free_id(db, naming.slug(arrival.title), taken=workspace.sessions())
            new = _described(arrival, free, staged, digest)
            sessions.add(db, new, [file.supplied for file in captions], now)
            if arrival.publish:
                sessions.publish(db, new.id, now)
            ledger.want(db, new.id, STEP_NAMES, now)
            _refuse_strangers(home, new.id)
            undo.callback(workspace.remove, new.id)
            workspace.keep_recording(new.id, staged, new.recording_suffix)
            _keep_captions(home, new.id, captions)
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


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
