"""What people wrote: sessions, partners, presenters, captions that came with them, corrections, publication.

No step of the flow writes these rows, so a rerun can never undo what a person did. Each function takes the SQLAlchemy
session of one transaction (see :class:`pipeline.catalog.database.Catalog`) and returns plain values.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

import msgspec
from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session as Db

from pipeline.catalog.models import (
    CorrectionRow,
    DecisionRow,
    PartnerRow,
    PresenterRow,
    SessionRow,
    SuppliedRow,
    WorkRow,
)
from pipeline.catalog.naming import numbered, one_at_a_time, partner_id
from pipeline.core.errors import AlreadyThere, BadSettings, NotFound, Withdrawn
from pipeline.core.step import Correction, Decision, Record

LAST_STEP_TO_BE_VISIBLE = "index"
STEP_THAT_WRITES_WORDS = "transcribe"
"""Whoever has read a session has not read what this step wrote afterwards."""
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


@dataclass(frozen=True)
class Supplied:
    """A caption file that came with a session."""

    language: str
    name: str
    suffix: str
    digest: str


@dataclass(frozen=True)
class Session:
    """One webinar, as people described it. Points in time are UTC milliseconds."""

    id: str
    title: str
    held_on: str
    language: str
    partner: str
    partner_id: str
    presenters: tuple[str, ...]
    recording_name: str
    recording_suffix: str
    recording_digest: str
    recording_size: int
    added_at: int
    edited_at: int
    published: bool
    published_at: int | None
    """When it was first published; feeds show this, and it never changes."""
    read_at: int | None = None
    """When a person said that she has looked at what it may be held back for."""


@dataclass(frozen=True)
class NewSession:
    """What is needed to add a session."""

    id: str
    title: str
    held_on: str
    language: str
    partner: str
    presenters: tuple[str, ...]
    recording_name: str
    recording_suffix: str
    recording_digest: str
    recording_size: int


def check_id(value: str) -> str:
    """The id itself, when it can be one; raises BadSettings otherwise."""
    if not _ID.fullmatch(value):
        raise BadSettings(
            f"“{value[:80]}” cannot be a session's id.", "Use up to 64 lower-case letters, digits and dashes."
        )
    return value


def free_id(db: Db, wanted: str, taken: Collection[str] = ()) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3``, … when it is in the catalog or otherwise ``taken``."""
    one_at_a_time(db)
    known = set(db.scalars(select(SessionRow.id).where(SessionRow.id.startswith(wanted, autoescape=True))))
    return next(name for name in numbered(wanted) if name not in known and name not in taken)


def add(db: Db, new: NewSession, supplied: Iterable[Supplied], now: int) -> None:
    """Write a new session. Raises AlreadyThere when its id or its recording is in the catalog."""
    one_at_a_time(db)
    if same := db.scalar(select(SessionRow).where(SessionRow.recording_digest == new.recording_digest)):
        raise AlreadyThere(
            f"This recording is already here, as session {same.id} (“{same.title}”).",
            f"See it with: totm show {same.id} --json; change its words with: totm edit {same.id}",
        )
    if db.get(SessionRow, new.id):
        raise AlreadyThere(f"There is already a session with the id {new.id}.", "Choose another one with --id.")
    db.add(
        SessionRow(
            id=new.id, title=new.title, held_on=new.held_on, language=new.language,
            partner_id=partner_id(db, new.partner), recording_name=new.recording_name,
            recording_suffix=new.recording_suffix, recording_digest=new.recording_digest,
            recording_size=new.recording_size, added_at=now, edited_at=now, presenters=_presenters(new.presenters),
        )
    )  # fmt: skip
    db.flush()
    db.add_all(
        SuppliedRow(session_id=new.id, language=s.language, name=s.name, suffix=s.suffix, digest=s.digest)
        for s in supplied
    )
    db.flush()


def _presenters(names: Iterable[str]) -> list[PresenterRow]:
    return [PresenterRow(position=position, name=name) for position, name in enumerate(names)]


