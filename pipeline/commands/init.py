"""``totm init``."""

import secrets
from pathlib import Path

import click

from pipeline.catalog.database import connect
from pipeline.catalog.migrate import upgrade
from pipeline.config import SECRET_FILE, SETTINGS_FILE, load_settings
from pipeline.core.errors import NotInitialised
from pipeline.workspace import Workspace

FIRST_SETTINGS = """\
# The settings of this workspace. All of them, with what they mean, are in README.md.
# site_name = "Innovation Tool of the Month"
# site_url = "https://sessions.example.org"

# [transcribe]
# model = "small"
"""


@click.command(help="Make a workspace: folders, catalog, secret, settings file. Harmless where there is one.")
def command() -> None:
    """Make what is missing, keep what is there."""
    settings = load_settings()
    workspace = Workspace(settings.home)
    workspace.make()
    if not settings.database and (strangers := _strangers(settings.home)):
        raise NotInitialised(
            f"There is no catalog here, but {strangers} sessions lie in media/.",
            "Restore catalog.db from a backup, or move media/ and transcripts/ away; then run: totm init",
        )
    _write_once(settings.home / SETTINGS_FILE, FIRST_SETTINGS, 0o644)
    _write_once(settings.home / SECRET_FILE, secrets.token_urlsafe(32) + "\n", 0o600)
    catalog = connect(settings.database_url)
    upgrade(catalog)
    catalog.close()
    click.echo(f"The workspace is ready: {settings.home}")


def _strangers(home: Path) -> int:
    """How many sessions lie in a workspace that has lost its catalog."""
    catalog = home / "catalog.db"
    return 0 if catalog.exists() and catalog.stat().st_size else len(Workspace(home).sessions())


def _write_once(path: Path, text: str, mode: int) -> None:
    if not path.exists() or not path.stat().st_size:
        path.touch(mode=mode)
        path.write_text(text, encoding="utf-8")
