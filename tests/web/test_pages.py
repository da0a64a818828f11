"""What the pages show."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from pipeline.catalog import upcoming
from pipeline.core.artefacts import Evidence, Segment, Tag, Tags, Transcript
from pipeline.home import Home

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]


class Read(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


ADDRESSES = (
    "/", "/sessions", "/sessions/night", "/sessions/night?t=83", "/sessions/night/card",
    "/search", "/search?q=technology",
    "/search?q=xyzzy", "/toolbox", "/toolbox/technology-night", "/toolbox/hr-benchmark", "/about",
    "/accessibility", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_keeps_to_the_rules_of_the_house(client: FlaskClient, add: Add, address: str) -> None:
    add(id="night")
    page = Read(client.get(address).text)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids)), "an id twice"
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("html")[0]["lang"] == "en"
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]
    assert not page.all("style")
    assert all("src" in script or script.get("type") == "application/ld+json" for script in page.all("script"))
    links = [a["href"] or "" for a in page.all("a") + page.all("link")]
    inside = [link[1:] for link in links if link.startswith("#")]
    assert set(inside) <= set(ids), "a link to nowhere on the page"
    loaded = [one.get("src") or "" for _, one in page.tags] + [one["href"] or "" for one in page.all("link")]
    assert not [url for url in loaded if url.startswith("http") and not url.startswith("https://tools.example/")]
    labelled = {label["for"] for label in page.all("label")}
    assert all(field.get("type") == "hidden" or field["id"] in labelled for field in page.all("input"))
    assert all("alt" in image for image in page.all("img"))


@pytest.mark.slow
def test_every_link_of_the_site_leads_somewhere(client: FlaskClient, add: Add) -> None:
    add(id="night")
    add(id="kvall", title="Teknikkväll", language="sv", words="En teknikkväll hos ett litet företag")
    waiting, seen = ["/"], {"/"}
    while waiting:
        answer = client.get(waiting.pop())
        assert answer.status_code == 200, answer.request.path
        if answer.mimetype != "text/html":
            continue
        page = Read(answer.text)
        found = [tag.get("href") or tag.get("src") for name, tag in page.tags if name != "html"]
        for link in (answer_link(answer.request.path, one) for one in found if one):
            if link and link not in seen and link.count("&") < 1:  # one filter is as good as two
                seen.add(link)
                waiting.append(link)
    assert {"/feed.xml", "/media/night/clips/presentation.mp4?download", "/toolbox/technology-night"} <= seen


def answer_link(path: str, link: str) -> str | None:
    link = link.removeprefix("https://tools.example").partition("#")[0]
    if link.startswith("?"):
        return path + link
    return link if link.startswith("/") else None


def test_the_session_page_shows_all_there_is(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night").text
    for expected in (
        "Technology Night: one small host", "Maren Oldervik", "Skarvik Process Cluster", "19 September 2018",
        "The evening", "Asked by <bdi>Henrike Aldag</bdi>", "/toolbox/technology-night", "Goals and added value",
        "/media/night/clips/presentation.mp4?download", "/media/night/clips/presentation.vtt?download", "A note.",
        "/media/night/transcript.txt?download", "spots to check", "There is no text here.", 'srclang="en"',
    ):  # fmt: skip
        assert expected in text, expected
    assert "draft" not in text.lower()
    assert "unseen words" not in text


def test_a_draft_says_so_once_and_how_to_get_a_better_one(client: FlaskClient, add: Add) -> None:
    add(id="night", draft=True)
    text = client.get("/sessions/night").text
    running = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)
    assert running.count("This transcript is a draft") == 1
    assert "bring captions" in running
    assert "totm models fetch small" in text
    assert "totm run night" in text
    for jargon in ("<code>", "totm ", "recogniser", "PocketSphinx", "Whisper", "A note."):
        assert jargon not in running, jargon
    for files in ("clips", "downloads"):
        section = running.partition(f'<h2 id="{files}">')[2].partition("</section>")[0]
        assert re.search(r"Captions <small>[^<]*draft</small>", section), files
    assert re.search(r"Transcript <small>txt, draft</small>", running)


def test_files_are_called_by_what_is_seen(client: FlaskClient, add: Add) -> None:
    """WCAG 2.5.3: who speaks to the computer says what she reads, so a name begins with it."""
    add(id="night", title="Teknikkväll", language="sv")
    text = client.get("/sessions/night").text
    clips = text.partition('<h2 id="clips">')[2].partition("</section>")[0]
    assert "aria-label" not in clips
    assert re.sub(r"\s+", " ", re.sub("<[^>]*>", "", clips)).count("Video 1 kB, clip “Presentation and questions”") == 1
    assert 'lang="sv"' not in clips


def test_evidence_comes_in_the_order_of_the_session(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    tell_of(home, "night", "technology-night", (60_000, "Later."), (10_000, "Sooner."))
    about = client.get("/sessions/night").text.partition('<h2 id="topics">')[2].partition("</section>")[0]
    assert about.index("Sooner.") < about.index("Later.")


def tell_of(home: Home, session: str, service: str, *said: tuple[int, str]) -> None:
    """Make the session's tags one service, with sentences in the order of their worth."""
    evidence = tuple(Evidence(start, start + 9000, text, "name") for start, text in said)
    tags = Tags((Tag("cluster-toolbox", "service", service, 0.9, evidence),))
    home.workspace.place(session, "tags").write_bytes(msgspec.json.encode(tags))


