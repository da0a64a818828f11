"""``totm search``."""

import re
import time
from html import unescape

import click
import msgspec

from pipeline.catalog import sessions
from pipeline.commands.opening import opened
from pipeline.commands.show import timecode
from pipeline.report import SCHEMA
from pipeline.search.port import Hit, Query
from pipeline.search.whoosh_engine import open_index

_MARKS = re.compile(r"</?mark>")


@click.command(help="Find the moment in published sessions.")
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, help="How many moments (10).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(query: str, limit: int, as_json: bool) -> None:
    """Search as the site does: what is not published is not found."""
    with opened() as home:
        index = open_index(home.workspace.index)
        with home.catalog.read() as db:
            visible = sessions.visible_ids(db)
        started = time.perf_counter()
        results = index.search(Query(query, visible, limit=limit, per_session=limit))
        took_ms = (time.perf_counter() - started) * 1000
    hits = results.hits[:limit]
    if as_json:
        told = {
            "schema": SCHEMA, "query": query, "took_ms": round(took_ms, 2), "total": results.total,
            "moments": results.moments, "did_you_mean": results.did_you_mean, "sessions": results.sessions,
            "hits": hits,
        }  # fmt: skip
        click.echo(msgspec.json.encode(told).decode())
        return
    if results.did_you_mean:
        click.echo(f"Found with: {results.did_you_mean}")
    for hit in hits:
        click.echo(f"{hit.session} {timecode(hit.at_ms)}  {_said(hit)}")
    if not hits:
        click.echo("Nothing was found.")


def _said(hit: Hit) -> str:
    """The hit in a line: the title of a question or chapter, else what is said around the match; other words for it."""
    title = f"{hit.kind}: {hit.title} · " if hit.title else ""
    other = "".join(f" ({one.typed} = {one.found})" for one in hit.translated)
    return f"{title}{unescape(_MARKS.sub('', hit.highlight))[:160]}{other}"
