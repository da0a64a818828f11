"""What a toolbox's file may hold, as it is written; the head of ``cluster-toolbox.toml`` says what the keys mean.

Validation happens with a *context*: the ids of each kind of table, so that a field that is not there is found together
with everything else that is wrong.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from pipeline.core.languages import LANGUAGES

Table = Literal["kind", "field", "term"]
Context = Mapping[str, Counter[str]]
"""How often each id is used, by the kind of table."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 300
LONGEST_ID = 64
SAID_HERE = "toolbox"
"""The type of the errors raised here; their own words are in ``wrong`` and ``advice``."""


def _bad(wrong: str, advice: str) -> PydanticCustomError:
    return PydanticCustomError(SAID_HERE, "{wrong}", {"wrong": wrong, "advice": advice})


def nearest(word: str, known: Iterable[str]) -> str:
    """An advice for an unknown word: the known one that looks like it, and all of them."""
    every = sorted(known)
    like = difflib.get_close_matches(word[:LONGEST], every, n=1)
    return (f"Did you mean “{like[0]}”? " if like else "") + f"Known are: {', '.join(every[:40]) or 'none'}."


def _visible(value: str) -> str:
    if hidden := next((character for character in value if not character.isprintable()), None):
        raise _bad(f"holds a character that cannot be seen, U+{ord(hidden):04X}", "Type the text again, on one line.")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise _bad("is empty", "Write a text, or leave the key out.")
    if len(value) > LONGEST:
        raise _bad(f"is too long, {len(value):,} characters", f"Use at most {LONGEST}.")
    return value.strip()


def _id(value: str) -> str:
    if len(value) > LONGEST_ID or not _ID.fullmatch(value):
        raise _bad("cannot be an id", f"Use small letters a to z, digits and single hyphens, at most {LONGEST_ID}.")
    return value


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise _bad("is in a language that is not known", f"Use {', '.join(LANGUAGES)}.")
    return code


def _in_english(texts: dict[str, str]) -> dict[str, str]:
    if "en" not in texts:
        raise _bad("is not there in English", "Add it with .en; it stands in for the languages that are missing.")
    return texts


def _used(info: ValidationInfo, table: Table) -> Counter[str]:
    context: Context = info.context or {}
    return context[table]


def _single(table: Table) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        if _used(info, table)[value] > 1:
            raise _bad(f"is “{value}”, as that of another {table}", "Give one of them another id.")
        return value

    return AfterValidator(check)


def _one_of(table: Table) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        known = _used(info, table)
        if value not in known:
            raise _bad(f"is “{value[:LONGEST_ID]}”, and there is no such {table}", nearest(value, known))
        return value

    return AfterValidator(check)


def _some(tables: list[Any]) -> list[Any]:
    if not tables:
        raise _bad("is empty", "Add at least one.")
    return tables


Visible = Annotated[str, AfterValidator(_visible)]
Text = Annotated[Visible, AfterValidator(_text)]
Id = Annotated[Text, AfterValidator(_id)]
Language = Annotated[str, AfterValidator(_language)]
Names = Annotated[dict[Language, Text], AfterValidator(_in_english)]
Lists = dict[Language, list[Text]]
Words = dict[Language, Visible]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class WrittenKind(_Table):
    """A [[kind]]."""

    id: Annotated[Id, _single("kind")]
    name: Names


class WrittenEntry(_Table):
    """What a [[field]] and a [[term]] have in common."""

    id: Id
    name: Names
    about: Names


class WrittenField(WrittenEntry):
    """A [[field]]."""

    id: Annotated[Id, _single("field")]
    target: Text = ""


class WrittenTerm(WrittenEntry):
    """A [[term]]."""

    id: Annotated[Id, _single("term")]
    field: Annotated[Text, _one_of("field")]
    kind: Annotated[Text, _one_of("kind")]
    generic: bool = False
    also: Lists = {}
    phrases: Lists = {}
    cues: Words = {}
    against: Lists = {}
    audience: list[Text] = []
    see: list[Text] = []


class WrittenToolbox(_Table):
    """A whole file."""

    name: Names
    about: Names
    kind: Annotated[list[WrittenKind], AfterValidator(_some)]
    field: Annotated[list[WrittenField], AfterValidator(_some)]
    term: Annotated[list[WrittenTerm], AfterValidator(_some)]


TABLES: Mapping[str, type[_Table]] = {"kind": WrittenKind, "field": WrittenField, "term": WrittenTerm}
