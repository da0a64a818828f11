"""What people search for is counted, and nothing of it tells who they are; a visitor never waits for it."""

import json
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from pipeline.catalog import searches
from pipeline.catalog.database import Catalog, connect, open_catalog
from pipeline.catalog.searches import LONGEST, MOST_A_DAY, Asked, folded
from pipeline.cli import totm
from pipeline.core.errors import NotInitialised
from pipeline.home import Home
from webapp.searches import MOST_WAITING, SearchLog

MONDAY, TUESDAY = "2026-03-09", "2026-03-10"
ROOT = Path(__file__).parents[2]


def note(catalog: Catalog, *counts: Asked, day: str = MONDAY) -> None:
    with catalog.write() as db:
        searches.note(db, day, counts)


def asked(catalog: Catalog, since: str = MONDAY, *, missing_only: bool = False, limit: int = 100) -> list[Asked]:
    with catalog.read() as db:
        return searches.asked(db, since, missing_only=missing_only, limit=limit)


def only_counted(catalog: Catalog, since: str = MONDAY) -> int:
    with catalog.read() as db:
        return searches.only_counted(db, since)


def test_the_same_words_are_counted_together_and_the_last_result_stands(catalog: Catalog) -> None:
    note(catalog, Asked("Vouchers", 3), Asked("  VOUCHERS\n", 4, 2), Asked("fairs", 1))
    note(catalog, Asked("vouchers", 0))
    note(catalog)
    assert asked(catalog) == [Asked("vouchers", 0, 4), Asked("fairs", 1, 1)]


def test_days_are_added_up_and_the_last_one_tells_what_is_found(catalog: Catalog) -> None:
    note(catalog, Asked("vouchers", 0, 2), Asked("fairs", 0, 1), Asked("a@b.example", 1))
    note(catalog, Asked("vouchers", 5, 1), Asked("mentor", 0, 9), day=TUESDAY)
    assert asked(catalog) == [Asked("mentor", 0, 9), Asked("vouchers", 5, 3), Asked("fairs", 0, 1)]
    assert asked(catalog, missing_only=True) == [Asked("mentor", 0, 9), Asked("fairs", 0, 1)]
    assert asked(catalog, limit=1) == [Asked("mentor", 0, 9)]
    assert asked(catalog, TUESDAY) == [Asked("mentor", 0, 9), Asked("vouchers", 5, 1)]
    assert asked(catalog, "2026-03-11") == []
    assert (only_counted(catalog), only_counted(catalog, TUESDAY)) == (1, 0)


def test_of_a_day_only_so_many_are_written_down_and_the_rest_is_counted(catalog: Catalog) -> None:
    note(catalog, *(Asked(f"word {number // 100} x{number % 100}", 1) for number in range(MOST_A_DAY - 1)))
    note(catalog, Asked("a", 1), Asked("b", 1, 3), Asked("word 0 x0", 2))
    note(catalog, Asked("c", 1), Asked("a", 7))
    note(catalog, Asked("c", 1), day=TUESDAY)
    found = {one.query: one for one in asked(catalog, limit=9999)}
    assert len(found) == MOST_A_DAY + 1  # c is of another day
    assert (found["a"], found["word 0 x0"], "b" in found) == (Asked("a", 7, 2), Asked("word 0 x0", 2, 2), False)
    assert only_counted(catalog) == 4
    assert len(asked(catalog, limit=9999, missing_only=True)) == 0


def test_what_is_old_is_forgotten(catalog: Catalog) -> None:
    note(catalog, Asked("old", 1), day="2025-02-01")
    note(catalog, Asked("kept", 1), day="2025-02-02")
    note(catalog, Asked("new", 1), day=MONDAY)
    assert [one.query for one in asked(catalog, "2000-01-01")] == ["kept", "new"]


def test_writers_at_once_lose_nothing(catalog: Catalog) -> None:
    words = [Asked(word, 1) for word in ("a", "b", "c")]
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(lambda turn: note(catalog, *words[turn % 3 :], *words[: turn % 3]), range(12)))
    assert asked(catalog) == [Asked("a", 1, 12), Asked("b", 1, 12), Asked("c", 1, 12)]


# what is written down ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("Støtte til MESSER", "støtte til messer"),
        ("  two\r\n\twords\u2028here ", "two words here"),
        ("a\0b\u202ec\ud800", "abc"),
        ("“exact phrase” -not", "“exact phrase” -not"),
        ("ﬁnance Ⅳ", "finance iv"),
        ("x" * 5000, "x" * LONGEST),
        ("x" * 99 + " y", "x" * 99),
        ("2025-2026 budget", "2025-2026 budget"),
        ("webinar 2026-03-18", "webinar 2026-03-18"),
        ("industry 4.0, top 100", "industry 4.0, top 100"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        *((personal, "") for personal in (
            "ann.smith@firm.example", "mail ann@firm", "https://firm.example/a?b", "www.firm.example", "firm.example/x",
            "12345", "12 34 56 78", "+45 12-34-56-78", "010190-1234", "(040) 123 45 67", "١٢٣٤٥٦", "１２３４５",
            "ann" + " " * 200 + "@" + "b@c" + "x" * 300,
        )),
    ],
)  # fmt: skip
def test_words_are_folded_and_what_may_tell_who_is_left_out(query: str, kept: str) -> None:
    assert folded(query) == kept


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_what_is_written_down_is_one_short_line(query: str) -> None:
    kept = folded(query)
    assert len(kept) <= LONGEST
    assert kept.isprintable()
    assert "@" not in kept.strip("@ ") or " " in kept


