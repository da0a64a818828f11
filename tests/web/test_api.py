"""What the API answers is what its description says, whatever it is asked."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as run
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from pipeline.catalog import sessions as catalog
from pipeline.config import Settings
from pipeline.core.languages import LANGUAGES
from pipeline.home import Home
from pipeline.search.port import Query, Results
from tests.web.published import toolbox
from webapp.app import create_app
from webapp.openapi import operations
from webapp.site import Ports

pytestmark = pytest.mark.slow  # quick each, but many of them

Add = Callable[..., Any]
EVIL = "</script><script>alert(1)</script>\"'> {{7*7}} \u202e\u2066evil & co ]]>"


@pytest.fixture
def described(client: FlaskClient) -> dict[str, Any]:
    """The API's own description."""
    found: dict[str, Any] = client.get("/api/openapi.json").get_json()
    return found


def check(described: dict[str, Any], shape: str, answer: Any) -> None:
    """Raises unless ``answer`` has the shape, and not a key more."""
    schemas = {name: {**one, "additionalProperties": False} for name, one in described["components"]["schemas"].items()}
    whole = {"components": {"schemas": schemas}, "$ref": f"#/components/schemas/{shape}"}
    Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(answer)


def shape_of(described: dict[str, Any], path: str, status: int) -> str:
    """The name of the shape that a path answers with."""
    answer = described["paths"][path]["get"]["responses"][str(status)]
    return str(answer["content"]["application/json"]["schema"]["$ref"]).rpartition("/")[2]


def test_the_description_is_openapi_and_the_same_in_every_language(client: FlaskClient) -> None:
    answer = client.get("/api/openapi.json")
    validate(answer.get_json())
    assert client.get("/de/api/openapi.json").data == answer.data
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_every_view_of_the_api_is_described(site: Flask) -> None:
    views = {rule.endpoint for rule in site.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert views - {"api.openapi", "api.nothing"} == {one.name for one in operations()}


def test_the_page_tells_people_the_same(client: FlaskClient) -> None:
    page = client.get("/api").text
    for operation in operations():
        assert f"GET {operation.path}<" in page
        for parameter in operation.parameters:
            assert f"<code>{parameter.name}</code>" in page
    for shape in client.get("/api/openapi.json").get_json()["components"]["schemas"]:
        assert f'id="shape-{shape}"' in page


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/api/sessions", "/api/sessions"), ("/api/sessions/evil", "/api/sessions/{id}"),
        ("/api/search?q=prototype+evil&per_session=50", "/api/search"), ("/api/toolbox?lang=de", "/api/toolbox"),
    ],
)  # fmt: skip
def test_answers_are_as_described_also_with_hostile_texts(
    client: FlaskClient, add: Add, described: dict[str, Any], address: str, path: str
) -> None:
    add(id="evil", title=EVIL, partner=EVIL, presenters=(EVIL,), words="Say prototype " + EVIL, asker=EVIL)
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    check(described, shape_of(described, path, 200), answer.get_json())


def test_a_session_is_told_whole(client: FlaskClient, add: Add) -> None:
    add(id="night", decided="accepted")
    told = client.get("/api/sessions/night?lang=da").get_json()
    one = client.get("/api/sessions?lang=da").get_json()["sessions"][0]
    assert one.items() <= told.items()
    assert (one["id"], one["held_on"], one["language"], one["duration_ms"]) == ("night", "2018-09-19", "en", 120_000)
    assert one["partner"]["name"] == "Skarvik Process Cluster"
    assert [term["id"] for term in one["services"]] == ["technology-night"]
    assert one["counts"] == {"chapters": 2, "questions": 1, "clips": 1}
    assert told["chapters"][1] == {
        "title": "The evening", "start_ms": 70_000, "end_ms": 120_000,
        "address": "https://tools.example/sessions/night/chapters/70",
    }  # fmt: skip
    assert told["questions"][0]["question"] == {"start_ms": 83_000, "end_ms": 92_000}
    assert [term["id"] for term in told["questions"][0]["about"]] == ["hr-benchmark"]
    assert [(tag["kind"], tag["decided"]) for tag in told["tags"]] == [
        ("service", True), ("field", False), ("tool-kind", False),
    ]  # fmt: skip
    assert told["tags"][0]["evidence"][0]["start_ms"] == 83_000
    assert [tag["term"]["id"] for tag in told["mentions"]] == ["health-hackathon"]
    assert "academy" not in json.dumps(told)  # a person took it off
    assert told["card"]["goals"][0]["start_ms"] == 83_000
    assert told["clips"][0]["captions"].endswith("/media/night/clips/presentation.vtt")


