"""Sound cut into stretches of at most 30 s, which is what a speech engine takes at once."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.core.artefacts import Span
from pipeline.speech.port import RATE, Samples, Stretch

LONGEST_MS = 30_000
EARLIEST_CUT_MS = 20_000
LONGEST_PAUSE_MS = 3000
"""An engine works through half a minute each time, however little is said in it: short pauses are taken along."""
QUIET_MS = 200
SAMPLES_A_MS = RATE // 1000


def plan(speech: Iterable[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield groups of ``speech`` spans to be heard together: within 30 s, no pause longer than 3 s between
    them.

    A span that is longer than that is a group of its own; :func:`cut` divides it.
    """
    group: list[Span] = []
    for span in speech:
        too_long = group and span.end_ms - group[0].start_ms > LONGEST_MS
        if group and (too_long or span.start_ms - group[-1].end_ms > LONGEST_PAUSE_MS):
            yield tuple(group)
            group = []
        group.append(span)
    if group:
        yield tuple(group)


def cut(blocks: Iterable[bytes], groups: Iterable[tuple[Span, ...]]) -> Iterator[Stretch]:
    """Yield each group of spans with its sound, read from ``blocks`` of 16-bit mono sound at 16 kHz as they
    come.

    Speech that goes on for more than 30 s is cut at its quietest moment between the 20th and the 30th second.
    Only a stretch and a block are held in memory.
    """
    sound = _Sound(blocks)
    for group in groups:
        start_ms, end_ms = group[0].start_ms, group[-1].end_ms
        while start_ms < end_ms:
            samples = sound.take(start_ms, min(end_ms, start_ms + LONGEST_MS))
            length_ms = len(samples) // SAMPLES_A_MS
            if not length_ms:
                return
            if end_ms - start_ms > LONGEST_MS and length_ms == LONGEST_MS:
                length_ms = EARLIEST_CUT_MS + _quietest_ms(samples[EARLIEST_CUT_MS * SAMPLES_A_MS :])
            speech = tuple(_within(group, start_ms, start_ms + length_ms))
            yield Stretch(start_ms, samples[: length_ms * SAMPLES_A_MS], speech)
            start_ms += length_ms


def _within(spans: Sequence[Span], start_ms: int, end_ms: int) -> Iterator[Span]:
    for span in spans:
        part = Span(max(start_ms, span.start_ms), min(end_ms, span.end_ms))
        if part.end_ms > part.start_ms:
            yield part


def _quietest_ms(samples: Samples) -> int:
    """Return the middle of the quietest fifth of a second."""
    size = QUIET_MS * SAMPLES_A_MS
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    return int(np.argmin(np.square(frames).sum(axis=1))) * QUIET_MS + QUIET_MS // 2


class _Sound:
    """Blocks of sound as one long row that is read forwards and forgotten behind the reader."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._held = bytearray()
        self._forgotten = 0

    def take(self, start_ms: int, end_ms: int) -> Samples:
        """Return the samples from ``start_ms`` to ``end_ms``, fewer at the end; later calls never start
        earlier.
        """
        start, end = start_ms * SAMPLES_A_MS * 2, end_ms * SAMPLES_A_MS * 2
        while self._forgotten + len(self._held) < end and (block := next(self._blocks, None)) is not None:
            self._forget(start)
            self._held += block
        self._forget(start)
        held = bytes(self._held[: end - self._forgotten])
        return np.frombuffer(held[: len(held) // 2 * 2], "<i2").astype(np.float32) / np.float32(32768)

    def _forget(self, before: int) -> None:
        count = min(before - self._forgotten, len(self._held))
        del self._held[:count]
        self._forgotten += count
