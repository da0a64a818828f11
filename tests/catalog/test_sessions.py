"""What people wrote: it is kept as they wrote it, and only what they published can be seen."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from pipeline.catalog import ledger, migrations, naming, sessions
from pipeline.catalog.database import Catalog, connect, open_catalog
from pipeline.catalog.ledger import Result
from pipeline.catalog.migrate import upgrade
from pipeline.catalog.migrations import HEAD, REVISIONS
from pipeline.catalog.sessions import Edit, NewSession, Supplied
from pipeline.core.errors import AlreadyThere, BadSettings, CatalogBusy, CatalogNewer, Damaged, NotFound, NotInitialised
from pipeline.core.step import Correction, Decision

NEW = NewSession(
    "night", "Technology Night", "2026-03-11", "en", "Green Valley", ("Ann", "Bo"), "r.mp4", ".mp4", "d" * 64, 5
)


def add(catalog: Catalog, new: NewSession = NEW) -> None:
    with catalog.write() as db:
        sessions.add(db, new, [Supplied("en", "c.vtt", ".vtt", "e" * 64)], 7)


def make_ready(catalog: Catalog, session_id: str = "night") -> None:
    with catalog.write() as db:
        ledger.want(db, session_id, ("index",), 1)
        taken = ledger.take(db, "me", 2, 1000, [session_id])
        assert taken
        ledger.finish(db, taken, Result({}, {}, {}), 3)


def test_a_session_comes_back_as_it_was_written(catalog: Catalog) -> None:
    add(catalog)
    with catalog.read() as db:
        found = sessions.get(db, "night")
        assert (found.title, found.partner, found.presenters) == ("Technology Night", "Green Valley", ("Ann", "Bo"))
        assert sessions.supplied(db, "night") == [Supplied("en", "c.vtt", ".vtt", "e" * 64)]


def test_the_same_recording_is_said_so_and_not_doubled(catalog: Catalog) -> None:
    add(catalog)
    with pytest.raises(AlreadyThere, match="already here, as session night"):
        add(catalog, replace(NEW, id="other"))
    with catalog.read() as db:
        assert sessions.all_ids(db) == ["night"]


def test_the_same_id_is_refused(catalog: Catalog) -> None:
    add(catalog)
    with pytest.raises(AlreadyThere, match="already a session"):
        add(catalog, replace(NEW, recording_digest="f" * 64))


def test_only_what_is_published_and_indexed_is_visible(catalog: Catalog) -> None:
    add(catalog)
    with catalog.write() as db:
        sessions.publish(db, "night", 9)
        assert sessions.visible(db) == []
        assert sessions.visible_ids(db) == frozenset()
    make_ready(catalog)
    with catalog.write() as db:
        assert [s.id for s in sessions.visible(db)] == ["night"]
        assert sessions.visible_ids(db) == {"night"}
        sessions.withdraw(db, "night")
        assert sessions.visible(db) == []
        assert sessions.visible_ids(db) == frozenset()
        with pytest.raises(NotFound):
            sessions.get_visible(db, "night")


def test_a_session_stays_visible_while_it_is_worked_on_again(catalog: Catalog) -> None:
    add(catalog)
    make_ready(catalog)
    with catalog.write() as db:
        sessions.publish(db, "night", 9)
        ledger.want(db, "night", ("index",), 10)
        assert len(sessions.visible_ids(db)) == 1


def test_edits_and_corrections_are_what_the_steps_see(catalog: Catalog) -> None:
    add(catalog)
    with catalog.write() as db:
        sessions.edit(db, "night", Edit(title="New", presenters=("Cy",)), 11)
        sessions.correct(db, "night", Correction(5, "teh", "the"), 12)
        record = sessions.record(db, "night")
    assert (record.title, record.presenters, record.partner) == ("New", ("Cy",), "Green Valley")
    assert record.corrections == (Correction(5, "teh", "the"),)


def test_corrections_come_back_whole_and_in_order(catalog: Catalog) -> None:
    add(catalog)
    said = (
        Correction(9000, "teh", "", None, None, None, None),
        Correction(5000, "", "Yes.", 5000, 6000, "Bo", "da"),
        Correction(5000, "it's", None, None, 7_000_000_000, "", None),
        Correction(9000, "teh", "the"),
    )
    with catalog.write() as db:
        for correction in said:
            sessions.correct(db, "night", correction, 12)
    with catalog.read() as db:
        assert sessions.record(db, "night").corrections == said
        with pytest.raises(NotFound):
            sessions.correct(db, "day", said[0], 12)


DECIDED = (
    Decision("cluster-toolbox", "service", "technology-night", "add", 5000, 7_000_000_000),
    Decision("cluster-toolbox", "field", "growth", "reject"),
    Decision("tool-of-the-month", "tool-kind", "workshop-suggestion", "accept", 0, 4000),
    Decision("cluster-toolbox", "service", "technology-night", "undo"),
)


def decide(catalog: Catalog, decision: Decision) -> None:
    with catalog.write() as db:
        sessions.decide(db, "night", decision, 12)
        ledger.want(db, "night", ("tag", "index"), 12)


def decisions(catalog: Catalog) -> tuple[Decision, ...]:
    with catalog.read() as db:
        return sessions.record(db, "night").decisions


def test_decisions_come_back_whole_and_in_order(catalog: Catalog) -> None:
    add(catalog)
    for decision in DECIDED:
        decide(catalog, decision)
    assert decisions(catalog) == DECIDED
    with catalog.read() as db, pytest.raises(NotFound):
        sessions.decide(db, "day", DECIDED[0], 12)


def test_decisions_stay_whatever_else_is_said_of_the_session(catalog: Catalog) -> None:
    add(catalog)
    decide(catalog, DECIDED[0])
    with catalog.write() as db:
        sessions.edit(db, "night", Edit(title="New", language="da", presenters=()), 13)
        sessions.supply(db, "night", Supplied("en", "d.vtt", ".vtt", "f" * 64), 13)
        sessions.correct(db, "night", Correction(5, "teh", ""), 13)
        sessions.publish(db, "night", 13)
        sessions.withdraw(db, "night")
    make_ready(catalog)
    assert decisions(catalog) == DECIDED[:1]


def test_of_people_who_decide_at_once_nobody_is_lost(catalog: Catalog) -> None:
    add(catalog)
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda number: decide(catalog, replace(DECIDED[0], start_ms=number)), range(8)))
    assert sorted(decision.start_ms or 0 for decision in decisions(catalog)) == list(range(8))


@pytest.mark.parametrize("bad", ["", "-a", "A", "a b", "../x", "a" * 70, "ä", "a-"])
def test_an_id_is_an_address(bad: str) -> None:
    with pytest.raises(BadSettings):
        sessions.check_id(bad)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Technology Night!", "technology-night"),
        ("Rüttelstrecke på Åland", "ruettelstrecke-paa-aaland"),
        ("🎉", "session"),
    ],
)
def test_a_title_becomes_an_id(title: str, expected: str) -> None:
    assert naming.slug(title) == expected


def test_ids_are_numbered_when_taken(catalog: Catalog) -> None:
    add(catalog)
    with catalog.read() as db:
        assert sessions.free_id(db, "night") == "night-2"


def test_the_tables_are_those_of_the_models(catalog: Catalog) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    from pipeline.catalog.models import Base  # noqa: PLC0415

    with catalog.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
        assert context.get_current_revision() == HEAD == REVISIONS[-1]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def old_catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalog]:
    """A catalog without tables."""
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'c.db'}" if is_sqlite else request.getfixturevalue("postgresql_database")
    catalog = connect(url)
    yield catalog
    catalog.close()


def write_as(version: str, catalog: Catalog, *rows: str) -> None:
    """Bring the catalog to a version, and write rows as that one did."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with catalog.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for row in rows:
            connection.execute(text(row))


