"""The main job, from the command line: a recording goes in, a searchable session comes out, and stays as it should."""

import json
import os
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


def test_an_index_that_lost_a_session_gets_it_back(ready: Totm, tmp_path: Path) -> None:
    other = webinar(tmp_path / "other.mp4", seconds=9, size="160x90")
    shutil.rmtree(ready.home / "index")  # while a worker is at work: the next session finds no index
    captions = write_captions(tmp_path / "other.vtt", 9, mark="again")
    ready.well("add", other, "--language=en", f"--captions={captions}", "--id=other", "--publish")
    ready.well("run")
    assert {hit["session"] for hit in ready.json("search", "evening")["hits"]} == {"night", "other"}


def test_damaged_passages_and_no_index_are_mended_by_one_run(ready: Totm) -> None:
    (ready.home / "transcripts" / "night" / "passages.json").write_text("{")
    shutil.rmtree(ready.home / "index")
    ready.well("run")
    assert ready.json("search", "evening")["total"] > 0
    ready.well("check")


def test_damage_that_left_size_and_time_as_they_were_is_mended_after_a_check(ready: Totm) -> None:
    poster = ready.home / "media" / "night" / "poster.jpg"
    before, original = poster.stat(), poster.read_bytes()
    poster.write_bytes(original[:-1] + b"x")
    os.utime(poster, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ready("check").returncode == 16
    ready.well("run")
    assert poster.read_bytes() == original


def test_a_workspace_that_was_copied_without_its_times_is_not_made_anew(ready: Totm) -> None:
    before = attempts(ready)
    for path in (ready.home / "media").rglob("*"):
        path.touch()
    assert "up to date" in ready.well("plan")
    assert attempts(ready) == before


def test_a_folder_of_somebody_else_does_not_stop_the_work(ready: Totm) -> None:
    (ready.home / "media" / "night" / "clips" / "@eaDir").mkdir()
    Totm(ready.home, {"TOTM_CLIP__HIGHLIGHTS": "1"}).well("run")
    assert ready.json("show", "night")["state"] == "done"


def test_what_cannot_be_written_fails_one_session_and_not_the_next(totm: Totm, talk: tuple[Path, Path]) -> None:
    add(totm, talk)
    (totm.home / "transcripts" / "night" / "facts.json").mkdir(parents=True)
    done = totm("run")
    assert done.returncode == 15
    failed = next(step for step in steps(totm) if step["state"] == "failed")
    assert (failed["step"], failed["code"]) == ("probe", "WorkspaceUnusable")


def test_captions_may_be_brought_later(totm: Totm, talk: tuple[Path, Path]) -> None:
    totm.well("add", talk[0], "--language=en", "--id=night", "--publish")
    totm.well("run")
    assert totm.json("show", "night")["transcript"]["segments"] == []
    totm.well("edit", "night", f"--captions={talk[1]}")
    totm.well("run")
    assert totm.json("show", "night")["transcript"]["engine"] == "captions"
    assert totm.json("search", "evening")["total"] > 0
    assert totm("edit", "night", f"--captions={talk[0]}").returncode == 5


def test_lost_captions_are_said_and_do_not_empty_the_transcript(ready: Totm) -> None:
    supplied = ready.home / "transcripts" / "night" / "supplied" / "en.vtt"
    kept = supplied.read_bytes()
    supplied.unlink()
    (ready.home / "transcripts" / "night" / "recognised.json").unlink()
    done = ready("run")
    assert done.returncode == 15
    assert "supplied/en.vtt is not in the workspace any more" in done.stderr
    assert ready.json("show", "night")["transcript"]["segments"]
    supplied.write_bytes(kept)
    ready.well("run")


def test_a_lost_catalog_never_costs_a_recording(ready: Totm, talk: tuple[Path, Path]) -> None:
    (ready.home / "catalog.db").unlink()
    done = ready("init")
    assert done.returncode == 12
    assert "Restore catalog.db" in done.stderr
    assert (ready.home / "media" / "night" / "recording.mp4").read_bytes() == talk[0].read_bytes()


def test_files_that_the_catalog_does_not_know_are_not_overwritten(totm: Totm, talk: tuple[Path, Path]) -> None:
    stranger = totm.home / "media" / "night" / "recording.mp4"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"the only copy")
    assert totm("add", talk[0], "--language=en", "--id=night").returncode == 6
    totm.well("add", talk[0], "--language=en", "--title=Night")
    assert stranger.read_bytes() == b"the only copy"
    assert [s["id"] for s in totm.json("status")["sessions"]] == ["night-2"]


def test_damaged_facts_are_made_again(ready: Totm) -> None:
    (ready.home / "transcripts" / "night" / "facts.json").write_text('{"a":')
    ready.well("run")
    ready.well("check")


def test_an_edit_that_is_undone_leaves_nothing_waiting(ready: Totm) -> None:
    ready.well("edit", "night", "--title=Another")
    ready.well("edit", "night", "--title=Technology Night")
    ready.well("cancel", "night")
    ready.well("run")
    assert ready.json("show", "night")["state"] == "done"


def test_a_worker_that_leaves_something_unfinished_says_so(totm: Totm, talk: tuple[Path, Path]) -> None:
    totm.well("add", talk[0], "--language=sv", "--id=mute")
    (totm.home / "media" / "mute" / "recording.mp4").unlink()
    assert totm("worker", "--until-idle").returncode == 15


def test_a_title_that_is_edited_does_not_make_a_new_video(ready: Totm) -> None:
    video = ready.home / "media" / "night" / "video.mp4"
    before = video.stat()
    ready.well("edit", "night", "--title=Another")
    ready.well("run")
    assert video.stat() == before
    assert ready.json("search", "another")["hits"][0]["session"] == "night"


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
