"""Files: the right ones, in pieces that are not too large, under safe names."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from pipeline.core.artefacts import Clip, Clips, Doubt, Removed, Segment, Transcript, Word
from pipeline.core.captions.layout import Cue
from pipeline.core.captions.writing import to_webvtt
from pipeline.home import Home
from webapp.ranges import PARTIAL_BYTES, clamp

pytestmark = pytest.mark.slow  # quick each, but many of them

Add = Callable[..., Any]
LARGE = 3 * PARTIAL_BYTES


@pytest.fixture
def large(add: Add, home: Home) -> bytes:
    """A session whose video is larger than a partial answer may be."""
    add(id="night")
    content = bytes(range(256)) * (LARGE // 256)
    home.workspace.place("night", "video").write_bytes(content)
    return content


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, PARTIAL_BYTES - 1),
        ("bytes=100-199", 100, 199),
        ("bytes=5000000-", 5_000_000, 5_000_000 + PARTIAL_BYTES - 1),
        (f"bytes={LARGE - 10}-", LARGE - 10, LARGE - 1),
        ("bytes=-10", LARGE - 10, LARGE - 1),
        (f"bytes=-{LARGE}", 0, PARTIAL_BYTES - 1),
    ],
)
def test_a_range_is_answered_with_what_was_asked_or_4_mib_of_it(
    client: FlaskClient, large: bytes, asked: str, first: int, last: int
) -> None:
    answer = client.get("/media/night/video.mp4", headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{LARGE}"
    assert answer.data == large[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=0-9,20-29", "lines=0-9", "nonsense", "bytes=9-0", "bytes="])
def test_other_ranges_get_the_whole_file(client: FlaskClient, large: bytes, asked: str) -> None:
    answer = client.get("/media/night/video.mp4", headers={"Range": asked})
    assert (answer.status_code, len(answer.data)) == (200, LARGE)


def test_a_range_outside_of_the_file_is_refused(client: FlaskClient, large: bytes) -> None:
    answer = client.get("/media/night/video.mp4", headers={"Range": f"bytes={LARGE}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{LARGE}"


def test_clamping_an_empty_file_refuses() -> None:
    assert clamp("bytes=0-", 0) == "bytes=0-"


def test_an_outdated_if_range_gets_the_whole_file(client: FlaskClient, large: bytes) -> None:
    answer = client.get("/media/night/video.mp4", headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (answer.status_code, len(answer.data)) == (200, LARGE)


def test_conditional_and_head_requests(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for name in ("video.mp4", "transcript.txt", "transcript.json", "captions.srt"):
        whole = client.get(f"/media/night/{name}")
        again = client.get(f"/media/night/{name}", headers={"If-None-Match": whole.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        head = client.head(f"/media/night/{name}")
        assert (head.status_code, head.data, head.content_length) == (200, b"", len(whole.data))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("video.mp4", "video/mp4"), ("audio.m4a", "audio/x-m4a"), ("poster.jpg", "image/jpeg"),
        ("captions.vtt", "text/vtt; charset=utf-8"), ("transcript.txt", "text/plain; charset=utf-8"),
        ("captions.srt", "application/x-subrip"), ("transcript.json", "application/json"),
        ("clips/talk.mp4", "video/mp4"), ("clips/talk.vtt", "text/vtt; charset=utf-8"),
        ("clips/presentation.mp4", "video/mp4"), ("clips/presentation.vtt", "text/vtt; charset=utf-8"),
    ],
)  # fmt: skip
def test_each_file_says_what_it_is(client: FlaskClient, add: Add, name: str, kind: str) -> None:
    add(id="night")
    answer = client.get(f"/media/night/{name}")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_downloads_are_saved_under_the_sessions_id(client: FlaskClient, add: Add) -> None:
    add(id="night", title='A "title"\r\nX-Evil: 1 <b> ‮')
    saved = {
        "video.mp4": "night.mp4", "captions.vtt": "night.vtt", "transcript.txt": "night.txt",
        "captions.srt": "night.srt", "transcript.json": "night.json",
        "clips/talk.mp4": "night-presentation.mp4", "clips/talk.vtt": "night-presentation.vtt",
        "clips/presentation.mp4": "night-presentation.mp4", "clips/presentation.vtt": "night-presentation.vtt",
    }  # fmt: skip
    for name, expected in saved.items():
        said = client.get(f"/media/night/{name}?download").headers["Content-Disposition"]
        assert said == f"attachment; filename={expected}"


def test_a_clip_can_be_had_by_its_id_whatever_its_file_is_called_now(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    assert client.get("/media/night/clips/presentation.mp4").data == b"cliptalk.mp4"
    again = Clips((Clip("presentation", "presentation", "Night", 0, 60_000, "cut-again.mp4", "", 7),))
    (home.workspace.place("night", "clips/") / "cut-again.mp4").write_bytes(b"cut again")
    home.workspace.place("night", "clips").write_bytes(msgspec.json.encode(again))
    assert client.get("/media/night/clips/presentation.mp4").data == b"cut again"
    assert client.get("/media/night/clips/cut-again.mp4").data == b"cut again"
    for gone in ("talk.mp4", "talk.vtt", "presentation.vtt", ".vtt"):
        assert client.get(f"/media/night/clips/{gone}").status_code == 404, gone


@pytest.mark.parametrize(
    "path",
    [
        "clips/secret.mp4", "clips/../video.mp4", "clips/..%2fvideo.mp4", "clips/%2e%2e/%2e%2e/%2e%2e/secret.key",
        "clips/..%5c..%5csecret.key", "clips/talk.mp4%00", "clips/", "../../secret.key", "recording.mp4",
        "clips//etc/passwd", "facts.json", "recognised.json", "trust.json", "captions.txt", "captions/sv.vtt",
        "captions/en.vtt", "captions/xx.vtt", "captions/sv.json", "captions/../sv.vtt", "captions/..%2fsv.vtt",
    ],
)  # fmt: skip
def test_no_other_file_can_be_had(client: FlaskClient, add: Add, path: str) -> None:
    add(id="night")
    assert client.get(f"/media/night/{path}").status_code == 404


@pytest.mark.parametrize("session", ["..", "%2e%2e", ".staging", "NIGHT", "night%00", "night%0a", "a" * 90, "é"])
def test_only_ids_name_sessions(client: FlaskClient, add: Add, session: str) -> None:
    add(id="night")
    assert client.get(f"/media/{session}/video.mp4").status_code == 404
    assert client.get(f"/sessions/{session}").status_code == 404


def test_a_file_that_is_not_there_is_a_404(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    for artefact in ("video", "transcript"):
        home.workspace.place("night", artefact).unlink()
    assert client.get("/media/night/video.mp4").status_code == 404
    assert client.get("/media/night/transcript.txt").status_code == 404
    page = client.get("/sessions/night")
    assert page.status_code == 200
    assert "<video" not in page.text


def test_the_transcript_as_text_says_where_it_is_from(client: FlaskClient, add: Add) -> None:
    add(id="night", draft=True)
    text = client.get("/media/night/transcript.txt").text
    assert text.startswith("Technology Night: one small host\nMaren Oldervik, Skarvik Process Cluster · 19 Sep")
    assert "https://tools.example/sessions/night" in text
    assert "Draft" in text
    assert "== The evening ==" in text
    assert "A Technology Night is an evening in a small firm." in text


def test_captions_can_be_had_as_subrip(client: FlaskClient, add: Add) -> None:
    add(id="night", words="A Technology Night.")
    assert client.get("/media/night/captions.srt").text == "1\n00:00:00,000 --> 00:00:09,000\nA Technology Night.\n"


def brought_in_swedish(home: Home) -> None:
    """A track, as step ``correct`` leaves it."""
    folder = home.workspace.place("night", "tracks/")
    folder.mkdir()
    written = to_webvtt([Cue(83_000, 92_000, ("En kväll hos", "ett <litet> företag."), "Maren", "sv")], "sv")
    (folder / "sv.vtt").write_text(written, encoding="utf-8")


def test_captions_that_came_in_another_language_are_offered(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    brought_in_swedish(home)
    webvtt, subrip = client.get("/media/night/captions/sv.vtt"), client.get("/media/night/captions/sv.srt?download")
    assert (webvtt.headers["Content-Type"], subrip.headers["Content-Type"]) == (
        "text/vtt; charset=utf-8", "application/x-subrip",
    )  # fmt: skip
    assert "ett &lt;litet&gt; företag." in webvtt.text
    assert subrip.text == "1\n00:01:23,000 --> 00:01:32,000\nMaren: En kväll hos\nett <litet> företag.\n"
    assert subrip.headers["Content-Disposition"] == "attachment; filename=night-sv.srt"
    assert client.get("/media/night/captions/da.vtt").status_code == 404
    assert client.get("/media/night/captions/da.srt").status_code == 404


def test_captions_of_a_session_that_is_not_published_are_not_there(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night", published=False)
    brought_in_swedish(home)
    for name in ("captions.srt", "captions/sv.vtt", "captions/sv.srt", "transcript.json"):
        assert client.get(f"/media/night/{name}").status_code == 404, name


def test_the_transcript_as_json_keeps_what_is_not_for_the_public(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    heard = Segment(0, 900, "Welcome.", "en", "Maren", words=(Word(0, 900, "Welcome.", 0.5),))
    secret = Doubt("invented", 0, 900, "secret")
    transcript = Transcript(
        "en", "whisper", "small", False, (heard,), notes=("secret",), unplaced=("secret",), doubts=(secret,),
        removed=(Removed(Segment(0, 1, "secret", "en"), "secret"),),
    )  # fmt: skip
    home.workspace.place("night", "transcript").write_bytes(msgspec.json.encode(transcript))
    answer = client.get("/media/night/transcript.json")
    assert "secret" not in answer.text
    assert answer.get_json() == {
        "schema": 1, "id": "night", "title": "Technology Night: one small host", "language": "en", "engine": "whisper",
        "address": "https://tools.example/sessions/night", "model": "small", "draft": False,
        "segments": [{"start_ms": 0, "end_ms": 900, "speaker": "Maren", "language": "en", "text": "Welcome."}],
    }  # fmt: skip
