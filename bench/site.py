"""How quickly the site answers over HTTP, what its pages weigh, and whether paused players hold others up.

The server runs as ``totm serve`` starts it, in a process of its own; who asks is here.
"""

import gzip
import http.client
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlencode, urljoin, urlsplit

from bench.asking import HOSTILE, Asked
from bench.rivals import since
from bench.table import Table, p50_p95, progress
from pipeline.config import load_settings
from webapp.app import create_app

CLIENTS = 8
PLAYERS = 8
TIMEOUT_S = 30.0
START_S = 30.0
WEIGHED = re.compile(
    r"<link[^>]*rel=\"?(?:stylesheet|modulepreload|icon)\b[^>]*?href=\"([^\"]+)\"|<script[^>]*?src=\"([^\"]+)\"", re.I
)
IMPORTED = re.compile(r"(?:from|import)\s*\(?\s*[\"'](\.{0,2}/[^\"']+)[\"']")
FIRST_VIEW_BYTES, SCRIPT_BYTES = 120_000, 30_000


@dataclass(frozen=True)
class Reply:
    """What came back: status, bytes as they were sent, and unpacked."""

    status: int
    sent: bytes
    kind: str = ""
    packed: bool = False

    @property
    def body(self) -> bytes:
        """The content."""
        return gzip.decompress(self.sent) if self.packed else self.sent


@dataclass
class Visitor:
    """Somebody with a browser: one connection, kept open."""

    address: str
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        there = urlsplit(self.address)
        self.connection = http.client.HTTPConnection(there.hostname or "", there.port, timeout=TIMEOUT_S)

    def get(self, path: str) -> Reply:
        """Ask for a page, as a browser in English does."""
        headers = {"Accept-Encoding": "gzip", "Accept-Language": "en", "Accept": "text/html,*/*;q=0.8"}
        try:
            self.connection.request("GET", path, headers=headers)
            answer = self.connection.getresponse()
        except (http.client.HTTPException, ConnectionError, BrokenPipeError):
            self.connection.close()
            raise
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return Reply(answer.status, answer.read(), answer.headers.get_content_type(), packed)

    def page(self, path: str) -> Reply:
        """A page, wherever it was moved to."""
        reply = self.get(path)
        for _ in range(3):
            if reply.status not in (301, 302, 303, 307, 308):
                break
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            answer.read()
            path = urljoin(path, answer.headers["Location"])
            reply = self.get(path)
        return reply


