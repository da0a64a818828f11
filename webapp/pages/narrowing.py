"""How a page offers to narrow its sessions down: groups of choices, each with its count and a plain link, and the
choices already made, each with the link that takes it back.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus

from flask_babel import gettext

from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Toolbox
from webapp.collection import Collection
from webapp.pages import words
from webapp.pages.facets import GROUPS, NOTHING_ASKED, Filters

SHOWN = 6
"""So many choices of a group are in sight; the rest is folded where it is more than :data:`FEW`."""
FEW = 2
LONGEST_FIND = 100
"""So many characters of a query go along to a session."""
HAVING = ("clips", "questions")
"""Groups that are only asked for or not: they stand together as one."""
ASIDES = ("field", "service", "language", "partner", "audience", "year")
"""The other groups, in the order of the page."""

_PLACES = {code: place for place, code in enumerate(LANGUAGES)}
_YEAR = re.compile(r"[0-9]{4}")
_ANY = "~"
"""Stands for any value of a group while an address is made: quoting leaves it as it is."""
_quoted = lru_cache(maxsize=2048)(quote_plus)

Labels = Mapping[str, Mapping[str, str]]
"""What each value of a group is called; what is not there goes by its value."""
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Place:
    """A page whose every state is an address: ``path``, what it looks for, in which order, narrowed by ``filters``."""

    path: str
    query: str = ""
    order: str = ""
    filters: Filters = NOTHING_ASKED

    def address(self, filters: Filters, **more: object) -> str:
        """This page with other filters, from its first page on. ``more`` is added; "" there takes a part away."""
        asked = {"q": self.query, **filters.chosen, "order": self.order, **more}
        query = "&".join(f"{name}={_quoted(str(value))}" for name, value in asked.items() if value)
        return f"{self.path}?{query}" if query else self.path

    def numbered(self, number: int) -> str:
        """Another page of the same list."""
        return self.address(self.filters, page=number if number > 1 else "")

    def ordered(self, order: str) -> str:
        """The same in another order; "" is the usual one."""
        return self.address(self.filters, order=order)

    def without(self, group: str) -> str:
        """The same without what was chosen in a group."""
        return self.address(self.filters.having(group, ""))

    def around(self, group: str) -> tuple[str, str]:
        """What stands before and after the value of a group in this page's address: the same for all its choices."""
        before, name, after = self.address(self.filters.having(group, _ANY)).partition(f"{group}={_ANY}")
        return before + name.removesuffix(_ANY), after

    @property
    def find(self) -> str:
        """What the address of a moment says more, so that its page marks the words that were looked for."""
        return f"&find={_quoted(self.query[:LONGEST_FIND])}" if self.query else ""

    @property
    def hidden(self) -> dict[str, str]:
        """What a new search from here keeps."""
        return self.filters.chosen | ({"order": self.order} if self.order else {})


@dataclass(frozen=True)
class Choice:
    """A value of a group: how many sessions it leaves, and where its link leads. Following that of a ``chosen`` one
    takes it back.
    """

    group: str
    value: str
    text: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A group of choices, those that leave most sessions first; ``folded`` are out of sight at first."""

    name: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Narrowing:
    """All that a page offers to narrow its sessions down. ``chips`` are the choices made, with what each link leaves
    when it takes them back; ``nothing`` is the address without any.
    """

    facets: tuple[Facet, ...] = ()
    chips: tuple[Choice, ...] = ()
    nothing: str = ""


def can_be(group: str, value: str, labels: Labels) -> bool:
    """Whether anything can have this value."""
    return bool(_YEAR.fullmatch(value)) if group == "year" else value in labels[group]


def wanted(asked: Mapping[str, str], labels: Labels) -> Filters:
    """The filters that an address asks for. What nothing can have, a page passes over: it is a slip of the address."""
    return Filters(**{group: value for group in GROUPS if can_be(group, value := asked.get(group, ""), labels)})


def narrowing(place: Place, counts: Counts, labels: Labels, without: Mapping[str, int]) -> Narrowing:
    """What ``place`` offers. ``without`` tells for each chosen group how many sessions there would be without it."""
    chosen = place.filters.chosen
    facets = [_facet(group, _choices(place, group, counts[group], labels)) for group in ASIDES]
    having = [choice for group in HAVING for choice in _choices(place, group, counts[group], labels)]
    facets.append(Facet("having", tuple(having)))
    chips = (
        Choice(group, value, _called(labels, group, value), without.get(group, 0), place.without(group), True)
        for group, value in chosen.items()
    )
    return Narrowing(tuple(filter(_tells_anything, facets)), tuple(chips), place.address(NOTHING_ASKED))


def labels_of(collection: Collection, toolbox: Toolbox, audiences: Toolbox, language: str) -> Labels:
    """What the values are called in ``language``, which is that of the request."""
    return {
        "field": {one.id: words.short_name(one, language) for one in toolbox.fields},
        "service": {one.id: words.short_name(one, language) for one in toolbox.terms},
        "language": {code: words.called(code, language).capitalize() for code in LANGUAGES},
        "partner": collection.partners,
        "audience": {one.id: words.short_name(one, language) for one in audiences.terms},
        "clips": {"1": gettext("Clips")},
        "questions": {"1": gettext("Questions")},
    }


def _choices(place: Place, group: str, counted: Mapping[str, int], labels: Labels) -> list[Choice]:
    chosen = getattr(place.filters, group)
    offered = {chosen: 0, **counted} if chosen else counted
    before, after = place.around(group)
    choices = [
        Choice(
            group, value, _called(labels, group, value), count,
            place.without(group) if value == chosen else before + _quoted(value) + after, value == chosen,
        )
        for value, count in offered.items()
    ]  # fmt: skip
    if group == "language":
        return sorted(choices, key=lambda one: _PLACES.get(one.value, len(_PLACES)))
    if group == "year":
        return sorted(choices, key=lambda one: one.value, reverse=True)
    return sorted(choices, key=lambda one: (-one.count, one.text.casefold(), one.value))


def _facet(group: str, choices: list[Choice]) -> Facet:
    if len(choices) <= SHOWN + FEW:
        return Facet(group, tuple(choices))
    first = choices[:SHOWN] + [one for one in choices[SHOWN:] if one.chosen]
    return Facet(group, tuple(first), tuple(one for one in choices[SHOWN:] if not one.chosen))


def _tells_anything(facet: Facet) -> bool:
    """A group with a single choice narrows nothing down, unless it is chosen."""
    return len(facet.shown) > 1 or any(one.chosen or facet.name == "having" for one in facet.shown)


def _called(labels: Labels, group: str, value: str) -> str:
    return labels.get(group, {}).get(value, value)
