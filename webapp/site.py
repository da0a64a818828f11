"""What every view needs: settings, catalog, artefacts, index and toolbox, each opened when first used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast

from flask import current_app

from pipeline.catalog.database import Catalog, open_catalog
from pipeline.config import Settings
from pipeline.core.errors import BadSettings, WorkspaceUnusable
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.home import AUDIENCES, load_toolbox, toolbox_path
from pipeline.search.port import SearchIndex
from pipeline.search.whoosh_engine import open_index
from pipeline.workspace import Workspace, file_errors_said_plainly
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
class ToolboxFile:
    """A toolbox that is read again when its file has changed; where the change broke it, the last good one stays."""

    name: str
    home: Path
    good: Toolbox | None = None
    read_at: tuple[Path, int] | None = None

    def read(self) -> Toolbox:
        """The toolbox. Raises BadSettings, BadToolbox or WorkspaceUnusable when there never was a good one."""
        try:
            path = toolbox_path(self.name, self.home)
            with file_errors_said_plainly():
                now = path, path.stat().st_mtime_ns
            if self.good is None or now != self.read_at:
                self.read_at = now
                self.good = load_toolbox(self.name, self.home)
        except (BadSettings, WorkspaceUnusable):
            if self.good is None:
                raise
        return self.good


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
        self._toolbox = ToolboxFile(self.settings.tag.toolbox, self.settings.home)
        self._audiences = ToolboxFile(AUDIENCES, self.settings.home)

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog. Raises NotInitialised, CatalogNewer or CatalogBusy."""
        return self.ports.catalog(self.settings.database_url, BUSY_SECONDS)

    @cached_property
    def index(self) -> SearchIndex:
        """The search index. Raises IndexMissing."""
        return self.ports.index(self.workspace.index)

    @property
    def toolbox(self) -> Toolbox:
        """The toolbox that sessions are tagged against. Raises BadSettings, BadToolbox or WorkspaceUnusable."""
        return self._toolbox.read()

    @property
    def audiences(self) -> Toolbox:
        """The toolbox that holds audiences and kinds of tool. Raises BadToolbox or WorkspaceUnusable."""
        return self._audiences.read()

    def absolute(self, path: str) -> str:
        """The address under which the world sees ``path``; the Host header of a request is never asked."""
        return self.settings.site_url.rstrip("/") + path


def site() -> Site:
    """The site that answers this request."""
    return cast(Site, current_app.extensions[EXTENSION])
