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
CARD_MODEL = TOOLBOXES / "card.model.json"
AUDIENCES = "tool-of-the-month"
"""The toolbox that holds audiences and kinds of tool."""


@dataclass(frozen=True)
class Home:
    """Everything that a command or a worker needs. Close it, or use it in a ``with`` statement."""

    settings: Settings
    workspace: Workspace
    catalog: Catalog

    @property
    def toolbox(self) -> Path:
        """The file of the toolbox that sessions are tagged against. Raises BadSettings when there is none."""
        return toolbox_path(self.settings.tag.toolbox, self.workspace.root)

    @property
    def data(self) -> dict[str, Path]:
        """The data files that steps read beside artefacts, by the names of ``flow.SOURCES``. Raises BadSettings."""
        return {
            "toolbox": self.toolbox,
            "audiences": toolbox_path(AUDIENCES, self.workspace.root),
            "services-model": services_model_path(self.toolbox),
            "card-model": CARD_MODEL,
        }

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


def toolbox_path(name: str, workspace: Path | None = None) -> Path:
    """The file of a toolbox, by its name: the workspace's own in ``toolboxes/``, else the product's.

    Raises BadSettings when there is neither.
    """
    folders = [TOOLBOXES] if workspace is None else [workspace / "toolboxes", TOOLBOXES]
    found = [path for folder in folders if (path := folder / f"{name}.toml").is_file()]
    if not found or not re.fullmatch(r"[a-z0-9-]{1,64}", name):
        known = ", ".join(sorted({path.stem for folder in folders for path in folder.glob("*.toml")}))
        raise BadSettings(f"There is no toolbox “{name[:64]}”.", f"Set tag.toolbox to one of: {known}")
    return found[0]


def services_model_path(toolbox: Path) -> Path:
    """The file of what was learnt about a toolbox's services; it lies beside the toolbox, and need not be there."""
    return toolbox.with_name(f"{toolbox.stem}.model.json")
