"""The log of searches: counted in memory, written to the catalog every few seconds, and never in a visitor's way."""

import atexit
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock, Timer

from pipeline.catalog import searches
from pipeline.catalog.database import Catalog
from pipeline.catalog.searches import LOOKED_AT, NOT_WRITTEN_DOWN, Asked
from pipeline.core.errors import TotmError

SECONDS = 3.0
"""How long a search waits to be written: what a kill -9 can lose."""
SECONDS_AFTER_TROUBLE = 60.0
MOST_WAITING = 2000
"""How many different queries wait at most; further ones are only counted."""

log = logging.getLogger(__name__)
Key = tuple[str, str]


class SearchLog:
    """Keeps what is searched for, without a trace of who does. Safe to use from several threads.

    ``catalog`` gives the open catalog when there is something to write; while it cannot be opened or written, the
    counts wait. Nothing is started before the first search.
    """

    def __init__(self, catalog: Callable[[], Catalog], seconds: float = SECONDS) -> None:
        self._catalog = catalog
        self._seconds = seconds
        self._waiting: dict[Key, Asked] = {}
        self._timer: Timer | None = None
        self._in_trouble = False
        self._lock = Lock()
        self._writing = Lock()

    def add(self, query: str, results: int) -> None:
        """Count a search (its first page) that found so many sessions; it is written by another thread, soon."""
        words = query[:LOOKED_AT].strip()
        if not words:
            return
        day = datetime.now(UTC).date().isoformat()
        with self._lock:
            self._count(day, Asked(words, results))
            if self._timer is None:
                self._timer = self._start(self._seconds)

    def flush(self) -> None:
        """Write what waits, now; where that cannot be, it goes on waiting."""
        with self._writing:
            with self._lock:
                batch, self._waiting = self._waiting, {}
            try:
                self._write(batch)
                self._in_trouble = False
            except TotmError as error:
                self._keep(batch)
                if not self._in_trouble:
                    log.warning("searches cannot be written down: %s", error.message)
                self._in_trouble = True

    def _start(self, seconds: float) -> Timer | None:
        """A thread that writes in a while. None where the system has no room for one: the next search tries again."""
        timer = Timer(seconds, self._flush_and_go_on)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError as error:
            log.warning("searches wait to be written down: %s", error)
            return None
        atexit.unregister(self.flush)
        atexit.register(self.flush)
        return timer

    def _flush_and_go_on(self) -> None:
        try:
            self.flush()
        finally:
            with self._lock:
                pause = SECONDS_AFTER_TROUBLE if self._in_trouble else self._seconds
                self._timer = self._start(pause) if self._waiting else None

    def _write(self, batch: dict[Key, Asked]) -> None:
        days: dict[str, list[Asked]] = {}
        for (day, _), one in batch.items():
            days.setdefault(day, []).append(one)
        if days:
            with self._catalog().write() as db:
                for day, counts in days.items():
                    searches.note(db, day, counts)

    def _keep(self, batch: dict[Key, Asked]) -> None:
        with self._lock:
            later, self._waiting = self._waiting, batch
            for (day, _), one in later.items():
                self._count(day, one)

    def _count(self, day: str, one: Asked) -> None:
        """Add a search to those that wait; the latest tells what is found."""
        if (day, one.query) not in self._waiting and len(self._waiting) >= MOST_WAITING:
            one = Asked(NOT_WRITTEN_DOWN, 0, one.times)
        before = self._waiting.get((day, one.query))
        self._waiting[day, one.query] = Asked(one.query, one.results, one.times + (before.times if before else 0))
