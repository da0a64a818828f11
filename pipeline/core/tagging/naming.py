"""What a session can be tagged with, and which of it a person means by a word or two."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import get_args

from pipeline.core.artefacts import TagKind
from pipeline.core.errors import BadSettings, NotFound
from pipeline.core.toolboxes.toolbox import Term, Texts, Toolbox

KINDS: tuple[TagKind, ...] = get_args(TagKind)
IN_WORDS = {"service": "service", "field": "field", "audience": "audience", "tool-kind": "kind of tool"}
"""The kinds of tags, as English sentences name them."""
SUGGESTED = 3
_BETWEEN_WORDS = re.compile(r"[\W_]+")
Key = tuple[str, TagKind, str]
"""What tells tags apart: the toolbox, the kind, the id there."""


@dataclass(frozen=True)
class Taggable:
    """A service or a field, an audience or a kind of tool, that sessions can be tagged with."""

    toolbox: str
    kind: TagKind
    id: str
    names: Texts = field(hash=False)

    @property
    def key(self) -> Key:
        """What its tags have in common."""
        return self.toolbox, self.kind, self.id

    def __str__(self) -> str:
        return f"{self.names['en']} ({IN_WORDS[self.kind]} {self.id})"


def taggable(toolboxes: Iterable[Toolbox]) -> tuple[Taggable, ...]:
    """Everything that these toolboxes tag with, in their order.

    The groups of audiences and of kinds of tool are no tags; every other field is, whether or not it has services.
    """
    return tuple(dict.fromkeys(one for toolbox in toolboxes for one in _of(toolbox)))


def _of(toolbox: Toolbox) -> Iterator[Taggable]:
    for term in toolbox.terms:
        yield Taggable(toolbox.id, _kind(term), term.id, term.names)
    groups = {term.field for term in toolbox.terms if _kind(term) != "service"}
    for one in toolbox.fields:
        if one.id not in groups:
            yield Taggable(toolbox.id, "field", one.id, one.names)


def _kind(term: Term) -> TagKind:
    return next((kind for kind in KINDS if kind == term.kind), "service")


def called(said: str, ones: Sequence[Taggable]) -> Taggable:
    """The one that a person calls ``said``: its id, perhaps after its kind, or its name in any language.

    Capitals, hyphens and the like make no difference. ``said`` is on one line, and not long. Raises NotFound, with
    what comes nearest, or BadSettings where it is the name of several.
    """
    wanted = _folded(said)
    found = [one for one in ones if wanted in _ids(one)] or [one for one in ones if wanted in _names(one)]
    if not found:
        raise NotFound(f"Nothing that sessions are tagged with is called “{said}”.", _advice(wanted, ones))
    if len(found) > 1:
        by_kind = f"Name one by its kind and id, for example “{found[0].kind} {found[0].id}”."
        same = len({(one.kind, one.id) for one in found}) == 1
        raise BadSettings(
            f"“{said}” may mean {', '.join(f'{one} of {one.toolbox}' for one in found)}.",
            f"Say of which toolbox, for example: --toolbox {found[0].toolbox}" if same else by_kind,
        )
    return found[0]


def _folded(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _ids(one: Taggable) -> tuple[str, ...]:
    return tuple(_folded(text) for text in (one.id, f"{one.kind} {one.id}", f"{IN_WORDS[one.kind]} {one.id}"))


def _names(one: Taggable) -> tuple[str, ...]:
    return tuple(_folded(name) for name in one.names.values())


def _advice(wanted: str, ones: Iterable[Taggable]) -> str:
    callings = {calling: one for one in ones for calling in (*_ids(one), *_names(one))}
    near = dict.fromkeys(callings[calling] for calling in get_close_matches(wanted, callings, 3 * SUGGESTED))
    if near:
        return f"Did you mean {' or '.join(str(one) for one in list(near)[:SUGGESTED])}?"
    toolboxes = dict.fromkeys(one.toolbox for one in callings.values())
    return f"See what there is with: {' or '.join(f'totm toolbox show {name}' for name in toolboxes)}"
