"""``totm check``."""

import click

from pipeline.commands.opening import opened
from pipeline.core.errors import Damaged
from pipeline.upkeep import check


@click.command(help="Compare every file with its digest, and the index with the catalog.")
def command() -> None:
    """Print what is wrong; the exit code tells whether anything is."""
    with opened() as home:
        problems = check(home)
    for problem in problems:
        click.echo(problem)
    if problems:
        raise Damaged("Not everything is as it should be.", "Do what is said above, then: totm check")
    click.echo("Everything is as it should be.")
