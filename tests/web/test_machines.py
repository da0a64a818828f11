"""What crawlers and search engines are told."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from pipeline.catalog import sessions as catalog
from pipeline.catalog import upcoming
from pipeline.core.languages import LANGUAGES
from pipeline.home import Home
from webapp.pages.sitemap import Listed, Recorded, index, sitemap
from webapp.pages.structured import Moment, breadcrumbs, clip_object, event_object, website_object

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml",
    "v": "http://www.google.com/schemas/sitemap-video/1.1",
}  # fmt: skip
EVIL = "</script><script>alert(1)</script> & \u202e\u2028 ]]>"
ROOT = "https://tools.example"


def linked(page: str) -> list[dict[str, Any]]:
    """The linked data of a page."""
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)]


def listed(client: FlaskClient) -> dict[str, ET.Element]:
    """The entries of the sitemap, by path."""
    root = ET.fromstring(client.get("/sitemap.xml").data)
    return {(one.findtext("s:loc", "", NAMES)).removeprefix(ROOT): one for one in root.findall("s:url", NAMES)}


@pytest.mark.slow
def test_every_page_of_the_sitemap_is_there_in_every_language(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for path, entry in listed(client).items():
        assert client.get(path).status_code == 200, path
        links = {one.get("hreflang"): one.get("href") for one in entry.findall("x:link", NAMES)}
        assert links == {"x-default": ROOT + path, **{code: f"{ROOT}/{code}{path}" for code in LANGUAGES}}
    for code in LANGUAGES:
        assert client.get(f"/{code}/sessions/night").status_code == 200


def test_the_sitemap_tells_what_changed_when(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night", title=EVIL)
    entry = listed(client)["/sessions/night"]
    assert entry.findtext("s:lastmod", "", NAMES) == "2023-11-14T22:13:21Z"
    video = entry.find("v:video", NAMES)
    assert video is not None
    assert {one.tag.partition("}")[2]: one.text for one in video} == {
        "thumbnail_loc": f"{ROOT}/media/night/poster.jpg", "title": EVIL,
        "description": f"{EVIL}. Maren Oldervik, Skarvik Process Cluster.",
        "content_loc": f"{ROOT}/media/night/video.mp4", "duration": "120", "publication_date": "2023-11-14T22:13:21Z",
    }  # fmt: skip
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
    assert "/sessions/night" not in listed(client)
    assert "/sessions/night/card" not in listed(client)


def test_sitemaps_are_xml_whatever_is_in_them() -> None:
    recorded = Recorded("A\x00B\x1b", "<&>", f"{ROOT}/p?a=1&b", f"{ROOT}/v", 0, 0)
    root = ET.fromstring(sitemap([Listed("/a?b&c", 0, recorded)], ROOT))
    assert root.findtext("s:url/s:loc", "", NAMES) == f"{ROOT}/a?b&c"
    assert root.findtext("s:url/v:video/v:title", "", NAMES) == "AB"
    assert root.find("s:url/s:lastmod", NAMES) is None
    several = ET.fromstring(index([f"{ROOT}/1", f"{ROOT}/2"]))
    assert [one.text for one in several.findall("s:sitemap/s:loc", NAMES)] == [f"{ROOT}/1", f"{ROOT}/2"]


def test_one_part_of_the_sitemap_is_all_of_it_and_there_are_no_others(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert client.get("/sitemap-1.xml").data == client.get("/sitemap.xml").data == client.get("/da/sitemap.xml").data
    for number in ("0", "2", "-1", "1000", "x"):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_may_read_all_but_search(client: FlaskClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /search?*&", "Disallow: /de/search?*&", "Disallow: /suggest"} <= set(lines)
    assert "Disallow: /" not in lines
    assert lines[-1] == f"Sitemap: {ROOT}/sitemap.xml"


def test_search_engines_are_told_of_the_recording(client: FlaskClient, add: Add) -> None:
    add(id="night", title=EVIL, presenters=(EVIL,))
    page = client.get("/sessions/night").text
    assert "<script>alert" not in page
    (video,) = (one for one in linked(page) if one["@type"] == "VideoObject")
    assert video["name"] == EVIL
    assert video["uploadDate"] == "2023-11-14T22:13:21+00:00"
    assert video["duration"] == "PT2M0S"
    for name in ("contentUrl", "thumbnailUrl", "url"):
        assert video[name].startswith(f"{ROOT}/"), name
        assert client.get(video[name].removeprefix(ROOT)).status_code == 200
    parts = [(one["startOffset"], one["endOffset"], one["url"]) for one in video["hasPart"]]
    assert parts == [(0, 70, f"{ROOT}/sessions/night?t=0"), (70, 120, f"{ROOT}/sessions/night?t=70")]


def test_a_moment_is_a_part_of_its_session() -> None:
    whole = {"@context": "https://schema.org", "@type": "VideoObject", "name": "Whole", "hasPart": []}
    part = clip_object(Moment("Why?", 83_900, 84_000, f"{ROOT}/q"), whole)
    assert part["isPartOf"] == {"@type": "VideoObject", "name": "Whole"}
    assert (part["startOffset"], part["endOffset"]) == (83, 84)
    assert part["@context"] == "https://schema.org"
    assert clip_object(Moment("Why?", 83_000, 83_000, ""))["endOffset"] == 84


WEBINAR = upcoming.Upcoming(
    id="u", title="Next", starts_at=1_700_000_000_000, minutes=30, zone="Europe/Oslo", language="nb", partner="",
    partner_id="", presenters=("Maren",), about="", join="", cancelled=False, edited_at=0, sequence=0,
)  # fmt: skip


def test_a_webinar_that_is_to_come_is_an_event() -> None:
    event = event_object(WEBINAR, f"{ROOT}/upcoming/u", "Site")
    assert (event["startDate"], event["endDate"]) == ("2023-11-14T23:13:20+01:00", "2023-11-14T23:43:20+01:00")
    assert event["location"] == {"@type": "VirtualLocation", "url": f"{ROOT}/upcoming/u"}
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["organizer"]["name"] == "Site"
    assert "description" not in event
    off = event_object(replace(WEBINAR, cancelled=True, join="https://meet.example/1", partner="P"), "")
    assert off["eventStatus"] == "https://schema.org/EventCancelled"
    assert (off["location"]["url"], off["organizer"]["name"]) == ("https://meet.example/1", "P")


def test_the_site_can_be_searched_from_elsewhere(site: Flask) -> None:
    told = website_object("Tools", ROOT, f"{ROOT}/search")
    address = told["potentialAction"]["target"]["urlTemplate"].format(search_term_string="night")
    view, _ = site.url_map.bind("").match(address.removeprefix(ROOT).partition("?")[0])
    assert (view, address.endswith("?q=night")) == ("search.results", True)
    assert [one["position"] for one in breadcrumbs([("A", "a"), ("B", "b")])["itemListElement"]] == [1, 2]


def test_the_first_page_tells_machines_how_to_search(client: FlaskClient) -> None:
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', client.get("/").text)
    assert told
    found = json.loads(told[1])
    assert found["@type"] == "WebSite"
    assert found["potentialAction"]["target"]["urlTemplate"] == f"{ROOT}/search?q={{search_term_string}}"
