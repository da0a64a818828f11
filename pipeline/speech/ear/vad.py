"""Voice activity detection with the Silero model, run by onnxruntime over sound that comes in blocks.

The model file is the one in the wheel of ``faster-whisper``; that package itself is not imported, since it
brings far more than is needed here. Silero takes windows of 512 samples, each with the last 64 of the window
before, and carries its state from one to the next: see https://github.com/snakers4/silero-vad.
"""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime

from pipeline.core.artefacts import Listening, Span
from pipeline.core.errors import ToolMissing
from pipeline.speech.ear.channels import powers, sides
from pipeline.speech.ear.faint import brought_up, possible_spans
from pipeline.speech.ear.windows import Mask, bridged, mixed, runs, windows
from pipeline.speech.port import RATE, Samples

CONTEXT = 64
SPEECH_BEGINS = 0.5
SPEECH_GOES_ON = 0.35
PADDING_MS = 150


def listen(blocks: Iterable[bytes], channels: int = 1) -> Listening:
    """Return where somebody speaks in ``blocks`` of 16-bit sound at 16 kHz, of one channel or of two in turns.

    Memory hardly grows with length: what is kept are a few numbers for each 32 ms. Raises :class:`ToolMissing` where
    the model file is not installed.
    """
    heard_samples = 0

    def counted() -> Iterator[bytes]:
        nonlocal heard_samples
        for block in blocks:
            heard_samples += len(block) // (2 * channels)
            yield block

    sure, likely, power = _heard(windows(counted(), channels))
    duration_ms = heard_samples * 1000 // RATE
    speech = tuple(speech_spans(sure, duration_ms))
    perhaps = tuple(possible_spans(likely, speech, duration_ms))
    return Listening(duration_ms, speech, perhaps, sides(power, speech))


def _heard(sounds: Iterable[Samples]) -> tuple[Samples, Samples, Samples]:
    """How probable it is that each window holds speech for sure, that it may, and the power of its channels."""
    first, second = Voice(), Voice()
    sure, likely, power = [np.empty(0, np.float32)], [np.empty(0, np.float32)], [np.empty((0, 2), np.float32)]
    for sound in sounds:
        as_it_is = first.probabilities(mixed(sound))
        louder, was_quiet = brought_up(mixed(sound))
        at_second_look = np.where(was_quiet, second.probabilities(louder, was_quiet), as_it_is)
        sure.append(np.minimum(as_it_is, at_second_look))  # soft music is heard wrongly at times, until it is louder
        likely.append(at_second_look)
        if sound.shape[2] == 2:
            power.append(powers(sound))
    return np.concatenate(sure), np.concatenate(likely), np.concatenate(power)


def speech_spans(probabilities: Samples, duration_ms: int) -> Iterator[Span]:
    """Yield the spans of speech, given the probability of speech in each window of 32 ms.

    Speech begins at one probability and goes on down to a lower one; short silences are bridged, what is left
    short is dropped, and each span is widened a little, since words begin and end softly.
    """
    for span in bridged(_voiced(probabilities)):
        yield Span(max(0, span.start_ms - PADDING_MS), min(duration_ms, span.end_ms + PADDING_MS))


def _voiced(probabilities: Samples) -> Iterator[tuple[int, int]]:
    """Yield the first window and the one after the last of each run above the lower threshold that reaches
    the upper.
    """
    for first, last in runs(probabilities >= SPEECH_GOES_ON):
        begins = np.flatnonzero(probabilities[first:last] >= SPEECH_BEGINS)
        if len(begins):
            yield first + int(begins[0]), last


class Voice:
    """The voice model with its state: it is shown windows one after the other."""

    def __init__(self) -> None:
        """Load the model. Raises ToolMissing."""
        self._session = _session()
        self._hidden = self._cell = np.zeros((1, 1, 128), np.float32)
        self._before = np.zeros((1, CONTEXT), np.float32)

    def probabilities(self, rows: Samples, shown: Mask | None = None) -> Samples:
        """How probable speech is in each of ``rows``, the windows that follow; 0 in those that are not ``shown``."""
        inputs = np.concatenate([np.concatenate([self._before, rows[:-1, -CONTEXT:]]), rows], axis=1)
        self._before = rows[-1:, -CONTEXT:]
        shown = np.ones(len(rows), np.bool_) if shown is None else shown
        found = np.zeros(len(rows), np.float32)
        if shown.any():
            state = {"h": self._hidden, "c": self._cell}
            heard, self._hidden, self._cell = self._session.run(None, {"input": inputs[shown], **state})
            found[shown] = heard.reshape(-1)
        return found


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
