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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.fields import ID, KEYWORD, STORED, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError
from whoosh.index import IndexError as WhooshError
from whoosh.reading import SegmentReader
from whoosh.util.filelock import FileLock, try_for
from whoosh.writing import SegmentWriter

from pipeline.core.artefacts import Passages
from pipeline.core.errors import IndexBusy, IndexMissing
from pipeline.search.analysis import LANGUAGES, fold, phrase_term, terms, words

FORMAT = 1
"""Raise it when the fields or the analysis change: an index of another format asks to be rebuilt."""

PATIENCE_SECONDS = 60.0
REBUILD = "Run `totm rebuild-index`: it makes the index anew from the passages, and nothing is lost."
HEAD = "head"

_CURRENT = "current"
_LOCK = "lock"
_FOLDER = re.compile(r"passages-(\d{1,6})-(\d{1,9})")
_SMALL, _MOST_SMALL = 128, 8
_LARGE, _MOST_MIDDLING = 1024, 3
DAMAGE: tuple[type[Exception], ...] = (
    FileNotFoundError, NotADirectoryError, PermissionError, EOFError, AssertionError, AttributeError, ImportError,
    TypeError, ValueError, LookupError, OverflowError, MemoryError, struct.error, zlib.error, pickle.UnpicklingError,
    WhooshError,
)  # fmt: skip
"""How Whoosh stumbles over damaged or vanished files: it reads numbers and pickles without looking at them first."""


def field(language: str) -> str:
    """The name of the Whoosh field that holds text in ``language``."""
    return f"text_{language}"


def schema() -> Schema:
    """The fields: the session, a mark on heads, what is shown, and one field of stems a language."""
    texts = {field(language): KEYWORD(scorable=False) for language in LANGUAGES}
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


@contextmanager
def writing(folder: Path) -> Iterator[SegmentWriter]:
    """A writer whose changes show all at once when the block ends well, and not at all otherwise."""
    index = open_folder(folder)
    try:
        writer = index.writer(timeout=PATIENCE_SECONDS)
    except LockError as error:
        raise IndexBusy("Another program is writing to the search index.", "Try again in a minute.") from error
    try:
        yield writer
        with unreadable_means_missing():
            writer.commit(mergetype=_merge)
    finally:
        if not writer.is_closed:
            writer.cancel()


def delete_session(writer: SegmentWriter, session: str) -> None:
    """Leave out all that is known of a session."""
    with unreadable_means_missing():
        writer.delete_by_term("session", session)


def add_session(writer: SegmentWriter, session: str, passages: Passages, digest: str) -> None:
    """Write the head of a session and right after it its passages: Whoosh keeps the order of a group."""
    stems = [(one, terms(one.text, one.language)) for one in passages.passages]
    named = " · ".join((passages.title, passages.partner, *passages.presenters))
    names = {language: " · ".join((named, *passages.names.get(language, ()))) for language in LANGUAGES}
    shown = {
        "session": session,
        "digest": digest,
        "services": passages.services,
        "fields": passages.fields,
        "start": next((i for i, one in enumerate(passages.passages) if one.start_ms >= passages.start_ms), 0),
        "languages": tuple(one.language for one in passages.passages),
        "lengths": tuple(len(stem) for _, stem in stems),
        "names": names,
    }
    heading = {
        field(language): " ".join((*terms(names[language], language), *_phrases(passages, language)))
        for language in LANGUAGES
    }
    with writer.group():
        writer.add_document(session=session, part=HEAD, shown=shown, **heading)
        for one, stem in stems:
            hit = (one.kind, one.language, one.start_ms, one.end_ms, one.text)
            writer.add_document(session=session, shown=hit, **{field(one.language): " ".join(stem)})


def _phrases(passages: Passages, language: str) -> list[str]:
    each = ([fold(found[0]) for found in words(phrase)] for phrase in passages.phrases.get(language, ()))
    return [term for phrase in each if (term := phrase_term(phrase, language))]


def _merge(writer: SegmentWriter, segments: Sequence[Any]) -> list[Any]:
    """Whoosh's hook: take small segments into the new one, some of about a size at a time; leave large ones alone.

    So a passage is rewritten two or three times as the index grows, and a search looks into few segments. Whoosh's
    own policy rewrites most of a young index with every session.
    """
    alive = [segment for segment in segments if segment.doc_count() > 0]
    small = [segment for segment in alive if segment.doc_count() < _SMALL]
    middling = [segment for segment in alive if _SMALL <= segment.doc_count() < _LARGE]
    merged = [
        *(small if len(small) >= _MOST_SMALL else ()),
        *(middling if len(middling) >= _MOST_MIDDLING else ()),
    ]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in alive if segment not in merged]
