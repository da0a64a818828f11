"""Toolboxes of a workspace's own: listed, checked, used everywhere, and told about when they are broken."""

import re
from pathlib import Path

import pytest

from pipeline.config import load_settings
from pipeline.home import TOOLBOXES, services_model_path
from tests.totm import Totm
from webapp.app import create_app

pytestmark = pytest.mark.slow

VILLAGE = """\
name.en = "Village toolbox"
about.en = "What villages do together."
[[kind]]
id = "habit"
name.en = "Habit"
[[field]]
id = "sharing"
name.en = "Sharing"
about.en = "Using together what one has."
[[term]]
id = "tool-library"
field = "sharing"
kind = "habit"
name.en = "Tool library"
about.en = "Neighbours borrow tools as others borrow books."
also.en = ["library of things"]
"""
SAID = "In our village we opened a tool library. The tool library is a library of things, for all neighbours.\n"


@pytest.fixture
def village(totm: Totm) -> Path:
    """A toolbox of the workspace's own."""
    path = totm.home / "toolboxes" / "village.toml"
    path.parent.mkdir()
    path.write_text(VILLAGE, encoding="utf-8")
    return path


def in_use(totm: Totm) -> Totm:
    return Totm(totm.home, {"TOTM_TAG__TOOLBOX": "village"})


def test_the_list_tells_what_is_there_and_what_is_used(totm: Totm, village: Path) -> None:
    rows = {row["id"]: row for row in totm.json("toolbox")["toolboxes"]}
    assert rows["village"] == {
        "id": "village", "name": "Village toolbox", "file": str(village), "own": True, "in_use": False,
        "fields": 1, "terms": 1, "missing": ["da", "sv", "nb", "de"], "problems": 0,
    }  # fmt: skip
    assert rows["cluster-toolbox"]["in_use"]
    assert (rows["cluster-toolbox"]["terms"], rows["cluster-toolbox"]["missing"]) == (37, [])
    said = in_use(totm).well("toolbox", "list")
    assert re.search(r"^village  Village toolbox: 1 term in 1 field; .*German; in use; of this workspace\n", said, re.M)


def test_what_ships_has_no_problem(totm: Totm) -> None:
    assert "no problems" in totm.well("toolbox", "check")


