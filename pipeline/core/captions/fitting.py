"""Do the captions fit the recording? Times for another frame rate, or early or late throughout, are found by the sound.

It is asked right after reading, and the captions are read without the length of the recording, so that nothing is cut
off that only stands at a wrong time. How well text and speech agree is their correlation (phi) over the moments of the
recording: 0 by chance, 1 at best.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
import numpy.typing as npt

from pipeline.core.artefacts import Doubt, Listening, Segment, Span
from pipeline.core.captions.reading import Brought
from pipeline.core.captions.repairs import Repaired, apart, from_the_first_hour, within
from pipeline.core.spans import joined

MOMENT_MS = 100
NEAR_MS = 3000
"""Fits that nowhere differ by more are one and the same, more or less exact."""
ENOUGH_STRETCHES = 20
GOOD_FIT = 0.5
GOOD_OVERLAP = 0.85
CLEARLY = 0.25
PERHAPS = 0.12
NEARLY = 0.03
RATES = {"23.976": 24000 / 1001, "24": 24.0, "25": 25.0, "29.97": 30000 / 1001, "30": 30.0}

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Fit:
    """All times are multiplied by ``ratio``, then moved by ``shift_ms``: how well text and speech agree then."""

    ratio: float
    shift_ms: int
    phi: float
    overlap: float

    @property
    def parts(self) -> int:
        """How much has to be wrong with the captions for this to be right."""
        return (self.ratio != 1) + (self.shift_ms != 0)

    def at(self, ms: int) -> int:
        """Where the moment ``ms`` of the captions lies in the recording."""
        return round(ms * self.ratio) + self.shift_ms


@dataclass(frozen=True)
class _Scale:
    """The text with all times multiplied by ``ratio``, laid over the speech with every shift.

    ``together`` counts the moments with both, the first for a shift of ``-2 * moments``. ``text`` and ``speech`` are
    shares of all moments.
    """

    ratio: float
    moments: int
    text: float
    speech: float
    together: Values

    def fit(self, shift: int) -> _Fit:
        """Return the fit with a shift of so many moments."""
        both = float(self.together[shift + 2 * self.moments]) / self.moments
        spread = self.text * (1 - self.text) * self.speech * (1 - self.speech)
        phi = (both - self.text * self.speech) / spread**0.5 if spread > 0 else 0.0
        return _Fit(self.ratio, shift * MOMENT_MS, phi, both / max(1e-9, min(self.text, self.speech)))

    def best(self) -> _Fit:
        """Return the fit with the best shift."""
        return self.fit(int(np.argmax(self.together)) - 2 * self.moments)

    def best_elsewhere(self, fit: _Fit, ends: tuple[int, int]) -> _Fit:
        """Return the best fit that is not near ``fit`` at both ``ends`` of the text."""
        gaps = [fit.at(ms) - round(ms * self.ratio) for ms in ends]
        first, last = ((ms // MOMENT_MS) + 2 * self.moments for ms in (max(gaps) - NEAR_MS, min(gaps) + NEAR_MS))
        elsewhere = self.together.copy()
        elsewhere[max(0, first) : max(0, last + 1)] = -1
        return self.fit(int(np.argmax(elsewhere)) - 2 * self.moments)


def fitted(brought: Brought, listening: Listening, duration_ms: int = 0) -> Brought:
    """Return captions that came with a session at times that fit its recording: see :func:`fit_to_speech`.

    Where there was no sound to listen to, ``duration_ms`` is how long the recording is; 0 where nobody knows.
    """
    duration_ms = listening.duration_ms or duration_ms
    segments, notes, doubts = fit_to_speech(brought.segments, listening.speech, duration_ms)
    return replace(brought, segments=segments, notes=(*brought.notes, *notes), doubts=brought.doubts + doubts)


def fit_to_speech(segments: Sequence[Segment], speech: Sequence[Span], duration_ms: int) -> Repaired:
    """Return ``segments`` at times that fit the recording, and within it; what fits as it is, is not touched.

    They are moved only where that is sure: where text and speech then agree well, and far better than they do now or
    would with any other frame rate or shift. Where it looks so but is not sure, there is a note and a doubt. Takes
    time in O(n log n) of the recording's length, and of the number of segments.
    """
    if not duration_ms:
        return Repaired(tuple(segments))
    begun, notes = from_the_first_hour(segments, duration_ms)
    moved = _moved(begun, speech, duration_ms)
    inside = within(moved.segments, duration_ms)
    return Repaired(inside.segments, (*notes, *moved.notes, *inside.notes), moved.doubts + inside.doubts)


def _moved(segments: Sequence[Segment], speech: Sequence[Span], duration_ms: int) -> Repaired:
    text = joined(Span(segment.start_ms, segment.end_ms) for segment in segments)
    if min(len(text), len(speech)) < ENOUGH_STRETCHES:
        return Repaired(tuple(segments))
    scales = list(_scales(text, speech, duration_ms))
    now = next(scale for scale in scales if scale.ratio == 1).fit(0)
    best = _simplest_best(scales)
    if best.parts == 0 or best.phi - now.phi < PERHAPS:
        return Repaired(tuple(segments))
    ends = text[0].start_ms, text[-1].end_ms
    ahead = best.phi - max(now.phi, *(scale.best_elsewhere(best, ends).phi for scale in scales))
    if best.phi >= GOOD_FIT and best.overlap >= GOOD_OVERLAP and ahead >= CLEARLY:
        at = [replace(s, start_ms=best.at(s.start_ms), end_ms=best.at(s.end_ms), words=()) for s in segments]
        return Repaired(tuple(apart(at)), (f"The captions {_wrong(best)}: all times were corrected.",))
    if ahead < PERHAPS:
        return Repaired(tuple(segments))
    reason = f"Perhaps the captions {_wrong(best)}: that is not sure, so nothing was changed."
    doubt = Doubt("clock", ends[0], max(ends[0] + 1, min(ends[1], duration_ms)), reason, "high")
    return Repaired(tuple(segments), (reason,), (doubt,))


def _wrong(fit: _Fit) -> str:
    """Say what is wrong with captions that need this fit."""
    said = []
    if fit.ratio != 1:
        made, shown = next((a, b) for a, b in permutations(RATES, 2) if RATES[a] / RATES[b] == fit.ratio)
        said.append(f"were made for {made} pictures a second, where {shown} are shown (factor {fit.ratio:.4f})")
    if fit.shift_ms:
        said.append(f"come {abs(fit.shift_ms) / 1000:.1f} s too {'late' if fit.shift_ms < 0 else 'early'}")
    return " and ".join(said)


def _ratios() -> list[float]:
    """Return by what times can be wrong, after frame rates were confused, and 1."""
    return sorted({1.0, *(made / shown for made, shown in permutations(RATES.values(), 2))})


def _scales(text: Sequence[Span], speech: Sequence[Span], duration_ms: int) -> Iterator[_Scale]:
    moments = duration_ms // MOMENT_MS + 1
    size = 1 << (3 * moments).bit_length()
    heard = _moments(speech, 1.0, moments)
    spectrum = np.fft.rfft(heard, size)
    for ratio in _ratios():
        said = _moments(text, ratio, 2 * moments)
        rolled = np.fft.irfft(spectrum * np.conj(np.fft.rfft(said, size)), size)
        together = np.concatenate((rolled[-2 * moments :], rolled[:moments]))
        length_ms = sum(span.end_ms - span.start_ms for span in text) * ratio
        yield _Scale(ratio, moments, length_ms / MOMENT_MS / moments, float(heard.mean()), together)


def _moments(spans: Iterable[Span], ratio: float, count: int) -> Values:
    """Return 1 for each of ``count`` moments in ``spans``, after all times were multiplied by ``ratio``, else 0."""
    moments = np.zeros(count)
    for span in spans:
        moments[round(span.start_ms * ratio / MOMENT_MS) : round(span.end_ms * ratio / MOMENT_MS)] = 1
    return moments


def _simplest_best(scales: Sequence[_Scale]) -> _Fit:
    """Return the fit that needs least to be wrong among those that are nearly as good as the best."""
    fits = [fit for scale in scales for fit in (scale.fit(0), scale.best())]
    good = max(fit.phi for fit in fits) - NEARLY
    return min((fit for fit in fits if fit.phi >= good), key=lambda fit: (fit.parts, -fit.phi))
