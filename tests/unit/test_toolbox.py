"""The toolbox as data: what ships, and what a wrong file is told."""

from pathlib import Path

import pytest

from pipeline.core.errors import BadSettings, BadToolbox
from pipeline.core.languages import LANGUAGES, language
from pipeline.core.toolboxes.lines import line_of, places
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox

SHIPPED = Path(__file__).parents[2] / "pipeline" / "toolboxes" / "cluster-toolbox.toml"

SMALL = """
name.en = "Small"
about.en = "A toolbox of one term."
[[kind]]
id = "new"
name.en = "New"
[[field]]
id = "growth"
target = "Cluster expansion"
name.en = "Growth"
about.en = "To grow."
[[term]]
id = "lending"
field = "growth"
kind = "new"
name.en = "Lending circle"
name.sv = "Lånecirkel"
about.en = "Members lend to one another."
also.en = ["circle of lending"]
cues.en = "lend borrow"
"""

SECOND_FIELD = """
[[field]]
id = "growth"
name.en = "x"
about.en = "x"
"""


@pytest.fixture(scope="module")
def shipped() -> Toolbox:
    return parse_toolbox(SHIPPED.read_text("utf-8"), "cluster-toolbox")


@pytest.mark.parametrize(
    ("field", "best_practices", "new"),
    [
        ("education", 5, 3),
        ("innovation", 4, 3),
        ("collaboration", 4, 2),
        ("networking", 6, 2),
        ("growth", 4, 4),
        ("policy-action", 0, 0),
    ],
)
def test_shipped_toolbox_has_all_services(shipped: Toolbox, field: str, best_practices: int, new: int) -> None:
    kinds = [service.kind for service in shipped.terms_of(field)]
    assert (kinds.count("best-practice"), kinds.count("new")) == (best_practices, new)


def test_shipped_toolbox_speaks_all_languages(shipped: Toolbox) -> None:
    for service in shipped.terms:
        for code in LANGUAGES:
            assert len(service.search_terms(code)) >= 3, (service.id, code)
            assert all((service.phrases[code], service.cues[code])), (service.id, code)
    night = shipped.term("technology-night")
    assert night
    assert night.names["de"] == "Technologieabend"
    assert night.field == "collaboration"
    assert shipped.term("no-such") is None


def test_english_stands_in_for_a_missing_name() -> None:
    lending = parse_toolbox(SMALL, "small").terms[0]
    assert (lending.names["sv"], lending.names["da"]) == ("Lånecirkel", "Lending circle")
    assert lending.search_terms("en") == ("Lending circle", "circle of lending")
    assert lending.cues["en"] == ("lend", "borrow")
    assert lending.cues["nb"] == ()


