"""The process in which one step runs: ``python -m pipeline.child WORKER_PID``, with an order on its standard input.

It has no access to the catalog. It tells progress and the outcome on its standard output, one JSON line each, and it
dies with the worker that started it.
"""

import ctypes
import importlib
import os
import resource
import signal
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from pipeline.core.errors import TooMuchMemory, TotmError
from pipeline.core.order import Failure, File, Message, Order, Outcome, Progress
from pipeline.core.step import Job, Step
from pipeline.flow import FLOW
from pipeline.workspace import describe, file_errors_said_plainly, files_under

PR_SET_PDEATHSIG = 1
MB = 1_000_000


def main() -> None:
    """Run the step that the order names."""
    _die_with(int(sys.argv[1]))
    tell = _Teller(_take_stdout())
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    resource.setrlimit(resource.RLIMIT_DATA, (order.memory_mb * MB, order.memory_mb * MB))
    tell(_attempt(order, tell))


def _attempt(order: Order, tell: "_Teller") -> Message:
    step = next(step for step in FLOW if step.name == order.step)
    try:
        with file_errors_said_plainly():
            return run_step(step, order, tell)
    except TotmError as error:
        return Failure(error.code, error.message, error.advice)
    except MemoryError:
        return _failure(
            TooMuchMemory(f"The step “{step.name}” needs more than {order.memory_mb} MB of memory.",
                          "Use a machine with more memory, or a smaller model.")
        )  # fmt: skip


def run_step(step: Step, order: Order, tell: "_Teller") -> Outcome:
    """Call the step's function, and describe the files it wrote."""
    module, _, name = step.run.partition(":")
    held: list[str] = []
    job = Job(
        session=order.session,
        inputs={name: Path(path) for name, path in order.inputs.items()},
        outputs={name: Path(path) for name, path in order.outputs.items()},
        record=order.record,
        scratch=Path(order.scratch),
        index=Path(order.index),
        models=Path(order.models),
        kept=Path(order.kept),
        progress=tell.progress,
        hold=held.append,
    )
    function = getattr(importlib.import_module(module), name)
    tools = function(job, msgspec.convert(order.settings, step.settings))
    return Outcome({name: _describe(name, path) for name, path in job.outputs.items()}, tools, " ".join(held))


def _describe(artefact: str, path: Path) -> dict[str, File]:
    if artefact.endswith("/"):
        return {str(file.relative_to(path)): describe(file) for file in files_under(path)}
    return {"": describe(path)}


def _failure(error: TotmError) -> Failure:
    return Failure(error.code, error.message, error.advice)


class _Teller:
    """Writes messages to the worker; progress at most a hundred times."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._told = 0.0

    def __call__(self, message: Message) -> None:
        self._out.write(msgspec.json.encode(message) + b"\n")
        self._out.flush()

    def progress(self, share: float) -> None:
        if share >= self._told + 0.01:
            self._told = min(share, 1.0)
            self(Progress(self._told))


def _take_stdout() -> BinaryIO:
    """Keep standard output for our messages: what a library prints goes to standard error."""
    own = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(own, "wb")


def _die_with(parent: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we could ask
        sys.exit(1)


if __name__ == "__main__":
    main()
