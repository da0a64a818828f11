"""Voice activity detection with the Silero model, run by onnxruntime over sound that comes in blocks.

The model file is the one in the wheel of ``faster-whisper``; that package itself is not imported, since it
brings far more than is needed here. Silero takes windows of 512 samples, each with the last 64 of the window
before, and carries its state from one to the next: see https://github.com/snakers4/silero-vad.
"""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from pipeline.core.artefacts import Listening, Span
from pipeline.core.errors import ToolMissing
from pipeline.speech.port import RATE, Samples

WINDOW = 512
CONTEXT = 64
WINDOWS_AT_ONCE = 250
BLOCK_MS = WINDOWS_AT_ONCE * WINDOW * 1000 // RATE
"""The length of block that is listened to at once: longer ones are slower, since they leave the processor's
cache.
"""

SPEECH_BEGINS = 0.5
SPEECH_GOES_ON = 0.35
SHORTEST_SPEECH_MS = 250
SHORTEST_SILENCE_MS = 400
PADDING_MS = 150


def listen(blocks: Iterable[bytes]) -> Listening:
    """Return where somebody speaks in ``blocks`` of 16-bit mono sound at 16 kHz. Memory does not grow with
    length.

    Raises :class:`ToolMissing` where the model file is not installed.
    """
    duration_samples = 0

    def counted() -> Iterator[bytes]:
        nonlocal duration_samples
        for block in blocks:
            duration_samples += len(block) // 2
            yield block

    probabilities = np.concatenate([np.empty(0, np.float32), *_probabilities(_windows(counted()))])
    duration_ms = duration_samples * 1000 // RATE
    return Listening(duration_ms, tuple(speech_spans(probabilities, duration_ms)))


def speech_spans(probabilities: npt.NDArray[np.float32], duration_ms: int) -> Iterator[Span]:
    """Yield the spans of speech, given the probability of speech in each window of 32 ms.

    Speech begins at one probability and goes on down to a lower one; short silences are bridged, what is left
    short is dropped, and each span is widened a little, since words begin and end softly.
    """
    window_ms = WINDOW * 1000 // RATE
    spans: list[Span] = []
    for first, last in _runs(probabilities):
        span = Span(first * window_ms, min(last * window_ms, duration_ms))
        if spans and span.start_ms - spans[-1].end_ms < SHORTEST_SILENCE_MS:
            spans[-1] = Span(spans[-1].start_ms, span.end_ms)
        else:
            spans.append(span)
    for span in spans:
        if span.end_ms - span.start_ms >= SHORTEST_SPEECH_MS:
            yield Span(max(0, span.start_ms - PADDING_MS), min(duration_ms, span.end_ms + PADDING_MS))


def _runs(probabilities: npt.NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Yield the first window and the one after the last of each run above the lower threshold that reaches
    the upper.
    """
    above = np.concatenate([[False], probabilities >= SPEECH_GOES_ON, [False]])
    edges = np.flatnonzero(above[1:] != above[:-1]).reshape(-1, 2)
    for first, last in edges.tolist():
        begins = np.flatnonzero(probabilities[first:last] >= SPEECH_BEGINS)
        if len(begins):
            yield first + int(begins[0]), last


def _windows(blocks: Iterable[bytes]) -> Iterator[Samples]:
    """Yield the sound as rows of 512 samples, at most 250 at once; the last row is filled up with silence."""
    size = WINDOWS_AT_ONCE * WINDOW * 2
    rest = b""
    for block in blocks:
        rest += block
        while len(rest) >= size:
            yield _rows(rest[:size])
            rest = rest[size:]
    if len(rest) >= 2:
        yield _rows(rest + bytes(-len(rest) % (WINDOW * 2)))


def _rows(sound: bytes) -> Samples:
    return np.frombuffer(sound, "<i2").astype(np.float32).reshape(-1, WINDOW) / np.float32(32768)


def _probabilities(windows: Iterable[Samples]) -> Iterator[npt.NDArray[np.float32]]:
    session = _session()
    hidden = cell = np.zeros((1, 1, 128), np.float32)
    before = np.zeros((1, CONTEXT), np.float32)
    for rows in windows:
        context = np.concatenate([before, rows[:-1, -CONTEXT:]])
        before = rows[-1:, -CONTEXT:]
        heard, hidden, cell = session.run(
            None, {"input": np.concatenate([context, rows], axis=1), "h": hidden, "c": cell}
        )
        yield heard.reshape(-1)


def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # faster than two, and repeatable
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(_model_file()), options, providers=["CPUExecutionProvider"])


def _model_file() -> Path:
    package = find_spec("faster_whisper")
    folders = package.submodule_search_locations if package else None
    found = sorted(Path(folders[0], "assets").glob("silero_vad*.onnx")) if folders else []
    if not found:
        raise ToolMissing("The model that hears speech is missing.", "Install it: pip install faster-whisper")
    return found[-1]