def test_a_catalog_of_the_first_version_is_upgraded_and_keeps_its_rows(old_catalog: Catalog) -> None:
    write_as(
        "0001",
        old_catalog,
        "INSERT INTO sessions VALUES ('night', 'T', '2026-03-11', 'en', NULL, 'r.mp4', '.mp4', 'd', 5, 7, 8, TRUE, 9)",
        "INSERT INTO corrections (session_id, at_ms, was, text, made_at) VALUES ('night', 5, 'teh', 'the', 6)",
        "INSERT INTO corrections (session_id, at_ms, was, text, made_at) VALUES ('night', 9, 'uh', '', 6)",
        "INSERT INTO work (session_id, step, position, state, wanted_at, again, cancel, attempt, deaths, progress,"
        " ingredients) VALUES ('night', 'index', 0, 'done', 1, FALSE, FALSE, 2, 0, 1.0, '{}')",
    )
    upgrade(old_catalog)
    with old_catalog.write() as db:
        sessions.correct(db, "night", Correction(1, "a", None, speaker="Bo"), 10)
    with old_catalog.read() as db:
        assert sessions.record(db, "night").corrections == (
            Correction(5, "teh", "the"),
            Correction(9, "uh", ""),
            Correction(1, "a", speaker="Bo"),
        )
        assert [(row.step, row.attempt, row.hold) for row in ledger.of_session(db, "night")] == [("index", 2, "")]
        assert sessions.get_visible(db, "night").read_at is None
    upgrade(old_catalog)


