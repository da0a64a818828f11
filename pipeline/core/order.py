"""What a worker and a step's process tell each other: one JSON line a message."""

from dataclasses import dataclass
from typing import Any

import msgspec

from pipeline.core.step import Record


@dataclass(frozen=True)
class Order:
    """To the child, on its standard input: a step, and its job with paths as text."""

    step: str
    session: str
    inputs: dict[str, str]
    outputs: dict[str, str]
    record: Record
    settings: dict[str, Any]
    scratch: str
    index: str
    models: str
    kept: str
    memory_mb: int


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """From the child: how much is done, from 0 to 1."""

    share: float


class File(msgspec.Struct, frozen=True):
    """A written file; size in bytes, time in nanoseconds."""

    digest: str
    size: int
    mtime_ns: int


class Outcome(msgspec.Struct, frozen=True, tag="outcome"):
    """From the child, at the end: for each artefact the files that it wrote (``""`` names the artefact itself).

    ``hold`` says why the public should not see the session before a person has looked at it; empty: no reason.
    """

    outputs: dict[str, dict[str, File]]
    tools: dict[str, str]
    hold: str = ""


class Failure(msgspec.Struct, frozen=True, tag="failure"):
    """From the child, at the end: an expected error, by the name of its class in :mod:`pipeline.core.errors`."""

    code: str
    message: str
    advice: str


Message = Progress | Outcome | Failure
