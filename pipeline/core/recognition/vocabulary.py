"""The words that a speech engine should expect: names, terms, and what the toolbox's services are called."""

from collections.abc import Iterator, Sequence

from pipeline.core.step import Record
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.core.wording import clean

LONGEST = 80
MAX_TERMS = 1000
COMMENT = "#"


def expected(record: Record, glossary: Sequence[str], toolbox: Toolbox | None) -> tuple[str, ...]:
    """Return names and terms, the most important first, each once: an engine has room for some of them only.

    First come the people and the partner, whose names nobody can guess, then the terms of the ``glossary``, then
    services and fields in the session's language. Everyday words that name a service need no hint.
    """
    named = [*record.presenters, record.partner, *glossary, *_names(toolbox, record.language)]
    cleaned = (clean(term) for term in named)
    by_look: dict[str, str] = {}
    for term in cleaned:
        if 0 < len(term) <= LONGEST:
            by_look.setdefault(term.casefold(), term)
    return tuple(by_look.values())


def terms(text: str) -> list[str]:
    """Return the terms of a glossary file: one a line, without comments and what is too long to be a term."""
    found = (clean(line.partition(COMMENT)[0]) for line in text.splitlines())
    return [term for term in found if 0 < len(term) <= LONGEST][:MAX_TERMS]


def _names(toolbox: Toolbox | None, language: str) -> Iterator[str]:
    if toolbox is not None:
        yield from (service.names[language] for service in toolbox.terms if not service.generic)
        yield from (field.names[language] for field in toolbox.fields)
