"""Fetching a checkpoint, from a server of our own that misbehaves on request."""

import hashlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.core.errors import FetchFailed, NotFound
from pipeline.speech.models import Checkpoint, download, fetch, known, path_of, present

WEIGHTS = bytes(range(256)) * 12_000


class Server(BaseHTTPRequestHandler):
    """Serves WEIGHTS under any path. ``/whole`` knows no ranges, ``/short`` hangs up, ``/slow`` drips."""

    asked: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        begin = self.headers.get("Range")
        self.asked.append(begin)
        start = int(begin.removeprefix("bytes=").removesuffix("-")) if begin and self.path != "/whole" else 0
        if self.path == "/none":
            self.send_error(404)
        elif start >= len(WEIGHTS):
            self.send_error(416)
        else:
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(WEIGHTS) - start))
            self.end_headers()
            self._send(WEIGHTS[start:])

    def _send(self, data: bytes) -> None:
        if self.path == "/short":
            data = data[: len(data) // 2]
        for at in range(0, len(data), 100_000):
            time.sleep(0.05 if self.path == "/slow" else 0)
            try:
                self.wfile.write(data[at : at + 100_000])
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    Server.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def small(url: str, sha256: str = hashlib.sha256(WEIGHTS).hexdigest()) -> Checkpoint:
    return Checkpoint("small", url, sha256)


def ignore(share: float) -> None:
    pass


def test_a_checkpoint_arrives_whole_and_progress_is_told(tmp_path: Path, address: str) -> None:
    told: list[float] = []
    path = download(small(f"{address}/small.pt"), tmp_path / "new", 30, told.append)
    assert path == path_of("small", tmp_path / "new")
    assert path.read_bytes() == WEIGHTS
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert present(tmp_path / "new") == ("small",)
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["small.pt"]


def test_a_checkpoint_that_is_there_is_left_alone(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.pt").write_bytes(b"mine")
    assert download(small(f"{address}/small.pt"), tmp_path, 30, ignore).read_bytes() == b"mine"
    assert Server.asked == []


def test_a_broken_connection_is_told_and_the_next_fetch_goes_on_from_there(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchFailed, match="ended early") as failed:
        download(small(f"{address}/short"), tmp_path, 30, ignore)
    assert "goes on from there" in failed.value.advice
    assert present(tmp_path) == ()
    half = (tmp_path / "small.part").stat().st_size
    assert half == len(WEIGHTS) // 2
    assert download(small(f"{address}/small.pt"), tmp_path, 30, ignore).read_bytes() == WEIGHTS
    assert Server.asked[-1] == f"bytes={half}-"


def test_all_but_the_check_was_done(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.part").write_bytes(WEIGHTS)
    assert download(small(f"{address}/small.pt"), tmp_path, 30, ignore).read_bytes() == WEIGHTS


def test_a_server_without_ranges_begins_anew(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.part").write_bytes(b"xyz")
    assert download(small(f"{address}/whole"), tmp_path, 30, ignore).read_bytes() == WEIGHTS


def test_other_bytes_are_refused_and_removed(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchFailed, match="arrived damaged"):
        download(small(f"{address}/small.pt", "0" * 64), tmp_path, 30, ignore)
    assert list(tmp_path.iterdir()) == []


def test_the_time_limit_holds(tmp_path: Path, address: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchFailed, match="in time"):
        download(small(f"{address}/slow"), tmp_path, 0.2, ignore)
    assert time.monotonic() - began < 1.5


def test_no_server_and_no_such_file_are_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchFailed, match="404"):
        download(small(f"{address}/none"), tmp_path, 30, ignore)
    with pytest.raises(FetchFailed, match="could not be fetched"):
        download(small("http://127.0.0.1:9/small.pt"), tmp_path, 30, ignore)


def test_whisper_knows_its_models_without_being_imported() -> None:
    checkpoints = known()
    assert {"tiny", "base", "small", "medium"} <= set(checkpoints)
    assert all(c.url.startswith("https://") and len(c.sha256) == 64 for c in checkpoints.values())


@pytest.mark.parametrize("name", ["", "../small", "huge"])
def test_an_unknown_model_is_told_with_those_that_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound) as unknown:
        fetch(name, tmp_path, 1, ignore)
    assert "small" in unknown.value.advice
