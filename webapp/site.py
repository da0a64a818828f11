"""What every view needs: settings, catalog, artefacts, index and toolbox, each opened when first used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast

from flask import current_app

from pipeline.catalog.database import Catalog, open_catalog
from pipeline.config import Settings
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.home import AUDIENCES, load_toolbox
from pipeline.search.port import SearchIndex
from pipeline.search.whoosh_engine import open_index
from pipeline.workspace import Workspace
from webapp.library import Library

EXTENSION = "totm"
BUSY_SECONDS = 2.0
"""How long a visitor waits for a locked catalog before she is told so."""


@dataclass(frozen=True)
class Ports:
    """How the site reaches the outside; tests hand in their own."""

    catalog: Callable[[str, float], Catalog] = open_catalog
    index: Callable[[Path], SearchIndex] = open_index


@dataclass
class Site:
    """One running site. What could not be opened is tried again with the next request."""

    settings: Settings
    ports: Ports
    workspace: Workspace = field(init=False)
    library: Library = field(init=False)

    def __post_init__(self) -> None:
        self.workspace = Workspace(self.settings.home)
        self.library = Library(self.workspace)

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog. Raises NotInitialised, CatalogNewer or CatalogBusy."""
        return self.ports.catalog(self.settings.database_url, BUSY_SECONDS)

    @cached_property
    def index(self) -> SearchIndex:
        """The search index. Raises IndexMissing."""
        return self.ports.index(self.workspace.index)

    @cached_property
    def toolbox(self) -> Toolbox:
        """The toolbox that sessions are tagged against. Raises BadSettings, BadToolbox or WorkspaceUnusable."""
        return load_toolbox(self.settings.tag.toolbox, self.settings.home)

    @cached_property
    def audiences(self) -> Toolbox:
        """The toolbox that holds audiences and kinds of tool. Raises BadToolbox or WorkspaceUnusable."""
        return load_toolbox(AUDIENCES, self.settings.home)

    def absolute(self, path: str) -> str:
        """The address under which the world sees ``path``; the Host header of a request is never asked."""
        return self.settings.site_url.rstrip("/") + path


def site() -> Site:
    """The site that answers this request."""
    return cast(Site, current_app.extensions[EXTENSION])
