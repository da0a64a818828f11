"""One speaker a channel: whether a recording is made so, and who speaks when.

Where each speaker has a channel, the difference between the levels of the two channels has two values while somebody
speaks, far apart and with next to nothing between them. A room in stereo, the same sound twice, and a channel with
nothing but noise or music in it do not look like that.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.core.artefacts import Span
from pipeline.speech.ear.windows import Mask, bridged, covered, runs
from pipeline.speech.port import Samples

COARSE = 4
"""Levels are taken at 4 kHz, from differences: what lies below voices (hum) and above them (hiss) weighs little."""
SMOOTHED = 9
"""How many windows a level is the mean of: some 300 ms, so that it does not fall within a word."""
SILENT_DB = -90.0
WELL_HEARD_DB = 25.0
"""How far below the loud moments of speech a window may lie to tell anything."""
CLEARLY_DB = 6.0
"""How much louder a speaker is on her own channel."""
APART = 0.85
"""How much of the difference's variance is that between its two values."""
UNLIKE = 0.7
"""The most that the levels of channels may go together (correlation) which carry different speakers."""
BETWEEN = 1 / 6
"""How near the border the difference lies while both speak, as a share of how far its two values are apart."""
REAL_SHARE = 0.05
"""How much of the speech each speaker has at least."""
LEAST_WINDOWS = 60

Decibels = npt.NDArray[np.float64]


def powers(sound: Samples) -> Samples:
    """The power of each channel's voice in each window of ``sound``."""
    coarse = sound.reshape(len(sound), -1, COARSE, sound.shape[2]).mean(axis=2)
    power: Samples = np.square(np.diff(coarse, axis=1)).mean(axis=1)
    return power


def sides(power: Samples, speech: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """Return when the speaker of each of two channels speaks, left first; empty where channels are not speakers.

    ``power`` is that of each window and channel, see :func:`powers`; empty where there is one channel.
    """
    if not len(power):
        return ()
    level = _decibels(power)
    heard = _well_heard(level, speech)
    if heard.sum() < LEAST_WINDOWS:
        return ()
    louder = level[:, 0] - level[:, 1]
    border = _border(louder[heard])
    left, right = heard & (louder > border), heard & (louder <= border)
    if not _are_speakers(level, left, right):
        return ()
    apart = louder[left].mean() - louder[right].mean()
    both = heard & (np.abs(louder - border) < apart * BETWEEN)
    both |= left & (louder[left].mean() < CLEARLY_DB) | right & (louder[right].mean() > -CLEARLY_DB)
    return tuple(tuple(bridged(runs(side | both))) for side in (left, right))


def _decibels(power: Samples) -> Decibels:
    even = np.full(SMOOTHED, 1 / SMOOTHED)
    smooth = [np.convolve(channel, even)[SMOOTHED // 2 :][: len(power)] for channel in power.T.astype(np.float64)]
    level: Decibels = 10 * np.log10(np.maximum(np.stack(smooth, axis=1), 10 ** (SILENT_DB / 10)))
    return level


def _well_heard(level: Decibels, speech: Sequence[Span]) -> Mask:
    """The windows in which somebody speaks, not much softer than people do in this recording."""
    spoken = covered(speech, len(level))
    if not spoken.any():
        return spoken
    loudest = level.max(axis=1)
    heard: Mask = spoken & (loudest > np.percentile(loudest[spoken], 95) - WELL_HEARD_DB)
    return heard


def _border(values: Decibels) -> float:
    """Return the border that divides ``values`` best into two groups (N. Otsu, IEEE Trans. SMC 9, 1979)."""
    ordered = np.sort(values)
    sums = np.cumsum(ordered)[:-1]
    below = np.arange(1, len(ordered))
    above = len(ordered) - below
    between = below * above * (sums / below - (ordered.sum() - sums) / above) ** 2
    best = int(np.argmax(between))
    return float(ordered[best] + ordered[best + 1]) / 2


def _are_speakers(level: Decibels, left: Mask, right: Mask) -> bool:
    """Whether each group of windows is a real share of the speech, and the groups are clearly unlike.

    Where the channels are about as loud as one another, they must not be the same sound.
    """
    either = left | right
    if min(left.sum(), right.sum()) < REAL_SHARE * either.sum():
        return False
    louder = level[:, 0] - level[:, 1]
    means = np.array([louder[left].mean(), louder[right].mean()])
    between = left.sum() * right.sum() / either.sum() ** 2 * (means[0] - means[1]) ** 2
    return bool(
        between >= APART * np.var(louder[either])
        and means[0] - means[1] >= 2 * CLEARLY_DB
        and (means[0] >= CLEARLY_DB or _go_together(level[left]) < UNLIKE)
        and (means[1] <= -CLEARLY_DB or _go_together(level[right]) < UNLIKE)
        and _go_together(level[either]) < UNLIKE
    )


def _go_together(level: Decibels) -> float:
    """The correlation of the levels of two channels; 0 where one of them is always the same."""
    spread = level - level.mean(axis=0)
    scale = float(np.sqrt(np.prod(np.square(spread).sum(axis=0))))
    return float(np.prod(spread, axis=1).sum()) / scale if scale > 0 else 0.0
