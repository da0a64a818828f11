"""Why must a step run, what is it handed, and how do its outputs take effect? The worker asks in this order:

decide → prepare → (a child process runs the step) → commit
"""

import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Result, Taken, Work
from pipeline.catalog.sessions import Session, Supplied
from pipeline.core.errors import DiskFull, EngineMissing, NotFound
from pipeline.core.fingerprint import AGAIN, Ingredients, declared, fingerprint, ingredients, reasons
from pipeline.core.order import File, Order, Outcome
from pipeline.core.step import Record, Step
from pipeline.flow import FLOW
from pipeline.home import Home
from pipeline.speech.choose import NO_ENGINE, pick, rank, usable
from pipeline.workspace import PLACES, digest, files_under

STEPS = {step.name: step for step in FLOW}
STEP_NAMES = tuple(STEPS)
WRITER = {artefact: step.name for step in FLOW for artefact in step.writes}
MB = 1_000_000


@dataclass(frozen=True)
class Decision:
    """Why a step must run (empty: it is up to date), and what it would be made from.

    ``wish`` is when somebody asked for it again, if so: what was kept of earlier attempts is then of no use.
    """

    reasons: tuple[str, ...]
    ingredients: Ingredients
    record: Record
    wish: int | None = None

    @property
    def key(self) -> str:
        """A name for what attempts keep for one another: those made for other reasons have another one."""
        return fingerprint({**self.ingredients, AGAIN: self.wish})


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


@dataclass(frozen=True)
class Known:
    """What decides over the steps of a session, read at one moment: people's words, ledger, what this machine has."""

    session: Session
    record: Record
    supplied: tuple[Supplied, ...]
    rows: dict[str, Work]
    data: dict[str, str]
    engine: str


def known(home: Home, session_id: str) -> Known:
    """Read what decides over a session. Raises NotFound."""
    with home.catalog.read() as db:
        session = sessions.get(db, session_id)
        return Known(
            session=session,
            record=sessions.record(db, session_id),
            supplied=tuple(sessions.supplied(db, session_id)),
            rows={row.step: row for row in ledger.of_session(db, session_id)},
            data={name: digest(path) for name, path in home.data.items() if path.is_file()},
            engine=_engine(home, session.language),
        )


def decide(home: Home, about: Known, step: Step) -> Decision:
    """Compare what the step's last good run was made from with what there is now."""
    before = about.rows.get(step.name)
    made_from = before.ingredients if before else None
    inputs = {name: found for artefact in step.reads for name, found in _digests(home, about, artefact)}
    if "engine" in step.reads:
        has_words = any(captions.language == about.session.language for captions in about.supplied)
        inputs["engine"] = "captions" if has_words else _better(home, before, about)
    now = ingredients(step, about.record, settings_of(home, step), inputs)
    why = reasons(made_from, now)
    if not why and before:
        why = tuple(_lost(home, before.outputs or {}))
    return Decision(why, now, declared(step, about.record), (made_from or {}).get(AGAIN))


def _digests(home: Home, about: Known, artefact: str) -> Iterator[tuple[str, str]]:
    """The files of an artefact with their digests, as the catalog, the data files and the ledger know them."""
    if artefact == "recording":
        yield artefact, about.session.recording_digest
    elif artefact == "supplied":
        yield from ((f"captions {s.language}", s.digest) for s in about.supplied)
    elif artefact in about.data:
        yield artefact, about.data[artefact]
    elif artefact in WRITER:
        row = about.rows.get(WRITER[artefact])
        place = PLACES[artefact].format(id=about.session.id)
        for name, file in ((row and row.outputs) or {}).items():
            if name == place or name.startswith(f"{place}/"):
                yield name, file["digest"]


def _engine(home: Home, language: str) -> str:
    """The speech engine that would be chosen now, with its model."""
    try:
        choice = pick(home.settings.transcribe, language, usable(home.settings.models))
    except EngineMissing:
        return NO_ENGINE
    return f"{choice.engine} {choice.model}"


def _better(home: Home, before: Work | None, about: Known) -> str:
    """The engine of now if it is better than the one that wrote the words: a worse one is no reason to transcribe
    again, and neither is one as good. Otherwise what stood there before.
    """
    decided = str(((before and before.ingredients) or {}).get("input engine", NO_ENGINE))

    def quality(engine_and_model: str) -> int:
        engine, _, model = engine_and_model.partition(" ")
        return rank(home.settings.transcribe, about.session.language, engine, model)

    return about.engine if quality(about.engine) > quality(_used(before) or decided) else decided


