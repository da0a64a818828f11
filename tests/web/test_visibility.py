"""Only what a person has published, and the flow has indexed, is there for anybody."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.catalog import sessions as catalog
from pipeline.home import Home

Add = Callable[..., Any]
FILES = (
    "video.mp4", "audio.m4a", "poster.jpg", "captions.vtt", "captions.srt", "transcript.txt", "transcript.json",
    "clips/talk.mp4", "clips/talk.vtt",
)  # fmt: skip
OF_A_SESSION = (
    "/sessions/night", "/sessions/night?t=83", "/sessions/night/card", "/embed/night", "/api/sessions/night",
    "/oembed?url=https://tools.example/sessions/night", "/sessions/night/questions/83", "/sessions/night/chapters/70",
    "/sessions/night/clips/presentation",
)  # fmt: skip
PAGES = (
    "/", "/sessions", "/search?q=technology+night", "/toolbox", "/toolbox/technology-night", "/feed.xml",
    "/api/sessions", "/api/search?q=technology+night", "/sitemap.xml",
)  # fmt: skip


def test_a_published_session_is_everywhere(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert [client.get(address).status_code for address in OF_A_SESSION] == [200] * len(OF_A_SESSION)
    for page in (page for page in PAGES if page != "/toolbox"):
        assert "/sessions/night" in client.get(page).text, page
    assert [client.get(f"/media/night/{name}").status_code for name in FILES] == [200] * len(FILES)


@pytest.mark.parametrize("state", [{"published": False}, {"indexed": False}])
def test_what_is_not_published_or_not_indexed_is_nowhere(client: FlaskClient, add: Add, state: dict[str, bool]) -> None:
    add(id="public", title="Public one", words="Another subject")
    add(id="night", **state)
    assert [client.get(address).status_code for address in OF_A_SESSION] == [404] * len(OF_A_SESSION)
    for page in PAGES:
        assert "/sessions/night" not in client.get(page).text, page
    assert [client.get(f"/media/night/{name}").status_code for name in FILES] == [404] * len(FILES)
    assert "1 session" in client.get("/sessions").text


def test_a_withdrawn_session_is_gone_at_once_with_its_files(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    known = client.get("/media/night/video.mp4")
    assert known.status_code == 200
    assert known.cache_control.no_cache
    assert known.cache_control.private
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
    again = {"If-None-Match": known.headers["ETag"]}
    assert client.get("/media/night/video.mp4", headers=again).status_code == 410
    assert [client.get(f"/media/night/{name}").status_code for name in FILES] == [410] * len(FILES)
    assert [client.get(address).status_code for address in OF_A_SESSION] == [410] * len(OF_A_SESSION)
    for page in PAGES:
        assert "/sessions/night" not in client.get(page).text, page
    assert "Technology Night: one" not in client.get("/feed.xml").text


def test_nobody_can_tell_hidden_from_never_there(client: FlaskClient, add: Add) -> None:
    add(id="unseen", published=False)
    for address in (*OF_A_SESSION, *(f"/media/night/{name}" for name in FILES)):
        unseen, never = (client.get(address.replace("night", name)) for name in ("unseen", "never"))
        assert unseen.status_code == never.status_code == 404, address
        assert unseen.text.replace("unseen", "never") == never.text, address
        assert not {"ETag", "Last-Modified"} & set(unseen.headers.keys()), address


def test_search_speaks_as_if_there_were_nothing_hidden(client: FlaskClient, add: Add) -> None:
    add(id="public", title="Public one", words="A merger of clusters")
    add(id="hidden", title="Hidden one", words="A mergor of clusters, and a zeppelin", published=False)
    found = client.get("/search?q=mergor").text
    assert "/sessions/public" in found
    assert "<mark>merger</mark>" in found
    assert "zeppelin" not in client.get("/search?q=zepelin").text
