"""How long from added to searchable, and with clips; how much memory; what the 1,001st session costs; ``--help``.

The baseline is one full decode of the same recording, ``ffmpeg -i FILE -f null -``, in the same run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Result
from pipeline.catalog.sessions import NewSession
from pipeline.config import load_settings
from pipeline.core.artefacts import Segment
from pipeline.core.captions.layout import cues
from pipeline.core.captions.writing import to_webvtt
from pipeline.core.passages import Passage, Passages
from pipeline.home import Home, open_home
from pipeline.runner import STEP_NAMES
from pipeline.search.whoosh_engine import rebuild_index

DEMO = Path(__file__).parent.parent / "demo"
MINUTES = 30
SESSIONS = 1000
MB = 1_000_000


def main() -> None:
    """Print the figures, one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=MINUTES)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="totm-bench-") as folder:
        recording, captions = make_recording(Path(folder), options.minutes)
        measure_flow(Path(folder), recording, captions)
        measure_growth(Path(folder), options.sessions)
    report("totm --help", median(timed(lambda: totm(Path("."), "--help")) for _ in range(7)), "s")


def report(name: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{name}: {value:.2f} {unit}", flush=True)


def make_recording(folder: Path, minutes: int) -> tuple[Path, Path]:
    """The English demo session, repeated: 1280×720 at 25 frames a second, H.264 and stereo AAC, with its captions."""
    truth = json.loads((DEMO / "technology-night.truth.json").read_text(encoding="utf-8"))
    source, length = DEMO / "technology-night.mp4", duration_ms(DEMO / "technology-night.mp4")
    target = folder / "long.mp4"
    subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-stream_loop", "-1", "-i", source, "-t", str(minutes * 60),
         "-vf", "scale=1280:720,fps=25", "-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac", "-ac", "2", target],
        check=True,
    )  # fmt: skip
    rounds = range(minutes * 60_000 // length)
    segments = [
        Segment(s["start_ms"] + r * length, s["end_ms"] + r * length, s["text"], "en", s["speaker"])
        for r in rounds
        for s in truth
    ]
    captions = folder / "long.vtt"
    captions.write_text(to_webvtt(cues(segments), "en"), encoding="utf-8")
    return target, captions


def duration_ms(path: Path) -> int:
    """The length of a media file."""
    asked = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path]
    return round(1000 * float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout))


def measure_flow(folder: Path, recording: Path, captions: Path) -> None:
    """Added → searchable, and with clips, against one decode; the peak of memory."""
    decode = timed(
        lambda: subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", recording, "-f", "null", "-"], check=True)
    )
    home = folder / "flow"
    totm(home, "init")
    started = time.monotonic()
    totm(home, "add", str(recording), "--language=en", f"--captions={captions}", "--publish", "--id=long")
    added = time.monotonic() - started
    worker = subprocess.Popen(command("run"), env=environment(home), stderr=subprocess.DEVNULL)
    with MemoryOf(worker.pid) as memory:
        while worker.poll() is None and not step_done(home, "index"):
            time.sleep(0.05)
        searchable = time.monotonic() - started
        assert worker.wait() == 0
    finished = time.monotonic() - started
    report("full decode (baseline)", decode, "s")
    report("  add alone", added / decode, "× decode")
    report("added → searchable", searchable / decode, "× decode")
    report("added → clips cut", finished / decode, "× decode")
    report("memory of worker and children, peak", memory.peak / MB, "MB (proportional set size)")
    for name, seconds in step_seconds(home):
        report(f"  step {name}", seconds, "s")


def measure_growth(folder: Path, count: int) -> None:
    """What adding one session costs with none there, and with ``count`` there."""
    empty = folder / "empty"
    totm(empty, "init")
    full = folder / "full"
    totm(full, "init")
    with open_home(load_settings(full)) as home:
        fill(home, count)
    costs: dict[Path, list[float]] = {empty: [], full: []}
    for turn in range(3):
        for home_path, found in costs.items():
            recording = variant(folder, f"{home_path.name}{turn}")
            found.append(timed(lambda r=recording, h=home_path: add_and_run(h, r)))  # type: ignore[misc]
    report(f"session {count + 1:,} against session 1", min(costs[full]) / min(costs[empty]), "× (best of three)")


