"""Fixtures of the flow's tests: a workspace for the command, and a webinar with captions."""

from pathlib import Path

import pytest

from tests.flow.captions import write_captions
from tests.recordings import webinar
from tests.totm import Totm, new_workspace


@pytest.fixture
def totm(tmp_path: Path) -> Totm:
    return new_workspace(tmp_path / "home")


@pytest.fixture(scope="session")
def talk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A recording of twelve seconds, and its captions."""
    folder = tmp_path_factory.mktemp("talk")
    return webinar(folder / "talk.mp4", seconds=12), write_captions(folder / "talk.vtt", 12)
