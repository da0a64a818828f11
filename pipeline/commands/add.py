"""``totm add``."""

from datetime import date
from pathlib import Path

import click

from pipeline.commands.opening import opened
from pipeline.commands.progress import one_bar
from pipeline.intake import Arrival, add, caption_file

PATH = click.Path(path_type=Path)
CAPTIONS = (
    "Captions from the meeting software: WebVTT, SubRip or TTML; give it once for each language, as talk.sv.vtt or as "
    "sv=FILE."
)


@click.command(help="Add the recording FILE. Everything is checked before anything is kept.")
@click.argument("file", type=PATH)
@click.option("--title", default="", help="What it is called (default: the file's name).")
@click.option("--held-on", default=lambda: date.today().isoformat(), help="The day it was held, YYYY-MM-DD (today).")
@click.option("--partner", default="", help="The organisation that shows its tool.")
@click.option("--presenter", "presenters", multiple=True, help="Who presents; give it once for each person.")
@click.option("--language", required=True, help="What is spoken: en, da, sv, nb or de.")
@click.option("--captions", multiple=True, metavar="[LANG=]FILE", help=CAPTIONS)
@click.option("--id", "session_id", default="", help="The session's id, in addresses (default: from the title).")
@click.option("--publish", is_flag=True, help="Show it on the site as soon as it is ready.")
def command(
    file: Path, captions: tuple[str, ...], presenters: tuple[str, ...], session_id: str, publish: bool, **words: str
) -> None:
    """Check and keep a recording; the work itself is done by ``totm run`` or ``totm worker``."""
    brought = tuple(map(caption_file, captions))
    arrival = Arrival(file, captions=brought, presenters=presenters, id=session_id, publish=publish, **words)
    with opened() as home, one_bar(f"adding {file.name}") as on_progress:
        added = add(home, arrival, on_progress)
    click.echo(f"{added} is added. It is worked on by a running `totm worker`, or now with: totm run {added}")
    if publish:
        click.echo("It is shown as soon as it is ready, unless somebody has to read the words first: totm status")
