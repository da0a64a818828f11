"""From speech to words with any engine, batch by batch. What is finished is kept, and never heard twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pipeline.core.artefacts import Span
from pipeline.core.errors import ToolFailed
from pipeline.core.recognition import switching
from pipeline.core.recognition.heard import Heard, in_order
from pipeline.core.recognition.switching import Evidence, Spoken
from pipeline.speech.kept import Kept
from pipeline.speech.port import Engine, Stretch, refuse_lack_of_memory

FIRST_BATCH = 2
"""The first batch is small, so that the first progress comes early; two stretches tell a language."""


def hear(
    engine: Engine, stretches: Iterable[Stretch], language: str, vocabulary: tuple[str, ...], kept: Kept
) -> Iterator[list[Heard]]:
    """Yield what ``engine`` hears in ``stretches``, in order, a batch at a time; ``language`` is the declared one.

    Only one batch of sound is held in memory. A batch is computed as one and finished all at once, so a kill costs up
    to ``engine.batch`` stretches, which are heard again. Raises :class:`ToolFailed` where the engine breaks down.
    """
    coming = iter(stretches)
    spoken = switching.at_the_start(language)
    size = min(FIRST_BATCH, engine.batch)
    while batch := list(islice(coming, size)):
        heard = kept.take([Span(stretch.start_ms, stretch.end_ms) for stretch in batch])
        heard = heard or kept.add(_heard(engine, batch, spoken, vocabulary))
        del batch  # before the next one is read
        yield heard
        spoken = switching.decide(spoken, [one.evidence for one in heard])[1]
        size = engine.batch


def _heard(engine: Engine, batch: Sequence[Stretch], spoken: Spoken, vocabulary: tuple[str, ...]) -> list[Heard]:
    asking = _Asking(batch, spoken)
    try:
        found = engine.transcribe(batch, asking, vocabulary)
        asking([{}] * (len(batch) - len(asking.decided)))  # an engine that cannot tell languages need not ask
        spans = [Span(stretch.start_ms, stretch.end_ms) for stretch in batch]
        return [in_order(*parts) for parts in zip(spans, asking.told, asking.decided, found, strict=True)]
    except (RuntimeError, ValueError) as error:
        refuse_lack_of_memory(error)
        raise ToolFailed(
            f"The speech engine {engine.name} broke down at {batch[0].start_ms // 1000} s.",
            "Run the session again; if it stops there again, choose another model or supply captions.",
        ) from error


class _Asking:
    """What an engine asks for the languages of a batch: of all of its stretches, or of one after the other."""

    def __init__(self, batch: Sequence[Stretch], spoken: Spoken) -> None:
        self._speech_ms = [sum(span.end_ms - span.start_ms for span in stretch.speech) for stretch in batch]
        self._spoken = spoken
        self.told: list[Evidence] = []
        self.decided: list[str] = []

    def __call__(self, probabilities: Sequence[Mapping[str, float]]) -> Sequence[str]:
        first, end = len(self.told), len(self.told) + len(probabilities)
        coming = zip(self._speech_ms[first:end], probabilities, strict=True)
        self.told += [switching.evidence(speech_ms, probable) for speech_ms, probable in coming]
        self.decided += switching.decide(self._spoken, self.told)[0][first:]
        return self.decided[first:]
