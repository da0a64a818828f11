"""Where files live. Nothing else decides a path, and nothing else moves an artefact into place.

Outputs are staged beside their destination (same file system), then moved with ``os.replace``: a reader sees the old
file or the new one, never half of one.
"""

import errno
import hashlib
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec

from pipeline.core.errors import Damaged, DiskFull, NotFound, WorkspaceUnusable
from pipeline.core.order import File

T = TypeVar("T")

PLACES: Mapping[str, str] = {
    "facts": "transcripts/{id}/facts.json",
    "video": "media/{id}/video.mp4",
    "audio": "media/{id}/audio.m4a",
    "poster": "media/{id}/poster.jpg",
    "storyboard": "transcripts/{id}/storyboard.json",
    "storyboard/": "media/{id}/storyboard",
    "listening": "transcripts/{id}/listening.json",
    "recognised": "transcripts/{id}/recognised.json",
    "transcript": "transcripts/{id}/transcript.json",
    "captions": "transcripts/{id}/captions.vtt",
    "tracks/": "transcripts/{id}/tracks",
    "trust": "transcripts/{id}/trust.json",
    "outline": "transcripts/{id}/outline.json",
    "tags": "transcripts/{id}/tags.json",
    "sums": "transcripts/{id}/sums.json",
    "card": "transcripts/{id}/card.json",
    "passages": "transcripts/{id}/passages.json",
    "clips": "transcripts/{id}/clips.json",
    "clips/": "media/{id}/clips",
}
"""Every artefact and its place, relative to the workspace; a name that ends in ``/`` is a folder."""

STAGING = ".staging"
KEPT = ".kept"
DAY_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Workspace:
    """The files under one folder, ``root``."""

    root: Path

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.root / "index"

    def make(self) -> None:
        """Make the folders, where they are not there yet."""
        for name in ("media", "transcripts", "index"):
            (self.root / name).mkdir(parents=True, exist_ok=True)

    def place(self, session: str, artefact: str) -> Path:
        """Where an artefact of a session lies, whether or not it is there."""
        return self.root / PLACES[artefact].format(id=session)

    def recording(self, session: str, suffix: str) -> Path:
        """Where a session's recording lies; ``suffix`` is its file ending, dot included."""
        return self.root / "media" / session / f"recording{suffix}"

    def supplied(self, session: str) -> Path:
        """The folder of the caption files that came with a session, named ``<language>.<vtt|srt|ttml>``."""
        return self.root / "transcripts" / session / "supplied"

    def read(self, session: str, artefact: str, shape: type[T]) -> T | None:
        """Read a JSON artefact, or ``None`` when it is not there. Raises Damaged when it is not what it should be."""
        path = self.place(session, artefact)
        try:
            return load(path, shape)
        except FileNotFoundError:
            return None
        except msgspec.MsgspecError as error:
            raise Damaged(f"{path} is damaged: {error}.", f"Run: totm run {session}") from None

    # staging ---------------------------------------------------------------------------------------------------------

    def staged(self, job: str, session: str, artefact: str) -> Path:
        """Where the job named ``job`` writes an artefact; the folder it needs is made."""
        top, _, rest = PLACES[artefact].format(id=session).partition("/")
        path = self.root / top / STAGING / job / rest
        (path if artefact.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        return path

    def staged_file(self, job: str, top: str, name: str) -> Path:
        """A new file under ``top`` for what comes from outside; moved into place by the caller."""
        folder = self.root / top / STAGING / job
        folder.mkdir(parents=True, exist_ok=True)
        return folder / name

    def scratch(self, job: str) -> Path:
        """A folder for a job's own intermediate files, removed with its staging."""
        path = self.root / "media" / STAGING / job / ".scratch"
        path.mkdir(parents=True, exist_ok=True)
        return path

    def kept(self, session: str, step: str, reasons: str) -> Path:
        """What an attempt at a step has kept for the next one; ``reasons`` tells attempts apart that differ in them.

        What was kept for other reasons is removed: nobody will ask for it again.
        """
        folder = self.root / "transcripts" / KEPT / session / step
        if folder.is_dir():
            _remove_folders(folder, but=reasons)
        (folder / reasons).mkdir(parents=True, exist_ok=True)
        return folder / reasons

    def forget_kept(self, session: str, step: str) -> None:
        """Remove what attempts at a step have kept, once it has ended well."""
        folder = self.root / "transcripts" / KEPT / session
        shutil.rmtree(folder / step, ignore_errors=True)
        with suppress(OSError):  # another step has kept something, or nothing was kept
            folder.rmdir()

    def commit(self, job: str, session: str, outputs: Iterable[str]) -> None:
        """Move the staged outputs of a job into place, single files last, then drop what a folder no longer holds."""
        ordered = sorted(outputs, key=lambda name: not name.endswith("/"))
        kept = {name: self._move(job, session, name) for name in ordered}
        for name in ordered:
            if name.endswith("/"):
                _remove_others(self.place(session, name), kept[name])
        self.discard(job)

    def _move(self, job: str, session: str, artefact: str) -> set[str]:
        source, target = self.staged(job, session, artefact), self.place(session, artefact)
        if not artefact.endswith("/"):
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)
            return {target.name}
        target.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in source.iterdir()}
        for name in sorted(names):
            os.replace(source / name, target / name)
        return names

    def discard(self, job: str) -> None:
        """Remove what a job staged."""
        for top in ("media", "transcripts"):
            shutil.rmtree(self.root / top / STAGING / job, ignore_errors=True)

    def staged_long_ago(self, job: str) -> bool:
        """Whether the job has staged nothing new for a day: whoever did it on another machine has given up."""
        folders = (self.root / top / STAGING / job for top in ("media", "transcripts"))
        return all(folder.stat().st_mtime < time.time() - DAY_SECONDS for folder in folders if folder.is_dir())

    def jobs_staged(self) -> set[str]:
        """The names of the jobs that have staged something."""
        folders = (self.root / top / STAGING for top in ("media", "transcripts"))
        return {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}

    def sessions(self) -> set[str]:
        """The ids under which files lie here, whether or not the catalog knows them."""
        folders = (self.root / top for top in ("media", "transcripts"))
        return {
            path.name
            for folder in folders
            if folder.is_dir()
            for path in folder.iterdir()
            if path.is_dir() and not path.name.startswith(".")
        }

    def keep_recording(self, session: str, staged: Path, suffix: str) -> None:
        """Move a staged recording into place."""
        target = self.recording(session, suffix)
        target.parent.mkdir(parents=True, exist_ok=True)
        _to_disk(staged)
        os.replace(staged, target)
        _to_disk(target.parent)

    def keep_supplied(self, session: str, name: str, data: bytes) -> None:
        """Keep a caption file as it came."""
        folder = self.supplied(session)
        folder.mkdir(parents=True, exist_ok=True)
        staged = folder / f".{name}"
        staged.write_bytes(data)
        _to_disk(staged)
        os.replace(staged, folder / name)
        for earlier in folder.glob(f"{Path(name).stem}.*"):
            if earlier.name != name:  # the same language in the other format
                earlier.unlink()
        _to_disk(folder)

    # digests ---------------------------------------------------------------------------------------------------------

    def relative(self, path: Path) -> str:
        """A path as the ledger writes it."""
        return str(PurePosixPath(path.relative_to(self.root)))

    def unchanged(self, name: str, file: File) -> bool:
        """Whether the file ``name`` is as the ledger remembers it; it is read only where its time differs."""
        path = self.root / name
        try:
            found = path.stat()
        except OSError:
            return False
        same_time = found.st_mtime_ns == file.mtime_ns
        return found.st_size == file.size and (same_time or digest(path) == file.digest)

    def remove(self, session: str) -> None:
        """Remove every file of a session."""
        for top in ("media", "transcripts"):
            shutil.rmtree(self.root / top / session, ignore_errors=True)
        shutil.rmtree(self.root / "transcripts" / KEPT / session, ignore_errors=True)


