"""``totm rebuild-index``."""

import click

from pipeline.commands.opening import opened
from pipeline.upkeep import rebuild


@click.command(help="Make the search index anew, beside the old one, and then put it in its place.")
def command() -> None:
    """Index the passages of every session."""
    with opened() as home:
        count = rebuild(home)
    click.echo(f"The index holds {count} sessions.")
