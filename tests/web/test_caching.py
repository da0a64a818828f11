"""What browsers may keep, how they ask again, and how much is sent."""

import gzip
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient
from werkzeug.http import http_date

from pipeline.catalog import sessions as catalog
from pipeline.catalog import upcoming
from pipeline.catalog.upcoming import Plan
from pipeline.config import Settings
from pipeline.home import Home, toolbox_path
from webapp.app import create_app
from webapp.site import Ports

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]
MADE = (
    "/", "/sessions", "/sessions/night", "/search?q=evening", "/toolbox", "/about", "/api", "/api/openapi.json",
    "/api/sessions", "/api/sessions/night", "/api/search?q=evening", "/api/toolbox", "/embed/night", "/feed.xml",
    "/oembed?url=https://tools.example/sessions/night", "/sitemap.xml", "/robots.txt", "/media/night/transcript.txt",
)  # fmt: skip


@pytest.mark.slow  # quick each, but many of them
@pytest.mark.parametrize("encoding", ["", "gzip", "br", "zstd"])
def test_who_has_it_already_is_sent_nothing(client: FlaskClient, add: Add, encoding: str) -> None:
    add(id="night")
    for address in MADE:
        asked = {"Accept-Encoding": encoding}
        first = client.get(address, headers=asked)
        assert first.status_code == 200, address
        assert first.cache_control.no_cache, address
        again = client.get(address, headers={**asked, "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), address
        for name in ("ETag", "Vary", "Cache-Control"):
            assert again.headers[name] == first.headers[name], (address, name)
        other = client.get(address, headers={**asked, "If-None-Match": '"other"'})
        assert (other.status_code, other.headers["ETag"]) == (200, first.headers["ETag"]), address


def test_another_language_is_another_page(client: FlaskClient, add: Add) -> None:
    add(id="night")
    english = client.get("/about", headers={"Accept-Language": "en"})
    assert {"Accept-Language", "Accept-Encoding"} <= set(english.vary)
    again = client.get("/about", headers={"Accept-Language": "de", "If-None-Match": english.headers["ETag"]})
    assert again.status_code == 200
    assert set(client.get("/de/about").vary) == {"Accept-Encoding"}


def test_a_change_is_seen_at_once(client: FlaskClient, add: Add) -> None:
    before = client.get("/api/sessions")
    add(id="night")
    after = client.get("/api/sessions", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.get_json()["total"]) == (200, 1)


@pytest.mark.slow
def test_text_is_sent_in_fewer_bytes_and_is_the_same_text(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for address in ("/sessions/night", "/api/toolbox", "/sitemap.xml", "/feed.xml", "/static/site.css"):
        plain = client.get(address)
        for encoding, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress)):
            packed = client.get(address, headers={"Accept-Encoding": encoding})
            assert packed.headers["Content-Encoding"] == encoding
            assert "Accept-Encoding" in packed.vary
            assert len(packed.data) < len(plain.data)
            assert unpack(packed.data) == plain.data


@pytest.mark.parametrize(
    "wanted", ["", "identity", "br;q=0", "gzip;q=0, *;q=0", "x-odd", ";;q=x,,=", "\x7f", "a" * 5000]
)
def test_who_wants_it_plain_gets_it_plain(client: FlaskClient, wanted: str) -> None:
    answer = client.get("/about", headers={"Accept-Encoding": wanted})
    assert (answer.status_code, answer.text[:15]) == (200, "<!doctype html>")
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.vary


def test_media_are_sent_as_they_lie_there(client: FlaskClient, add: Add) -> None:
    add(id="night", words="A long evening. " * 100)
    asked = {"Accept-Encoding": "gzip, br, zstd"}
    for name in ("video.mp4", "captions.vtt", "poster.jpg"):
        whole = client.get(f"/media/night/{name}", headers=asked)
        assert "Content-Encoding" not in whole.headers
        assert "Accept-Encoding" not in whole.vary
        part = client.get(f"/media/night/{name}", headers={**asked, "Range": "bytes=0-3"})
        assert (part.status_code, part.data, "Content-Encoding" in part.headers) == (206, whole.data[:4], False)
    assert "Content-Encoding" in client.get("/media/night/transcript.txt", headers=asked).headers


def test_a_part_of_a_file_of_the_site_is_not_packed(client: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip", "Range": "bytes=0-999"}
    part = client.get("/static/site.css", headers=asked)
    assert (part.status_code, len(part.data), "Content-Encoding" in part.headers) == (206, 1000, False)


def test_an_address_that_does_not_change_with_its_file_is_not_kept_for_good(client: FlaskClient) -> None:
    kept = client.get("/static/site.css")
    assert (kept.cache_control.max_age, kept.cache_control.immutable) == (300, False)
    again = client.get("/static/site.css", headers={"If-None-Match": kept.headers["ETag"]})
    assert (again.status_code, again.cache_control.max_age, again.cache_control.immutable) == (304, 300, False)
    assert re.search(r'href="/static/site\.css\?v=\w+"', client.get("/about").text)


def test_files_of_the_site_never_change_under_their_address(client: FlaskClient) -> None:
    kept = client.get("/static/site.css?v=1", headers={"Accept-Encoding": "br"})
    assert kept.cache_control.immutable
    assert kept.cache_control.public
    again = client.get("/static/site.css?v=1", headers={"Accept-Encoding": "br", "If-None-Match": kept.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.slow
def test_asking_for_the_head_gives_the_head(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for address in MADE:
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.data) == (200, b""), address
        assert head.headers["ETag"] == whole.headers["ETag"], address
        assert head.content_length == len(whole.data), address
    packed = client.head("/sessions/night", headers={"Accept-Encoding": "br"})
    assert packed.content_length == len(client.get("/sessions/night", headers={"Accept-Encoding": "br"}).data)


DATED = (
    "/", "/sessions", "/toolbox", "/toolbox/technology-night", "/toolbox/fields/collaboration", "/partners",
    "/presenters", "/feeds", "/feed.xml", "/sitemap.xml", "/api/sessions", "/api/toolbox",
)  # fmt: skip
OF_A_SESSION = ("/sessions/night", "/sessions/night/card", "/embed/night", "/api/sessions/night")


@pytest.fixture
def clock() -> list[float]:
    """What time it is for the site: the last of these."""
    return [2_000_000_000.5]


@pytest.fixture
def dated(settings: Settings, home: Home, clock: list[float]) -> FlaskClient:
    """A visitor of a site that has that clock."""
    return create_app(settings, Ports(clock=lambda: clock[-1])).test_client()


def since(client: FlaskClient, address: str, moment: datetime | None) -> int:
    assert moment is not None, address
    return client.get(address, headers={"If-Modified-Since": http_date(moment)}).status_code


def test_pages_say_since_when_they_are_so(dated: FlaskClient, add: Add, clock: list[float]) -> None:
    add(id="night")
    assert dated.get("/sessions/night").last_modified is None  # what changes in this second would have the same date
    clock.append(clock[-1] + 60)
    for address in (*DATED, *OF_A_SESSION):
        said = dated.get(address).last_modified
        assert said == datetime.fromtimestamp(2_000_000_001, UTC), address
        assert since(dated, address, said) == 304, address
        assert since(dated, address, said - timedelta(seconds=1)) == 200, address
        assert since(dated, address, said + timedelta(days=9000)) == 200, address
    for address in ("/about", "/accessibility", "/privacy", "/api", "/api/openapi.json"):
        assert dated.get(address).last_modified == datetime.fromtimestamp(2_000_000_000, UTC), address
    assert dated.get("/sessions/never").last_modified is None
    assert dated.get("/search?q=evening").last_modified is None


def change(home: Home, what: str) -> None:
    if what == "toolbox":
        text = toolbox_path("cluster-toolbox").read_text(encoding="utf-8")
        own = home.settings.home / "toolboxes" / "cluster-toolbox.toml"
        own.parent.mkdir(exist_ok=True)
        own.write_text(text.replace("Technology Night", "Evening of Tools"), encoding="utf-8")
        return
    with home.catalog.write() as db:
        if what == "withdrawal":
            catalog.withdraw(db, "other")
        else:
            plan = Plan("New", 2_100_000_000_000, 30, "Europe/Copenhagen", "en", "Skarvik", (), "", "")
            upcoming.add(db, plan, 1, "new")


@pytest.mark.parametrize("what", ["withdrawal", "toolbox", "webinar"])
def test_no_date_hides_a_change(dated: FlaskClient, add: Add, home: Home, clock: list[float], what: str) -> None:
    """Also where the newest date goes back."""
    add(id="night")
    add(id="other", title="Other")
    dated.get("/")
    clock.append(clock[-1] + 60)
    before = dated.get("/").last_modified
    assert since(dated, "/", before) == 304
    change(home, what)
    for address in (*DATED, *OF_A_SESSION):
        assert since(dated, address, before) == 200, address
    clock.append(clock[-1] + 60)
    for address in (*DATED, *OF_A_SESSION):
        assert since(dated, address, before) == 200, address
        assert since(dated, address, dated.get(address).last_modified) == 304, address


def test_the_end_of_a_webinar_is_a_change(dated: FlaskClient, home: Home, clock: list[float]) -> None:
    with home.catalog.write() as db:
        plan = Plan("New", 2_000_001_000_000, 30, "Europe/Copenhagen", "en", "Skarvik", (), "", "")
        upcoming.add(db, plan, 1, "new")
    dated.get("/")
    clock.append(clock[-1] + 60)
    first = dated.get("/")
    assert "New" in first.text
    clock.append(2_000_010_000)
    assert since(dated, "/", first.last_modified) == 200


def test_failures_are_not_kept(client: FlaskClient) -> None:
    for address in ("/nowhere", "/api/nowhere", "/oembed"):
        answer = client.get(address)
        assert answer.cache_control.no_cache, address
        assert "ETag" not in answer.headers, address
