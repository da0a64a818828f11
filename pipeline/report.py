"""The public ``--json`` shapes, version 1: what ``totm show``, ``explain``, ``status`` and ``understand`` print.

They are documented in docs/json.md. Within a version no key is removed or given another meaning.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from pipeline.catalog import ledger, sessions
from pipeline.catalog.ledger import Work
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Card, Clips, Facts, Outline, Question, Segment, Sums, Tag, Tags, Transcript, Trust
from pipeline.core.errors import NotFound
from pipeline.core.step import Decision
from pipeline.core.tagging.decisions import pending, standing, unplaced
from pipeline.core.tagging.naming import Key
from pipeline.home import AUDIENCES, Home

SCHEMA = 1
STEP_THAT_TAGS = "tag"
Json = dict[str, Any]


def show(home: Home, session_id: str) -> Json:
    """Everything known about a session; what is not made yet is ``null`` or empty. Raises NotFound."""
    with home.catalog.read() as db:
        session = sessions.get(db, session_id)
        rows = ledger.of_session(db, session_id)
        decisions = standing(sessions.record(db, session_id).decisions)
    workspace = home.workspace
    outline = workspace.read(session_id, "outline", Outline)
    tags = workspace.read(session_id, "tags", Tags)
    transcript = workspace.read(session_id, "transcript", Transcript)
    lost: Iterable[str] = ()
    if tags and transcript and _tagged(rows):
        lost = unplaced(tags, decisions, transcript, (home.settings.tag.toolbox, AUDIENCES))
    return {
        "schema": SCHEMA,
        "id": session.id,
        "title": session.title,
        "held_on": session.held_on,
        "language": session.language,
        "partner": session.partner,
        "presenters": list(session.presenters),
        "published": session.published,
        "held": held(session, rows),
        "state": state(rows),
        "media": _media(home, session_id),
        "transcript": _transcript(transcript),
        "trust": _plain(workspace.read(session_id, "trust", Trust)),
        **about(outline, tags, workspace.read(session_id, "card", Card)),
        "decisions": [_decision(one) for one in decisions.values()],
        "pending_decisions": [_decision(one) for one in _pending(tags, decisions, rows)],
        "unplaced_decisions": list(lost),
        "clips": _clips(workspace.read(session_id, "clips", Clips), session_id),
    }


def about(outline: Outline | None, tags: Tags | None, card: Card | None) -> Json:
    """What a session is about: the part that ``show`` and ``understand`` share."""
    outline, tags = outline or Outline((), (), ()), tags or Tags(())
    tags_of = {one.start_ms: one.tags for one in tags.questions}
    return {
        "outline": [asdict(part) for part in outline.parts],
        "chapters": [asdict(chapter) for chapter in outline.chapters],
        "questions": [_question(one, tags_of.get(one.question.start_ms, ())) for one in outline.questions],
        "tags": [asdict(tag) for tag in tags.tags],
        "mentions": [asdict(tag) for tag in tags.mentions],
        "rejected": [asdict(tag) for tag in tags.rejected],
        "card": asdict(card or Card()),
    }


def _question(question: Question, tags: tuple[Tag, ...]) -> Json:
    services = [{"id": tag.id, "score": tag.score} for tag in tags if tag.kind == "service"]
    return {**asdict(question), "tags": services}


def explain(home: Home, session_id: str, only: Key | None = None) -> Json:
    """The sums behind the tags, of all terms or one, and what people decided. Raises NotFound without sums yet."""
    with home.catalog.read() as db:
        decisions = standing(sessions.record(db, session_id).decisions)
        rows = ledger.of_session(db, session_id)
    found = home.workspace.read(session_id, "sums", Sums)
    if found is None:
        raise NotFound(f"{session_id} has no tags yet.", f"Make them with: totm run {session_id}")
    sums = [asdict(one) for one in found.sums if only in (None, (one.toolbox, one.kind, one.id))]
    late = _pending(home.workspace.read(session_id, "tags", Tags), decisions, rows)
    return {
        "schema": SCHEMA,
        "id": session_id,
        "state": state(rows),
        "sure": home.settings.tag.sure,
        "sums": sums,
        "decisions": [_decision(one) for key, one in decisions.items() if only in (None, key)],
        "pending_decisions": [_decision(one) for one in late if only in (None, (one.toolbox, one.kind, one.term))],
    }


def _tagged(rows: list[Work]) -> bool:
    """Whether the tags are up to date."""
    return any(row.step == STEP_THAT_TAGS and row.state == ledger.DONE for row in rows)


def _pending(tags: Tags | None, decisions: Mapping[Key, Decision], rows: list[Work]) -> tuple[Decision, ...]:
    """The decisions that the next run will lay over the tags."""
    return () if _tagged(rows) else tuple(pending(tags or Tags(()), decisions))


def _decision(decision: Decision) -> Json:
    """A decision, in which the term is called as it is in tags."""
    return {"id" if name == "term" else name: value for name, value in asdict(decision).items()}


def status(home: Home) -> Json:
    """How far every session is."""
    with home.catalog.read() as db:
        found = [(sessions.get(db, id), ledger.of_session(db, id)) for id in sessions.all_ids(db)]
    return {
        "schema": SCHEMA,
        "sessions": [
            {
                "id": session.id,
                "title": session.title,
                "state": state(rows),
                "published": session.published,
                "held": held(session, rows),
                "steps": [_step(row) for row in rows],
            }
            for session, rows in found
        ],
    }


def state(rows: list[Work]) -> str:
    """One word for a session: failed, running, cancelled, wanted or done, the first that any step is in."""
    states = {row.state for row in rows}
    order = (ledger.FAILED, ledger.RUNNING, ledger.CANCELLED, ledger.WANTED, ledger.DONE)
    return next((name for name in order if name in states), ledger.WANTED)


def held(session: Session, rows: list[Work]) -> str:
    """Why the public does not see the session before a person has read it; empty: nothing holds it back."""
    written_at = next((row.made_at for row in rows if row.step == sessions.STEP_THAT_WRITES_WORDS), None) or 0
    is_read = session.read_at is not None and session.read_at >= written_at
    return "" if is_read else next((row.hold for row in rows if row.hold), "")


def _step(row: Work) -> Json:
    return {
        "step": row.step,
        "state": row.state,
        "progress": round(row.progress, 3),
        "error": row.error,
        "advice": row.advice,
        "code": row.error_code,
    }


def _media(home: Home, session_id: str) -> Json | None:
    facts = home.workspace.read(session_id, "facts", Facts)
    if facts is None:
        return None
    places = {name: home.workspace.place(session_id, name) for name in ("video", "audio", "poster")}
    files = {name: home.workspace.relative(path) for name, path in places.items() if path.is_file()}
    return {**asdict(facts), "files": files}


def _transcript(transcript: Transcript | None) -> Json | None:
    if transcript is None:
        return None
    return {
        "language": transcript.language,
        "engine": transcript.engine,
        "model": transcript.model,
        "draft": transcript.draft,
        "notes": list(transcript.notes),
        "unplaced_corrections": list(transcript.unplaced),
        "doubts": [asdict(doubt) for doubt in transcript.doubts],
        "removed": [{**_segment(one.segment), "reason": one.reason} for one in transcript.removed],
        "segments": [_segment(segment) for segment in transcript.segments],
    }


def _segment(segment: Segment) -> Json:
    return {
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "speaker": segment.speaker,
        "language": segment.language,
        "text": segment.text,
    }


def _clips(clips: Clips | None, session_id: str) -> list[Json]:
    folder = f"media/{session_id}/clips"
    return [
        {**asdict(clip), "file": f"{folder}/{clip.file}", "captions": f"{folder}/{clip.captions}"}
        for clip in (clips.clips if clips else ())
    ]


def _plain(value: Trust | None) -> Json | None:
    return asdict(value) if value else None
