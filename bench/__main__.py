"""``make bench`` runs every measurement and writes bench/RESULTS.md; ``python -m bench about`` only those of a group.

What needs labelled or real data is left out, and said so, where ../shared is not there; its last results stay.
"""

import os
import platform
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
LABELLED = SHARED / "labelled"
CAPTIONS = SHARED / "data" / "spoken-vtt.tar.xz"
HEAD = """# Results

Written by `make bench`; do not edit by hand. Speed is given as a ratio to a named baseline of the same run, so that
machines can be compared; seconds stand there for scale only. Each part says on what it was measured, and when.
"""


@dataclass(frozen=True)
class Measurement:
    """A heading, what the reader must know, and the command that prints the figures."""

    group: Literal["flow", "about", "search", "transcripts"]
    title: str
    about: str
    command: tuple[str, ...]


ABOUT = (
    Measurement(
        "about",
        "Tags",
        "On labelled passages and webinars. Nothing was trained on them, but their figures were seen on the way.",
        ("bench.tags", str(LABELLED)),
    ),
    Measurement(
        "about",
        "Outline, questions, card",
        "On the five labelled webinars. Nothing was trained on them, but their figures were seen on the way.",
        ("bench.outline", str(LABELLED / "webinars")),
    ),
    Measurement("about", "What a session is about: speed", "A transcript of 30 minutes.", ("bench.about",)),
)
TRANSCRIPTS = (
    Measurement(
        "transcripts",
        "Transcripts: our step against the engine's own command line",
        "The same model and the same sound in one run, each in a process of its own, loading included. The model has "
        "random weights and writes the same text in each window, which is shorter for us, since we cut at pauses and "
        "have more windows: so both write as much, as with real weights.",
        ("bench.speech", "speed"),
    ),
    Measurement(
        "transcripts",
        "Transcripts: faster-whisper against openai-whisper",
        "Our step with either engine, and the package's own command, loading included, at the dimensions of Whisper "
        "small and a fixed length of text.",
        ("bench.speech", "engines"),
    ),
    Measurement(
        "transcripts",
        "Transcripts: memory",
        "The step “transcribe” with a model of each size (random weights), and when it tells its first progress.",
        ("bench.speech", "memory"),
    ),
    Measurement(
        "transcripts",
        "Transcripts: where nobody speaks",
        "Silence, noise and music: no caption may come out.",
        ("bench.speech", "nothing"),
    ),
    Measurement(
        "transcripts",
        "Transcripts: speech that can hardly be heard",
        "What the voice detector drops must show as speech without text. Lost is what is neither heard nor shown.",
        ("bench.speech", "faint"),
    ),
    Measurement(
        "transcripts",
        "Transcripts: words that are wrong",
        "Kennedy is a real recording, of 11 s; the voices of the demo are synthetic, so its figures say little. For "
        "another model: `totm models fetch NAME`, then `python -m bench.speech words --model NAME`.",
        ("bench.speech", "words"),
    ),
)
"""Only the last one needs a model that was trained."""

FOUND = (
    "Judged queries, asked of sessions that our own steps made (outline, tags, passages) and of the same with labelled "
    "outline and tags. Search was developed on the queries of training/; the labelled totals were seen while constants "
    "were chosen; the held-out ones were written by somebody who knew nothing of it. A hit is right when the middle of "
    "a labelled segment lies in it; as many could be right as passages hold labelled segments."
)
SPEED = (
    "Real captions of an hour each as sessions, tagged at random since they speak of other things, beside the labelled "
    "webinars and those of training/. FTS5 and tantivy got the same passages and words in the same run; they stem "
    "English, and know nothing of typing errors, compounds, other languages and filters. Ratios are ours to theirs."
)


def measurements(unpacked: Path) -> Iterator[Measurement]:
    """All that can be measured here."""
    yield Measurement(
        "flow",
        "From added to searchable",
        "A recording of 30 minutes, 1280×720, H.264 and AAC, with captions: the English demo session, repeated. Most "
        "of its picture stands still, so the baseline is quick.",
        ("bench.flow",),
    )
    labelled = [str(LABELLED)] if LABELLED.is_dir() else []
    if labelled:
        yield from ABOUT
    yield Measurement("search", "Search and site: what is found", FOUND, ("bench.search", *labelled))
    if CAPTIONS.is_file():
        with tarfile.open(CAPTIONS) as archive:
            archive.extractall(unpacked, filter="data")
        yield Measurement("search", "Search and site: speed", SPEED, ("bench.search_speed", str(unpacked), *labelled))
        about = "All of those files, against what webvtt-py reads in them: nothing may fail, no word be lost."
        yield Measurement("transcripts", "Captions: import", about, ("bench.captions", str(unpacked)))
    yield from TRANSCRIPTS


def main(groups: list[str]) -> None:
    """Measure what is in ``groups`` (empty: all), tell, and write the results in place of the earlier ones."""
    results = earlier()
    with tempfile.TemporaryDirectory(prefix="totm-bench-") as folder:
        for measurement in measurements(Path(folder)):
            if not groups or measurement.group in groups:
                print(f"## {measurement.title}", flush=True)
                results[measurement.title] = section(measurement)
    (HERE / "RESULTS.md").write_text("\n\n".join([HEAD.strip(), *results.values()]) + "\n")


def earlier() -> dict[str, str]:
    """The sections of the last results by their titles."""
    _, *sections = (HERE / "RESULTS.md").read_text().split("\n## ")
    return {text.partition("\n")[0]: f"## {text.strip()}" for text in sections}


def section(measurement: Measurement) -> str:
    """A section of the results: measure, and say how, when and where."""
    command = f"`python -m {shown(measurement.command)}`, {date.today()}, {machine()}, load {os.getloadavg()[0]:.1f}."
    figures = run(measurement.command)
    figures = figures if figures.startswith("|") else f"```\n{figures}\n```"
    return "\n\n".join([f"## {measurement.title}", measurement.about, command, figures])


def run(command: tuple[str, ...]) -> str:
    """Run a measurement, show its lines as they come, and return them."""
    lines = []
    with subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.PIPE, text=True, cwd=HERE.parent
    ) as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line.rstrip())
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return "\n".join(lines)


def shown(command: tuple[str, ...]) -> str:
    """The command as anyone can type it: FOLDER is where the real captions were unpacked."""
    return " ".join(_as_typed(word) for word in command)


def _as_typed(word: str) -> str:
    if word.startswith(str(SHARED)):
        return f"../shared/{Path(word).relative_to(SHARED)}"
    return "FOLDER" if Path(word).is_absolute() else word


def machine() -> str:
    """What it ran on."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main(sys.argv[1:])
