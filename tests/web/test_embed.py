"""The player on pages of others, and how they find it."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from pipeline.home import Home
from webapp.pages.citing import BAR
from webapp.views.embed import fitted, framed

pytestmark = pytest.mark.slow  # quick each, but many of them

Add = Callable[..., Any]
OURS = "https://tools.example/sessions/night"
EVIL = "\"'><script>alert(1)</script> & \u202e\x0b"


def ask(client: FlaskClient, url: str, **more: object) -> TestResponse:
    return client.get(f"/oembed?{urlencode({'url': url, **more})}")


def iframe(html: str) -> dict[str, str | None]:
    """The attributes of the only element."""
    found: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))  # type: ignore[method-assign]
    parser.feed(html)
    ((tag, attributes),) = found
    assert tag == "iframe"
    return attributes


def test_the_player_may_be_framed_and_nothing_else(client: FlaskClient, add: Add) -> None:
    add(id="night")
    framed, other = client.get("/embed/night?t=83"), client.get("/sessions/night")
    assert framed.status_code == 200
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert "video.mp4#t=83" in framed.text
    assert other.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]


def test_a_session_can_be_shown_elsewhere(client: FlaskClient, add: Add) -> None:
    add(id="night")
    answer = ask(client, OURS)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = answer.get_json()
    frame = iframe(told.pop("html"))
    assert told == {
        "version": "1.0", "type": "video", "title": "Technology Night: one small host", "author_name": "Maren Oldervik",
        "provider_name": "Innovation Tool of the Month", "provider_url": "https://tools.example/",
        "width": 640, "height": 396, "thumbnail_url": "https://tools.example/media/night/poster.jpg",
        "thumbnail_width": 1280, "thumbnail_height": 720,
    }  # fmt: skip
    assert (frame["src"], frame["title"], frame["width"], frame["height"]) == (
        "https://tools.example/embed/night", told["title"], "640", "396",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "src"),
    [
        (f"{OURS}?t=83", "/embed/night?t=83"),
        (f"{OURS}?t=1:23#t=83", "/embed/night?t=83"),
        ("http://tools.example/sessions/night", "/embed/night"),
        ("https://tools.example/da/sessions/night?t=5", "/da/embed/night?t=5"),
        ("https://tools.example/embed/night?x=1", "/embed/night"),
        ("https://tools.example/sessions/night/questions/83", "/embed/night?t=83"),
        ("https://tools.example/sessions/night/card", "/embed/night"),
        ("https://tools.example/sessions/night/clips/presentation", "/embed/night?clip=presentation"),
        ("https://tools.example/de/sessions/night/clips/presentation?t=9", "/de/embed/night?clip=presentation&t=9"),
        ("https://tools.example/embed/night?clip=presentation&t=999", "/embed/night?clip=presentation&t=60"),
        (f"{OURS}?t=999999", "/embed/night?t=120"),
        (f"{OURS}?t=<script>", "/embed/night"),
    ],
)
def test_addresses_of_a_session_mean_it_at_their_moment(client: FlaskClient, add: Add, url: str, src: str) -> None:
    add(id="night")
    assert iframe(ask(client, url).get_json()["html"])["src"] == f"https://tools.example{src}"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://evil.example/sessions/night", 404), ("https://tools.example@evil.example/sessions/night", 404),
        ("https://tools.example:444/sessions/night", 404), ("https://tools.example/about", 404),
        ("https://tools.example/sessions/never", 404), ("https://tools.example/sessions/../sessions/night", 404),
        ("javascript:alert(1)", 404), ("//tools.example/sessions/night", 404), ("https://[", 404), ("x" * 5000, 404),
        ("https://tools.example/media/night/video.mp4", 404), ("https://tools.example/sessions/night%00", 404),
        ("", 400),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_not_there(client: FlaskClient, add: Add, url: str, status: int) -> None:
    add(id="night")
    answer = ask(client, url)
    assert answer.status_code == status
    assert set(answer.get_json()) == {"error", "advice"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_other_formats_and_impossible_sizes_are_refused(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert ask(client, OURS, format="yaml").status_code == 501
    for size in ("0", "-1", "wide", "1.5", "9" * 40):
        assert ask(client, OURS, maxwidth=size).status_code in (200, 400)
    assert ask(client, OURS, maxwidth="wide").status_code == 400


def test_the_player_and_its_picture_fit_into_what_is_wanted(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    told = ask(client, OURS, maxwidth=320, maxheight=90).get_json()
    assert (told["width"], told["height"]) == (96, 90)
    assert "thumbnail_url" not in told
    home.workspace.place("night", "poster").unlink()
    assert "thumbnail_url" not in ask(client, OURS).get_json()


def test_a_clip_is_shown_elsewhere_under_its_own_name(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    place = home.workspace.place("night", "clips")
    clips = json.loads(place.read_text())
    clips["clips"].append(clips["clips"][0] | {"id": "highlight-1", "kind": "highlight", "title": EVIL})
    place.write_text(json.dumps(clips))
    told = ask(client, f"{OURS}/clips/highlight-1?t=9").get_json()
    assert (told["title"], iframe(told["html"])["title"]) == (EVIL, EVIL)
    assert told["thumbnail_url"] == "https://tools.example/media/night/poster.jpg"
    shown = client.get(str(iframe(told["html"])["src"]).removeprefix("https://tools.example")).text
    assert 'src="/media/night/clips/highlight-1.mp4#t=9"' in shown
    assert 'src="/media/night/clips/highlight-1.vtt"' in shown
    assert 'href="https://tools.example/sessions/night/clips/highlight-1?t=9#now"' in shown
    assert "<script>alert" not in shown
    assert 'poster="/media/night/poster.jpg"' in client.get("/embed/night?clip=highlight-1").text
    assert client.get("/embed/night?clip=never").status_code == 404
    assert ask(client, f"{OURS}/clips/never").status_code == 404


def test_a_frame_has_room_for_the_title_above_the_picture() -> None:
    assert framed(None, None) == (640, 360 + BAR)
    assert framed(320, None) == (320, 180 + BAR)
    assert framed(None, 1) == (1, 1)
    assert f"height: {BAR}px" in (Path(__file__).parents[2] / "webapp/static/embed.css").read_text()


def test_fitting_keeps_the_shape_and_has_bounds() -> None:
    assert fitted((640, 360), None, None) == (640, 360)
    assert fitted((640, 360), 1280, None) == (1280, 720)
    assert fitted((640, 360), 10**9, 10**9) == (1920, 1080)
    assert fitted((640, 360), 1, 1) == (1, 1)


def test_as_xml_it_says_the_same_and_markup_stays_text(client: FlaskClient, add: Add) -> None:
    add(id="night", title=EVIL)
    told = ask(client, OURS).get_json()
    root = ET.fromstring(ask(client, OURS, format="xml").data)
    assert {one.tag: one.text for one in root} == {name: str(value).replace("\x0b", "") for name, value in told.items()}
    assert iframe(told["html"])["title"] == EVIL
