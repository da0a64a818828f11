"""``totm tag``."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Literal, get_args

import click

from pipeline import report
from pipeline.catalog import ledger, sessions
from pipeline.commands.moments import (
    clock,
    milliseconds,
    quoted,
    refuse_backwards,
    refuse_past_the_end,
    said_at,
    written,
)
from pipeline.commands.opening import opened
from pipeline.commands.show import behind, in_words
from pipeline.core.artefacts import Span, Tags, Transcript
from pipeline.core.errors import BadSettings, NotFound
from pipeline.core.step import Decision
from pipeline.core.tagging.decisions import standing
from pipeline.core.tagging.naming import Key, Taggable, called, taggable
from pipeline.home import AUDIENCES, Home, load_toolbox
from pipeline.intake import MAX_NAME, clean
from pipeline.report import Json
from pipeline.runner import STEP_NAMES, now_ms
from pipeline.workspace import shown

Verdict = Literal["accept", "reject", "add", "undo"]


@click.command(
    help="Accept, reject or add the tag TERM (its id, or its name in any language) on the session ID; undo leaves it to"
    " the machine again. No rerun ever changes what you decided. With nothing but the ID: list the tags."
)
@click.argument("session_id", metavar="ID")
@click.argument("verdict", metavar="[accept|reject|add|undo]", type=click.Choice(get_args(Verdict)), required=False)
@click.argument("term", metavar="[TERM]", nargs=-1)
@click.option("--at", metavar="TIME", help="When something is said that speaks for it (12:34); add needs it.")
@click.option("--to", "end", metavar="TIME", help="When that ends.")
@click.option("--toolbox", metavar="NAME", help="The toolbox of TERM, where two know one of that name.")
def command(
    session_id: str,
    verdict: Verdict | None,
    term: tuple[str, ...],
    at: str | None,
    end: str | None,
    toolbox: str | None,
) -> None:
    """Keep the decision beside what the machine finds, and ask for what depends on it."""
    with opened() as home:
        transcript = written(home, session_id)
        if verdict is None:
            _refuse_options(at, end, toolbox)
            click.echo("\n".join(_listed(report.show(home, session_id))))
            return
        said = " ".join(term)
        undo = _decided_on(home, session_id, said, toolbox) if verdict == "undo" else None
        one = undo or tag_called(home, said, toolbox)
        moment = _moment(home, session_id, transcript, at, end)
        decision = _decision(home, session_id, one, verdict, moment)
        with home.catalog.write() as db:
            sessions.decide(db, session_id, decision, now_ms())
            ledger.want(db, session_id, STEP_NAMES, now_ms())
    done = _done(decision, transcript)
    click.echo(f"{one} {done} A running worker brings the rest up to date, or: totm run {session_id}")


def tag_called(home: Home, said: str, toolbox: str | None = None) -> Taggable:
    """The tag that sessions here can have under that name. Raises NotFound or BadSettings."""
    names = dict.fromkeys((home.settings.tag.toolbox, AUDIENCES))
    if toolbox not in (None, *names):
        raise NotFound(
            f"Sessions are not tagged with the toolbox “{shown(str(toolbox))}”.", f"Name {' or '.join(names)}."
        )
    one_line = _one_line(said)
    toolboxes = (load_toolbox(name, home.workspace.root) for name in names if toolbox in (None, name))
    return called(one_line, taggable(toolboxes))


def _decided_on(home: Home, session_id: str, said: str, toolbox: str | None) -> Taggable | None:
    """The tag of that name that somebody decided on, if any; no toolbox in use needs to know it any more."""
    names = dict.fromkeys((home.settings.tag.toolbox, AUDIENCES))
    known = {one.key: one for one in taggable(load_toolbox(name, home.workspace.root) for name in names)}
    keys = [key for key in _standing(home, session_id) if toolbox in (None, key[0])]
    with suppress(NotFound):
        return called(_one_line(said), [known.get(key) or Taggable(*key, {"en": key[2]}) for key in keys])
    return None


def _one_line(said: str) -> str:
    """What a person calls a tag, without what no name has. Raises BadSettings where that is nothing."""
    if one_line := clean(said, "term", MAX_NAME):
        return one_line
    raise BadSettings("It was not said which tag.", "Name it by its id, or by its name in any language.")


def _standing(home: Home, session_id: str) -> dict[Key, Decision]:
    with home.catalog.read() as db:
        return standing(sessions.record(db, session_id).decisions)


def _refuse_options(*options: str | None) -> None:
    """Raise BadSettings for options that say more of a verdict that nobody gave."""
    if any(option is not None for option in options):
        raise BadSettings(
            "It was not said what to do with which tag.",
            "Say accept, reject, add or undo, and name the tag; or leave the options out, to list the tags.",
        )


def _listed(found: Json) -> Iterator[str]:
    """The tags of a session, and whether a run will change them."""
    yield from list(in_words(found)) or ["It has no tags."]
    yield from behind(found)


def _moment(home: Home, session_id: str, transcript: Transcript, at: str | None, end: str | None) -> Span | None:
    """The moment that a person names: what is said at one time, or until another. Raises BadSettings or NotFound."""
    if at is None and end is None:
        return None
    if at is None:
        raise BadSettings("It was not said when that begins.", "Say it with --at, for example --at 12:34.")
    start_ms = milliseconds(at)
    said = said_at(transcript, start_ms, f"See what is said when: totm captions {session_id} --as srt")
    if end is None:
        return Span(said.start_ms, said.end_ms)
    end_ms = milliseconds(end)
    refuse_backwards(start_ms, end_ms, "Say times with the beginning first: --at, --to.")
    refuse_past_the_end(home, session_id, end_ms)
    return Span(start_ms, end_ms)


def _decision(home: Home, session_id: str, one: Taggable, verdict: Verdict, moment: Span | None) -> Decision:
    """What is to be kept. Raises BadSettings or NotFound where something is missing, or makes no sense."""
    before = _standing(home, session_id).get(one.key)
    if verdict == "undo" and before is None:
        raise NotFound(f"Nobody has decided on {one}.", f"See its tags with: totm tag {session_id}")
    if verdict in ("undo", "reject") and moment:
        raise BadSettings(f"To {verdict} a tag is said of the whole session.", "Leave out --at and --to.")
    if verdict == "add" and moment is None:
        raise BadSettings(f"It was not said what speaks for {one}.", "Say when that is said, for example --at 12:34.")
    if verdict == "accept" and moment is None:
        moment = _shown(home, session_id, one, before)
    return Decision(*one.key, verdict, *((moment.start_ms, moment.end_ms) if moment else ()))


def _shown(home: Home, session_id: str, one: Taggable, before: Decision | None) -> Span:
    """The moment that carries the tag by now: what somebody accepts who names none. Raises NotFound without a tag."""
    tags = home.workspace.read(session_id, "tags", Tags) or Tags(())
    for tag in (*tags.tags, *tags.mentions, *tags.rejected):
        if (tag.toolbox, tag.kind, tag.id) == one.key:
            return Span(tag.evidence[0].start_ms, tag.evidence[0].end_ms)
    if before and before.start_ms is not None and before.end_ms is not None:
        return Span(before.start_ms, before.end_ms)
    raise NotFound(
        f"{one} is not on {session_id}, nor is it mentioned there.",
        f"Add it, with the time that speaks for it: totm tag {session_id} add {one.id} --at 12:34",
    )


def _done(decision: Decision, transcript: Transcript) -> str:
    """What was done, quoting what was said at the moment of an addition."""
    if decision.verdict == "add" and decision.start_ms is not None:
        said = said_at(transcript, decision.start_ms, "")
        return f"is added at {clock(decision.start_ms)} ({quoted(said.text)})."
    return {
        "accept": "is accepted: it stays, whatever the machine finds.",
        "reject": "is rejected: it stays off, whatever the machine finds.",
    }.get(decision.verdict, "is left to the machine again.")
