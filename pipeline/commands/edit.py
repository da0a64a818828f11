"""``totm edit``."""

import click

from pipeline.catalog.sessions import Edit
from pipeline.commands.opening import opened
from pipeline.core.errors import BadSettings
from pipeline.core.languages import language as language_code
from pipeline.intake import MAX_NAME, MAX_TITLE, caption_file, change, check_date, clean


@click.command(help="Change what is said about the session ID. No rerun ever undoes it.")
@click.argument("session_id", metavar="ID")
@click.option("--title", help="What it is called.")
@click.option("--held-on", help="The day it was held, YYYY-MM-DD.")
@click.option("--partner", help="The organisation that shows its tool.")
@click.option("--presenter", "presenters", multiple=True, help="Who presents: these people, and no others.")
@click.option("--language", help="What is spoken: en, da, sv, nb or de.")
@click.option(
    "--captions",
    multiple=True,
    metavar="[LANG=]FILE",
    help="Captions that take the place of a machine's words; give it once for each language.",
)
def command(
    session_id: str,
    title: str | None,
    held_on: str | None,
    partner: str | None,
    presenters: tuple[str, ...],
    language: str | None,
    captions: tuple[str, ...],
) -> None:
    """Write the new words, and ask for what depends on them."""
    words = Edit(
        title=clean(title, "title", MAX_TITLE) or None if title else None,
        held_on=check_date(held_on) if held_on else None,
        partner=clean(partner, "partner", MAX_NAME) if partner is not None else None,
        presenters=tuple(filter(None, (clean(p, "presenter", MAX_NAME) for p in presenters))) or None,
        language=language_code(language) if language else None,
    )
    if words == Edit() and not captions:
        raise BadSettings("Nothing was said to be changed.", "Say what, for example --title; see: totm edit --help")
    with opened() as home:
        change(home, session_id, words, tuple(map(caption_file, captions)))
    click.echo(f"{session_id} is changed. A running worker brings the rest up to date, or: totm run {session_id}")
