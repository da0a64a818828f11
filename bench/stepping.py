"""One step, run as the worker runs it: in a process of its own. How long, how much memory, when the first progress."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from bench.flow import MemoryOf
from pipeline.core.artefacts import Facts, Listening, Sound, Transcript
from pipeline.core.order import Failure, Order, Outcome, Progress
from pipeline.core.settings import NoSettings, TranscribeSettings
from pipeline.core.step import Record
from pipeline.workspace import load, save

ROOT = Path(__file__).parent.parent
UNLIMITED_MB = 64_000


@dataclass(frozen=True)
class Run:
    """How a step went: ``first_progress`` and ``seconds`` from the start of its process, ``peak`` memory in bytes."""

    seconds: float
    first_progress: float
    peak: int


@dataclass(frozen=True)
class Heard:
    """What the steps ``listen`` and ``transcribe`` made of a recording, and how they went."""

    listening: Listening
    transcript: Transcript
    listened: Run
    transcribed: Run

    @property
    def words(self) -> str:
        """All that was recognised."""
        return " ".join(segment.text for segment in self.transcript.segments)


@dataclass(frozen=True)
class Engine:
    """Which engine hears: its name, its model's, and where the models lie."""

    name: str
    model: str
    models: Path

    @property
    def settings(self) -> TranscribeSettings:
        """The settings that choose it, whatever the language."""
        routed = {f"model_{language}": self.model for language in ("en", "da", "sv", "nb", "de")}
        return msgspec.convert({"engine": self.name, "model": self.model, **routed}, TranscribeSettings)


class NotHeard(Exception):
    """The step refused: what it said."""


def hear(recording: Path, language: str, engine: Engine) -> Heard:
    """Run ``listen`` and ``transcribe`` on ``recording``. Raises :class:`NotHeard` where a step refuses."""
    with tempfile.TemporaryDirectory(prefix="totm-bench-step-") as name:
        folder = Path(name)
        files = {"video": recording, **{name: folder / f"{name}.json" for name in ("facts", "listening", "recognised")}}
        save(files["facts"], Facts("wav", 0, recording.stat().st_size, None, Sound("pcm_s16le", 1, 16_000, 1)))
        listened = _step(_order("listen", folder, files, engine, language))
        transcribed = _step(_order("transcribe", folder, files, engine, language))
        return Heard(load(files["listening"], Listening), load(files["recognised"], Transcript), listened, transcribed)


def _order(step: str, folder: Path, files: dict[str, Path], engine: Engine, language: str) -> Order:
    made = {"listen": "listening", "transcribe": "recognised"}[step]
    for room in ("scratch", "kept", "index"):
        (folder / step / room).mkdir(parents=True)
    return Order(
        step=step,
        session="bench",
        inputs={name: str(path) for name, path in files.items() if name not in (made, "recognised")},
        outputs={made: str(files[made])},
        record=Record(language=language),
        settings=asdict(engine.settings if step == "transcribe" else NoSettings()),
        scratch=str(folder / step / "scratch"),
        index=str(folder / step / "index"),
        models=str(engine.models),
        kept=str(folder / step / "kept"),
        memory_mb=UNLIMITED_MB,
    )


def _step(order: Order) -> Run:
    started = time.monotonic()
    first = 0.0
    last: Any = None
    with (
        Path(order.scratch, "stderr.log").open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "pipeline.child", str(os.getpid())],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=ROOT,
        ) as child,
        MemoryOf(child.pid) as memory,
    ):  # fmt: skip
        assert child.stdin
        assert child.stdout
        child.stdin.write(msgspec.json.encode(order))
        child.stdin.close()
        for line in child.stdout:
            last = msgspec.json.decode(line, type=Progress | Outcome | Failure)
            first = first or time.monotonic() - started
    if isinstance(last, Failure):
        raise NotHeard(last.message)
    if not isinstance(last, Outcome):
        raise RuntimeError(Path(order.scratch, "stderr.log").read_text(errors="replace"))
    return Run(time.monotonic() - started, first, memory.peak)
