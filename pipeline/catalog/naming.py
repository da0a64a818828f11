"""Names that nothing else has: ids made from titles, and organisations that are written down once."""

import re
import unicodedata
from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from pipeline.catalog.models import PartnerRow

ADDING = 7_061_601
"""The number of the lock under which whatever needs a free name is added."""
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(text: str, limit: int = 60) -> str:
    """A name for addresses: lower-case ASCII letters, digits and dashes; ``session`` when nothing is left."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:limit].strip("-") or "session"


def numbered(name: str) -> Iterator[str]:
    """``name``, ``name-2``, ``name-3`` and so on without end."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def one_at_a_time(db: Db) -> None:
    """Let no other transaction add now, so that what is looked up stays true (SQLite sees to it itself)."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(ADDING)))


def partner_id(db: Db, name: str) -> str | None:
    """The id of the organisation of that name, which is written down if it is new; ``None`` for no name.

    Call it under :func:`one_at_a_time`.
    """
    if not name:
        return None
    if row := db.scalar(select(PartnerRow).where(PartnerRow.name == name)):
        return row.id
    wanted = slug(name)
    taken = set(db.scalars(select(PartnerRow.id).where(PartnerRow.id.startswith(wanted, autoescape=True))))
    row = PartnerRow(id=next(i for i in numbered(wanted) if i not in taken), name=name)
    db.add(row)
    db.flush()
    return row.id
