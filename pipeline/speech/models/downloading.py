"""Fetching one file: it goes on where it stopped, it ends in time, and what arrives is what was promised."""

import errno
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO, Literal
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from pipeline.core.errors import DiskFull, FetchFailed

CONNECT_SECONDS = 5
CHUNK_BYTES = 1 << 20
AGAIN = "What has arrived is kept: the same command goes on from there."

Progress = Callable[[int, int], None]
"""Is told how many bytes are here, and of how many (0: nobody knows)."""


@dataclass(frozen=True)
class Remote:
    """A file to fetch. ``digest`` is its SHA-256, or the SHA-1 under which git would keep it; ``bytes`` is how many it
    has, 0 where only the server knows.
    """

    url: str
    digest: str
    kind: Literal["sha256", "git"] = "sha256"
    bytes: int = 0


def download(remote: Remote, target: Path, deadline: float, progress: Progress) -> Path:
    """Fetch ``remote`` into ``target`` until ``deadline`` (of :func:`time.monotonic`), and check it.

    A ``target`` that is there is left alone. What arrives is kept beside it as ``.part``, and an interrupted fetch goes
    on from there. One program at a time may do that: see :func:`pipeline.speech.models.lock.alone`. Raises
    :class:`FetchFailed`, or :class:`DiskFull`.
    """
    if target.is_file():
        return target
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("ab") as file:
            for have, total in _arriving(remote, file, deadline):
                progress(have, total)
    except (OSError, HTTPException) as error:
        raise failure(target, error) from error
    if _digest(part, remote.kind) != remote.digest:
        part.unlink()
        raise FetchFailed(
            f"{target.name} arrived damaged.",
            "Try again; if it happens again, something between here and the server changes files.",
        )
    os.replace(part, target)
    return target


def _arriving(remote: Remote, file: IO[bytes], deadline: float) -> Iterator[tuple[int, int]]:
    """Append to ``file`` what is missing of ``remote``, yielding how much of how much is there."""
    have = file.tell()
    response = _open(remote.url, have)
    if response is None:
        return
    with response:
        if response.status != 206:  # a server that knows no ranges begins anew
            file.truncate(0)
            have = 0
        total = remote.bytes or have + _announced(response)
        while chunk := response.read1(CHUNK_BYTES):
            have += file.write(chunk)
            if have > total:
                file.truncate(0)
                raise ConnectionError("more arrived than was announced")
            yield have, total
            if time.monotonic() > deadline:
                raise TimeoutError("the time limit was reached")
        if have < total:
            raise ConnectionError("the connection ended early")


def _announced(response: HTTPResponse) -> int:
    """How many bytes the server says that it sends."""
    length = response.headers.get("Content-Length") or ""
    if not re.fullmatch("[0-9]{1,15}", length):
        raise ConnectionError("the server does not say how much it sends")
    return int(length)


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


def failure(target: Path, error: OSError | HTTPException) -> FetchFailed | DiskFull:
    """What went wrong in fetching ``target``, in words."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return DiskFull(f"There is no room in {target.parent} for {target.name}.", f"Make room. {AGAIN}")
    if isinstance(error, TimeoutError):
        return FetchFailed(f"{target.name} did not arrive in time.", AGAIN)
    reason = f"the server answered {error.code}" if isinstance(error, HTTPError) else getattr(error, "reason", error)
    return FetchFailed(
        f"{target.name} could not be fetched: {reason}.",
        f"Look at the network connection. {AGAIN} Or bring the model from another machine: totm models import PATH",
    )


def _digest(path: Path, kind: str) -> str:
    with path.open("rb") as file:
        if kind == "sha256":
            return hashlib.file_digest(file, "sha256").hexdigest()
        header = f"blob {path.stat().st_size}\0".encode()
        return hashlib.sha1(header + file.read(), usedforsecurity=False).hexdigest()