def variant(folder: Path, mark: str) -> Path:
    """The Danish demo session with other bytes, so that it is another recording."""
    target = folder / f"{mark}.mp4"
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", DEMO / "accelerationsprogram.mp4", "-c", "copy",
                    "-metadata", f"comment={mark}", target], check=True)  # fmt: skip
    return target


def add_and_run(home: Path, recording: Path) -> None:
    """Add a session and work through it."""
    captions = DEMO / "accelerationsprogram.vtt"
    totm(home, "add", str(recording), "--language=da", f"--captions={captions}", f"--id={recording.stem}", "--publish")
    totm(home, "run", recording.stem)


def fill(home: Home, count: int) -> None:
    """Sessions that are done, with what search knows of them, as many as asked for."""
    text = " ".join(s["text"] for s in json.loads((DEMO / "technology-night.truth.json").read_text(encoding="utf-8")))
    words = text.split()

    def passages(number: int) -> Passages:
        cut = [" ".join(words[(i * 37 + number) % 300 :][:150]) for i in range(25)]
        found = tuple(Passage("passage", i * 75_000, (i + 1) * 75_000, "en", text) for i, text in enumerate(cut))
        return Passages(
            f"Session {number}", "en", "2026-01-01", "P", (), ("technology-night",), ("collaboration",), found
        )

    with home.catalog.write() as db:
        for number in range(count):
            new = NewSession(
                f"s{number}", f"Session {number}", "2026-01-01", "en", "P", (), "r.mp4", ".mp4", f"{number:064}", 1
            )
            sessions.add(db, new, [], 1)
            ledger.want(db, new.id, STEP_NAMES, 1)
            while taken := ledger.take(db, "bench", 2, 1000, [new.id]):
                ledger.finish(db, taken, Result({}, {}, {}), 3)
    rebuild_index(home.workspace.index, ((f"s{number}", passages(number), "") for number in range(count)))


def totm(home: Path, *arguments: str) -> None:
    """Run a command to its end."""
    home.mkdir(parents=True, exist_ok=True)
    subprocess.run(command(*arguments), env=environment(home), check=True, capture_output=True)


def command(*arguments: str) -> list[str]:
    """The command line."""
    return [str(Path(sys.executable).with_name("totm")), *arguments]


def environment(home: Path) -> dict[str, str]:
    """The environment of a command in a workspace."""
    return {**os.environ, "TOTM_HOME": str(home)}


def timed(what: Callable[[], Any]) -> float:
    """How long it takes, in seconds."""
    started = time.monotonic()
    what()
    return time.monotonic() - started


def step_done(home: Path, step: str) -> bool:
    """Whether a step of the only session has ended well."""
    with open_home(load_settings(home)) as opened, opened.catalog.read() as db:
        row = ledger.of_step(db, "long", step)
    return row is not None and row.state == ledger.DONE


def step_seconds(home: Path) -> Iterator[tuple[str, float]]:
    """How long each step took."""
    with open_home(load_settings(home)) as opened, opened.catalog.read() as db:
        for row in ledger.of_session(db, "long"):
            yield row.step, ((row.finished_at or 0) - (row.started_at or 0)) / 1000


@dataclass
class MemoryOf:
    """Samples the memory of a process and its descendants; ``peak`` is in bytes."""

    pid: int
    peak: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "MemoryOf":
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._stop.wait(0.1):
            self.peak = max(self.peak, sum(proportional(pid) for pid in family(self.pid)))


def family(pid: int) -> Iterator[int]:
    """A process and all its descendants (Linux, proc(5))."""
    yield pid
    try:
        children = " ".join(task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children")).split()
    except OSError:  # it has ended
        return
    for child in children:
        yield from family(int(child))


def proportional(pid: int) -> int:
    """The memory of a process in bytes, what it shares with others divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