def _used(before: Work | None) -> str:
    """The engine with its model that really wrote the words, empty where none did or nobody wrote down which."""
    tools = (before and before.tools) or {}
    engine = next((name for name in tools if name != "model"), "")
    return f"{engine} {tools['model']}" if engine and "model" in tools else ""


def _lost(home: Home, outputs: dict[str, Any]) -> Iterator[str]:
    for name, file in outputs.items():
        if not home.workspace.unchanged(name, msgspec.convert(file, File)):
            yield f"{name} is missing or was changed"


def plan(home: Home, session_id: str) -> list[tuple[Step, tuple[str, ...]]]:
    """What would run and why, in order. What an earlier step will write anew counts as a reason."""
    found: list[tuple[Step, tuple[str, ...]]] = []
    fresh: set[str] = set()
    about = known(home, session_id)
    for step in FLOW:
        why = decide(home, about, step).reasons
        why = why or tuple(f"{name} may change" for name in step.reads if name in fresh)
        if why:
            fresh |= set(step.writes)
            found.append((step, why))
    return found


def prepare(home: Home, taken: Taken, step: Step, decision: Decision) -> Order:
    """Make room for the outputs, and say what the step is handed. Raises DiskFull, or NotFound for a lost recording."""
    workspace = home.workspace
    with home.catalog.read() as db:
        session = sessions.get(db, taken.session)
        supplied = sessions.supplied(db, taken.session)
    recording = workspace.recording(session.id, session.recording_suffix)
    came_in = {"recording": [recording]}
    came_in["supplied"] = [workspace.supplied(session.id) / f"{s.language}{s.suffix}" for s in supplied]
    _refuse_lost(home, [path for name in step.reads for path in came_in.get(name, ())])
    check_room(home, int(step.limits.space * session.recording_size), f"The step “{step.name}”")
    sources = {
        "recording": recording,
        "supplied": workspace.supplied(session.id),
        "glossary": home.glossary,
        **home.data,
    }
    files = [name for name in (*step.reads, *step.hints) if name in sources or name in PLACES]
    inputs = {name: sources.get(name) or workspace.place(session.id, name) for name in files}
    return Order(
        step=step.name,
        session=session.id,
        inputs={name: str(path) for name, path in inputs.items() if files_under(path)},
        outputs={name: str(workspace.staged(taken.job, session.id, name)) for name in step.writes},
        record=decision.record,
        settings=asdict(settings_of(home, step)),
        scratch=str(workspace.scratch(taken.job)),
        index=str(workspace.index),
        models=str(home.settings.models),
        kept=str(workspace.kept(session.id, step.name, decision.key)),
        memory_mb=step.limits.memory_mb,
    )


def _refuse_lost(home: Home, came_in: list[Path]) -> None:
    """Raise NotFound when a file that a partner brought is gone: nothing can make it again."""
    for path in came_in:
        if not path.is_file():
            name = home.workspace.relative(path)
            raise NotFound(f"{name} is not in the workspace any more.", "Put it back there from a backup.")


def check_room(home: Home, needed: int, who: str) -> None:
    """Raise DiskFull when the disk has no room for ``needed`` bytes beside the reserve."""
    free = shutil.disk_usage(home.workspace.root).free
    needed += home.settings.reserve_mb * MB
    if free < needed:
        raise DiskFull(
            f"{who} needs {needed / MB:,.0f} MB of room on the disk, and only {free / MB:,.0f} MB are free.",
            "Make room, then try again: nothing was lost.",
        )


def commit(home: Home, taken: Taken, step: Step, ingredients: Ingredients, outcome: Outcome) -> bool:
    """Move the outputs into place and record the run; the ledger's row comes last. False: the row was lost.

    A reason to hold the session back is written before: the public must not see what came before its reason.
    """
    if outcome.hold:
        with home.catalog.write() as db:
            if not ledger.hold_back(db, taken, outcome.hold):
                return False
    home.workspace.commit(taken.job, taken.session, step.writes)
    outputs = {
        PLACES[artefact].format(id=taken.session) + (f"/{name}" if name else ""): msgspec.to_builtins(file)
        for artefact, files in outcome.outputs.items()
        for name, file in files.items()
    }
    with home.catalog.write() as db:
        finished = ledger.finish(db, taken, Result(ingredients, outputs, outcome.tools, outcome.hold), now_ms())
    if finished:
        home.workspace.forget_kept(taken.session, taken.step)
    return finished
