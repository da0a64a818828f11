"""The artefacts of sessions, parsed once and kept while their file stays the same."""

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

from pipeline.workspace import Workspace

T = TypeVar("T")
Key = tuple[Path, type]

KEPT_BYTES = 32 * 1024 * 1024
"""How much JSON is kept in parsed form; in memory it takes a few times as much."""


@dataclass(frozen=True)
class Parsed:
    """A parsed file, and what tells whether the file has changed since."""

    mtime_ns: int
    size: int
    value: Any


@dataclass
class Library:
    """Reads JSON artefacts of a workspace, keeping those read last. Safe to use from several threads."""

    workspace: Workspace
    limit: int = KEPT_BYTES
    _parsed: OrderedDict[Key, Parsed] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def read(self, session: str, artefact: str, shape: type[T]) -> T | None:
        """An artefact, or ``None`` when it is not there. Raises Damaged when it is not what it should be."""
        path = self.workspace.place(session, artefact)
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        with self._lock:
            kept = self._parsed.get((path, shape))
            if kept and (kept.mtime_ns, kept.size) == (found.st_mtime_ns, found.st_size):
                self._parsed.move_to_end((path, shape))
                return cast(T, kept.value)
        value = self.workspace.read(session, artefact, shape)
        self._keep((path, shape), Parsed(found.st_mtime_ns, found.st_size, value))
        return value

    def _keep(self, key: Key, parsed: Parsed) -> None:
        with self._lock:
            if before := self._parsed.pop(key, None):
                self._bytes -= before.size
            self._parsed[key] = parsed
            self._bytes += parsed.size
            while self._bytes > self.limit:
                self._bytes -= self._parsed.popitem(last=False)[1].size
