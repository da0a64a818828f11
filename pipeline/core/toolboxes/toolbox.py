"""A toolbox as a value: the terms that sessions are tagged against, under their fields.

The head of ``pipeline/toolboxes/cluster-toolbox.toml`` says what the keys of a term mean.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[str, str]
"""A text by language; every language is there."""
Phrases = Mapping[str, tuple[str, ...]]
"""Phrases by language; every language is there, perhaps with none."""


@dataclass(frozen=True)
class Field:
    """A group of terms; ``target`` is the aim that it serves, as the Cluster Initiative Greenbook calls it, if one."""

    id: str
    target: str
    names: Texts = dataclasses.field(hash=False)
    about: Texts = dataclasses.field(hash=False)


@dataclass(frozen=True)
class Kind:
    """What sort of term it is: a best practice, a new service, a need, …"""

    id: str
    names: Texts = dataclasses.field(hash=False)


@dataclass(frozen=True)
class Term:
    """One entry of a toolbox, and the words that tell that somebody speaks of it.

    ``kind`` and ``field`` are ids of the same toolbox, ``audiences`` ids of the toolbox ``tool-of-the-month``, ``see``
    names entries of other toolboxes that mean much the same (``cluster-toolbox/technology-night``). ``generic`` marks a
    name that is an everyday word, so that it says little alone. ``synonyms`` are as good as the name; ``phrases`` are
    several words together; ``cues`` are single words that tell only together; ``against`` are phrases that look like
    it and mean something else.
    """

    id: str
    field: str
    kind: str
    generic: bool
    names: Texts = dataclasses.field(hash=False)
    about: Texts = dataclasses.field(hash=False)
    synonyms: Phrases = dataclasses.field(hash=False)
    phrases: Phrases = dataclasses.field(hash=False)
    cues: Phrases = dataclasses.field(hash=False)
    against: Phrases = dataclasses.field(hash=False)
    audiences: tuple[str, ...] = ()
    see: tuple[str, ...] = ()

    def search_terms(self, language: str) -> tuple[str, ...]:
        """What it is called in ``language``: its name first, then its synonyms."""
        return tuple(dict.fromkeys((self.names[language], *self.synonyms[language])))


@dataclass(frozen=True)
class Toolbox:
    """All terms of one toolbox under their fields, in the order of the file."""

    id: str
    names: Texts = dataclasses.field(hash=False)
    about: Texts = dataclasses.field(hash=False)
    kinds: tuple[Kind, ...]
    fields: tuple[Field, ...]
    terms: tuple[Term, ...]

    def term(self, id: str) -> Term | None:
        """The term of that id, if there is one."""
        return next((term for term in self.terms if term.id == id), None)

    def terms_of(self, field_id: str) -> tuple[Term, ...]:
        """The terms of a field."""
        return tuple(term for term in self.terms if term.field == field_id)
