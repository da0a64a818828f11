"""Webinars to come: the pages, and the calendars as a program reads them that knows nothing of ours."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from pipeline.catalog import upcoming
from pipeline.core.upcoming import starts_at
from pipeline.home import Home
from webapp.feeds.calendar import KEPT_MS
from webapp.pages.upcoming import offset, when
from webapp.views.upcoming import now_ms

pytestmark = pytest.mark.slow  # quick each, many together

Announce = Callable[..., str]
EDITED = 1_700_000_000_000
DAY = 24 * 3_600_000
EVIL = "Night; of, \\ <script>alert(1)</script>\r\nBEGIN:VEVENT\n\u202egnihton\x00"


@pytest.fixture
def announce(home: Home) -> Announce:
    """Announces a webinar: far in the future, in Copenhagen, unless it is told otherwise. Returns its id."""

    def add(id: str = "night", **special: Any) -> str:
        plan = {
            "title": "A Technology Night", "starts_at": starts_at("2190-01-14T09:00", "Europe/Copenhagen"),
            "minutes": 30, "zone": "Europe/Copenhagen", "language": "en", "partner": "Skarvik Process Cluster",
            "presenters": ("Maren Oldervik",), "about": "An evening.\nIn a firm.", "join": "https://meet.example/x",
        }  # fmt: skip
        with home.catalog.write() as db:
            return upcoming.add(db, upcoming.Plan(**{**plan, **special}), EDITED, id)

    return add


def events(client: FlaskClient, address: str = "/upcoming.ics") -> list[Any]:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_soonest_first_with_day_and_clock_of_its_own_place(client: FlaskClient, announce: Announce) -> None:
    announce("late", title="The later one", starts_at=starts_at("2190-06-01T14:30", "Europe/Helsinki"),
             zone="Europe/Helsinki")  # fmt: skip
    announce("night")
    text = client.get("/upcoming").text
    assert text.index("A Technology Night") < text.index("The later one")
    assert "Thursday, 14 January 2190" in text
    assert "09:00–09:30" in text
    assert "Copenhagen time, UTC+1" in text
    assert "14:30–15:00" in text
    assert "Helsinki time, UTC+" in text
    assert 'datetime="2190-01-14T09:00:00+01:00"' in text
    assert 'href="https://meet.example/x"' in text
    assert 'href="webcal://tools.example/upcoming.ics"' in text
    assert "https://tools.example/upcoming.ics" in text


def test_dates_are_written_as_the_language_of_the_page_does(client: FlaskClient, announce: Announce) -> None:
    announce()
    danish = client.get("/da/upcoming").text
    assert "torsdag den 14. januar 2190" in danish
    assert "09.00–09.30" in danish
    assert "København" in danish
    assert "Donnerstag, 14. Januar 2190" in client.get("/de/upcoming/night").text


def test_what_is_over_vanishes_and_its_address_stays(client: FlaskClient, announce: Announce) -> None:
    announce("past", title="Long ago", starts_at=EDITED)
    announce("running", title="Going on", starts_at=now_ms() - 60_000)
    text = client.get("/upcoming").text
    assert "Long ago" not in text
    assert "Going on" in text
    page = client.get("/upcoming/past").text
    assert "This webinar is over." in page
    assert 'content="noindex"' in page
    assert 'meet.example/x"' not in page.partition("<article>")[2]


def test_nothing_announced_is_a_page_and_a_calendar(client: FlaskClient) -> None:
    assert "Nothing is announced just now." in client.get("/upcoming").text
    assert events(client) == []
    for address in ("/upcoming/none", "/upcoming/none.ics", "/upcoming/None"):
        assert client.get(address).status_code == 404


def test_one_webinar_tells_all_of_it_and_what_machines_read(client: FlaskClient, announce: Announce) -> None:
    announce()
    text = client.get("/upcoming/night").text
    assert '<p dir="auto">An evening.</p><p dir="auto">In a firm.</p>' in text
    assert "<bdi>Maren Oldervik</bdi>" in text
    assert 'href="/upcoming/night.ics"' in text
    linked = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[0])
    assert linked["@type"] == "Event"
    assert linked["url"] == "https://tools.example/upcoming/night"


def test_a_cancelled_one_says_so_everywhere(client: FlaskClient, announce: Announce, home: Home) -> None:
    announce()
    with home.catalog.write() as db:
        upcoming.cancel(db, "night", EDITED + 5000)
    for address in ("/upcoming", "/upcoming/night"):
        text = client.get(address).text
        assert '<p class="flag">Cancelled</p>' in text
        assert 'href="https://meet.example/x"' not in text
    (event,) = events(client)
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Cancelled: A Technology Night"
    assert event["SEQUENCE"] == 1
    assert event["DTSTAMP"].dt == datetime.fromtimestamp(EDITED // 1000 + 5, UTC)


def test_what_a_calendar_needs(client: FlaskClient, announce: Announce) -> None:
    announce()
    raw = client.get("/upcoming.ics").data
    calendar = Calendar.from_ical(raw)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Innovation Tool of the Month"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in raw
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == "night@totm"
    assert event["DTSTART"].dt == datetime(2190, 1, 14, 8, tzinfo=UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=30)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime.fromtimestamp(EDITED // 1000, UTC)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 0)
    assert event["URL"] == "https://tools.example/upcoming/night"
    assert event["LOCATION"] == "https://meet.example/x"
    assert event["DESCRIPTION"] == (
        "Maren Oldervik, Skarvik Process Cluster\n\nAn evening.\nIn a firm.\n\nhttps://meet.example/x"
    )


def test_a_moved_webinar_keeps_its_name_and_counts_its_changes(
    client: FlaskClient, announce: Announce, home: Home
) -> None:
    announce()
    before = client.get("/upcoming.ics")
    again = client.get("/upcoming.ics", headers={"If-None-Match": before.headers["ETag"]})
    assert again.status_code == 304
    with home.catalog.write() as db:
        upcoming.edit(
            db, "night", upcoming.Plan(starts_at=starts_at("2190-01-15T09:00", "UTC"), zone="UTC"), EDITED + 1
        )
    after = client.get("/upcoming.ics", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    (event,) = Calendar.from_ical(after.data).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"]) == ("night@totm", 1)
    assert event["DTSTART"].dt == datetime(2190, 1, 15, 9, tzinfo=UTC)


def test_the_calendar_keeps_what_ended_lately_and_no_more(client: FlaskClient, announce: Announce) -> None:
    now = now_ms()
    announce("old", starts_at=now - KEPT_MS - DAY)
    announce("lately", starts_at=now - KEPT_MS + DAY)
    announce("night")
    assert [str(event["UID"]) for event in events(client)] == ["lately@totm", "night@totm"]


def test_one_webinar_as_a_file(client: FlaskClient, announce: Announce) -> None:
    announce()
    announce("other")
    assert [str(event["UID"]) for event in events(client, "/upcoming/night.ics")] == ["night@totm"]
    assert client.get("/upcoming/night.ics").headers["Content-Disposition"] == 'attachment; filename="night.ics"'


def test_hostile_words_are_text(client: FlaskClient, announce: Announce) -> None:
    announce(title=EVIL, partner=EVIL, presenters=(EVIL,), about=EVIL)
    (event,) = events(client)
    assert event["SUMMARY"] == "Night; of, \\ <script>alert(1)</script> BEGIN:VEVENT gnihton"
    about = "Night; of, \\ <script>alert(1)</script>\nBEGIN:VEVENT\ngnihton"
    assert event["DESCRIPTION"].endswith(f"\n\n{about}\n\nhttps://meet.example/x")
    assert event["STATUS"] == "CONFIRMED"
    for address in ("/upcoming", "/upcoming/night"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert "alert(1)" in text


def test_calendars_speak_the_language_of_their_address(client: FlaskClient, announce: Announce) -> None:
    announce()
    (event,) = events(client, "/da/upcoming.ics")
    assert event["URL"] == "https://tools.example/da/upcoming/night"
    assert event["UID"] == "night@totm"
    assert "Accept-Language" in client.get("/upcoming.ics").headers["Vary"]


@pytest.mark.parametrize(
    ("minutes", "said"), [(60, "UTC+1"), (330, "UTC+5:30"), (-180, "UTC−3"), (-570, "UTC−9:30"), (0, "UTC")]
)
def test_how_far_a_clock_is_ahead(minutes: int, said: str) -> None:
    assert offset(timedelta(minutes=minutes)) == said


def test_a_night_that_ends_on_another_day_says_so() -> None:
    starts = datetime(2027, 1, 14, 23, 30, tzinfo=ZoneInfo("UTC"))
    found = when(starts, starts + timedelta(hours=1), "en")
    assert found.hours == "23:30–Friday, 15 January 2027 00:30"
    assert (found.city, found.offset) == ("UTC", "UTC")