@pytest.mark.parametrize(
    ("asked", "seconds", "marked"),
    [
        ("83", "83", "A Technology Night"), ("83.5", "83.5", "A Technology Night"), ("1:23", "83", "A Technology"),
        ("0", "0", "Welcome"), ("999999", "120", "Welcome"), ("1m23s", "83", "A Technology"),
        ("83,5", "83.5", "A Technology"),
    ],
)  # fmt: skip
def test_t_opens_the_player_and_the_transcript_there(
    client: FlaskClient, add: Add, asked: str, seconds: str, marked: str
) -> None:
    add(id="night")
    text = client.get("/sessions/night", query_string={"t": asked}).text
    video = Read(text).all("video")[0]
    assert video["src"] == f"/media/night/video.mp4#t={seconds}"
    assert "poster" not in video
    current = re.findall(r'<a class="line"[^>]*aria-current="true"[^>]*>([^<]*)', text)
    assert len(current) == 1
    assert current[0].startswith(marked)


@pytest.mark.parametrize("asked", ["", "-1", "abc", "1e9", "NaN", "٣", "1:2:3:4", "9" * 50, "\x00", "83 "])
def test_any_other_t_opens_the_page(client: FlaskClient, add: Add, asked: str) -> None:
    add(id="night")
    answer = client.get("/sessions/night", query_string={"t": asked})
    assert answer.status_code == 200
    assert 'src="/media/night/video.mp4' in answer.text


def test_each_segment_is_a_plain_link_to_its_moment(client: FlaskClient, add: Add) -> None:
    add(id="night")
    lines = [a for a in Read(client.get("/sessions/night").text).all("a") if a.get("class") == "line"]
    assert len(lines) == 10
    assert lines[-1]["href"] == "?t=95.5#t=95.5"
    assert lines[-1]["id"] == "t=95.5"


