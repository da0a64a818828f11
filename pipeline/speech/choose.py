"""Which engine writes the words, and why. Loading one is the only place where its package is imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pipeline.core.errors import BadSettings, EngineMissing
from pipeline.core.languages import LANGUAGES
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.models import path_of, present
from pipeline.speech.port import Engine

ADVICE = "Supply captions (totm add --captions FILE), or fetch a Whisper model: totm models fetch {model}"
GETTING_BETTER = "For a better one, supply captions, or fetch a Whisper model: totm models fetch {model}"


@dataclass(frozen=True)
class Choice:
    """An engine with its model, and the reason in words for people."""

    engine: Literal["whisper", "pocketsphinx"]
    model: str
    reason: str


def choose(settings: TranscribeSettings, language: str, models: Path) -> tuple[Engine, str]:
    """Return the engine for ``language``, loaded, and why it is that one.

    Raises :class:`EngineMissing`, with advice, where none can do it, and :class:`BadSettings` for an engine
    that does not exist.
    """
    choice = pick(settings, language, usable(models))
    return load(choice, models), choice.reason


def usable(models: Path) -> tuple[str, ...]:
    """Return the names of the Whisper checkpoints that can be used here, the largest first."""
    return present(models) if find_spec("whisper") else ()


def pick(settings: TranscribeSettings, language: str, checkpoints: Sequence[str]) -> Choice:
    """Decide on an engine, given the Whisper ``checkpoints`` that are here, the largest first. Raises as
    above.
    """
    if settings.engine == "auto":
        return _whisper(settings.model, language, checkpoints) or _pocketsphinx(settings, language)
    if settings.engine == "whisper":
        only = [name for name in checkpoints if name == settings.model]
        return _whisper(settings.model, language, only) or _missing(settings, language)
    if settings.engine == "pocketsphinx":
        return _pocketsphinx(settings, language)
    raise BadSettings(f"There is no speech engine “{settings.engine[:40]}”.", "Choose auto, whisper or pocketsphinx.")


def load(choice: Choice, models: Path) -> Engine:
    """Import and load the chosen engine; a Whisper model takes seconds and up to gigabytes."""
    if choice.engine == "whisper":
        from pipeline.speech.whisper_engine import WhisperEngine

        return WhisperEngine(path_of(choice.model, models))
    from pipeline.speech.pocketsphinx_engine import PocketSphinxEngine

    return PocketSphinxEngine()


def _whisper(wanted: str, language: str, checkpoints: Sequence[str]) -> Choice | None:
    """Choose the wanted checkpoint, else the largest that is here; those named ``….en`` know English only."""
    usable = [name for name in checkpoints if language == "en" or not name.endswith(".en")]
    if wanted in usable:
        return Choice("whisper", wanted, f"The words were recognised by Whisper, model {wanted}.")
    if usable:
        reason = f"The words were recognised by Whisper, model {usable[0]}; model {wanted} is not here."
        return Choice("whisper", usable[0], reason)
    return None


def _pocketsphinx(settings: TranscribeSettings, language: str) -> Choice:
    if language != "en" or not find_spec("pocketsphinx"):
        return _missing(settings, language)
    better = GETTING_BETTER.format(model=settings.model)
    return Choice(
        "pocketsphinx",
        "en-us",
        f"This is a draft by PocketSphinx: about every fifth word is wrong. {better}",
    )


def _missing(settings: TranscribeSettings, language: str) -> Choice:
    raise EngineMissing(
        f"No speech engine here can write down {LANGUAGES.get(language, language)}"
        + (f" with Whisper's model {settings.model}." if settings.engine == "whisper" else "."),
        ADVICE.format(model=settings.model),
    )
