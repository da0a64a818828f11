"""``totm plan``."""

import click

from pipeline import runner
from pipeline.catalog import sessions
from pipeline.commands.opening import opened


@click.command(help="Tell what would run for the sessions ID (default: all), and why.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
def command(ids: tuple[str, ...]) -> None:
    """Print the steps that are not up to date, with the reasons."""
    with opened() as home:
        with home.catalog.read() as db:
            wanted = list(ids) or sessions.all_ids(db)
        for session_id in wanted:
            planned = runner.plan(home, session_id)
            click.echo(f"{session_id}: " + ("everything is up to date" if not planned else ""))
            for step, why in planned:
                click.echo(f"  {step.name}: {'; '.join(why)}")