def test_a_catalog_without_decisions_gets_room_for_them_and_keeps_its_rows(old_catalog: Catalog) -> None:
    write_as(
        "0002",
        old_catalog,
        "INSERT INTO sessions (id, title, held_on, language, recording_name, recording_suffix, recording_digest,"
        " recording_size, added_at, edited_at, published, read_at)"
        " VALUES ('night', 'T', '2026-03-11', 'en', 'r.mp4', '.mp4', 'd', 5, 7, 8, TRUE, 9)",
        "INSERT INTO corrections (session_id, at_ms, was, speaker, made_at) VALUES ('night', 5, 'teh', 'Bo', 6)",
    )
    upgrade(old_catalog)
    assert decisions(old_catalog) == ()
    decide(old_catalog, DECIDED[0])
    with old_catalog.read() as db:
        assert sessions.record(db, "night").corrections == (Correction(5, "teh", speaker="Bo"),)
        assert sessions.get(db, "night").read_at == 9
    upgrade(old_catalog)
    assert decisions(old_catalog) == DECIDED[:1]


def test_no_catalog_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotInitialised, match="no catalog"):
        open_catalog(f"sqlite:///{tmp_path / 'none.db'}")


def test_a_catalog_of_a_newer_version_is_one_sentence(catalog: Catalog) -> None:
    with catalog.write() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CatalogNewer, match="newer version"):
        open_catalog(catalog.engine.url.render_as_string(hide_password=False))


@pytest.mark.parametrize("url", ["", "no address", "nonsense://x", "oracle://x/y"])
def test_an_address_that_is_none_is_one_sentence(url: str) -> None:
    with pytest.raises(BadSettings, match="database address"):
        connect(url)


def test_a_file_that_is_no_catalog_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_bytes(b"this is no database, and it is long enough to be looked at" * 20)
    with pytest.raises(Damaged):
        open_catalog(f"sqlite:///{tmp_path / 'catalog.db'}")


def test_a_locked_catalog_is_one_sentence(tmp_path: Path) -> None:
    catalog = connect(f"sqlite:///{tmp_path / 'catalog.db'}", busy_seconds=0)
    upgrade(catalog)
    other = sqlite3.connect(tmp_path / "catalog.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CatalogBusy, match="locked by another program"):
        add(catalog)
    other.close()
    catalog.close()
