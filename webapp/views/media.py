"""The files of sessions that the public may see; all others are not there."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Clips, Outline, Transcript
from pipeline.core.errors import NotFound
from webapp.pages.script import script
from webapp.ranges import reply
from webapp.site import site

media = Blueprint("media", __name__, url_prefix="/media")

TYPES = {"mp4": "video/mp4", "m4a": "audio/mp4", "jpg": "image/jpeg", "vtt": "text/vtt"}


@dataclass(frozen=True)
class Offered:
    """A file of a session that anybody may fetch: the artefact, and the name it is saved under."""

    artefact: str
    saved_as: str


OFFERED: Mapping[str, Offered] = {
    "video.mp4": Offered("video", "{id}.mp4"),
    "audio.m4a": Offered("audio", "{id}.m4a"),
    "poster.jpg": Offered("poster", "{id}.jpg"),
    "captions.vtt": Offered("captions", "{id}.vtt"),
}


@media.get("/<session:name>/<any('video.mp4', 'audio.m4a', 'poster.jpg', 'captions.vtt'):file>")
def artefact(name: str, file: str) -> Response:
    """A rendition, the poster or the captions. Raises NotFound."""
    session, offered = _visible(name), OFFERED[file]
    path = site().workspace.place(session.id, offered.artefact)
    return reply(path, _type(file), offered.saved_as.format(id=session.id), download=_is_download())


@media.get("/<session:name>/clips/<file>")
def clip(name: str, file: str) -> Response:
    """A clip or its captions, when the session's list of clips has it. Raises NotFound."""
    session, here = _visible(name), site()
    clips = here.library.read(session.id, "clips", Clips) or Clips()
    if file not in {known for one in clips.clips for known in (one.file, one.captions)}:
        raise NotFound("There is no such clip.", "Look at the session's page.")
    path = here.workspace.place(session.id, "clips/") / file
    return reply(path, _type(file), f"{session.id}-{file}", download=_is_download())


@media.get("/<session:name>/transcript.txt")
def transcript(name: str) -> Response:
    """The transcript to read or to print. Raises NotFound."""
    session, here = _visible(name), site()
    found = here.library.read(session.id, "transcript", Transcript)
    if found is None:
        raise NotFound("This session has no transcript.", "Look at the session's page.")
    outline = here.library.read(session.id, "outline", Outline) or Outline((), (), ())
    text = script(session, found, outline, here.absolute(url_for("pages.session", name=session.id)))
    answer = Response(text, mimetype="text/plain")
    answer.cache_control.private = answer.cache_control.no_cache = True
    if _is_download():
        answer.headers.set("Content-Disposition", "attachment", filename=f"{session.id}.txt")
    answer.add_etag()
    return answer.make_conditional(request)


def _visible(name: str) -> Session:
    with site().catalog.read() as db:
        return catalog.get_visible(db, name)


def _is_download() -> bool:
    return "download" in request.args


def _type(file: str) -> str:
    return TYPES.get(file.rpartition(".")[2], "application/octet-stream")
