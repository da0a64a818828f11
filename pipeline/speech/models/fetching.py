"""Fetching a model by its name, and making it ready for both engines."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.core.errors import Damaged, DiskFull, TooMuchMemory, TotmError
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.choose import routed
from pipeline.speech.models import hub
from pipeline.speech.models.catalogue import Known, look_up, openai, title
from pipeline.speech.models.downloading import AGAIN, Remote, download, failure
from pipeline.speech.models.here import (
    Origin,
    checkpoint_of,
    converted_of,
    is_converted,
    present,
    read_manifest,
    write_manifest,
)
from pipeline.speech.models.verifying import verify

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
    told a share. What is there already is left alone, and what is missing is made from it.

    Raises :class:`NotFound` for an unknown name, :class:`FetchFailed`, :class:`DiskFull`, :class:`EngineMissing` where
    what arrived is no Whisper model, and :class:`Damaged` where what was there is not what it should be.
    """
    known = look_up(name)
    deadline = time.monotonic() + time_limit_s
    if checkpoint_of(known.name, folder).is_file():
        _refuse_damaged(known.name, folder)
    else:
        bring = _from_hub if known.repository else _from_openai
        origin = bring(known, folder, deadline, lambda share: progress(share * ARRIVED))
        write_manifest(known.name, folder, origin)
    if make_ready(known.name, folder):
        manifest = read_manifest(known.name, folder)
        write_manifest(known.name, folder, manifest.origin if manifest else Origin(f"found in {folder}"))
    progress(1.0)
    return known.name


def fetch_wanted(settings: TranscribeSettings, language: str, folder: Path, progress: Shares) -> str:
    """Fetch the model that ``language`` should have, if it is not here and the settings allow it.

    Return a sentence for people about what went wrong, if anything did: the work goes on with what is here.
    """
    wanted = routed(settings, language)
    is_here = any(model.name == wanted for model in present(folder))
    if not settings.fetch or settings.engine == "pocketsphinx" or is_here:
        return ""
    try:
        fetch(wanted, folder, WANTED_SECONDS, progress)
    except TotmError as error:
        return f"{title(wanted)} should have been fetched. {error.message}"
    return ""


def make_ready(name: str, folder: Path) -> bool:
    """Make the format of faster-whisper from the checkpoint that lies in ``folder``; ``False`` where it was there."""
    checkpoint, converted = checkpoint_of(name, folder), converted_of(name, folder)
    if is_converted(converted):
        return False
    from pipeline.speech.models.convert import to_ctranslate2

    try:
        to_ctranslate2(checkpoint, converted)
    except (OSError, MemoryError) as error:
        raise not_made(converted, error) from error
    return True


def _from_openai(known: Known, folder: Path, deadline: float, progress: Shares) -> Origin:
    checkpoint = openai()[known.name]
    target = checkpoint_of(known.name, folder)
    download(
        Remote(checkpoint.url, checkpoint.sha256), target, deadline, lambda have, of: progress(have / (of or have))
    )
    return Origin(checkpoint.url, checkpoint.sha256, known.licence, known.languages)


def _from_hub(known: Known, folder: Path, deadline: float, progress: Shares) -> Origin:
    listing = hub.ask(known.repository)
    parts = folder / f"{known.name}.fetching"
    here = parts / listing.revision
    refuse_lack_of_room(folder, ROOM * listing.bytes - sum(f.stat().st_size for f in here.glob("*")))
    done = 0
    for name, remote in listing.files.items():
        path = download(remote, here / name, deadline, lambda have, of: progress((done + have) / listing.bytes))  # noqa: B023
        done += path.stat().st_size
    from pipeline.speech.models.convert import from_transformers

    try:
        from_transformers(here, checkpoint_of(known.name, folder))
    except (OSError, MemoryError) as error:
        raise not_made(checkpoint_of(known.name, folder), error) from error
    shutil.rmtree(parts)
    return Origin(f"{known.repository} on huggingface.co", listing.revision, known.licence, known.languages)


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
    if verdict.state == "damaged":
        raise Damaged(
            f"The speech model {name} is damaged: {verdict.faults[0]}.",
            f"Delete {checkpoint_of(name, folder)} and {converted_of(name, folder)}, then: totm models fetch {name}",
        )


def not_made(target: Path, error: OSError | MemoryError) -> TotmError:
    """Why a format of a model could not be made, in words."""
    if isinstance(error, MemoryError):
        return TooMuchMemory(
            f"Making {target.name} ready needs more memory than there is.",
            "Do it on a larger machine, and bring the result: totm models import PATH",
        )
    return failure(target, error)
