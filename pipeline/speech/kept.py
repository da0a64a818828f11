"""What was heard already is kept in a file, so that a transcription that is killed goes on where it was.

The file holds JSON lines: the first says by what the rest was heard, each other one is a finished batch: engines hear
the stretches of a batch together, so none of them is finished before the others. It is written to its end only, so a
kill costs at most the batch that was being heard or written, and a line that was cut off is not taken for whole.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from pipeline.core.artefacts import Span
from pipeline.core.recognition.heard import Heard


class Kept:
    """The finished batches in ``file``. What was not heard ``by`` the same engine, model and words is not used."""

    def __init__(self, file: Path, by: Sequence[object]) -> None:
        self._file = file
        first = msgspec.json.encode(by) + b"\n"
        header, *lines = (file.read_bytes() if file.exists() else b"").splitlines(keepends=True) or [b""]
        if header != first:
            file.write_bytes(first)
            lines = []
        self._lines = iter(lines)
        self._length = len(first)

    def take(self, stretches: Sequence[Span]) -> list[Heard] | None:
        """Return what was heard in ``stretches``, the next batch, or ``None``, from the first one that is not kept."""
        line = next(self._lines, b"")
        batch = _read(line)
        if [Span(heard.start_ms, heard.end_ms) for heard in batch] != list(stretches):
            self._lines = iter(())
            return None
        self._length += len(line)
        return batch

    def add(self, batch: list[Heard]) -> list[Heard]:
        """Keep a batch behind those that were taken or added, and return it as it will be read again."""
        line = msgspec.json.encode(batch) + b"\n"
        with self._file.open("r+b") as file:
            file.truncate(self._length)
            file.seek(self._length)
            self._length += file.write(line)
        return msgspec.json.decode(line, type=list[Heard])


def _read(line: bytes) -> list[Heard]:
    """Return the batch of a line; none where it was cut off, or is something else."""
    try:
        return msgspec.json.decode(line, type=list[Heard]) if line.endswith(b"\n") else []
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return []
