"""``totm publish``."""

import click

from pipeline.catalog import sessions
from pipeline.commands.opening import opened
from pipeline.runner import now_ms


@click.command(help="Show the session ID on the site, as soon as it is indexed.")
@click.argument("session_id", metavar="ID")
def command(session_id: str) -> None:
    """Write down that a person said so."""
    with opened() as home, home.catalog.write() as db:
        sessions.publish(db, session_id, now_ms())
    click.echo(f"{session_id} is published.")
