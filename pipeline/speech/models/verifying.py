"""Are the files of a model still what they were when it came?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.core.errors import EngineMissing
from pipeline.speech.models.catalogue import openai
from pipeline.speech.models.here import Stored, checkpoint_of, files_of, manifest_of, read_manifest
from pipeline.workspace import digest

UNLISTED = "is not in the manifest"


@dataclass(frozen=True)
class Verdict:
    """A model is good, damaged (``faults`` says in what), or nobody wrote down what its files must be."""

    name: str
    state: Literal["good", "damaged", "unknown"]
    faults: tuple[str, ...] = ()

    @property
    def is_only_unlisted(self) -> bool:
        """Whether all that is wrong is that nobody wrote down some files, as where their making was cut short."""
        return all(fault.endswith(UNLISTED) for fault in self.faults)


def verify(name: str, folder: Path, progress: Callable[[float], None] = lambda share: None) -> Verdict:
    """Compare every file of a model with its manifest, or with the checksum that OpenAI gives for its own."""
    expected = _expected(name, folder)
    faults = list(_faults(expected, folder, progress))
    written = manifest_of(name, folder)
    if written.exists() and read_manifest(name, folder) is None:
        faults.append(f"{written.name} cannot be read")
    if faults:
        return Verdict(name, "damaged", tuple(faults))
    return Verdict(name, "good" if expected else "unknown")


def _expected(name: str, folder: Path) -> dict[str, Stored]:
    """What the files must be. A manifest speaks for the files of its own model only, whatever is written in it."""
    manifest = read_manifest(name, folder)
    if manifest:
        own = {path: file for path, file in manifest.files.items() if _is_own(path, name)}
        return {**own, **{path: Stored(-1, "") for path in files_of(name, folder) if path not in own}}
    try:
        known = openai().get(name)
    except EngineMissing:
        known = None
    has_checkpoint = checkpoint_of(name, folder).is_file()
    return {f"{name}.pt": Stored(-1, known.sha256)} if known and has_checkpoint else {}


def _is_own(path: str, name: str) -> bool:
    top, _, inside = path.partition("/")
    return path == f"{name}.pt" or (top == name and inside not in ("", ".", "..") and "/" not in inside)


def _faults(expected: dict[str, Stored], folder: Path, progress: Callable[[float], None]) -> Iterator[str]:
    for number, (path, file) in enumerate(expected.items(), start=1):
        if not (folder / path).is_file():
            yield f"{path} is missing"
        elif not file.sha256:
            yield f"{path} {UNLISTED}"
        elif file.bytes not in (-1, size := (folder / path).stat().st_size):
            yield f"{path} has {size:,} bytes, and should have {file.bytes:,}"
        elif digest(folder / path) != file.sha256:
            yield f"{path} was changed"
        progress(number / len(expected))
