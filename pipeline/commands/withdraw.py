"""``totm withdraw``."""

import click

from pipeline.catalog import sessions
from pipeline.commands.opening import opened


@click.command(help="Take the session ID off the site, at once: page, media, search and feed.")
@click.argument("session_id", metavar="ID")
def command(session_id: str) -> None:
    """Write down that a person said so; nothing is deleted."""
    with opened() as home, home.catalog.write() as db:
        sessions.withdraw(db, session_id)
    click.echo(f"{session_id} is withdrawn. Its files are kept; show it again with: totm publish {session_id}")
