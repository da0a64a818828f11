"""Bringing a model from a file or a folder, for machines without internet: opened before it is believed."""

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.errors import AlreadyThere, BadSettings, EngineMissing, NotFound
from pipeline.speech.models.catalogue import canonical, catalogue, openai
from pipeline.speech.models.fetching import make_ready, plainly, refuse_lack_of_room
from pipeline.speech.models.here import (
    NEEDED,
    Origin,
    checked,
    checkpoint_of,
    converted_of,
    files_of,
    is_converted,
    manifest_of,
    write_manifest,
)
from pipeline.speech.models.lock import alone, fresh
from pipeline.workspace import digest

BLOCK_BYTES = 8 << 20
COPIED = 0.7
"""The share of the work that is done when all is copied; the rest is opening it and making it ready."""

WHAT_CAN_BE = (
    "Name a .pt file of Whisper, a folder for faster-whisper (model.bin, config.json, tokenizer.json, vocabulary.*), "
    "or a folder from Hugging Face (config.json, model.safetensors)."
)


@dataclass(frozen=True)
class Parcel:
    """What somebody brings: a ``path``, the ``name`` it shall have (empty: its own), and the languages it knows (none:
    all).
    """

    path: Path
    name: str = ""
    languages: tuple[str, ...] = ()


def bring(parcel: Parcel, folder: Path, progress: Callable[[float], None]) -> str:
    """Take a model into ``folder``, for both engines where its format allows, and return its name; ``progress`` is told
    a share. All of it is copied or made aside, opened, and only then put into place.

    Raises :class:`NotFound`, :class:`BadSettings` for what cannot be a model or a name, :class:`AlreadyThere`,
    :class:`EngineMissing` for what is damaged or no Whisper model, and :class:`DiskFull`.
    """
    take = _taker(parcel.path)
    name = checked(canonical(parcel.name or parcel.path.name.removesuffix(".pt")))
    with plainly(converted_of(name, folder)), alone(name, folder, time.monotonic()):
        if files_of(name, folder):
            raise AlreadyThere(f"A speech model {name} is here already.", "Delete it first, or give another --name.")
        refuse_lack_of_room(folder, 2 * sum(file.stat().st_size for file in _files(parcel.path)))
        with fresh(folder / f".{name}.bringing") as aside:
            take(parcel.path, name, aside, lambda share: progress(share * COPIED))
            if checkpoint_of(name, aside).is_file():
                make_ready(name, aside)
            write_manifest(name, aside, _origin(parcel, name))
            for made in (checkpoint_of(name, aside), converted_of(name, aside), manifest_of(name, aside)):
                if made.exists():
                    os.replace(made, folder / made.name)
    progress(1.0)
    return name


def _origin(parcel: Parcel, name: str) -> Origin:
    known = catalogue().get(name)
    languages = known.languages if known else parcel.languages
    return Origin(str(parcel.path.resolve()), "", known.licence if known else "", languages)


_Take = Callable[[Path, str, Path, Callable[[float], None]], None]


def _taker(path: Path) -> _Take:
    """How the model at ``path`` is taken in, by what lies there."""
    if not path.exists():
        raise NotFound(f"{path} is not there.", "Check the path.")
    if path.is_file() and path.suffix == ".pt":
        return _take_checkpoint
    if path.is_dir() and any(path.glob("*.safetensors")):
        return _take_transformers
    if path.is_dir() and (path / "model.bin").is_file():
        return _take_converted
    raise BadSettings(f"{path} is not a speech model.", WHAT_CAN_BE)


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [file for file in path.glob("*") if file.is_file()]


def _take_checkpoint(path: Path, name: str, aside: Path, progress: Callable[[float], None]) -> None:
    for share in _copy([path], [checkpoint_of(name, aside)]):
        progress(share)
    _refuse_impostor(name, checkpoint_of(name, aside))


def _refuse_impostor(name: str, checkpoint: Path) -> None:
    """OpenAI's names are for OpenAI's files: they are known byte by byte, so a cut or changed copy is noticed."""
    try:
        known = openai().get(name)
    except EngineMissing:
        return
    if known and digest(checkpoint) != known.sha256:
        raise BadSettings(
            f"This file is not OpenAI's Whisper {name}, or it is damaged: its checksum is another one.",
            "Copy it again; or, if it is a model of your own, give it a name of its own: --name",
        )


def _take_transformers(path: Path, name: str, aside: Path, progress: Callable[[float], None]) -> None:
    from pipeline.speech.models.convert import from_transformers

    from_transformers(path, checkpoint_of(name, aside))
    progress(1.0)


def _take_converted(path: Path, name: str, aside: Path, progress: Callable[[float], None]) -> None:
    if not is_converted(path):
        missing = [file for file in NEEDED if not (path / file).is_file()] or ["vocabulary.json"]
        raise BadSettings(f"{path} lacks {', '.join(missing)}.", WHAT_CAN_BE)
    sources = [path / file for file in (*NEEDED, "preprocessor_config.json") if (path / file).is_file()]
    sources += sorted(path.glob("vocabulary.*"))
    converted = converted_of(name, aside)
    converted.mkdir()
    for share in _copy(sources, [converted / file.name for file in sources]):
        progress(share)
    _refuse_unusable(converted)


def _refuse_unusable(folder: Path) -> None:
    """Raise EngineMissing where CTranslate2 cannot open what ``folder`` holds as a Whisper model."""
    from ctranslate2.models import Whisper

    try:
        json.loads((folder / "tokenizer.json").read_bytes())["model"]["vocab"]
        Whisper(str(folder), device="cpu", intra_threads=1)
    except (RuntimeError, ValueError, LookupError, TypeError) as error:
        raise EngineMissing(
            f"The model {folder.name} is damaged, or is no Whisper model in CTranslate2's format.",
            "Copy it again, or bring it in another format: totm models import --help",
        ) from error


def _copy(sources: list[Path], targets: list[Path]) -> Iterator[float]:
    """Copy files, yielding what share of all bytes is there."""
    total = sum(source.stat().st_size for source in sources) or 1
    done = 0
    for source, target in zip(sources, targets, strict=True):
        with source.open("rb") as read, target.open("xb") as write:
            while block := read.read(BLOCK_BYTES):
                done += write.write(block)
                yield done / total
