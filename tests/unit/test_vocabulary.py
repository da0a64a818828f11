"""The words that an engine should expect, in the order in which they matter."""

from pathlib import Path

from pipeline.core.recognition.vocabulary import expected, terms
from pipeline.core.step import Record
from pipeline.core.toolboxes.parsing import parse_toolbox

SHIPPED = Path(__file__).parents[2] / "pipeline" / "toolboxes" / "cluster-toolbox.toml"
TOOLBOX = parse_toolbox(SHIPPED.read_text("utf-8"), "cluster-toolbox")


def test_people_come_first_then_the_partner_the_glossary_and_the_toolbox() -> None:
    record = Record(language="sv", presenters=("Åsa Ek", "Jon  Vik"), partner="Nordic Wood")
    words = expected(record, ["matchmaking", "åsa ek"], TOOLBOX)
    assert words[:4] == ("Åsa Ek", "Jon Vik", "Nordic Wood", "matchmaking")
    assert len({word.casefold() for word in words}) == len(words)
    assert {"Tillväxt", "Utbildning"} <= set(words[-len(TOOLBOX.fields) :])
    specific = [service.names["sv"] for service in TOOLBOX.terms if not service.generic]
    assert {name for name in specific if len(name) <= 80} <= set(words)


def test_nothing_known_is_nothing_expected() -> None:
    assert expected(Record(language="en"), [], None) == ()


def test_a_glossary_is_one_term_a_line_with_comments() -> None:
    text = "# names\nCoworking Night\r\n\n  Trä\u202ebransch  # wood\n" + "x" * 81 + "\na\0b\n"
    assert terms(text) == ["Coworking Night", "Träbransch", "ab"]


def test_a_glossary_without_end_is_cut() -> None:
    assert len(terms("\n".join(map(str, range(5000))))) == 1000
