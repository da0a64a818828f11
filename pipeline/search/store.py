"""The index on disk: which folder is the current one, who may write, and how a session is written.

``index/current`` names the folder of Whoosh files that counts. A rebuild makes another folder and then
replaces that one small file, so a reader sees all of the old index or all of the new one, and what a killed
rebuild left behind is swept away by the next one. Inside a folder Whoosh does the same with its own table of
contents.

Whoosh keeps part of its data as pickles: an index folder can run code when it is opened. Never take one from
outside, rebuild it here from the passages.
"""

import errno
import os
import pickle
import re
import shutil
import struct
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Existence, Format
from whoosh.index import FileIndex, LockError
from whoosh.index import IndexError as WhooshError
from whoosh.reading import SegmentReader
from whoosh.util.filelock import FileLock, try_for
from whoosh.writing import SegmentWriter

from pipeline.core.errors import IndexBusy, IndexMissing
from pipeline.core.passages import Passages
from pipeline.search.analysis import LANGUAGES
from pipeline.search.record import encode, records

FORMAT = 2
"""Raise it when the fields or the analysis change: an index of another format asks to be rebuilt."""

PATIENCE_SECONDS = 60.0
REBUILD = "Run `totm rebuild-index`: it makes the index anew from the passages, and nothing is lost."
HEAD = "head"

_CURRENT = "current"
_LOCK = "lock"
_FOLDER = re.compile(r"passages-(\d{1,6})-(\d{1,9})")
MOST_SEGMENTS = 64
"""Were there more, searching would be slow; then even a single new session waits until they are brought together."""
DAMAGE: tuple[type[Exception], ...] = (
    FileNotFoundError, NotADirectoryError, PermissionError, EOFError, AssertionError, AttributeError, ImportError,
    TypeError, ValueError, LookupError, OverflowError, MemoryError, struct.error, zlib.error, pickle.UnpicklingError,
    WhooshError,
)  # fmt: skip
"""How Whoosh stumbles over damaged or vanished files: it reads numbers and pickles without looking at them first."""


def field(language: str) -> str:
    """The name of the Whoosh field that holds text in ``language``."""
    return f"text_{language}"


def form_field(language: str) -> str:
    """The name of the Whoosh field that holds the words of ``language`` as they are said."""
    return f"word_{language}"


