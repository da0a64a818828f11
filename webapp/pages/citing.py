"""How a session is named as a source, and shown on another site."""

from markupsafe import escape

from pipeline.catalog.sessions import Session
from webapp.pages.words import day

EMBED_SIZE = (640, 360)


def source(session: Session, language: str) -> str:
    """Who said it, where and when, in a line without its address: presenters, title, partner, date."""
    names = ", ".join(session.presenters)
    parts = (names, f"“{session.title}”", session.partner, day(session.held_on, language))
    return ", ".join(part for part in parts if part)


def frame(address: str, title: str, size: tuple[int, int] = EMBED_SIZE) -> str:
    """The markup that shows a player on another page; ``address`` is absolute, the size in pixels."""
    width, height = size
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        'loading="lazy" allow="fullscreen; picture-in-picture" allowfullscreen></iframe>'
    )