@dataclass(frozen=True)
class Edit:
    """New words for a session; ``None`` leaves what is there."""

    title: str | None = None
    held_on: str | None = None
    partner: str | None = None
    presenters: tuple[str, ...] | None = None
    language: str | None = None


def edit(db: Db, session_id: str, words: Edit, now: int) -> None:
    """Change what is said about a session. Raises NotFound."""
    one_at_a_time(db)
    row = _row(db, session_id)
    row.title = words.title if words.title is not None else row.title
    row.held_on = words.held_on if words.held_on is not None else row.held_on
    row.language = words.language if words.language is not None else row.language
    if words.partner is not None:
        row.partner_id = partner_id(db, words.partner)
    if words.presenters is not None:
        row.presenters.clear()
        db.flush()
        row.presenters.extend(_presenters(words.presenters))
    row.edited_at = now


def supply(db: Db, session_id: str, captions: Supplied, now: int) -> None:
    """Captions were brought for a session; they take the place of earlier ones in that language. Raises NotFound."""
    row = _row(db, session_id)
    found = {"name": captions.name, "suffix": captions.suffix, "digest": captions.digest}
    db.merge(SuppliedRow(session_id=row.id, language=captions.language, **found))
    row.edited_at = now


def publish(db: Db, session_id: str, now: int, *, read: bool = False) -> None:
    """A person says: show it. It becomes visible as soon as it is indexed. Raises NotFound.

    With ``read`` she has looked at what it may be held back for, and it is shown all the same.
    """
    row = _row(db, session_id)
    row.published = True
    row.published_at = row.published_at or now
    row.read_at = now if read else row.read_at


def withdraw(db: Db, session_id: str) -> None:
    """A person says: hide it. It is invisible from this moment on. Raises NotFound."""
    _row(db, session_id).published = False


def correct(db: Db, session_id: str, correction: Correction, now: int) -> None:
    """Keep what a person said of the words; what she says later counts more. Raises NotFound."""
    row = _row(db, session_id)
    db.add(CorrectionRow(session_id=row.id, made_at=now, **asdict(correction)))
    row.edited_at = now


def decide(db: Db, session_id: str, decision: Decision, now: int) -> None:
    """Keep what a person said of a tag; what she says later counts more. Raises NotFound."""
    row = _row(db, session_id)
    db.add(DecisionRow(session_id=row.id, made_at=now, **asdict(decision)))
    row.edited_at = now


def get(db: Db, session_id: str) -> Session:
    """One session. Raises NotFound."""
    return _session(_row(db, session_id))


def all_ids(db: Db) -> list[str]:
    """The ids of all sessions, newest first."""
    return list(db.scalars(select(SessionRow.id).order_by(SessionRow.held_on.desc(), SessionRow.id)))


def record(db: Db, session_id: str) -> Record:
    """What the steps may know of what people wrote. Raises NotFound."""
    row = _row(db, session_id)
    corrections = db.scalars(
        select(CorrectionRow).where(CorrectionRow.session_id == session_id).order_by(CorrectionRow.id)
    )
    decisions = db.scalars(select(DecisionRow).where(DecisionRow.session_id == session_id).order_by(DecisionRow.id))
    return Record(
        title=row.title, language=row.language, held_on=row.held_on, partner=row.partner.name if row.partner else "",
        presenters=tuple(p.name for p in row.presenters),
        corrections=tuple(
            Correction(c.at_ms, c.was, c.text, c.start_ms, c.end_ms, c.speaker, c.language) for c in corrections
        ),
        decisions=tuple(msgspec.convert(decision, Decision, from_attributes=True) for decision in decisions),
    )  # fmt: skip


def supplied(db: Db, session_id: str) -> list[Supplied]:
    """The caption files that came with a session."""
    rows = db.scalars(select(SuppliedRow).where(SuppliedRow.session_id == session_id).order_by(SuppliedRow.language))
    return [Supplied(row.language, row.name, row.suffix, row.digest) for row in rows]


