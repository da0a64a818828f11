"""Everything that can go wrong, as typed errors: what is wrong, what to do next, and the exit code of ``totm``.

A message is one sentence that a partner understands; ``advice`` says what to do. Nothing else reaches a user.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class TotmError(Exception):
    """Base of all expected errors. ``transient`` ones pass by themselves, so the worker tries the step again."""

    exit_code: ClassVar[int] = 1
    transient: ClassVar[bool] = False

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    @property
    def code(self) -> str:
        """The name under which the ledger and ``--json`` show this kind of error."""
        return type(self).__name__


class NotFound(TotmError):
    """No such session, file or term."""

    exit_code = 3


class Withdrawn(NotFound):
    """What was public once, and has been taken back."""


class BadRecording(TotmError):
    """The file is not a recording that can be worked on."""

    exit_code = 4


class BadCaptions(TotmError):
    """The file holds no captions that can be read."""

    exit_code = 5


class AlreadyThere(TotmError):
    """The same recording, or the same id, is in the catalog."""

    exit_code = 6


class ToolMissing(TotmError):
    """A program that we call is not installed."""

    exit_code = 7


class ToolFailed(TotmError):
    """A program that we call ended with an error."""

    exit_code = 8


class DiskFull(TotmError):
    """There is no room for what a step has to write."""

    exit_code = 9
    transient = True


class CatalogBusy(TotmError):
    """Another program holds the catalog's lock."""

    exit_code = 10
    transient = True


class CatalogNewer(TotmError):
    """The catalog was written by a newer version."""

    exit_code = 11


class NotInitialised(TotmError):
    """There is no workspace, no catalog or no secret yet."""

    exit_code = 12


class IndexMissing(TotmError):
    """The search index is missing or cannot be read; it can be rebuilt."""

    exit_code = 13


class EngineMissing(TotmError):
    """No speech engine here can do this language, or its model is not here."""

    exit_code = 14


class StepFailed(TotmError):
    """At least one session did not reach the end of the flow."""

    exit_code = 15


class Damaged(TotmError):
    """A check found artefacts, index or catalog out of step."""

    exit_code = 16


class TimedOut(TotmError):
    """A step or a program took longer than it may."""

    exit_code = 17


class TooMuchMemory(TotmError):
    """A step needed more memory than it may have."""

    exit_code = 18


class BadSettings(TotmError):
    """A setting, or an option, has a value that cannot be."""

    exit_code = 19


class FetchFailed(TotmError):
    """A model could not be fetched."""

    exit_code = 20


class Killed(TotmError):
    """A step's process, or a program it called, was killed from outside: it is tried again."""

    exit_code = 21


class IndexBusy(TotmError):
    """Another program is writing to the search index."""

    exit_code = 22
    transient = True


class WorkspaceUnusable(TotmError):
    """A file or folder of the workspace cannot be read or written."""

    exit_code = 23


@dataclass(frozen=True)
class Problem:
    """What is wrong in line ``line`` of a file, and what to do; what is not ``grave`` can stay as it is."""

    line: int
    wrong: str
    advice: str
    grave: bool = True


class BadToolbox(BadSettings):
    """A toolbox file holds what cannot be."""

    exit_code = 24

    def __init__(self, message: str, advice: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message, advice)
        self.problems = tuple(problems)


class Cancelled(TotmError):
    """Somebody stopped the work; it can go on at any time."""

    exit_code = 130
