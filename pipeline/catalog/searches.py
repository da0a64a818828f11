"""What people search for, counted by day, and never by whom.

A query that may tell who somebody is (an e-mail address, a telephone number, a link) is counted and not written down.
Each function takes the SQLAlchemy session of one transaction (see :class:`pipeline.catalog.database.Catalog`). Days are
written YYYY-MM-DD, in UTC.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from sqlalchemy import CursorResult, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session as Db

from pipeline.catalog.models import SearchRow

NOT_WRITTEN_DOWN = ""
"""Stands for the queries that are counted without their words."""
LONGEST = 100
LOOKED_AT = 1000
"""How many characters of a query are looked at."""
MOST_A_DAY = 2000
"""How many different queries of a day are written down."""
DAYS_KEPT = 400
_ADDRESS = re.compile(r"\S@\S|://|\bwww\.|\.\S+/")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONG_NUMBER = re.compile(r"\d(?:[\s.,/()+-]*\d){4}")


@dataclass(frozen=True)
class Asked:
    """A query, how many sessions were found the last time, and how often it was asked."""

    query: str
    results: int
    times: int = 1


def folded(query: str) -> str:
    """The query as it is written down: one line in lower case; nothing for what is not written down."""
    plain = unicodedata.normalize("NFKC", query[:LOOKED_AT]).lower()
    visible = "".join(" " if c.isspace() else c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")
    one_line = " ".join(visible.split())
    return NOT_WRITTEN_DOWN if may_tell_who(one_line) else one_line[:LONGEST].rstrip()


def may_tell_who(query: str) -> bool:
    """Whether the query holds an address of e-mail or web, or a number of five digits or more, years left aside."""
    return bool(_ADDRESS.search(query) or _LONG_NUMBER.search(_YEAR.sub("", query)))


def note(db: Db, day: str, counts: Iterable[Asked]) -> None:
    """Add a batch of searches to those of the day, and forget what is older than :data:`DAYS_KEPT` days.

    Of queries that fold to the same words, the later one tells how many sessions are found.
    """
    added: dict[str, Asked] = {}
    for one in counts:
        query = folded(one.query)
        _merge(added, Asked(query, one.results if query else 0, one.times))
    written = _written(db, day, added)
    for query in [query for query in added if query and query not in written]:
        _merge(added, Asked(NOT_WRITTEN_DOWN, 0, added.pop(query).times))
    if added:
        _upsert(db, day, list(added.values()))
    forget_before(db, (date.fromisoformat(day) - timedelta(days=DAYS_KEPT)).isoformat())


def asked(db: Db, since: str, *, missing_only: bool = False, limit: int = 100) -> list[Asked]:
    """What was asked on the day ``since`` or later, most often first; with ``missing_only`` what found nothing.

    Where days differ, the last one tells how many sessions are found.
    """
    in_time = (SearchRow.day >= since, SearchRow.query != NOT_WRITTEN_DOWN)
    totals = (
        select(SearchRow.query, func.sum(SearchRow.times).label("times"), func.max(SearchRow.day).label("last"))
        .where(*in_time)
        .group_by(SearchRow.query)
        .subquery()
    )
    query = (
        select(totals.c.query, SearchRow.results, totals.c.times)
        .join(SearchRow, (SearchRow.query == totals.c.query) & (SearchRow.day == totals.c.last))
        .order_by(totals.c.times.desc(), totals.c.query)
        .limit(limit)
    )
    if missing_only:
        query = query.where(SearchRow.results == 0)
    return [Asked(words, results, int(times)) for words, results, times in db.execute(query)]


def only_counted(db: Db, since: str) -> int:
    """How many searches since the day ``since`` were counted without their words."""
    mine = (SearchRow.day >= since, SearchRow.query == NOT_WRITTEN_DOWN)
    return int(db.scalar(select(func.sum(SearchRow.times)).where(*mine)) or 0)


def forget_before(db: Db, day: str) -> int:
    """Forget all searches before ``day``; tells how many rows that were."""
    return cast(CursorResult[object], db.execute(delete(SearchRow).where(SearchRow.day < day))).rowcount


def _merge(counts: dict[str, Asked], one: Asked) -> None:
    before = counts.get(one.query)
    counts[one.query] = Asked(one.query, one.results, one.times + (before.times if before else 0))


def _written(db: Db, day: str, queries: Iterable[str]) -> set[str]:
    """Those of the queries that have a row on that day, or for which there is room."""
    today = set(db.scalars(select(SearchRow.query).where(SearchRow.day == day, SearchRow.query != NOT_WRITTEN_DOWN)))
    fresh = [query for query in queries if query and query not in today]
    return today | set(fresh[: max(0, MOST_A_DAY - len(today))])


def _upsert(db: Db, day: str, counts: list[Asked]) -> None:
    insert = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
    counts = sorted(counts, key=lambda one: one.query)  # so that two processes never wait for each other in a circle
    rows = [{"day": day, "query": one.query, "results": one.results, "times": one.times} for one in counts]
    for start in range(0, len(rows), 500):  # a statement has room for some thousand values
        statement = insert(SearchRow).values(rows[start : start + 500])
        newer = {"results": statement.excluded.results, "times": SearchRow.times + statement.excluded.times}
        db.execute(statement.on_conflict_do_update(index_elements=["day", "query"], set_=newer))
