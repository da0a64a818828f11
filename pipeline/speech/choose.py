"""Which engine writes the words, with which model, and why. Loading one is the only place where its package is
imported.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from pipeline.core.errors import BadSettings, EngineMissing
from pipeline.core.languages import IN_ENGLISH
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.models.catalogue import canonical, catalogue, title
from pipeline.speech.models.here import FASTER_WHISPER, WHISPER, Model, checkpoint_of, converted_of, present
from pipeline.speech.port import Engine

POCKETSPHINX = "pocketsphinx"
NO_ENGINE = "none"
PACKAGES = {FASTER_WHISPER: "faster_whisper", WHISPER: "whisper"}
"""The engines for Whisper's models with the packages that they need, the faster one first."""

LARGE = 1_000
"""Millions of parameters. A model of more has a ``.pt`` of more than 2 GB, which takes twice that to load on a CPU and
more to convert: too much beside all else that a session needs.
"""

OWN = 100
"""As how many million parameters a model counts of which nobody knows: more than a draft's, less than Whisper small."""

SET = 1_000_000

ADVICE = "Supply captions (totm edit ID --captions FILE), or fetch a speech model: totm models fetch {model}"
GETTING_BETTER = "For a better one, supply captions, or fetch a speech model: totm models fetch {model}"


@dataclass(frozen=True)
class Choice:
    """An engine with its model, and the reason in words for people."""

    engine: str
    model: str
    reason: str


def choose(settings: TranscribeSettings, language: str, models: Path) -> tuple[Engine, str]:
    """Return the engine for ``language``, loaded, and why it is that one. Raises as :func:`pick`."""
    choice = pick(settings, language, usable(models))
    return load(choice, models), choice.reason


def usable(folder: Path) -> tuple[Model, ...]:
    """The models in ``folder`` that an installed engine can use, the largest first."""
    installed = {engine for engine, package in PACKAGES.items() if find_spec(package)}
    found = (replace(m, engines=tuple(e for e in m.engines if e in installed)) for m in present(folder))
    return tuple(model for model in found if model.engines)


def routed(settings: TranscribeSettings, language: str) -> str:
    """The name of the model that ``language`` should have, here or not."""
    return canonical(getattr(settings, f"model_{language}", "") or settings.model)


def best_engine(settings: TranscribeSettings) -> str:
    """The engine that the settings allow, and that is installed, for Whisper's models; empty where none is."""
    allowed = (e for e, package in PACKAGES.items() if settings.engine in ("auto", e) and find_spec(package))
    return next(allowed, "")


def pick(settings: TranscribeSettings, language: str, here: Sequence[Model]) -> Choice:
    """Decide on an engine and a model, given the models that are ``here``, the largest first.

    The model that the language should have comes first, then the largest one that knows the language; faster-whisper
    comes before whisper; PocketSphinx is the last resort. A :data:`LARGE` model that only whisper could load comes
    after all smaller ones. A setting may narrow that to one engine. Raises
    :class:`EngineMissing`, with advice, where none can do it, and :class:`BadSettings` for an unknown engine.
    """
    if settings.engine not in ("auto", *PACKAGES, POCKETSPHINX):
        raise BadSettings(
            f"There is no speech engine “{settings.engine[:40]}”.",
            f"Choose one of auto, {', '.join(PACKAGES)}, {POCKETSPHINX}.",
        )
    choice = None
    if settings.engine != POCKETSPHINX:
        choice = _whisper(settings, language, here)
    if settings.engine in ("auto", POCKETSPHINX):
        choice = choice or _pocketsphinx(settings, language)
    if choice is None:
        raise _missing(settings, language)
    return choice


def rank(settings: TranscribeSettings, language: str, engine: str, model: str) -> int:
    """How good an engine with a model is for ``language``: 0 is none at all, and PocketSphinx is the least. The model
    that is set for the language is the best; among others, it is the larger one. Both engines are as good.
    """
    if engine not in PACKAGES:
        return int(engine == POCKETSPHINX)
    if canonical(model) == routed(settings, language):
        return SET
    known = catalogue().get(canonical(model))
    return 1 + (known.parameters if known else OWN)


def load(choice: Choice, models: Path) -> Engine:
    """Import and load the chosen engine; a Whisper model takes seconds and up to gigabytes."""
    if choice.engine == FASTER_WHISPER:
        from pipeline.speech.engines.faster_whisper_engine import FasterWhisperEngine

        return FasterWhisperEngine(converted_of(choice.model, models))
    if choice.engine == WHISPER:
        from pipeline.speech.engines.whisper_engine import WhisperEngine

        return WhisperEngine(checkpoint_of(choice.model, models))
    from pipeline.speech.engines.pocketsphinx_engine import PocketSphinxEngine

    return PocketSphinxEngine()


def _whisper(settings: TranscribeSettings, language: str, here: Sequence[Model]) -> Choice | None:
    """Choose the wanted model, else the largest that knows the language."""
    engines = [engine for engine in PACKAGES if settings.engine in ("auto", engine)]
    wanted = routed(settings, language)
    able = [m for m in here if (m.name == wanted or m.knows(language)) and set(m.engines) & set(engines)]
    if not able:
        return None
    able = [m for m in able if not (settings.engine == "auto" and _is_heavy(m))] or able
    model = next((m for m in able if m.name == wanted), able[0])
    engine = next(engine for engine in engines if engine in model.engines)
    said = f"{IN_ENGLISH.get(language, language)} was recognised by {title(model.name)} ({engine})"
    if model.name != wanted:
        return Choice(engine, model.name, f"{said}; {_why_not(wanted, here)}")
    return Choice(engine, model.name, f"{said}{_praise(wanted, language)}.")


def _is_heavy(model: Model) -> bool:
    """Whether ``model`` takes too much memory in the only format that it is here in."""
    return model.parameters > LARGE and FASTER_WHISPER not in model.engines


def _why_not(wanted: str, here: Sequence[Model]) -> str:
    """Why the model that is set for a language is not the one that is used, and what to do."""
    set_one = f"{title(wanted)}, which is set for this language,"
    if any(model.name == wanted for model in here):
        return f"{set_one} is not here in the format that it needs to fit. Make that: totm models fetch {wanted}"
    return f"{set_one} is not here. Fetch it: totm models fetch {wanted}"


def _praise(name: str, language: str) -> str:
    """What is known of how good a model is."""
    known = catalogue().get(name)
    error = known.error_in(language) if known else None
    trained = ", which was trained for it" if known and known.languages else ""
    return f"{trained}: {error.percent:g} words in 100 are wrong in the test {error.test}" if error else trained


def _pocketsphinx(settings: TranscribeSettings, language: str) -> Choice | None:
    if language != "en" or not find_spec(POCKETSPHINX):
        return None
    better = GETTING_BETTER.format(model=routed(settings, language))
    return Choice(POCKETSPHINX, "en-us", f"This is a draft by PocketSphinx: about every fourth word is wrong. {better}")


def _missing(settings: TranscribeSettings, language: str) -> EngineMissing:
    engine = "No speech engine" if settings.engine == "auto" else f"No model for the engine {settings.engine}"
    return EngineMissing(
        f"{engine} here can write down {IN_ENGLISH.get(language, language)}.",
        ADVICE.format(model=routed(settings, language)),
    )
