"""Webinars that are to come: what people wrote about them.

Each function takes the SQLAlchemy session of one transaction (see :class:`pipeline.catalog.database.Catalog`) and
returns plain values. Points in time are UTC milliseconds.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from pipeline.catalog.models import PartnerRow, UpcomingRow
from pipeline.catalog.naming import numbered, one_at_a_time, partner_id, slug
from pipeline.core.errors import AlreadyThere, NotFound
from pipeline.core.upcoming import local_time

MINUTES = 30
"""How long a webinar lasts unless somebody says otherwise."""
MINUTE_MS = 60_000


@dataclass(frozen=True)
class Upcoming:
    """A webinar that is to come. ``zone`` is the time zone in which it is announced (IANA), ``join`` an https address
    or empty. ``sequence`` is 0 at first and grows with each change; ``edited_at`` is when the last one was made.
    """

    id: str
    title: str
    starts_at: int
    minutes: int
    zone: str
    language: str
    partner: str
    partner_id: str
    presenters: tuple[str, ...]
    about: str
    join: str
    cancelled: bool
    edited_at: int
    sequence: int

    @property
    def ends_at(self) -> int:
        """When it ends."""
        return self.starts_at + self.minutes * MINUTE_MS

    @property
    def starts(self) -> datetime:
        """When it begins, on a clock in its time zone."""
        return local_time(self.starts_at, self.zone)

    @property
    def ends(self) -> datetime:
        """When it ends, on a clock in its time zone."""
        return local_time(self.ends_at, self.zone)


@dataclass(frozen=True)
class Plan:
    """What is said of a webinar that is to come; as a change, ``None`` leaves what is there."""

    title: str | None = None
    starts_at: int | None = None
    minutes: int | None = None
    zone: str | None = None
    language: str | None = None
    partner: str | None = None
    presenters: tuple[str, ...] | None = None
    about: str | None = None
    join: str | None = None


def add(db: Db, plan: Plan, now: int, wanted_id: str = "") -> str:
    """Announce a webinar and return its id, made from its title unless one is wanted. Raises AlreadyThere.

    The plan must have title, start, zone and language.
    """
    one_at_a_time(db)
    if db.get(UpcomingRow, wanted_id):
        raise AlreadyThere(f"There is already an upcoming webinar {wanted_id}.", "Choose another one with --id.")
    row = UpcomingRow(
        id=wanted_id or _free_id(db, slug(plan.title or "")), title="", starts_at=0, minutes=MINUTES, zone="",
        language="", presenters=[], about="", join_url="", edited_at=now, cancelled=False, sequence=0, partner=None,
    )  # fmt: skip
    _write(db, row, plan)
    db.add(row)
    db.flush()
    return row.id


def edit(db: Db, upcoming_id: str, plan: Plan, now: int) -> bool:
    """Change what is said of a webinar. False: all of it stood there already. Raises NotFound."""
    one_at_a_time(db)
    row = _row(db, upcoming_id)
    _write(db, row, plan)
    return _count_change(db, row, now)


def cancel(db: Db, upcoming_id: str, now: int, *, cancelled: bool = True) -> bool:
    """Say that a webinar is not held, or after all. False: that was said before. Raises NotFound."""
    row = _row(db, upcoming_id)
    row.cancelled = cancelled
    return _count_change(db, row, now)


def remove(db: Db, upcoming_id: str) -> None:
    """Forget a webinar. Whoever has it in her calendar is told nothing: :func:`cancel` does that. Raises NotFound."""
    db.delete(_row(db, upcoming_id))


def get(db: Db, upcoming_id: str) -> Upcoming:
    """One webinar, past ones too. Raises NotFound."""
    return _upcoming(_row(db, upcoming_id))


def coming(db: Db, now: int, limit: int = 50) -> list[Upcoming]:
    """The webinars that have not ended, soonest first; cancelled ones are among them."""
    ends_at = UpcomingRow.starts_at + UpcomingRow.minutes * MINUTE_MS
    query = select(UpcomingRow).where(ends_at > now).order_by(UpcomingRow.starts_at, UpcomingRow.id)
    return [_upcoming(row) for row in db.scalars(query.limit(limit))]


def all_upcoming(db: Db) -> list[Upcoming]:
    """All webinars that were ever announced and not removed, the earliest first."""
    query = select(UpcomingRow).order_by(UpcomingRow.starts_at, UpcomingRow.id)
    return [_upcoming(row) for row in db.scalars(query)]


def _write(db: Db, row: UpcomingRow, plan: Plan) -> None:
    if plan.partner is not None:  # first: it asks the database, which would write what is changed already
        row.partner = db.get(PartnerRow, partner_id(db, plan.partner)) if plan.partner else None
    for name in ("title", "starts_at", "minutes", "zone", "language", "about"):
        if (value := getattr(plan, name)) is not None:
            setattr(row, name, value)
    if plan.join is not None:
        row.join_url = plan.join
    if plan.presenters is not None:
        row.presenters = list(plan.presenters)


def _count_change(db: Db, row: UpcomingRow, now: int) -> bool:
    changed = db.is_modified(row)
    if changed:
        row.sequence += 1
        row.edited_at = now
        db.flush()
    return changed


def _free_id(db: Db, wanted: str) -> str:
    taken = set(db.scalars(select(UpcomingRow.id).where(UpcomingRow.id.startswith(wanted, autoescape=True))))
    return next(name for name in numbered(wanted) if name not in taken)


def _row(db: Db, upcoming_id: str) -> UpcomingRow:
    row = db.get(UpcomingRow, upcoming_id)
    if row is None:
        raise NotFound(
            f"There is no upcoming webinar {upcoming_id[:80]}.", "See which there are with: totm upcoming list --all"
        )
    return row


def _upcoming(row: UpcomingRow) -> Upcoming:
    return Upcoming(
        id=row.id, title=row.title, starts_at=row.starts_at, minutes=row.minutes, zone=row.zone,
        language=row.language, partner=row.partner.name if row.partner else "", partner_id=row.partner_id or "",
        presenters=tuple(row.presenters), about=row.about, join=row.join_url, cancelled=row.cancelled,
        edited_at=row.edited_at, sequence=row.sequence,
    )  # fmt: skip
