"""The default search engine: a Whoosh index in a folder, with no server. See :mod:`pipeline.search.store` for
its files.

Only the worker and ``totm`` write; the site opens it once and keeps it.
"""

import errno
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.core.artefacts import Passages
from pipeline.core.errors import DiskFull, IndexMissing
from pipeline.search.finding import find
from pipeline.search.port import Query, Results, SearchIndex
from pipeline.search.snapshot import Snapshot
from pipeline.search.store import (
    add_session,
    current_folder,
    delete_session,
    fresh_folder,
    only_writer,
    writing,
)
from pipeline.search.view import View


class WhooshIndex:
    """The index under ``path``: a :class:`pipeline.search.port.SearchIndex`.

    It keeps one state of the index open, and opens the new one when somebody has written to it or rebuilt it. It keeps
    the view that was asked for last, too, as visitors all see the same. Threads take turns: Whoosh's readers share a
    place in a file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._view: View | None = None

    def put(self, session: str, passages: Passages, digest: str) -> None:
        """Replace all that is known of ``session``, at once."""
        with _full_disk_said(), only_writer(self._path), writing(current_folder(self._path)) as writer:
            delete_session(writer, session)
            add_session(writer, session, passages, digest)

    def sessions(self) -> dict[str, str]:
        """Every session in the index, with the digest it was put with."""
        with self._reading() as snapshot:
            return {entry.session: entry.digest for entry in snapshot.entries}

    def count(self) -> int:
        """How many passages the index holds."""
        with self._reading() as snapshot:
            return snapshot.passages

    def search(self, query: Query) -> Results:
        """The best passages for ``query``, best first."""
        with self._reading() as snapshot:
            if self._view is None or not self._view.is_of(snapshot, query.visible):
                self._view = View(snapshot, query.visible)
            return find(self._view, query)

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        with self._turn:
            folder = current_folder(self._path)
            if self._snapshot is None or not self._snapshot.is_current(folder):
                self._let_go()
                self._snapshot = _open_snapshot(self._path)
            yield self._snapshot

    def _let_go(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = self._view = None


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


def _open_snapshot(path: Path) -> Snapshot:
    """The current state; tried again when the folder was swapped in that very moment."""
    folder = current_folder(path)
    try:
        return Snapshot(folder)
    except IndexMissing:
        if current_folder(path) == folder:
            raise
        return Snapshot(current_folder(path))


@contextmanager
def _full_disk_said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise DiskFull("There is no room for the search index.", "Make room on the disk, then try again.") from error
