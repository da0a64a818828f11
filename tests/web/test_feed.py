"""The feed, read by a parser that knows nothing of feedgen."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from functools import partial
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.catalog import sessions as catalog
from pipeline.home import Home
from webapp.feeds.kept import MOST, Kept
from webapp.pages.facets import Filters

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"
NOW = 1_700_000_000_000


def channel(client: FlaskClient, query: str = "") -> ET.Element:
    answer = client.get("/feed.xml" + query)
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = ET.fromstring(answer.data).find("channel")
    assert found is not None
    return found


def test_what_a_channel_needs(client: FlaskClient, add: Add) -> None:
    add(id="night")
    feed = channel(client)
    assert feed.findtext("title") == "Innovation Tool of the Month"
    assert feed.findtext("link") == "https://tools.example/"
    assert feed.findtext("language") == "en"
    assert feed.findtext(f"{ITUNES}explicit") == "false"
    assert feed.find(f"{ITUNES}category") is not None
    assert feed.findtext(f"{ITUNES}owner/{ITUNES}email") == "webmaster@example.org"
    itself = [link.attrib for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert itself == [{"href": "https://tools.example/feed.xml", "rel": "self", "type": "application/rss+xml"}]
    image = feed.find(f"{ITUNES}image")
    assert image is not None
    assert re.fullmatch(r"https://tools\.example/static/cover\.png\?v=\w+\.png", str(image.get("href")))
    cover = client.get(str(image.get("href")).removeprefix("https://tools.example"))
    assert (cover.status_code, cover.mimetype) == (200, "image/png")


def test_what_an_episode_needs(client: FlaskClient, add: Add) -> None:
    add(id="night")
    items = channel(client).findall("item")
    assert len(items) == 1
    item = items[0]
    enclosure = item.find("enclosure")
    assert enclosure is not None
    sound = client.get(str(enclosure.get("url")).removeprefix("https://tools.example"))
    assert enclosure.get("length") == str(len(sound.data))
    assert enclosure.get("type") == sound.headers["Content-Type"] == "audio/x-m4a"
    guid = item.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == ("totm:night", "false")
    assert item.findtext("title") == "Technology Night: one small host"
    assert item.findtext("link") == "https://tools.example/sessions/night"
    assert parsedate_to_datetime(item.findtext("pubDate") or "").timestamp() == NOW // 1000 + 1
    assert item.findtext(f"{ITUNES}explicit") == "false"
    assert item.findtext(f"{ITUNES}duration") == "120"
    assert item.findtext("description") == (
        "<p>Maren Oldervik, Skarvik Process Cluster, 19 September 2018.</p>\n"
        "<p>0:00 Technology Night: one small host<br>\n1:10 The evening</p>"
    )


def test_a_description_is_html_in_which_nothing_from_outside_is_markup(client: FlaskClient, add: Add) -> None:
    add(id="night", partner="A <i>B</i> & <img src=x onerror=alert(1)> C")
    shown = channel(client).findtext("item/description") or ""
    assert "A &lt;i&gt;B&lt;/i&gt; &amp; &lt;img src=x onerror=alert(1)&gt; C" in shown
    assert set(re.findall(r"<[^>]*>", shown)) == {"<p>", "</p>", "<br>"}


def test_the_guid_outlives_every_edit_and_withdrawal(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    before = channel(client).findtext("item/guid")
    first_published = channel(client).findtext("item/pubDate")
    with home.catalog.write() as db:
        catalog.edit(db, "night", catalog.Edit(title="Another title", held_on="2019-01-01"), NOW + 9000)
        catalog.withdraw(db, "night")
    assert channel(client).find("item") is None
    with home.catalog.write() as db:
        catalog.publish(db, "night", NOW + 99_000)
    home.workspace.place("night", "audio").write_bytes(b"other")
    after = channel(client)
    assert after.findtext("item/title") == "Another title"
    assert after.findtext("item/guid") == before
    assert after.findtext("item/pubDate") == first_published


def test_it_is_asked_for_in_vain_until_something_changes(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    first, second = client.get("/feed.xml"), client.get("/feed.xml")
    assert first.data == second.data
    etag = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/feed.xml", headers=etag).status_code == 304
    with home.catalog.write() as db:
        catalog.edit(db, "night", catalog.Edit(title="New"), 4_000_000_000_000)
    assert client.get("/feed.xml", headers=etag).status_code == 200
    built = channel(client).findtext("lastBuildDate") or ""
    assert parsedate_to_datetime(built).timestamp() == 4_000_000_000


def test_a_withdrawal_is_never_answered_with_not_modified(client: FlaskClient, add: Add, home: Home) -> None:
    """The newest date goes back when the newest session goes, so dates cannot tell whether the feed changed."""
    add(id="night")
    add(id="other", title="Other")
    known = client.get("/feed.xml")
    assert "Last-Modified" not in known.headers
    with home.catalog.write() as db:
        catalog.withdraw(db, "other")
    later = {"If-Modified-Since": "Fri, 31 Dec 2100 23:59:59 GMT"}
    assert client.get("/feed.xml", headers=later).status_code == 200
    assert client.get("/feed.xml", headers={**later, "If-None-Match": known.headers["ETag"]}).status_code == 200


def test_a_session_without_its_sound_is_left_out(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    add(id="other", title="Other")
    home.workspace.place("other", "audio").unlink()
    assert [item.findtext("title") for item in channel(client).findall("item")] == ["Technology Night: one small host"]


def test_newest_first_and_every_page_names_it(client: FlaskClient, add: Add) -> None:
    add(id="old", title="Old", held_on="2018-01-01")
    add(id="new", title="New", held_on="2019-01-01")
    assert [item.findtext("title") for item in channel(client).findall("item")] == ["New", "Old"]
    assert 'type="application/rss+xml"' in client.get("/about").text


def titles(feed: ET.Element) -> list[str | None]:
    return [item.findtext("title") for item in feed.findall("item")]


def test_a_narrowed_feed_holds_what_it_says_under_the_same_names(client: FlaskClient, add: Add) -> None:
    add(id="night")
    add(id="kvall", title="Kväll", language="sv", service="hr-benchmark", partner="Polymera")
    every = {item.findtext("title"): item.findtext("guid") for item in channel(client).findall("item")}
    for query, title in (
        ("?service=hr-benchmark", "HR Benchmark"), ("?field=growth", "Growth"), ("?partner=polymera", "Polymera"),
        ("?questions=1&service=hr-benchmark", "HR Benchmark · with questions"),
    ):  # fmt: skip
        feed = channel(client, query)
        assert feed.findtext("title") == f"Innovation Tool of the Month · {title}"
        assert {item.findtext("title"): item.findtext("guid") for item in feed.findall("item")} == {
            "Kväll": every["Kväll"]
        }
    assert feed.findtext(f"{ITUNES}author") == "Innovation Tool of the Month"
    assert titles(channel(client, "?language=en&year=2018")) == ["Technology Night: one small host"]


def test_a_narrowed_feed_names_itself_with_its_filters_in_one_order(client: FlaskClient, add: Add) -> None:
    add(id="night")
    feed = channel(client, "?year=2018&utm_source=x&service=technology-night&language=en")
    itself = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert itself == ["https://tools.example/feed.xml?language=en&service=technology-night&year=2018"]
    assert feed.findtext("link") == "https://tools.example/sessions?language=en&service=technology-night&year=2018"


def test_a_feed_in_a_language_speaks_it(client: FlaskClient, add: Add) -> None:
    add(id="aften", language="da")
    feed = channel(client, "?language=da&field=collaboration")
    assert feed.findtext("language") == "da"
    assert (feed.findtext("title") or "").startswith("Innovation Tool of the Month · Dansk · ")
    assert "19. september 2018" in (feed.findtext("item/description") or "")


def test_what_nobody_has_shown_yet_has_a_feed_that_waits(client: FlaskClient, add: Add) -> None:
    add(id="night")
    feed = channel(client, "?service=academy")
    assert titles(feed) == []
    assert feed.findtext("title") == "Innovation Tool of the Month · Academy"
    assert titles(channel(client, "?year=1999")) == []


def test_a_feed_of_something_unknown_is_not_found(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for query in (
        "language=xx", "service=no", "field=no", "partner=no", "audience=no", "year=20x8", "year=²018", "clips=2",
        "questions=yes", "service=%00", "language=%ff", "partner=" + "x" * 5000,
    ):  # fmt: skip
        assert client.get(f"/feed.xml?{query}").status_code == 404, query


def test_a_feed_is_the_same_under_every_language(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert client.get("/da/feed.xml").data == client.get("/feed.xml", headers={"Accept-Language": "de"}).data


def test_a_kept_feed_follows_a_change_of_what_it_holds(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    query = "?service=technology-night"
    assert titles(channel(client, query)) == ["Technology Night: one small host"]
    with home.catalog.write() as db:
        catalog.edit(db, "night", catalog.Edit(title="New"), NOW + 5000)
    assert titles(channel(client, query)) == ["New"]
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
    assert titles(channel(client, query)) == []


def test_only_the_feeds_asked_for_last_are_kept() -> None:
    kept = Kept()
    sources = (object(),)
    for year in range(2 * MOST):
        kept.feed(sources, Filters(year=str(year)), partial(str.encode, str(year)))
    assert kept.feed(sources, Filters(year=str(2 * MOST - 1)), lambda: b"again") == str(2 * MOST - 1).encode()
    assert kept.feed(sources, Filters(year="0"), lambda: b"again") == b"again"
    assert kept.feed((object(),), Filters(year=str(2 * MOST - 1)), lambda: b"new") == b"new"


def test_the_page_of_feeds_names_addresses_that_work(client: FlaskClient, add: Add) -> None:
    add(id="night", partner="<b>&</b>")
    add(id="aften", language="da")
    text = client.get("/feeds").text
    assert "<b>&" not in text
    addresses = re.findall(r'<a class="address" href="([^"]*)">([^<]*)</a>', text)
    assert len(addresses) == 1 + 1 + 6 + 2 + 2 + 37
    for path, shown in addresses:
        assert shown == "https://tools.example" + path
        if "service=" not in path:
            assert client.get(unescape(path)).status_code == 200


def test_an_address_has_a_button_and_what_waits_is_folded(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/feeds").text
    assert text.count("data-copy-address") == text.count('class="address"')
    assert 'src="/static/copy-address.js' in text
    services = text.partition('id="services"')[2]
    assert "service=technology-night" in services.partition("<details>")[0]
    assert services.partition("<details>")[2].count("none yet") == 36
    assert "0 sessions" not in text
