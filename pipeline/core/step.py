"""What a step is, and what it is handed. See :mod:`pipeline.flow` for the steps themselves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.core.artefacts import TagKind
from pipeline.core.settings import NoSettings


@dataclass(frozen=True)
class Correction:
    """What a person says of the words heard around ``at_ms``; ``was`` is the text that she saw.

    What she left alone is ``None``; an empty ``text`` deletes the words, an empty ``speaker`` means nobody known. With
    an empty ``was`` it adds a segment, which needs ``start_ms``, ``end_ms`` and ``text``.
    """

    at_ms: int
    was: str
    text: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Decision:
    """What a person says of one term on the session; of several on the same term the last one counts.

    ``undo`` leaves it to the machine again. ``start_ms`` to ``end_ms`` is the moment that carries the tag in her eyes:
    always given for ``add``, and for ``accept`` what she was shown, so that the tag has evidence if the machine finds
    none another time.
    """

    toolbox: str
    kind: TagKind
    term: str
    verdict: Literal["accept", "reject", "add", "undo"]
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True)
class Record:
    """What people wrote about a session. A step sees the fields it declares; the others are at their defaults."""

    title: str = ""
    language: str = ""
    held_on: str = ""
    partner: str = ""
    presenters: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Job:
    """One run of one step on one session: all that the step may read, and where it writes.

    ``inputs`` and ``outputs`` map artefact names to absolute paths; an input that the session does not have (no
    captions were supplied) is absent. Outputs are staged: they count once the step has ended well. What the step writes
    into the folder ``kept`` is there again when it is tried again for the same reasons, even after a kill. ``hold``
    takes a sentence: why the public should not see the session before a person has looked at it.
    """

    session: str
    inputs: dict[str, Path]
    outputs: dict[str, Path]
    record: Record
    scratch: Path
    index: Path
    models: Path
    kept: Path
    progress: Callable[[float], None] = field(default=lambda share: None)
    hold: Callable[[str], None] = field(default=lambda reason: None)


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
    :class:`Record` it looks at. ``hints`` names more of both, and perhaps ``settings``: these help, but a change in
    them is no reason to run again (a new word in the glossary is not worth hours of recognition). ``run`` is the
    function ``module:name``, called as ``run(job, settings)``; it is named and not imported, so that reading the flow
    costs nothing. It returns the versions of the tools that it used, which are recorded but not part of the
    fingerprint. Raise ``version`` when the same inputs should give another result.
    """

    name: str
    version: int
    summary: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: str
    record: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    settings: type = NoSettings
    limits: Limits = Limits()
