"""Whatever people or recognisers write is text, and whatever a browser sends is answered calmly."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.slow  # quick each, but many of them

Add = Callable[..., Any]
EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{7*7}} \u202e\u2066evil & co ]]>"
SAFE_START = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&gt;&lt;img src=x onerror=alert(1)&gt; {{7"


@pytest.fixture
def evil(add: Add) -> None:
    """A session in which every text that comes from outside is hostile."""
    add(
        id="evil", title=EVIL, partner=EVIL, presenters=(EVIL, "O'Neil"), words="Say prototype " + EVIL, speaker=EVIL,
        asker=EVIL,
    )  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["/", "/sessions", "/sessions/evil", "/sessions/evil?t=83", "/search?q=prototype", "/toolbox/technology-night"],
)
@pytest.mark.usefixtures("evil")
def test_markup_in_texts_is_shown_as_text(client: FlaskClient, address: str) -> None:
    text = client.get(address).text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert SAFE_START in text
    assert "49" not in re.findall(r"onerror=alert\(1\)&gt; (\S*)", text)


@pytest.mark.usefixtures("evil")
def test_linked_data_stays_data(client: FlaskClient) -> None:
    text = client.get("/sessions/evil").text
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert json.loads(block[0])["name"] == EVIL


@pytest.mark.usefixtures("evil")
def test_the_feed_stays_xml(client: FlaskClient) -> None:
    item = ET.fromstring(client.get("/feed.xml").data).find("channel/item")
    assert item is not None
    assert item.findtext("title") == EVIL


def test_the_feed_leaves_out_what_xml_cannot_hold(client: FlaskClient, add: Add) -> None:
    add(id="night", title="A\x00B\x0bC\ufffeD", presenters=("\x1b[31mRed",))
    item = ET.fromstring(client.get("/feed.xml").data).find("channel/item")
    assert item is not None
    assert item.findtext("title") == "ABCD"


@pytest.mark.usefixtures("evil")
def test_texts_do_not_reach_headers(client: FlaskClient) -> None:
    for address in ("/sessions/evil", "/media/evil/video.mp4?download", "/feed.xml"):
        assert "alert" not in str(client.get(address).headers)


@pytest.mark.parametrize(
    "query",
    [
        "\x00", "a\x00b", "x" * 100_000, "\u202e\u2066abc", "(" * 3000, "a* OR b* NOT *", '"' * 99, "𝕏\ud7ff👩‍🚀",
        "%", "_", "title:x^9~", "<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_any_query_is_answered(client: FlaskClient, add: Add, query: str) -> None:
    add(id="night")
    answer = client.get("/search", query_string={"q": query})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert len(answer.data) < 20_000


@pytest.mark.parametrize(
    "address", ["/search?q=%ff%fe%c0", "/search?q=%", "/search?q=a&q=b&language[]=x", "/%ff", "/?%00"]
)
def test_bytes_that_are_no_text_are_answered(client: FlaskClient, add: Add, address: str) -> None:
    add(id="night")
    assert client.get(address).status_code in (200, 404)


def test_direction_marks_do_not_leak_out_of_names(client: FlaskClient, add: Add) -> None:
    add(id="night", title="\u202eTitle", presenters=("\u202eName",))
    text = client.get("/sessions/night").text
    assert re.search(r'<h1[^>]*dir="auto"[^>]*>\u202eTitle</h1>', text)
    assert "<bdi>\u202eName</bdi>" in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FROB"])
@pytest.mark.parametrize("address", ["/", "/feed.xml", "/media/night/video.mp4", "/static/site.css", "/nowhere"])
def test_only_reading_is_answered(client: FlaskClient, add: Add, method: str, address: str) -> None:
    add(id="night")
    answer = client.open(address, method=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "address", ["//evil.example/", "//evil.example/..", "/sessions/", "/toolbox/", "//", "/\\evil"]
)
def test_nothing_redirects(client: FlaskClient, add: Add, address: str) -> None:
    add(id="night")
    answer = client.get(address, headers={"Host": "evil.example"})
    assert "Location" not in answer.headers
    assert answer.status_code in (200, 404)


@pytest.mark.parametrize("host", ["evil.example", "a" * 3000, "<script>", "[", "localhost:99999999", ""])
def test_the_host_header_is_never_repeated(client: FlaskClient, add: Add, host: str) -> None:
    add(id="night")
    for address in ("/", "/sessions/night", "/feed.xml", "/media/night/transcript.txt"):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code == 200
        assert len(host) < 5 or host not in answer.text
        assert "http://localhost" not in answer.text
