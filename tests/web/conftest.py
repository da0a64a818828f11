"""A real workspace, and the site over it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from pydantic import SecretStr

from pipeline.config import Settings, load_settings
from pipeline.home import Home
from tests.web.published import Told, add_session
from webapp.app import create_app


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a secret, and an address that is not the one the test client uses."""
    said = {"secret": SecretStr("s" * 40), "site_url": "https://tools.example"}
    return load_settings(tmp_path).model_copy(update=said)


@pytest.fixture
def add(home: Home) -> Callable[..., Told]:
    """Adds a session to the workspace, see :func:`tests.web.published.add_session`."""
    return partial(add_session, home)


class Compiled(BytecodeCache):
    """Templates that an earlier test has compiled: that takes longer than most tests."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next test."""
        self._code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture
def site(settings: Settings, home: Home) -> Flask:
    """The site."""
    app = create_app(settings)
    app.jinja_env.bytecode_cache = COMPILED
    return app


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    """A visitor."""
    return site.test_client()
