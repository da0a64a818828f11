"""``totm show``."""

import click
import msgspec

from pipeline import report
from pipeline.commands.opening import opened


@click.command(help="Show everything known about the session ID.")
@click.argument("session_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(session_id: str, as_json: bool) -> None:
    """Print the session: as JSON, or its chapters, questions and tags in words."""
    with opened() as home:
        found = report.show(home, session_id)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    click.echo(f"{found['title']}\n{found['held_on']}  {found['partner']}  {', '.join(found['presenters'])}")
    for chapter in found["chapters"]:
        click.echo(f"  {timecode(chapter['start_ms'])}  {chapter['title']}")
    for question in found["questions"]:
        click.echo(f"  {timecode(question['question']['start_ms'])}  ? {question['text']}")
    for tag in found["tags"]:
        click.echo(f"  {tag['kind']} {tag['id']} ({tag['score']:.2f}): “{tag['evidence'][0]['text']}”")


def timecode(ms: int) -> str:
    """A time as minutes and seconds."""
    return f"{ms // 60_000:3d}:{ms // 1000 % 60:02d}"
