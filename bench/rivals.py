"""The index of the product, SQLite FTS5 and tantivy on the same passages: ``python -m bench.rivals ACTION ENGINE …``.

Each action runs in a process of its own, so that its memory is its own, and prints JSON. The rivals get a document a
passage or question, with its title, and one a session with its title, people and names; they stem English (Porter),
rank by BM25, mark what matched, and count matches by session. Words must all be there, and where no passage has them
all, any will do. They know nothing of typing errors, compounds and other languages, and of no filters.
"""

import argparse
import json
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import msgspec
import tantivy

from bench.asking import Asked, matches
from pipeline.core.passages import Passages
from pipeline.search.port import Query, SearchIndex
from pipeline.search.whoosh_engine import ensure_index, open_index, rebuild_index

SHOWN = 30
Session = tuple[str, Passages]
Row = tuple[str, int, str, str]
"""A document: session, start (ms), title, text."""


class Engine(Protocol):
    """Something that can be searched, in a folder."""

    def build(self, sessions: Iterable[Session]) -> None:
        """Make the index of all these at once."""

    def put(self, session: Session) -> None:
        """Add one new session."""

    def open(self) -> None:
        """Get ready to search."""

    def search(self, asked: Asked) -> int:
        """Find, with highlights and counts; how many passages matched."""


class Ours:
    """The product's."""

    def __init__(self, folder: Path, sessions: Sequence[Session] = ()) -> None:
        self.folder, self.sessions = folder, sessions
        self.visible = frozenset(id for id, _ in sessions)
        self.index: SearchIndex

    def build(self, sessions: Iterable[Session]) -> None:
        """As ``totm rebuild-index`` does."""
        rebuild_index(self.folder, ((id, passages, "-") for id, passages in sessions))

    def put(self, session: Session) -> None:
        """As the step ``index`` does."""
        ensure_index(self.folder).put(*session, "-")

    def open(self) -> None:
        """As the site does."""
        self.index = open_index(self.folder)

    def search(self, asked: Asked) -> int:
        """As the page of results does."""
        within = self._within(asked.narrowed) if asked.narrowed else None
        return self.index.search(Query(asked.text, visible=self.visible or None, within=within)).moments

    def _within(self, narrowed: Mapping[str, str]) -> frozenset[str]:
        return frozenset(id for id, passages in self.sessions if matches(passages, narrowed))


