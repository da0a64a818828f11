"""Feeds that were written lately, kept as long as nothing that they tell of has changed."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import is_
from threading import Lock
from typing import Any

from webapp.pages.facets import Filters

MOST = 32


@dataclass
class Kept:
    """The last :data:`MOST` feeds, by what they were narrowed down to. Safe to use from several threads."""

    _of: tuple[Any, ...] = ()
    _feeds: OrderedDict[Filters, bytes] = field(default_factory=OrderedDict)
    _turn: Lock = field(default_factory=Lock)

    def feed(self, sources: tuple[Any, ...], filters: Filters, write: Callable[[], bytes]) -> bytes:
        """The feed that was kept, if ``sources`` are the same objects still; else what ``write`` gives."""
        with self._turn:
            if len(sources) != len(self._of) or not all(map(is_, sources, self._of)):
                self._of, self._feeds = sources, OrderedDict()
            if (found := self._feeds.get(filters)) is not None:
                self._feeds.move_to_end(filters)
                return found
            feeds = self._feeds
        found = write()
        with self._turn:
            feeds[filters] = found
            while len(feeds) > MOST:
                feeds.popitem(last=False)
        return found
