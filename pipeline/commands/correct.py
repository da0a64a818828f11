"""``totm correct``."""

from dataclasses import replace

import click

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
from pipeline.core.artefacts import Segment
from pipeline.core.errors import BadSettings
from pipeline.core.languages import language as language_code
from pipeline.core.step import Correction
from pipeline.home import Home
from pipeline.intake import MAX_NAME, clean
from pipeline.runner import STEP_NAMES, now_ms

MAX_WORDS = 2000
HELP = "See: totm correct --help"
TIMES = "Say times with the beginning first: --from, --to."


@click.command(
    help="Write TEXT for what is said at the time AT (12:34) of the session ID; an empty TEXT deletes it. No rerun, and"
    " no other speech engine, ever undoes it: what does not fit any more is told by totm show."
)
@click.argument("session_id", metavar="ID")
@click.argument("at")
@click.argument("text", required=False)
@click.option("--speaker", metavar="NAME", help='Who says it; "" for nobody known.')
@click.option("--language", metavar="CODE", help="What it is said in: en, da, sv, nb or de.")
@click.option("--from", "start", metavar="TIME", help="When it begins.")
@click.option("--to", "end", metavar="TIME", help="When it ends.")
@click.option("--delete", is_flag=True, help="Nobody says this: take it out.")
@click.option("--add", is_flag=True, help="Something is said there that is missing: TEXT, from AT until --to.")
def command(
    session_id: str,
    at: str,
    text: str | None,
    speaker: str | None,
    language: str | None,
    start: str | None,
    end: str | None,
    delete: bool,
    add: bool,
) -> None:
    """Keep the correction beside the machine's words, and ask for what depends on them."""
    if delete and (add or any(said is not None for said in (text, speaker, language, start, end))):
        raise BadSettings("--delete takes the words out: nothing else can be said of them.", HELP)
    wish = Correction(
        milliseconds(at),
        "",
        "" if delete else None if text is None else clean(text, "text", MAX_WORDS),
        None if start is None else milliseconds(start),
        None if end is None else milliseconds(end),
        None if speaker is None else clean(speaker, "speaker", MAX_NAME),
        None if language is None else language_code(language),
    )
    with opened() as home:
        with home.catalog.read() as db:
            sessions.get(db, session_id)
        correction = _addition(wish) if add else _of_words(wish, _segment(home, session_id, wish.at_ms))
        refuse_past_the_end(home, session_id, max(correction.start_ms or 0, correction.end_ms or 0))
        with home.catalog.write() as db:
            sessions.correct(db, session_id, correction, now_ms())
            ledger.want(db, session_id, STEP_NAMES, now_ms())
    click.echo(f"{_done(correction)} A running worker brings the rest up to date, or: totm run {session_id}")


def _addition(wish: Correction) -> Correction:
    """The correction that adds a segment. Raises BadSettings where something is missing."""
    if not wish.text:
        raise BadSettings(
            "There is no text to be added.", "Say what is missing: totm correct ID AT TEXT --add --to TIME"
        )
    if wish.start_ms is not None and wish.start_ms != wish.at_ms:
        raise BadSettings("AT and --from say two things of when it begins.", "Leave --from out: it is added at AT.")
    if wish.end_ms is None:
        raise BadSettings("It is not said when the added words end.", "Say it with --to, for example --to 12:38.")
    refuse_backwards(wish.at_ms, wish.end_ms, TIMES)
    return replace(wish, start_ms=wish.at_ms)


def _of_words(wish: Correction, segment: Segment) -> Correction:
    """The correction of a segment. Raises BadSettings where nothing is said of it, or what cannot be."""
    if replace(wish, at_ms=0) == Correction(0, ""):
        raise BadSettings("Nothing was said to be corrected.", f"Write the words as they should be. {HELP}")
    if wish.text == "" and wish != Correction(wish.at_ms, "", ""):
        raise BadSettings("An empty text deletes the words: nothing else can be said of them.", HELP)
    start_ms = segment.start_ms if wish.start_ms is None else wish.start_ms
    end_ms = segment.end_ms if wish.end_ms is None else wish.end_ms
    refuse_backwards(start_ms, end_ms, TIMES)
    return replace(wish, at_ms=segment.start_ms, was=segment.text)


def _segment(home: Home, session_id: str, at_ms: int) -> Segment:
    advice = f"See what is said when: totm show {session_id} --json; add what is missing with --add."
    return said_at(written(home, session_id), at_ms, advice)


def _done(correction: Correction) -> str:
    """What was done, quoting the words."""
    words = quoted(correction.was or correction.text or "")
    if not correction.was:
        return f"{words} is added at {clock(correction.at_ms)}."
    return f"{words} is {'deleted' if correction.text == '' else 'corrected'}."