class Places(FieldType):  # type: ignore[misc]
    """A field of terms with the places where each stands, both made by :mod:`pipeline.search.record`."""

    def __init__(self) -> None:
        super().__init__(Format(), analyzer=None)

    def index(self, value: "Mapping[str, array[int]]", **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks for: the term, how many times, what it weighs, and a value of our own: the places."""
        return ((term.encode(), len(there), 1.0, there.tobytes()) for term, there in value.items())


class Forms(FieldType):  # type: ignore[misc]
    """A field of words as they are said, for corrections and suggestions."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks for: the word, how many times, what it weighs, and no value."""
        return ((word.encode(), 1, 1.0, b"") for word in value)


def schema() -> Schema:
    """The fields: the session, a mark on heads, what is shown, and two a language: its terms, and its words as said."""
    texts = {field(language): Places() for language in LANGUAGES}
    texts |= {form_field(language): Forms() for language in LANGUAGES}
    return Schema(session=ID(), part=ID(), shown=STORED(), **texts)


@contextmanager
def unreadable_means_missing() -> Iterator[None]:
    """Turn what Whoosh raises on damaged or vanished files into IndexMissing. For calls of Whoosh and nothing else."""
    try:
        yield
    except Exception as error:
        if not _is_damage(error):
            raise
        raise IndexMissing("The search index cannot be read.", REBUILD) from error


def _is_damage(error: Exception) -> bool:
    bad_block_tag = type(error) is Exception  # Whoosh has no better name for it
    bad_offset = isinstance(error, OSError) and error.errno == errno.EINVAL
    return bad_block_tag or bad_offset or isinstance(error, DAMAGE)


def current_folder(path: Path) -> Path:
    """The folder that counts. Raises IndexMissing when there is none, or one of another format."""
    try:
        name = (path / _CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise IndexMissing("There is no search index here.", REBUILD) from error
    except (OSError, ValueError) as error:
        raise IndexMissing("The search index cannot be read.", REBUILD) from error
    named = _FOLDER.fullmatch(name)
    if named is None or int(named[1]) != FORMAT:
        raise IndexMissing("The search index was made by another version.", REBUILD)
    return path / name


def open_folder(folder: Path) -> FileIndex:
    """The Whoosh index in ``folder``, with our schema and not with one that the folder brings."""
    with unreadable_means_missing():
        return FileIndex(FileStorage(str(folder)), schema=schema())


@contextmanager
def only_writer(path: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the index's lock, which dies with its owner. Raises IndexBusy when it is taken for ``patience``
    seconds.
    """
    path.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(path / _LOCK))
    if not try_for(lock.acquire, timeout=patience):
        raise IndexBusy("Another program is writing to the search index.", "Wait until it is done, then try again.")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def fresh_folder(path: Path) -> Iterator[Path]:
    """A new, empty folder that becomes the current one when the block ends well. Needs the lock."""
    others = [folder for folder in path.iterdir() if _FOLDER.fullmatch(folder.name)]
    number = max((int(folder.name.rsplit("-", 1)[1]) for folder in others), default=0) + 1
    folder = path / f"passages-{FORMAT}-{number}"
    folder.mkdir()
    FileIndex.create(FileStorage(str(folder)), schema())
    done = False
    try:
        yield folder
        _make_current(path, folder.name)
        done = True
    finally:
        for useless in others if done else [folder]:
            shutil.rmtree(useless, ignore_errors=True)


def _make_current(path: Path, name: str) -> None:
    aside = path / f"{_CURRENT}.new"
    aside.write_text(f"{name}\n", encoding="ascii")
    os.replace(aside, path / _CURRENT)


Policy = Callable[[SegmentWriter, Sequence[Any]], list[Any]]
"""Which segments a change brings together; it returns those it leaves alone."""


def keep_apart(writer: SegmentWriter, segments: Sequence[Any]) -> list[Any]:
    """At an ordinary change: leave all other segments alone, as long as they are not too many."""
    alive = [segment for segment in segments if segment.doc_count() > 0]
    return alive if len(alive) < MOST_SEGMENTS else bring_together(writer, alive)


def bring_together(writer: SegmentWriter, segments: Sequence[Any]) -> list[Any]:
    """For tidying: write the segments that are scattered into one."""
    together = scattered(segments)
    for segment in together:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in together and segment.doc_count() > 0]


def scattered(segments: Iterable[Any]) -> list[Any]:
    """The segments to bring together: all that are not larger than twice the sum of the smaller ones.

    So a session is rewritten about as often as the index doubles. One of which a quarter was deleted is rewritten, too.
    """
    sizes = sorted(((one.doc_count(), number, one) for number, one in enumerate(segments)), reverse=True)
    rest = sum(size for size, _, _ in sizes)
    for place, (size, _, one) in enumerate(sizes):
        rest -= size
        if 2 * rest > size or 4 * one.deleted_count() > size:
            return [one for _, _, one in sizes[place:] if one.doc_count() > 0]
    return []


@contextmanager
def writing(folder: Path, policy: Policy = keep_apart) -> Iterator[SegmentWriter]:
    """A writer whose changes show all at once when the block ends well, and not at all otherwise."""
    index = open_folder(folder)
    try:
        writer = index.writer(timeout=PATIENCE_SECONDS)
    except LockError as error:
        raise IndexBusy("Another program is writing to the search index.", "Try again in a minute.") from error
    try:
        yield writer
        if not writer.is_closed:
            with unreadable_means_missing():
                writer.commit(mergetype=policy)
    finally:
        if not writer.is_closed:
            writer.cancel()


def delete_session(writer: SegmentWriter, session: str) -> None:
    """Leave out all that is known of a session."""
    with unreadable_means_missing():
        writer.delete_by_term("session", session)


def add_session(writer: SegmentWriter, session: str, passages: Passages, digest: str) -> None:
    """Write the head of a session, and right after it its passages: Whoosh keeps the order of a group."""
    head, row, forms, shown = records(session, passages, digest)
    texts = {field(language): row[language] for language in row}
    said = {form_field(language): forms[language] for language in forms}
    with writer.group():
        writer.add_document(session=session, part=HEAD, shown=encode(head), **texts, **said)
        for one in shown:
            writer.add_document(session=session, shown=encode(one))
