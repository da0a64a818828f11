"""The main job, from the command line: a recording goes in, a searchable session comes out, and stays as it should."""

import json
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.flow import FLOW
from tests.flow.captions import write_captions
from tests.recordings import webinar
from tests.totm import Totm, new_workspace

pytestmark = pytest.mark.slow


def add(totm: Totm, talk: tuple[Path, Path], *more: str) -> None:
    recording, captions = talk
    totm.well("add", recording, "--title=Technology Night", "--held-on=2026-03-11", "--partner=Green Valley",
              "--presenter=Jon Berg", "--language=en", f"--captions={captions}", "--id=night", *more)  # fmt: skip


@pytest.fixture
def ready(totm: Totm, talk: tuple[Path, Path]) -> Totm:
    add(totm, talk, "--publish")
    totm.well("run")
    return totm


def attempts(totm: Totm) -> dict[str, int]:
    with sqlite3.connect(totm.home / "catalog.db") as db:
        return dict(db.execute("SELECT step, attempt FROM work WHERE ingredients IS NOT NULL"))


def finished(totm: Totm) -> dict[str, int]:
    with sqlite3.connect(totm.home / "catalog.db") as db:
        return dict(db.execute("SELECT step, started_at FROM work"))


def test_a_recording_becomes_a_searchable_session(ready: Totm) -> None:
    status = ready.json("status")["sessions"]
    assert [(s["id"], s["state"], s["published"]) for s in status] == [("night", "done", True)]
    shown = ready.json("show", "night")
    assert shown["schema"] == 1
    assert shown["media"]["picture"]["width"] == 320
    assert [s["speaker"] for s in shown["transcript"]["segments"]][:2] == ["Mia Holm", "Jon Berg"]
    assert "technology-night" in [tag["id"] for tag in shown["tags"]]
    assert all(tag["evidence"] for tag in shown["tags"])
    assert {part["kind"] for part in shown["outline"]} >= {"presentation", "questions"}
    assert shown["questions"][0]["asker"] == "Ann"
    assert shown["clips"][0]["kind"] == "presentation"
    assert (ready.home / shown["clips"][0]["file"]).stat().st_size == shown["clips"][0]["size_bytes"]
    assert list(shown["card"]) == ["beneficiaries", "goals", "operative", "lessons", "howto", "s3", "other_clusters"]
    assert ready.json("search", "evening small company")["hits"][0]["session"] == "night"
    ready.well("check")


def test_what_is_not_published_is_not_found(ready: Totm) -> None:
    ready.well("withdraw", "night")
    assert ready.json("search", "evening")["total"] == 0
    ready.well("publish", "night")
    assert ready.json("search", "evening")["total"] > 0


def test_a_second_run_does_nothing(ready: Totm) -> None:
    before = finished(ready)
    assert "up to date" in ready.well("plan")
    ready.well("run")
    assert finished(ready) == before


def test_a_changed_setting_reruns_only_what_depends_on_it(ready: Totm) -> None:
    before = attempts(ready)
    changed = Totm(ready.home, {"TOTM_CLIP__HIGHLIGHTS": "1"})
    assert changed.well("plan").split("\n")[1:2] == ["  clip: setting highlights changed"]
    changed.well("run")
    tools = finished(ready)
    assert max(tools, key=lambda step: tools[step]) == "clip"
    assert attempts(ready).keys() == before.keys()
    assert changed.well("plan").strip() == "night: everything is up to date"


def test_a_correction_survives_every_rerun(ready: Totm) -> None:
    ready.well("correct", "night", "0:01.5", "A gadget evening is when one small company shows its research.")
    ready.well("edit", "night", "--title=Gadget Evening")
    ready.well("run")
    for artefact in ("recognised.json", "transcript.json", "passages.json"):
        (ready.home / "transcripts" / "night" / artefact).unlink()
    ready.well("run")
    shown = ready.json("show", "night")
    assert shown["title"] == "Gadget Evening"
    assert "A gadget evening" in shown["transcript"]["segments"][1]["text"]
    assert "gadget" in ready.json("search", "gadget")["hits"][0]["text"].lower()
    assert "gadget evening" in (ready.home / "transcripts" / "night" / "captions.vtt").read_text().lower()


def test_a_damaged_artefact_is_found_and_made_again(ready: Totm) -> None:
    video = ready.home / "media" / "night" / "video.mp4"
    original = video.read_bytes()
    video.write_bytes(original[:-1] + b"x")
    done = ready("check")
    assert done.returncode == 16
    assert "media/night/video.mp4 is not what was written" in done.stdout
    ready.well("run")
    assert video.read_bytes() == original
    ready.well("check")


