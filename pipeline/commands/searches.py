"""``totm searches``."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import click
import msgspec

from pipeline.catalog import searches
from pipeline.catalog.searches import DAYS_KEPT
from pipeline.commands.opening import opened

SCHEMA = 1
DAYS = 30
MOST = 50


@click.command(help="Tell what people look for on the site, most often first. Nobody knows who they are.")
@click.option("--missing", is_flag=True, help="Only what nothing was found for.")
@click.option(
    "--days", type=click.IntRange(1, DAYS_KEPT), default=DAYS, help=f"Of how many days, today included ({DAYS})."
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=MOST, help=f"How many ({MOST}).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(missing: bool, days: int, limit: int, as_json: bool) -> None:
    """Print a line a query: how often, how many sessions were found, and the words."""
    since = (datetime.now(UTC).date() - timedelta(days=days - 1)).isoformat()
    with opened() as home, home.catalog.read() as db:
        found = searches.asked(db, since, missing_only=missing, limit=limit)
        others = searches.only_counted(db, since)
    if as_json:
        rows = [asdict(one) for one in found]
        printed = {"schema": SCHEMA, "since": since, "searches": rows, "only_counted": others}
        click.echo(msgspec.json.encode(printed).decode())
        return
    for one in found:
        click.echo(f"{one.times:6} × {_found(one.results)}  {one.query}")
    if not found:
        click.echo(f"Nothing was searched for since {since}{' that was not found' if missing else ''}.")
    if others:
        click.echo(f"{others} more were only counted: they held an address or a number, or there were too many.")


def _found(results: int) -> str:
    return f"{results:5} {'session ' if results == 1 else 'sessions'}" if results else "nothing found "
