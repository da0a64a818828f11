"""``totm toolbox``."""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
import msgspec

from pipeline.config import load_settings
from pipeline.core.errors import BadToolbox, Problem
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.core.languages import language as language_code
from pipeline.core.toolboxes.checking import Others, check, missing
from pipeline.core.toolboxes.parsing import MOST_PROBLEMS, Written, read_toolbox
from pipeline.core.toolboxes.toolbox import Field, Term, Toolbox
from pipeline.home import AUDIENCES, NAME, TOOLBOXES, load_toolbox, toolbox_content, toolbox_files, toolbox_path
from pipeline.workspace import opened_file, shown

SCHEMA = 1

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")


@dataclass(frozen=True)
class _File:
    """A toolbox's file: what is written in it, or why nobody can tell."""

    name: str
    path: Path
    written: Written | None
    problems: tuple[Problem, ...]


@click.group(name="toolbox", invoke_without_command=True, help="List toolboxes; check or show one. Alone: the list.")
@_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Hold the subcommands."""
    if context.invoked_subcommand is None:
        _list(as_json)


@command.command(name="list", help="List the toolboxes: the product's, and those in toolboxes/ in the workspace.")
@_json
def list_toolboxes(as_json: bool) -> None:
    """Print what each toolbox holds, whether every language is there, and which one is in use."""
    _list(as_json)


@command.command(name="check", help="Tell what is wrong in the toolboxes NAME…, in files (.toml), or in all.")
@click.argument("names", metavar="[NAME|FILE]...", nargs=-1)
@_json
def check_toolboxes(names: tuple[str, ...], as_json: bool) -> None:
    """Print a line for each problem and each warning; the exit code tells whether there is a problem."""
    found = _checked(names)
    if as_json:
        rows = [
            {"file": click.format_filename(file.path), **asdict(one)} for file, problems in found for one in problems
        ]
        files = [click.format_filename(file.path) for file, _ in found]
        click.echo(msgspec.json.encode({"schema": SCHEMA, "files": files, "problems": rows}).decode())
    else:
        for file, problems in found:
            click.echo("".join(_lines(file.path, problems)), nl=False)
        click.echo(_summary(found))
    if any(one.grave for _, problems in found for one in problems):
        sys.exit(BadToolbox.exit_code)


@command.command(name="show", help="Show the fields and terms of the toolbox NAME.")
@click.argument("name")
@click.option("--language", default="en", show_default=True, help="In which language: en, da, sv, nb or de.")
@_json
def show(name: str, language: str, as_json: bool) -> None:
    """Print each field with its terms."""
    code = language_code(language)
    toolbox = load_toolbox(name, load_settings().home)
    if as_json:
        click.echo(msgspec.json.encode(_described(toolbox, code)).decode())
        return
    kinds = {kind.id: kind.names[code] for kind in toolbox.kinds}
    click.echo(f"{toolbox.names[code]}. {toolbox.about[code]}")
    for field in toolbox.fields:
        click.echo(f"\n{field.names[code]} ({field.id}): {field.about[code]}")
        for term in toolbox.terms_of(field.id):
            click.echo(f"  {term.names[code]} ({term.id}, {kinds[term.kind]}): {term.about[code]}")


def _read(name: str, path: Path) -> _File:
    try:
        written = read_toolbox(toolbox_content(path), name)
    except BadToolbox as error:
        return _File(name, path, None, error.problems)
    if not NAME.fullmatch(name):
        problem = Problem(
            1, f"no setting can name the file “{shown(path.name)}”", "Rename it: small letters a to z, digits, -."
        )
        return _File(name, path, written, (problem,))
    return _File(name, path, written, ())


def _checked(wanted: Sequence[str]) -> list[tuple[_File, list[Problem]]]:
    """The files that are wanted, each with all that is wrong in it: first what is grave, then what can stay."""
    home = load_settings().home
    asked = [_asked(one, home) for one in wanted] or list(toolbox_files(home).items())
    there = [*toolbox_files().items(), *toolbox_files(home).items(), *asked]
    files = {path: _read(name, path) for name, path in there}
    others = _others(files.values(), toolbox_files(home)[AUDIENCES])
    return [(files[path], _wrong_in(files[path], others)) for _, path in dict.fromkeys(asked)]


def _asked(one: str, home: Path) -> tuple[str, Path]:
    if not one.endswith(".toml"):
        return one, toolbox_path(one, home)
    path = Path(one)
    opened_file(path, "toolbox")
    return path.stem, path


def _others(files: Collection[_File], audiences: Path) -> Others:
    """What toolboxes may name in one another; a workspace's file does not take away what the product's holds."""
    entries: dict[str, set[str] | None] = {}
    for file in files:
        before = entries.get(file.name, set())
        entries[file.name] = file.written.entries | before if file.written and before is not None else None
    return Others(_audiences(files, audiences), entries)


def _audiences(files: Iterable[_File], path: Path) -> set[str] | None:
    written = next(file.written for file in files if file.path == path)
    return {term.id for term in written.content.term if term.field == "audience"} if written else None


def _wrong_in(file: _File, others: Others) -> list[Problem]:
    found = [*file.problems, *(check(file.written, others) if file.written else ())]
    return sorted(found, key=lambda problem: not problem.grave)


def _lines(path: Path, problems: Sequence[Problem]) -> Iterator[str]:
    shown_path = click.format_filename(path)
    for one in problems[:MOST_PROBLEMS]:
        yield f"{shown_path}:{one.line}: {'' if one.grave else 'warning: '}{one.wrong} → {one.advice}\n"
    if len(problems) > MOST_PROBLEMS:
        yield f"{shown_path}: … and {len(problems) - MOST_PROBLEMS} more\n"


def _summary(found: Sequence[tuple[_File, Sequence[Problem]]]) -> str:
    every = [one for _, problems in found for one in problems]
    grave = sum(one.grave for one in every)
    counts = (_count(len(found), "toolbox"), _count(grave, "problem"), _count(len(every) - grave, "warning"))
    return f"{counts[0]}: {counts[1]}, {counts[2]}."


def _count(number: int, what: str) -> str:
    plural = "es" if what.endswith("x") else "s"
    return f"{number or 'no'} {what}{'' if number == 1 else plural}"


def _list(as_json: bool) -> None:
    settings = load_settings()
    files = [_read(name, path) for name, path in toolbox_files(settings.home).items()]
    rows = [_row(file, settings.tag.toolbox) for file in files]
    if as_json:
        click.echo(msgspec.json.encode({"schema": SCHEMA, "toolboxes": rows}).decode())
        return
    for row in rows:
        click.echo(f"{row['id']}  {_told(row)}\n  {row['file']}")
    click.echo(
        f"\nTo add or translate one, write {settings.home / 'toolboxes'}/NAME.toml: see README, Adding a toolbox"
    )


def _row(file: _File, used: str) -> dict[str, Any]:
    content = file.written and file.written.content
    return {
        "id": shown(file.name),
        "name": content.name["en"] if content else None,
        "file": click.format_filename(file.path),
        "own": file.path.parent != TOOLBOXES,
        "in_use": file.name == used,
        "fields": len(content.field) if content else None,
        "terms": len(content.term) if content else None,
        "missing": list(missing(file.written)) if file.written else [],
        "problems": len(file.problems),
    }


def _told(row: Mapping[str, Any]) -> str:
    marks = ["in use"] * row["in_use"]
    if row["own"]:
        marks.append("of this workspace" + (", instead of the product's" * (row["id"] in toolbox_files())))
    if row["problems"]:
        return "; ".join([f"CANNOT BE USED: totm toolbox check {row['id']}", *marks])
    lacking = ", ".join(IN_ENGLISH[code] for code in row["missing"])
    about = f"{row['name']}: {_count(row['terms'], 'term')} in {_count(row['fields'], 'field')}"
    return "; ".join([about, f"not all in {lacking}" if lacking else f"all {len(LANGUAGES)} languages", *marks])


def _described(toolbox: Toolbox, code: str) -> dict[str, Any]:
    fields = [_field(toolbox, field, code) for field in toolbox.fields]
    head = {"schema": SCHEMA, "id": toolbox.id, "language": code}
    return {**head, "name": toolbox.names[code], "about": toolbox.about[code], "fields": fields}


def _field(toolbox: Toolbox, field: Field, code: str) -> dict[str, Any]:
    terms = [_term(term, code) for term in toolbox.terms_of(field.id)]
    about = {"id": field.id, "name": field.names[code], "about": field.about[code], "target": field.target}
    return {**about, "terms": terms}


def _term(term: Term, code: str) -> dict[str, Any]:
    about = {"id": term.id, "kind": term.kind, "name": term.names[code], "about": term.about[code]}
    return {**about, "also": term.synonyms[code], "audience": term.audiences, "see": term.see}
