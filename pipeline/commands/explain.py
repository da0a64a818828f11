"""``totm explain``."""

from collections.abc import Iterator, Sequence

import click
import msgspec

from pipeline import report
from pipeline.commands.moments import clock
from pipeline.commands.opening import opened
from pipeline.commands.show import NO_TIME, behind, percent, timecode
from pipeline.commands.tag import tag_called
from pipeline.core.tagging.decisions import DECIDED
from pipeline.core.tagging.naming import IN_WORDS
from pipeline.report import Json

DECISIONS = {"tag": "tag,", "mention": "mentioned in passing: at its clearest moment,", "no": "no tag,"}
NEAREST = 5
"""How many of those that are no tags are shown when nobody asks for one."""
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
    lines = list(_explained(found, found["sums"] if one else _worth_showing(found)))
    click.echo("\n".join([*(lines or [f"No sum was kept for {one or 'any tag'}."]), *behind(found)]))


def _worth_showing(found: Json) -> list[Json]:
    """The sums of tags and mentions, those of what people decided on, and of the rest the likeliest.

    Fields come last there: what nearly is one says no more than its service.
    """
    decided = [_key(one) for one in found["decisions"]]
    rest = [one for one in found["sums"] if one["decision"] == "no" and _key(one) not in decided]
    hidden = [_key(one) for one in sorted(rest, key=lambda one: (one["kind"] == "field", -one["score"]))[NEAREST:]]
    return [one for one in found["sums"] if _key(one) not in hidden]


def _explained(found: Json, sums: Sequence[Json]) -> Iterator[str]:
    """From when on a service is a tag; these sums, each with what a person said; then decisions without a sum."""
    said = {_key(one): _said(one) for one in found["decisions"]}
    if any(one["kind"] == "service" for one in sums):
        yield f"A service is a tag from {percent(found['sure'])} on, unless another is spoken of far more."
    for one in sums:
        yield f"{IN_WORDS[one['kind']]} {one['id']}: {DECISIONS[one['decision']]} {percent(one['score'])} likely"
        yield from _added_up(one)
        if _key(one) in said:
            yield f"  {said.pop(_key(one))}"
    for one in found["decisions"]:
        if _key(one) in said:
            yield f"{IN_WORDS[one['kind']]} {one['id']}: no sum was kept for it\n  {said[_key(one)]}"
    if more := len(found["sums"]) - len(sums):
        yield f"{more} more are no tags; see any of them with: totm explain {found['id']} TERM"


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
