"""What ``totm toolbox check`` finds in a toolbox that can be read, and what it lets pass."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.errors import BadToolbox
from pipeline.core.toolboxes.checking import Others, check, missing
from pipeline.core.toolboxes.parsing import parse_toolbox, read_toolbox

ROOT = Path(__file__).parents[2]
OTHERS = Others({"smes"}, {"lending": {"lending"}, "jamtland": {"recruiting"}, "broken": None})
HEAD = """
name = {en = "Lending", da = "Udlån", sv = "Utlåning", nb = "Utlån", de = "Verleih"}
about = {en = "Lent.", da = "Lånt.", sv = "Lånat.", nb = "Lånt.", de = "Geliehen."}
[[kind]]
id = "new"
name = {en = "New", da = "Ny", sv = "Ny", nb = "Ny", de = "Neu"}
[[field]]
id = "money"
name = {en = "Money", da = "Penge", sv = "Pengar", nb = "Penger", de = "Geld"}
about = {en = "About money.", da = "Om penge.", sv = "Om pengar.", nb = "Om penger.", de = "Über Geld."}
"""
TERM = """
[[term]]
id = "{id}"
field = "money"
kind = "new"
name = {{en = "Circle", da = "Cirkel", sv = "Cirkel", nb = "Sirkel", de = "Kreis"}}
about = {{en = "Members lend.", da = "De låner.", sv = "De lånar.", nb = "De låner.", de = "Sie leihen."}}
also.da = ["lånecirkel"]
also.sv = ["lånecirkel"]
also.nb = ["lånesirkel"]
also.de = ["Leihkreis"]
{more}
"""


def term(more: str, id: str = "circle") -> str:
    return TERM.format(id=id, more=more)


def told(text: str, others: Others = OTHERS) -> list[tuple[str, bool]]:
    """What is said of the toolbox, and whether it is grave, without the advice."""
    return [(problem.wrong, problem.grave) for problem in check(read_toolbox(text, "lending"), others)]


def test_a_toolbox_in_which_all_is_well() -> None:
    good = term('also.en = ["lending circle"]\nsee = ["jamtland/recruiting", "broken/any"]\naudience = ["smes"]')
    assert told(HEAD + good) == []
    assert missing(read_toolbox(HEAD + good, "lending")) == ()


@pytest.mark.parametrize(
    ("more", "wrong", "grave"),
    [
        ('also.en = ["who can do what"]', "“also.en” holds “who can do what”, which is never found: it is all", True),
        ('phrases.de = ["wer kann was"]', "“phrases.de” holds “wer kann was”, which is never found", True),
        ('cues.en = "the"', "“cues.en” holds “the”, which is never found", True),
        ('phrases.en = ["at the fair"]', "“at the fair”, of which one word is left", False),
        ('cues.en = "companies loan"', "“cues.en” holds “companies”, which everybody says", False),
        ('against.en = ["circles"]', "“against.en” holds “circles”, and “Circle”, which is found alike, speaks", True),
        ('against.de = ["Leihkreise"]', "holds “Leihkreise”, and “Leihkreis”, which is found alike", True),
        ('audience = ["sme"]', "“audience” names “sme”, and there is no such audience", True),
        ('see = ["jamtlund/recruiting"]', "“see” names “jamtlund/recruiting”, and there is no such toolbox", True),
        ('see = ["jamtland/recruitment"]', "“see” names “jamtland/recruitment”, and there is no such entry", True),
        ('see = ["recruiting"]', "there is no such toolbox", True),
    ],
)
def test_what_is_wrong_is_told(more: str, wrong: str, grave: bool) -> None:
    text = HEAD + term('also.en = ["lending ring"]\n' + more if not more.startswith("also") else more)
    problems = check(read_toolbox(text, "lending"), OTHERS)
    assert [(wrong in problem.wrong, problem.grave) for problem in problems] == [(True, grave)], problems
    assert problems[0].wrong.startswith("term circle: “")
    assert text.splitlines()[problems[0].line - 1] == more
    assert problems[0].advice


def test_two_terms_that_are_found_alike() -> None:
    text = HEAD + term('also.en = ["lending ring"]') + term('phrases.en = ["rings of lenders"]', id="ring")
    wrong = [wrong for wrong, grave in told(text) if not grave]
    assert "term ring: “also.da” holds “lånecirkel”, and circle holds “lånecirkel”, which is found alike" in wrong
    assert len(wrong) == 4  # the four synonyms; rings are not of lending, but of lenders


def test_languages_that_are_missing_are_told_once_each() -> None:
    text = HEAD.replace(', nb = "Penger", de = "Geld"', "") + term('name.nn = "x"', id="x").replace('name.nn = "x"', "")
    assert told(text) == [
        ("field money: “name” is not there in Norwegian, German, where English stands in", False),
        ("term x is found by nothing but its name in English", False),
    ]
    assert missing(read_toolbox(text, "lending")) == ("nb", "de")


def test_what_cannot_be_known_is_not_held_against_a_toolbox() -> None:
    more = 'also.en = ["lending ring"]\naudience = ["anybody"]\nsee = ["broken/any"]'
    assert told(HEAD + term(more), Others(None, {"broken": None})) == []


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["[[term]]\n", "[.]\n", '"""', "'''", "id", " = ", "[", "]", "{", "}", '"x"', "\n", "é", "."])
    )
)
def test_nothing_that_is_written_makes_it_fail_otherwise(pieces: list[str]) -> None:
    with pytest.raises(BadToolbox):
        parse_toolbox("".join(pieces), "hostile")


def test_the_example_in_the_readme_is_a_toolbox() -> None:
    section = (ROOT / "README.md").read_text("utf-8").partition("## Adding a toolbox\n")[2].partition("\n## ")[0]
    examples = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    assert len(examples) == 1
    toolbox = parse_toolbox(examples[0], "example")
    assert toolbox.terms
    problems = check(read_toolbox(examples[0], "example"), Others(None, {"example": None}))
    assert not [problem for problem in problems if problem.grave]