@pytest.mark.parametrize(
    "query", ["(" * 3000, "1 " * 499 + "@", "." * 100_000, "a@" * 50_000, "1-" * 50_000, "a." * 500]
)
def test_hostile_words_take_no_time(query: str) -> None:
    started = time.perf_counter()
    folded(query)
    assert time.perf_counter() - started < 0.1


# the site's side -----------------------------------------------------------------------------------------------------


def today() -> str:
    return datetime.now(UTC).date().isoformat()


@pytest.fixture
def site_catalog(home: Home) -> Iterator[Catalog]:
    """The catalog as the site opens it: it does not wait long for others."""
    catalog = open_catalog(home.settings.database_url, busy_seconds=0)
    yield catalog
    catalog.close()


def until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


def test_searches_are_written_a_moment_later(site_catalog: Catalog) -> None:
    log = SearchLog(lambda: site_catalog, seconds=0.05)
    for query in ("Vouchers", "vouchers ", "fairs", "", "  "):
        log.add(query, 2)
    assert asked(site_catalog, today()) == []
    assert until(lambda: len(asked(site_catalog, today())) == 2)
    log.add("vouchers", 0)
    assert until(lambda: asked(site_catalog, today())[:1] == [Asked("vouchers", 0, 3)])


def test_nothing_is_started_before_the_first_search() -> None:
    before = threading.active_count()
    opened: list[Catalog] = []
    log = SearchLog(opened.pop)
    log.add(" ", 0)
    log.flush()
    assert threading.active_count() == before


def test_a_search_costs_next_to_nothing(site_catalog: Catalog) -> None:
    log = SearchLog(lambda: site_catalog, seconds=60)
    log.add("first", 1)
    started = time.perf_counter()
    for number in range(5000):
        log.add(f"words {number % 3000}", number)
    assert (time.perf_counter() - started) / 5000 < 0.0002
    log.flush()
    written, counted = asked(site_catalog, today(), limit=9999), only_counted(site_catalog, today())
    assert len(written) <= min(MOST_WAITING, MOST_A_DAY)
    assert sum(one.times for one in written) + counted == 5001


def test_while_the_catalog_is_locked_searches_wait(
    site_catalog: Catalog, home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    log = SearchLog(lambda: site_catalog, seconds=60)
    other = sqlite3.connect(home.settings.home / "catalog.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for results in (1, 2):
        log.add("vouchers", results)
        log.flush()
    assert len([r for r in caplog.records if "cannot be written down" in r.getMessage()]) == 1
    other.close()
    log.add("vouchers", 3)
    log.flush()
    assert asked(site_catalog, today()) == [Asked("vouchers", 3, 3)]


def test_a_catalog_that_cannot_be_used_disturbs_nobody(tmp_path: Path, home: Home) -> None:
    def no_catalog() -> Catalog:
        raise NotInitialised("There is no catalog here yet.")

    read_only = connect(f"sqlite:///file:{home.settings.home}/catalog.db?mode=ro&uri=true")
    for catalog in (no_catalog, lambda: read_only):
        log = SearchLog(catalog, seconds=0.01)
        log.add("vouchers", 1)
        log.flush()
        log.add("vouchers", 1)
    read_only.close()


def test_a_log_full_of_waiting_words_only_counts_further_ones(site_catalog: Catalog) -> None:
    log = SearchLog(lambda: site_catalog, seconds=60)
    for number in range(MOST_WAITING + 10):
        log.add(f"word {number // 100} x{number % 100}", 1)
    log.flush()
    assert only_counted(site_catalog, today()) == 10


@pytest.mark.slow
def test_what_waits_is_written_when_the_site_ends(home: Home) -> None:
    code = (
        "from pipeline.catalog.database import open_catalog; from webapp.searches import SearchLog;"
        f"log = SearchLog(lambda: open_catalog({home.settings.database_url!r}), seconds=600);"
        "log.add('vouchers', 2)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=30)
    assert asked(home.catalog, today()) == [Asked("vouchers", 2)]


# the command ---------------------------------------------------------------------------------------------------------


def test_the_command_tells_what_is_missed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOTM_HOME", str(home.settings.home))
    note(home.catalog, Asked("vouchers", 2, 3), Asked("mentor", 0), Asked("12345678", 0, 4), day=today())
    note(home.catalog, Asked("old", 0), day="2020-01-01")
    told = CliRunner().invoke(totm, ["searches"]).output
    assert "3 ×     2 sessions  vouchers" in told
    assert "4 more were only counted" in told
    found = json.loads(CliRunner().invoke(totm, ["searches", "--missing", "--json"]).output)
    assert found["searches"] == [{"query": "mentor", "results": 0, "times": 1}]
    assert found["only_counted"] == 4


def test_no_row_tells_of_a_person(catalog: Catalog) -> None:
    note(catalog, Asked("call 12 34 56 78", 0), Asked("ann@firm.example", 0))
    with catalog.read() as db:
        rows = db.execute(text("SELECT * FROM searches")).mappings().all()
    assert [dict(row) for row in rows] == [{"day": MONDAY, "query": "", "results": 0, "times": 2}]
