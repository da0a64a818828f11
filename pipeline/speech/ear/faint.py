"""Speech that is too soft, or under too much noise, to be heard for sure: a second look, for doubts and not for words.

The voice model is deaf below about -70 dBFS, where people who sit far from the microphone may well be. So quiet
windows are brought up to the level of ordinary speech, and shown to it again. What it then finds, and what it only half
believed at the first look, counts where it goes on for some time: noise and music are taken for speech for a moment now
and then, and never for long.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.core.artefacts import Span
from pipeline.speech.ear.windows import WINDOW_MS, Mask, covered, runs
from pipeline.speech.port import Samples

QUIET = np.float32(0.003)
"""The level (root mean square, of 1) of the loudest window nearby, below which a window is brought up: -50 dBFS."""
SILENT = np.float32(2 / 32768)
"""Below this there is nothing but the rounding of samples."""
ORDINARY = np.float32(0.1)
NEARBY = 31
"""How many windows on either side are nearby: a second."""
SOME_TIME = 62
"""How many windows possible speech is averaged over: two seconds."""
POSSIBLE = 0.25

Floats = npt.NDArray[np.float32]


def brought_up(rows: Samples) -> tuple[Samples, Mask]:
    """Return windows of sound with the quiet ones as loud as ordinary speech, and which ones these are."""
    level = np.sqrt(np.square(rows).mean(axis=1))
    framed = np.pad(level, NEARBY, mode="edge")
    loudest = np.lib.stride_tricks.sliding_window_view(framed, 2 * NEARBY + 1).max(axis=1)
    return rows * (ORDINARY / np.maximum(loudest, SILENT))[:, np.newaxis], (loudest < QUIET) & (loudest > SILENT)


def possible_spans(probabilities: Floats, speech: Sequence[Span], duration_ms: int) -> Iterator[Span]:
    """Yield where somebody may speak outside ``speech``: the probabilities of two seconds are 0.25 in the mean."""
    if not len(probabilities):
        return
    is_speech = covered(speech, len(probabilities))
    left = np.where(is_speech, np.float32(0), probabilities)
    mean = np.convolve(left, np.full(SOME_TIME, 1 / SOME_TIME, np.float32))[SOME_TIME // 2 :][: len(left)]
    found = np.zeros_like(is_speech)
    for middle_of_first, middle_of_last in runs(mean >= POSSIBLE):
        first = max(0, middle_of_first - SOME_TIME // 2)
        likely = first + np.flatnonzero(left[first : middle_of_last + SOME_TIME // 2] >= POSSIBLE)
        found[likely[0] : likely[-1] + 1] = True
    for first, last in runs(found & ~is_speech):
        yield Span(first * WINDOW_MS, min(last * WINDOW_MS, duration_ms))
