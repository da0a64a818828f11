"""The connection to the catalog: SQLite in WAL mode, or PostgreSQL by URL.

Writers on SQLite begin with ``BEGIN IMMEDIATE``, so that two of them queue instead of failing half-way.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection

from pipeline.catalog.migrations import HEAD, REVISIONS
from pipeline.core.errors import BadSettings, CatalogBusy, CatalogNewer, Damaged, DiskFull, NotInitialised, TotmError

BUSY_SECONDS = 15.0


@dataclass(frozen=True)
class Catalog:
    """An open catalog. Use :meth:`read` and :meth:`write`; both give a SQLAlchemy session for one transaction."""

    engine: Engine

    @cached_property
    def _watch(self) -> "Watch":
        return Watch(self.engine)

    def changes(self) -> int | None:
        """A number that is another one as soon as anybody has written to the catalog; it costs microseconds.

        ``None`` where the database does not tell (PostgreSQL): then something may always have changed.
        """
        with plain_errors():
            return self._watch.changes()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads: it sees one state of the catalog throughout."""
        engine = self.engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with plain_errors(), Session(engine, expire_on_commit=False) as db:
            yield db

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that writes: committed at the end, rolled back on any error."""
        engine = self.engine.execution_options(begin="IMMEDIATE")
        with plain_errors(), Session(engine, expire_on_commit=False) as db, db.begin():
            yield db

    def close(self) -> None:
        """Give the connections back."""
        self._watch.close()
        self.engine.dispose()


class Watch:
    """Asks SQLite for its change counter, which counts what others wrote than the connection that asks: hence one that
    does nothing else.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = Lock()
        self._connection: PoolProxiedConnection | None = None

    def changes(self) -> int | None:
        """The counter; ``None`` for another database."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._turn:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
            cursor = self._connection.cursor()
            try:
                return int(cursor.execute("PRAGMA data_version").fetchone()[0])
            finally:
                cursor.close()

    def close(self) -> None:
        """Give the connection back."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def connect(url: str, busy_seconds: float = BUSY_SECONDS) -> Catalog:
    """A catalog at ``url``, without a look at what is in it. Raises BadSettings when the address is none.

    ``busy_seconds`` is how long a statement waits for another program's lock (SQLite) before it raises CatalogBusy.
    """
    try:
        parsed = make_url(url)
        engine = create_engine(parsed, pool_pre_ping=not url.startswith("sqlite"))
    except (ArgumentError, ImportError) as error:
        raise BadSettings(f"The database address cannot be used: {error}.", "Mend the setting `database`.") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_set_up_sqlite, busy_seconds))
        event.listen(engine, "begin", _begin_sqlite)
    return Catalog(engine)


def open_catalog(url: str, busy_seconds: float = BUSY_SECONDS) -> Catalog:
    """A catalog that is there and of this version. Raises NotInitialised, CatalogNewer or CatalogBusy otherwise."""
    catalog = connect(url, busy_seconds)
    where = catalog.engine.url
    if catalog.engine.dialect.name == "sqlite" and not Path(where.database or "").is_file():
        raise NotInitialised("There is no catalog here yet.", "Run: totm init")
    found = revision(catalog)
    if found is None:
        raise NotInitialised("The catalog is empty.", "Run: totm init")
    refuse_newer(found)
    if found != HEAD:
        raise NotInitialised("The catalog is from an older version of totm.", "Run: totm init (it keeps everything).")
    return catalog


def refuse_newer(found: str | None) -> None:
    """Raise CatalogNewer when the tables are of a version that is not known here."""
    if found is not None and found not in REVISIONS:
        raise CatalogNewer(
            "The catalog was written by a newer version of totm.",
            "Update totm, or restore the catalog of this version.",
        )


def revision(catalog: Catalog) -> str | None:
    """The version of the catalog's tables, ``None`` when there are none."""
    with plain_errors(), catalog.engine.connect() as connection:
        try:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        except (OperationalError, ProgrammingError) as error:
            if "no such table" in str(error) or "does not exist" in str(error):
                return None
            raise


def _set_up_sqlite(busy_seconds: float, connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={busy_seconds * 1000:.0f}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what the database says into errors that a person understands."""
    try:
        yield
    except DatabaseError as error:
        raise _translate(error) from error


def _translate(error: DatabaseError) -> Exception:
    state = getattr(error.orig, "sqlstate", None)
    kind = _by_state(state) if state else _by_words(str(error.orig).lower())
    if isinstance(error, IntegrityError):
        kind = "clash"
    return _PLAIN[kind]() if kind else error


def _by_state(state: str) -> str | None:
    """What PostgreSQL's code means (its words may quote what users wrote)."""
    kinds = {"53100": "full", "55P03": "busy", "40001": "busy", "40P01": "busy", "57P": "away", "08": "away"}
    return next((kind for start, kind in kinds.items() if state.startswith(start)), None)


def _by_words(said: str) -> str | None:
    """What SQLite's words mean, or those of a PostgreSQL that could not be reached."""
    kinds = {
        "locked": "busy", "busy": "busy", "full": "full", "disk i/o error": "full", "not a database": "damaged",
        "malformed": "damaged", "no such": "other", "unable to open": "closed", "readonly": "closed",
        "connection": "away",
    }  # fmt: skip
    return next((kind for words, kind in kinds.items() if words in said), None)


_PLAIN: dict[str, Callable[[], TotmError]] = {
    "busy": lambda: CatalogBusy(
        "The catalog is locked by another program.", "Wait for it to end, or stop it; then try again."
    ),
    "clash": lambda: CatalogBusy("Somebody else wrote the same at the same moment.", "Try again."),
    "full": lambda: DiskFull("There is no room on the disk for the catalog.", "Make room, then try again."),
    "other": lambda: Damaged(
        "The catalog's tables are not those of this version of totm.", "Restore catalog.db from the last backup."
    ),
    "damaged": lambda: Damaged("The catalog is damaged.", "Restore catalog.db from the last backup."),
    "closed": lambda: NotInitialised(
        "The catalog cannot be opened for writing.", "Check the rights on the workspace folder."
    ),
    "away": lambda: CatalogBusy("The catalog's database server does not answer.", "Start it, then try again."),
}
