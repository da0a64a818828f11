"""Why must a step run, what is it handed, and how do its outputs take effect? The worker asks in this order:

decide → prepare → (a child process runs the step) → commit
"""

import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
from sqlalchemy.orm import Session as Db

from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Result, Taken
from pipeline.catalog.sessions import Session
from pipeline.core.errors import DiskFull, EngineMissing, NotFound
from pipeline.core.fingerprint import Ingredients, declared, ingredients, reasons
from pipeline.core.order import File, Order, Outcome
from pipeline.core.step import Record, Step
from pipeline.flow import FLOW
from pipeline.home import Home
from pipeline.speech.choose import pick
from pipeline.speech.models import present
from pipeline.workspace import PLACES, digest, files_under

STEPS = {step.name: step for step in FLOW}
STEP_NAMES = tuple(STEPS)
WRITER = {artefact: step.name for step in FLOW for artefact in step.writes}
MB = 1_000_000


@dataclass(frozen=True)
class Decision:
    """Why a step must run (empty: it is up to date), and what it would be made from."""

    reasons: tuple[str, ...]
    ingredients: Ingredients
    record: Record


def now_ms() -> int:
    """The time, in UTC milliseconds."""
    return time.time_ns() // 1_000_000


def settings_of(home: Home, step: Step) -> Any:
    """The part of the settings that a step declares."""
    return next((value for _, value in home.settings if type(value) is step.settings), step.settings())


def want(home: Home, session_id: str) -> None:
    """Ask the workers to bring a session up to date."""
    with home.catalog.write() as db:
        ledger.want(db, session_id, STEP_NAMES, now_ms())


def decide(home: Home, session_id: str, step: Step) -> Decision:
    """Compare what the step's last good run was made from with what there is now. Raises NotFound."""
    with home.catalog.read() as db:
        record = sessions.record(db, session_id)
        before = ledger.of_step(db, session_id, step.name)
        inputs = {name: found for artefact in step.reads for name, found in _digests(home, db, session_id, artefact)}
    now = ingredients(step, record, settings_of(home, step), inputs)
    why = reasons(before.ingredients if before else None, now)
    if not why and before:
        why = tuple(_lost(home, before.outputs or {}))
    return Decision(why, now, declared(step, record))


def _digests(home: Home, db: Db, session_id: str, artefact: str) -> Iterator[tuple[str, str]]:
    """The files of an artefact with their digests, as the catalog, the toolbox and the ledger know them."""
    if artefact == "recording":
        yield artefact, sessions.get(db, session_id).recording_digest
    elif artefact == "supplied":
        yield from ((f"captions {s.language}", s.digest) for s in sessions.supplied(db, session_id))
    elif artefact == "toolbox":
        yield artefact, digest(home.toolbox)
    elif artefact == "engine":
        yield artefact, "captions" if sessions.supplied(db, session_id) else _engine(home, sessions.get(db, session_id))
    else:
        row = ledger.of_step(db, session_id, WRITER[artefact])
        place = PLACES[artefact].format(id=session_id)
        for name, file in ((row and row.outputs) or {}).items():
            if name == place or name.startswith(f"{place}/"):
                yield name, file["digest"]


def _engine(home: Home, session: Session) -> str:
    """The speech engine that would be chosen now: a better one that has arrived is a reason to transcribe again."""
    try:
        choice = pick(home.settings.transcribe, session.language, present(home.settings.models))
    except EngineMissing:
        return "none"
    return f"{choice.engine} {choice.model}"


def _lost(home: Home, outputs: dict[str, Any]) -> Iterator[str]:
    for name, file in outputs.items():
        if not home.workspace.unchanged(name, msgspec.convert(file, File)):
            yield f"{name} is missing or was changed"


def plan(home: Home, session_id: str) -> list[tuple[Step, tuple[str, ...]]]:
    """What would run and why, in order. What an earlier step will write anew counts as a reason."""
    found: list[tuple[Step, tuple[str, ...]]] = []
    fresh: set[str] = set()
    for step in FLOW:
        why = decide(home, session_id, step).reasons
        why = why or tuple(f"{name} may change" for name in step.reads if name in fresh)
        if why:
            fresh |= set(step.writes)
            found.append((step, why))
    return found


def prepare(home: Home, taken: Taken, step: Step, record: Record) -> Order:
    """Make room for the outputs, and say what the step is handed. Raises DiskFull, or NotFound for a lost recording."""
    workspace = home.workspace
    with home.catalog.read() as db:
        session = sessions.get(db, taken.session)
    recording = workspace.recording(session.id, session.recording_suffix)
    if "recording" in step.reads and not recording.is_file():
        raise NotFound(
            f"The recording of {session.id} is not in the workspace any more.",
            f"Put it back from a backup, as {workspace.relative(recording)}",
        )
    check_room(home, int(step.limits.space * session.recording_size), f"The step “{step.name}”")
    sources = {"recording": recording, "supplied": workspace.supplied(session.id), "toolbox": home.toolbox}
    files = [name for name in step.reads if name in sources or name in PLACES]
    inputs = {name: sources.get(name) or workspace.place(session.id, name) for name in files}
    return Order(
        step=step.name,
        session=session.id,
        inputs={name: str(path) for name, path in inputs.items() if files_under(path)},
        outputs={name: str(workspace.staged(taken.job, session.id, name)) for name in step.writes},
        record=record,
        settings=asdict(settings_of(home, step)),
        scratch=str(workspace.scratch(taken.job)),
        index=str(workspace.index),
        models=str(home.settings.models),
        memory_mb=step.limits.memory_mb,
    )


def check_room(home: Home, needed: int, who: str) -> None:
    """Raise DiskFull when the disk has no room for ``needed`` bytes beside the reserve."""
    free = shutil.disk_usage(home.workspace.root).free
    needed += home.settings.reserve_mb * MB
    if free < needed:
        raise DiskFull(
            f"{who} needs {needed / MB:,.0f} MB of room on the disk, and only {free / MB:,.0f} MB are free.",
            "Make room, then run: totm run (it goes on where it stopped).",
        )


def commit(home: Home, taken: Taken, step: Step, ingredients: Ingredients, outcome: Outcome) -> bool:
    """Move the outputs into place and record the run; the ledger's row comes last. False: the row was lost."""
    home.workspace.commit(taken.job, taken.session, step.writes)
    outputs = {
        PLACES[artefact].format(id=taken.session) + (f"/{name}" if name else ""): msgspec.to_builtins(file)
        for artefact, files in outcome.outputs.items()
        for name, file in files.items()
    }
    with home.catalog.write() as db:
        return ledger.finish(db, taken, Result(ingredients, outputs, outcome.tools), now_ms())
