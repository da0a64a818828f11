"""What every answer says about itself."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.config import Settings
from webapp.app import create_app

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]


@pytest.mark.parametrize(
    "address",
    [
        "/", "/sessions/night", "/feed.xml", "/media/night/video.mp4", "/static/site.css", "/nowhere", "/api",
        "/api/sessions", "/oembed", "/sitemap.xml",
    ],
)  # fmt: skip
def test_the_policy_is_on_every_answer(client: FlaskClient, add: Add, address: str) -> None:
    add(id="night")
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


def test_what_may_be_framed_keeps_all_else_of_the_policy(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for address in ("/embed/night", "/embed/never", "/da/embed/night"):
        headers, usual = client.get(address).headers, client.get("/about").headers
        assert headers["Content-Security-Policy"] == usual["Content-Security-Policy"].replace("ors 'none'", "ors *")
        assert "X-Frame-Options" not in headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Permissions-Policy"] == usual["Permissions-Policy"]
        assert "Strict-Transport-Security" in headers


def test_only_what_is_for_programs_can_be_read_by_other_sites(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for address in ("/", "/sessions/night", "/search?q=evening", "/feed.xml", "/media/night/transcript.json", "/api"):
        assert "Access-Control-Allow-Origin" not in client.get(address).headers, address
    for address in ("/api/sessions", "/api/nothing", "/oembed"):
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*", address


@pytest.mark.parametrize(("url", "there"), [("https://tools.example", True), ("http://127.0.0.1:8000", False)])
def test_hsts_only_on_https(settings: Settings, url: str, there: bool) -> None:
    client = create_app(settings.model_copy(update={"site_url": url})).test_client()
    assert ("Strict-Transport-Security" in client.get("/about").headers) is there


def test_files_of_the_site_may_be_kept_and_pages_not(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    page = client.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "?v=" in address
    kept = client.get(address)
    assert (kept.cache_control.max_age or 0) > 10_000_000
