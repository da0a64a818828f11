"""``totm models``."""

import click

from pipeline.commands.progress import one_bar
from pipeline.config import load_settings
from pipeline.speech import models


@click.group(name="models", help="Fetch speech models, and list those that are here.")
def command() -> None:
    """Hold the subcommands."""


@command.command(name="list", help="List the models that are here.")
def list_models() -> None:
    """Print a line a model."""
    folder = load_settings().models
    names = models.present(folder)
    for name in names:
        size = models.path_of(name, folder).stat().st_size
        click.echo(f"{name}  {size / 1e6:,.0f} MB")
    if not names:
        click.echo(f"No model lies in {folder}. Fetch one with: totm models fetch small")


@command.command(name="fetch", help="Fetch the Whisper model NAME (tiny, base, small, medium, large-v3, turbo).")
@click.argument("name")
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=7200.0, help="Give up after so long; what came is kept."
)
def fetch(name: str, seconds: float) -> None:
    """Fetch and check a model; an interrupted fetch goes on where it stopped."""
    folder = load_settings().models
    with one_bar(f"fetching {name}") as on_progress:
        path = models.fetch(name, folder, seconds, on_progress)
    click.echo(f"{name} is here: {path}. Sessions with a draft transcript are done again by: totm run")
