"""The feed, read by a parser that knows nothing of feedgen."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

from flask.testing import FlaskClient

from pipeline.catalog import sessions as catalog
from pipeline.home import Home

Add = Callable[..., Any]
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"
NOW = 1_700_000_000_000


def channel(client: FlaskClient) -> ET.Element:
    answer = client.get("/feed.xml")
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
