"""``totm explain``."""

from collections.abc import Iterator

import click
import msgspec

from pipeline import report
from pipeline.commands.moments import clock
from pipeline.commands.opening import opened
from pipeline.commands.show import percent, timecode
from pipeline.commands.tag import tag_called
from pipeline.core.tagging.decisions import DECIDED
from pipeline.core.tagging.naming import IN_WORDS
from pipeline.report import Json

DECISIONS = {"tag": "tag", "mention": "mentioned in passing", "no": "no tag"}
NO_TIME = " " * len(timecode(0))
MARGIN = f"  {NO_TIME}  "


@click.command(help="Show the sum behind each tag of the session ID, or behind the one called TERM.")
@click.argument("session_id", metavar="ID")
@click.argument("term", metavar="[TERM]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(session_id: str, term: tuple[str, ...], as_json: bool) -> None:
    """Print what speaks for each tag and against it, what that adds up to, and what people said."""
    with opened() as home:
        one = tag_called(home, " ".join(term)) if term else None
        found = report.explain(home, session_id, one.key if one else None)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    lines = list(_explained(found))
    click.echo("\n".join(lines or [f"Nothing that was said speaks for {one or 'any tag'}, and nobody decided on it."]))


def _explained(found: Json) -> Iterator[str]:
    """The sums, each with what a person said; then what people said of terms that have no sum."""
    said = {_key(one): _said(one) for one in found["decisions"]}
    for one in found["sums"]:
        likely = f"{percent(one['score'])} likely"
        yield f"{IN_WORDS[one['kind']]} {one['id']}: {DECISIONS[one['decision']]}, {likely}"
        yield from _added_up(one)
        if _key(one) in said:
            yield f"  {said.pop(_key(one))}"
    for one in found["decisions"]:
        if _key(one) in said:
            yield f"{IN_WORDS[one['kind']]} {one['id']}: nothing that was said speaks for it\n  {said[_key(one)]}"


def _added_up(one: Json) -> Iterator[str]:
    """The summands and their total, below one another."""
    weights = [*(f"{summand['weight']:+.2f}" for summand in one["summands"]), f"{one['total']:+.2f}"]
    width = max(map(len, weights))
    for weight, summand in zip(weights, one["summands"], strict=False):
        when = NO_TIME if summand["start_ms"] is None else timecode(summand["start_ms"])
        yield f"  {when}  {weight:>{width}}  {summand['what']}"
    yield f"{MARGIN}{'-' * width}"
    yield f"{MARGIN}{weights[-1]:>{width}}  together"


def _key(one: Json) -> tuple[str, ...]:
    return one["toolbox"], one["kind"], one["id"]


def _said(decision: Json) -> str:
    """What a person decided, as a sentence."""
    when = f", for what is said at {clock(decision['start_ms'])}" if decision["verdict"] == "add" else ""
    return f"A person {DECIDED[decision['verdict']]} it{when}."
