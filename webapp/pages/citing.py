"""How a session is named as a source, and shown on another site."""

from collections.abc import Mapping

from flask_babel import gettext as _
from markupsafe import escape

from pipeline.catalog.sessions import Session
from webapp.pages.words import day

PICTURE_SIZE = (640, 360)
BAR = 36
"""The height of the title above the picture, in pixels, as embed.css has it."""
EMBED_SIZE = (PICTURE_SIZE[0], PICTURE_SIZE[1] + BAR)
QUOTED: Mapping[str, str] = {"en": "“{}”", "da": "»{}«", "sv": "”{}”", "nb": "«{}»", "de": "„{}“"}
"""A title within a sentence, as each language writes it."""


def source(session: Session, language: str, clip: str = "") -> str:
    """Who said it, where and when, in a line without its address: presenters, title, partner, date.

    ``clip`` is the title of a part that goes by its own name.
    """
    whole = quoted(session.title, language)
    title = _("%(clip)s, a clip from %(session)s", clip=quoted(clip, language), session=whole) if clip else whole
    parts = (", ".join(session.presenters), title, session.partner, day(session.held_on, language))
    return ", ".join(part for part in parts if part)


def quoted(title: str, language: str) -> str:
    """A title in the quotation marks of a language, a key of LANGUAGES."""
    return QUOTED[language].format(title)


def frame(address: str, title: str, size: tuple[int, int] = EMBED_SIZE) -> str:
    """The markup that shows a player on another page; ``address`` is absolute, the size in pixels."""
    width, height = size
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        'loading="lazy" allow="fullscreen; picture-in-picture" allowfullscreen></iframe>'
    )
