"""Fixtures that several kinds of tests share: a workspace, and a catalog on SQLite or on a real PostgreSQL."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.catalog.database import Catalog, connect
from pipeline.catalog.migrate import upgrade
from pipeline.config import Settings, load_settings
from pipeline.home import Home, open_home
from pipeline.workspace import Workspace


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of whoever runs it."""
    for name in [name for name in os.environ if name.startswith("TOTM_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The default settings, with a workspace of the test's own."""
    return load_settings(tmp_path)


@pytest.fixture(scope="session")
def empty_catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite catalog with nothing in it, to be copied: the migrations take longer than most tests."""
    path = tmp_path_factory.mktemp("catalog") / "catalog.db"
    catalog = connect(f"sqlite:///{path}")
    upgrade(catalog)
    catalog.close()
    return path


@pytest.fixture
def home(settings: Settings, empty_catalog: Path) -> Iterator[Home]:
    """An empty workspace on SQLite, open."""
    Workspace(settings.home).make()
    shutil.copy(empty_catalog, settings.home / "catalog.db")
    with open_home(settings) as home:
        yield home


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalog]:
    """An empty catalog, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'catalog.db'}"
    else:
        url = request.getfixturevalue("postgresql_database")
    catalog = connect(url)
    upgrade(catalog)
    yield catalog
    catalog.close()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Path]:
    """A PostgreSQL server in a folder of its own, reached by a socket there; skipped where not installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not programs:
        pytest.skip("PostgreSQL is not installed (Debian package postgresql)")
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="totm-pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)

    def call(program: str, *arguments: str) -> None:
        subprocess.run([programs[-1] / program, *arguments], check=True, user=user, cwd=folder, capture_output=True)

    data = str(folder / "data")
    call("initdb", "-D", data, "-U", "totm", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    call("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield folder
    call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_database(postgresql_server: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database."""
    psycopg = pytest.importorskip("psycopg")
    name = f"test_{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(host=str(postgresql_server), user="totm", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://totm@/{name}?host={postgresql_server}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
