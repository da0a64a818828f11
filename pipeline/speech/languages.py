"""Where captions change language midway, seen from their words.

For sound see :mod:`pipeline.core.recognition.switching`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.core.artefacts import Segment
from pipeline.core.recognition.switching import TOO_CLOSE

STRETCH_WORDS = 20
SURE = 0.9

CODES = {"en": "en", "da": "da", "sv": "sv", "no": "nb", "de": "de"}


def spot(segments: Sequence[Segment]) -> list[Segment]:
    """Return ``segments`` with the language of stretches of 20 words or more that are surely in another one.

    A stretch is what one speaker says without interruption, cut every 20 words. Where there is doubt, the
    language that was declared stays.
    """
    identifier = _identifier()
    spotted: list[Segment] = []
    for stretch in _stretches(segments):
        found = _language(identifier, stretch)
        spotted += (replace(segment, language=found or segment.language) for segment in stretch)
    return spotted


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # takes half a second
    identifier.set_languages(tuple(CODES))
    return identifier


def _language(identifier: LanguageIdentifier, stretch: Sequence[Segment]) -> str | None:
    text = " ".join(segment.text for segment in stretch)
    if len(text.split()) < STRETCH_WORDS:
        return None
    label, probability = identifier.classify(text)
    found = CODES[label]
    is_close_call = {found, stretch[0].language} == TOO_CLOSE
    return found if probability >= SURE and not is_close_call else None


def _stretches(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    stretch: list[Segment] = []
    count = 0
    for segment in segments:
        if stretch and (segment.speaker != stretch[-1].speaker or count >= STRETCH_WORDS):
            yield stretch
            stretch, count = [], 0
        stretch.append(segment)
        count += len(segment.text.split())
    if stretch:
        yield stretch
