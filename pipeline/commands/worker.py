"""``totm worker``."""

from functools import partial

import click

from pipeline.commands.opening import log_to_file, opened
from pipeline.commands.progress import Steps
from pipeline.commands.run import refuse_unfinished
from pipeline.upkeep import mend_index
from pipeline.worker import Worker


@click.command(help="Do what is wanted, until it is stopped. Several may run at once.")
@click.option("--until-idle", is_flag=True, help="End when there is nothing left to do.")
def command(until_idle: bool) -> None:
    """Work on every session that is wanted."""
    steps = Steps()
    with opened() as home, steps.progress:
        log_to_file(home)
        Worker(home, None, steps, partial(mend_index, home)).work(until_idle=until_idle)
        refuse_unfinished(home, None)
