"""The checkpoints of Whisper: which there are, which lie here, and how one is fetched.

The addresses and checksums are those that the installed ``whisper`` package knows. They are read from its
source and not by importing it, which would load torch, seconds and hundreds of megabytes, only to look up a
line.
"""

import ast
import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from pipeline.core.errors import DiskFull, EngineMissing, FetchFailed, NotFound

CONNECT_SECONDS = 5
CHUNK_BYTES = 1 << 20
AGAIN = "What has arrived is kept: the same command goes on from there."


@dataclass(frozen=True)
class Checkpoint:
    """A Whisper model to fetch: its ``name``, where it lies, and the SHA-256 of its file."""

    name: str
    url: str
    sha256: str


def present(folder: Path) -> tuple[str, ...]:
    """Return the names of the checkpoints in ``folder``, the largest file first."""
    files = [file for file in folder.glob("*.pt") if file.is_file()]
    return tuple(file.stem for file in sorted(files, key=lambda file: (-file.stat().st_size, file.name)))


def path_of(name: str, folder: Path) -> Path:
    """Return where the checkpoint ``name`` lies, or would lie."""
    return folder / f"{name}.pt"


def known() -> dict[str, Checkpoint]:
    """Return the checkpoints that the installed ``whisper`` package knows, by name.

    Raises :class:`EngineMissing` where that package is not installed.
    """
    package = find_spec("whisper")
    if package is None or package.origin is None:
        raise EngineMissing("Whisper is not installed.", "Install it: pip install openai-whisper")
    urls = _assigned(ast.parse(Path(package.origin).read_bytes()), "_MODELS")
    return {name: Checkpoint(name, url, url.split("/")[-2]) for name, url in urls.items()}


def _assigned(module: ast.Module, name: str) -> dict[str, str]:
    """Return the dictionary literal that ``module`` assigns to ``name``; empty where there is none."""
    for statement in module.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name:
            return dict(ast.literal_eval(statement.value))
    return {}


def fetch(name: str, folder: Path, time_limit_s: float, progress: Callable[[float], None]) -> Path:
    """Fetch the checkpoint ``name`` into ``folder`` and return its file; one that is there already is left
    alone.

    Raises :class:`NotFound` for an unknown name, otherwise as :func:`download`.
    """
    checkpoints = known()
    if name not in checkpoints:
        raise NotFound(f"There is no Whisper model “{name[:40]}”.", f"Choose one of: {', '.join(checkpoints)}")
    return download(checkpoints[name], folder, time_limit_s, progress)


def download(checkpoint: Checkpoint, folder: Path, time_limit_s: float, progress: Callable[[float], None]) -> Path:
    """Fetch ``checkpoint`` into ``folder`` within ``time_limit_s`` seconds and check it; ``progress`` is told
    a share.

    What arrives is kept beside as ``.part``, and an interrupted fetch goes on from there. Raises
    :class:`FetchFailed`, or :class:`DiskFull`.
    """
    target = path_of(checkpoint.name, folder)
    if target.is_file():
        return target
    part = target.with_suffix(".part")
    deadline = time.monotonic() + time_limit_s
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for share in _arriving(checkpoint.url, part, deadline):
            progress(share)
    except (OSError, HTTPException) as error:
        raise _failure(checkpoint.name, folder, error) from error
    if _sha256(part) != checkpoint.sha256:
        part.unlink()
        raise FetchFailed(
            f"The Whisper model {checkpoint.name} arrived damaged.",
            "Try again; if it happens again, something between here and the server changes files.",
        )
    os.replace(part, target)
    return target


def _arriving(url: str, part: Path, deadline: float) -> Iterator[float]:
    """Append to ``part`` what is missing of the file at ``url``, yielding what share of it is there."""
    have = part.stat().st_size if part.exists() else 0
    response = _open(url, have)
    if response is None:
        return
    with response, part.open("ab" if response.status == 206 else "wb") as file:
        have = file.tell()
        total = have + int(response.headers.get("Content-Length") or 0)
        while chunk := response.read1(CHUNK_BYTES):
            have += file.write(chunk)
            yield min(1.0, have / total) if total else 0.0
            if time.monotonic() > deadline:
                raise TimeoutError("the time limit was reached")
        if have < total:
            raise ConnectionError("the connection ended early")


def _open(url: str, have: int) -> HTTPResponse | None:
    """Ask for ``url`` from byte ``have`` on. Return ``None`` where nothing lies beyond, as after a fetch cut
    short between the last byte and the check.
    """
    headers = {"Range": f"bytes={have}-"} if have else {}
    try:
        response: HTTPResponse = urlopen(Request(url, headers=headers), timeout=CONNECT_SECONDS)
    except HTTPError as error:
        if have and error.code == 416:
            return None
        raise
    return response


def _failure(name: str, folder: Path, error: OSError | HTTPException) -> FetchFailed | DiskFull:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return DiskFull(f"There is no room in {folder} for the Whisper model {name}.", f"Make room. {AGAIN}")
    if isinstance(error, TimeoutError):
        return FetchFailed(f"The Whisper model {name} did not arrive in time.", AGAIN)
    reason = f"the server answered {error.code}" if isinstance(error, HTTPError) else getattr(error, "reason", error)
    return FetchFailed(
        f"The Whisper model {name} could not be fetched: {reason}.",
        f"Look at the network connection. {AGAIN} Or copy {name}.pt from another machine into {folder}.",
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
