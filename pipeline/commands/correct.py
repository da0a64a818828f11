"""``totm correct``."""

import re

import click

from pipeline.catalog import ledger, sessions
from pipeline.commands.opening import opened
from pipeline.core.artefacts import Segment, Transcript
from pipeline.core.errors import BadSettings, NotFound
from pipeline.core.step import Correction
from pipeline.home import Home
from pipeline.intake import clean
from pipeline.runner import STEP_NAMES, now_ms

MAX_WORDS = 2000
NEAR_MS = 3000
_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?")


@click.command(help="Write TEXT for what is said at the time AT (12:34) of the session ID; an empty TEXT deletes it.")
@click.argument("session_id", metavar="ID")
@click.argument("at")
@click.argument("text")
def command(session_id: str, at: str, text: str) -> None:
    """Keep the correction beside the machine's words, and ask for what depends on them."""
    with opened() as home:
        segment = _segment(home, session_id, milliseconds(at))
        correction = Correction(segment.start_ms, segment.text, clean(text, "text", MAX_WORDS))
        with home.catalog.write() as db:
            sessions.correct(db, session_id, correction, now_ms())
            ledger.want(db, session_id, STEP_NAMES, now_ms())
    click.echo(f"“{segment.text}” is corrected. A running worker brings the rest up to date, or: totm run {session_id}")


def milliseconds(at: str) -> int:
    """A time such as 12:34, 1:02:03 or 12:34.5. Raises BadSettings."""
    found = _TIME.fullmatch(at)
    if not found:
        raise BadSettings(f"“{at[:40]}” is not a time.", "Write minutes and seconds, for example 12:34.")
    hours, minutes, seconds, fraction = found.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))


def _segment(home: Home, session_id: str, at_ms: int) -> Segment:
    with home.catalog.read() as db:
        sessions.get(db, session_id)
    transcript = home.workspace.read(session_id, "transcript", Transcript)
    if transcript is None or not transcript.segments:
        raise NotFound(f"{session_id} has no transcript yet.", f"Make it with: totm run {session_id}")
    nearest = min(transcript.segments, key=lambda s: _distance(s, at_ms))
    if _distance(nearest, at_ms) > NEAR_MS:
        raise NotFound("Nothing is said at that time.", f"See what is said when: totm show {session_id} --json")
    return nearest


def _distance(segment: Segment, at_ms: int) -> int:
    return max(segment.start_ms - at_ms, at_ms - segment.end_ms, 0)
