"""What a step is, and what it is handed. See :mod:`pipeline.flow` for the steps themselves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.core.settings import NoSettings


@dataclass(frozen=True)
class Correction:
    """A person's wording for the words heard around ``at_ms``; ``was`` is the text that she saw and changed."""

    at_ms: int
    was: str
    text: str


@dataclass(frozen=True)
class Record:
    """What people wrote about a session. A step sees the fields it declares; the others are at their defaults."""

    title: str = ""
    language: str = ""
    held_on: str = ""
    partner: str = ""
    presenters: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Job:
    """One run of one step on one session: all that the step may read, and where it writes.

    ``inputs`` and ``outputs`` map artefact names to absolute paths; an input that the session does not have (no
    captions were supplied) is absent. Outputs are staged: they count once the step has ended well.
    """

    session: str
    inputs: dict[str, Path]
    outputs: dict[str, Path]
    record: Record
    scratch: Path
    index: Path
    models: Path
    progress: Callable[[float], None] = field(default=lambda share: None)


@dataclass(frozen=True)
class Limits:
    """What a step's process may use: memory in MB; time as a multiple of the recording's length, plus ten minutes.

    ``space`` is what the step may write, as a multiple of the recording's size: it does not start without that room.
    """

    memory_mb: int = 1500
    time: float = 1.0
    space: float = 0.1


@dataclass(frozen=True)
class Step:
    """One step of the flow, as a value.

    ``reads`` and ``writes`` name artefacts (a name that ends in ``/`` is a folder of files), ``record`` the fields of
    :class:`Record` it looks at. ``run`` is the function ``module:name``, called as ``run(job, settings)``; it is named
    and not imported, so that reading the flow costs nothing. It returns the versions of the tools that it used, which
    are recorded but not part of the fingerprint. Raise ``version`` when the same inputs should give another result.
    """

    name: str
    version: int
    summary: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: str
    record: tuple[str, ...] = ()
    settings: type = NoSettings
    limits: Limits = Limits()
