"""Words against speech, measured both ways: what of the speech has no words, and what of the words nobody spoke."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.core.artefacts import Listening, Segment, Span, Transcript
from pipeline.core.spans import joined, widened, without
from pipeline.core.trust.inventions import TOLERANCE_MS

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Comparison:
    """Where there is ``speech`` and where ``text``, and where one is without the other; all in order and joined.

    ``missing`` is speech without words and ``faint`` what may be speech without words; ``invented`` are words where
    nobody speaks and ``unsure`` words where somebody may speak. Without sound only ``text`` is not empty.
    """

    has_sound: bool
    speech: Spans
    text: Spans
    missing: Spans = ()
    faint: Spans = ()
    invented: Spans = ()
    unsure: Spans = ()


def compare(transcript: Transcript, listening: Listening) -> Comparison:
    """Compare words with speech. Captions come a little early and stay a little long: half a second counts for nothing.

    A recording without sound (``duration_ms`` 0) cannot be compared.
    """
    speech, perhaps, text = joined(listening.speech), joined(listening.perhaps), text_spans(transcript.segments)
    if not listening.duration_ms:
        return Comparison(has_sound=False, speech=(), text=tuple(text))
    written = widened(text, TOLERANCE_MS)
    unheard = without(text, widened(speech, TOLERANCE_MS))
    invented = without(unheard, widened(perhaps, TOLERANCE_MS))
    return Comparison(
        has_sound=True,
        speech=tuple(speech),
        text=tuple(text),
        missing=tuple(without(speech, written)),
        faint=tuple(without(perhaps, written)),
        invented=tuple(invented),
        unsure=tuple(without(unheard, invented)),
    )


def text_spans(segments: Iterable[Segment]) -> list[Span]:
    """Return where there are words."""
    return joined(Span(segment.start_ms, segment.end_ms) for segment in segments)
