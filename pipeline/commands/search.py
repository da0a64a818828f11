"""``totm search``."""

import time
from dataclasses import asdict

import click
import msgspec

from pipeline.catalog import sessions
from pipeline.commands.opening import opened
from pipeline.commands.show import timecode
from pipeline.core.languages import language as language_code
from pipeline.report import SCHEMA
from pipeline.search.port import Query
from pipeline.search.whoosh_engine import open_index


@click.command(help="Find the moment in published sessions.")
@click.argument("query")
@click.option("--language", help="Only what is said in this language: en, da, sv, nb or de.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, help="How many passages (10).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(query: str, language: str | None, limit: int, as_json: bool) -> None:
    """Search as the site does: what is not published is not found."""
    code = language_code(language) if language else None
    with opened() as home:
        index = open_index(home.workspace.index)
        with home.catalog.read() as db:
            visible = sessions.visible_ids(db)
        started = time.perf_counter()
        results = index.search(Query(query, visible, language=code, limit=limit))
        took_ms = (time.perf_counter() - started) * 1000
    if as_json:
        found = {**asdict(results), "schema": SCHEMA, "query": query, "took_ms": round(took_ms, 2)}
        click.echo(msgspec.json.encode(found).decode())
        return
    for hit in results.hits:
        click.echo(f"{hit.session} {timecode(hit.start_ms)}  {hit.text[:160]}")
    if not results.hits:
        again = f" Did you mean: {results.did_you_mean}" if results.did_you_mean else ""
        click.echo(f"Nothing was found.{again}")
