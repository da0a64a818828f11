"""Fetching a model by its name, and making it ready for both engines."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.core.errors import Damaged, DiskFull, EngineMissing, TooMuchMemory, TotmError
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.choose import LARGE, best_engine, routed, usable
from pipeline.speech.models import hub
from pipeline.speech.models.catalogue import Known, catalogue, look_up, openai, title
from pipeline.speech.models.downloading import AGAIN, Remote, download, failure
from pipeline.speech.models.here import (
    Origin,
    checkpoint_of,
    converted_of,
    files_of,
    is_converted,
    read_manifest,
    write_manifest,
)
from pipeline.speech.models.lock import alone
from pipeline.speech.models.verifying import verify
from pipeline.speech.port import refuse_lack_of_memory

WANTED_SECONDS = 600
"""How long a session waits for the model that it wants."""

ARRIVED = 0.9
"""The share of the work that is done when all has arrived; the rest is making it ready."""

ROOM = 3
"""How much room is needed while a model of the hub is made ready, as a multiple of what is fetched."""

MB = 1_000_000

Shares = Callable[[float], None]


def fetch(name: str, folder: Path, time_limit_s: float, progress: Shares) -> str:
    """Bring the model ``name`` into ``folder``, for both engines, and return the name it has there; ``progress`` is
    told a share. What is there already is left alone, and what is missing is made from it. Where another program
    brings the same model, it is waited for.

    Raises :class:`NotFound` for an unknown name, :class:`FetchFailed`, :class:`DiskFull`, :class:`TooMuchMemory`,
    :class:`EngineMissing` where what arrived is no Whisper model, and :class:`Damaged` where what was there is not what
    it should be.
    """
    known = look_up(name)
    deadline = time.monotonic() + time_limit_s
    with plainly(checkpoint_of(known.name, folder)), alone(known.name, folder, deadline):
        manifest = read_manifest(known.name, folder)
        if checkpoint_of(known.name, folder).is_file():
            _refuse_damaged(known.name, folder)
            found = Origin(f"found in {folder}", "", known.licence, known.languages)
            origin = manifest.origin if manifest else found
        else:
            manifest, bring = None, _from_hub if known.repository else _from_openai
            origin = bring(known, folder, deadline, lambda share: progress(share * ARRIVED))
        make_ready(known.name, folder)
        if manifest is None or set(manifest.files) != set(files_of(known.name, folder)):
            write_manifest(known.name, folder, origin)
        shutil.rmtree(_parts(known, folder), ignore_errors=True)
    progress(1.0)
    return known.name


def fetch_wanted(settings: TranscribeSettings, language: str, folder: Path, progress: Shares) -> str:
    """Fetch the model that ``language`` should have, if it is not here and the settings allow it.

    Return a sentence for people about what went wrong, if anything did: the work goes on with what is here.
    """
    wanted, engine = routed(settings, language), best_engine(settings)
    is_here = any(model.name == wanted and engine in model.engines for model in usable(folder))
    if not settings.fetch or not engine or is_here:
        return ""
    known = catalogue().get(wanted)
    if known and known.parameters > LARGE:
        return f"{known.title} is too large to be fetched within a session. On this machine: totm models fetch {wanted}"
    try:
        fetch(wanted, folder, WANTED_SECONDS, progress)
    except TotmError as error:
        return f"{title(wanted)} should have been fetched. {error.message}"
    return ""


def make_ready(name: str, folder: Path) -> None:
    """Make the format of faster-whisper from the checkpoint that lies in ``folder``, if it is not there."""
    checkpoint, converted = checkpoint_of(name, folder), converted_of(name, folder)
    if is_converted(converted):
        return
    with plainly(converted):
        from pipeline.speech.models.convert import to_ctranslate2

        to_ctranslate2(checkpoint, converted)


def _from_openai(known: Known, folder: Path, deadline: float, progress: Shares) -> Origin:
    checkpoint = openai().get(known.name)
    if checkpoint is None:
        raise EngineMissing(f"The Whisper here does not know {known.title}.", "Renew it: pip install -U openai-whisper")
    target = checkpoint_of(known.name, folder)
    download(
        Remote(checkpoint.url, checkpoint.sha256), target, deadline, lambda have, of: progress(have / (of or have))
    )
    return Origin(checkpoint.url, checkpoint.sha256, known.licence, known.languages)


def _from_hub(known: Known, folder: Path, deadline: float, progress: Shares) -> Origin:
    listing = hub.ask(known.repository)
    here = _parts(known, folder) / listing.revision
    refuse_lack_of_room(folder, ROOM * listing.bytes - sum(f.stat().st_size for f in here.glob("*")))
    done = 0
    for name, remote in listing.files.items():
        path = download(remote, here / name, deadline, lambda have, of: progress((done + have) / listing.bytes))  # noqa: B023
        done += path.stat().st_size
    with plainly(checkpoint_of(known.name, folder)):
        from pipeline.speech.models.convert import from_transformers

        from_transformers(here, checkpoint_of(known.name, folder))
    return Origin(f"{known.repository} on huggingface.co", listing.revision, known.licence, known.languages)


def _parts(known: Known, folder: Path) -> Path:
    """Where the files of the hub are gathered."""
    return folder / f"{known.name}.fetching"


def refuse_lack_of_room(folder: Path, needed: int) -> None:
    """Raise :class:`DiskFull` before the first byte, and not after hours."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFull(
            f"The model needs {needed / MB:,.0f} MB of room in {folder}, and only {free / MB:,.0f} MB are free.",
            f"Make room. {AGAIN}",
        )


def _refuse_damaged(name: str, folder: Path) -> None:
    verdict = verify(name, folder)
    if not verdict.is_only_unlisted:
        raise Damaged(
            f"The speech model {name} is damaged: {verdict.faults[0]}.",
            f"Delete {checkpoint_of(name, folder)} and {converted_of(name, folder)}, then: totm models fetch {name}",
        )


@contextmanager
def plainly(target: Path) -> Iterator[None]:
    """Say in words why ``target``, a model or a format of one, could not be made, whichever package it was."""
    try:
        yield
    except (ImportError, MemoryError, OSError, RuntimeError, ValueError) as error:
        raise _not_made(target, error) from error


def _not_made(target: Path, error: Exception) -> TotmError:
    try:
        refuse_lack_of_memory(error)
    except MemoryError as lack:
        error = lack
    if isinstance(error, MemoryError):
        return TooMuchMemory(
            f"Making {target.name} ready needs more memory than there is.",
            "Do it on a larger machine, and bring the result: totm models import PATH",
        )
    if isinstance(error, ImportError):
        return EngineMissing(
            f"{target.name} cannot be made ready: {error.name or 'a package'} is not installed.",
            "Install the engines: pip install openai-whisper faster-whisper",
        )
    if isinstance(error, OSError):
        return failure(target, error)
    return EngineMissing(
        f"{target.name} could not be made ready.", f"Bring another model: totm models import PATH. The cause: {error}"
    )
