"""The toolbox as a map, its fields and services, partners and presenters."""

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from pipeline.catalog import sessions as catalog
from pipeline.catalog import upcoming
from pipeline.catalog.naming import slug
from pipeline.core.artefacts import Tags
from pipeline.home import Home
from webapp.pages.people import initial, place
from webapp.pages.toolbox import heat

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]
NOW = 1_700_000_000_000


def tile(text: str, service: str) -> str:
    """A service's tile on the map, in words."""
    found = re.findall(rf'<li class="tile [^"]*">(?:(?!</li>).)*?/toolbox/{service}["?].*?</li>', text, re.DOTALL)
    assert len(found) == 1
    return words(found[0])


def content(client: FlaskClient, address: str) -> str:
    """What a page shows, without head and foot, which repeat the address."""
    return client.get(address).text.partition("<main")[2].partition("</main>")[0]


def words(markup: str) -> str:
    """What is read of a piece of a page."""
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", markup)).strip()


def section(text: str, heading: str) -> str:
    """The section of a page under the heading of that id, in words."""
    return words(text.partition(f'id="{heading}"')[2].partition("</section>")[0].partition(">")[2])


def test_every_service_has_a_tile_and_the_empty_ones_invite(client: FlaskClient, add: Add) -> None:
    add(id="night")
    add(id="kvall", title="Kväll", language="sv", held_on="2020-03-01")
    text = client.get("/toolbox").text
    assert text.count('<li class="tile') == 37
    assert text.count('<li class="tile heat-0">') == 36
    assert tile(text, "technology-night") == ("Technology Night 2 2 sessions 4 min en sv English, Swedish Mar 2020")
    assert tile(text, "academy") == "Academy Nobody yet. Show yours"
    assert 'href="/about#show"' in text
    assert 'id="show"' in client.get("/about").text
    assert "1 of 37" in text
    assert "<h3>Best practice</h3>" in text
    assert "Policy action No session yet No service has this as its main aim yet. Show yours" in words(text)


def test_the_map_can_be_narrowed_by_plain_links(client: FlaskClient, add: Add) -> None:
    add(id="night")
    add(id="kvall", language="sv", held_on="2020-03-01", service="hr-benchmark", partner="Polymera")
    add(id="old", language="sv", held_on="2019-03-01", service="academy")
    swedish = client.get("/toolbox?language=sv").text
    assert "Nobody yet." in tile(swedish, "technology-night")
    assert "1 session" in tile(swedish, "hr-benchmark")
    assert 'href="/toolbox/hr-benchmark?language=sv"' in swedish
    assert 'href="/toolbox?language=sv&amp;year=2020"' in swedish
    assert "1 of 37" in client.get("/toolbox?year=2018").text
    assert "Polymera" in client.get("/toolbox?partner=polymera").text
    for odd in ("language=xx", "year=%00", "partner=" + "x" * 999, "service=hr-benchmark&clips=1"):
        assert client.get(f"/toolbox?{odd}").status_code == 200


def test_what_was_covered_longest_ago_comes_first(client: FlaskClient, add: Add) -> None:
    add(id="night", held_on="2020-05-05")
    add(id="bench", service="hr-benchmark", held_on="2018-01-01")
    ago = section(client.get("/toolbox").text, "ago")
    assert ago.index("HR Benchmark 1 January 2018") < ago.index("Technology Night 5 May 2020")


