"""How quick search and the site are over some 500 hours: ``python -m bench.search_speed CAPTIONS [LABELLED]``.

CAPTIONS is a folder of WebVTT files, an hour each, of which sessions are made; beside these stand the labelled webinars
and those of training/. SQLite FTS5 and tantivy get the same passages and queries, each in a process of its own
(:mod:`bench.rivals`).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import msgspec

from bench.asking import HOSTILE, Asked, mixed
from bench.corpus import TOOLBOX, fill, made, webinars
from bench.rivals import bare, median_ratio, since, stored
from bench.site import (
    CLIENTS,
    measure_hostile_pages,
    measure_pages_of_results,
    measure_paused_players,
    measure_session_page,
    measure_weights,
    server,
)
from bench.table import Table, p50_p95, progress
from pipeline.core.errors import TotmError
from pipeline.core.passages import Passages
from pipeline.home import load_toolbox
from pipeline.search.port import Query
from pipeline.search.whoosh_engine import open_index
from training import webinars as written

RIVALS = {"fts5": "SQLite FTS5", "tantivy": "tantivy"}
PUTS = 16
MB = 1e6
OF_EACH_CLIENT = 60
HOUR_MS = 3_600_000


def action(*arguments: object) -> dict[str, Any]:
    """What an action of :mod:`bench.rivals` told."""
    command = [sys.executable, "-m", "bench.rivals", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def measure_engines(table: Table, home: Path, queries: Sequence[Asked]) -> None:
    """Build, ask and put, the product first."""
    asked = home / "queries.json"
    asked.write_bytes(msgspec.json.encode(queries))
    sample = home / "sample.json"
    sample.write_bytes(msgspec.json.encode(list(islice(stored(home), 0, 4 * PUTS, 4))))
    sessions = home / "sessions.json"
    sessions.write_bytes(msgspec.json.encode([(id, bare(passages)) for id, passages in stored(home)]))
    places = {"ours": home / "index"} | {name: home / name for name in RIVALS}
    built: dict[str, Any] = {}
    for name, place in places.items():
        progress(f"{name}: building, asking {len(queries)} queries, putting {PUTS} sessions twice")
        built[name] = action("build", name, place, home)
        built[name] |= {"asked": action("ask", name, place, sessions, "--queries", asked)}
        built[name] |= {"puts": action("puts", name, place, sample, "--times", PUTS)}
    _tell_search(table, built, queries)
    _tell_index(table, built)


def _tell_search(table: Table, built: Mapping[str, Any], queries: Sequence[Asked]) -> None:
    ours = built["ours"]["asked"]
    times: list[float] = ours["times"]
    table.add(
        f"search, {len(queries)} mixed queries, highlighting and counts included, one client",
        f"{p50_p95(times)} (worst {max(times):.0f} ms; the first one of a new process {ours['first']:.0f} ms)",
        "p50 10 ms, p95 30 ms",
    )
    for kind in dict.fromkeys(one.kind for one in queries):
        of_kind = [took for took, one in zip(times, queries, strict=True) if one.kind == kind]
        hits = [found for found, one in zip(ours["found"], queries, strict=True) if one.kind == kind]
        table.add(f"– {kind}", f"{p50_p95(of_kind)}; something found for {sum(map(bool, hits))} of {len(hits)}")
    for name, title in RIVALS.items():
        theirs = built[name]["asked"]["times"]
        ratio = median(times) / median(theirs), quantiles(times, n=20)[-1] / quantiles(theirs, n=20)[-1]
        table.add(f"– against {title} ({p50_p95(theirs)})", f"p50 {ratio[0]:.2f} ×, p95 {ratio[1]:.2f} ×")


def _tell_index(table: Table, built: Mapping[str, Any]) -> None:
    ratios = median_ratio(built["ours"]["puts"])
    ours_ms = median(built["ours"]["puts"]["full"])
    table.add(
        f"indexing one new session into the full index against an empty one, {PUTS} puts each",
        f"{ratios[0]:.2f} × by medians, {ratios[1]:.2f} × by means (median {ours_ms:.0f} ms)",
        "1.2 ×",
    )
    for name, title in RIVALS.items():
        theirs = built[name]["puts"]
        their_ratio, _ = median_ratio(theirs)
        their_ms = median(theirs["full"])
        table.add(
            f"– against {title} (median {their_ms:.0f} ms, {their_ratio:.2f} × into an empty one)",
            f"{ours_ms / their_ms:.2f} ×",
        )
    ours = built["ours"]
    table.add("full rebuild", f"{ours['seconds']:.1f} s", "reported")
    table.add("size of the index", f"{ours['bytes'] / MB:.1f} MB", "reported")
    table.add(
        "memory of a process that opens it and asks all queries",
        f"{ours['asked']['mb']:.0f} MB at most ({ours['asked']['before_mb']:.0f} MB before opening)",
        "reported",
    )
    for name, title in RIVALS.items():
        theirs = built[name]
        table.add(
            f"– against {title} ({theirs['seconds']:.1f} s, {theirs['bytes'] / MB:.1f} MB, "
            f"{theirs['asked']['mb']:.0f} MB at most)",
            f"rebuild {ours['seconds'] / theirs['seconds']:.2f} ×, size {ours['bytes'] / theirs['bytes']:.2f} ×, "
            f"memory {ours['asked']['mb'] / theirs['asked']['mb']:.2f} ×",
        )


def measure_hostile(table: Table, index: Path, visible: frozenset[str]) -> None:
    """The worst of the queries of those who mean no good, asked of the engine itself."""
    engine = open_index(index)
    engine.search(Query("warm up", visible))
    took = {}
    for name, text in HOSTILE.items():
        began = time.perf_counter()
        try:
            engine.search(Query(text, visible))
            took[name] = since(began)
        except TotmError as error:
            took[f"{name}, refused ({type(error).__name__})"] = since(began)
    worst = max(took, key=lambda name: took[name])
    table.add(
        f"hostile queries, {len(HOSTILE)} of them, asked of the engine",
        f"the worst {took[worst]:.0f} ms ({worst})",
        "0.5 s",
    )


# everything ----------------------------------------------------------------------------------------------------------


def measure_speed(captions: Path, labelled: Path | None) -> None:
    """Print a table of everything that takes time or room."""
    table = Table()
    files = sorted(captions.rglob("*.vtt"))
    others = [*(webinars(labelled / "webinars") if labelled else ()), *webinars(written.FOLDER)]
    with tempfile.TemporaryDirectory(prefix="totm-bench-") as place:
        root = Path(place)
        progress(f"making sessions of {len(files)} caption files and {len(others)} webinars")
        with made(root) as home:
            ids = fill(home, files, others)
            sessions = dict(stored(root))
            _describe(table, sessions)
            queries = mixed(list(sessions.values()), load_toolbox(TOOLBOX))
            measure_engines(table, root, queries)
            measure_hostile(table, home.workspace.index, frozenset(ids))
            _measure_site(table, root, sessions, queries)
    print(table.text())


def _describe(table: Table, sessions: Mapping[str, Passages]) -> None:
    hours = sum(max(one.end_ms for one in passages.passages) for passages in sessions.values()) / HOUR_MS
    pieces = sum(len(passages.passages) for passages in sessions.values())
    table.add("corpus", f"{len(sessions)} sessions, {hours:.0f} hours, {pieces:,} passages and questions")


def _measure_site(table: Table, root: Path, sessions: Mapping[str, Passages], queries: Sequence[Asked]) -> None:
    toolbox = load_toolbox(TOOLBOX)
    hour = min(sessions, key=lambda id: abs(max(one.end_ms for one in sessions[id].passages) - HOUR_MS))
    shares = [
        mixed(list(sessions.values()), toolbox, seed=2 + client, of_200=OF_EACH_CLIENT) for client in range(CLIENTS)
    ]
    with server(root) as address:
        measure_pages_of_results(table, address, queries, shares)
        measure_hostile_pages(table, root, address)
        measure_session_page(table, root, address, hour)
        measure_paused_players(table, address, hour, ("/", "/search?q=prototype", f"/sessions/{hour}", "/toolbox"))
        measure_weights(table, address, pages(sessions))


def pages(sessions: Mapping[str, Passages]) -> dict[str, str]:
    """A page of each kind, by what it is."""
    toolbox = load_toolbox(TOOLBOX)
    id, passages = max(sessions.items(), key=lambda one: len(one[1].passages))
    question = next((one for one in passages.passages if one.kind == "question"), passages.passages[0])
    service = toolbox.terms[0]
    return {
        "home": "/",
        "sessions": "/sessions",
        "results": "/search?q=prototype",
        "the longest session": f"/sessions/{id}",
        "a card": f"/sessions/{id}/card",
        "a question": f"/sessions/{id}/questions/{question.start_ms // 1000}",
        "a chapter": f"/sessions/{id}/chapters/{passages.chapters[-1].start_ms // 1000}" if passages.chapters else "/",
        "a clip": f"/sessions/{id}/clips/highlight-1",
        "the embedded player": f"/embed/{id}",
        "the toolbox map": "/toolbox",
        "a field": f"/toolbox/fields/{service.field}",
        "a service": f"/toolbox/{service.id}",
        "partners": "/partners",
        "a partner": "/partners/partner-1",
        "presenters": "/presenters",
        "a presenter": "/presenters/presenter-1",
        "upcoming": "/upcoming",
        "feeds": "/feeds",
        "about": "/about",
        "the API": "/api",
    }


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("captions", type=Path, help="a folder of WebVTT files")
    parser.add_argument("labelled", type=Path, nargs="?", help="a folder with webinars/ in it")
    chosen = parser.parse_args()
    measure_speed(chosen.captions, chosen.labelled)


if __name__ == "__main__":
    main()
