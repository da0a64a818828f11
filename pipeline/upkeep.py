"""Looks after what is there: files against their digests, the index against the catalog; rebuilds the index."""

from collections.abc import Iterator

from pipeline.catalog import ledger, sessions
from pipeline.core.artefacts import Passages
from pipeline.core.errors import IndexMissing
from pipeline.home import Home
from pipeline.search.whoosh_engine import open_index, rebuild_index
from pipeline.workspace import digest


def rebuild(home: Home) -> int:
    """Make the search index anew from the passages of every session; returns how many sessions it holds."""
    return rebuild_index(home.workspace.index, _passages(home))


def mend_index(home: Home) -> None:
    """Rebuild the search index when somebody has deleted it: a new session must not be the only one in it."""
    try:
        open_index(home.workspace.index)
    except IndexMissing:
        rebuild(home)


def _passages(home: Home) -> Iterator[tuple[str, Passages, str]]:
    for session_id in _session_ids(home):
        passages = home.workspace.read(session_id, "passages", Passages)
        if passages is not None:
            yield session_id, passages, digest(home.workspace.place(session_id, "passages"))


def check(home: Home) -> list[str]:
    """What is not as it should be, one sentence each; empty when all is well."""
    ids = _session_ids(home)
    problems = [problem for session_id in ids for problem in _check_session(home, session_id)]
    problems += [f"media/{name} belongs to no session." for name in _strangers(home, set(ids))]
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
    for row in rows:
        recorded |= {name: file["digest"] for name, file in (row.outputs or {}).items()}
    for name, expected in recorded.items():
        path = workspace.root / name
        if not path.is_file():
            yield f"{name} is missing."
        elif digest(path) != expected:
            yield f"{name} is not what was written."


def _strangers(home: Home, known: set[str]) -> list[str]:
    folders = (path for path in (home.workspace.root / "media").iterdir() if path.is_dir())
    return sorted(path.name for path in folders if path.name not in known and not path.name.startswith("."))


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
