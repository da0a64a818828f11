"""Fetching, importing and verifying models, from a server of our own that misbehaves on request."""

import hashlib
import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.core.errors import (
    AlreadyThere,
    BadSettings,
    Damaged,
    DiskFull,
    EngineMissing,
    FetchFailed,
    NotFound,
    TooMuchMemory,
    TotmError,
)
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.models.downloading import Remote, download
from pipeline.speech.models.fetching import fetch, fetch_wanted, plainly
from pipeline.speech.models.here import checkpoint_of, converted_of, present, read_manifest
from pipeline.speech.models.importing import Parcel, bring
from pipeline.speech.models.verifying import verify
from tests.steps.test_convert import Program, hugging_face, shape, write
from tests.totm import new_workspace

pytestmark = pytest.mark.slow

WEIGHTS = bytes(range(256)) * 12_000
REPOSITORY = "KBLab/kb-whisper-small"
REVISION = "0123456789abcdef0123456789abcdef01234567"
SWEDISH = TranscribeSettings(fetch=True)


class Server(BaseHTTPRequestHandler):
    """Serves WEIGHTS under any path. ``/whole`` knows no ranges, ``/short`` hangs up, ``/slow`` drips.

    Under the addresses of a hub it serves ``folder`` as one repository: its large files by way of another address, the
    first ``cuts`` of them cut short in the middle, and with one bit that flips when ``flips``.
    ``length`` is told in place of the true one, and none where it is empty.
    """

    asked: ClassVar[list[str | None]] = []
    folder: ClassVar[Path]
    cuts: ClassVar[int] = 0
    flips: ClassVar[bool] = False
    listing: ClassVar[bytes | None] = None
    length: ClassVar[str | None] = None
    slow: ClassVar[bool] = False

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == f"/api/models/{REPOSITORY}":
            answer = self.listing if self.listing is not None else listing_of(self.folder)
            self._reply(200, answer)
        elif path.startswith(f"/{REPOSITORY}/resolve/{REVISION}/model"):
            self.send_response(302)
            self.send_header("Location", f"/cdn/{path.rsplit('/')[-1]}")
            self.end_headers()
        elif path.startswith(f"/{REPOSITORY}/resolve/{REVISION}/"):
            self._serve((self.folder / path.rsplit("/")[-1]).read_bytes())
        elif path.startswith("/cdn/"):
            self._serve(self._spoilt((self.folder / path.rsplit("/")[-1]).read_bytes()))
        elif path.startswith(("/api", f"/{REPOSITORY.partition('/')[0]}")) or path == "/none":
            self.send_error(404)
        else:
            self._serve(WEIGHTS)

    def _spoilt(self, data: bytes) -> bytes:
        return bytes([data[0] ^ 1]) + data[1:] if self.flips else data

    def _serve(self, data: bytes) -> None:
        begin = self.headers.get("Range")
        self.asked.append(begin)
        start = int(begin.removeprefix("bytes=").removesuffix("-")) if begin and self.path != "/whole" else 0
        if start >= len(data):
            self.send_error(416)
        else:
            self._reply(206 if start else 200, data[start:])

    def _reply(self, status: int, data: bytes) -> None:
        self.send_response(status)
        if self.length != "":
            self.send_header("Content-Length", self.length or str(len(data)))
        self.end_headers()
        if self.path == "/short" or (self.path.startswith("/cdn/") and Server.cuts):
            Server.cuts = max(0, Server.cuts - 1)
            data = data[: len(data) // 2]
        for at in range(0, len(data), 100_000):
            time.sleep(0.05 if self.path == "/slow" or self.slow else 0)
            try:
                self.wfile.write(data[at : at + 100_000])
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        pass


def listing_of(folder: Path) -> bytes:
    """What a hub's API says of a repository: large files with their SHA-256, small ones with what git calls them."""
    files: list[dict[str, object]] = [{"rfilename": name, "size": 1, "blobId": "0"} for name in ("../evil", "a/b.bin")]
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        blob = hashlib.sha1(f"blob {len(data)}\0".encode() + data).hexdigest()
        large = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 134}
        lfs = large if path.suffix == ".safetensors" else None
        files.append({"rfilename": path.name, "size": len(data), "blobId": blob, "lfs": lfs})
    return json.dumps({"id": REPOSITORY, "sha": REVISION, "siblings": files}).encode()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model as it lies on a hub."""
    folder = tmp_path_factory.mktemp("hub") / "model"
    hugging_face(folder)
    return folder


@pytest.fixture
def address(original: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    Server.asked.clear()
    Server.folder, Server.cuts, Server.flips, Server.listing = original, 0, False, None
    Server.length, Server.slow = None, False
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ignore(share: float) -> None:
    pass


def get(url: str, target: Path, seconds: float = 30, sha256: str = hashlib.sha256(WEIGHTS).hexdigest()) -> bytes:
    return download(Remote(url, sha256), target, time.monotonic() + seconds, lambda have, of: None).read_bytes()


# one file -------------------------------------------------------------------------------------------------------------


def test_a_file_arrives_whole_and_progress_is_told(tmp_path: Path, address: str) -> None:
    told: list[tuple[int, int]] = []
    remote = Remote(f"{address}/small.pt", hashlib.sha256(WEIGHTS).hexdigest())
    path = download(remote, tmp_path / "new" / "small.pt", time.monotonic() + 30, lambda *share: told.append(share))
    assert path.read_bytes() == WEIGHTS
    assert told == sorted(told)
    assert told[-1] == (len(WEIGHTS), len(WEIGHTS))
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["small.pt"]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.pt").write_bytes(b"mine")
    assert get(f"{address}/small.pt", tmp_path / "small.pt") == b"mine"
    assert Server.asked == []


def test_a_broken_connection_is_told_and_the_next_fetch_goes_on_from_there(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchFailed, match="ended early") as failed:
        get(f"{address}/short", tmp_path / "small.pt")
    assert "goes on from there" in failed.value.advice
    assert present(tmp_path) == ()
    half = (tmp_path / "small.pt.part").stat().st_size
    assert half == len(WEIGHTS) // 2
    assert get(f"{address}/small.pt", tmp_path / "small.pt") == WEIGHTS
    assert Server.asked[-1] == f"bytes={half}-"


def test_all_but_the_check_was_done(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.pt.part").write_bytes(WEIGHTS)
    assert get(f"{address}/small.pt", tmp_path / "small.pt") == WEIGHTS


def test_a_server_without_ranges_begins_anew(tmp_path: Path, address: str) -> None:
    (tmp_path / "small.pt.part").write_bytes(b"xyz")
    assert get(f"{address}/whole", tmp_path / "small.pt") == WEIGHTS


def test_other_bytes_are_refused_and_removed(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchFailed, match="arrived damaged"):
        get(f"{address}/small.pt", tmp_path / "small.pt", sha256="0" * 64)
    assert list(tmp_path.iterdir()) == []


def test_the_time_limit_holds(tmp_path: Path, address: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchFailed, match="in time"):
        get(f"{address}/slow", tmp_path / "small.pt", 0.2)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("length", ["", "many", "-5", "9" * 50])
def test_a_server_that_does_not_say_how_much_it_sends_is_refused(tmp_path: Path, address: str, length: str) -> None:
    Server.length = length
    with pytest.raises(FetchFailed, match="does not say how much"):
        get(f"{address}/small.pt", tmp_path / "small.pt", 5)


def test_more_than_was_announced_is_not_waited_for(tmp_path: Path, address: str) -> None:
    Server.length = ""
    remote = Remote(f"{address}/slow", "0" * 64, bytes=1000)
    with pytest.raises(FetchFailed, match="more arrived"):
        download(remote, tmp_path / "small.pt", time.monotonic() + 30, lambda have, of: None)
    assert (tmp_path / "small.pt.part").stat().st_size == 0


def test_no_server_and_no_such_file_are_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(FetchFailed, match="404"):
        get(f"{address}/none", tmp_path / "small.pt")
    with pytest.raises(FetchFailed, match="could not be fetched"):
        get("http://127.0.0.1:9/small.pt", tmp_path / "small.pt")


# a model from the hub -------------------------------------------------------------------------------------------------


def test_a_model_of_the_hub_serves_both_engines_and_says_where_it_is_from(tmp_path: Path, address: str) -> None:
    told: list[float] = []
    assert fetch("kb-whisper-small", tmp_path, 60, told.append) == "kb-whisper-small"
    assert told == sorted(told)
    assert told[-1] == 1.0
    (model,) = present(tmp_path)
    assert model.engines == ("faster-whisper", "whisper")
    manifest = read_manifest("kb-whisper-small", tmp_path)
    assert manifest is not None
    assert (manifest.origin.revision, manifest.origin.licence) == (REVISION, "Apache-2.0")
    assert verify("kb-whisper-small", tmp_path).state == "good"
    assert {path.name for path in tmp_path.iterdir()} == {
        "kb-whisper-small", "kb-whisper-small.pt", "kb-whisper-small.json"
    }  # fmt: skip
    asked = len(Server.asked)
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert len(Server.asked) == asked, "what is here is not fetched again"


def test_a_lost_format_is_made_again_without_fetching(tmp_path: Path, address: str) -> None:
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    asked = len(Server.asked)
    shutil.rmtree(tmp_path / "kb-whisper-small")
    with pytest.raises(Damaged, match="is missing"):
        fetch("kb-whisper-small", tmp_path, 60, ignore)
    (tmp_path / "kb-whisper-small.json").unlink()
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert verify("kb-whisper-small", tmp_path).state == "good"
    assert len(Server.asked) == asked


def test_a_broken_fetch_from_the_hub_goes_on_where_it_stopped(tmp_path: Path, address: str, original: Path) -> None:
    Server.cuts = 1
    with pytest.raises(FetchFailed, match="ended early"):
        fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert present(tmp_path) == ()
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    half = (original / "model.safetensors").stat().st_size // 2
    assert Server.asked[-1] == f"bytes={half}-"
    assert present(tmp_path)[0].engines == ("faster-whisper", "whisper")


def test_two_fetch_a_model_once_and_the_second_waits(tmp_path: Path, address: str) -> None:
    Server.slow = True
    first = threading.Thread(target=fetch, args=("kb-whisper-small", tmp_path, 60, ignore))
    first.start()
    while not Server.asked:  # from then on it surely holds the lock; the file is there a moment before
        time.sleep(0.01)
    with pytest.raises(FetchFailed, match="another program"):
        fetch("kb-whisper-small", tmp_path, 0.01, ignore)
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    first.join()
    assert len(Server.asked) == 3, "each file once"
    assert verify("kb-whisper-small", tmp_path).state == "good"


def test_a_fetch_killed_before_its_manifest_is_finished_by_the_next(tmp_path: Path, address: str) -> None:
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    manifest = json.loads((tmp_path / "kb-whisper-small.json").read_bytes())
    manifest["files"] = {"kb-whisper-small.pt": manifest["files"]["kb-whisper-small.pt"]}
    (tmp_path / "kb-whisper-small.json").write_text(json.dumps(manifest))
    for left in (".kb-whisper-small.making", "kb-whisper-small.fetching"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "half").touch()
    (tmp_path / ".kb-whisper-small.lock").touch()
    shutil.rmtree(tmp_path / "kb-whisper-small")
    assert verify("kb-whisper-small", tmp_path).state == "good"
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert verify("kb-whisper-small", tmp_path).state == "good"
    assert {path.name for path in tmp_path.iterdir()} == {
        "kb-whisper-small", "kb-whisper-small.pt", "kb-whisper-small.json"
    }  # fmt: skip
    (tmp_path / "kb-whisper-small.json").write_text(json.dumps(manifest))
    assert verify("kb-whisper-small", tmp_path).state == "damaged"
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert verify("kb-whisper-small", tmp_path).state == "good"


@pytest.mark.parametrize("size", ["null", "0", "-1"])
def test_a_hub_that_tells_no_sizes_is_refused(tmp_path: Path, address: str, size: str) -> None:
    listing = json.loads(listing_of(Server.folder))
    listing["siblings"] = [{**file, "size": json.loads(size)} for file in listing["siblings"]]
    Server.listing = json.dumps(listing).encode()
    with pytest.raises(FetchFailed, match="how large"):
        fetch("kb-whisper-small", tmp_path, 60, ignore)


def test_a_damaged_file_from_the_hub_is_refused(tmp_path: Path, address: str) -> None:
    Server.flips = True
    with pytest.raises(FetchFailed, match=r"model\.safetensors arrived damaged"):
        fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert present(tmp_path) == ()


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{", b'{"sha": "x", "siblings": []}', b'{"sha": "%s", "siblings": []}' % REVISION.encode(),
     b'{"sha": "../../x", "siblings": [{"rfilename": "config.json"}, {"rfilename": "model.safetensors"}]}'],
)  # fmt: skip
def test_a_hub_that_says_nonsense_is_refused(tmp_path: Path, address: str, answer: bytes) -> None:
    Server.listing = answer
    with pytest.raises(FetchFailed, match="no Whisper model"):
        fetch("kb-whisper-small", tmp_path, 60, ignore)


def test_what_does_not_fit_on_the_disk_is_not_begun(tmp_path: Path, address: str) -> None:
    Server.listing = listing_of(Server.folder).replace(b'"size": ', b'"size": 99999999')
    with pytest.raises(DiskFull):
        fetch("kb-whisper-small", tmp_path, 60, ignore)
    assert Server.asked == []


def test_a_session_fetches_what_it_wants_if_it_may(tmp_path: Path, address: str) -> None:
    assert fetch_wanted(TranscribeSettings(fetch=False), "sv", tmp_path, ignore) == ""
    assert present(tmp_path) == ()
    assert fetch_wanted(SWEDISH, "sv", tmp_path, ignore) == ""
    assert present(tmp_path)[0].name == "kb-whisper-small"
    asked = len(Server.asked)
    assert fetch_wanted(SWEDISH, "sv", tmp_path, ignore) == ""
    assert len(Server.asked) == asked


def test_a_session_that_cannot_fetch_says_so_and_goes_on(tmp_path: Path, address: str) -> None:
    said = fetch_wanted(SWEDISH, "nb", tmp_path, ignore)
    assert said.startswith("NB-Whisper small should have been fetched.")
    assert "404" in said


def test_a_checkpoint_without_its_faster_format_is_converted_by_the_next_session(tmp_path: Path, address: str) -> None:
    fetch("kb-whisper-small", tmp_path, 60, ignore)
    shutil.rmtree(tmp_path / "kb-whisper-small")
    (tmp_path / "kb-whisper-small.json").unlink()
    assert fetch_wanted(TranscribeSettings(fetch=True, engine="whisper"), "sv", tmp_path, ignore) == ""
    assert present(tmp_path)[0].engines == ("whisper",), "that is all this engine needs"
    assert fetch_wanted(SWEDISH, "sv", tmp_path, ignore) == ""
    assert present(tmp_path)[0].engines == ("faster-whisper", "whisper")


def test_a_session_does_not_fetch_what_is_too_large_for_it(tmp_path: Path, address: str) -> None:
    said = fetch_wanted(SWEDISH, "da", tmp_path, ignore)
    assert "too large to be fetched within a session" in said
    assert said.endswith("totm models fetch roest-v1-whisper-1.5b")


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (MemoryError(), TooMuchMemory, "more memory than there is"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), TooMuchMemory, "more memory than there is"),
        (OSError(12, "Cannot allocate memory"), TooMuchMemory, "more memory than there is"),
        (RuntimeError("no such layer"), EngineMissing, "could not be made ready"),
        (ModuleNotFoundError("x", name="ctranslate2"), EngineMissing, "ctranslate2 is not installed"),
        (OSError(28, "No space left on device"), DiskFull, "no room"),
    ],
)
def test_why_a_model_could_not_be_made_is_told_plainly(
    tmp_path: Path, error: Exception, kind: type[TotmError], said: str
) -> None:
    with pytest.raises(kind, match=said) as told, plainly(tmp_path / "small"):
        raise error
    assert told.value.advice


LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from pipeline.core.settings import TranscribeSettings
import pipeline.speech.models.convert
from pipeline.speech.models.fetching import fetch_wanted
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 20_000_000, used + 20_000_000))
print(fetch_wanted(TranscribeSettings(fetch=True), "sv", Path(sys.argv[1]), lambda share: None))
"""