def test_the_player_and_the_downloads_offer_captions_in_every_language(
    client: FlaskClient, add: Add, home: Home
) -> None:
    add(id="night")
    folder = home.workspace.place("night", "tracks/")
    folder.mkdir()
    for name in ("sv.vtt", "da.vtt", "en.vtt", "xx.vtt"):
        (folder / name).write_text("WEBVTT\n")
    page = Read(client.get("/sessions/night").text)
    assert page.all("track") == [
        {"kind": "captions", "srclang": "en", "label": "English", "src": "/media/night/captions.vtt"},
        {"kind": "subtitles", "srclang": "da", "label": "Dansk", "src": "/media/night/captions/da.vtt"},
        {"kind": "subtitles", "srclang": "sv", "label": "Svenska", "src": "/media/night/captions/sv.vtt"},
    ]
    saved = {(a["href"] or "").removeprefix("/media/night/") for a in page.all("a") if "?download" in (a["href"] or "")}
    assert {f"{name}?download" for name in (
        "captions.vtt", "captions.srt", "captions/sv.vtt", "captions/sv.srt", "transcript.txt", "transcript.json",
    )} <= saved  # fmt: skip
    assert all(client.get(f"/media/night/{name}").status_code == 200 for name in saved)


@pytest.mark.parametrize(
    ("engine", "model", "said"),
    [
        ("captions", "en.vtt", "From captions that came with the recording."),
        ("faster-whisper", "small", "Written down by a machine: Whisper (faster-whisper) with the model small."),
        ("pocketsphinx", "", "Written down by a machine: PocketSphinx."),
    ],
)
def test_a_line_under_the_transcript_tells_how_it_was_made(
    client: FlaskClient, add: Add, home: Home, engine: str, model: str, said: str
) -> None:
    add(id="night")
    words = (Segment(0, 900, "Welcome.", "en"),)
    home.workspace.place("night", "transcript").write_bytes(
        msgspec.json.encode(Transcript("en", engine, model, False, words))
    )
    assert re.search(rf">\s*{re.escape(said)}\s*</p>", client.get("/sessions/night").text)


def test_linked_data_names_the_world_s_address(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night", headers={"Host": "evil.example"}).text
    linked = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[0])
    assert linked["@type"] == "VideoObject"
    assert linked["url"] == "https://tools.example/sessions/night"
    assert linked["duration"] == "PT2M0S"
    assert linked["hasPart"][1]["startOffset"] == 70


def test_search_opens_the_session_at_the_exact_sentence(client: FlaskClient, add: Add) -> None:
    add(id="night", words="A Technology Night is an evening in a small firm.")
    text = client.get("/search?q=evening").text
    assert 'href="/sessions/night?t=83&amp;find=evening#now"' in text
    assert '<span class="hidden">Open at </span>1:23' in text
    assert "<mark>evening</mark>" in text
    assert "1 moment in 1 session" in text


def test_the_moment_that_a_link_names_is_a_place_on_the_page(client: FlaskClient, add: Add) -> None:
    """So that it is in view where no script brings it there."""
    add(id="night")
    text = client.get("/sessions/night?t=90").text
    assert re.findall(r'<span id="now"></span><a class="line" id="([^"]*)"[^>]*aria-current="true"', text) == ["t=83"]
    assert 'id="now"' not in client.get("/sessions/night").text


def test_search_can_be_narrowed_to_a_language(client: FlaskClient, add: Add) -> None:
    add(id="night", words="The robot helps.")
    add(id="kvall", title="Kväll", language="sv", words="En robot hjälper.")
    both = client.get("/search?q=robot").text
    assert "/search?q=robot&amp;language=sv" in both
    swedish = client.get("/search?q=robot&language=sv").text
    assert "/sessions/kvall?t=83&amp;find=robot#now" in swedish
    assert "/sessions/night?t=83" not in swedish
    assert client.get("/search?q=robot&language=xx").status_code == 200


