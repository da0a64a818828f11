"""A full disk: the step says so, leaves nothing half, and goes on once there is room."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flow.captions import write_captions
from tests.recordings import webinar
from tests.totm import Totm, new_workspace

pytestmark = pytest.mark.slow

SIZE_MB = 40


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 40 MB in memory."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small file system is not allowed here (root is needed)")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """A file that leaves only so many bytes free."""
    stat = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * max(0, stat.f_bavail * stat.f_frsize - leave))
    return ballast


@pytest.fixture
def talk(tmp_path: Path) -> tuple[Path, Path]:
    """About 4 MB, in a format that has to be encoded."""
    recording = webinar(tmp_path / "talk.avi", "-c:v", "mpeg4", "-b:v", "3M", seconds=10, size="640x360")
    return recording, write_captions(tmp_path / "talk.vtt", 10)


def add(totm: Totm, talk: tuple[Path, Path]) -> None:
    totm.well("add", talk[0], "--language=en", f"--captions={talk[1]}", "--id=night")


def assert_no_half_artefact(totm: Totm) -> None:
    names = {step["step"]: step["state"] for step in totm.json("status")["sessions"][0]["steps"]}
    assert names["render"] != "done"
    for name in ("video.mp4", "audio.m4a"):
        assert not (totm.home / "media" / "night" / name).exists()
    staging = totm.home / "media" / ".staging"
    assert not staging.exists() or not list(staging.iterdir())


def test_a_step_does_not_start_without_the_room_it_needs(small_disk: Path, talk: tuple[Path, Path]) -> None:
    totm = new_workspace(small_disk / "home", TOTM_RESERVE_MB="4")
    add(totm, talk)
    ballast = fill(small_disk, leave=6_000_000)
    done = totm("run")
    assert done.returncode == 15
    assert "MB of room" in done.stderr
    assert "Make room" in done.stderr
    assert_no_half_artefact(totm)
    ballast.unlink()
    totm.well("run")
    assert totm.json("status")["sessions"][0]["state"] == "done"
    totm.well("check")


def test_a_disk_that_fills_while_a_step_writes(small_disk: Path, talk: tuple[Path, Path]) -> None:
    totm = new_workspace(small_disk / "home", TOTM_RESERVE_MB="0")
    add(totm, talk)
    totm.well("plan")
    recording = talk[0].stat().st_size
    ballast = fill(small_disk, leave=int(1.5 * recording) + 300_000)  # enough to start, by the step's own estimate
    running = totm.start("run")
    while not has_staged_video(totm) and running.poll() is None:
        pass
    more = fill_more(small_disk)
    assert running.wait() == 15
    assert_no_half_artefact(totm)
    failed = [s for s in totm.json("status")["sessions"][0]["steps"] if s["state"] == "failed"]
    assert [s["code"] for s in failed] == ["DiskFull"]
    assert "room" in failed[0]["advice"]
    ballast.unlink()
    more.unlink()
    totm.well("run")
    totm.well("check")


def has_staged_video(totm: Totm) -> bool:
    try:
        return any((totm.home / "media").glob(".staging/*/night/video*"))
    except FileNotFoundError:  # the staging of another step was removed while we looked
        return False


def fill_more(disk: Path) -> Path:
    """Take nearly all that is left, but for what the catalog needs."""
    stat = os.statvfs(disk)
    more = disk / "more"
    more.write_bytes(b"\0" * max(0, stat.f_bavail * stat.f_frsize - 120_000))
    return more


def test_no_room_for_the_recording_itself(small_disk: Path, talk: tuple[Path, Path]) -> None:
    totm = new_workspace(small_disk / "home", TOTM_RESERVE_MB="1")
    fill(small_disk, leave=2_000_000)
    done = totm("add", talk[0], "--language=en", f"--captions={talk[1]}")
    assert done.returncode == 9
    assert "room" in done.stderr
    assert totm.json("status")["sessions"] == []
    assert not [path for path in (totm.home / "media").rglob("*") if path.is_file()]
