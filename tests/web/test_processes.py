"""The site in several processes: all of them work, one that dies is replaced, and they end together."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.home import Home
from webapp.processes import MOST, how_many

pytestmark = pytest.mark.slow  # starts programs

Add = Callable[..., Any]
ROOT = Path(__file__).parents[2]
PAGES = ("/", "/sessions/night", "/search?q=evening", "/api/search?q=evening", "/feed.xml", "/static/site.css")
SLOW_SITE = """
import time
from functools import partial
from webapp.processes import run
from webapp.serve import open_door, serve

def slow(environ, answer):
    time.sleep(1.5)
    answer("200 OK", [("Content-Length", "4")])
    return [b"done"]

door = open_door("127.0.0.1", 18180, others=40)
print(door.address, flush=True)
run(partial(serve, slow, door, 2), 2)
"""


@dataclass
class Running:
    """A program that serves, and where."""

    program: subprocess.Popen[str]
    host: str
    port: int

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=20)

    def statuses(self, pages: tuple[str, ...] = PAGES) -> list[int]:
        """Of pages asked for by one visitor, one after the other."""
        visitor, found = self.connect(), []
        for page in pages:
            visitor.request("GET", page)
            answer = visitor.getresponse()
            answer.read()
            found.append(answer.status)
        visitor.close()
        return found

    def children(self) -> set[int]:
        pid = self.program.pid
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def state(process: int) -> str:
    """A letter: R, S, Z …; empty when there is no such process."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def sockets(process: int) -> int:
    """How many sockets a process has open."""
    found = 0
    for fd in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # it was closed just now
            found += os.readlink(fd).startswith("socket:")
    return found


def happens(wanted: Callable[[], bool], seconds: float = 15) -> bool:
    until = time.monotonic() + seconds
    while not wanted() and time.monotonic() < until:
        time.sleep(0.05)
    return wanted()


def _hear_interrupts() -> None:
    """As from a terminal: tests that run in the background have SIGINT ignored, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(*arguments: str) -> Running:
    program = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "TOTM_PROCESSES": "2"}, preexec_fn=_hear_interrupts,
    )  # fmt: skip
    assert program.stdout
    host, _, port = program.stdout.readline().split("http://")[1].split()[0].partition(":")
    running = Running(program, host, int(port))
    assert happens(lambda: len(running.children()) == 2)
    return running


def finished(running: Running) -> str:
    """What it said on stderr until its end, and its children's."""
    running.program.terminate()
    _, err = running.program.communicate(timeout=20)
    return err


@pytest.fixture
def site(add: Add, home: Home) -> Iterator[Running]:
    """A real server with two processes."""
    add(id="night")
    (home.workspace.root / "secret.key").write_text("s" * 40)
    (home.workspace.root / "totm.toml").write_text("port = 18130\n")
    running = started("-m", "webapp", "--home", str(home.workspace.root))
    yield running
    assert "Traceback" not in finished(running)


def test_there_are_as_many_processes_as_are_wanted_or_one_a_core() -> None:
    assert how_many(7) == 7
    assert how_many(0) == min(MOST, len(os.sched_getaffinity(0)))


def test_eight_visitors_at_once_are_all_answered(site: Running) -> None:
    with ThreadPoolExecutor(8) as visitors:
        found = visitors.map(lambda start: site.statuses((PAGES[start % 6 :] + PAGES) * 3), range(8))
        assert {status for statuses in found for status in statuses} == {200}


def apart(site: Running) -> int:
    """How many visitors one process has more than the other when twelve come, one after the other, and stay."""
    before = {child: sockets(child) for child in site.children()}
    visitors = [site.connect() for _ in range(12)]
    for visitor in visitors:
        visitor.request("GET", "/about")
        assert visitor.getresponse().read()
    one, other = (sockets(child) - before[child] for child in before)
    for visitor in visitors:
        visitor.close()
    assert one + other == 12
    assert happens(lambda: all(sockets(child) == before[child] for child in before))
    return abs(one - other)


def test_both_processes_have_about_the_same_number_of_visitors(site: Running) -> None:
    assert sum(apart(site) for _ in range(6)) <= 16  # some 24 where nobody waits for the other, some 2 here


def test_a_process_that_is_killed_is_replaced_and_nobody_notices(site: Running) -> None:
    before = site.children()
    victim = min(before)
    os.kill(victim, signal.SIGKILL)
    assert happens(lambda: state(victim) == "")  # no zombie either
    assert set(site.statuses()) == {200}
    assert happens(lambda: len(site.children()) == 2)
    assert len(before & site.children()) == 1
    assert set(site.statuses()) == {200}
    assert finished(site).count("ended with -9") == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 0)])
def test_all_end_when_the_first_is_stopped(site: Running, number: int, code: int) -> None:
    assert set(site.statuses()) == {200}
    children = site.children()
    site.program.send_signal(number)
    assert site.program.wait(timeout=8) == code
    assert not any(map(state, children))


def test_all_end_when_the_first_is_killed(site: Running) -> None:
    children = site.children()
    site.program.kill()
    assert happens(lambda: all(state(child) in ("", "Z") for child in children), seconds=8)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_being_answered_is_answered(number: int) -> None:
    running = started("-c", SLOW_SITE)
    visitor = running.connect()
    visitor.request("GET", "/")
    time.sleep(0.5)
    running.program.send_signal(number)
    assert visitor.getresponse().read() == b"done"
    running.program.wait(timeout=8)
    finished(running)


def test_processes_that_cannot_live_are_not_started_for_ever() -> None:
    code = "import sys; from webapp.processes import run; run(lambda: sys.exit(3), 2)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "ToolFailed: The processes of the site end as soon as they begin." in done.stderr
    assert 5 <= done.stderr.count("ended with 3") <= 6
