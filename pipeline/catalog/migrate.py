"""Bring the tables of a catalog to this version (Alembic)."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from pipeline.catalog.database import Catalog, plain_errors, refuse_newer, revision
from pipeline.catalog.migrations import HEAD


def upgrade(catalog: Catalog) -> None:
    """Make or upgrade the tables, in one transaction; rows are kept. Raises CatalogNewer, and as every use does."""
    refuse_newer(revision(catalog))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with plain_errors(), catalog.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