@contextmanager
def server(home: Path) -> Iterator[str]:
    """The site over a workspace, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "webapp", "--home", str(home), "--port", str(port), "--host", "127.0.0.1"]
    log = home / "site.log"
    with log.open("wb") as errors, subprocess.Popen(command, stdout=errors, stderr=errors) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(process, address)
            yield address
        finally:
            process.terminate()
            for line in log.read_text(errors="replace").splitlines():
                if "Task queue depth" not in line:
                    progress(f"the site said: {line}")


def _wait_for(process: "subprocess.Popen[bytes]", address: str) -> None:
    began = time.monotonic()
    while True:
        if process.poll() is not None:
            sys.exit(f"The site ended with {process.returncode}.")
        try:
            Visitor(address).get("/")
            return
        except (ConnectionError, TimeoutError):
            if time.monotonic() - began > START_S:
                sys.exit("The site did not start.")
            time.sleep(0.1)


# search --------------------------------------------------------------------------------------------------------------


def search_path(asked: Asked) -> str:
    """The address of a page of results."""
    return "/search?" + urlencode({"q": asked.text, **asked.narrowed})


def ask_all(address: str, queries: Sequence[Asked]) -> tuple[list[float], int]:
    """Milliseconds of each page of results that came, one after the other, and how many did not."""
    visitor, times, errors = Visitor(address), [], 0
    for one in queries:
        began = time.perf_counter()
        try:
            reply = visitor.get(search_path(one))
        except (http.client.HTTPException, OSError):
            errors += 1
            continue
        times.append(since(began))
        errors += reply.status != 200
    return times, errors


def measure_pages_of_results(
    table: Table, address: str, queries: Sequence[Asked], shares: Sequence[Sequence[Asked]]
) -> None:
    """One client with all ``queries``; then eight at once, each with a share of other ones."""
    visitor = Visitor(address)
    began = time.perf_counter()
    visitor.page("/search?q=innovation")
    table.add("the first page of results after a start", f"{since(began):.0f} ms")
    times, errors = ask_all(address, queries)
    table.add("page of results over HTTP, one client, the same queries", f"{p50_p95(times)}, {errors} errors")
    every: list[tuple[list[float], int]] = []
    crowd = [threading.Thread(target=lambda share=share: every.append(ask_all(address, share))) for share in shares]
    began = time.perf_counter()
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    times = [took for times, _ in every for took in times]
    rate = 1000 * len(times) / since(began)
    errors = sum(errors for _, errors in every)
    table.add(
        f"page of results, eight clients at once on the default server, {len(times)} queries",
        f"{p50_p95(times)}, worst {max(times):.0f} ms, {errors} errors, {rate:.0f} a second",
        "p95 120 ms, no error",
    )


def measure_hostile_pages(table: Table, home: Path, address: str) -> None:
    """The worst time and every status but 200: over HTTP, and of the application itself, which gets all of them."""
    client = create_app(load_settings(home)).test_client()
    ways: Mapping[str, Callable[[str], int]] = {
        "over HTTP": lambda path: Visitor(address).get(path).status,
        "in the application": lambda path: client.get(path).status_code,
    }
    for way, get in ways.items():
        get("/search?q=innovation")
        took: dict[str, float] = {}
        refused = []
        for name, text in HOSTILE.items():
            began = time.perf_counter()
            try:
                status = str(get("/search?q=" + quote(text, safe="")))
            except (http.client.HTTPException, OSError) as error:
                status = type(error).__name__
            took[name] = since(began)
            refused += [] if status == "200" else [f"{name}: {status}"]
        worst = max(took, key=lambda name: took[name])
        table.add(
            f"hostile queries, the page, {way}",
            f"the worst {took[worst]:.0f} ms ({worst}); 200 for all"
            + "".join(f" but {one}" for one in refused[:1])
            + "".join(f", {one}" for one in refused[1:]),
            "0.5 s, a polite answer",
        )


# pages ---------------------------------------------------------------------------------------------------------------


def measure_session_page(table: Table, home: Path, address: str, session: str) -> None:
    """The page of a transcript of an hour: asked of the application itself, and over HTTP."""
    client = create_app(load_settings(home)).test_client()
    path = f"/sessions/{session}"

    def first_and_then(get: Callable[[], int]) -> tuple[float, list[float]]:
        times = []
        for _ in range(21):
            began = time.perf_counter()
            assert get() in (200, 308)
            times.append(since(began))
        return times[0], times[1:]

    inside = first_and_then(lambda: len(client.get(path, follow_redirects=True).data) and 200)
    visitor = Visitor(address)
    outside = first_and_then(lambda: visitor.page(path).status)
    for name, (first, times) in {"in the application": inside, "over HTTP": outside}.items():
        table.add(
            f"session page, transcript of an hour, {name}", f"{p50_p95(times)}, the first {first:.0f} ms", "50 ms"
        )


def measure_weights(table: Table, address: str, paths: Mapping[str, str]) -> None:
    """What each kind of page weighs at first view, without media, as it is sent and unpacked."""
    for name, path in paths.items():
        visitor = Visitor(address)
        page = visitor.page(path)
        if page.status != 200:
            table.add(f"weight of {name}", f"answers {page.status}")
            continue
        files = parts_of(visitor, path, page)
        every = (page, *files.values())
        whole = sum(len(one.body) for one in every)
        script, style = (sum(len(one.sent) for one in every if kind in one.kind) for kind in ("javascript", "css"))
        table.add(
            f"weight of {name}",
            f"{sum(len(one.sent) for one in every) / 1000:.1f} kB sent ({whole / 1000:.0f} kB unpacked): "
            f"HTML {len(page.sent) / 1000:.1f}, CSS {style / 1000:.1f}, JavaScript {script / 1000:.1f}",
            f"{FIRST_VIEW_BYTES // 1000} kB, JavaScript {SCRIPT_BYTES // 1000} kB",
        )


def parts_of(visitor: Visitor, path: str, page: Reply) -> dict[str, Reply]:
    """Style sheets, scripts and what these import, and the icon: all that a first view needs beside media."""
    text = page.body.decode(errors="replace")
    wanted = [urljoin(path, one or other) for one, other in WEIGHED.findall(text)]
    files: dict[str, Reply] = {}
    while wanted:
        address = wanted.pop()
        if address in files or "//" in address:
            continue
        files[address] = visitor.get(address)
        if "javascript" in files[address].kind:
            wanted += [urljoin(address, found) for found in IMPORTED.findall(files[address].body.decode())]
    return files


# players -------------------------------------------------------------------------------------------------------------


def measure_paused_players(table: Table, address: str, session: str, paths: Sequence[str]) -> None:
    """How quickly other pages come while eight players have begun a video and stopped reading."""
    before = _times(address, paths)
    players = [_paused_player(address, f"/media/{session}/video.mp4") for _ in range(PLAYERS)]
    try:
        meanwhile = _times(address, paths)
    finally:
        for player in players:
            player.close()
    worse = median(meanwhile) / median(before), quantiles(meanwhile, n=20)[-1] / quantiles(before, n=20)[-1]
    table.add(
        f"other pages while {PLAYERS} players are paused ({p50_p95(meanwhile)}) against without ({p50_p95(before)})",
        f"p50 {worse[0]:.2f} ×, p95 {worse[1]:.2f} ×",
        "as before",
    )


def _times(address: str, paths: Sequence[str]) -> list[float]:
    visitor, times = Visitor(address), []
    for path in [*paths] * 21:
        began = time.perf_counter()
        visitor.page(path)
        times.append(since(began))
    return times[len(paths) :]


def _paused_player(address: str, path: str) -> socket.socket:
    there = urlsplit(address)
    player = socket.socket()
    player.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
    player.settimeout(TIMEOUT_S)
    player.connect((there.hostname, there.port))
    player.sendall(f"GET {path} HTTP/1.1\r\nHost: {there.netloc}\r\nRange: bytes=0-\r\n\r\n".encode())
    head = player.recv(4096)
    if not head.startswith((b"HTTP/1.1 206", b"HTTP/1.0 206")):
        progress(f"a player got {head[:40]!r}")
    time.sleep(0.1)
    return player
