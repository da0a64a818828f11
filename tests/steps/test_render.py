"""What comes out for people to watch and hear, measured on the files themselves."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat

from pipeline.core.settings import NoSettings, ProbeSettings, RenderSettings, SoundSettings
from pipeline.core.step import Job, Record
from pipeline.steps import poster, probe, render, sound
from tests.recordings import ffmpeg, sound_only, webinar

pytestmark = pytest.mark.slow


def rendered(tmp_path: Path, recording: Path, settings: RenderSettings | None = None, title: str = "Tool") -> Job:
    outputs = {name: tmp_path / f"out.{name}" for name in ("facts", "video", "audio", "poster")}
    inputs = {"recording": recording, "supplied": recording, "facts": outputs["facts"], "poster": outputs["poster"]}
    inputs["video"] = outputs["video"]
    shares: list[float] = []
    record = Record(title=title)
    job = Job("s", inputs, outputs, record, tmp_path, tmp_path, tmp_path, tmp_path, shares.append)
    probe.run(job, ProbeSettings())
    poster.run(job, NoSettings())
    render.run(job, settings or RenderSettings())
    heard: list[float] = []
    sound.run(replace(job, progress=heard.append), SoundSettings())
    for told in (shares, heard):
        assert told == sorted(told)
        assert told[-1] == 1.0
    return job


def streams(path: Path) -> dict[str, dict[str, Any]]:
    argv = ["ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", f"file:{path}"]
    found = json.loads(subprocess.run(argv, capture_output=True, check=True).stdout)
    return {stream["codec_type"]: stream for stream in found["streams"]} | {"format": found["format"]}


def packets(path: Path, kind: str) -> str:
    argv = ["ffmpeg", "-v", "error", "-i", path, "-map", f"0:{kind}:0", "-c", "copy", "-f", "streamhash", "-"]
    return subprocess.run(argv, capture_output=True, check=True, text=True).stdout


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP."""
    argv = ["ffmpeg", "-nostats", "-i", f"file:{path}", "-af", "ebur128=peak=true", "-f", "null", "-"]
    report = subprocess.run(argv, capture_output=True, check=True, text=True).stderr.split("Summary:")[1]
    words = report.split()
    return float(words[words.index("I:") + 1]), float(words[words.index("Peak:") + 1])


def top_boxes(path: Path) -> list[bytes]:
    data, at, names = path.read_bytes(), 0, []
    while at < len(data):
        names.append(data[at + 4 : at + 8])
        at += int.from_bytes(data[at : at + 4], "big")
    return names


def test_h264_and_aac_are_not_encoded_again(tmp_path: Path) -> None:
    recording = webinar(tmp_path / "a.mkv")
    video = rendered(tmp_path, recording).outputs["video"]
    assert streams(video)["video"]["nb_frames"] == "200"
    assert packets(video, "a") == packets(recording, "a")
    assert top_boxes(video).index(b"moov") < top_boxes(video).index(b"mdat")
    assert "creation_time" not in streams(video)["format"].get("tags", {})


def test_only_the_sound_is_encoded_where_only_the_sound_does_not_fit(tmp_path: Path) -> None:
    recording = webinar(tmp_path / "a.mp4", "-ac", "6")
    video = rendered(tmp_path, recording).outputs["video"]
    assert packets(video, "v") == packets(recording, "v")
    assert streams(video)["audio"]["channels"] == 2
    assert streams(tmp_path / "out.audio")["audio"]["channels"] == 2


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (("-vf", "scale=641:361", "-pix_fmt", "yuv444p"), (640, 360)),
        (("-c:v", "libvpx", "-deadline", "realtime"), (320, 180)),
        (("-vf", "scale=1920:1200", "-r", "5"), (1728, 1080)),
        (("-vf", "transpose=1", "-c:v", "mpeg4"), (180, 320)),
    ],
)
def test_pictures_that_browsers_would_not_show_are_encoded(
    tmp_path: Path, options: tuple[str, ...], size: tuple[int, int]
) -> None:
    found = streams(rendered(tmp_path, webinar(tmp_path / "a.mkv", *options)).outputs["video"])
    assert (found["video"]["codec_name"], found["video"]["pix_fmt"]) == ("h264", "yuv420p")
    assert (found["video"]["width"], found["video"]["height"]) == size
    assert float(found["format"]["duration"]) == pytest.approx(8, abs=0.1)


def test_rotated_phone_video_stands_upright(tmp_path: Path) -> None:
    turned = tmp_path / "phone.mp4"
    ffmpeg("-i", webinar(tmp_path / "a.mp4"), "-c", "copy", "-metadata:s:v:0", "rotate=90", turned)
    job = rendered(tmp_path, turned)
    found = streams(job.outputs["video"])["video"]
    assert (found["width"], found["height"], found.get("side_data_list")) == (180, 320, None)
    assert Image.open(job.outputs["poster"]).size == (180, 320)