def test_the_index_may_be_deleted(ready: Totm) -> None:
    for path in (ready.home / "index").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = ready("search", "evening")
    assert done.returncode == 13
    assert "rebuild-index" in done.stderr
    assert "Traceback" not in done.stderr
    ready.well("rebuild-index")
    assert ready.json("search", "evening")["total"] > 0
    shutil.rmtree(ready.home / "index")
    ready.well("run")
    assert ready.json("search", "evening")["total"] > 0


def test_no_ffmpeg_is_one_sentence(totm: Totm, talk: tuple[Path, Path]) -> None:
    done = Totm(totm.home, {"PATH": "/nonexistent"})("add", talk[0], "--language=en")
    assert done.returncode == 7
    assert done.stderr.count("\n") == 2
    assert "apt" in done.stderr


def test_no_workspace_is_one_sentence(tmp_path: Path) -> None:
    for command in (["status"], ["run"], ["plan"], ["show", "x"], ["search", "x"]):
        done = Totm(tmp_path, {})(*command)
        assert (done.returncode, done.stdout) == (12, "")
        assert "totm init" in done.stderr


def test_an_unknown_session_is_one_sentence(totm: Totm) -> None:
    for command in (["show", "none"], ["publish", "none"], ["withdraw", "none"], ["run", "none"], ["cancel", "none"]):
        done = totm(*command)
        assert done.returncode == 3, command
        assert "There is no session none" in done.stderr


def test_a_bad_setting_is_one_sentence(totm: Totm) -> None:
    (totm.home / "totm.toml").write_text("port = 'eighty'\n")
    done = totm("status")
    assert done.returncode == 19
    assert "port" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_adds_at_once_of_the_same_recording_make_one_session(totm: Totm, talk: tuple[Path, Path]) -> None:
    started = [
        subprocess.Popen(totm.command("add", talk[0], "--language=en", f"--captions={talk[1]}", f"--id=n{n}"),
                         env=totm.env, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        for n in range(3)
    ]  # fmt: skip
    codes = sorted(process.wait() for process in started)
    assert codes == [0, 6, 6]
    assert len(totm.json("status")["sessions"]) == 1
    totm.well("check")


def test_two_workers_share_the_work(totm: Totm, talk: tuple[Path, Path]) -> None:
    add(totm, talk)
    workers = [totm.start("worker", "--until-idle") for _ in range(2)]
    assert [worker.wait(120) for worker in workers] == [0, 0]
    assert totm.json("status")["sessions"][0]["state"] == "done"
    totm.well("check")


def test_cancel_stops_a_running_step_within_two_seconds(totm: Totm, tmp_path: Path) -> None:
    long = webinar(tmp_path / "long.avi", "-c:v", "mpeg4", "-c:a", "pcm_s16le", seconds=90, size="1280x720")
    add(totm, (long, write_captions(tmp_path / "long.vtt", 90)))
    worker = totm.start("worker")
    while not any(step["state"] == "running" and step["step"] == "render" for step in steps(totm)):
        time.sleep(0.1)
    time.sleep(1)
    totm.well("cancel", "night")
    asked = time.monotonic()
    while any(step["state"] == "running" for step in steps(totm)):
        time.sleep(0.1)
    assert time.monotonic() - asked < 4  # two seconds, and the time that asking takes
    assert {step["state"] for step in steps(totm)} == {"done", "cancelled"}
    worker.terminate()
    assert worker.wait(10) == 130
    assert not list((totm.home / "media" / ".staging").iterdir())


def steps(totm: Totm) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(totm.well("status", "--json"))["sessions"][0]["steps"]
    return found


@pytest.mark.parametrize("stop", ["terminate", "kill"])
def test_a_stopped_worker_leaves_a_session_that_goes_on(totm: Totm, talk: tuple[Path, Path], stop: str) -> None:
    add(totm, talk)
    worker = totm.start("worker")
    time.sleep(1.5)
    getattr(worker, stop)()
    worker.wait()
    totm.well("run")
    assert totm.json("status")["sessions"][0]["state"] == "done"
    assert [step["step"] for step in steps(totm)] == [step.name for step in FLOW]
    totm.well("check")


def test_the_flow_runs_on_postgresql(tmp_path: Path, talk: tuple[Path, Path], postgresql_database: str) -> None:
    totm = new_workspace(tmp_path / "home", TOTM_DATABASE=postgresql_database)
    add(totm, talk, "--publish")
    totm.well("run")
    assert totm.json("search", "evening")["hits"][0]["session"] == "night"
    totm.well("check")
