"""An opened workspace: its settings, files and catalog together."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pipeline.catalog.database import Catalog, open_catalog
from pipeline.config import Settings
from pipeline.core.errors import BadSettings
from pipeline.core.toolboxes.document import MAX_BYTES
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.workspace import Workspace, file_errors_said_plainly, shown

TOOLBOXES = Path(__file__).parent / "toolboxes"
CARD_MODEL = TOOLBOXES / "card.model.json"
NAME = re.compile(r"[a-z0-9-]{1,64}")
"""What a toolbox can be called: its file without the ending."""
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


def toolbox_files(workspace: Path | None = None) -> dict[str, Path]:
    """The file of each toolbox by its name: the workspace's own in ``toolboxes/``, else the product's."""
    files = {
        path.stem: path for folder in _toolbox_folders(workspace) for path in folder.glob("*.toml") if path.is_file()
    }
    return dict(sorted(files.items()))


def _toolbox_folders(workspace: Path | None) -> list[Path]:
    """Where toolboxes are; what is in a later one comes before what is called the same in an earlier one."""
    return [TOOLBOXES] if workspace is None else [TOOLBOXES, workspace / "toolboxes"]


def toolbox_path(name: str, workspace: Path | None = None) -> Path:
    """The file of the toolbox of that name. Raises BadSettings when there is none."""
    if NAME.fullmatch(name):
        for folder in reversed(_toolbox_folders(workspace)):
            if (path := folder / f"{name}.toml").is_file():
                return path
    known = ", ".join(toolbox_files(workspace))
    raise BadSettings(f"There is no toolbox “{shown(name)}”.", f"Name one of these, or set tag.toolbox to it: {known}")


def load_toolbox(name: str, workspace: Path | None = None) -> Toolbox:
    """The toolbox of that name. Raises BadSettings, BadToolbox or WorkspaceUnusable."""
    return parse_toolbox(toolbox_content(toolbox_path(name, workspace)), name)


def toolbox_content(path: Path) -> bytes:
    """What a toolbox's file holds, or enough of it to see that it is too large. Raises WorkspaceUnusable."""
    with file_errors_said_plainly(), path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def services_model_path(toolbox: Path) -> Path:
    """The file of what was learnt about a toolbox's services: beside it, else the product's; it need not be there.

    So a workspace that rewrites a toolbox of the product keeps what was learnt about the terms whose ids it keeps.
    """
    own = toolbox.with_name(f"{toolbox.stem}.model.json")
    return own if own.is_file() else TOOLBOXES / own.name