def test_a_page_beyond_the_last_says_so(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/search?q=evening&page=2").text
    assert "No more moments" in text
    assert 'href="/search?q=evening"' in text
    assert "Nobody says" not in text


def test_sessions_can_be_narrowed_down_and_put_in_order(client: FlaskClient, add: Add) -> None:
    add(id="night", held_on="2018-09-19", title="B")
    add(id="kvall", title="a", language="sv", held_on="2019-09-19")
    assert "/sessions?language=sv" in client.get("/sessions").text
    swedish = client.get("/sessions?language=sv").text
    assert "/sessions/kvall" in swedish
    assert "/sessions/night" not in swedish
    assert '<meta name="robots" content="noindex">' in swedish
    for order, ids in {"": ["kvall", "night"], "oldest": ["night", "kvall"], "title": ["kvall", "night"]}.items():
        text = client.get("/sessions", query_string={"order": order}).text
        assert re.findall(r'<h2><a href="/sessions/(\w+)"', text) == ids, order
    nothing = client.get("/sessions?language=da").text
    assert "No session has all of this" in nothing
    assert "2 sessions" in nothing


def test_home_tells_what_is_to_come(client: FlaskClient, home: Home) -> None:
    plan = upcoming.Plan(
        "What comes", 4_000_000_000_000, 30, "Europe/Oslo", "nb", "Skarvik Process Cluster", (), "", ""
    )
    with home.catalog.write() as db:
        coming = upcoming.add(db, plan, 1)
        cancelled = upcoming.add(db, replace(plan, title="What does not"), 1)
        upcoming.cancel(db, cancelled, 2)
    text = client.get("/").text
    assert f'href="/upcoming/{coming}"' in text
    assert "What does not" not in text


def test_pages_say_what_is_shown_where_they_are_shared(client: FlaskClient) -> None:
    said = {one.get("property"): one.get("content") for one in Read(client.get("/sv/about").text).all("meta")}
    assert said["og:url"] == "https://tools.example/sv/about"
    assert said["og:locale"] == "sv_SE"
    assert str(said["og:image"]).startswith("https://tools.example/static/cover.png")
    assert said["og:site_name"] == "Innovation Tool of the Month"


def test_search_without_words_and_without_hits_says_what_to_try(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert "Type what you would ask a colleague" in client.get("/search?q=++").text
    nothing = client.get("/search?q=xyzzyplugh").text
    assert "Nobody says" in nothing
    assert 'href="/toolbox/technology-night"' in nothing


def test_search_offers_what_was_probably_meant(client: FlaskClient, add: Add) -> None:
    add(id="night", words="The prototype is a prototype of a prototype.")
    assert "Did you mean" in client.get("/search?q=prototipe").text


def test_a_service_shows_its_sessions_with_evidence(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/toolbox/technology-night").text
    assert "Teknikkväll" in text
    assert 'href="/sessions/night?t=83#now"' in text
    assert "A Technology Night is an evening in a small firm." in text
    assert client.get("/toolbox/no-such-service").status_code == 404


def test_all_sessions_come_in_pages_newest_first(client: FlaskClient, add: Add) -> None:
    for number in range(1, 27):
        add(id=f"s{number:02}", title=f"Session {number:02}", held_on=f"2020-01-{number:02}", indexed=True)
    first, second = client.get("/sessions").text, client.get("/sessions?page=2").text
    assert re.findall(r"Session (\d\d)</a>", first) == [f"{n:02}" for n in range(26, 2, -1)]
    assert re.findall(r"Session (\d\d)</a>", second) == ["02", "01"]
    assert 'rel="next"' in first
    for odd in ("0", "-1", "99999999999", "x", "²", "2.5"):
        assert client.get("/sessions", query_string={"page": odd}).status_code == 200


def test_an_empty_site_is_a_site(client: FlaskClient) -> None:
    for address in ("/", "/sessions", "/toolbox", "/feed.xml", "/search"):
        assert client.get(address).status_code == 200


def test_a_long_session_is_shown_whole(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    lines = tuple(Segment(n * 3000, n * 3000 + 2900, "Some words that were said here.", "en") for n in range(900))
    home.workspace.place("night", "transcript").write_bytes(
        msgspec.json.encode(Transcript("en", "captions", "", False, lines))
    )
    assert client.get("/sessions/night?t=83").text.count('class="line"') == 900
