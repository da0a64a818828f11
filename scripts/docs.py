"""Writes the generated parts of README.md: commands, steps, settings, exit codes. ``--check`` only compares.

A part stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
"""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from pipeline.cli import COMMANDS
from pipeline.config import Settings
from pipeline.core import errors
from pipeline.core.errors import TotmError
from pipeline.core.step import Step
from pipeline.flow import FLOW

README = Path(__file__).parent.parent / "README.md"
PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def commands() -> str:
    """The commands of ``totm``."""
    return _table(("command", "what it does"), ((f"`totm {name}`", text) for name, text in COMMANDS.items()))


def steps() -> str:
    """The steps of the flow."""
    rows = ((f"`{s.name}`", s.summary, _seen(s), ", ".join(s.writes)) for s in FLOW)
    return _table(("step", "what it makes", "what it sees, beside its own settings", "as"), rows)


def _seen(step: Step) -> str:
    hints = f" (and as a help: {', '.join(step.hints)})" if step.hints else ""
    return ", ".join((*step.reads, *step.record)) + hints


def settings() -> str:
    """The settings with their defaults."""
    rows: list[tuple[str, ...]] = []
    for name, info in Settings.model_fields.items():
        default = info.default
        if is_dataclass(default):
            rows += [(f"`{name}.{f.name}`", f"`{getattr(default, f.name)}`", _meaning(f.type)) for f in fields(default)]
        else:
            shown = "" if isinstance(default, SecretStr) or default == "" else f"`{default}`"
            rows.append((f"`{name}`", shown, info.description or ""))
    return _table(("setting", "default", "meaning"), rows)


def _meaning(annotation: Any) -> str:
    return next(text for text in annotation.__metadata__ if isinstance(text, str))


def exit_codes() -> str:
    """The exit codes."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, TotmError)]
    rows = [(str(k.exit_code), (k.__doc__ or "").splitlines()[0]) for k in kinds if k is not TotmError]
    rows += [("0", "All is well."), ("1", "An error that was not foreseen."), ("2", "The command line is wrong.")]
    return _table(("code", "what it means"), sorted(rows, key=lambda row: int(row[0])))


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands, "steps": steps, "settings": settings, "exit-codes": exit_codes,
}  # fmt: skip


def render(text: str) -> str:
    """The text with every generated part as it should be."""
    return PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}\n{found[3]}", text)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Write the parts, or with ``--check`` say whether they are as they should be."""
    text = README.read_text(encoding="utf-8")
    wanted = render(text)
    if "--check" not in sys.argv:
        README.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        sys.exit("README.md is out of step with the code; run: make docs")


if __name__ == "__main__":
    main()