def test_variable_frame_rate_stays_in_step(tmp_path: Path) -> None:
    drop = "select='lt(t,3)+not(mod(n,7))'"
    recording = webinar(tmp_path / "a.mkv", "-vf", drop, "-fps_mode", "vfr", "-c:v", "mpeg4")
    found = streams(rendered(tmp_path, recording).outputs["video"])
    assert float(found["video"]["duration"]) == pytest.approx(8, abs=0.3)
    assert float(found["audio"]["duration"]) == pytest.approx(8, abs=0.1)


def test_sound_only_gets_a_poster_and_a_still_video(tmp_path: Path) -> None:
    title = "Æблə “<&>” 日本 😀 %{localtime} \n" + "Donaudampfschifffahrtsgesellschaft" * 9
    job = rendered(tmp_path, sound_only(tmp_path / "a.mp3"), title=title)
    found = streams(job.outputs["video"])
    assert (found["video"]["width"], found["video"]["height"]) == (1280, 720)
    assert float(found["video"]["duration"]) == pytest.approx(8, abs=0.25)
    assert found["audio"]["channels"] == 1
    assert ImageStat.Stat(Image.open(job.outputs["poster"]).convert("L")).stddev[0] > 5


def test_picture_only_gets_a_silent_track(tmp_path: Path) -> None:
    job = rendered(tmp_path, webinar(tmp_path / "a.mp4", "-an"))
    assert streams(job.outputs["video"])["audio"]["codec_name"] == "aac"
    assert float(streams(job.outputs["audio"])["format"]["duration"]) == pytest.approx(8, abs=0.1)
    assert loudness(job.outputs["audio"])[0] <= -69


SPEECH = "flite=text='{words}':voice=slt"
WORDS = "Welcome to our webinar. Today we hear about a tool that many small companies have found useful, " * 3


@pytest.mark.parametrize("level", ["-18dB", "0dB", "14dB"])
@pytest.mark.parametrize("layout", ["1", "2"])
def test_speech_is_as_loud_as_it_should_be(tmp_path: Path, level: str, layout: str) -> None:
    source = f"{SPEECH.format(words=WORDS)},volume={level}"
    recording = sound_only(tmp_path / "a.wav", "-ac", layout, "-ar", "44100", source=source, seconds=18)
    job = rendered(tmp_path, recording)
    integrated, peak = loudness(job.outputs["audio"])
    assert integrated == pytest.approx(-16, abs=1)
    assert peak <= -1
    assert streams(job.outputs["audio"])["audio"]["channels"] == int(layout)


def test_silence_stays_silent_and_whispers_are_not_raised_without_end(tmp_path: Path) -> None:
    whisper = sound_only(tmp_path / "a.wav", source="anoisesrc=a=0.012:c=brown:seed=1")
    silence = sound_only(tmp_path / "b.wav", source="anullsrc")
    before, _ = loudness(whisper)
    after, _ = loudness(rendered(tmp_path, whisper).outputs["audio"])
    assert after == pytest.approx(before + 20, abs=1)
    assert loudness(rendered(tmp_path, silence).outputs["audio"])[0] <= -69


def test_sound_that_starts_late_stays_in_step(tmp_path: Path) -> None:
    plain, late = webinar(tmp_path / "a.mkv"), tmp_path / "late.mkv"
    ffmpeg("-i", plain, "-itsoffset", "2", "-i", plain, "-map", "0:v", "-map", "1:a", "-c", "copy", late)
    job = rendered(tmp_path, late)
    head = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", job.outputs["audio"], "-t", "1.9", "-f", "s16le", "-"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert len(head) > 1000
    assert max(head[1::2]) in (0, 255)  # nothing louder than the last bits
    assert float(streams(job.outputs["audio"])["format"]["duration"]) == pytest.approx(10, abs=0.1)


def test_poster_is_not_black(tmp_path: Path) -> None:
    fade = "drawbox=c=black:t=fill:enable='lt(t,3)'"
    job = rendered(tmp_path, webinar(tmp_path / "a.mp4", "-vf", fade, "-g", "25"))
    drawn = Image.open(job.outputs["poster"])
    assert ImageStat.Stat(drawn.convert("L")).mean[0] > 60


def test_same_recording_gives_same_bytes(tmp_path: Path) -> None:
    recording = webinar(tmp_path / "a.mkv", "-c:v", "mpeg4", "-c:a", "libopus")
    first = {name: path.read_bytes() for name, path in rendered(tmp_path, recording).outputs.items()}
    second = {name: path.read_bytes() for name, path in rendered(tmp_path, recording).outputs.items()}
    assert first == second
