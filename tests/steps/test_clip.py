"""Clips are cut on the frame, in step with their sound, and checked."""

import json
import subprocess
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Clips, Evidence, Facts, Outline, Part, Segment, Tag, Tags, Transcript
from pipeline.core.settings import ClipSettings
from pipeline.core.step import Job, Record
from pipeline.steps import clip
from pipeline.tools.ffprobe import Packet
from tests.recordings import ffmpeg, sound_only, webinar

NUMBERED = "geq=lum='20+5*mod(N,40)':cb=128:cr=128"
BEEPS = "aevalsrc='0.4*sin(2*PI*880*t)*lt(mod(t,1),0.1)':s=48000"


def numbered(path: Path, seconds: int, *options: str, rate: str = "25") -> Path:
    """A video whose brightness tells the frame's number (modulo 40), and that beeps at each full second."""
    ffmpeg(
        "-f", "lavfi", "-i", f"color=s=64x64:r={rate},{NUMBERED}", "-f", "lavfi", "-i", BEEPS, "-t", seconds,
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "10", "-pix_fmt", "yuv420p", "-c:a", "aac", *options, path,
    )  # fmt: skip
    return path


def job_for(tmp_path: Path, video: Path, seconds: int, start_ms: int, end_ms: int) -> Job:
    """A session with one piece of evidence at 6.4 s after the start of the presentation."""
    segments = tuple(Segment(t, t + 4000, f"It is <{t}> & so on.", "en", "Åsa") for t in range(start_ms, end_ms, 4000))
    parts = (
        Part("lead-in", 0, start_ms),
        Part("presentation", start_ms, end_ms),
        Part("goodbye", end_ms, seconds * 1000),
    )
    evidence = Evidence(start_ms + 8000, start_ms + 12000, "It is", "it")
    artefacts = {
        "facts": Facts("mov", seconds * 1000, 1, None, None),
        "transcript": Transcript("en", "fake", "", False, segments),
        "outline": Outline(parts, (), ()),
        "tags": Tags((Tag("toolbox", "service", "a", 0.9, (evidence,)),)),
    }
    inputs = {"video": video}
    for name, value in artefacts.items():
        inputs[name] = tmp_path / f"{name}.json"
        inputs[name].write_bytes(msgspec.json.encode(value))
    folder = tmp_path / "clips"
    folder.mkdir(exist_ok=True)
    outputs = {"clips": tmp_path / "clips.json", "clips/": folder}
    return Job("s", inputs, outputs, Record(), tmp_path, tmp_path, tmp_path, tmp_path)


def cut(job: Job) -> Clips:
    clip.run(job, ClipSettings(highlight_seconds=12))
    return msgspec.json.decode(job.outputs["clips"].read_bytes(), type=Clips)


