"""Narrowing down: counts are right, and every link keeps what else was asked for."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog.sessions import Session
from webapp.collection import Entry
from webapp.pages.facets import GROUPS, NOTHING_ASKED, Filters, Shelves, matching, values
from webapp.pages.narrowing import ASIDES, FEW, SHOWN, Place, narrowing

SESSION = Session(
    id="", title="", held_on="", language="en", partner="", partner_id="", presenters=(), recording_name="",
    recording_suffix="", recording_digest="", recording_size=0, added_at=0, edited_at=0, published=True, published_at=1,
)  # fmt: skip
some = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            session=replace(
                SESSION, id=f"s{number}", language=draw(st.sampled_from(["da", "sv"])),
                partner_id=draw(st.sampled_from(["", "a", "b"])), held_on=draw(st.sampled_from(["2024-01-01", "2025"])),
            ),
            services=draw(some), fields=draw(some), audiences=draw(some), clips=draw(st.integers(0, 1)),
            questions=draw(st.integers(0, 1)),
        )
        for number in range(draw(st.integers(0, 6)))
    )  # fmt: skip


filters = st.builds(
    Filters, language=st.sampled_from(["", "da"]), field=st.sampled_from(["", "a", "nowhere"]),
    service=st.sampled_from(["", "b"]), partner=st.sampled_from(["", "a"]), year=st.sampled_from(["", "2024"]),
    clips=st.sampled_from(["", "1"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(entries(), filters, st.sets(st.sampled_from(["s0", "s2", "s3", "elsewhere"])))
def test_a_count_is_what_following_the_link_gives(all: tuple[Entry, ...], asked: Filters, among: set[str]) -> None:
    shelves = Shelves(all)
    found = [entry for entry in all if entry.id in among]
    for group, counted in shelves.counts(asked, among).items():
        offered = {value for entry in all for value in values(entry, group)}
        assert {value: counted.get(value, 0) for value in offered} == {
            value: len(matching(found, asked.having(group, value))) for value in offered
        }
    assert shelves.within(asked, among) == {entry.id for entry in matching(found, asked)}
    assert shelves.within(asked) == {entry.id for entry in matching(all, asked)}


@settings(max_examples=40, deadline=None)
@given(entries(), filters)
def test_every_link_keeps_all_else_that_was_asked_for(all: tuple[Entry, ...], asked: Filters) -> None:
    place = Place("/search", 'a&b="c" <d>', "date", asked)
    page = narrowing(place, Shelves(all).counts(asked), {}, {})
    for facet in page.facets:
        for choice in (*facet.shown, *facet.folded):
            wanted = asked.having(choice.group, "" if choice.chosen else choice.value)
            assert read(choice.address) == {"q": place.query, "order": "date", **wanted.chosen}
    for chip in page.chips:
        assert read(chip.address) == {"q": place.query, "order": "date", **asked.having(chip.group, "").chosen}
    assert [chip.group for chip in page.chips] == list(asked.chosen)
    assert read(page.nothing) == {"q": place.query, "order": "date"}


def read(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def test_a_place_has_plain_addresses() -> None:
    place = Place("/da/search", "robot", "date", Filters(language="sv"))
    assert place.address(place.filters) == "/da/search?q=robot&language=sv&order=date"
    assert place.numbered(2) == "/da/search?q=robot&language=sv&order=date&page=2"
    assert place.numbered(1) == place.address(place.filters)
    assert place.ordered("") == "/da/search?q=robot&language=sv"
    assert place.hidden == {"language": "sv", "order": "date"}
    assert Place("/sessions").address(NOTHING_ASKED) == "/sessions"


def test_long_groups_are_folded_and_what_is_chosen_stays_in_sight() -> None:
    ids = [f"p{number:02}" for number in range(20)]
    many = tuple(
        Entry(replace(SESSION, id=f"{id}-{n}", partner_id=id)) for at, id in enumerate(ids) for n in range(20 - at)
    )
    asked = Filters(partner="p15")
    page = narrowing(Place("/sessions", filters=asked), Shelves(many).counts(asked), {}, {})
    (partners,) = [facet for facet in page.facets if facet.name == "partner"]
    assert [one.value for one in partners.shown] == [*ids[:SHOWN], "p15"]
    assert len(partners.shown) + len(partners.folded) == len(ids)
    few = narrowing(Place("/sessions"), Shelves(many[: 20 + 19]).counts(NOTHING_ASKED), {}, {})
    assert all(not facet.folded for facet in few.facets), FEW


def test_years_come_newest_first_and_all_else_by_count() -> None:
    all = tuple(
        Entry(replace(SESSION, id=str(n), held_on=year, language=language))
        for n, (year, language) in enumerate([("2023", "sv"), ("2025", "da"), ("2023", "da"), ("2024", "da")])
    )
    page = narrowing(Place("/sessions"), Shelves(all).counts(NOTHING_ASKED), {"language": {"da": "Danish"}}, {})
    shown = {facet.name: [(one.text, one.count) for one in facet.shown] for facet in page.facets}
    assert shown == {"year": [("2025", 1), ("2024", 1), ("2023", 2)], "language": [("Danish", 3), ("sv", 1)]}


@pytest.mark.parametrize("given", [{"language": "xx"}, {"clips": "yes"}, {"questions": "0"}, {"page": "2"}])
def test_what_cannot_be_a_value_is_not_asked_for(given: dict[str, str]) -> None:
    assert Filters.read(given) == NOTHING_ASKED


def test_every_group_has_its_place() -> None:
    assert set(GROUPS) == {*ASIDES, "clips", "questions"}
    with pytest.raises(ValueError, match="no such group"):
        values(Entry(SESSION), "colour")
