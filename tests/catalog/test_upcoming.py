"""Webinars that are to come: what people say of them is checked, kept as it is, and counted when it changes."""

import json
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog import sessions, upcoming
from pipeline.catalog.database import Catalog
from pipeline.catalog.sessions import NewSession
from pipeline.catalog.upcoming import Plan, Upcoming
from pipeline.cli import totm
from pipeline.core.errors import AlreadyThere, BadSettings, NotFound
from pipeline.core.upcoming import joining_link, starts_at, wall_clock, zone_called
from pipeline.home import Home

NOON = starts_at("2027-01-14T12:00", "Europe/Copenhagen")
HOUR_MS = 3_600_000
PLAN = Plan(
    title="Bench night", starts_at=NOON, zone="Europe/Copenhagen", language="da", partner="Green Valley",
    presenters=("Ann", "Bo"), about="Ten firms, one bench.", join="https://meet.example/a?b=c&d=<e>",
)  # fmt: skip
ID = "bench-night"
KEPT = Upcoming(
    ID, "Bench night", NOON, 30, "Europe/Copenhagen", "da", "Green Valley", "green-valley", ("Ann", "Bo"),
    "Ten firms, one bench.", "https://meet.example/a?b=c&d=<e>", False, 7, 0,
)  # fmt: skip


def add(catalog: Catalog, plan: Plan = PLAN, **said: Any) -> str:
    with catalog.write() as db:
        return upcoming.add(db, replace(plan, **said), 7)


def get(catalog: Catalog, upcoming_id: str = ID) -> Upcoming:
    with catalog.read() as db:
        return upcoming.get(db, upcoming_id)


def edit(catalog: Catalog, plan: Plan) -> bool:
    with catalog.write() as db:
        return upcoming.edit(db, ID, plan, 9)


def test_a_webinar_comes_back_as_it_was_written(catalog: Catalog) -> None:
    assert add(catalog) == ID
    found = get(catalog)
    assert found == KEPT
    assert found.starts.isoformat() == "2027-01-14T12:00:00+01:00"
    assert found.ends - found.starts == timedelta(minutes=30)


def test_ids_are_made_from_titles_and_numbered_when_taken(catalog: Catalog) -> None:
    assert [add(catalog), add(catalog)] == [ID, "bench-night-2"]
    with catalog.write() as db:
        assert upcoming.add(db, PLAN, 7, "own") == "own"
        with pytest.raises(AlreadyThere, match="already an upcoming webinar own"):
            upcoming.add(db, PLAN, 7, "own")


def test_partners_are_those_of_the_sessions(catalog: Catalog) -> None:
    new = NewSession("night", "N", "2026-03-11", "en", "Green Valley", (), "r.mp4", ".mp4", "d" * 64, 5)
    with catalog.write() as db:
        sessions.add(db, new, [], 7)
        upcoming.add(db, PLAN, 7)
        upcoming.add(db, replace(PLAN, partner="Green valley"), 7)
    assert get(catalog).partner_id == "green-valley"
    assert get(catalog, "bench-night-2").partner_id == "green-valley-2"


@pytest.mark.parametrize(
    "said",
    [
        {"title": "New"}, {"starts_at": NOON + 1}, {"minutes": 45}, {"zone": "Europe/Oslo"}, {"language": "en"},
        {"partner": "Other"}, {"partner": ""}, {"presenters": ("Bo", "Ann")}, {"presenters": ()}, {"about": ""},
        {"join": ""},
    ],
)  # fmt: skip
def test_every_change_is_counted_once_and_only_when_it_is_one(catalog: Catalog, said: dict[str, Any]) -> None:
    add(catalog)
    assert edit(catalog, Plan(**said))
    changed = get(catalog)
    expected = replace(KEPT, **said, sequence=1, edited_at=9)
    assert changed == replace(expected, partner_id=changed.partner_id)
    assert changed.partner_id == {"Other": "other", "": ""}.get(changed.partner, "green-valley")
    assert not edit(catalog, Plan(**said))
    assert not edit(catalog, Plan())
    assert get(catalog) == changed


