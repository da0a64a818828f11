"""The files of sessions that the public may see; all others are not there."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Clips, Outline, Transcript
from pipeline.core.errors import NotFound
from webapp.feeds.podcast import SOUND_TYPE
from webapp.pages.script import script
from webapp.ranges import reply
from webapp.site import site

media = Blueprint("media", __name__, url_prefix="/media")

TYPES = {"mp4": "video/mp4", "m4a": SOUND_TYPE, "jpg": "image/jpeg", "vtt": "text/vtt"}


@dataclass(frozen=True)
class Offered:
    """A file of a session that anybody may fetch: the artefact or the clip's file, and the name it is saved under."""

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
    """A clip or its captions, by the clip's id (the address to keep) or by the file's own name. Raises NotFound."""
    session, here = _visible(name), site()
    clips = here.library.read(session.id, "clips", Clips) or Clips()
    found = clip_file(clips, file)
    if found is None:
        raise NotFound("There is no such clip.", "Look at the session's page.")
    path = here.workspace.place(session.id, "clips/") / found.artefact
    return reply(path, _type(found.saved_as), found.saved_as.format(id=session.id), download=_is_download())


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


def clip_file(clips: Clips, name: str) -> Offered | None:
    """The file that ``name`` means: ``highlight-1.mp4`` is the first highlight, whatever its file is called now."""
    for clip in clips.clips:
        for file, ending in ((clip.file, "mp4"), (clip.captions, "vtt")):
            if file and name in (file, f"{clip.id}.{ending}"):
                return Offered(file, f"{{id}}-{clip.id}.{ending}")
    return None


def _visible(name: str) -> Session:
    with site().catalog.read() as db:
        return catalog.get_visible(db, name)


def _is_download() -> bool:
    return "download" in request.args


def _type(file: str) -> str:
    return TYPES.get(file.rpartition(".")[2], "application/octet-stream")
