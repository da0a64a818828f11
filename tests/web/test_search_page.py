"""The search page and its suggestions, over an index that says what the test wants."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from pipeline.catalog import searches
from pipeline.config import Settings
from pipeline.core.artefacts import Card, Clip, Clips, Quote
from pipeline.core.errors import IndexMissing
from pipeline.home import Home
from pipeline.search.port import Found, Hit, Query, Results, SearchIndex, Translation
from tests.web.conftest import COMPILED
from webapp.app import create_app
from webapp.pages.excerpt import Piece, titled
from webapp.pages.names import distance, folded
from webapp.pages.words import typed
from webapp.site import EXTENSION, Ports

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]
EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u202eevil & co"


@dataclass
class IndexThatSays:
    """An index that answers what it was told to, and remembers what it was asked."""

    results: Results = field(default_factory=Results)
    words: tuple[str, ...] = ()
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query) -> Results:
        self.asked.append(query)
        return self.results

    def suggest(self, typed: str, visible: frozenset[str] | None, limit: int = 8) -> tuple[str, ...]:
        return self.words[:limit]


class IndexThatIsGone:
    """An index that cannot be read."""

    def suggest(self, typed: str, visible: frozenset[str] | None, limit: int = 8) -> tuple[str, ...]:
        raise IndexMissing("There is no index.")


@pytest.fixture
def index() -> IndexThatSays:
    """What the site asks."""
    return IndexThatSays()


@pytest.fixture
def site(settings: Settings, home: Home, index: SearchIndex) -> Flask:
    """The site, over that index."""
    app = create_app(settings, Ports(index=lambda path: index))
    app.jinja_env.bytecode_cache = COMPILED
    return app


def hit(session: str = "night", at_s: int = 83, **special: Any) -> Hit:
    """A passage that was found."""
    told = {
        "session": session, "kind": "passage", "language": "en", "start_ms": at_s * 1000, "end_ms": at_s * 1000 + 9000,
        "at_ms": at_s * 1000, "title": "", "text": "", "highlight": "An <mark>evening</mark> in a firm.", "score": 1.0,
    }  # fmt: skip
    return Hit(**{**told, **special})


def found(*hits: Hit, moments: int = 0, more: Iterable[str] = (), did_you_mean: str | None = None) -> Results:
    """An answer of one group a session; ``more`` are sessions that answer as well."""
    groups: dict[str, list[Hit]] = {}
    for one in hits:
        groups.setdefault(one.session, []).append(one)
    return Results(
        sessions={**dict.fromkeys(more, 1), **{id: max(moments, len(its)) for id, its in groups.items()}},
        total=len(groups), moments=max(moments, len(hits)), did_you_mean=did_you_mean,
        found=tuple(Found(id, 1.0, max(moments, len(its)), tuple(its)) for id, its in groups.items()),
    )  # fmt: skip


def links(text: str, *starts: str) -> list[str]:
    """The addresses of links on a page that begin so."""
    every = [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]*)"', text)]
    return [one for one in every if one.startswith(starts)]


def test_a_session_shows_what_it_is_and_its_moments(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    index.results = found(hit(), moments=7)
    text = client.get("/search?q=evening").text
    for expected in (
        "Technology Night: one small host", "Skarvik Process Cluster", "Maren Oldervik", "19 September 2018", "English",
        "Collaboration", "2 min", "/media/night/poster.jpg", "<mark>evening</mark> in a firm.",
        "7 moments in 1 session",
        "6 more moments in this session", 'href="/sessions/night?t=83&amp;find=evening#now"',
        '<span class="hidden">Open at </span>1:23',
    ):  # fmt: skip
        assert expected in text, expected
    assert links(text, "/search?q=evening&session=night")


def test_every_kind_of_moment_says_what_it_is(client: FlaskClient, add: Add, home: Home, index: IndexThatSays) -> None:
    add(id="night")
    clips = Clips((
        Clip("presentation", "presentation", "All", 0, 120_000, "a.mp4", "a.vtt", 1),
        Clip("highlight-1", "highlight", "Best", 80_000, 90_000, "b.mp4", "b.vtt", 1),
    ))  # fmt: skip
    card = Card(goals=(Quote(95_000, 99_000, "More firms."),))
    home.workspace.place("night", "clips").write_bytes(msgspec.json.encode(clips))
    home.workspace.place("night", "card").write_bytes(msgspec.json.encode(card))
    index.results = found(
        hit(at_s=83), hit(at_s=95, kind="question", title="What does an evening cost?", highlight="Nothing at all."),
        hit(at_s=10, kind="chapter", title="The evening", highlight="The <mark>evening</mark>"),
    )  # fmt: skip
    first, second, third = client.get("/search?q=evening").text.split('class="time"')[1:]
    assert "Clip</" in first
    assert "On the card" not in first
    assert "Question</span>" in second
    assert "On the card" in second
    assert "What does an <mark>evening</mark> cost?" in second or "What does an evening cost?" in second
    assert "Chapter</span>" in third
    assert third.count("The <mark>evening</mark>") == 1
    assert "Clip</" not in third


def test_what_was_found_under_another_word_says_so(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    said = Translation("staff turnover", "personalomsättning", "sv", "hr-benchmark")
    index.results = found(hit(translated=(said,)))
    text = re.sub(r"<[^>]*>", "", client.get("/search?q=staff+turnover").text)
    assert "found as personalomsättning (Swedish)" in text


def test_more_moments_of_one_session_are_a_link_away(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    index.results = found(hit(), hit(at_s=10))
    text = client.get("/search?q=evening&session=night&language=en").text
    assert index.asked[-1].within == {"night"}
    assert index.asked[-1].per_session > 50
    assert "Narrow down" not in text
    assert links(text, "/search?q=evening&language=en")
    client.get("/search?q=evening&session=hidden")
    assert index.asked[-1].within == frozenset()
    client.get("/search?q=evening&session=night&language=da")
    assert index.asked[-1].within == frozenset()


def test_counts_stand_beside_links_that_keep_all_else(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night", held_on="2018-09-19")
    add(id="kvall", language="sv", held_on="2019-01-01", title="Kväll", partner="Nord")
    add(id="abend", language="de", held_on="2019-02-02", title="Abend", partner="Nord")
    index.results = found(hit("kvall", language="sv"), more=("night", "abend"))
    text = client.get("/search?q=evening&year=2019&order=date").text
    assert index.asked[-1].within == {"kvall", "abend"}
    assert index.asked[-1].order == "date"
    shown = re.findall(
        r'<li><a href="([^"]*)"[^>]*><span>(.*?)</span> <span class="count">(\d+)</span>', text, re.DOTALL
    )
    told = {
        re.sub(r"<[^>]*>", "", label): (address.replace("&amp;", "&"), int(count)) for address, label, count in shown
    }
    assert told["Swedish"] == ("/search?q=evening&language=sv&year=2019&order=date", 1)
    assert told["2018"] == ("/search?q=evening&year=2018&order=date", 1)
    assert told["2019 (chosen)"] == ("/search?q=evening&order=date", 2)
    assert told["Clips"][1] == 2
    assert "English" not in told
    assert '<input type="hidden" name="year" value="2019">' in text
    assert re.search(r'href="/search\?q=evening&amp;year=2019" *>Best first', text)


@pytest.mark.parametrize("query", ["technology night", "Teknologiaften", "a Technologieabend?", "tecnology night"])
def test_what_of_the_toolbox_a_query_names_comes_first(
    client: FlaskClient, add: Add, index: IndexThatSays, query: str
) -> None:
    add(id="night")
    index.results = found(hit())
    text = client.get("/search", query_string={"q": query}).text
    assert text.index("In the toolbox") < text.index('class="found"')
    assert links(text, "/toolbox/technology-night")


def test_a_moment_takes_the_words_along_where_they_are_said(
    client: FlaskClient, add: Add, index: IndexThatSays
) -> None:
    add(id="night")
    index.results = found(hit(), hit(at_s=20, translated=(Translation("aften", "evening", "en"),)))
    text = client.get("/search", query_string={"q": "a&b " + "x" * 150}).text
    assert f"?t=83&amp;find=a%26b+{'x' * 96}#now" in text
    assert "?t=20#now" in text
    index.results = found(hit(), did_you_mean="evening")
    assert "find=" not in client.get("/search?q=evenig").text


def test_people_and_partners_that_a_query_names_are_linked(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert links(client.get("/search?q=oldervik").text, "/presenters/") == ["/presenters/maren-oldervik"]
    assert links(client.get("/search?q=Skarvik+process").text, "/partners/") == ["/partners/skarvik-process-cluster"]
    assert not links(client.get("/search?q=something+else").text, "/presenters/", "/partners/")


def test_nothing_found_tells_what_to_try(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    text = client.get("/search?q=technolgy+evenings&language=en&service=technology-night").text
    assert "Nobody says" not in text
    assert "No moment says it in these words." in text
    assert '<a href="#named">' in text
    assert 'id="named"' in text
    assert "Nobody says" in client.get("/search?q=submarines").text
    assert links(text, "/feed.xml?") == ["/feed.xml?language=en&service=technology-night"]
    assert links(text, "/toolbox/technology-night")


def test_nothing_found_here_tells_where_there_is_something(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    add(id="kvall", language="sv", title="Kväll")
    index.results = Results(sessions={"night": 3})
    text = client.get("/search?q=evening&language=sv&clips=1").text
    assert "No moment here for" in text
    (without,) = re.findall(r'<li><a href="([^"]*)">Without “<bdi>Swedish</bdi>”</a>: 1 session', text)
    assert parse_qs(urlsplit(without.replace("&amp;", "&")).query) == {"q": ["evening"], "clips": ["1"]}


def test_what_was_probably_meant_keeps_the_filters(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    index.results = found(hit(), did_you_mean="evening")
    text = client.get("/search?q=evenig&language=en").text
    assert '<a href="/search?q=evening&amp;language=en"><bdi>evening</bdi></a>' in text


def test_a_damaged_file_hides_nothing(client: FlaskClient, add: Add, home: Home, index: IndexThatSays) -> None:
    add(id="night")
    home.workspace.place("night", "clips").write_text("{")
    index.results = found(hit())
    assert "<mark>evening</mark>" in client.get("/search?q=evening").text


@pytest.mark.parametrize("query", [EVIL, "\"quoted\" & 'single'", "\u202eabc", "{{7*7}}"])
def test_whatever_is_typed_or_found_is_text(client: FlaskClient, add: Add, index: IndexThatSays, query: str) -> None:
    add(id="night", title=EVIL, partner=EVIL, presenters=(EVIL,))
    index.results = found(
        hit(kind="question", title=EVIL, highlight="a &lt;script&gt; <mark>b</mark>", translated=(
            Translation(EVIL, EVIL, "sv"),)), did_you_mean=EVIL,
    )  # fmt: skip
    for address in ("/search", "/sessions", "/"):
        text = client.get(address, query_string={"q": query}).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert address != "/search" or f'value="{escape(typed(query))}"' in text
    assert "a &lt;script&gt; <mark>b</mark>" in client.get("/search?q=b").text


def test_the_first_page_of_a_search_is_written_down(
    client: FlaskClient, site: Flask, add: Add, home: Home, index: IndexThatSays
) -> None:
    add(id="night")
    index.results = found(hit())
    for address in ("/search?q=evening", "/search?q=evening&page=2", "/search?q=evening&session=night", "/search?q="):
        client.get(address)
    site.extensions[EXTENSION].searches.flush()
    with home.catalog.read() as db:
        assert [(told.query, told.times) for told in searches.asked(db, "2000-01-01")] == [("evening", 1)]


# suggestions ---------------------------------------------------------------------------------------------------------


def test_suggestions_are_names_and_words(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night")
    index.words = ("teknologi", "teknik")
    answer = client.get("/da/suggest?q=om+tekn")
    assert answer.mimetype == "application/json"
    assert (answer.cache_control.public, answer.cache_control.max_age) == (True, 60)
    assert [one["address"] for one in answer.json] == ["/da/search?q=om+teknologi", "/da/search?q=om+teknik"]
    told = client.get("/en/suggest?q=teknikkv").json[0]
    assert (told["text"], told["matched"], told["language"], told["kind"], told["address"]) == (
        "Technology Night", "Teknikkväll", "sv", "service", "/en/toolbox/technology-night",
    )  # fmt: skip
    assert client.get("/suggest?q=small+ho").json[0]["kind"] == "session"


@pytest.mark.parametrize("begun", ["", "t", "(" * 3000, "\x00", "\u202e", "   "])
def test_too_little_suggests_nothing(client: FlaskClient, add: Add, begun: str) -> None:
    add(id="night")
    assert client.get("/suggest", query_string={"q": begun}).json == []


def test_there_are_never_more_than_eight_suggestions(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    for number in range(5):
        add(
            id=f"t{number}", title=f"Technology {number}", partner=f"Technet {number}", presenters=(f"Techna {number}",)
        )
    index.words = tuple(f"tech{number}" for number in range(20))
    answer = client.get("/suggest?q=tech").json
    assert len(answer) == 8
    assert len({one["address"] for one in answer}) == 8


def test_suggestions_are_data(client: FlaskClient, add: Add, index: IndexThatSays) -> None:
    add(id="night", title=EVIL)
    index.words = (EVIL,)
    answer = client.get("/suggest?q=alert")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    texts = [one["text"] for one in json.loads(answer.text)]
    assert texts == [EVIL, EVIL]


def test_names_are_suggested_while_there_is_no_index(settings: Settings, home: Home, add: Add) -> None:
    add(id="night")
    client = create_app(settings, Ports(index=lambda path: IndexThatIsGone())).test_client()  # type: ignore[arg-type]
    assert client.get("/suggest?q=technology").json[0]["text"] == "Technology Night"


def test_a_search_box_knows_where_to_ask(client: FlaskClient) -> None:
    for address in ("/sv/", "/sv/search", "/sv/about"):
        assert 'data-suggest="/sv/suggest"' in client.get(address).text


def test_the_script_is_small() -> None:
    script = Path(__file__).parents[2] / "webapp" / "static" / "suggest.js"
    assert script.stat().st_size < 6000


# pieces --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("abend", "abend", 0), ("abend", "abent", 1), ("abend", "abned", 1), ("abend", "aend", 1), ("abend", "xyz", 3)],
)
def test_distance_counts_errors_up_to_a_limit(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == apart


def test_words_are_folded() -> None:
    assert folded("Smørrebrød, Åre & Straße—É!") == ("smorrebrod", "are", "strasse", "e")


def test_a_question_is_not_said_twice() -> None:
    said = (Piece("So, um: what does an ", False), Piece("evening", True), Piece(" cost? No. It is free.", False))
    title, rest = titled("What does an evening cost?", said)
    assert title == (Piece("What does an ", False), Piece("evening", True), Piece(" cost?", False))
    assert "".join(piece.text for piece in rest) == "No. It is free."
    assert titled("What does an evening", said)[1][0].text == "… cost? No. It is free."
    assert titled("Something else?", said)[1] == said
    before = (Piece("Skarvik", True), Piece(" here. What is it? No.", False))
    assert titled("What is it?", before)[1] == before, "what was found stays in sight"
    assert titled("What does an evening cost? No. It is free.", said)[1] == ()
    begun = (Piece("… an ", False), Piece("evening", True), Piece(" cost? It is free.", False))
    assert titled("What does an evening cost?", begun)[1] == (Piece("It is free.", False),)
    assert titled("The evening", (Piece("The ", False), Piece("evening", True))) == (
        (Piece("The ", False), Piece("evening", True)), (),
    )  # fmt: skip
