"""Recognising takes long: it tells how far it is, stops when it is told to, and goes on where it was."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.catalog import ledger
from pipeline.config import load_settings
from pipeline.home import open_home
from tests.recordings import ffmpeg
from tests.totm import Totm, new_workspace

pytestmark = pytest.mark.slow

DEMO = Path(__file__).parents[2] / "demo" / "technology-night.mp4"


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of speech, for PocketSphinx: there is no other engine on every machine."""
    path = tmp_path_factory.mktemp("talk") / "talk.mp4"
    ffmpeg("-i", DEMO, "-t", "60", "-c", "copy", path)
    return path


def added(home: Path, talk: Path) -> Totm:
    totm = new_workspace(home)
    totm.well("add", talk, "--language=en", "--id=night", "--held-on=2026-01-01")
    return totm


def state(totm: Totm) -> tuple[str, float]:
    """How it stands with the step, and what share of it is done."""
    with sqlite3.connect(totm.home / "catalog.db", timeout=30) as db:
        found: tuple[str, float] = db.execute("SELECT state, progress FROM work WHERE step = 'transcribe'").fetchone()
    return found


def kept(totm: Totm) -> list[bytes]:
    """The lines of what was heard so far."""
    files = list((totm.home / "transcripts" / ".kept").glob("night/transcribe/*/heard.jsonl"))
    return files[0].read_bytes().splitlines(keepends=True) if files else []


def wait(until: Callable[[], bool], seconds: float = 60) -> float:
    """Return how many seconds it took."""
    begin = time.monotonic()
    while not until():
        assert time.monotonic() < begin + seconds
        time.sleep(0.02)
    return time.monotonic() - begin


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(child) for child in found.stdout.split()]


def runs(pid: int) -> bool:
    """Whether a process is there and not dead already."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except FileNotFoundError:
        return False


def test_it_stops_within_two_seconds_and_goes_on_where_it_was(tmp_path: Path, talk: Path) -> None:
    totm = added(tmp_path / "home", talk)
    worker = totm.start("worker")
    wait(lambda: state(totm)[0] == "running" and state(totm)[1] > 0)
    (child,) = children(worker.pid)
    family = [child, *children(child)]
    with open_home(load_settings(totm.home)) as home, home.catalog.write() as db:
        ledger.cancel(db, "night")
    assert wait(lambda: state(totm)[0] == "cancelled") < 2
    assert wait(lambda: not any(map(runs, family))) < 1
    worker.terminate()
    worker.wait()
    finished = kept(totm)
    assert len(finished) > 1
    goes_on(totm, finished)


def test_a_kill_changes_nothing(tmp_path: Path, talk: Path) -> None:
    totm = added(tmp_path / "home", talk)
    worker = totm.start("worker")
    wait(lambda: len(kept(totm)) > 2)
    (child,) = children(worker.pid)
    os.kill(child, signal.SIGKILL)
    finished = kept(totm)
    worker.kill()
    worker.wait()
    goes_on(totm, finished)
    recognised = (totm.home / "transcripts" / "night" / "recognised.json").read_bytes()
    calm = added(tmp_path / "calm", talk)
    calm.well("run")
    assert (calm.home / "transcripts" / "night" / "recognised.json").read_bytes() == recognised


def goes_on(totm: Totm, finished: list[bytes]) -> None:
    """Run to the end: what was ``finished`` stays in place until then, and nothing of it is heard again."""
    worker = totm.start("run", "night")
    wait(lambda: state(totm)[0] == "running" and state(totm)[1] > 0)
    seen = kept(totm)
    assert seen[: len(finished) - 1] == finished[:-1]  # the last line may have been cut off
    assert worker.wait() == 0
    assert state(totm)[0] == "done"
    assert kept(totm) == []