# what the public may see -------------------------------------------------------------------------------------------


def visible(db: Db, *, limit: int = 50, offset: int = 0, partner_id: str | None = None) -> list[Session]:
    """The sessions that the public may see, newest first."""
    query = select(SessionRow).where(_is_visible()).order_by(SessionRow.held_on.desc(), SessionRow.id)
    if partner_id is not None:
        query = query.where(SessionRow.partner_id == partner_id)
    return [_session(row) for row in db.scalars(query.limit(limit).offset(offset))]


def get_visible(db: Db, session_id: str) -> Session:
    """One session that the public may see.

    Raises Withdrawn for one that it could see before, NotFound for all others, so that nothing tells those apart.
    """
    row = db.scalar(select(SessionRow).where(SessionRow.id == session_id, _is_visible()))
    if row is None:
        error = Withdrawn if was_withdrawn(db, session_id) else NotFound
        raise error("There is no such session.", "Search for it, or look through all sessions.")
    return _session(row)


def visible_ids(db: Db) -> frozenset[str]:
    """The ids of the sessions that the public may see; whatever is not among them must not be shown."""
    return frozenset(db.scalars(select(SessionRow.id).where(_is_visible())))


def editions(db: Db) -> dict[str, tuple[int, int]]:
    """Every session that the public may see, with when people and when the flow changed it last (UTC milliseconds)."""
    made = select(func.coalesce(func.max(WorkRow.made_at), 0)).where(WorkRow.session_id == SessionRow.id)
    rows = db.execute(select(SessionRow.id, SessionRow.edited_at, made.scalar_subquery()).where(_is_visible()))
    return {session: (edited_at, made_at) for session, edited_at, made_at in rows}


def was_withdrawn(db: Db, session_id: str) -> bool:
    """Whether the public could once see a session that a person has taken back since."""
    row = db.get(SessionRow, session_id)
    return row is not None and row.published_at is not None and not row.published


def partners_taken_back(db: Db) -> dict[str, str]:
    """The names, by id, of the partners of sessions that the public could once see and a person has taken back."""
    taken_back = and_(SessionRow.published_at.is_not(None), SessionRow.published.is_(False))
    its_own = exists().where(SessionRow.partner_id == PartnerRow.id, taken_back)
    return {row.id: row.name for row in db.scalars(select(PartnerRow).where(its_own))}


def _is_visible() -> ColumnElement[bool]:
    indexed = exists().where(
        and_(
            WorkRow.session_id == SessionRow.id,
            WorkRow.step == LAST_STEP_TO_BE_VISIBLE,
            WorkRow.ingredients.is_not(None),
        )
    )
    mine = WorkRow.session_id == SessionRow.id
    held = exists().where(and_(mine, WorkRow.hold != ""))
    newer = and_(mine, WorkRow.step == STEP_THAT_WRITES_WORDS, WorkRow.made_at > SessionRow.read_at)
    read = and_(SessionRow.read_at.is_not(None), ~exists().where(newer))
    return and_(SessionRow.published.is_(True), indexed, or_(read, ~held))


def _row(db: Db, session_id: str) -> SessionRow:
    row = db.get(SessionRow, session_id)
    if row is None:
        raise NotFound(f"There is no session {session_id[:80]}.", "See which there are with: totm status")
    return row


def _session(row: SessionRow) -> Session:
    return Session(
        id=row.id, title=row.title, held_on=row.held_on, language=row.language,
        partner=row.partner.name if row.partner else "", partner_id=row.partner_id or "",
        presenters=tuple(p.name for p in row.presenters), recording_name=row.recording_name,
        recording_suffix=row.recording_suffix, recording_digest=row.recording_digest,
        recording_size=row.recording_size, added_at=row.added_at, edited_at=row.edited_at,
        published=row.published,
        published_at=row.published_at,
        read_at=row.read_at,
    )  # fmt: skip
