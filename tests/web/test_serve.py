"""The web server: its port, its patience, what it says when it cannot start."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import load_settings
from pipeline.core.errors import BadSettings
from pipeline.home import Home
from webapp.serve import addressed, open_door

pytestmark = pytest.mark.slow  # starts programs

Add = Callable[..., Any]
ROOT = Path(__file__).parents[2]
FORBIDDEN = ("spacy", "torch", "whisper", "faster_whisper", "numba", "onnxruntime", "PIL")
FORBIDDEN_OURS = ("steps", "tools", "speech", "runner", "flow", "worker", "child", "cli", "commands")


def test_the_site_imports_nothing_heavy_and_no_part_that_works() -> None:
    names = [*FORBIDDEN, *(f"pipeline.{name}" for name in FORBIDDEN_OURS)]
    code = f"import sys, webapp.__main__; print([n for n in {names!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_passed_over_when_nobody_asked_for_it(taken: int) -> None:
    door = open_door("127.0.0.1", taken, others=10)
    with door.socket:
        assert taken < door.socket.getsockname()[1] <= taken + 10
        assert door.address == f"http://127.0.0.1:{door.socket.getsockname()[1]}"


def test_a_taken_port_that_somebody_asked_for_is_refused(taken: int) -> None:
    with pytest.raises(BadSettings, match=f"port {taken}"):
        open_door("127.0.0.1", taken, others=0)


def test_a_host_that_is_none_is_refused() -> None:
    with pytest.raises(BadSettings):
        open_door("no.such.host.invalid", 8000, others=0)


def test_the_feed_names_the_port_that_was_found_unless_an_address_was_set(tmp_path: Path) -> None:
    assert addressed(load_settings(tmp_path), "http://127.0.0.1:8001").site_url == "http://127.0.0.1:8001"
    (tmp_path / "totm.toml").write_text('site_url = "https://tools.example"')
    assert addressed(load_settings(tmp_path), "http://127.0.0.1:8001").site_url == "https://tools.example"


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "webapp", *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("what", ["no secret", "taken port"])
def test_what_cannot_start_says_so_in_a_sentence(tmp_path: Path, taken: int, what: str) -> None:
    if what == "taken port":
        (tmp_path / "secret.key").write_text("s" * 40)
    port = ["--port", str(taken)] if what == "taken port" else []
    out, err = start("--home", str(tmp_path), *port).communicate(timeout=60)
    assert "Traceback" not in out + err
    sentence, advice = err.strip().splitlines()
    assert sentence.endswith(".")
    assert advice.startswith("  → ")
    assert ("totm init" if what == "no secret" else "--port") in advice


@pytest.fixture
def address(add: Add, home: Home) -> Iterator[tuple[str, int]]:
    """A real server with four threads, and a session with a video of 40 MB."""
    add(id="night")
    home.workspace.place("night", "video").write_bytes(bytes(40_000_000))
    (home.workspace.root / "secret.key").write_text("s" * 40)
    (home.workspace.root / "totm.toml").write_text("threads = 4\nport = 18080\n")
    server = start("--home", str(home.workspace.root))
    assert server.stdout
    said = server.stdout.readline()
    host, _, port = said.split("http://")[1].split(" ")[0].partition(":")
    yield host, int(port)
    server.terminate()
    _, err = server.communicate(timeout=20)
    assert "Traceback" not in err


@pytest.mark.slow
@pytest.mark.parametrize("headers", [{"Range": "bytes=0-"}, {}], ids=["players", "downloads"])
def test_those_who_stop_reading_do_not_stop_the_others(address: tuple[str, int], headers: dict[str, str]) -> None:
    paused = []
    for _ in range(8):
        connection = http.client.HTTPConnection(*address, timeout=20)
        connection.request("GET", "/media/night/video.mp4", headers=headers)
        answer = connection.getresponse()
        assert answer.read(1000)
        paused.append((connection, answer))
    began = time.monotonic()
    other = http.client.HTTPConnection(*address, timeout=20)
    other.request("GET", "/sessions/night")
    assert other.getresponse().status == 200
    assert time.monotonic() - began < 2
    for connection, _ in paused:
        connection.close()


@pytest.mark.slow
def test_a_download_is_whole(address: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*address, timeout=60)
    connection.request("GET", "/media/night/video.mp4?download")
    assert len(connection.getresponse().read()) == 40_000_000


@pytest.mark.slow
def test_eight_visitors_at_once_are_all_answered(address: tuple[str, int]) -> None:
    pages = ("/", "/sessions/night", "/search?q=evening", "/api/search?q=evening", "/feed.xml", "/static/site.css")

    def visit(start: int) -> list[int]:
        connection = http.client.HTTPConnection(*address, timeout=20)
        statuses = []
        for number in range(30):
            headers = {"Accept-Encoding": ("gzip", "br", "zstd", "")[number % 4]}
            connection.request("GET", pages[(start + number) % len(pages)], headers=headers)
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        connection.close()
        return statuses

    with ThreadPoolExecutor(8) as visitors:
        assert {status for statuses in visitors.map(visit, range(8)) for status in statuses} == {200}


@pytest.mark.slow
def test_those_who_never_finish_asking_do_not_stop_the_others(address: tuple[str, int]) -> None:
    slow = [socket.create_connection(address, timeout=20) for _ in range(20)]
    for one in slow:
        one.sendall(b"GET /sessions/night HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    began = time.monotonic()
    other = http.client.HTTPConnection(*address, timeout=20)
    other.request("GET", "/sessions/night")
    assert other.getresponse().status == 200
    assert time.monotonic() - began < 2
    for one in slow:
        one.close()


@pytest.mark.slow
def test_a_query_of_a_hundred_thousand_characters_is_answered(address: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*address, timeout=60)
    connection.request("GET", "/search?q=" + "%E6%B0%B4" * 100_000)
    assert connection.getresponse().status == 200


@pytest.mark.slow
def test_a_head_that_is_larger_than_any_query_is_refused(address: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*address, timeout=60)
    connection.request("GET", "/search?q=" + "a" * 1_000_000, headers={"X-More": "a" * 60_000})
    assert connection.getresponse().status == 431