def test_a_session_without_the_memory_to_convert_says_so_and_goes_on(tmp_path: Path, original: Path) -> None:
    bring(Parcel(original, "kb-whisper-small"), tmp_path, ignore)
    shutil.rmtree(tmp_path / "kb-whisper-small")
    (tmp_path / "kb-whisper-small.json").unlink()
    done = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY, tmp_path], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "should have been fetched. Making kb-whisper-small ready needs more memory" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["kb-whisper-small.pt"]


# from a file or a folder ----------------------------------------------------------------------------------------------


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write(tmp_path / "own.pt", shape())


def models(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir(exist_ok=True)
    return folder


def test_a_checkpoint_is_brought_for_both_engines(checkpoint: Path, tmp_path: Path) -> None:
    told: list[float] = []
    folder = models(tmp_path)
    assert bring(Parcel(checkpoint, languages=("da",)), folder, told.append) == "own"
    (model,) = present(folder)
    assert (model.engines, model.languages) == (("faster-whisper", "whisper"), ("da",))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert verify("own", folder).state == "good"
    assert checkpoint.exists()
    with pytest.raises(AlreadyThere):
        bring(Parcel(checkpoint), folder, ignore)
    assert bring(Parcel(checkpoint, "other"), folder, ignore) == "other"


def test_a_folder_of_faster_whisper_is_brought(checkpoint: Path, tmp_path: Path) -> None:
    bring(Parcel(checkpoint), models(tmp_path), ignore)
    there = tmp_path / "there"
    assert bring(Parcel(converted_of("own", models(tmp_path)), "second"), there, ignore) == "second"
    assert present(there)[0].engines == ("faster-whisper",)
    assert verify("second", there).state == "good"


def test_a_folder_from_hugging_face_is_brought(original: Path, tmp_path: Path) -> None:
    assert bring(Parcel(original, "kb-whisper-small"), models(tmp_path), ignore) == "kb-whisper-small"
    (model,) = present(models(tmp_path))
    assert (model.engines, model.languages) == (("faster-whisper", "whisper"), ("sv",))


@pytest.mark.parametrize("name", ["../own", "a/b", "..", "", "CON\0"])
def test_a_hostile_name_is_refused(checkpoint: Path, tmp_path: Path, name: str) -> None:
    parcel = Parcel(checkpoint, name) if name else Parcel(checkpoint.rename(tmp_path / "å å.pt"))
    with pytest.raises(BadSettings, match="cannot be the name"):
        bring(parcel, models(tmp_path), ignore)


def test_what_is_no_model_is_refused_and_leaves_nothing(checkpoint: Path, tmp_path: Path) -> None:
    folder = models(tmp_path)
    cut = tmp_path / "cut.pt"
    cut.write_bytes(checkpoint.read_bytes()[:-100_000])
    for path, error in (
        (tmp_path / "none.pt", NotFound), (cut, EngineMissing), (tmp_path, BadSettings), (Path(__file__), BadSettings),
    ):  # fmt: skip
        with pytest.raises(error):
            bring(Parcel(path, "mine"), folder, ignore)
    assert list(folder.iterdir()) == []


def test_a_program_in_a_checkpoint_does_not_run(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    torch.save({"dims": {}, "model_state_dict": Program(tmp_path / "it ran")}, tmp_path / "evil.pt")
    with pytest.raises(EngineMissing):
        bring(Parcel(tmp_path / "evil.pt"), models(tmp_path), ignore)
    assert not (tmp_path / "it ran").exists()


def test_openais_names_are_for_openais_files(checkpoint: Path, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="checksum"):
        bring(Parcel(checkpoint, "small"), models(tmp_path), ignore)
    checkpoint.rename(checkpoint_of("small", models(tmp_path)))
    with pytest.raises(Damaged, match=r"small\.pt was changed"):
        fetch("small", models(tmp_path), 1, ignore)


@pytest.mark.parametrize(
    ("file", "content"),
    [("model.bin", b"x" * 1000), ("model.bin", None), ("model.bin", b""), ("tokenizer.json", b"{"),
     ("tokenizer.json", b"[]")],
)  # fmt: skip
def test_a_damaged_folder_of_faster_whisper_is_refused(
    checkpoint: Path, tmp_path: Path, file: str, content: bytes | None
) -> None:
    bring(Parcel(checkpoint), models(tmp_path), ignore)
    damaged = converted_of("own", models(tmp_path)) / file
    damaged.write_bytes(damaged.read_bytes()[:-1000] if content is None else content)
    with pytest.raises(EngineMissing):
        bring(Parcel(damaged.parent), tmp_path / "there", ignore)
    assert list((tmp_path / "there").iterdir()) == []


def test_a_folder_that_lacks_something_is_told_what(checkpoint: Path, tmp_path: Path) -> None:
    bring(Parcel(checkpoint), models(tmp_path), ignore)
    folder = converted_of("own", models(tmp_path))
    (folder / "tokenizer.json").unlink()
    with pytest.raises(BadSettings, match=r"tokenizer\.json"):
        bring(Parcel(folder), tmp_path / "there", ignore)


# the command ----------------------------------------------------------------------------------------------------------


def test_the_command_fetches_lists_and_verifies(tmp_path: Path, address: str) -> None:
    totm = new_workspace(tmp_path / "home")
    assert "totm models fetch kb-whisper-small" in totm.well("models")
    assert "KB-Whisper small is here" in totm.well("models", "fetch", "kb-whisper-small")
    found = totm.json("models", "list")
    assert [model["name"] for model in found["models"]] == ["kb-whisper-small"]
    swedish = next(language for language in found["languages"] if language["language"] == "sv")
    assert (swedish["engine"], swedish["model"]) == ("faster-whisper", "kb-whisper-small")
    assert swedish["best"]["errors"][0]["percent"] == 7.3
    assert found == totm.json("models")
    listed = totm.well("models")
    assert "in use: kb-whisper-small, about 976 MB; licence Apache-2.0; from KBLab/kb-whisper-small" in listed
    assert "7.3 % of words wrong in FLEURS (model card, https://" in listed
    assert "set for this language: roest-v1-whisper-1.5b, about 6,160 MB" in listed
    assert "good" in totm.well("models", "verify")
    assert "Swedish: KB-Whisper small (faster-whisper)" in totm("doctor").stdout
    (tmp_path / "home" / "models" / "kb-whisper-small.pt").write_bytes(b"x")
    verified = totm("models", "verify", "kb-whisper-small")
    assert verified.returncode == Damaged.exit_code
    assert "kb-whisper-small.pt has 1 bytes" in verified.stdout
    assert totm("models", "verify", "../x").returncode == NotFound.exit_code


def test_the_command_imports(checkpoint: Path, tmp_path: Path) -> None:
    totm = new_workspace(tmp_path / "home")
    totm.well("models", "import", checkpoint, "--name", "mine", "--language", "sv", "--language", "da")
    (model,) = totm.json("models", "list")["models"]
    assert model["languages"] == ["sv", "da"]
    refused = totm("models", "import", tmp_path / "nothing.pt")
    assert (refused.returncode, "not there" in refused.stderr) == (NotFound.exit_code, True)
