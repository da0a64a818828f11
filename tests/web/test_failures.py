"""When something is missing, locked or damaged, a visitor reads one sentence and nothing of the machinery."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.catalog.database import Catalog
from pipeline.config import Settings, load_settings
from pipeline.core.errors import CatalogBusy, NotInitialised
from pipeline.home import Home
from pipeline.search.port import Query, Results
from webapp.app import create_app
from webapp.site import Ports

Add = Callable[..., Any]


def catalog_that_is_locked(url: str, busy_seconds: float) -> Catalog:
    raise CatalogBusy(f"The catalog {url} is locked.", "Wait.")


class IndexThatBreaks:
    """An index with a mistake in it."""

    def search(self, query: Query) -> Results:
        raise ZeroDivisionError(query.text)


def test_no_secret_no_site(tmp_path: Path) -> None:
    with pytest.raises(NotInitialised) as error:
        create_app(load_settings(tmp_path))
    assert "totm init" in error.value.advice


def test_a_missing_catalog_is_said_and_found_as_soon_as_it_is_there(settings: Settings) -> None:
    client = create_app(settings).test_client()
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "totm " not in answer.text
    assert client.get("/about").status_code == 200


def test_a_locked_catalog_is_said(settings: Settings) -> None:
    answer = create_app(settings, Ports(catalog=catalog_that_is_locked)).test_client().get("/sessions")
    assert answer.status_code == 503
    assert "busy" in answer.text
    assert "sqlite" not in answer.text


def test_a_missing_index_leaves_the_rest(client: FlaskClient, home: Home) -> None:
    answer = client.get("/search?q=night")
    assert answer.status_code == 503
    assert "totm " not in answer.text
    assert str(home.workspace.root) not in answer.text
    assert client.get("/").status_code == 200


def test_the_index_is_found_as_soon_as_it_is_there(client: FlaskClient, add: Add) -> None:
    assert client.get("/search?q=evening").status_code == 503
    add(id="night")
    assert "/sessions/night" in client.get("/search?q=evening").text


def test_a_damaged_file_spoils_only_its_page(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    home.workspace.place("night", "outline").write_text("{", encoding="utf-8")
    answer = client.get("/sessions/night")
    assert answer.status_code == 503
    assert "outline" not in answer.text
    assert "totm " not in answer.text
    assert client.get("/about").status_code == 200


def test_a_mistake_of_ours_is_said_without_a_traceback(settings: Settings, home: Home) -> None:
    client = create_app(settings, Ports(index=lambda path: IndexThatBreaks())).test_client()
    answer = client.get("/search?q=secret-word")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "ZeroDivision" not in answer.text
    assert answer.headers["Content-Security-Policy"]


def test_not_found_helps_on(client: FlaskClient) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert 'href="/sessions"' in answer.text