def load(path: Path, shape: type[T]) -> T:
    """Read a JSON artefact. Raises msgspec.MsgspecError when the file holds something else."""
    return msgspec.json.decode(path.read_bytes(), type=shape)


def save(path: Path, value: Any) -> None:
    """Write a JSON artefact."""
    path.write_bytes(msgspec.json.encode(value))


def files_under(path: Path) -> list[Path]:
    """The file itself, or the files of the folder, in a fixed order; empty when it is not there."""
    if path.is_dir():
        return sorted(child for child in path.rglob("*") if child.is_file())
    return [path] if path.is_file() else []


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe(path: Path) -> File:
    """What the ledger remembers of a file."""
    found = path.stat()
    return File(digest(path), found.st_size, found.st_mtime_ns)


@contextmanager
def file_errors_said_plainly() -> Iterator[None]:
    """Turn what the system says about files into DiskFull or WorkspaceUnusable."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("The disk is full.", "Make room, then try again: nothing was lost.") from error
        said = (error.strerror or str(error)).lower()
        raise WorkspaceUnusable(
            f"{error.filename or 'A file of the workspace'} cannot be used: {said}.",
            "Check the rights on the workspace, and the disk; then try again: nothing was lost.",
        ) from error


def _to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk: what came in is the only copy that we have."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_others(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if path.name not in kept and path.is_file():  # a folder in there is somebody else's: a NAS makes such
            path.unlink()


def _remove_folders(folder: Path, but: str) -> None:
    for path in folder.iterdir():
        if path.name != but:
            shutil.rmtree(path, ignore_errors=True)


def shown(name: str) -> str:
    """A file's name as it may stand in a message: printable, and not longer than a line."""
    printable = "".join(c if c.isprintable() else "�" for c in name)
    return printable if len(printable) <= 80 else printable[:50] + "…" + printable[-25:]


def opened_file(path: Path, what: str) -> os.stat_result:
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
