"""What the pages tell of what a session is about, and its best-practice card on a page of its own."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.config import Settings
from pipeline.home import Home, toolbox_path
from webapp.app import create_app

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]


def part(text: str, heading: str) -> str:
    """The section of a page under the heading of that id, in words."""
    found = text.partition(f'<h2 id="{heading}">')[2].partition("</section>")[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", found))


def test_what_it_is_about_stands_apart_from_what_is_mentioned(client: FlaskClient, add: Add) -> None:
    add(id="night")
    about = part(client.get("/sessions/night").text, "topics")
    assert about.index("Technology Night") < about.index("Also mentioned") < about.index("Health Hackathon")
    assert "Kind of tool Workshop suggestion" in about
    assert "Academy" not in about, "what a person rejected is not shown"
    assert "confirmed" not in about


def test_what_a_person_confirmed_says_so(client: FlaskClient, add: Add) -> None:
    add(id="night", decided="accepted")
    assert "confirmed by a person" in part(client.get("/sessions/night").text, "topics")


def test_what_is_only_mentioned_does_not_count_as_shown(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert "Nobody has shown this yet" in client.get("/toolbox/health-hackathon").text


def test_a_field_that_a_person_took_off_counts_no_session(client: FlaskClient, add: Add) -> None:
    add(id="night", field=False)
    text = client.get("/toolbox").text
    assert "1 of 37" in text
    collaboration = text.partition('<h2 id="collaboration">')[2].partition("</section>")[0]
    places = [collaboration.index(text) for text in ("1 of 6 have a session", "No session yet", "1 session")]
    assert places == sorted(places)


def test_another_toolbox_brings_its_own_words(settings: Settings, home: Home, add: Add) -> None:
    add(id="night")
    tag = replace(settings.tag, toolbox="jamtland")
    client = create_app(settings.model_copy(update={"tag": tag})).test_client()
    text = client.get("/toolbox").text
    assert "What companies in a northern Swedish region need" in text
    assert "0 of " in text
    for kind in ("Need", "Strength", "Practice to copy", "Step of the process"):
        assert f"<h3>{kind}</h3>" in text
    assert not re.search("best practice|new service", text, re.IGNORECASE)
    assert "<span>Need</span>" in client.get("/toolbox/skills-and-recruiting").text
    assert "Technology Night" not in part(client.get("/sessions/night").text, "topics")


def test_a_changed_toolbox_is_read_again_and_a_broken_one_is_not(client: FlaskClient, home: Home) -> None:
    own = home.workspace.root / "toolboxes" / "cluster-toolbox.toml"
    shipped = toolbox_path("cluster-toolbox").read_text(encoding="utf-8")
    own.parent.mkdir(exist_ok=True)
    assert "gathered by 33 of them" in client.get("/toolbox").text
    own.write_text(shipped.replace("gathered by 33 of them", "gathered by all of them"), encoding="utf-8")
    assert "gathered by all of them" in client.get("/toolbox").text
    own.write_text("this is no toolbox", encoding="utf-8")
    assert "gathered by all of them" in client.get("/toolbox").text


def test_a_question_has_a_link_and_topics_of_its_own(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night").text
    assert 'id="q-83"' in text
    assert 'href="/sessions/night/questions/83"' in text
    assert "About HR Benchmark" in part(text, "questions")


def test_the_card_has_all_seven_sections_and_says_which_are_empty(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night/card").text
    assert text.count("<h2>") == 7
    assert text.count("Nothing was said of this.") == 6
    assert 'href="/sessions/night?t=83#now"' in text
    assert "https://tools.example/sessions/night" in text
    assert "draft" not in text


def test_the_card_of_a_draft_says_so(client: FlaskClient, add: Add) -> None:
    add(id="night", draft=True)
    assert "words are a draft" in client.get("/sessions/night/card").text


@pytest.mark.parametrize("special", [{"published": False}, {"indexed": False}])
def test_the_card_of_a_session_that_is_not_shown_is_not_found(
    client: FlaskClient, add: Add, special: dict[str, bool]
) -> None:
    add(id="night", **special)
    assert client.get("/sessions/night/card").status_code == 404


def test_hostile_words_are_shown_as_text(client: FlaskClient, add: Add) -> None:
    add(id="night", words="<script>alert(1)</script> \u202egnp.exe", title="<b>x</b>", presenters=("<i>A</i>",))
    for address in ("/sessions/night", "/sessions/night/card"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert "<b>x" not in text
        assert "<i>A" not in text
