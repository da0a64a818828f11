"""The storyboard: frames that are of the times they tell, in a picture that is small."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from pipeline.core.artefacts import Facts, Picture, Storyboard
from pipeline.core.settings import NoSettings
from pipeline.core.step import Job, Record
from pipeline.steps import storyboard
from pipeline.steps.storyboard import wanted
from pipeline.workspace import load, save
from tests.recordings import ffmpeg, sound_only, webinar


def made(tmp_path: Path, video: Path, seconds: float, *, picture: bool = True) -> tuple[Storyboard, Path]:
    """The storyboard of a video, and the folder of its picture."""
    shown = Picture("h264", "yuv420p", 320, 180, 0, 25.0) if picture else None
    inputs = {"facts": tmp_path / "facts.json", "video": video}
    outputs = {"storyboard": tmp_path / "storyboard.json", "storyboard/": tmp_path / "storyboard"}
    save(inputs["facts"], Facts("mov,mp4", round(1000 * seconds), 1, shown, None))
    outputs["storyboard/"].mkdir(exist_ok=True)
    storyboard.run(Job("s", inputs, outputs, Record(), tmp_path, tmp_path, tmp_path, tmp_path), NoSettings())
    return load(outputs["storyboard"], Storyboard), outputs["storyboard/"]


def tile(board: Storyboard, folder: Path, number: int) -> Image.Image:
    row, column = divmod(number, board.columns)
    left, top = column * board.width, row * board.height
    return Image.open(folder / board.file).crop((left, top, left + board.width, top + board.height))


def frame_at(video: Path, at_ms: int, board: Storyboard, target: Path) -> Image.Image:
    """The frame that a player shows at that time, decoded from the beginning."""
    size = f"scale={board.width}:{board.height}:flags=area"
    chosen = f"select=gte(t\\,{at_ms / 1000 - 0.0006}),{size}"
    ffmpeg("-i", video, "-vf", chosen, "-frames:v", "1", "-update", "1", target)
    return Image.open(target).convert("L")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ in brightness, on average."""
    return ImageStat.Stat(ImageChops.difference(one.convert("L"), other.convert("L"))).mean[0]


@pytest.mark.parametrize(
    ("seconds", "count"),
    [(5, 2), (12, 6), (60, 8), (180, 8), (600, 24), (1800, 72), (2500, 100), (6 * 3600, 100), (1, 1)],
)
def test_a_half_hour_has_a_frame_in_25_seconds(seconds: int, count: int) -> None:
    assert wanted(1000 * seconds) == count


@pytest.mark.slow
@pytest.mark.parametrize("group", ["13", "50", "100000"])
def test_every_frame_is_of_its_time(tmp_path: Path, group: str) -> None:
    video = webinar(tmp_path / "a.mp4", "-g", group, "-sc_threshold", "0", "-bf", "2", seconds=20)
    board, folder = made(tmp_path, video, 20)
    assert (board.width, board.height, board.columns, board.rows) == (160, 90, len(board.times_ms), 1)
    assert len(board.times_ms) == 8
    assert list(board.times_ms) == sorted(set(board.times_ms))
    assert all(0 <= at - number * 2500 < 2500 for number, at in enumerate(board.times_ms))
    for number, at in enumerate(board.times_ms):
        shown = tile(board, folder, number)
        there, later = (frame_at(video, at + more, board, tmp_path / "one.png") for more in (0, 200))
        assert 2 * unlike(shown, there) < unlike(shown, later), (number, at)


@pytest.mark.slow
def test_it_is_small_whatever_it_shows(tmp_path: Path) -> None:
    noise = "noise=alls=60:allf=t"
    video = webinar(tmp_path / "a.mp4", "-vf", noise, "-g", "5", "-crf", "40", seconds=250, rate="1")
    board, folder = made(tmp_path, video, 250)
    assert len(board.times_ms) == 10
    assert (folder / board.file).stat().st_size <= 20_000
    assert Image.open(folder / board.file).size == (1600, 90)


@pytest.mark.slow
@pytest.mark.parametrize(("size", "frame"), [("180x320", (90, 160)), ("320x240", (160, 120)), ("640x16", (160, 4))])
def test_frames_keep_their_shape(tmp_path: Path, size: str, frame: tuple[int, int]) -> None:
    board, folder = made(tmp_path, webinar(tmp_path / "a.mp4", size=size), 8)
    assert (board.width, board.height) == frame
    assert Image.open(folder / board.file).size == (frame[0] * board.columns, frame[1] * board.rows)


@pytest.mark.slow
def test_pixels_that_are_not_square_are_shown_as_players_do(tmp_path: Path) -> None:
    board, _ = made(tmp_path, webinar(tmp_path / "a.mp4", "-vf", "setsar=4/3", size="240x180"), 8)
    assert (board.width, board.height) == (160, 90)


@pytest.mark.slow
def test_without_a_picture_there_is_none(tmp_path: Path) -> None:
    board, folder = made(tmp_path, sound_only(tmp_path / "a.m4a"), 8, picture=False)
    assert board == Storyboard()
    assert list(folder.iterdir()) == []


@pytest.mark.slow
def test_a_video_that_is_longer_than_it_says_has_no_more_frames_than_allowed(tmp_path: Path) -> None:
    video = webinar(tmp_path / "a.mp4", "-g", "1", "-crf", "40", seconds=230, rate="1")
    board, folder = made(tmp_path, video, 4)
    assert len(board.times_ms) == 100
    assert (board.columns, board.rows) == (10, 10)
    assert Image.open(folder / board.file).size == (1600, 900)


@pytest.mark.slow
def test_the_same_video_gives_the_same_bytes(tmp_path: Path) -> None:
    video = webinar(tmp_path / "a.mp4")
    board, folder = made(tmp_path, video, 8)
    first = (folder / board.file).read_bytes()
    assert made(tmp_path, video, 8)[0] == board
    assert (folder / board.file).read_bytes() == first
