"""The Hugging Face hub: which files a repository holds, and where they lie.

One question to its API is all that is needed; its own library is not used, because it begins a broken download anew
(huggingface_hub 2.4) and brings another HTTP client with every major version. ``HF_ENDPOINT`` names another server, as
it does for that library.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import msgspec

from pipeline.core.errors import FetchFailed
from pipeline.speech.models.downloading import CONNECT_SECONDS, Remote, failure

ENDPOINT = "https://huggingface.co"
LONGEST_ANSWER = 8_000_000

_WEIGHTS = re.compile(r"model(-[0-9]{5}-of-[0-9]{5})?\.safetensors")
_BESIDE = ("config.json", "generation_config.json", "model.safetensors.index.json")


@dataclass(frozen=True)
class Listing:
    """A repository at one moment: its ``revision``, its files by name, and how many bytes they have together."""

    revision: str
    files: Mapping[str, Remote]
    bytes: int


class _Large(msgspec.Struct):
    sha256: str


class _File(msgspec.Struct):
    rfilename: str
    size: int | None = None
    blobId: str = ""  # noqa: N815 - the API's name
    lfs: _Large | None = None


class _Answer(msgspec.Struct):
    sha: str
    siblings: list[_File]


def ask(repository: str) -> Listing:
    """List what belongs to the Whisper model in ``repository``. Raises :class:`FetchFailed`."""
    endpoint = os.environ.get("HF_ENDPOINT", ENDPOINT).rstrip("/")
    try:
        with urlopen(f"{endpoint}/api/models/{repository}?blobs=true", timeout=CONNECT_SECONDS) as response:
            answer = msgspec.json.decode(response.read(LONGEST_ANSWER), type=_Answer)
    except (OSError, HTTPException) as error:
        raise failure(Path(repository), error) from error
    except msgspec.MsgspecError as error:
        raise _useless(repository) from error
    found = {file.rfilename: file for file in answer.siblings}
    weights = {name for name in found if _WEIGHTS.fullmatch(name)}
    wanted = [name for name in _BESIDE if name in found] + sorted(weights)
    if "model.safetensors" in weights:  # the same in one piece
        wanted = [name for name in _BESIDE[:2] if name in found] + ["model.safetensors"]
    if not weights or "config.json" not in found or not re.fullmatch("[0-9a-f]{40}", answer.sha):
        raise _useless(repository)
    if not all((found[name].size or 0) > 0 for name in wanted):
        raise FetchFailed(
            f"{repository} does not say how large its files are.",
            "Try again later, or bring the model from another machine: totm models import PATH",
        )
    base = f"{endpoint}/{repository}/resolve/{answer.sha}"
    remotes = {name: _remote(f"{base}/{name}", found[name]) for name in wanted}
    return Listing(answer.sha, remotes, sum(found[name].size or 0 for name in wanted))


def _remote(url: str, file: _File) -> Remote:
    """Large files are told with their SHA-256, small ones with the name that git gives them."""
    size = file.size or 0
    return Remote(url, file.lfs.sha256, "sha256", size) if file.lfs else Remote(url, file.blobId, "git", size)


def _useless(repository: str) -> FetchFailed:
    return FetchFailed(
        f"{repository} holds no Whisper model that can be used here.",
        "What is needed are config.json and model.safetensors. Choose another model: totm models list",
    )