def addresses(value: Any) -> list[str]:
    """Every address of ours in an answer."""
    if isinstance(value, dict):
        return [one for part in value.values() for one in addresses(part)]
    if isinstance(value, list):
        return [one for part in value for one in addresses(part)]
    return [value] if isinstance(value, str) and value.startswith("https://tools.example/") else []


def test_every_address_in_an_answer_leads_somewhere(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for asked in ("/api/sessions/night", "/api/search?q=evening", "/api/toolbox"):
        told = client.get(asked).get_json()
        found = set(addresses(told))
        assert len(found) > 10
        for address in found:
            assert client.get(address.removeprefix("https://tools.example")).status_code == 200, address
    session = client.get("/api/sessions/night").get_json()
    for one in (session["partner"], *session["presenters"], *session["services"], *session["fields"]):
        assert one["address"], one
    assert all(session["links"].values())


def test_names_are_in_the_language_that_was_asked_for(client: FlaskClient, add: Add) -> None:
    add(id="night")

    def service(address: str, **headers: str) -> str:
        return str(client.get(address, headers=headers).get_json()["sessions"][0]["services"][0]["name"])

    english, danish = service("/api/sessions?lang=en"), service("/api/sessions?lang=da")
    assert english != danish
    assert service("/da/api/sessions") == danish
    assert service("/da/api/sessions?lang=en") == english
    assert service("/api/sessions", **{"Accept-Language": "da"}) == danish


def test_pages_follow_one_another_to_the_end(client: FlaskClient, add: Add) -> None:
    for number in range(3):
        add(id=f"night-{number}", held_on=f"201{number}-01-01")
    address, seen = "/api/sessions?per_page=1&language=en&nonsense=1", []
    while address:
        told = client.get(address).get_json()
        assert (told["total"], told["pages"]) == (3, 3)
        seen += [one["id"] for one in told["sessions"]]
        address = (told["next"] or "").removeprefix("https://tools.example")
        assert "nonsense" not in address
    assert seen == [f"night-{number}" for number in (2, 1, 0)]
    assert client.get("/api/sessions?page=9").get_json()["sessions"] == []
    assert client.get("/api/sessions?year=2011").get_json()["total"] == 1
    for wrong in ("service=no-such", "field=no-such", "partner=no-such", "audience=no-such", "year=20x", "language=xx"):
        assert client.get(f"/api/sessions?{wrong}").status_code == 400, wrong
        assert client.get(f"/api/search?q=evening&{wrong}").status_code == 400, wrong


def test_search_finds_moments_and_tells_what_matched(client: FlaskClient, add: Add) -> None:
    add(id="night", words="An evening & <b>a merger</b> of clusters")
    add(id="other", words="Nothing of the kind")
    told = client.get("/api/search?q=mergor").get_json()
    assert (told["query"], told["did_you_mean"], told["total"]) == ("mergor", "merger", 1)
    (group,) = told["groups"]
    hit = group["hits"][0]
    assert hit["address"].startswith("https://tools.example/sessions/night?t=")
    assert hit["start_ms"] <= hit["at_ms"] < hit["end_ms"]
    excerpt = hit["highlight"]
    assert [excerpt["text"][start:end] for start, end in excerpt["marked"]] == ["merger"]
    assert "& <b>a merger</b>" in excerpt["text"]
    assert told["facets"]["language"] == [{"value": "en", "name": "English", "sessions": 1}]
    assert told["facets"]["service"][0]["value"] == "technology-night"
    assert client.get("/api/search?q=merger&language=da").get_json()["total"] == 0


def test_the_toolbox_tells_what_was_shown(client: FlaskClient, add: Add) -> None:
    add(id="night")
    fields = {one["id"]: one for one in client.get("/api/toolbox").get_json()["fields"]}
    shown = [term for field in fields.values() for term in field["terms"] if term["sessions"]]
    assert [(one["id"], one["minutes"], one["last"]) for one in shown] == [("technology-night", 2, "2018-09-19")]
    assert sum(len(field["terms"]) for field in fields.values()) == len(toolbox().terms)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/search", 400), ("/api/search?q=", 400), ("/api/sessions?per_page=101", 400),
        ("/api/sessions?page=0", 400), ("/api/sessions?service=" + 81 * "x", 400),
        ("/api/sessions?page=x", 400), ("/api/sessions?language=fr", 400), ("/api/sessions?year=18", 400),
        ("/api/sessions?clips=2", 400), ("/api/sessions?order=relevance", 400), ("/api/sessions?lang=xx", 400),
        ("/api/search?q=a&per_session=51", 400),
        ("/api/search?q=a&per_session=50&per_page=11", 400), ("/api/toolbox?lang=xx", 400),
        ("/api/sessions/never", 404), ("/api/nothing", 404), ("/api/sessions/UPPER", 404),
        ("/api/search/x", 404), ("/api/search?q=evening", 503),
    ],
)  # fmt: skip
def test_failures_are_sentences(client: FlaskClient, described: dict[str, Any], address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = answer.get_json()
    check(described, "Error", told)
    assert told["error"].endswith(".")
    assert told["advice"].endswith(".")
    assert ("Retry-After" in answer.headers) is (status == 503)


def test_a_wrong_parameter_is_named(client: FlaskClient) -> None:
    for query in ("per_page=1000", "page=0", "order=x", "language=fr", "year=x"):
        assert f"“{query.partition('=')[0]}”" in client.get(f"/api/sessions?{query}").get_json()["error"]
    assert "“q”" in client.get("/api/search").get_json()["error"]


def test_who_writes_is_refused_as_json(client: FlaskClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = client.open("/api/sessions", method=method)
        assert (answer.status_code, answer.mimetype) == (405, "application/json")
        assert answer.headers["Allow"] == "GET, HEAD"


def test_a_withdrawn_session_is_gone(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    with home.catalog.write() as db:
        catalog.withdraw(db, "night")
    assert client.get("/api/sessions/night").status_code == 410
    assert client.get("/oembed?url=https://tools.example/sessions/night").status_code == 410
    assert client.get("/api/sessions").get_json()["total"] == 0


class IndexThatBreaks:
    """An index with a mistake in it."""

    def search(self, query: Query) -> Results:
        raise ZeroDivisionError(query.text)


def test_a_mistake_of_ours_is_said_as_json_without_a_traceback(settings: Settings, home: Home) -> None:
    client = create_app(settings, Ports(index=lambda path: IndexThatBreaks())).test_client()
    answer = client.get("/api/search?q=secret-word")
    assert (answer.status_code, answer.mimetype) == (500, "application/json")
    assert "secret-word" not in answer.text
    assert "ZeroDivision" not in answer.text


def test_a_missing_catalog_is_said_as_json(settings: Settings) -> None:
    answer = create_app(settings).test_client().get("/api/sessions")
    assert (answer.status_code, answer.mimetype) == (503, "application/json")
    assert "totm " not in answer.text
    assert answer.headers["Retry-After"]


words = st.text(max_size=40) | st.sampled_from(
    ["evening", "techology nigth", '"an evening"', "(" * 3000, "a*", "[a TO z]"]
)
number = st.integers(-5, 200).map(str) | st.text(max_size=5)
asked = st.fixed_dictionaries(
    {},
    optional={
        "q": words,
        "language": st.sampled_from([*LANGUAGES, "", "fr"]) | st.text(max_size=5),
        "field": st.sampled_from(["collaboration", "x"]) | st.text(max_size=90),
        "service": st.sampled_from(["technology-night", "x"]) | st.text(max_size=90),
        "year": st.sampled_from(["2018", "1", "٢٠١٨"]),
        "clips": st.sampled_from(["1", "0"]),
        "order": st.sampled_from(["date", "changed", "relevance", "x"]),
        "page": number,
        "per_page": number,
        "per_session": number,
        "lang": st.sampled_from([*LANGUAGES, "xx"]),
        "_anchor": st.text(max_size=5),
        "_external": st.just("1"),
    },
)


@run(max_examples=300, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(["/api/sessions", "/api/search", "/api/toolbox", "/api/sessions/{id}"]), query=asked)
def test_whatever_is_asked_the_answer_is_as_described(
    client: FlaskClient, add: Add, home: Home, described: dict[str, Any], path: str, query: dict[str, str]
) -> None:
    if not home.workspace.place("night", "tags").exists():
        add(id="night")
        add(id="evil", title=EVIL, partner=EVIL, presenters=(EVIL,), words="Say prototype evening " + EVIL, asker=EVIL)
    answer = client.get(f"{path.format(id='night')}?{urlencode(query, errors='surrogatepass')}")
    assert answer.status_code in (200, 400)
    check(described, shape_of(described, path, answer.status_code), answer.get_json())


@pytest.mark.parametrize(
    "query", ["\x00", "x" * 50_000, "\u202e\u2066abc", "a* OR b* NOT *", '"' * 99, "%", "<script>"]
)
def test_any_query_is_answered(client: FlaskClient, add: Add, query: str) -> None:
    add(id="night")
    answer = client.get("/api/search", query_string={"q": query})
    assert answer.status_code == 200
    assert len(answer.get_json()["query"]) <= 200
