"""How quickly it is told what a session is about: ``python -m bench.about``.

``totm understand`` reads a transcript of 30 minutes in a process of its own, on one core, everything loaded anew. The
baseline is loading spaCy, which does the matching. Hostile texts tell whether the time grows with the text or faster.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from time import perf_counter

from bench.outline import transcript_of
from pipeline.core.artefacts import Segment
from training import webinars

HALF_HOUR_MS = 30 * 60_000
RUNS = 3
LANGUAGES = ("en", "da", "sv", "nb", "de")
WORDS = {
    "one long line": "technology night " * 60_000,
    "only emoji": "🎉🙂 " * 200_000,
    "right to left": "שלום עולם " * 100_000,
    "control characters": "a\x00b\x1b[31mc\u202e " * 100_000,
    "HTML": "<script>alert('x')</script> &amp; " * 30_000,
    "one long word": "a" * 1_000_000,
    "questions": "why? " * 200_000,
}
"""A megabyte each."""


def half_hour(language: str) -> list[Segment]:
    """Half an hour of the training webinars of a language, one after the other."""
    segments: list[Segment] = []
    for path in sorted(webinars.FOLDER.glob(f"{language}-*.txt")):
        begin = segments[-1].end_ms if segments else 0
        spoken = transcript_of(webinars.read(path), punctuated=True, speakers=True).segments
        segments += [Segment(s.start_ms + begin, s.end_ms + begin, s.text, language, s.speaker) for s in spoken]
    return list(takewhile(lambda segment: segment.end_ms <= HALF_HOUR_MS, segments))


def as_webvtt(segments: Sequence[Segment]) -> str:
    """The segments as captions that name who speaks."""
    cues = (f"{clock(s.start_ms)} --> {clock(s.end_ms)}\n<v {s.speaker}>{s.text}" for s in segments)
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def clock(ms: int) -> str:
    """A time as WebVTT writes it."""
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def seconds(*arguments: str) -> float:
    """The best of some runs of Python with these arguments, on one core."""
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}),
        )
        taken.append(perf_counter() - began)
    return min(taken)


def understood(path: Path, text: str, language: str) -> float:
    """How long ``totm understand`` takes for a file with this text."""
    path.write_text(text, encoding="utf-8")
    return seconds("-m", "pipeline", "understand", str(path), "--language", language)


def main() -> None:
    """Print the figures."""
    baseline = seconds("-c", "import spacy")
    print(f"loading spaCy: {baseline:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        for language in LANGUAGES:
            segments = half_hour(language)
            taken = understood(path / "talk.vtt", as_webvtt(segments), language)
            words = sum(len(segment.text.split()) for segment in segments)
            print(f"{language}: 30 minutes, {words} words: {taken / baseline:.2f} × ({taken:.2f} s)", flush=True)
        for name, text in WORDS.items():
            half, whole = (understood(path / "talk.txt", piece, "en") for piece in (text[: len(text) // 2], text))
            print(f"hostile, {name}: 1 MB in {whole:.2f} s, half of it in {half:.2f} s", flush=True)


if __name__ == "__main__":
    main()
