"""Real captions, imported: ``python -m bench.captions FOLDER`` of WebVTT files. No file may fail, no word be lost.

What webvtt-py reads of the same file is what must be there: the same words, each as often.
"""

import re
import sys
import time
from collections import Counter
from pathlib import Path

import webvtt

from pipeline.core.captions.reading import parse_captions
from pipeline.core.errors import BadCaptions

WORD = re.compile(r"\w+(?:['’]\w+)*")


def words(text: str) -> Counter[str]:
    """How often each word stands in ``text``."""
    return Counter(WORD.findall(text))


def lost(file: Path) -> tuple[int, Counter[str]]:
    """How many words a file has, and which of them are not there once it was imported. Raises BadCaptions."""
    there = words(" ".join(cue.text for cue in webvtt.read(str(file))))
    brought = parse_captions(file.read_bytes(), file.name, "en", None)
    names = " ".join(segment.speaker or "" for segment in brought.segments)
    return there.total(), there - words(" ".join([names, *(segment.text for segment in brought.segments)]))


def main(folder: Path) -> None:
    """Import all, and tell what went wrong."""
    files = sorted(folder.rglob("*.vtt"))
    started, total, missing, failed = time.perf_counter(), 0, Counter[str](), 0
    for file in files:
        try:
            count, gone = lost(file)
        except BadCaptions as error:
            failed += 1
            print(f"  {file.name}: {error.message}")
            continue
        total += count
        missing += gone
        if gone:
            print(f"  {file.name}: lost {', '.join(list(gone)[:5])}")
    milliseconds = (time.perf_counter() - started) / max(1, len(files)) * 1000
    print(f"{len(files)} files, {total:,} words: {failed} failed, {missing.total()} words lost")
    print(f"{milliseconds:.0f} ms a file, the reading by webvtt-py included")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
