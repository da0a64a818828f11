"""The default search engine: a Whoosh index in a folder, with no server. See :mod:`pipeline.search.store` for
its files.

Only the worker and ``totm`` write; the site opens it once and keeps it.
"""

import errno
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.core.errors import DiskFull, IndexMissing
from pipeline.core.passages import Passages
from pipeline.search.answering import Recent, find, suggest
from pipeline.search.meanings import thesaurus
from pipeline.search.port import Query, Results, SearchIndex
from pipeline.search.snapshot import Snapshot
from pipeline.search.store import (
    add_session,
    bring_together,
    current_folder,
    delete_session,
    fresh_folder,
    only_writer,
    scattered,
    writing,
)
from pipeline.search.view import View

_TRIES = 3


class WhooshIndex:
    """The index under ``path``: a :class:`pipeline.search.port.SearchIndex`.

    It keeps one state of the index open, and opens the new one when somebody has written to it or rebuilt it. It keeps
    the view that was asked for last, too, with its last queries: visitors all see the same. Threads take turns:
    Whoosh's readers share a place in a file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._recent: Recent | None = None

    def put(self, session: str, passages: Passages, digest: str) -> None:
        """Replace all that is known of ``session``, at once."""
        with _full_disk_said(), only_writer(self._path), writing(current_folder(self._path)) as writer:
            delete_session(writer, session)
            add_session(writer, session, passages, digest)

    def tidy(self) -> bool:
        """Bring together what many puts left scattered; whether there was anything to do."""
        current_folder(self._path)  # where there is no index, none is made
        with _full_disk_said(), only_writer(self._path), writing(current_folder(self._path), bring_together) as writer:
            if not scattered(writer.segments):
                writer.cancel()
                return False
        return True

    def sessions(self) -> dict[str, str]:
        """Every session in the index, with the digest it was put with."""
        with self._reading() as snapshot:
            return {head.session: head.digest for head in snapshot.living()}

    def count(self) -> int:
        """How many passages the index holds."""
        with self._reading() as snapshot:
            return sum(len(head.languages) for head in snapshot.living())

    def search(self, query: Query) -> Results:
        """What answers ``query``, best first."""
        with self._viewing(query.visible) as recent:
            return find(recent, query)

    def suggest(self, typed: str, visible: frozenset[str] | None, limit: int = 8) -> tuple[str, ...]:
        """Words that visible sessions hold and that begin as the last word of ``typed`` does."""
        with self._viewing(visible) as recent:
            return suggest(recent.view, typed, limit)

    @contextmanager
    def _viewing(self, visible: frozenset[str] | None) -> Iterator[Recent]:
        with self._reading() as snapshot:
            if self._recent is None or not self._recent.view.is_of(snapshot, visible):
                self._recent = Recent(View(snapshot, visible))
            yield self._recent

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        with self._turn:
            folder = current_folder(self._path)
            if self._snapshot is not None and self._snapshot.is_current(folder):
                yield self._snapshot
            else:
                yield self._refreshed()

    def _refreshed(self) -> Snapshot:
        before, self._snapshot, self._recent = self._snapshot, None, None
        try:
            self._snapshot = _open_snapshot(self._path, before)
            thesaurus()  # reading it takes a while, and nobody's query should
            return self._snapshot
        finally:
            if before is not None:
                before.close(keeping=self._snapshot)


def open_index(path: Path) -> SearchIndex:
    """The index in the folder ``path``. Raises IndexMissing when there is none, or one that cannot be read."""
    index = WhooshIndex(path)
    index.count()
    return index


def ensure_index(path: Path) -> SearchIndex:
    """As :func:`open_index`, but makes an empty index where there is none yet; a damaged one is left as it is."""
    with _full_disk_said(), only_writer(path):
        if not (path / "current").exists():
            with fresh_folder(path):
                pass
    return WhooshIndex(path)


def rebuild_index(path: Path, items: Iterable[tuple[str, Passages, str]]) -> int:
    """Make the index anew from ``items`` (session, passages, digest) beside the old one, then swap; how many
    there were.

    Until the swap everybody reads the old one. When ``items`` raises, the old one stays. Raises IndexBusy,
    DiskFull.
    """
    count = 0
    with _full_disk_said(), only_writer(path), fresh_folder(path) as folder, writing(folder) as writer:
        for session, passages, digest in items:
            add_session(writer, session, passages, digest)
            count += 1
    return count


def _open_snapshot(path: Path, before: Snapshot | None) -> Snapshot:
    """The current state; tried again when files went away in that very moment, as somebody wrote or rebuilt it."""
    for _ in range(_TRIES):
        try:
            return Snapshot(current_folder(path), before)
        except IndexMissing:
            continue
    return Snapshot(current_folder(path), before)


@contextmanager
def _full_disk_said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise DiskFull("There is no room for the search index.", "Make room on the disk, then try again.") from error
