"""The port of the speech engines: what goes in, what comes out. An engine is a class in its own module."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pipeline.core.artefacts import Segment, Span

RATE = 16_000
"""Samples a second of all sound that is listened to; always one channel."""

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Stretch:
    """At most 30 s of sound with speech in it: ``samples`` from -1 to 1, beginning at ``start_ms``.

    ``speech`` says where in the recording somebody speaks within the stretch; what lies between are short
    pauses.
    """

    start_ms: int
    samples: Samples
    speech: tuple[Span, ...]

    @property
    def end_ms(self) -> int:
        """The first millisecond after the stretch."""
        return self.start_ms + len(self.samples) * 1000 // RATE


def refuse_lack_of_memory(error: Exception) -> None:
    """Raise MemoryError where ``error`` means it: torch says so in a RuntimeError of its own."""
    if "allocate memory" in str(error) or "out of memory" in str(error):
        raise MemoryError(str(error)) from error


class Engine(Protocol):
    """A speech engine with its model loaded. ``draft`` engines write text that nobody should trust unread."""

    name: str
    version: str
    model: str
    draft: bool

    def transcribe(self, stretch: Stretch, language: str, vocabulary: tuple[str, ...]) -> Iterable[Segment]:
        """Return what is said in ``stretch``, timed from the start of the recording.

        ``language`` is en, da, sv, nb or de; ``vocabulary`` holds names and words that may well be heard. The
        same stretch gives the same words, whatever was transcribed before. An engine that breaks down raises
        ``RuntimeError``.
        """
        ...
