"""``totm worker``."""

import signal

import click

from pipeline.commands.opening import log_to_file, opened
from pipeline.commands.progress import Steps
from pipeline.commands.run import interrupted
from pipeline.upkeep import mend_index
from pipeline.worker import Worker


@click.command(help="Do what is wanted, until it is stopped. Several may run at once.")
@click.option("--until-idle", is_flag=True, help="End when there is nothing left to do.")
def command(until_idle: bool) -> None:
    """Work on every session that is wanted."""
    signal.signal(signal.SIGTERM, interrupted)
    steps = Steps()
    with opened() as home, steps.progress:
        log_to_file(home)
        mend_index(home)
        Worker(home, on_event=steps).work(until_idle=until_idle)