def test_a_cancelled_webinar_stays_and_is_counted_as_changed(catalog: Catalog) -> None:
    add(catalog)
    with catalog.write() as db:
        assert upcoming.cancel(db, ID, 8)
        assert not upcoming.cancel(db, ID, 9)
    assert get(catalog) == replace(KEPT, cancelled=True, sequence=1, edited_at=8)
    with catalog.write() as db:
        assert [one.cancelled for one in upcoming.coming(db, 0)] == [True]
        assert upcoming.cancel(db, ID, 9, cancelled=False)
    assert get(catalog) == replace(KEPT, sequence=2, edited_at=9)


def test_the_soonest_comes_first_and_what_has_ended_does_not_come(catalog: Catalog) -> None:
    for title, hours in (("c", 3), ("a", 0), ("b", 1)):
        add(catalog, title=title, starts_at=NOON + hours * HOUR_MS, minutes=30)
    half = HOUR_MS // 2
    with catalog.read() as db:
        assert [one.id for one in upcoming.coming(db, NOON - 1)] == ["a", "b", "c"]
        assert [one.id for one in upcoming.coming(db, NOON + half - 1)] == ["a", "b", "c"]
        assert [one.id for one in upcoming.coming(db, NOON + half)] == ["b", "c"]
        assert [one.id for one in upcoming.coming(db, NOON, limit=1)] == ["a"]
        assert [one.id for one in upcoming.all_upcoming(db)] == ["a", "b", "c"]


def test_a_webinar_that_is_not_there_is_one_sentence(catalog: Catalog) -> None:
    add(catalog)
    uses: list[Callable[[Any], Any]] = [
        lambda db: upcoming.remove(db, ID),
        lambda db: upcoming.get(db, ID),
        lambda db: upcoming.edit(db, ID, PLAN, 9),
        lambda db: upcoming.cancel(db, ID, 9),
    ]
    with catalog.write() as db:
        uses[0](db)
    for use in uses:
        with catalog.write() as db, pytest.raises(NotFound, match="no upcoming webinar bench-night"):
            use(db)


# what people say -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        ("2027-01-14T09:00", "Europe/Copenhagen", 1_799_913_600_000),
        ("2027-07-14 09:00", "Europe/Copenhagen", 1_815_548_400_000),
        ("2027-01-14T09:00", "UTC", 1_799_917_200_000),
        ("2027-10-31T02:30", "Europe/Berlin", 1_824_942_600_000),  # it comes twice: the first one
    ],
)
def test_a_start_is_a_moment(at: str, zone: str, expected: int) -> None:
    assert starts_at(at, zone) == expected
    assert wall_clock(expected, zone) == at.replace(" ", "T")


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        ("2027-03-28T02:30", "no 02:30 on that day"),
        *((at, "not a date with a time") for at in (
            "", "2027-01-14", "tomorrow", "2027-02-30T09:00", "2027-01-14T25:00", "2027-01-14T09:00+01:00",
            "0001-01-01T00:00", "9999-12-31T23:59", "٢٠٢٧-01-14T09:00", "2027-01-14T09:00\n",
        )),
    ],
)  # fmt: skip
def test_a_start_that_cannot_be_is_one_sentence(at: str, wrong: str) -> None:
    with pytest.raises(BadSettings, match=wrong):
        starts_at(at, "Europe/Copenhagen")


NO_ZONES = (
    "", "CET", "Europe", "Europe/", "Europe/Nowhere", "../etc/passwd", "/etc/localtime", "posix/Europe/Oslo",
    "localtime", "Europe/Oslo\0", "europe/oslo", "A" * 9999,
)  # fmt: skip


