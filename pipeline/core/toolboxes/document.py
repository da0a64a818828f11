"""A toolbox's file as TOML: read with care, and able to say where something in it is wrong."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.core.errors import BadToolbox, Problem
from pipeline.core.toolboxes.lines import Place, line_of, places

MAX_BYTES = 1_000_000
MAX_LINE = 4000
"""Characters. A longer line can hold a key of so many parts that reading takes minutes."""
SHOWN = 60


@dataclass(frozen=True)
class Document:
    """What a file holds, and the line of each thing in it."""

    table: Mapping[str, Any]
    lines: Mapping[Place, int]

    def problem(self, place: Place, wrong: str, advice: str, grave: bool = True) -> Problem:
        """What is wrong with the thing at ``place``, said with the entry and the key that it belongs to."""
        entry, rest = self._entry(place)
        key = ".".join(str(part) for part in rest if isinstance(part, str))
        about = f"{entry}: “{shown(key)}” {wrong}" if key else f"{entry} {wrong}"
        return Problem(line_of(place, self.lines), about, advice, grave)

    def ids(self, kind: str) -> Counter[str]:
        """How often each id is given to a table of that kind, whatever else is wrong with the table."""
        return Counter(self._ids(kind))

    def _ids(self, kind: str) -> Iterator[str]:
        entries = self.table.get(kind)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield entry["id"].strip()

    def _entry(self, place: Place) -> tuple[str, Place]:
        """What to call the entry at ``place``: by its id, else by its number; and the rest of the way."""
        kind, number = (*place, None, None)[:2]
        if not isinstance(kind, str) or not isinstance(number, int):
            return "the file", place
        entry = self.table[kind][number]
        known = entry.get("id") if isinstance(entry, dict) else None
        return f"{kind} {shown(known) if isinstance(known, str) and known.strip() else number + 1}", place[2:]


def read_document(content: str | bytes, name: str) -> Document:
    """The file of the toolbox ``name``. Raises :class:`BadToolbox` when it is no TOML, or what nobody can read."""
    text = _decoded(content, name)
    return Document(_table(text, name), places(text))


def bad(name: str, *problems: Problem) -> BadToolbox:
    """The error that tells the first of ``problems``, and how to see the others."""
    first, others = problems[0], len(problems) - 1
    more = f" There {'is one problem' if others == 1 else f'are {others} problems'} more: totm toolbox check {name}"
    message = f"Toolbox {name}, line {first.line}: {first.wrong}."
    return BadToolbox(message, first.advice + (more if others else ""), problems)


def shown(text: str) -> str:
    """A piece of the file as it may stand in a message: printable, and short."""
    printable = "".join(character if character.isprintable() else "�" for character in text[: SHOWN + 1])
    return printable if len(printable) <= SHOWN else printable[:SHOWN] + "…"


def _decoded(content: str | bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise bad(name, Problem(1, f"the file is larger than {MAX_BYTES / 1e6:.0f} MB", "Make two toolboxes of it."))
    try:
        text = content if isinstance(content, str) else content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise bad(name, Problem(line, "the text is not written in UTF-8", "Save the file again as UTF-8.")) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > MAX_LINE:
            wrong = f"the line is longer than {MAX_LINE:,} characters"
            raise bad(name, Problem(number, wrong, "Break it: a list may go over several lines."))
    return text.removeprefix("\ufeff")  # which some editors put before every text


def _table(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        problem = Problem(1, "lists or tables stand too deep in one another", "Write a list in one pair of brackets.")
    except ValueError as error:  # tomllib's own error is one
        reason, _, where = str(error).partition(" (at ")
        at = re.match(r"line (\d+)", where)
        line = int(at[1]) if at else text.rstrip("\n").count("\n") + 1
        advice = 'Texts stand in "quotes", lists in [brackets], and no key may stand twice in a table.'
        problem = Problem(line, f"this is not TOML: {shown(reason[:1].lower() + reason[1:])}", advice)
    raise bad(name, problem)
