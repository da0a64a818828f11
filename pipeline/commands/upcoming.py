"""``totm upcoming``."""

from dataclasses import asdict, replace
from typing import Any

import click
import msgspec

from pipeline.catalog import upcoming
from pipeline.catalog.sessions import check_id
from pipeline.catalog.upcoming import MINUTES, Plan, Upcoming
from pipeline.commands.opening import opened
from pipeline.core.errors import BadSettings
from pipeline.core.languages import language as language_code
from pipeline.core.upcoming import joining_link, starts_at, wall_clock
from pipeline.intake import MAX_NAME, MAX_TITLE, clean
from pipeline.runner import now_ms

SCHEMA = 1
MAX_ABOUT = 2000
LONGEST = 24 * 60

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
_id = click.argument("upcoming_id", metavar="ID")
_minutes = click.IntRange(1, LONGEST)


@click.group(name="upcoming", invoke_without_command=True, help="Announce webinars that are to come. Alone: the list.")
@_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Hold the subcommands."""
    if context.invoked_subcommand is None:
        _list(as_json, past=False)


@command.command(name="list", help="List the webinars that are to come, soonest first.")
@click.option("--all", "past", is_flag=True, help="Past ones too.")
@_json
def list_upcoming(past: bool, as_json: bool) -> None:
    """Print a line a webinar."""
    _list(as_json, past)


@command.command(name="add", help="Announce a webinar.")
@click.option("--title", required=True, help="What it is called.")
@click.option("--at", required=True, metavar="DATE", help="When it begins, on a clock there: 2027-01-14T09:00.")
@click.option("--zone", required=True, help="The time zone of that clock: Europe/Copenhagen.")
@click.option("--minutes", type=_minutes, default=MINUTES, help=f"How long it lasts ({MINUTES}).")
@click.option("--language", required=True, help="What is spoken: en, da, sv, nb or de.")
@click.option("--partner", default="", help="The organisation that shows its tool.")
@click.option("--presenter", "presenters", multiple=True, help="Who presents; give it once for each person.")
@click.option("--about", default="", help="What it is about, in a few sentences.")
@click.option("--join", default="", metavar="ADDRESS", help="Where one joins it, https://…")
@click.option("--id", "upcoming_id", default="", help="Its id, in addresses (default: from the title).")
def add(at: str, zone: str, minutes: int, presenters: tuple[str, ...], upcoming_id: str, **words: str) -> None:
    """Write it down."""
    plan = Plan(starts_at=starts_at(at, zone), zone=zone, minutes=minutes, **_words(presenters, **words))
    if not plan.title:
        raise BadSettings("The webinar has no title.", "Say what it is called with --title.")
    wanted = check_id(upcoming_id) if upcoming_id else ""
    with opened() as home, home.catalog.write() as db:
        added = upcoming.add(db, plan, now_ms(), wanted)
        found = upcoming.get(db, added)
    click.echo(f"{added} is announced for {_when(found)}.")
    _warn_of_the_past(found)


@command.command(name="edit", help="Change what is said of the webinar ID. Calendars that follow it learn of it.")
@_id
@click.option("--title", help="What it is called.")
@click.option("--at", metavar="DATE", help="When it begins, on a clock there: 2027-01-14T09:00.")
@click.option("--zone", help="The time zone of that clock: Europe/Copenhagen.")
@click.option("--minutes", type=_minutes, help="How long it lasts.")
@click.option("--language", help="What is spoken: en, da, sv, nb or de.")
@click.option("--partner", help="The organisation that shows its tool.")
@click.option("--presenter", "presenters", multiple=True, help="Who presents: these people, and no others.")
@click.option("--about", help="What it is about, in a few sentences.")
@click.option("--join", metavar="ADDRESS", help="Where one joins it, https://…")
def edit(
    upcoming_id: str,
    at: str | None,
    zone: str | None,
    minutes: int | None,
    presenters: tuple[str, ...],
    **words: str | None,
) -> None:
    """Write the new words; what is not said stays."""
    said = Plan(minutes=minutes, **_words(presenters, **words))
    if said == Plan() and at is None and zone is None:
        raise BadSettings(
            "Nothing was said to be changed.", "Say what, for example --title; see: totm upcoming edit --help"
        )
    with opened() as home, home.catalog.write() as db:
        moment = _moved(upcoming.get(db, upcoming_id), at, zone)
        changed = upcoming.edit(db, upcoming_id, replace(said, **moment), now_ms())
        found = upcoming.get(db, upcoming_id)
    click.echo(f"{upcoming_id} is {'changed' if changed else 'as it was'}: {_when(found)}.")
    _warn_of_the_past(found)


@command.command(name="cancel", help="Say that the webinar ID is not held. It stays on the page, marked so.")
@_id
@click.option("--undo", is_flag=True, help="It is held after all.")
def cancel(upcoming_id: str, undo: bool) -> None:
    """Keep it, so that calendars learn of it."""
    with opened() as home, home.catalog.write() as db:
        upcoming.cancel(db, upcoming_id, now_ms(), cancelled=not undo)
    if undo:
        click.echo(f"{upcoming_id} is held after all.")
    else:
        click.echo(f"{upcoming_id} is cancelled. Take that back with: totm upcoming cancel --undo {upcoming_id}")


@command.command(name="remove", help="Forget the webinar ID; calendars are told nothing, as `cancel` would.")
@_id
def remove(upcoming_id: str) -> None:
    """Delete it."""
    with opened() as home, home.catalog.write() as db:
        upcoming.remove(db, upcoming_id)
    click.echo(f"{upcoming_id} is removed.")


def _list(as_json: bool, past: bool) -> None:
    with opened() as home, home.catalog.read() as db:
        found = upcoming.all_upcoming(db) if past else upcoming.coming(db, now_ms(), limit=1000)
    if as_json:
        rows = [_row(one) for one in found]
        click.echo(msgspec.json.encode({"schema": SCHEMA, "upcoming": rows}).decode())
        return
    for one in found:
        who = ", ".join(filter(None, (one.partner, *one.presenters)))
        click.echo("  ".join(filter(None, (one.id, _when(one), "CANCELLED" if one.cancelled else "", one.title, who))))
    if not found:
        click.echo("No webinar is announced. Announce one with: totm upcoming add --help")


def _row(one: Upcoming) -> dict[str, Any]:
    return {**asdict(one), "starts": one.starts.isoformat(), "ends": one.ends.isoformat()}


def _when(one: Upcoming) -> str:
    return f"{one.starts:%Y-%m-%d %H:%M}–{one.ends:%H:%M} {one.zone}"


def _moved(before: Upcoming, at: str | None, zone: str | None) -> dict[str, Any]:
    """Start and zone, where either is said anew: with another zone alone, the clock there shows the same time."""
    if at is None and zone is None:
        return {}
    zone = zone or before.zone
    return {"starts_at": starts_at(at or wall_clock(before.starts_at, before.zone), zone), "zone": zone}


def _words(presenters: tuple[str, ...], **words: str | None) -> dict[str, Any]:
    """What a person said, fit to be kept; what she did not say is absent. Raises BadSettings."""
    fit = {
        "title": lambda text: clean(text, "title", MAX_TITLE) or None,
        "partner": lambda text: clean(text, "partner", MAX_NAME),
        "about": lambda text: clean(text, "description", MAX_ABOUT),
        "language": language_code,
        "join": joining_link,
    }
    found: dict[str, Any] = {name: fit[name](text) for name, text in words.items() if text is not None}
    names = tuple(name for one in presenters if (name := clean(one, "presenter", MAX_NAME)))
    return {**found, "presenters": names} if presenters else found


def _warn_of_the_past(one: Upcoming) -> None:
    if one.ends_at <= now_ms():
        click.echo("That is in the past: it is not shown among the webinars that are to come.", err=True)
