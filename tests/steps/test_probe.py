"""What a recording may be, and how it is refused."""

from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Facts
from pipeline.core.errors import BadRecording
from pipeline.core.settings import ProbeSettings
from pipeline.core.step import Job, Record
from pipeline.steps import probe
from tests.recordings import cut_short, ffmpeg, sound_only, webinar

pytestmark = pytest.mark.slow


def facts_of(path: Path, *, has_captions: bool = False, settings: ProbeSettings | None = None) -> Facts:
    chosen = settings or ProbeSettings()
    return probe.probe_recording(path, has_captions=has_captions, settings=chosen, name=path.name)


def refusal_of(path: Path, *, settings: ProbeSettings | None = None) -> str:
    with pytest.raises(BadRecording) as refused:
        facts_of(path, settings=settings)
    assert refused.value.advice
    assert "\n" not in refused.value.message
    assert refused.value.message.count(". ") == 0
    return refused.value.message


def test_step_writes_the_facts(tmp_path: Path) -> None:
    recording = webinar(tmp_path / "recording.mp4")
    job = Job(
        "s",
        {"recording": recording},
        {"facts": tmp_path / "facts.json"},
        Record(),
        tmp_path,
        tmp_path,
        tmp_path,
        tmp_path,
    )
    versions = probe.run(job, ProbeSettings())
    facts = msgspec.json.decode(job.outputs["facts"].read_bytes(), type=Facts)
    assert versions["ffmpeg"]
    assert facts.picture is not None
    assert facts.sound is not None
    assert (facts.picture.width, facts.picture.height, facts.picture.frames_per_second) == (320, 180, 25.0)
    assert (facts.sound.codec, facts.sound.channels, facts.sound.tracks) == ("aac", 2, 1)
    assert facts.duration_ms == pytest.approx(8000, abs=60)
    assert facts.size_bytes == recording.stat().st_size


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.touch()
    assert "empty" in refusal_of(path)


@pytest.mark.parametrize("content", ["Dear all,\nthank you for coming.\n" * 50, "%PDF-1.7\n%", "\0" * 9000])
def test_what_is_no_recording(tmp_path: Path, content: str) -> None:
    path = tmp_path / "minutes.mp4"
    path.write_text(content)
    assert "not a recording" in refusal_of(path)


@pytest.mark.parametrize(
    "playlist",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:8,\nfile://{secret}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{secret}'\n",
    ],
)
def test_playlist_does_not_open_other_files(tmp_path: Path, playlist: str) -> None:
    secret = webinar(tmp_path / "secret.ts")
    path = tmp_path / "upload.mp4"
    path.write_text(playlist.format(secret=secret))
    assert "not a recording" in refusal_of(path)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("last.mp4", ()),
        ("first.mp4", ("-movflags", "+faststart")),
        ("a.mkv", ()),
        ("a.webm", ("-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus")),
        ("a.mov", ()),
    ],
)
def test_truncated(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    message = refusal_of(cut_short(webinar(tmp_path / name, *options, seconds=12), 0.6))
    assert "breaks off" in message or "not complete" in message


def test_fragmented_file_without_a_length_is_what_is_there(tmp_path: Path) -> None:
    whole = webinar(tmp_path / "a.mp4", "-movflags", "+frag_keyframe+empty_moov", seconds=12)
    assert 5000 < facts_of(cut_short(whole, 0.6)).duration_ms < 9000


def test_too_short_and_too_long(tmp_path: Path) -> None:
    assert "2.0 s long" in refusal_of(webinar(tmp_path / "a.mp4", seconds=2))
    assert "at most 0 hours" in refusal_of(webinar(tmp_path / "b.mp4"), settings=ProbeSettings(max_hours=0))


def test_picture_without_sound_needs_captions(tmp_path: Path) -> None:
    path = webinar(tmp_path / "silent.mp4", "-an")
    assert "no sound" in refusal_of(path)
    assert facts_of(path, has_captions=True).sound is None


@pytest.mark.parametrize("name", ["a.mp3", "a.wav", "a.m4a", "a.ogg", "a.flac", "a.aac", "a.wma"])
def test_sound_without_picture(tmp_path: Path, name: str) -> None:
    facts = facts_of(sound_only(tmp_path / name))
    assert facts.picture is None
    assert "no picture" in facts.notes[0]
    assert facts.duration_ms == pytest.approx(8000, abs=150)


def test_cover_art_is_no_picture(tmp_path: Path) -> None:
    sound, cover, path = tmp_path / "s.mp3", tmp_path / "c.jpg", tmp_path / "podcast.mp3"
    sound_only(sound)
    ffmpeg("-f", "lavfi", "-i", "testsrc", "-frames:v", "1", cover)
    ffmpeg("-i", sound, "-i", cover, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v", "attached_pic", path)
    assert facts_of(path).picture is None


def test_two_sound_tracks_and_surround(tmp_path: Path) -> None:
    pair = webinar(tmp_path / "a.mkv", "-map", "0:v", "-map", "1:a", "-map", "1:a")
    surround = webinar(tmp_path / "b.mp4", "-ac", "6")
    assert "2 sound tracks" in facts_of(pair).notes[0]
    assert "6 channels" in facts_of(surround).notes[0]


def test_rotated_odd_and_huge_pictures(tmp_path: Path) -> None:
    plain, turned = webinar(tmp_path / "a.mp4"), tmp_path / "phone.mp4"
    ffmpeg("-i", plain, "-c", "copy", "-metadata:s:v:0", "rotate=90", turned)
    odd = webinar(tmp_path / "odd.mkv", "-vf", "scale=641:361", "-pix_fmt", "yuv444p")
    huge = webinar(tmp_path / "8k.mp4", seconds=6, size="7680x4320", rate="2")
    rotation = facts_of(turned).picture
    assert rotation is not None
    assert rotation.rotation in {90, 270}
    assert [(p.width, p.height) for p in (facts_of(odd).picture, facts_of(huge).picture) if p] == [
        (641, 361), (7680, 4320),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["🎥 tool.mp4", "-y.mp4", 'it\'s "me".mp4', "new\nline.mp4", "%03d.mp4", "a:b?.mp4"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    path = webinar(tmp_path / "plain.mp4").rename(tmp_path / name)
    assert facts_of(path).sound is not None
