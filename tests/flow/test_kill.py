"""kill -9 of any process at any moment: everything finishes, nothing is lost, and the artefacts are the same."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import suppress
from os import kill
from pathlib import Path

import pytest

from tests.flow.captions import write_captions
from tests.recordings import webinar
from tests.totm import Totm, new_workspace

pytestmark = pytest.mark.slow

SESSIONS = 5
KILLS = 50


def digests(totm: Totm) -> dict[str, str]:
    """The digest of every artefact, as the ledger has it."""
    with sqlite3.connect(totm.home / "catalog.db") as db:
        rows = db.execute("SELECT outputs FROM work").fetchall()
    return {name: file["digest"] for (outputs,) in rows for name, file in json.loads(outputs).items()}


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [pid, *(p for child in children.stdout.split() for p in family(int(child)))]


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


def add_all(totm: Totm, talks: list[tuple[Path, Path]]) -> None:
    for n, (recording, captions) in enumerate(talks):
        totm.well("add", recording, "--language=en", f"--captions={captions}", f"--id=talk{n}", "--publish",
                  "--held-on=2026-01-01")  # fmt: skip


def test_fifty_kills(tmp_path: Path, talks: list[tuple[Path, Path]]) -> None:
    calm, stormy = new_workspace(tmp_path / "calm"), new_workspace(tmp_path / "stormy")
    add_all(calm, talks)
    calm.well("run")
    add_all(stormy, talks)
    chance = random.Random(20261121)
    worker = stormy.start("worker", "--until-idle")
    kills = 0
    while kills < KILLS:
        time.sleep(chance.uniform(0.1, 0.8))
        if worker.poll() == 0:  # all done too soon: lose a session's artefacts, so that there is work again
            shutil.rmtree(stormy.home / "media" / f"talk{chance.randrange(SESSIONS)}" / "clips")
            stormy.start("run").wait()
        if worker.poll() is not None:
            worker = stormy.start("worker", "--until-idle")
            continue
        with suppress(ProcessLookupError):
            kill(chance.choice(family(worker.pid)), signal.SIGKILL)
            kills += 1
    worker.kill()
    worker.wait()
    stormy.well("run")
    assert {session["state"] for session in stormy.json("status")["sessions"]} == {"done"}
    assert digests(stormy) == digests(calm)
    stormy.well("check")
    for top in ("media", "transcripts"):
        assert not list((stormy.home / top / ".staging").iterdir())
    hits = stormy.json("search", "twenty members", "--limit=50")["hits"]
    assert {hit["session"] for hit in hits} == {f"talk{n}" for n in range(SESSIONS)}
