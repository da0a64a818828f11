"""What browsers may keep, how they ask again, and how much is sent."""

import gzip
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient

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


def test_a_page_about_a_session_says_when_it_changed(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for address in ("/sessions/night", "/sessions/night/card", "/embed/night", "/api/sessions/night"):
        answer = client.get(address)
        assert answer.last_modified, address
        again = client.get(address, headers={"If-Modified-Since": answer.headers["Last-Modified"]})
        assert again.status_code == 304, address
    assert client.get("/sessions").last_modified is None
    assert client.get("/sessions/never").last_modified is None


def test_failures_are_not_kept(client: FlaskClient) -> None:
    for address in ("/nowhere", "/api/nowhere", "/oembed"):
        answer = client.get(address)
        assert answer.cache_control.no_cache, address
        assert "ETag" not in answer.headers, address
