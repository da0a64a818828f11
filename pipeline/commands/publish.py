"""``totm publish``."""

import click

from pipeline.catalog import ledger, sessions
from pipeline.commands.opening import opened
from pipeline.core.artefacts import Trust
from pipeline.core.errors import NotFound
from pipeline.home import Home
from pipeline.report import held
from pipeline.runner import now_ms


@click.command(help="Show the session ID on the site, as soon as it is indexed.")
@click.argument("session_id", metavar="ID")
@click.option("--read", is_flag=True, help="You have read the words: show it even if it is held back.")
def command(session_id: str, read: bool) -> None:
    """Write down that a person said so. What is held back stays so, until somebody has read it or it gets better."""
    with opened() as home:
        if read:
            _refuse_unwritten(home, session_id)
        with home.catalog.write() as db:
            sessions.publish(db, session_id, now_ms(), read=read)
            reason = held(sessions.get(db, session_id), ledger.of_session(db, session_id))
    if not reason:
        click.echo(f"{session_id} is published.")
        return
    click.echo(f"{session_id} is to be published, and held back for now: {reason}\n{advice(session_id)}")
    click.echo("  It is shown by itself once better words, or corrections, lift this.")


def advice(session_id: str) -> str:
    """What to do about a session that is held back, as a line under the reason."""
    read = f"totm captions {session_id} --as txt"
    return f"  → Read the words with: {read}; then show them with: totm publish {session_id} --read"


def _refuse_unwritten(home: Home, session_id: str) -> None:
    """Raise NotFound where there are no words yet that anybody could have read."""
    with home.catalog.read() as db:
        sessions.get(db, session_id)
    if home.workspace.read(session_id, "trust", Trust) is None:
        raise NotFound(
            f"{session_id} has no words yet that you could have read.",
            f"Make them with: totm run {session_id}; or leave out --read.",
        )
