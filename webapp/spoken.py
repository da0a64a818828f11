"""Which sessions mention a service in passing, and in which one is asked about it: kept while nothing changes.

What sessions are about stands in the collection; this holds the rest of what their tags say of services.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from pipeline.core.artefacts import Tags
from pipeline.core.errors import Damaged
from pipeline.workspace import Workspace
from webapp.collection import Collection, Entry

log = logging.getLogger(__name__)
Sessions = Mapping[str, tuple[Entry, ...]]
"""Sessions by the id of a service, newest first."""


@dataclass(frozen=True)
class Said:
    """The services that one session mentions, and those that its questions are about."""

    mentions: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spoken:
    """The sessions that mention each service, and those in which one asks about it."""

    mentioning: Sessions
    asking: Sessions


@dataclass
class Ear:
    """Knows what is said in a collection. Safe to use from several threads; only sessions that changed are read."""

    workspace: Workspace
    toolbox: str
    _known: dict[str, tuple[Entry, Said]] = field(default_factory=dict)
    _of: Collection | None = None
    _spoken: Spoken = field(default_factory=lambda: Spoken({}, {}))
    _turn: Lock = field(default_factory=Lock)

    def spoken(self, collection: Collection) -> Spoken:
        """What is said in ``collection``."""
        with self._turn:
            if collection is not self._of:
                self._known = {entry.id: (entry, self._said(entry)) for entry in collection.entries}
                self._spoken, self._of = _sorted(self._known), collection
            return self._spoken

    def _said(self, entry: Entry) -> Said:
        before, said = self._known.get(entry.id, (None, Said()))
        if before is entry:
            return said
        try:
            tags = self.workspace.read(entry.id, "tags", Tags) or Tags(())
        except Damaged as error:  # one bad file shall not close every page
            log.error("%s %s", error.message, error.advice)
            return Said()
        asked = (tag for question in tags.questions for tag in question.tags)
        return Said(*(
            tuple(dict.fromkeys(tag.id for tag in found if (tag.toolbox, tag.kind) == (self.toolbox, "service")))
            for found in (tags.mentions, asked)
        ))  # fmt: skip


def _sorted(known: Mapping[str, tuple[Entry, Said]]) -> Spoken:
    mentioning: dict[str, list[Entry]] = {}
    asking: dict[str, list[Entry]] = {}
    for entry, said in known.values():
        for services, sessions in ((said.mentions, mentioning), (said.asked, asking)):
            for service in services:
                sessions.setdefault(service, []).append(entry)
    return Spoken(*({id: tuple(entries) for id, entries in by.items()} for by in (mentioning, asking)))
