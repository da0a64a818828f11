"""What the engines that run Whisper's models have in common: its languages, the room for a prompt, its words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pipeline.core.artefacts import Segment, Word
from pipeline.core.errors import EngineMissing
from pipeline.core.wording import caption_sized, clean

NO_SPEECH = 0.6
"""From this probability on that nobody speaks, unlikely words are no words."""
LOOPING = 2.4
"""Words that zlib makes this many times shorter go round in circles."""
UNLIKELY = -1.0
"""The mean of the logarithms of the tokens' probabilities under which a text is tried again.

All three are those of https://github.com/openai/whisper/blob/main/whisper/transcribe.py.
"""

_CODES = {"en": ("en",), "da": ("da",), "sv": ("sv",), "nb": ("no", "nn"), "de": ("de",)}
_DRAFTS = ("tiny", "base")


def code(language: str) -> str:
    """Return what Whisper calls ``language``."""
    return _CODES[language][0] if language in _CODES else language


def ours(probabilities: Mapping[str, float]) -> dict[str, float]:
    """Return how probable each of our five languages is, from what Whisper says of its hundred.

    They need not add up to 1: noise that is taken for Welsh must not become sure English.
    """
    return {language: sum(probabilities.get(name, 0.0) for name in names) for language, names in _CODES.items()}


def is_draft(model: str) -> bool:
    """Whether the text of ``model`` is a draft: the small ones err in too many words."""
    return model.split(".")[0] in _DRAFTS


def prompt(vocabulary: Iterable[str], room: int, count: Callable[[str], int]) -> str:
    """Return as many terms, from the first on, as fit into ``room`` tokens; ``count`` tells how many a text has."""
    text = ""
    for term in vocabulary:
        longer = f"{text}, {term}" if text else term
        if count(longer) > room:
            break
        text = longer
    return text


def segments(found: Mapping[str, Any], start_ms: int, language: str) -> Iterator[Segment]:
    """Yield one of Whisper's own segments cut to the size of captions; as it is, where its words have no times.

    Times in ``found`` are seconds from ``start_ms`` on.
    """
    words = list(_words(found.get("words", ()), start_ms))
    if words:
        yield from caption_sized(words, language)
    elif text := clean(found["text"]):
        yield Segment(*_times(found, start_ms), text, language)


def _words(found: Iterable[Mapping[str, Any]], start_ms: int) -> Iterator[Word]:
    for word in found:
        if text := clean(word["word"]):
            yield Word(*_times(word, start_ms), text, round(float(word["probability"]), 3))


def _times(found: Mapping[str, Any], start_ms: int) -> tuple[int, int]:
    return start_ms + round(1000 * float(found["start"])), start_ms + round(1000 * float(found["end"]))


def damaged(file: str, path: object, model: str) -> EngineMissing:
    """Return the error for a model that cannot be loaded: ``file`` says what it is, ``path`` where it lies."""
    return EngineMissing(
        f"The Whisper model {file} is damaged or is no Whisper model.",
        f"Delete {path} and fetch it again: totm models fetch {model}",
    )
