"""Looks after what is there: files against their digests, the index against the catalog; rebuilds the index."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.catalog import ledger, sessions
from pipeline.core.errors import Damaged, IndexMissing
from pipeline.core.passages import Passages
from pipeline.home import Home
from pipeline.search.whoosh_engine import open_index, rebuild_index
from pipeline.workspace import digest

log = logging.getLogger(__name__)


def rebuild(home: Home) -> int:
    """Make the search index anew from the passages of every session; returns how many sessions it holds."""
    return rebuild_index(home.workspace.index, _passages(home, _session_ids(home)))


def mend_index(home: Home) -> None:
    """Put into the index the sessions that it lacks: somebody may have deleted it, even while a worker was at work."""
    try:
        index = open_index(home.workspace.index)
        held = index.sessions()
        for session_id, passages, found in _passages(home, [i for i in _session_ids(home) if i not in held]):
            index.put(session_id, passages, found)
    except IndexMissing:
        rebuild(home)


def _passages(home: Home, ids: Iterable[str]) -> Iterator[tuple[str, Passages, str]]:
    """The passages of sessions; those of a damaged file are left out: the step ``index`` writes them again."""
    for session_id in ids:
        try:
            passages = home.workspace.read(session_id, "passages", Passages)
        except Damaged as error:
            log.warning("%s", error.message)
            continue
        if passages is not None:
            yield session_id, passages, digest(home.workspace.place(session_id, "passages"))


def check(home: Home) -> list[str]:
    """What is not as it should be, one sentence each; empty when all is well."""
    ids = _session_ids(home)
    problems = [problem for session_id in ids for problem in _check_session(home, session_id)]
    strangers = sorted(home.workspace.sessions() - set(ids))
    problems += [f"media/{name} belongs to no session: look at it, then move it away." for name in strangers]
    return problems + list(_check_index(home, ids))


def _check_session(home: Home, session_id: str) -> Iterator[str]:
    with home.catalog.read() as db:
        session = sessions.get(db, session_id)
        supplied = sessions.supplied(db, session_id)
        rows = ledger.of_session(db, session_id)
    workspace = home.workspace
    recorded = {workspace.relative(workspace.recording(session_id, session.recording_suffix)): session.recording_digest}
    folder = workspace.supplied(session_id)
    recorded |= {workspace.relative(folder / f"{s.language}{s.suffix}"): s.digest for s in supplied}
    for name, expected in recorded.items():
        if wrong := _wrong(workspace.root / name, expected):
            yield f"{name} {wrong}; put it back from a backup."
    for row in rows:
        for name, file in (row.outputs or {}).items():
            if wrong := _wrong(workspace.root / name, file["digest"]):
                yield f"{name} {wrong}; make it again with: totm run {session_id}"


def _wrong(path: Path, expected: str) -> str:
    """What is wrong with a file, in words; empty when it is as it was written."""
    try:
        if digest(path) == expected:
            return ""
        path.touch()  # so that the next run looks at it, whatever time the damage left on it
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({(error.strerror or str(error)).lower()})"
    return "is not what was written"


def _check_index(home: Home, ids: list[str]) -> Iterator[str]:
    places = {session_id: home.workspace.place(session_id, "passages") for session_id in ids}
    expected = {session_id: digest(path) for session_id, path in places.items() if path.is_file()}
    if not expected:
        return
    try:
        found = open_index(home.workspace.index).sessions()
    except IndexMissing as error:
        yield f"{error.message} {error.advice}"
        return
    for session_id in sorted(expected.keys() | found.keys()):
        if expected.get(session_id) != found.get(session_id):
            yield f"The index is out of step with {session_id}; mend it with: totm rebuild-index"


def _session_ids(home: Home) -> list[str]:
    with home.catalog.read() as db:
        return sessions.all_ids(db)
