"""From speech to words with any engine, and what is never believed of an engine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.core.artefacts import Segment
from pipeline.core.errors import ToolFailed
from pipeline.core.wording import clean
from pipeline.speech.port import Engine, Stretch, refuse_lack_of_memory


def hear(
    engine: Engine,
    stretches: Iterable[Stretch],
    language: str,
    vocabulary: tuple[str, ...],
    progress: Callable[[int], None],
) -> Iterator[Segment]:
    """Yield what ``engine`` hears in ``stretches``, in order and without overlap; ``progress`` is told each
    end in ms.

    Text that lies where nobody speaks was invented, and is left out. Raises :class:`ToolFailed` where the
    engine breaks down.
    """
    for stretch in stretches:
        try:
            heard = sorted(engine.transcribe(stretch, language, vocabulary), key=lambda segment: segment.start_ms)
        except (RuntimeError, ValueError) as error:
            refuse_lack_of_memory(error)
            raise ToolFailed(
                f"The speech engine {engine.name} broke down at {stretch.start_ms // 1000} s.",
                "Run the session again; if it stops there again, choose another model or supply captions.",
            ) from error
        yield from _believed(heard, stretch)
        progress(stretch.end_ms)


def _believed(heard: Iterable[Segment], stretch: Stretch) -> Iterator[Segment]:
    free_from_ms = stretch.start_ms
    for segment in heard:
        start_ms, end_ms = max(segment.start_ms, free_from_ms), min(segment.end_ms, stretch.end_ms)
        text = clean(segment.text)
        if text and end_ms > start_ms and _is_spoken(start_ms, end_ms, stretch):
            yield replace(segment, start_ms=start_ms, end_ms=end_ms, text=text)
            free_from_ms = end_ms


def _is_spoken(start_ms: int, end_ms: int, stretch: Stretch) -> bool:
    return any(span.start_ms < end_ms and span.end_ms > start_ms for span in stretch.speech)
