"""The toolbox as data: what ships, and what a wrong file is told."""

from pathlib import Path

import pytest

from pipeline.core.errors import BadSettings
from pipeline.core.languages import LANGUAGES, language
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


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ('name.en = "Small"', "name = ", "not valid TOML"),
        ('name.en = "Small"', "", "the file has no usable “name.en”"),
        ('id = "lending"', 'id = "Lending!"', "term Lending! has an id that cannot be"),
        ('id = "lending"', "", "term 1 has no usable “id”"),
        ('field = "growth"', 'field = "groth"', "term lending is of the unknown field “groth”"),
        ('kind = "new"', 'kind = "old"', "term lending is of the unknown kind “old”"),
        ('kind = "new"', 'kind = "new"\ngeneric = 1', "“generic” that is neither true nor false"),
        ('name.en = "Lending circle"', "", "term lending has no usable “name.en”"),
        ('name.sv = "Lånecirkel"', 'name.fi = "Lainapiiri"', "“name” in an unknown language, fi"),
        ('about.en = "Members lend to one another."', 'about = "x"', "“about” without languages"),
        ('also.en = ["circle of lending"]', 'also.en = "circle"', "“also.en” that is not a list"),
        ('also.en = ["circle of lending"]', "also.en = [1]", "no usable “also.en”"),
        ('cues.en = "lend borrow"', 'cues.en = ["lend"]', "“cues.en” that is not text"),
        ('cues.en = "lend borrow"', 'clues.en = "lend"', "unknown key, clues"),
        ("[[term]]", "[[terms]]", "has no term"),
        (
            "[[field]]",
            '[[field]]\nid = "growth"\ntarget = "x"\nname.en = "x"\nabout.en = "x"\n[[field]]',
            "two fields called growth",
        ),
    ],
)
def test_wrong_file_is_told_where_and_what_to_do(good: str, bad: str, says: str) -> None:
    assert good in SMALL
    with pytest.raises(BadSettings) as caught:
        parse_toolbox(SMALL.replace(good, bad, 1), "small")
    assert says in caught.value.message
    assert "Toolbox small" in caught.value.message
    assert caught.value.advice


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