@pytest.mark.parametrize("zone", NO_ZONES)
def test_a_zone_that_is_none_is_one_sentence(zone: str) -> None:
    with pytest.raises(BadSettings, match="not a time zone"):
        zone_called(zone)


@pytest.mark.parametrize("link", ["http://a.example", "https://", "https://[", "https://a b", "https://u:p@a.example",
                                  "javascript:alert(1)", "//a.example", "https://a.example/\nX", "https://a:x/",
                                  "https://a.example/" + "a" * 2000])  # fmt: skip
def test_a_link_that_is_none_is_one_sentence(link: str) -> None:
    with pytest.raises(BadSettings, match="not an address at which one can join"):
        joining_link(link)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_whatever_somebody_types_is_kept_or_refused_in_a_sentence(text: str) -> None:
    for check in (joining_link, zone_called, lambda said: starts_at(said, "Europe/Oslo")):
        with suppress(BadSettings):
            assert check(text) is not None


# the command ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def call(home: Home, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """``totm upcoming`` in a workspace of its own."""
    monkeypatch.setenv("TOTM_HOME", str(home.settings.home))
    return lambda *words: CliRunner().invoke(totm, ["upcoming", *words])


GOOD = ("add", "--title=Bench night", "--at=2099-01-14T12:00", "--zone=Europe/Copenhagen", "--language=da",
        "--presenter=Ann", "--presenter=Bo", "--join=https://meet.example", "--about=One\nline")  # fmt: skip


def test_what_is_announced_is_listed(call: Callable[..., Result]) -> None:
    assert "is announced for 2099-01-14 12:00–12:30 Europe/Copenhagen" in call(*GOOD).output
    assert "Bench night  Ann, Bo" in call().output
    (found,) = json.loads(call("list", "--json").output)["upcoming"]
    assert found["about"] == "One line"
    assert (found["starts"], found["minutes"], found["sequence"]) == ("2099-01-14T12:00:00+01:00", 30, 0)


def test_another_zone_alone_leaves_the_clock_as_it_is(call: Callable[..., Result]) -> None:
    call(*GOOD)
    assert "is changed: 2099-01-14 12:00–12:30 Europe/Helsinki" in call("edit", ID, "--zone=Europe/Helsinki").output
    assert "is changed: 2099-01-14 13:00–13:30 Europe/Helsinki" in call("edit", ID, "--at=2099-01-14T13:00").output
    assert "is as it was" in call("edit", ID, "--at=2099-01-14T13:00", "--title= ").output
    assert "CANCELLED" in (call("cancel", ID), call())[1].output
    assert "CANCELLED" not in (call("cancel", "--undo", ID), call())[1].output
    assert json.loads(call("list", "--json").output)["upcoming"][0]["sequence"] == 4
    call("remove", ID)
    assert "No webinar is announced" in call("list", "--all").output


def test_what_is_past_is_said_so_and_not_listed(call: Callable[..., Result]) -> None:
    assert "in the past" in call(*GOOD, "--at=2020-01-14T12:00").output
    assert "No webinar is announced" in call().output
    assert ID in call("list", "--all").output


@pytest.mark.parametrize("bad", ["--zone=Mars/Base", "--at=2099-01-14", "--join=http://x", "--language=xx", "--title= ",
                                 "--id=No good", f"--title={'a' * 501}"])  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_kept(call: Callable[..., Result], bad: str) -> None:
    assert isinstance(call(*GOOD, bad).exception, BadSettings)
    assert "No webinar is announced" in call().output
    assert isinstance(call("edit", ID).exception, BadSettings)


def test_the_demo_announces_webinars_that_are_to_come() -> None:
    text = (Path(__file__).parents[2] / "demo" / "demo.toml").read_text("utf-8")
    found = tomllib.loads(text)["upcoming"]
    assert len(found) == 2
    for one in found:
        assert joining_link(one["join"])
        assert starts_at(f"2027-01-13T{one['clock']}", one["zone"])
