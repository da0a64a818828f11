"""``totm run``."""

from functools import partial

import click

from pipeline import runner
from pipeline.catalog import ledger, sessions
from pipeline.commands.opening import log_to_file, opened
from pipeline.commands.progress import Steps
from pipeline.core.errors import BadSettings, StepFailed
from pipeline.flow import FLOW
from pipeline.home import Home
from pipeline.upkeep import mend_index
from pipeline.worker import Worker


@click.command(help="Bring the sessions ID (default: all) up to date, here and now. Ctrl-C stops it without loss.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--again",
    type=click.Choice([step.name for step in FLOW]),
    help="Do this step again, though nothing it sees has changed.",
)
def command(ids: tuple[str, ...], again: str | None) -> None:
    """Want the sessions that are not up to date, and work until nothing is left."""
    if again and not ids:
        raise BadSettings("It was not said for which session.", f"Name it: totm run ID --again {again}")
    with opened() as home:
        log_to_file(home)
        if again:
            _ask_again(home, ids, again)
        only = _want(home, ids)
        steps = Steps()
        with steps.progress:
            Worker(home, only, steps, partial(mend_index, home)).work(until_idle=True)
        refuse_unfinished(home, only)
    if not only:
        click.echo("Everything is up to date.", err=True)


def _ask_again(home: Home, ids: tuple[str, ...], step: str) -> None:
    with home.catalog.write() as db:
        for session_id in ids:
            ledger.ask_again(db, sessions.get(db, session_id).id, step, runner.now_ms())


def _want(home: Home, ids: tuple[str, ...]) -> list[str]:
    """Ask for what is not up to date, or not said to be; the rest is left alone."""
    with home.catalog.read() as db:
        chosen = list(ids) or sessions.all_ids(db)
        open_rows = {row.session for row in ledger.unfinished(db)}
    stale = [session_id for session_id in chosen if runner.plan(home, session_id) or session_id in open_rows]
    for session_id in stale:
        runner.want(home, session_id)
    return stale


def refuse_unfinished(home: Home, only: list[str] | None) -> None:
    """Raise StepFailed when a session did not reach the end of the flow."""
    with home.catalog.read() as db:
        names = sorted({row.session for row in ledger.unfinished(db, only)})
    if names:
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        raise StepFailed(f"Not finished: {shown}.", "See why with: totm status; then run: totm run")
