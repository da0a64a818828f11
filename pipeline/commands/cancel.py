"""``totm cancel``."""

import click

from pipeline.catalog import ledger, sessions
from pipeline.commands.opening import opened


@click.command(help="Stop the work on the session ID. What is done stays; `totm run ID` goes on.")
@click.argument("session_id", metavar="ID")
def command(session_id: str) -> None:
    """Tell the worker, and take the session out of the queue."""
    with opened() as home, home.catalog.write() as db:
        sessions.get(db, session_id)
        waiting = ledger.unfinished(db, [session_id])
        ledger.cancel(db, session_id)
    if not waiting:
        click.echo(f"{session_id} is finished: there is nothing to stop.")
        return
    click.echo(f"The work on {session_id} is being stopped. Go on with: totm run {session_id}")
