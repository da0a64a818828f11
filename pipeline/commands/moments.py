"""Moments of a session, as people name them on the command line."""

import re

from pipeline.catalog import sessions
from pipeline.core.artefacts import Facts, Segment, Transcript
from pipeline.core.errors import BadSettings, NotFound
from pipeline.home import Home
from pipeline.workspace import shown

NEAR_MS = 3000
"""How far from the time that somebody gives the words may be that she means."""
QUOTED = 80
_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?")


def milliseconds(at: str) -> int:
    """A time such as 12:34, 1:02:03 or 12:34.5. Raises BadSettings."""
    found = _TIME.fullmatch(at)
    if not found:
        raise BadSettings(f"“{shown(at[:40])}” is not a time.", "Write minutes and seconds, for example 12:34.")
    hours, minutes, seconds, fraction = found.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((fraction or "0").ljust(3, "0"))


def clock(ms: int) -> str:
    """A time as minutes and seconds."""
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"


def quoted(text: str) -> str:
    """The beginning of a text, in quotation marks."""
    return f"“{text if len(text) <= QUOTED else f'{text[:QUOTED].rstrip()}…'}”"


def written(home: Home, session_id: str) -> Transcript:
    """The transcript of a session. Raises NotFound where there is no such session, or not a word of it."""
    with home.catalog.read() as db:
        sessions.get(db, session_id)
    transcript = home.workspace.read(session_id, "transcript", Transcript)
    if transcript is None or not transcript.segments:
        raise NotFound(f"{session_id} has no transcript yet.", f"Make it with: totm run {session_id}")
    return transcript


def said_at(transcript: Transcript, at_ms: int, advice: str) -> Segment:
    """What is said at a time, or right beside it. Raises NotFound, with ``advice``, where nothing is."""
    nearest = min(transcript.segments, key=lambda segment: _distance(segment, at_ms))
    if _distance(nearest, at_ms) > NEAR_MS:
        raise NotFound("Nothing is said at that time.", advice)
    return nearest


def _distance(segment: Segment, at_ms: int) -> int:
    return max(segment.start_ms - at_ms, at_ms - segment.end_ms, 0)


def refuse_backwards(start_ms: int, end_ms: int, advice: str) -> None:
    """Raise BadSettings, with ``advice``, where something would end before it begins."""
    if end_ms <= start_ms:
        raise BadSettings(f"It would begin at {clock(start_ms)} and end at {clock(end_ms)}.", advice)


def refuse_past_the_end(home: Home, session_id: str, last_ms: int) -> None:
    """Raise BadSettings for a time after the recording."""
    facts = home.workspace.read(session_id, "facts", Facts)
    if facts and last_ms > facts.duration_ms:
        raise BadSettings(f"The recording ends at {clock(facts.duration_ms)}.", "Give an earlier time.")
