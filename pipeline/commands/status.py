"""``totm status``."""

from typing import Any

import click
import msgspec

from pipeline import report
from pipeline.commands.opening import opened
from pipeline.commands.publish import advice


@click.command(help="Tell how far every session is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(as_json: bool) -> None:
    """Print a line a session, and what is wrong with what to do."""
    with opened() as home:
        found = report.status(home)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    if not found["sessions"]:
        click.echo("There are no sessions yet. Add one with: totm add FILE --language en")
    for session in found["sessions"]:
        click.echo(_line(session))


def _line(session: dict[str, Any]) -> str:
    steps = session["steps"]
    done = sum(step["state"] == "done" for step in steps)
    shown = "held back" if session["held"] else "published"
    shown = shown if session["published"] else "not published"
    lines = [f"{session['id']}  {session['state']}  {done}/{len(steps)} steps  {shown}  {session['title']}"]
    lines += [f"  {s['step']}: {s['progress']:.0%}" for s in steps if s["state"] == "running"]
    lines += [f"  {s['step']}: {s['error']}\n    → {s['advice']}" for s in steps if s["state"] == "failed"]
    if session["held"]:
        lines.append(f"  held back: {session['held']}\n  {advice(session['id'])}")
    if any(s["state"] == "cancelled" for s in steps):
        lines.append(f"  Somebody stopped the work; go on with: totm run {session['id']}")
    return "\n".join(lines)
