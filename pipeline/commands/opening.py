"""Opens the workspace for a command."""

import logging
from logging.handlers import RotatingFileHandler

from pipeline.config import load_settings
from pipeline.home import Home, open_home

LOG_FILE = "totm.log"
LOG_BYTES = 1_000_000


def opened() -> Home:
    """The workspace that TOTM_HOME names, or the current folder; use it in a ``with`` statement."""
    return open_home(load_settings())


def log_to_file(home: Home) -> None:
    """Keep what happens in ``totm.log``, for whoever has to find a fault."""
    handler = RotatingFileHandler(home.settings.home / LOG_FILE, maxBytes=LOG_BYTES, backupCount=2, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("pipeline").setLevel(logging.INFO)
