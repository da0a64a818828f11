"""Sound in windows of 512 samples (32 ms), which is what the voice model takes, and the runs that windows make."""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from pipeline.core.artefacts import Facts, Span
from pipeline.speech.port import RATE, Samples

WINDOW = 512
WINDOW_MS = WINDOW * 1000 // RATE
WINDOWS_AT_ONCE = 250
BLOCK_MS = WINDOWS_AT_ONCE * WINDOW_MS
"""The length of block that is listened to at once: longer ones are slower, since they leave the processor's cache."""

CANCELLED = np.float32(0.001)
"""The power of the mean, as a share of that of a channel, below which a cable was wired the wrong way round."""
SHORTEST_MS = 250
SHORTEST_PAUSE_MS = 400

Mask = npt.NDArray[np.bool_]


def channels_heard(facts: Facts) -> int:
    """How many channels of a recording are listened to: more than two are mixed down to two; 0 without sound."""
    return min(2, facts.sound.channels) if facts.sound else 0


def one_channel(blocks: Iterable[bytes], channels: int) -> Iterator[bytes]:
    """Yield 16-bit sound as one channel, :func:`mixed`: an engine gets the sound in which speech was found.

    It ends with silence, up to the next whole window.
    """
    for sound in windows(blocks, channels):
        yield np.rint(mixed(sound) * np.float32(32768)).astype("<i2").tobytes()


def windows(blocks: Iterable[bytes], channels: int) -> Iterator[Samples]:
    """Yield 16-bit sound as arrays of window × sample × channel, at most 250 windows at once.

    The last window is filled up with silence.
    """
    one = WINDOW * 2 * channels
    size = WINDOWS_AT_ONCE * one
    rest = b""
    for block in blocks:
        rest += block
        while len(rest) >= size:
            yield _shaped(rest[:size], channels)
            rest = rest[size:]
    if len(rest) >= 2:
        yield _shaped(rest + bytes(-len(rest) % one), channels)


def _shaped(sound: bytes, channels: int) -> Samples:
    return np.frombuffer(sound, "<i2").astype(np.float32).reshape(-1, WINDOW, channels) / np.float32(32768)


def mixed(sound: Samples) -> Samples:
    """The channels of ``sound`` as one: their mean, or the left one where they cancel each other out."""
    left = sound[:, :, 0]
    if sound.shape[2] == 1:
        return left
    mean = (left + sound[:, :, 1]) * np.float32(0.5)
    cancelled = np.square(mean).sum(axis=1) < CANCELLED * np.square(left).sum(axis=1)
    return np.where(cancelled[:, np.newaxis], left, mean)


def runs(mask: Mask) -> Iterator[tuple[int, int]]:
    """Yield the first window and the one after the last of each run of windows in ``mask``."""
    framed = np.concatenate([[False], mask, [False]])
    edges = np.flatnonzero(framed[1:] != framed[:-1])
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def bridged(runs_of_windows: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Yield the spans of runs of windows: short pauses are bridged, what is left short is dropped."""
    spans: list[Span] = []
    for first, last in runs_of_windows:
        span = Span(first * WINDOW_MS, last * WINDOW_MS)
        if spans and span.start_ms - spans[-1].end_ms < SHORTEST_PAUSE_MS:
            spans[-1] = Span(spans[-1].start_ms, span.end_ms)
        else:
            spans.append(span)
    yield from (span for span in spans if span.end_ms - span.start_ms >= SHORTEST_MS)


def covered(spans: Iterable[Span], count: int) -> Mask:
    """Which of ``count`` windows lie in ``spans``, even in part."""
    mask = np.zeros(count, np.bool_)
    for span in spans:
        mask[span.start_ms // WINDOW_MS : -(-span.end_ms // WINDOW_MS)] = True
    return mask
