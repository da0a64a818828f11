"""What partners really upload: accepted, or refused in one clear sentence with advice and nothing left behind."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flow.captions import write_captions
from tests.recordings import cut_short, ffmpeg, sound_only, webinar
from tests.totm import Totm

pytestmark = pytest.mark.slow

Make = Callable[[Path], Path]


def assert_refused(totm: Totm, code: int, *arguments: str | Path) -> str:
    """The command ends with ``code``, one sentence and one advice, and keeps nothing."""
    done = totm("add", *arguments)
    assert done.returncode == code, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 2, done.stderr
    assert lines[1].startswith("  → ")
    assert "Traceback" not in done.stderr
    assert totm.json("status")["sessions"] == []
    kept = [path for path in (totm.home / "media").rglob("*") if path.is_file()]
    assert kept == [], kept
    return done.stderr


def empty(folder: Path) -> Path:
    (folder / "empty.mp4").touch()
    return folder / "empty.mp4"


def text(folder: Path) -> Path:
    (folder / "text.mp4").write_text("This is the programme of our webinar.\n" * 500)
    return folder / "text.mp4"


def without_moov(folder: Path) -> Path:
    return cut_short(webinar(folder / "whole.mp4"), 0.4)


def truncated(folder: Path) -> Path:
    return cut_short(webinar(folder / "fast.mp4", "-movflags", "+faststart"), 0.6)


def truncated_webm(folder: Path) -> Path:
    return cut_short(webinar(folder / "fast.mkv"), 0.6)


def playlist(folder: Path) -> Path:
    secret = sound_only(folder / "secret.wav", seconds=10)
    (folder / "hls.mp4").write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n")
    return folder / "hls.mp4"


def ffconcat(folder: Path) -> Path:
    sound_only(folder / "secret.wav", seconds=10)
    (folder / "concat.mp4").write_text("ffconcat version 1.0\nfile secret.wav\n")
    return folder / "concat.mp4"


def short(folder: Path) -> Path:
    return webinar(folder / "short.mp4", seconds=2)


def silent(folder: Path) -> Path:
    return webinar(folder / "silent.mp4", "-an")


REFUSED: list[Make] = [empty, text, without_moov, truncated, truncated_webm, playlist, ffconcat, short, silent]


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_a_bad_recording_is_refused(totm: Totm, tmp_path: Path, make: Make) -> None:
    assert_refused(totm, 4, make(tmp_path), "--language=en")


@pytest.mark.parametrize("what", ["none.mp4", "."])
def test_what_is_no_file_is_refused(totm: Totm, tmp_path: Path, what: str) -> None:
    assert_refused(totm, 3, tmp_path / what, "--language=en")


def odd_size(folder: Path) -> Path:
    return webinar(folder / "odd.mkv", "-c:v", "ffv1", "-pix_fmt", "yuv444p", size="641x361")


def rotated(folder: Path) -> Path:
    plain = webinar(folder / "plain.mp4")
    ffmpeg("-i", plain, "-c", "copy", "-metadata:s:v:0", "rotate=90", folder / "rotated.mp4")
    return folder / "rotated.mp4"


def variable_rate(folder: Path) -> Path:
    return webinar(folder / "vfr.mkv", "-vf", r"select=not(mod(n\,7))+lt(n\,50)", "-fps_mode", "vfr")


def surround(folder: Path) -> Path:
    return webinar(folder / "surround.mp4", "-ac", "6")


def two_tracks(folder: Path) -> Path:
    one = webinar(folder / "one.mp4")
    ffmpeg("-i", one, "-i", one, "-map", "0:v", "-map", "0:a", "-map", "1:a", "-c", "copy", folder / "two.mp4")
    return folder / "two.mp4"


def only_sound(folder: Path) -> Path:
    return sound_only(folder / "talk.mp3")


def no_sound(folder: Path) -> Path:
    return webinar(folder / "mute.mp4", "-an")


def eight_k(folder: Path) -> Path:
    return webinar(folder / "8k.mp4", "-r", "1", "-x264-params", "keyint=5", size="7680x4320", rate="1")


ACCEPTED: list[Make] = [odd_size, rotated, variable_rate, surround, two_tracks, only_sound, no_sound, eight_k]


@pytest.mark.parametrize("make", ACCEPTED, ids=lambda make: make.__name__)
def test_an_unusual_recording_goes_all_the_way(totm: Totm, tmp_path: Path, make: Make) -> None:
    recording, captions = make(tmp_path), write_captions(tmp_path / "c.vtt", 8)
    totm.well("add", recording, "--language=en", f"--captions={captions}", "--id=odd", "--publish")
    totm.well("run")
    shown = totm.json("show", "odd")
    assert shown["state"] == "done"
    assert set(shown["media"]["files"]) == {"video", "audio", "poster"}
    assert shown["clips"]


NAMES = [
    "🎬 møde 日本.mp4",
    "-rf.mp4",
    "a \"quoted\" 'name'; $(x).mp4",
    "x" * 240 + ".mp4",
    "two\nlines.mp4",
    "no-ending",
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:8])
def test_any_file_name_is_accepted(totm: Totm, tmp_path: Path, talk: tuple[Path, Path], name: str) -> None:
    shutil.copy(talk[0], tmp_path / name)
    done = totm("add", f"--captions={talk[1]}", "--language=en", "--", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    assert len(totm.json("status")["sessions"]) == 1


def test_a_title_that_is_too_long_is_refused(totm: Totm, talk: tuple[Path, Path]) -> None:
    assert "501 characters" in assert_refused(totm, 19, talk[0], "--language=en", f"--title={'x' * 501}")
    totm.well("add", talk[0], "--language=en", f"--title={'🎉' * 300}")


def captions_file(folder: Path, data: bytes, name: str = "c.vtt") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "empty.vtt"), (b"WEBVTT\n\n", "nothing.vtt"), (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "c.pdf"),
     (b"\x00\x01\x02" * 500, "binary.srt"), (b"Dear all, here are the minutes.\n", "minutes.vtt")],
)  # fmt: skip
def test_captions_that_are_none_are_refused(
    totm: Totm, tmp_path: Path, talk: tuple[Path, Path], data: bytes, name: str
) -> None:
    assert_refused(totm, 5, talk[0], "--language=en", f"--captions={captions_file(tmp_path, data, name)}")


CUES = "WEBVTT\n\n00:01.000 --> 00:04.000\nGrüße aus Köln – schön\n\n00:03.000 --> 00:06.000\nOverlapping words\n\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CUES.encode("cp1252"), "Grüße aus Köln"),
        (CUES.encode("utf-16"), "Grüße aus Köln"),
        ((CUES + "00:30.000 --> 00:33.000\nPast the end\n").encode(), "Overlapping words"),
    ],
    ids=["windows-1252", "utf-16", "past the end"],
)
def test_captions_that_can_be_repaired_are_accepted(
    totm: Totm, tmp_path: Path, talk: tuple[Path, Path], data: bytes, expected: str
) -> None:
    totm.well("add", talk[0], "--language=de", f"--captions={captions_file(tmp_path, data)}", "--id=x")
    totm.well("run")
    segments = totm.json("show", "x")["transcript"]["segments"]
    assert expected in " ".join(segment["text"] for segment in segments)
    assert all(a["end_ms"] <= b["start_ms"] for a, b in itertools.pairwise(segments))
    assert segments[-1]["end_ms"] <= 12_100


def test_a_language_that_does_not_exist_is_refused(totm: Totm, talk: tuple[Path, Path]) -> None:
    assert "xx" in assert_refused(totm, 19, talk[0], "--language=xx")


def test_a_day_that_does_not_exist_is_refused(totm: Totm, talk: tuple[Path, Path]) -> None:
    assert_refused(totm, 19, talk[0], "--language=en", "--held-on=2026-02-30")


@pytest.mark.parametrize("bad", ["../x", "A", "a b", "-x"])
def test_an_id_that_cannot_be_one_is_refused(totm: Totm, talk: tuple[Path, Path], bad: str) -> None:
    assert_refused(totm, 19, talk[0], "--language=en", f"--id={bad}")


def test_the_same_recording_twice_is_said_so(totm: Totm, talk: tuple[Path, Path]) -> None:
    totm.well("add", talk[0], "--language=en", "--id=first")
    done = totm("add", talk[0], "--language=en", "--id=second")
    assert done.returncode == 6
    assert "session first" in done.stderr
    assert [s["id"] for s in totm.json("status")["sessions"]] == ["first"]


def test_speech_that_no_engine_knows_says_what_to_do(totm: Totm, talk: tuple[Path, Path]) -> None:
    speech = Path(__file__).parents[2] / "demo" / "internationell-massa.mp4"
    totm.well("add", speech, "--language=sv", "--id=sv")
    done = totm("run")
    assert done.returncode == 15
    assert "--captions" in done.stderr
    step = next(s for s in totm.json("status")["sessions"][0]["steps"] if s["state"] == "failed")
    assert (step["step"], step["code"]) == ("transcribe", "EngineMissing")
