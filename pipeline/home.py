"""An opened workspace: its settings, files and catalog together."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pipeline.catalog.database import Catalog, open_catalog
from pipeline.config import Settings
from pipeline.core.errors import BadSettings
from pipeline.workspace import Workspace

TOOLBOXES = Path(__file__).parent / "toolboxes"


@dataclass(frozen=True)
class Home:
    """Everything that a command or a worker needs. Close it, or use it in a ``with`` statement."""

    settings: Settings
    workspace: Workspace
    catalog: Catalog

    @property
    def toolbox(self) -> Path:
        """The file of the toolbox that sessions are tagged against. Raises BadSettings when there is none."""
        return toolbox_path(self.settings.tag.toolbox)

    @property
    def glossary(self) -> Path:
        """The file of words that speech engines should expect, one a line; it need not be there."""
        return self.workspace.root / "glossary.txt"

    def __enter__(self) -> "Home":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.catalog.close()


def open_home(settings: Settings) -> Home:
    """Open the workspace that the settings name. Raises NotInitialised, CatalogNewer or CatalogBusy."""
    return Home(settings, Workspace(settings.home), open_catalog(settings.database_url))


def toolbox_path(name: str) -> Path:
    """The file of a toolbox, by its name."""
    path = TOOLBOXES / f"{name}.toml"
    if not re.fullmatch(r"[a-z0-9-]{1,64}", name) or not path.is_file():
        known = ", ".join(sorted(path.stem for path in TOOLBOXES.glob("*.toml")))
        raise BadSettings(f"There is no toolbox “{name[:64]}”.", f"Set tag.toolbox to one of: {known}")
    return path
