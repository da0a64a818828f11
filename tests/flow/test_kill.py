"""kill -9 of any process at any moment: everything finishes, nothing is lost, and the artefacts are the same."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.config import load_settings
from pipeline.core.errors import TotmError
from pipeline.home import open_home
from pipeline.worker import Worker
from pipeline.workspace import Workspace
from tests.flow.captions import write_captions
from tests.recordings import webinar
from tests.totm import Totm, new_workspace

pytestmark = pytest.mark.slow

SESSIONS = 5
KILLS = 50
LET_THROUGH = 3
"""So many running steps in a row are hit; then one is let through, so that the kills reach the whole flow."""


def rows(totm: Totm, query: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(totm.home / "catalog.db", timeout=30) as db:
        return db.execute(query).fetchall()


def digests(totm: Totm) -> dict[str, str]:
    """The digest of every artefact, as the ledger has it."""
    outputs = (json.loads(found) for (found,) in rows(totm, "SELECT outputs FROM work"))
    return {name: file["digest"] for files in outputs for name, file in files.items()}


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [pid, *(p for child in children.stdout.split() for p in family(int(child)))]


def assert_whole(totm: Totm, calm: Totm) -> None:
    """Everything is done, and as it is without any kill."""
    assert {session["state"] for session in totm.json("status")["sessions"]} == {"done"}
    assert digests(totm) == digests(calm)
    totm.well("check")
    for top in ("media", "transcripts"):
        assert not list((totm.home / top / ".staging").iterdir())


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    folder = tmp_path_factory.mktemp("talks")
    return [
        (
            webinar(folder / f"talk{n}.mkv", "-c:v", "mpeg4", seconds=10 + n, size="640x360"),
            write_captions(folder / f"talk{n}.vtt", 10 + n, mark=f"number {n}"),
        )
        for n in range(SESSIONS)
    ]


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, talks: list[tuple[Path, Path]]) -> Totm:
    """The same sessions, undisturbed."""
    totm = new_workspace(tmp_path_factory.mktemp("calm"))
    add_all(totm, talks)
    totm.well("run")
    return totm


def add_all(totm: Totm, talks: list[tuple[Path, Path]]) -> None:
    for n, (recording, captions) in enumerate(talks):
        totm.well("add", recording, "--language=en", f"--captions={captions}", f"--id=talk{n}", "--publish",
                  "--held-on=2026-01-01")  # fmt: skip


@dataclass
class Storm:
    """Kills a worker or one of its children while a step is running, and starts the worker again where it died."""

    totm: Totm
    worker: subprocess.Popen[bytes]
    chance: random.Random
    hit: list[tuple[str, ...]]

    def strike(self) -> None:
        """Wait for a running step, and then a random part of a step; kill a process at random."""
        while not (step := self._running()):
            failed = rows(self.totm, "SELECT session_id, step, error FROM work WHERE state = 'failed'")
            assert not failed, failed
            if self.worker.poll() is not None:
                self.worker = self.totm.start("worker")
            if not rows(self.totm, "SELECT 1 FROM work WHERE state != 'done'"):
                self._forget_a_session()
            time.sleep(0.02)
        time.sleep(self.chance.uniform(0, 0.6))
        with suppress(ProcessLookupError):
            os.kill(self.chance.choice(family(self.worker.pid)), signal.SIGKILL)
            self.hit.append(step)
        if len(self.hit) % LET_THROUGH == 0:
            self._let_through(step)

    def _running(self) -> tuple[str, ...] | None:
        found = rows(self.totm, "SELECT session_id, step FROM work WHERE state = 'running'")
        return found[0] if found and self.worker.poll() is None else None

    def _let_through(self, step: tuple[str, ...]) -> None:
        """Wait until the step that was hit has ended well, or its session has been forgotten."""
        until = time.monotonic() + 30
        query = f"SELECT 1 FROM work WHERE state = 'done' AND session_id = '{step[0]}' AND step = '{step[1]}'"
        while not rows(self.totm, query) and time.monotonic() < until:
            if self.worker.poll() is not None:
                self.worker = self.totm.start("worker")
            time.sleep(0.02)

    def _forget_a_session(self) -> None:
        """All is done too soon: as if a session had never been worked on, so that there is work again."""
        number = self.chance.randrange(SESSIONS)
        with sqlite3.connect(self.totm.home / "catalog.db", timeout=30) as db:
            db.execute(f"UPDATE work SET ingredients = NULL, state = 'wanted' WHERE session_id = 'talk{number}'")


def test_fifty_kills(tmp_path: Path, talks: list[tuple[Path, Path]], calm: Totm) -> None:
    totm = new_workspace(tmp_path / "stormy")
    add_all(totm, talks)
    storm = Storm(totm, totm.start("worker"), random.Random(20261121), [])
    while len(storm.hit) < KILLS:
        storm.strike()
    storm.worker.kill()
    storm.worker.wait()
    totm.well("run")
    assert len({step for _, step in storm.hit}) >= 8, storm.hit
    assert len({session for session, _ in storm.hit}) >= 2, storm.hit
    assert_whole(totm, calm)
    hits = totm.json("search", "twenty members", "--limit=50")["hits"]
    assert {hit["session"] for hit in hits} == {f"talk{n}" for n in range(SESSIONS)}


@dataclass(frozen=True)
class WorkspaceThatDies(Workspace):
    """Kills its own process between two moves of a step, or when the last one is in place."""

    after_commit: bool = False

    def _move(self, job: str, session: str, artefact: str) -> set[str]:
        if artefact == "transcript" and not self.after_commit:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._move(job, session, artefact)

    def discard(self, job: str) -> None:
        super().discard(job)
        if self.after_commit and ".render." in job:
            os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("after_commit", [False, True], ids=["between two moves", "before the ledger's row"])
def test_killed_at_the_worst_moment(
    tmp_path: Path, talks: list[tuple[Path, Path]], calm: Totm, after_commit: bool
) -> None:
    totm = new_workspace(tmp_path / "home")
    add_all(totm, talks)
    victim = os.fork()
    if victim == 0:
        with suppress(TotmError):
            home = open_home(load_settings(totm.home))
            dying = WorkspaceThatDies(totm.home, after_commit=after_commit)
            Worker(replace(home, workspace=dying)).work(until_idle=True)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(victim, 0)[1]) == -signal.SIGKILL
    assert rows(totm, "SELECT state FROM work WHERE state = 'running'") == [("running",)]
    totm.well("run")
    assert_whole(totm, calm)
