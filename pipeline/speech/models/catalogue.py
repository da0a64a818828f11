"""The speech models that are worth naming (``catalogue.toml``), and OpenAI's addresses for its own.

Those addresses and their checksums are what the installed ``whisper`` package knows. They are read from its source and
not by importing it, which would load torch, seconds and hundreds of megabytes, only to look up a line.
"""

import ast
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import msgspec

from pipeline.core.errors import EngineMissing, NotFound

BYTES_A_PARAMETER = 2
"""As OpenAI stores them; a repository on the hub may hold twice that."""


@dataclass(frozen=True)
class ErrorRate:
    """How many words in a hundred are wrong in ``language``, on which ``test`` set, and whose figure that is."""

    language: str
    percent: float
    test: str
    source: str


@dataclass(frozen=True)
class Known:
    """A model by its ``name``. ``languages`` is empty where it knows all five; ``parameters`` counts millions.

    ``repository`` is where it lies on the Hugging Face hub, empty for OpenAI's own. An empty ``licence`` was not found.
    """

    name: str
    title: str
    parameters: int
    licence: str
    languages: tuple[str, ...] = ()
    repository: str = ""
    aliases: tuple[str, ...] = ()
    errors: tuple[ErrorRate, ...] = ()

    @property
    def megabytes(self) -> int:
        """About how much there is to fetch, in MB: reckoned from the parameters, told exactly when it is fetched."""
        return self.parameters * BYTES_A_PARAMETER * (2 if self.repository else 1)

    def error_in(self, language: str) -> ErrorRate | None:
        """The published error rate in ``language``, the first where there are several."""
        return next((error for error in self.errors if error.language == language), None)


@dataclass(frozen=True)
class Checkpoint:
    """One of OpenAI's files: its model's ``name``, where it lies, and the SHA-256 of the file."""

    name: str
    url: str
    sha256: str


@dataclass(frozen=True)
class _File:
    sources: dict[str, str]
    model: tuple[Known, ...]


@cache
def catalogue() -> dict[str, Known]:
    """The models of ``catalogue.toml``, by name, each figure with its source in full."""
    text = (files("pipeline.speech.models") / "catalogue.toml").read_text(encoding="utf-8")
    read = msgspec.convert(tomllib.loads(text), _File)

    def sourced(model: Known) -> Known:
        return replace(model, errors=tuple(replace(e, source=read.sources[e.source]) for e in model.errors))

    return {model.name: sourced(model) for model in read.model}


def canonical(name: str) -> str:
    """The name that the model ``name`` has in the catalogue: ``turbo`` is ``large-v3-turbo``; others stay."""
    return next((model.name for model in catalogue().values() if name in model.aliases), name)


def look_up(name: str) -> Known:
    """The model ``name``, or the one it is another name for. Raises :class:`NotFound`, naming those that there are."""
    found = catalogue().get(canonical(name))
    if found is None:
        raise NotFound(f"There is no speech model “{name[:40]}”.", f"Choose one of: {', '.join(catalogue())}")
    return found


def title(name: str) -> str:
    """How people call the model ``name``."""
    found = catalogue().get(name)
    return found.title if found else f"model {name}"


def openai() -> dict[str, Checkpoint]:
    """OpenAI's checkpoints, by name. Raises :class:`EngineMissing` where its package is not installed."""
    package = find_spec("whisper")
    if package is None or package.origin is None:
        raise EngineMissing("Whisper is not installed.", "Install it: pip install openai-whisper")
    urls = _assigned(ast.parse(Path(package.origin).read_bytes()), "_MODELS")
    found = (Checkpoint(url.rsplit("/", 1)[-1].removesuffix(".pt"), url, url.split("/")[-2]) for url in urls.values())
    return {checkpoint.name: checkpoint for checkpoint in found}


def _assigned(module: ast.Module, name: str) -> dict[str, str]:
    """Return the dictionary literal that ``module`` assigns to ``name``; empty where there is none."""
    for statement in module.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name:
            return dict(ast.literal_eval(statement.value))
    return {}
