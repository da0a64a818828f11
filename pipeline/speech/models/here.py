"""The speech models that lie on this machine, in one folder, which may be the one that openai-whisper keeps its own in.

A model has a name. ``NAME.pt`` is it in Whisper's own format, for the engine ``whisper``; the folder ``NAME`` is it in
CTranslate2's, for ``faster-whisper``; ``NAME.json`` says where it came from and what its files must be.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.core.errors import BadSettings
from pipeline.speech.models.catalogue import catalogue
from pipeline.workspace import digest, load, save

WHISPER, FASTER_WHISPER = "whisper", "faster-whisper"
NEEDED = ("model.bin", "config.json", "tokenizer.json")
MILLION = 1_000_000

_NAME = re.compile(r"[A-Za-z0-9](?:[._-]?[A-Za-z0-9])*")  # what may be a file name anywhere, and never a path
LONGEST_NAME = 64


@dataclass(frozen=True)
class Model:
    """A model that lies here: the engines its files are for, their size, and what it knows.

    ``languages`` is empty for a model that knows all; ``parameters`` counts millions, and is an estimate for models
    that the catalogue does not name.
    """

    name: str
    engines: tuple[str, ...]
    bytes: int = 0
    parameters: float = 0.0
    languages: tuple[str, ...] = ()

    def knows(self, language: str) -> bool:
        """Whether it was trained to write down ``language``."""
        return not self.languages or language in self.languages


@dataclass(frozen=True)
class Origin:
    """Where a model came from: an address or a path, the revision there, its licence, the languages it knows."""

    source: str
    revision: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stored:
    """What a file must be."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What ``NAME.json`` says: the origin of a model, and its files by their path in the models' folder."""

    origin: Origin
    files: dict[str, Stored]


def checked(name: str) -> str:
    """Return ``name`` if a model can be called that. Raises :class:`BadSettings`: a name is never a path."""
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise BadSettings(
            f"“{name[:40]}” cannot be the name of a speech model.",
            "Use letters, digits, and single dots, dashes or underscores between them.",
        )
    return name


def checkpoint_of(name: str, folder: Path) -> Path:
    """Where the model lies, or would lie, in Whisper's format."""
    return folder / f"{checked(name)}.pt"


def converted_of(name: str, folder: Path) -> Path:
    """Where the model lies, or would lie, in CTranslate2's format."""
    return folder / checked(name)


def manifest_of(name: str, folder: Path) -> Path:
    """Where its manifest lies, or would lie."""
    return folder / f"{checked(name)}.json"


def is_converted(folder: Path) -> bool:
    """Whether ``folder`` holds a whole model in CTranslate2's format, as far as names tell."""
    has_words = any(folder.glob("vocabulary.*"))
    return has_words and all((folder / name).is_file() for name in NEEDED)


def present(folder: Path) -> tuple[Model, ...]:
    """The models in ``folder``, the largest first."""
    checkpoints = {path.stem for path in folder.glob("*.pt") if path.is_file()}
    converted = {path.name for path in folder.glob("*/") if is_converted(path)}
    names = {name for name in checkpoints | converted if len(name) <= LONGEST_NAME and _NAME.fullmatch(name)}
    models = [_described(name, folder, name in checkpoints, name in converted) for name in names]
    return tuple(sorted(models, key=lambda model: (-model.parameters, model.name)))


def _described(name: str, folder: Path, has_checkpoint: bool, is_converted: bool) -> Model:
    sizes = {path: (folder / path).stat().st_size for path in files_of(name, folder)}
    known = catalogue().get(name)
    if known:
        languages, parameters = known.languages, float(known.parameters)
    else:
        manifest = read_manifest(name, folder)
        languages = manifest.origin.languages if manifest else (("en",) if name.endswith(".en") else ())
        parameters = (sizes[f"{name}.pt"] / 2 if has_checkpoint else sizes[f"{name}/model.bin"]) / MILLION
    engines = (FASTER_WHISPER,) * is_converted + (WHISPER,) * has_checkpoint
    return Model(name, engines, sum(sizes.values()), parameters, languages)


def files_of(name: str, folder: Path) -> tuple[str, ...]:
    """The files of a model that are there, by their path in ``folder``, in a fixed order."""
    inside = sorted(converted_of(name, folder).glob("*")) if converted_of(name, folder).is_dir() else []
    return tuple(str(path.relative_to(folder)) for path in (checkpoint_of(name, folder), *inside) if path.is_file())


def read_manifest(name: str, folder: Path) -> Manifest | None:
    """What is written about a model; ``None`` where nothing is, or nothing that can be read."""
    try:
        return load(manifest_of(name, folder), Manifest)
    except (OSError, msgspec.MsgspecError):
        return None


def write_manifest(name: str, folder: Path, origin: Origin) -> None:
    """Write down where a model came from, and what its files are now: wholly, or not at all."""
    stored = {path: Stored((folder / path).stat().st_size, digest(folder / path)) for path in files_of(name, folder)}
    target = manifest_of(name, folder)
    new = target.with_name(f".{target.name}.new")
    save(new, Manifest(origin, stored))
    os.replace(new, target)
