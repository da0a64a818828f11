"""The tables. People's words are in all but two: ``work``, which is the ledger, and ``searches``, which are counted.

Points in time are UTC milliseconds.
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {int: BigInteger, dict[str, Any]: JSON}  # noqa: RUF012  (SQLAlchemy's own form)


class PartnerRow(Base):
    """An organisation that shows its tool."""

    __tablename__ = "partners"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)


class SessionRow(Base):
    """One webinar. It is visible once a person has published it and the flow has indexed it.

    ``read_at`` is when a person said that she has looked at what a step held it back for.
    """

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    title: Mapped[str] = mapped_column(String(500))
    held_on: Mapped[str] = mapped_column(String(10), index=True)
    language: Mapped[str] = mapped_column(String(8))
    partner_id: Mapped[str | None] = mapped_column(ForeignKey("partners.id"), index=True)
    recording_name: Mapped[str] = mapped_column(Text)
    recording_suffix: Mapped[str] = mapped_column(String(16))
    recording_digest: Mapped[str] = mapped_column(String(64), unique=True)
    recording_size: Mapped[int]
    added_at: Mapped[int]
    edited_at: Mapped[int]
    published: Mapped[bool] = mapped_column(default=False, index=True)
    published_at: Mapped[int | None]
    read_at: Mapped[int | None]

    partner: Mapped[PartnerRow | None] = relationship(lazy="joined")
    presenters: Mapped[list["PresenterRow"]] = relationship(
        lazy="selectin", order_by="PresenterRow.position", cascade="all, delete-orphan"
    )


class PresenterRow(Base):
    """A person who presents in a session."""

    __tablename__ = "presenters"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))


class SuppliedRow(Base):
    """A caption file that came with a session."""

    __tablename__ = "supplied"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64))


class CorrectionRow(Base):
    """What a person says of the words heard around ``at_ms``: see :class:`pipeline.core.step.Correction`."""

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    at_ms: Mapped[int]
    was: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    start_ms: Mapped[int | None]
    end_ms: Mapped[int | None]
    speaker: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String(8))
    made_at: Mapped[int]


class DecisionRow(Base):
    """What a person says of one term of a toolbox on a session: see :class:`pipeline.core.step.Decision`."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    toolbox: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    term: Mapped[str] = mapped_column(String(80))
    verdict: Mapped[str] = mapped_column(String(8))
    start_ms: Mapped[int | None]
    end_ms: Mapped[int | None]
    made_at: Mapped[int]


class UpcomingRow(Base):
    """A webinar that is to come. ``sequence`` counts its changes: calendars take a change by it."""

    __tablename__ = "upcoming"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    title: Mapped[str] = mapped_column(String(500))
    starts_at: Mapped[int] = mapped_column(index=True)
    minutes: Mapped[int]
    zone: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    partner_id: Mapped[str | None] = mapped_column(ForeignKey("partners.id"), index=True)
    presenters: Mapped[list[str]] = mapped_column(JSON)
    about: Mapped[str] = mapped_column(Text)
    join_url: Mapped[str] = mapped_column(Text)
    cancelled: Mapped[bool] = mapped_column(default=False)
    edited_at: Mapped[int]
    sequence: Mapped[int] = mapped_column(default=0)

    partner: Mapped[PartnerRow | None] = relationship(lazy="joined")


class SearchRow(Base):
    """How often something was searched for on a day, and how many sessions were found the last time; never by whom."""

    __tablename__ = "searches"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    query: Mapped[str] = mapped_column(String(100), primary_key=True)
    results: Mapped[int]
    times: Mapped[int]


class WorkRow(Base):
    """The ledger: one row per session and step.

    ``ingredients`` is what the step's last good run was made from (``None`` before the first one) and ``outputs`` what
    it wrote: file name → digest, size and time. ``made_at`` is when that run ended. ``hold`` says why the public should
    not see the session before a person has looked at it (empty: no reason). ``again`` asks a running step to be looked
    at once more when it ends.
    """

    __tablename__ = "work"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int]
    state: Mapped[str] = mapped_column(String(12))
    wanted_at: Mapped[int]
    again: Mapped[bool] = mapped_column(default=False)
    cancel: Mapped[bool] = mapped_column(default=False)
    attempt: Mapped[int] = mapped_column(default=0)
    deaths: Mapped[int] = mapped_column(default=0)
    owner: Mapped[str | None] = mapped_column(String(120))
    lease_until: Mapped[int | None]
    retry_at: Mapped[int | None]
    started_at: Mapped[int | None]
    finished_at: Mapped[int | None]
    made_at: Mapped[int | None]
    progress: Mapped[float] = mapped_column(default=0.0)
    ingredients: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    outputs: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    tools: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    hold: Mapped[str] = mapped_column(Text, default="")
    error_code: Mapped[str | None] = mapped_column(String(40))
    error: Mapped[str | None] = mapped_column(Text)
    advice: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("work_by_state", "state", "wanted_at"),)
