"""Which languages a session was held in, and the sentences that say so."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.core.artefacts import Segment
from pipeline.core.languages import IN_ENGLISH

MOST = 0.5


def main_language(segments: Iterable[Segment], declared: str) -> str:
    """Return the language of most of the speech; where none has most of it, the one that was ``declared``."""
    spoken = Counter[str]()
    for segment in segments:
        spoken[segment.language] += segment.end_ms - segment.start_ms
    language, longest_ms = max(spoken.items(), key=lambda item: item[1], default=(declared, 0))
    return language if longest_ms > MOST * spoken.total() else declared


def notes_on_languages(segments: Sequence[Segment], declared: str, language: str) -> tuple[str, ...]:
    """Return what to tell people of a session that is in ``language``, and ``declared`` to be in that or another."""
    others = {segment.language for segment in segments} - {language}
    wrong = f"The session is said to be in {named(declared)}, but most of it is spoken in {named(language)}."
    parts = f"Parts of the session are in another language: {named(*sorted(others))}."
    return (*([wrong] if language != declared else []), *([parts] if others else []))


def named(*languages: str) -> str:
    """Return the names of languages, for a sentence."""
    return ", ".join(IN_ENGLISH.get(language, language) for language in languages)