def test_names_are_those_of_the_page_s_language(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/de/toolbox").text
    assert "Technologieabend" in text
    assert 'href="/de/toolbox/technology-night"' in text
    assert "Zusammenarbeit" in client.get("/de/toolbox/fields/collaboration").text
    assert "<h1>Technologieabend</h1>" in client.get("/de/toolbox/technology-night").text


def test_a_field_shows_its_services_and_its_newest_sessions(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/toolbox/fields/collaboration").text
    assert "Technology Night: one small host" in text
    assert "1 of 6" in text
    assert "/feed.xml?field=collaboration" in text
    assert "Nobody has shown this yet." in text
    assert "No service has this" in client.get("/toolbox/fields/policy-action").text
    assert client.get("/toolbox/fields/none").status_code == 404


def test_a_service_shows_its_moments_newest_first_and_what_surrounds_it(client: FlaskClient, add: Add) -> None:
    add(id="night")
    add(id="later", title="The later one", held_on="2021-01-01")
    text = client.get("/toolbox/technology-night").text
    assert text.index("The later one") < text.index("Technology Night: one small host")
    assert 'href="/sessions/night?t=83#now"' in text
    assert "/feed.xml?service=technology-night" in text
    assert "Teknikkväll" in text
    assert 'href="/toolbox/innovation-days"' in text
    assert "<dt>sessions</dt><dd>2</dd>" in text


def test_a_service_shows_the_questions_about_it_and_where_it_is_mentioned(client: FlaskClient, add: Add) -> None:
    add(id="night")
    asked = section(client.get("/toolbox/hr-benchmark").text, "questions")
    assert "A Technology Night is an evening in a small firm. Why? Henrike Aldag" in asked
    text = client.get("/toolbox/health-hackathon").text
    assert "Nobody has shown this yet." in text
    assert "1:23 Technology Night: one small host 19 September 2018" in section(text, "mentions")


def test_what_is_said_in_passing_follows_every_change(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    assert 'id="mentions"' in client.get("/toolbox/health-hackathon").text
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
    assert 'id="mentions"' not in client.get("/toolbox/health-hackathon").text
    home.workspace.place("night", "tags").write_bytes(msgspec.json.encode(Tags(())))
    with home.catalog.write() as db:
        catalog.edit(db, "night", catalog.Edit(title="Again"), NOW + 9000)
        catalog.publish(db, "night", NOW + 9000)
    assert 'id="mentions"' not in client.get("/toolbox/health-hackathon").text


def test_one_damaged_file_closes_no_page_of_many(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    add(id="other", title="Other")
    client.get("/toolbox/technology-night")
    home.workspace.place("other", "tags").write_text("{")
    text = client.get("/toolbox/technology-night").text
    assert "A Technology Night is an evening in a small firm." in text
    assert client.get("/toolbox/health-hackathon").status_code == 200


def test_a_service_with_many_sessions_comes_in_pages(client: FlaskClient, add: Add) -> None:
    for number in range(11):
        add(id=f"s{number:02}", title=f"Session {number:02}", held_on=f"2020-01-{number + 1:02}")
    first = client.get("/toolbox/technology-night?language=en").text
    assert first.count('<article class="witness">') == 10
    assert "language=en" in re.findall(r'rel="next" href="([^"]*)"', first)[0]
    assert client.get("/toolbox/technology-night?language=en&page=2").text.count('<article class="witness">') == 1


def test_partners_are_listed_and_each_has_a_page(client: FlaskClient, add: Add) -> None:
    add(id="night")
    add(id="kvall", title="Kväll", language="sv", held_on="2020-03-01", service="hr-benchmark", presenters=("Åsa Ek",))
    listed = client.get("/partners").text
    assert "Skarvik Process Cluster 2 sessions 4 min en sv English, Swedish Mar 2020" in words(listed)
    text = client.get("/partners/skarvik-process-cluster").text
    assert text.index("Kväll</a>") < text.index("Technology Night: one small host</a>")
    assert 'href="/presenters/aasa-ek"' in text
    assert 'href="/toolbox/hr-benchmark"' in text
    assert 'href="/toolbox?partner=skarvik-process-cluster"' in text
    assert "/feed.xml?partner=skarvik-process-cluster" in text
    assert "There is nothing on this page." in client.get("/partners/skarvik-process-cluster?page=9").text


def test_presenters_share_a_page_when_they_share_an_address(client: FlaskClient, add: Add) -> None:
    add(id="night", presenters=("Åsa Ek",))
    add(id="later", presenters=("Aasa Ek", "Bo"), held_on="2021-01-01", title="Later", partner="Polymera")
    text = client.get("/presenters/aasa-ek").text
    assert "<h1><bdi>Aasa Ek</bdi></h1>" in text
    assert "Technology Night: one small host" in text
    assert 'href="/partners/polymera"' in text
    assert "2 people" in client.get("/presenters").text


def test_who_is_in_no_visible_session_is_nowhere(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
    for address in ("/presenters/maren-oldervik", "/partners/x", "/presenters/x"):
        assert client.get(address).status_code == 404
    for address in ("/partners", "/presenters", "/feeds", "/toolbox", "/toolbox/technology-night"):
        text = client.get(address).text
        assert "Skarvik" not in text
        assert "Oldervik" not in text


def test_a_partner_stays_as_long_as_the_public_once_saw_something_of_it(
    client: FlaskClient, add: Add, home: Home
) -> None:
    add(id="night")
    add(id="hidden", partner="Hidden Cluster", published=False)
    plan = upcoming.Plan("A new one", 4_000_000_000_000, 30, "Europe/Copenhagen", "en", "Coming Cluster", (), "", "")
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
        upcoming.add(db, plan, NOW, "new")
    for partner in ("skarvik-process-cluster", "coming-cluster"):
        assert "There is no session now." in client.get(f"/partners/{partner}").text
        feed = client.get(f"/feed.xml?partner={partner}")
        assert (feed.status_code, b"<item>" in feed.data, b"1970" in feed.data) == (200, False, False)
        assert "No session has all of this." in client.get(f"/sessions?partner={partner}").text
    assert 'href="/upcoming/new"' in client.get("/partners/coming-cluster").text
    assert "/upcoming/new" not in client.get("/partners/skarvik-process-cluster").text
    assert client.get("/partners/hidden-cluster").status_code == 404
    assert client.get("/feed.xml?partner=hidden-cluster").status_code == 404
    assert content(client, "/sessions?partner=hidden-cluster") == content(client, "/sessions")


@pytest.mark.parametrize(
    "wrong", ["language=xx", "year=20x", "field=no", "service=no", "partner=no", "audience=no", "clips=2"]
)
def test_what_nothing_can_have_is_passed_over(client: FlaskClient, add: Add, wrong: str) -> None:
    add(id="night")
    for page in ("/sessions", "/search", "/toolbox", "/toolbox/technology-night"):
        assert content(client, f"{page}?{wrong}") == content(client, page), page


def test_languages_stand_in_the_order_of_the_site(client: FlaskClient, add: Add) -> None:
    for number, language in enumerate(["nb", "nb", "nb", "sv", "sv", "en"]):
        add(id=f"n{number}", language=language)
    for page in ("/sessions", "/toolbox"):
        text = client.get(page).text
        chosen = re.findall(r'href="[^"]*\?language=(\w\w)"', text)
        assert chosen == ["en", "sv", "nb"], page
        assert "Bokmål" not in text


def test_many_names_come_a_letter_at_a_time(client: FlaskClient, add: Add) -> None:
    add(id="night", presenters=tuple(f"{letter}nna Nummer{number}" for letter in "AØ" for number in range(70)))
    first = client.get("/da/presenters").text
    assert first.count("/presenters/anna-") == 70
    assert 'href="/da/presenters?letter=%C3%98"' in first
    assert client.get("/da/presenters?letter=Ø").text.count("/presenters/oenna-") == 70
    for odd in ("%00", "Q", "<script>", ""):
        assert client.get(f"/da/presenters?letter={odd}").text.count("/presenters/anna-") == 70


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("da", ["Bo", "Zoe", "Ægir", "Østen", "Aarhus", "Åse"]),
        ("nb", ["Bo", "Zoe", "Ægir", "Østen", "Åse"]),
        ("sv", ["Aarhus", "Bo", "Zoe", "Åse", "Ägir", "Österlen"]),
        ("de", ["Ägir", "Bo", "Österlen", "Zoe"]),
        ("en", ["Aarhus", "Ægir", "Åse", "Bo", "Østen", "Zoe"]),
    ],
)
def test_names_stand_where_a_language_looks_for_them(language: str, ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda name: place(name, language)) == ordered


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [("Ålborg", "da", "Å"), ("Aalborg", "da", "Å"), ("Ålborg", "de", "A"), ("Ögon", "sv", "Ö"), ("Ögon", "en", "O"),
     ("3M", "en", "#"), ("“Quote”", "en", "Q"), ("!?", "en", "#"), ("Žižek", "en", "Z"), ("Жанна", "en", "Ж")],
)  # fmt: skip
def test_names_stand_under_their_first_letters(name: str, language: str, letter: str) -> None:
    assert initial(name, language) == letter


def test_a_first_session_is_seen_beside_many() -> None:
    assert [heat(count, 60) for count in (0, 1, 15, 16, 45, 60)] == [0, 1, 1, 2, 3, 4]


def test_names_from_outside_are_text(client: FlaskClient, add: Add) -> None:
    evil = "<script>alert(1)</script>\u202e\"'"
    add(id="night", partner=evil, presenters=(evil,), title=evil, words=evil, asker=evil)
    known = slug(evil)
    for address in (
        "/partners", "/presenters", f"/partners/{known}", f"/presenters/{known}", "/toolbox/technology-night",
        "/toolbox/hr-benchmark", "/toolbox/health-hackathon", "/toolbox/fields/collaboration",
        f"/toolbox?partner={known}", "/feeds",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "alert(1)" in answer.text, address


def test_the_pages_about_the_site_name_whom_to_write_to(client: FlaskClient) -> None:
    for address in ("/about", "/da/accessibility", "/sv/privacy", "/nb/about", "/de/accessibility"):
        article = client.get(address).text.partition("<article")[2].partition("</article>")[0]
        assert "mailto:webmaster@example.org" in article


def test_nobody_who_visits_is_given_a_cookie(client: FlaskClient, add: Add) -> None:
    """What the page on privacy says."""
    add(id="night")
    for address in ("/", "/sessions/night", "/toolbox"):
        assert "Set-Cookie" not in client.get(address).headers