def test_a_toolbox_is_checked_by_its_name_and_as_a_file(totm: Totm, village: Path) -> None:
    for named in ("village", village):
        said = totm.well("toolbox", "check", named)
        assert f"{village}:1: warning: the file: “name” is not there in Danish, Swedish, Norwegian, German" in said
        assert said.endswith("1 toolbox: no problems, 8 warnings.\n")
    village.write_text(VILLAGE.replace('kind = "habit"', 'kind = "habitt"\nsee = ["cluster-toolbox/x"]'), "utf-8")
    done = totm("toolbox", "check")
    assert done.returncode == 24
    assert (
        f"{village}:13: term tool-library: “kind” is “habitt”, and there is no such kind → Did you mean “habit”?"
        in (done.stdout)
    )
    village.write_text(VILLAGE + 'see = ["cluster-toolbox/x", "tool-of-the-month/smes"]\n', "utf-8")
    found = totm("toolbox", "check", "village", "--json")
    assert found.returncode == 24
    assert found.stdout.count('"grave":true') == 1
    assert "“cluster-toolbox/x”, and there is no such entry" in found.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x = 1\n" * 900_000, ":1: the file is larger than 1 MB → "),
        ("name.en = 'Blå'\n".encode("latin-1"), ":1: the text is not written in UTF-8 → "),
        (b"x = " + b"[\n" * 3000, ":1: lists or tables stand too deep in one another → "),
        (b"name.en = 'a\x1b[2J'\n", ":1: this is not TOML: found invalid character "),
        (b'name.en = "a\\u001b[2J"\n', ":1: the file: “name.en” holds a character that cannot be seen, U+001B → "),
        (b"\n", ":1: the file: “about” is missing → "),
    ],
)
def test_a_hostile_file_is_told_in_one_sentence(totm: Totm, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "hostile.toml"
    path.write_bytes(content)
    done = totm("toolbox", "check", path)
    assert done.returncode == 24, done.stderr
    assert f"{path}{says}" in done.stdout
    assert "\x1b" not in done.stdout
    assert not done.stderr


def test_what_is_not_there_is_said(totm: Totm, tmp_path: Path) -> None:
    assert totm("toolbox", "check", "vilage").returncode == 19
    assert totm("toolbox", "check", tmp_path / "none.toml").returncode == 3
    assert totm("toolbox", "check", tmp_path.parent / "none" / "none.toml").returncode == 3
    assert (
        "There is no toolbox “vilage”" in totm("understand", "x.txt", "--language", "en", "--toolbox", "vilage").stderr
    )


def test_a_toolbox_is_tried_on_a_text(totm: Totm, village: Path, tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    text.write_text(SAID * 5, encoding="utf-8")
    found = totm.json("understand", text, "--language", "en", "--toolbox", "village")
    assert ("village", "tool-library") in {(tag["toolbox"], tag["id"]) for tag in found["tags"]}
    assert "  Tool library (tool-library, Habit): Neighbours" in totm.well("toolbox", "show", "village")
    assert totm.json("toolbox", "show", "village", "--language", "sv")["fields"][0]["terms"][0]["id"] == "tool-library"


def test_the_site_and_doctor_use_the_toolbox_of_the_workspace(
    totm: Totm, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOTM_TAG__TOOLBOX", "village")
    assert "ok   the toolbox village has 1 terms" in in_use(totm)("doctor").stdout
    client = create_app(load_settings(totm.home)).test_client()
    village.write_text(VILLAGE.replace('"habit"', '"Habit"', 1), encoding="utf-8")
    answer = client.get("/toolbox")
    assert (answer.status_code, "village" in answer.text) == (503, False)
    assert "A file that this page needs cannot be read." in answer.text
    assert client.get("/about").status_code == 200
    doctor = in_use(totm)("doctor")
    assert "BAD  Toolbox village, line 4: kind Habit: “id” cannot be an id." in doctor.stdout
    assert "totm toolbox check village" in doctor.stdout
    village.write_text(VILLAGE, encoding="utf-8")
    assert "Tool library" in client.get("/toolbox").text


def test_a_toolbox_of_the_product_can_be_replaced(totm: Totm, village: Path) -> None:
    own = village.with_name("cluster-toolbox.toml")
    village.rename(own)
    rows = {row["id"]: row for row in totm.json("toolbox", "list")["toolboxes"]}
    assert (rows["cluster-toolbox"]["own"], rows["cluster-toolbox"]["terms"]) == (True, 1)
    assert "in use; of this workspace, instead of the product's" in totm.well("toolbox")
    assert services_model_path(own) == TOOLBOXES / "cluster-toolbox.model.json"
    beside = own.with_name("cluster-toolbox.model.json")
    beside.write_text("{}", encoding="utf-8")
    assert services_model_path(own) == beside
    assert "there is no such entry" not in totm("toolbox", "check").stdout  # the product's others still name its own


def test_a_session_is_tagged_with_the_toolbox_of_the_workspace(
    totm: Totm, village: Path, talk: tuple[Path, Path], tmp_path: Path
) -> None:
    captions = tmp_path / "said.vtt"
    captions.write_text(f"WEBVTT\n\n00:00.500 --> 00:06.000\n{SAID}\n00:06.000 --> 00:11.000\n{SAID}", "utf-8")
    own = in_use(totm)
    own.well("add", talk[0], "--id", "talk", "--title", "A library", "--language", "en", "--captions", captions)
    own.well("run")
    assert ("village", "tool-library") in {(tag["toolbox"], tag["id"]) for tag in own.json("show", "talk")["tags"]}
    village.write_text(VILLAGE.replace('"habit"', '"Habit"', 1), encoding="utf-8")
    done = own("run")
    assert done.returncode == 15
    assert "Toolbox village, line 4: kind Habit" in own.well("status")
