"""The search index, as the site sees it."""

from pathlib import Path
from typing import Protocol

from pipeline.search.port import Query, Results
from pipeline.search.whoosh_engine import open_index as open_whoosh


class Index(Protocol):
    """Something that can be searched."""

    def search(self, query: Query) -> Results:
        """The best passages, best first. Raises IndexMissing when the index is gone."""


def open_index(path: Path) -> Index:
    """The index in the folder ``path``. Raises IndexMissing."""
    return open_whoosh(path)
