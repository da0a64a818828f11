"""The player for pages of others, and oEmbed (https://oembed.com), by which such pages find it."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit

from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask_babel import gettext
from msgspec import Meta
from werkzeug.exceptions import HTTPException

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Clip
from pipeline.core.errors import NotFound, TotmError
from pipeline.core.languages import LANGUAGES
from webapp.as_json import Refusal, asked, opened, refused, written
from webapp.feeds.podcast import text
from webapp.pages.citing import BAR, PICTURE_SIZE, frame
from webapp.pages.moments import Shelf, own_title
from webapp.pages.recording import USUAL_SIZE, Recording, recording
from webapp.pages.words import moment, parse_moment
from webapp.site import site

WITH_PLAYER = frozenset({
    "pages.session", "pages.practice", "embed.player", "moments.question", "moments.chapter", "moments.clip",
})  # fmt: skip
"""Pages about one session, whose id is their argument ``name``."""
WIDEST = 3
"""So many times as wide as usual may the player be."""
POSTER_WIDTH = 1280
Pixels = Annotated[int, Meta(ge=1)]

embed = Blueprint("embed", __name__)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What oEmbed can be asked."""

    url: str
    format: str = "json"
    maxwidth: Pixels | None = None
    maxheight: Pixels | None = None


@dataclass(frozen=True)
class Meant:
    """The session that an address of ours is about, the moment and the clip that it names ("" for none), and the
    language that it asks for.
    """

    session: str
    start_ms: int | None
    clip: str
    language: str


@dataclass(frozen=True)
class Played:
    """What a player plays: a session's recording, or a clip of it, whose times are its own."""

    recording: Recording
    title: str
    clip: Clip | None = None


@embed.get("/embed/<session:name>")
def player(name: str) -> str:
    """Only the player, to be shown within another page; ``?t=83`` begins at that second, ``?clip=ID`` plays a clip.

    Raises NotFound.
    """
    played = _played(_visible(name), request.args.get("clip", ""), parse_moment(request.args.get("t")))
    return render_template("embed.html", page=played.recording, title=played.title, clip=played.clip)


@embed.get("/oembed")
def oembed() -> Response:
    """How to show the session that ``?url=`` is the address of."""
    try:
        wanted = asked(Asked)
        if wanted.format not in ("json", "xml"):
            raise Refusal(501, gettext("oEmbed is answered as json or xml, in no other format."))
        told = _told(wanted, _meant(wanted.url))
    except (TotmError, HTTPException) as error:
        return refused(error)
    return written(told) if wanted.format == "json" else opened(_as_xml(told))


def _visible(name: str) -> Session:
    with site().catalog.read() as db:
        return catalog.get_visible(db, name)


def _played(session: Session, clip: str, start_ms: int | None) -> Played:
    """The recording, or the clip of that id; it stands at ``start_ms``. Raises NotFound."""
    here = site()
    if not clip:
        return Played(recording(session, here.library, start_ms), session.title)
    found = Shelf(session, here.library, here.toolbox).clip(clip)
    length_ms = found.end_ms - found.start_ms
    start_ms = None if start_ms is None else min(start_ms, length_ms)
    shown = replace(recording(session, here.library, start_ms), duration_ms=length_ms)
    return Played(shown, own_title(found, session), found)


def _meant(url: str) -> Meant:
    """What an address means. Raises NotFound for one that is not ours, or not about a session."""
    asked_for = _split(url)
    first, _slash, rest = asked_for.path.lstrip("/").partition("/")
    language, path = (first, f"/{rest}") if first in LANGUAGES else ("", asked_for.path)
    try:
        view, values = current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        view, values = "", {}
    if view not in WITH_PLAYER:
        raise NotFound("This address is not about a session.", "Use the address of a session.")
    clip = values.get("clip") or (_given(asked_for, "clip") if view == "embed.player" else "")
    return Meant(str(values["name"]), _start(asked_for, values), str(clip), language)


def _split(url: str) -> SplitResult:
    ours = urlsplit(site().settings.site_url).netloc
    try:
        found = urlsplit(url)
    except ValueError:
        found = urlsplit("")
    if found.scheme not in ("http", "https") or found.netloc != ours:
        raise NotFound("This address is not one of ours.", "Use the address of a session.")
    return found


def _start(url: SplitResult, values: Mapping[str, Any]) -> int | None:
    """The moment that an address names, in its path or as ``?t=``."""
    return parse_moment(values.get("second") or _given(url, "t"))


def _given(url: SplitResult, name: str) -> str:
    """What is said first under that name in the query; "" for nothing."""
    given = (part.partition("=") for part in url.query.split("&"))
    return next((value for found, _is, value in given if found == name), "")


def _told(wanted: Asked, meant: Meant) -> dict[str, str | int]:
    here, session = site(), _visible(meant.session)
    played = _played(session, meant.clip, meant.start_ms)
    shown = played.recording
    at: dict[str, Any] = {} if shown.start_ms is None else {"t": moment(shown.start_ms)}
    root = f"/{meant.language}" if meant.language else ""
    player = url_for("embed.player", name=session.id, clip=meant.clip or None, **at)
    address = here.absolute(root + player.removeprefix(request.script_root))
    width, height = framed(wanted.maxwidth, wanted.maxheight)
    by = ", ".join(session.presenters) or session.partner
    return {
        "version": "1.0",
        "type": "video",
        "title": played.title,
        **({"author_name": by} if by else {}),
        "provider_name": here.settings.site_name,
        "provider_url": here.absolute("/"),
        "html": frame(address, played.title, (width, height)),
        "width": width,
        "height": height,
        **_thumbnail(wanted, shown),
    }


def _thumbnail(wanted: Asked, shown: Recording) -> dict[str, str | int]:
    """The poster, where it is as small as is wanted."""
    wide, high = (shown.width, shown.height) if shown.height else USUAL_SIZE
    width, height = POSTER_WIDTH, round(POSTER_WIDTH * high / wide)
    if not shown.has_poster or width > (wanted.maxwidth or width) or height > (wanted.maxheight or height):
        return {}
    address = site().absolute(url_for("media.artefact", name=shown.session.id, file="poster.jpg"))
    return {"thumbnail_url": address, "thumbnail_width": width, "thumbnail_height": height}


def framed(most_width: int | None, most_height: int | None) -> tuple[int, int]:
    """The size of a frame around a picture of the usual shape and the title above it, as large as it may be."""
    width, height = fitted(PICTURE_SIZE, most_width, max(most_height - BAR, 1) if most_height else None)
    return width, min(height + BAR, most_height or height + BAR)


def fitted(size: tuple[int, int], most_width: int | None, most_height: int | None) -> tuple[int, int]:
    """The size in the same shape, as large as it may be; as it is where nothing is said."""
    width, height = size
    shares = [most / own for most, own in ((most_width, width), (most_height, height)) if most]
    scale = min([*shares, WIDEST]) if shares else 1
    return max(int(width * scale), 1), max(int(height * scale), 1)


def _as_xml(told: Mapping[str, str | int]) -> Response:
    root = ET.Element("oembed")
    for name, value in told.items():
        ET.SubElement(root, name).text = text(str(value))
    return Response(ET.tostring(root, encoding="utf-8", xml_declaration=True), content_type="text/xml; charset=utf-8")
