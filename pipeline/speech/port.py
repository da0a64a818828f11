"""The port of the speech engines: what goes in, what comes out. An engine is a class in its own module."""

from collections.abc import Callable, Mapping, Sequence
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


Languages = Callable[[Sequence[Mapping[str, float]]], Sequence[str]]
"""Decides which language each stretch of a batch is in.

It is told, for each stretch, how probable each language is, from 0 to 1 (nothing, where the engine cannot tell).
"""


class Engine(Protocol):
    """A speech engine with its model loaded. ``draft`` engines write text that nobody should trust unread.

    ``batch`` is how many stretches it works through best at once.
    """

    name: str
    version: str
    model: str
    draft: bool
    batch: int

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """Return what is said in each of ``stretches``, timed from the start of the recording.

        ``languages`` says which language to write each one in; ``vocabulary`` holds names and words that may well be
        heard, the most important first: the engine takes as many as it has room for. The same stretch gives the same
        words, whatever was transcribed before or beside it. Nothing is left out here: what an engine invents is sorted
        out by :mod:`pipeline.core.trust.inventions`. An engine that breaks down raises ``RuntimeError``.
        """
        ...
