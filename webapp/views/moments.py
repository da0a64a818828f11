"""Questions, chapters and clips of sessions, each on a page of its own."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from pipeline.catalog import sessions as catalog
from pipeline.core.artefacts import Clip
from pipeline.core.errors import NotFound
from webapp.interface import ui
from webapp.pages.citing import frame, source
from webapp.pages.moments import MomentPage, Piece, Shelf, moment_page, own_title
from webapp.pages.moments import chapter as find_chapter
from webapp.pages.moments import clip as find_clip
from webapp.pages.moments import question as find_question
from webapp.pages.structured import Moment, clip_object, described
from webapp.pages.words import moment, parse_moment
from webapp.site import site

MOST_DIGITS = 6

moments = Blueprint("moments", __name__, url_prefix="/sessions/<session:name>")


@moments.get("/questions/<session:second>")
def question(name: str, second: str) -> str | Response:
    """A question and its answer, by the second in which it begins. Raises NotFound."""
    shelf = _shelf(name)
    return _shown(shelf, find_question(shelf, _number(second)), second)


@moments.get("/chapters/<session:second>")
def chapter(name: str, second: str) -> str | Response:
    """A chapter, by the second in which it begins. Raises NotFound."""
    shelf = _shelf(name)
    return _shown(shelf, find_chapter(shelf, _number(second)), second)


@moments.get("/clips/<session:clip>")
def clip(name: str, clip: str) -> str | Response:
    """A clip, by its id. Raises NotFound."""
    shelf = _shelf(name)
    return _shown(shelf, find_clip(shelf, clip), clip)


def _shelf(name: str) -> Shelf:
    here = site()
    with here.catalog.read() as db:
        return Shelf(catalog.get_visible(db, name), here.library, here.toolbox)


def _number(second: str) -> int:
    """The second that an address names. Raises NotFound for what is no number."""
    if not second.isdigit() or len(second) > MOST_DIGITS:
        raise NotFound("Nothing begins at that second.", "Look at the session's page.")
    return int(second)


def _shown(shelf: Shelf, piece: Piece, asked: str) -> str | Response:
    """The page, under its own address: a moment that has moved a little leads to where it is now."""
    kind = (request.endpoint or "").rpartition(".")[2]
    given: dict[str, Any] = {"clip" if kind == "clip" else "second": piece.named.name}
    address = url_for(f"moments.{kind}", name=shelf.session.id, **given)
    if asked != piece.named.name:
        return redirect(address)
    page = moment_page(shelf, piece, parse_moment(request.args.get("t")))
    linked = _linked(page, address, [one.title for one in shelf.outline.chapters])
    passing = _passed_on(piece.clip, page) if piece.clip else {}
    return render_template(f"{kind}.html", page=page, linked=linked, **passing)


def _passed_on(clip: Clip, page: MomentPage) -> dict[str, str]:
    """How a clip is named as a source, and shown on another page."""
    session, title = page.session, own_title(clip, page.session)
    start = None if page.start_ms is None else moment(page.shown_ms)
    player = site().absolute(url_for("embed.player", name=session.id, clip=clip.id, t=start))
    return {"source": source(session, ui(), title if title != session.title else ""), "embed": frame(player, title)}


def _linked(page: MomentPage, address: str, chapters: Sequence[str]) -> dict[str, Any]:
    """The moment as linked data: a part of the session's video."""
    here, session, piece = site(), page.session, page.piece
    end_ms = piece.at_ms + piece.end_ms - piece.start_ms
    files = {"contentUrl": "video.mp4", "thumbnailUrl": "poster.jpg"}
    whole = {
        "@type": "VideoObject",
        "name": session.title,
        "description": described(session, (), chapters),
        "url": here.absolute(url_for("pages.session", name=session.id)),
        "uploadDate": session.held_on,
        "inLanguage": session.language,
        **{name: here.absolute(url_for("media.artefact", name=session.id, file=file)) for name, file in files.items()},
    }
    return clip_object(Moment(piece.named.title, piece.at_ms, end_ms, here.absolute(address)), whole)
