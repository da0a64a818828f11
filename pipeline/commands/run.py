"""``totm run``."""

import signal
from types import FrameType

import click

from pipeline import runner
from pipeline.catalog import sessions
from pipeline.commands.opening import log_to_file, opened
from pipeline.commands.progress import Steps
from pipeline.core.errors import StepFailed
from pipeline.home import Home
from pipeline.upkeep import mend_index
from pipeline.worker import Worker


@click.command(help="Bring the sessions ID (default: all) up to date, here and now. Ctrl-C stops it without loss.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
def command(ids: tuple[str, ...]) -> None:
    """Want the sessions that are not up to date, and work until nothing is left."""
    signal.signal(signal.SIGTERM, interrupted)
    with opened() as home:
        log_to_file(home)
        mend_index(home)
        only = _want(home, ids)
        steps = Steps()
        with steps.progress:
            Worker(home, only=only, on_event=steps).work(until_idle=True)
    if steps.failures:
        names = ", ".join(sorted({event.session for event in steps.failures}))
        raise StepFailed(f"Not finished: {names}.", "Do what is said above, then run: totm run")
    if not only:
        click.echo("Everything is up to date.", err=True)


def _want(home: Home, ids: tuple[str, ...]) -> list[str]:
    """Ask for what is not up to date among the sessions; a session without a change is left alone."""
    with home.catalog.read() as db:
        chosen = list(ids) or sessions.all_ids(db)
    stale = [session_id for session_id in chosen if runner.plan(home, session_id)]
    for session_id in stale:
        runner.want(home, session_id)
    return stale


def interrupted(signum: int, frame: FrameType | None) -> None:
    """Handle SIGTERM like Ctrl-C: the step's row is given back before the process ends."""
    raise KeyboardInterrupt
