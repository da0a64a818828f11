"""Narrowing sessions down by what they are: what an address asks for, what it leaves, and what each choice would give.

A state of the filters is a plain address. The counts beside a choice are those that following its link would give: all
other filters hold, the choice takes the place of what was chosen in its own group.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace

from pipeline.core.languages import LANGUAGES
from webapp.collection import Entry

LONGEST_VALUE = 80


@dataclass(frozen=True)
class Filters:
    """What a session must have; "" asks for nothing. The names are those in addresses."""

    language: str = ""
    field: str = ""
    service: str = ""
    partner: str = ""
    audience: str = ""
    year: str = ""
    clips: str = ""
    questions: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        """The filters that an address asks for. What cannot be a value is not asked for; unknown ids match nothing."""
        found = {one.name: asked.get(one.name, "")[:LONGEST_VALUE] for one in fields(cls)}
        found |= {"language": found["language"] if found["language"] in LANGUAGES else ""}
        found |= {name: "1" if found[name] == "1" else "" for name in ("clips", "questions")}
        return cls(**found)

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked for, by name, as an address writes it."""
        return {name: value for name in GROUPS if (value := getattr(self, name))}

    def having(self, name: str, value: str) -> "Filters":
        """These, with another value for one of them; "" takes it away."""
        return replace(self, **{name: value})


NOTHING_ASKED = Filters()
GROUPS = tuple(one.name for one in fields(Filters))


def values(entry: Entry, group: str) -> tuple[str, ...]:
    """What a session has in a group."""
    match group:
        case "language":
            return (entry.session.language,)
        case "field":
            return entry.fields
        case "service":
            return entry.services
        case "partner":
            return (entry.session.partner_id,) if entry.session.partner_id else ()
        case "audience":
            return entry.audiences
        case "year":
            return (entry.year,)
        case "clips":
            return ("1",) if entry.clips else ()
        case "questions":
            return ("1",) if entry.questions else ()
    raise ValueError(f"no such group: {group}")


def matching(entries: Iterable[Entry], filters: Filters) -> tuple[Entry, ...]:
    """The sessions that have all that is asked for, in their order."""
    asked = filters.chosen.items()
    return tuple(entry for entry in entries if all(value in values(entry, group) for group, value in asked))


class Shelves:
    """The sessions sorted by what they have, once: so that to narrow and to count costs no look at each of them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._ids = frozenset(entry.id for entry in self.entries)
        shelves: dict[str, dict[str, set[str]]] = {group: {} for group in GROUPS}
        for entry in self.entries:
            for group, shelf in shelves.items():
                for value in values(entry, group):
                    shelf.setdefault(value, set()).add(entry.id)
        self._shelves = {group: {value: frozenset(ids) for value, ids in by.items()} for group, by in shelves.items()}

    def within(self, filters: Filters, among: AbstractSet[str] | None = None) -> frozenset[str]:
        """The ids of the sessions ``among`` these (default: all) that have all that is asked for."""
        left = self._ids if among is None else self._ids.intersection(among)
        for group, value in filters.chosen.items():
            left &= self._shelves[group].get(value, frozenset())
        return left

    def counts(self, filters: Filters, among: AbstractSet[str] | None = None) -> dict[str, dict[str, int]]:
        """For each group, how many sessions ``among`` these each of its values would leave; none that leaves none."""
        left, found = self.within(filters, among), {}
        for group in GROUPS:
            base = self.within(filters.having(group, ""), among) if group in filters.chosen else left
            counted = ((value, len(ids & base)) for value, ids in self._shelves[group].items())
            found[group] = {value: count for value, count in counted if count}
        return found
