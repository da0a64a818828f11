"""One program at a time works on a model, and what a killed one left behind is cleared away by the next."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.core.errors import FetchFailed
from pipeline.speech.models.here import checked

LOOK_AGAIN_SECONDS = 0.2


@contextmanager
def alone(name: str, folder: Path, deadline: float) -> Iterator[None]:
    """Work on the model ``name`` in ``folder`` alone, waiting until ``deadline`` (of :func:`time.monotonic`) for
    whoever does so now. Raises :class:`FetchFailed` where that is too short.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".{checked(name)}.lock"
    with _locked(path, deadline):
        try:
            yield
        finally:
            path.unlink(missing_ok=True)  # while it is held: who waits sees that, and opens a new one


@contextmanager
def _locked(path: Path, deadline: float) -> Iterator[None]:
    """Hold the lock: it ends with the program, however that ends."""
    while True:
        with path.open("ab") as file:
            if _hold(file):
                yield
                return
        if time.monotonic() >= deadline:
            name = path.name.removeprefix(".").removesuffix(".lock")
            raise FetchFailed(f"{name} is being fetched already, by another program.", "Wait until it is here.")
        time.sleep(LOOK_AGAIN_SECONDS)


def _hold(file: IO[bytes]) -> bool:
    """Whether the lock is ours now. One that was removed while we opened it locks nothing."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(file.fileno()).st_nlink > 0


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """Give an empty ``folder`` to work in, without what a killed program left in it; it goes at the end."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
