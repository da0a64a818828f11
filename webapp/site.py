"""What every view needs: settings, catalog, artefacts, index and toolbox, each opened when first used."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from flask import current_app

from pipeline.catalog.database import Catalog, open_catalog
from pipeline.config import Settings
from pipeline.core.errors import BadSettings, WorkspaceUnusable
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.home import AUDIENCES, load_toolbox, toolbox_path
from pipeline.search.port import SearchIndex
from pipeline.search.whoosh_engine import open_index
from pipeline.workspace import Workspace, file_errors_said_plainly
from webapp.collection import Collection, Collector
from webapp.library import Library
from webapp.pages.facets import Filters, Shelves
from webapp.pages.names import Names, Nearest, names_of
from webapp.pages.narrowing import Labels, labels_of, wanted
from webapp.searches import SearchLog

T = TypeVar("T")
EXTENSION = "totm"
BUSY_SECONDS = 2.0
"""How long a visitor waits for a locked catalog before she is told so."""


@dataclass(frozen=True)
class Ports:
    """How the site reaches the outside; tests hand in their own."""

    catalog: Callable[[str, float], Catalog] = open_catalog
    index: Callable[[Path], SearchIndex] = open_index
    clock: Callable[[], float] = time.time


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


class Kept(Generic[T]):
    """What is made of other values, kept as long as these are the very same objects."""

    def __init__(self, make: Callable[..., T]) -> None:
        self._make = make
        self._kept: tuple[tuple[Any, ...], T] | None = None

    def of(self, *sources: Any) -> T:
        """It, made of these. Two threads may both make it: that is all that happens."""
        kept = self._kept
        if kept is None or any(one is not other for one, other in zip(kept[0], sources, strict=True)):
            kept = self._kept = (sources, self._make(*sources))
        return kept[1]


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
        self._shelves = Kept(lambda collection: Shelves(collection.entries))
        self._names = Kept(lambda collection, toolbox: Names(names_of(collection, toolbox)))
        self._nearest = Kept(Nearest)
        self._labels = {language: Kept(partial(labels_of, language=language)) for language in LANGUAGES}

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog. Raises NotInitialised, CatalogNewer or CatalogBusy."""
        return self.ports.catalog(self.settings.database_url, BUSY_SECONDS)

    @cached_property
    def _collector(self) -> Collector:
        return Collector(self.catalog, self.workspace, self.settings.tag.toolbox)

    @property
    def collection(self) -> Collection:
        """All that the public may see at this moment. Raises what :attr:`catalog` raises."""
        return self._collector.current()

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

    @property
    def shelves(self) -> Shelves:
        """The sessions of :attr:`collection`, to be narrowed down and counted."""
        return self._shelves.of(self.collection)

    @property
    def names(self) -> Names:
        """The names of all that the site shows."""
        return self._names.of(self.collection, self.toolbox)

    @property
    def nearest(self) -> Nearest:
        """Finds the services that a query without results comes near to."""
        return self._nearest.of(self.toolbox)

    def labels(self, language: str) -> Labels:
        """What the values of filters are called in ``language``."""
        return self._labels[language].of(self.collection, self.toolbox, self.audiences)

    def wanted(self, asked: Mapping[str, str], language: str) -> Filters:
        """The filters that an address asks for a page with; what nothing can have is passed over."""
        return wanted(asked, self.labels(language))

    @cached_property
    def searches(self) -> SearchLog:
        """Where it is written down what people look for."""
        return SearchLog(lambda: self.catalog)

    def absolute(self, path: str) -> str:
        """The address under which the world sees ``path``; the Host header of a request is never asked."""
        return self.settings.site_url.rstrip("/") + path


def site() -> Site:
    """The site that answers this request."""
    return cast(Site, current_app.extensions[EXTENSION])