def frame_numbers(path: Path) -> list[int]:
    """The numbers of the frames, read from their brightness."""
    argv = ["ffmpeg", "-v", "error", "-i", path, "-vf", "scale=2:2", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"]
    pixels = subprocess.run(argv, capture_output=True, check=True).stdout
    return [round((light - 20) / 5) for light in pixels[::6]]


def first_beep_ms(path: Path) -> float:
    """When the sound first rises after a silence."""
    argv = ["ffmpeg", "-v", "error", "-i", path, "-ac", "1", "-ar", "8000", "-f", "s16le", "-"]
    sound = memoryview(subprocess.run(argv, capture_output=True, check=True).stdout).cast("h")
    loud = [abs(sample) > 2000 for sample in sound]
    return next(n for n in range(800, len(loud)) if loud[n] and not any(loud[n - 400 : n])) / 8


@pytest.mark.slow
def test_long_presentation_is_copied_and_highlights_are_encoded_both_on_the_frame(tmp_path: Path) -> None:
    video = numbered(tmp_path / "video.mp4", 160, "-movflags", "+faststart")
    job = job_for(tmp_path, video, 160, 10_480, 150_000)
    presentation, highlight = cut(job).clips
    folder = job.outputs["clips/"]
    assert (presentation.start_ms, highlight.start_ms) == (10_480, 18_480)
    assert presentation.end_ms == pytest.approx(150_000, abs=500)
    for made, first in ((presentation, 262), (highlight, 462)):
        numbers = frame_numbers(folder / made.file)
        wanted = [(first + n) % 40 for n in range(len(numbers))]
        assert numbers == wanted
        assert len(numbers) * 40 == pytest.approx(made.end_ms - made.start_ms, abs=40)
        assert first_beep_ms(folder / made.file) == pytest.approx(520, abs=15)
        assert made.size_bytes == (folder / made.file).stat().st_size
    assert {path.name for path in folder.iterdir()} == {
        name for made in (presentation, highlight) for name in (made.file, made.captions)
    }


@pytest.mark.slow
def test_captions_are_on_the_clips_clock_and_escaped(tmp_path: Path) -> None:
    job = job_for(tmp_path, numbered(tmp_path / "video.mp4", 40), 40, 4_000, 36_000)
    text = (job.outputs["clips/"] / cut(job).clips[1].captions).read_text()
    assert text.startswith("WEBVTT")
    assert "00:00:00.000 --> 00:00:04.000\n<v Åsa>It is &lt;12000&gt; &amp; so on." in text


@pytest.mark.slow
@pytest.mark.parametrize("rate", ["30000/1001", "24", "5"])
def test_other_frame_rates(tmp_path: Path, rate: str) -> None:
    job = job_for(tmp_path, numbered(tmp_path / "video.mp4", 40, rate=rate), 40, 10_500, 36_000)
    made = cut(job).clips[1]
    first = round(made.start_ms / 1000 * Fraction(rate))
    numbers = frame_numbers(job.outputs["clips/"] / made.file)
    assert numbers[0] == first % 40
    assert abs(made.start_ms - first * 1000 / Fraction(rate)) < 1
    assert len(numbers) == pytest.approx(float((made.end_ms - made.start_ms) * Fraction(rate) / 1000), abs=1)


@pytest.mark.slow
def test_sparse_frames_are_held_from_before_the_clip(tmp_path: Path) -> None:
    """Screen recordings hold a slide as one frame for many seconds: a clip opens with the slide then on screen."""
    sparse = ("-vf", f"{NUMBERED},select='not(mod(n,150))'", "-fps_mode", "vfr", "-g", "2")
    job = job_for(tmp_path, webinar(tmp_path / "video.mp4", *sparse, seconds=40), 40, 8_000, 36_000)
    made = cut(job).clips[1]
    numbers = frame_numbers(job.outputs["clips/"] / made.file)
    assert made.start_ms == 16_000
    assert (numbers[0], numbers[-1]) == (300 % 40, 600 % 40)


@pytest.mark.slow
def test_a_long_presentation_with_few_frames_is_encoded_where_it_cannot_be_copied(tmp_path: Path) -> None:
    sparse = ("-vf", f"{NUMBERED},select='not(mod(n,150))'", "-fps_mode", "vfr", "-g", "2")
    job = job_for(tmp_path, webinar(tmp_path / "video.mp4", *sparse, seconds=180), 180, 8_000, 172_000)
    presentation = cut(job).clips[0]
    assert presentation.end_ms - presentation.start_ms == pytest.approx(164_000, abs=1_000)


@pytest.mark.slow
def test_same_input_gives_same_files_and_other_input_other_names(tmp_path: Path) -> None:
    video = numbered(tmp_path / "video.mp4", 40)
    first = cut(job_for(tmp_path, video, 40, 4_000, 36_000))
    assert cut(job_for(tmp_path, video, 40, 4_000, 36_000)) == first
    other = cut(job_for(tmp_path, numbered(video, 40, "-vf", "negate"), 40, 4_000, 36_000))
    assert {c.file for c in other.clips}.isdisjoint(c.file for c in first.clips)


@pytest.mark.slow
def test_still_picture(tmp_path: Path) -> None:
    picture, sound, video = tmp_path / "p.png", sound_only(tmp_path / "s.wav", seconds=40), tmp_path / "video.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=128x72", "-frames:v", "1", picture)
    ffmpeg("-loop", "1", "-framerate", "5", "-i", picture, "-i", sound, "-t", "40", "-pix_fmt", "yuv420p", video)
    job = job_for(tmp_path, video, 40, 4_130, 36_000)
    for made in cut(job).clips:
        argv = ["ffprobe", "-v", "error", "-of", "json", "-show_streams", job.outputs["clips/"] / made.file]
        streams = json.loads(subprocess.run(argv, capture_output=True, check=True).stdout)["streams"]
        for stream in streams:
            assert float(stream["start_time"]) == pytest.approx(0, abs=0.03)
            assert float(stream["duration"]) * 1000 == pytest.approx(made.end_ms - made.start_ms, abs=250)


def test_a_clip_starts_with_the_frame_that_is_on_screen_at_its_first_word() -> None:
    packets = tuple(Packet(ms, ms - 80.0) for ms in (0.0, 40.0, 80.0, 2000.0))
    assert clip.frame_at(packets, 79) == 40
    assert clip.frame_at(packets, 80) == 80
    assert clip.frame_at(packets, 1990) == 1990
    assert clip.frame_at((), 500) == 500


def test_clean_cut_keeps_what_later_frames_are_built_on() -> None:
    shown = [0, 160, 80, 40, 120, 320, 240, 200, 280, 360]
    packets = tuple(Packet(ms, 40.0 * n - 80) for n, ms in enumerate(shown))
    assert clip.clean_cut(packets, 190) == 40 * 4.5 - 80
    assert clip.clean_cut(packets, 9000) == 9000
    assert clip.clean_cut((), 500) == 500


@pytest.mark.slow
@pytest.mark.parametrize("shorter", ["sound", "picture"])
def test_a_recording_whose_sound_or_picture_ends_early_has_clips_to_its_end(tmp_path: Path, shorter: str) -> None:
    picture, sound = ("47.5", "46.2") if shorter == "sound" else ("46.2", "47.5")
    video = tmp_path / "video.mp4"
    argv = ["ffmpeg", "-v", "error", "-f", "lavfi", "-t", picture, "-i", "testsrc=s=320x180:r=25",
            "-f", "lavfi", "-t", sound, "-i", "sine", "-pix_fmt", "yuv420p", "-c:a", "aac", video]  # fmt: skip
    subprocess.run(argv, check=True, capture_output=True)
    the_job = job_for(tmp_path, video, 48, 8000, 48_000)
    presentation, *_ = cut(the_job).clips
    assert presentation.end_ms >= 47_000
