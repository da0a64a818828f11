"""``totm show``."""

from collections.abc import Iterator

import click
import msgspec

from pipeline import report
from pipeline.catalog import ledger
from pipeline.commands.moments import clock
from pipeline.commands.opening import opened
from pipeline.commands.publish import advice
from pipeline.core.tagging.decisions import DECIDED, SURE
from pipeline.core.tagging.naming import IN_WORDS
from pipeline.report import Json

WORST = 5
NO_TIME = " " * 6
VERDICTS = {"good": "good", "look": "look at these spots", "unread": "do not publish unread"}


@click.command(help="Show everything known about the session ID.")
@click.argument("session_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")
def command(session_id: str, as_json: bool) -> None:
    """Print the session: as JSON, or how far its words can be trusted, its chapters, questions and tags in words."""
    with opened() as home:
        found = report.show(home, session_id)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    click.echo(f"{found['title']}\n{found['held_on']}  {found['partner']}  {', '.join(found['presenters'])}")
    for line in (*_words(found), *_trust(found), *_content(found)):
        click.echo(line)


def timecode(ms: int) -> str:
    """A time as minutes and seconds."""
    return f"{clock(ms):>{len(NO_TIME)}}"


def _words(found: Json) -> Iterator[str]:
    """Who wrote the words, and why."""
    if transcript := found["transcript"]:
        engine = " ".join(filter(None, (transcript["engine"], transcript["model"])))
        yield f"words: {engine}{', a draft' if transcript['draft'] else ''}"
        yield from (f"  {note}" for note in (*transcript["notes"], *transcript["unplaced_corrections"]))
        if taken := len(transcript["removed"]):
            yield f"  Taken out as clearly invented: {taken} (see them with: totm show {found['id']} --json)"


def _trust(found: Json) -> Iterator[str]:
    """How far they can be trusted, and where to listen first."""
    if trust := found["trust"]:
        yield f"trust: {VERDICTS[trust['verdict']]} ({trust['score']} of 100)"
        yield from (f"  {part['name']} {part['score']}: {part['says']}" for part in trust["aspects"])
        for doubt in trust["doubts"][:WORST]:
            span = f"{timecode(doubt['start_ms'])} –{timecode(doubt['end_ms'])}"
            yield f"  {span}  {doubt['severity']}: {doubt['reason']}"
        if more := len(trust["doubts"][WORST:]):
            yield f"  and {more} more spots"
    if found["held"]:
        yield f"held back: {found['held']}\n{advice(found['id'])}"


def _content(found: Json) -> Iterator[str]:
    """What it is about."""
    for chapter in found["chapters"]:
        yield f"  {timecode(chapter['start_ms'])}  {chapter['title']}"
    for question in found["questions"]:
        services = ", ".join(tag["id"] for tag in question["tags"])
        yield f"  {timecode(question['question']['start_ms'])}  ? {question['text']}{f' [{services}]' * bool(services)}"
    yield from in_words(found)


def in_words(found: Json) -> Iterator[str]:
    """The tags: what it is about, what is only mentioned, what people took off; what waits or has no place."""
    for heading, lines in (
        ("about", [_tag(tag) for tag in found["tags"] if tag["kind"] in ("service", "field")]),
        ("for", [_tag(tag) for tag in found["tags"] if tag["kind"] == "audience"]),
        ("kind of tool", [_tag(tag) for tag in found["tags"] if tag["kind"] == "tool-kind"]),
        ("only mentioned", [_tag(tag) for tag in found["mentions"]]),
        ("rejected", [*(_tag(tag) for tag in found["rejected"]), *_rejected_unseen(found)]),
        ("decided, and at work", [_pending(one) for one in found["pending_decisions"]]),
    ):
        if lines:
            yield f"{heading}:"
            yield from (f"  {line}" for line in lines)
    yield from found["unplaced_decisions"]


def behind(found: Json) -> Iterator[str]:
    """Whether a run will change what is shown, and how to get it."""
    if found["state"] != ledger.DONE:
        yield f"Not everything is up to date: a running worker sees to it, or: totm run {found['id']}"


def _rejected_unseen(found: Json) -> Iterator[str]:
    """What people took off that the machine does not find anyway, or is to look at again."""
    seen = {(tag["kind"], tag["id"]) for key in ("tags", "mentions", "rejected") for tag in found[key]}
    for one in found["decisions"]:
        if one["verdict"] == "reject" and (one["kind"], one["id"]) not in seen:
            yield f"{NO_TIME}  {IN_WORDS[one['kind']]} {one['id']} (the machine does not find it)"


def _pending(decision: Json) -> str:
    """What a person said of a tag, and no run has seen yet."""
    when = NO_TIME if decision["start_ms"] is None else timecode(decision["start_ms"])
    said = DECIDED.get(decision["verdict"], "left to the machine again")
    return f"{when}  {IN_WORDS[decision['kind']]} {decision['id']} ({said} by a person)"


def _tag(tag: Json) -> str:
    """A tag with its best piece of evidence; where only a person wants it, without a score."""
    best, by_hand = tag["evidence"][0], tag["decided"] and tag["score"] == SURE
    sure = ", ".join(filter(None, ("" if by_hand else percent(tag["score"]), tag["decided"])))
    return f"{timecode(best['start_ms'])}  {IN_WORDS[tag['kind']]} {tag['id']} ({sure}): “{best['text']}”"


def percent(score: float) -> str:
    """How likely something is, from 0 to 1, in words."""
    whole = round(100 * score)
    return "over 99 %" if whole > 99 else "under 1 %" if whole < 1 else f"{whole} %"