class Fts5:
    """SQLite's full-text search: one table, unicode61 and Porter's stemmer."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "fts5.db"
        self.db: sqlite3.Connection

    def build(self, sessions: Iterable[Session]) -> None:
        """All in one transaction."""
        self.open()
        self.db.execute(
            "CREATE VIRTUAL TABLE found USING fts5(session UNINDEXED, start_ms UNINDEXED, title, text, "
            "tokenize = 'porter unicode61')"
        )
        self._insert(row for session in sessions for row in rows(session))

    def put(self, session: Session) -> None:
        """One transaction."""
        self.open()
        self._insert(rows(session))
        self.db.close()

    def _insert(self, every: Iterable[Row]) -> None:
        with self.db:
            self.db.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", every)

    def open(self) -> None:
        """Open the file."""
        self.db = sqlite3.connect(self.file)

    def search(self, asked: Asked) -> int:
        """Two statements: the best with their excerpts, and how many of each session."""
        for words in (" AND ", " OR "):
            query = words.join(f'"{part}"' for part in parts(asked.text))
            if not query:
                return 0
            self.db.execute(
                "SELECT session, start_ms, highlight(found, 2, '<mark>', '</mark>'), "
                "snippet(found, 3, '<mark>', '</mark>', '…', 30) FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?",
                (query, SHOWN),
            ).fetchall()
            counted = self.db.execute(
                "SELECT session, count(*) FROM found WHERE found MATCH ? GROUP BY session", (query,)
            )
            if total := sum(int(count) for _, count in counted):
                return total
        return 0


class Tantivy:
    """The Rust library, through its Python package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("session", stored=True, fast=True, tokenizer_name="raw")
        builder.add_integer_field("start_ms", stored=True)
        builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
        self.schema = builder.build()
        self.index: Any = None

    def build(self, sessions: Iterable[Session]) -> None:
        """One commit."""
        self.open()
        self._add(row for session in sessions for row in rows(session))

    def put(self, session: Session) -> None:
        """One commit."""
        self.open()
        self._add(rows(session))

    def _add(self, every: Iterable[Row]) -> None:
        writer = self.index.writer()
        for session, start_ms, title, text in every:
            writer.add_document(tantivy.Document(session=session, start_ms=start_ms, title=title, text=text))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open the folder, or make it."""
        self.folder.mkdir(exist_ok=True)
        self.index = tantivy.Index(self.schema, path=str(self.folder))

    def search(self, asked: Asked) -> int:
        """The best with their excerpts, and how many of each session."""
        searcher = self.index.searcher()
        for words in (" AND ", " OR "):
            text = words.join(f'"{part}"' for part in parts(asked.text))
            if not text:
                return 0
            query = self.index.parse_query(text, ["title", "text"])
            found = searcher.search(query, SHOWN, count=True)
            excerpts = tantivy.SnippetGenerator.create(searcher, query, self.schema, "text")
            for _, address in found.hits:
                excerpts.snippet_from_doc(searcher.doc(address)).to_html()
            searcher.aggregate(query, {"sessions": {"terms": {"field": "session", "size": 1000}}})
            if found.count:
                return int(found.count)
        return 0


def rows(session: Session) -> Iterator[Row]:
    """The documents of a session."""
    id, passages = session
    named = " ".join(name for topic in passages.topics for names in topic.names.values() for name in names)
    yield id, passages.start_ms, passages.title, " ".join((*passages.presenters, passages.partner, named))
    for one in passages.passages:
        yield id, one.start_ms, one.title, one.text
    for chapter in passages.chapters:
        yield id, chapter.start_ms, chapter.title, ""


def parts(text: str) -> list[str]:
    """The words and phrases of a query, without anything that an engine could take for syntax."""
    found = []
    for at, stretch in enumerate(text.split('"')):
        clean = " ".join("".join(one if one.isalnum() else " " for one in stretch).split())
        found += [clean] if at % 2 else clean.split()
    return [one for one in found if one]


def engine(name: str, folder: Path, sessions: Sequence[Session] = ()) -> Engine:
    """The engine of that name in ``folder``."""
    if name == "ours":
        return Ours(folder, sessions)
    return Fts5(folder) if name == "fts5" else Tantivy(folder)


# actions, each in its own process ------------------------------------------------------------------------------------


def build(name: str, folder: Path, home: Path) -> dict[str, float]:
    """Seconds and bytes of an index of all sessions of the workspace."""
    folder.mkdir(exist_ok=True)
    one = engine(name, folder)
    began = time.perf_counter()
    one.build(stored(home))
    return {"seconds": since(began) / 1000, "bytes": size(folder), "mb": peak_mb()}


def ask(name: str, folder: Path, sessions: Path, queries: Path) -> dict[str, Any]:
    """Milliseconds of each query, in order, and of the first one of all; ``sessions`` is a file of them."""
    asked = msgspec.json.decode(queries.read_bytes(), type=list[Asked])
    one = engine(name, folder, msgspec.json.decode(sessions.read_bytes(), type=list[Session]))
    before, began = now_mb(), time.perf_counter()
    one.open()
    one.search(asked[0])
    first = since(began)
    times, found = [], []
    for query in asked:
        began = time.perf_counter()
        found.append(one.search(query))
        times.append(since(began))
    return {"first": first, "times": times, "found": found, "mb": peak_mb(), "before_mb": before}


def stored(home: Path) -> Iterator[Session]:
    """The passages of every session of a workspace, as the step ``index`` wrote them."""
    for path in sorted(home.glob("transcripts/*/passages.json")):
        yield path.parent.name, msgspec.json.decode(path.read_bytes(), type=Passages)


def bare(passages: Passages) -> Passages:
    """The session without its words: what a filter looks at."""
    return replace(passages, passages=(), chapters=(), topics=())


def puts(name: str, folder: Path, sample: Path, times: int) -> dict[str, list[float]]:
    """Milliseconds of puts of new sessions into the full index and into an empty one, in turns, in copies."""
    sessions = msgspec.json.decode(sample.read_bytes(), type=list[Session])
    took: dict[str, list[float]] = {"full": [], "empty": []}
    with tempfile.TemporaryDirectory(prefix="totm-bench-") as aside:
        full = Path(aside) / "full"
        shutil.copytree(folder, full)
        for turn in range(times):
            id, passages = sessions[turn % len(sessions)]
            empty = Path(aside) / f"empty-{turn}"
            empty.mkdir()
            made = engine(name, empty)
            if name == "ours":
                ensure_index(empty)
            else:
                made.build(())
            pair = [("full", engine(name, full)), ("empty", made)]
            for kind, one in pair if turn % 2 else reversed(pair):
                began = time.perf_counter()
                one.put((f"new-{turn}-{id}"[:60], passages))
                took[kind].append(since(began))
    return took


def size(folder: Path) -> int:
    """Bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def since(began: float) -> float:
    """Milliseconds since then."""
    return (time.perf_counter() - began) * 1000


def peak_mb() -> float:
    """The most memory this process ever had, in MB."""
    return _status("VmHWM")


def now_mb() -> float:
    """The memory this process has now, in MB."""
    return _status("VmRSS")


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(name))) * 1024 / 1e6


def median_ratio(took: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """Full against empty, by medians and by means."""
    full, empty = took["full"], took["empty"]
    return statistics.median(full) / statistics.median(empty), statistics.mean(full) / statistics.mean(empty)


def main() -> None:
    """Run one action."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("build", "ask", "puts"))
    parser.add_argument("engine", choices=("ours", "fts5", "tantivy"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("home", type=Path, help="the workspace to build from; else a file of sessions")
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--times", type=int, default=16)
    chosen = parser.parse_args()
    if chosen.action == "build":
        done: Any = build(chosen.engine, chosen.folder, chosen.home)
    elif chosen.action == "ask":
        done = ask(chosen.engine, chosen.folder, chosen.home, chosen.queries)
    else:
        done = puts(chosen.engine, chosen.folder, chosen.home, chosen.times)
    print(json.dumps(done))


if __name__ == "__main__":
    main()
