"""Speech engines for tests, named after what they do."""

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from pipeline.core.artefacts import Segment, Span, Word
from pipeline.speech.port import RATE, Languages, Stretch


def stretch(start_ms: int, length_ms: int = 6000) -> Stretch:
    """Return a stretch of silence that counts as speech all through."""
    samples = np.zeros(length_ms * RATE // 1000, np.float32)
    return Stretch(start_ms, samples, (Span(start_ms, start_ms + length_ms),))


class EngineThatNotes:
    """Says for each stretch where it begins, and notes what it was asked; ``told`` are its guesses of languages."""

    name, version, model, draft, batch = "fake", "1", "none", False, 4

    def __init__(self, told: Mapping[int, Mapping[str, float]] | None = None) -> None:
        self.told = told or {}
        self.asked: list[list[int]] = []
        self.vocabulary: tuple[str, ...] = ()

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`."""
        self.asked.append([stretch.start_ms for stretch in stretches])
        self.vocabulary = vocabulary
        decided = languages([self.told.get(stretch.start_ms, {}) for stretch in stretches])
        return [list(self.said(one, code)) for one, code in zip(stretches, decided, strict=True)]

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        """Yield what is heard in one stretch."""
        word = Word(stretch.start_ms, stretch.end_ms, f"at-{stretch.start_ms}", 1 / 3)
        yield Segment(stretch.start_ms, stretch.end_ms, word.text, language, words=(word,))


class EngineThatSays(EngineThatNotes):
    """Hears one and the same thing."""

    def __init__(self, *heard: tuple[int, int, str]) -> None:
        super().__init__()
        self.heard = heard

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        yield from (Segment(start, end, text, language) for start, end, text in self.heard)


class EngineThatMeasures(EngineThatNotes):
    """Notes how loud each stretch is: the root mean square of its samples."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[float] = []

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        self.levels.append(float(np.sqrt(np.square(stretch.samples).mean())))
        yield from super().said(stretch, language)


class EngineThatLoops(EngineThatNotes):
    """Says the same four words over and over."""

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        for start_ms in range(stretch.start_ms, stretch.end_ms, 1000):
            yield Segment(start_ms, start_ms + 1000, "and so on and " * 3, language)


class EngineThatInventsInSilence(EngineThatNotes):
    """Says its words, and thanks for watching wherever there is none."""

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        speech = stretch.speech
        yield from (Segment(span.start_ms, span.end_ms, "truly said", language) for span in speech)
        for before, after in pairwise(speech):
            yield Segment(before.end_ms, after.start_ms, "Thanks for watching!", language)


class EngineThatRunsBackwards(EngineThatNotes):
    """Says its words from the last to the first, each longer than it is."""

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        for start_ms in reversed(range(stretch.start_ms, stretch.end_ms, 2000)):
            yield Segment(start_ms, start_ms + 60_000, f"at-{start_ms}", language)


class EngineThatCrashes(EngineThatNotes):
    """Breaks down at ``at_ms``, and holds on to its error, which holds on to all that was going on."""

    says = "the model has no such layer"

    def __init__(self, at_ms: int) -> None:
        super().__init__()
        self.at_ms = at_ms
        self.error = RuntimeError(self.says)

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        if stretch.start_ms >= self.at_ms:
            raise self.error
        yield from super().said(stretch, language)


class EngineThatRunsOutOfMemory(EngineThatCrashes):
    """Says as torch does that there is no memory left."""

    says = "DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes"


class EngineThatAsksOneByOne(EngineThatNotes):
    """Asks for the language of one stretch after the other, as engines do that hear one at a time."""

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`."""
        one_by_one = [languages([self.told.get(stretch.start_ms, {})])[0] for stretch in stretches]
        return super().transcribe(stretches, lambda told: one_by_one, vocabulary)


class EngineThatNeverAsks(EngineThatNotes):
    """Knows one language only, and writes it whatever is spoken."""

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`."""
        return super().transcribe(stretches, lambda told: ["en"] * len(told), vocabulary)


class EngineThatForgetsAStretch(EngineThatNotes):
    """Returns less than it was given."""

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`."""
        return super().transcribe(stretches, languages, vocabulary)[:-1]


class EngineThatIsKilled(EngineThatCrashes):
    """Is killed at ``at_ms``, as by the kernel."""

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        if stretch.start_ms >= self.at_ms:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from EngineThatNotes.said(self, stretch, language)


class EngineKilledByMemory(EngineThatNotes):
    """Takes memory until there is no more."""

    def said(self, stretch: Stretch, language: str) -> Iterator[Segment]:
        taken = [bytearray(100_000_000)]
        while True:
            taken.append(bytearray(taken[0]))
