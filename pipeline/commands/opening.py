"""Opens the workspace for a command."""

from pipeline.config import load_settings
from pipeline.home import Home, open_home


def opened() -> Home:
    """The workspace that TOTM_HOME names, or the current folder; use it in a ``with`` statement."""
    return open_home(load_settings())