WRONG = [
    ('name.en = "Small"', "", 1, "the file: “name” is missing", 'Add name.en = "…".'),
    ('name.en = "Small"', 'name.sv = "Liten"', 2, "the file: “name” is not there in English", "Add it with .en"),
    ('id = "lending"', 'id = "Lending!"', 13, "term Lending!: “id” cannot be an id", "small letters"),
    ('id = "lending"', "", 12, "term 1: “id” is missing", 'Add id = "…".'),
    ('field = "growth"', 'field = "groth"', 14, "“groth”, and there is no such field", "Did you mean “growth”?"),
    ('kind = "new"', 'kind = "old"', 15, "term lending: “kind” is “old”, and there is no such kind", "Known are: new."),
    ('kind = "new"', 'kind = "new"\ngeneric = 1', 16, "“generic” is neither true nor false", "generic = true"),
    ('name.sv = "Lånecirkel"', 'name.fi = "Lainapiiri"', 17, "“name.fi” is in a language that is not", "Use en, da"),
    ('about.en = "Members lend to one another."', 'about = "x"', 18, "“about” is not given by lang", "Write about.en"),
    ("Members lend to one another.", " ", 18, "term lending: “about.en” is empty", "Write a text"),
    ("Members lend to one another.", "x" * 301, 18, "“about.en” is too long, 301 characters", "at most 300"),
    ("Members lend", "Members\\u202e lend", 18, "a character that cannot be seen, U+202E", "Type the text again"),
    ('also.en = ["circle of lending"]', 'also.en = "circle"', 19, "“also.en” is not a list", "two words"),
    ('also.en = ["circle of lending"]', "also.en = [\n1]", 19, "“also.en” is not a text", "in quotes"),
    ('cues.en = "lend borrow"', 'cues.en = ["lend"]', 20, "“cues.en” is not a text", "in quotes"),
    ('cues.en = "lend borrow"', 'clues.en = "lend"', 20, "term lending: “clues” is not known", "Did you mean “cues”?"),
    ("[[term]]", "[[terms]]", 1, "the file: “term” is missing", "Add a table [[term]]."),
    ("[[kind]]", "[kind]", 4, "the file: “kind” is not a list", "a table [[kind]]"),
    ("[[term]]", SECOND_FIELD + "[[term]]", 8, "field growth: “id” is “growth”, as that of another", "another id"),
    ("[[term]]", "[term.name]\nen = 1\n[[term]]", 14, "this is not TOML", "no key may stand twice"),
    ('name.en = "Small"', "name = ", 2, "this is not TOML: invalid value", 'in "quotes"'),
    ('name.en = "Small"', 'name.en = "Small', 2, "this is not TOML", 'in "quotes"'),
    ('cues.en = "lend borrow"', 'cues.en = "lend', 20, "this is not TOML", 'in "quotes"'),
    ('cues.en = "lend borrow"', "cues.en = " + "[" * 3000, 1, "too deep in one another", "one pair of brackets"),
    ('cues.en = "lend borrow"', "a." * 2500 + "b = 1", 20, "the line is longer than 4,000 characters", "Break it"),
    ('cues.en = "lend borrow"', "#" * 1_000_000, 1, "the file is larger than 1 MB", "two toolboxes"),
]


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "advice"), WRONG)
def test_wrong_file_is_told_where_and_what_to_do(good: str, bad: str, line: int, wrong: str, advice: str) -> None:
    assert good in SMALL
    with pytest.raises(BadToolbox) as caught:
        parse_toolbox(SMALL.replace(good, bad, 1), "small")
    problem = next(one for one in caught.value.problems if wrong in one.wrong)
    assert (problem.line, problem.grave) == (line, True)
    assert advice in problem.advice
    assert caught.value.message.startswith("Toolbox small, line ")
    assert len(caught.value.message) < 200
    assert caught.value.message.isprintable()


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = (
        SMALL.replace('"growth"\ntarget', '"Growth"\ntarget').replace('kind = "new"', "kind = 1").replace("also", "als")
    )
    with pytest.raises(BadToolbox) as caught:
        parse_toolbox(text, "small")
    assert [problem.line for problem in caught.value.problems] == [8, 14, 15, 19]
    assert "line 8: field Growth" in caught.value.message
    assert "There are 3 problems more: totm toolbox check small" in caught.value.advice


def test_what_is_told_has_a_bound() -> None:
    with pytest.raises(BadToolbox) as caught:
        parse_toolbox(SMALL + "[[term]]\n" * 100, "small")
    assert len(caught.value.problems) == 51
    assert caught.value.problems[-1].wrong == "450 more problems are not told"


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (SMALL.encode("latin-1"), 17, "not written in UTF-8"),
        (SMALL.encode("utf-16"), 1, "not written in UTF-8"),
        (SMALL.replace("Small", "Sm\x00all").encode(), 2, "this is not TOML"),
        (b"", 1, "“name” is missing"),
    ],
)
def test_a_file_that_is_no_text(content: bytes, line: int, says: str) -> None:
    with pytest.raises(BadToolbox) as caught:
        parse_toolbox(content, "small")
    assert caught.value.problems[0].line == line
    assert says in caught.value.problems[0].wrong


def test_how_an_editor_saves_a_file_makes_no_difference() -> None:
    plain = parse_toolbox(SMALL, "small")
    assert parse_toolbox("\ufeff".encode() + SMALL.encode(), "small") == plain
    assert parse_toolbox(SMALL.replace("\n", "\r\n").encode(), "small") == plain


def test_lines_are_found_however_the_file_is_written() -> None:
    text = '''
about.en = """
[[term]]
id = 3"""
[[ term ]]
"id" = "a"
name . "en" = 1
[term.about]
en = 2
[[term]]
also.en = [
    "[[term]]",
    "id = 4",
]
cues = { en = 3 }'''
    found = places(text)
    assert (found[("about", "en")], found[("term", 0)], found[("term", 1)]) == (2, 5, 10)
    assert (found[("term", 0, "id")], found[("term", 0, "name", "en")], found[("term", 0, "about", "en")]) == (6, 7, 9)
    assert line_of(("term", 1, "cues", "en"), found) == 15
    assert line_of(("term", 1, "also", "en", 1), found) == 11
    assert line_of(("field",), found) == 1


@pytest.mark.parametrize(
    ("code", "meant"), [("sv", "sv"), ("no", "nb"), ("nn-NO", "nb"), ("en-GB", "en"), ("de_AT", "de"), (" DA ", "da")]
)
def test_language_codes(code: str, meant: str) -> None:
    assert language(code) == meant


@pytest.mark.parametrize("code", ["", "fi", "english", "xx" * 500])
def test_unknown_language(code: str) -> None:
    with pytest.raises(BadSettings) as caught:
        language(code)
    assert "nb (Norsk)" in caught.value.advice
    assert len(caught.value.message) < 120
