"""The files of sessions that the public may see; all others are not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Clips, Outline, Storyboard, Transcript
from pipeline.core.captions.writing import to_srt, written_cues
from pipeline.core.errors import NotFound
from pipeline.core.languages import LANGUAGES
from webapp.feeds.podcast import SOUND_TYPE
from webapp.pages.script import as_json, script
from webapp.ranges import reply
from webapp.site import site

media = Blueprint("media", __name__, url_prefix="/media")

TYPES = {"mp4": "video/mp4", "m4a": SOUND_TYPE, "jpg": "image/jpeg", "vtt": "text/vtt", "srt": "application/x-subrip"}


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


@media.get("/<session:name>/storyboard.jpg")
def storyboard(name: str) -> Response:
    """Small frames of the video in one picture. Raises NotFound."""
    session, here = _visible(name), site()
    board = here.library.read(session.id, "storyboard", Storyboard)
    if board is None or not board.file:
        raise NotFound("This session has no storyboard.", "Look at the session's page.")
    path = here.workspace.place(session.id, "storyboard/") / board.file
    return reply(path, _type(board.file), f"{session.id}-storyboard.jpg", download=_is_download())


@media.get("/<session:name>/clips/<file>")
def clip(name: str, file: str) -> Response:
    """A clip or its captions, by the clip's id (the address to keep) or by the file's own name. Raises NotFound."""
    session, here = _visible(name), site()
    clips = here.library.read(session.id, "clips", Clips) or Clips()
    as_subrip = file.endswith(".srt")
    found = clip_file(clips, f"{file[:-4]}.vtt" if as_subrip else file)
    if found is None:
        raise NotFound("There is no such clip.", "Look at the session's page.")
    path = here.workspace.place(session.id, "clips/") / found.artefact
    if as_subrip:
        return _subrip(session, path, found.saved_as.format(id=session.id).removesuffix("vtt") + "srt")
    return reply(path, _type(found.saved_as), found.saved_as.format(id=session.id), download=_is_download())


@media.get("/<session:name>/captions.srt")
def captions_as_subrip(name: str) -> Response:
    """The captions as SubRip. Raises NotFound."""
    session = _visible(name)
    return _subrip(session, site().workspace.place(session.id, "captions"), f"{session.id}.srt")


@media.get(f"/<session:name>/captions/<any({', '.join(LANGUAGES)}):language>.<any(vtt, srt):form>")
def track(name: str, language: str, form: str) -> Response:
    """Captions in another language than that of the transcript. Raises NotFound."""
    session = _visible(name)
    path = site().workspace.place(session.id, "tracks/") / f"{language}.vtt"
    saved_as = f"{session.id}-{language}.{form}"
    if form == "srt":
        return _subrip(session, path, saved_as)
    return reply(path, TYPES["vtt"], saved_as, download=_is_download())


@media.get("/<session:name>/transcript.txt")
def transcript(name: str) -> Response:
    """The transcript to read or to print. Raises NotFound."""
    session, found = _transcript(name)
    outline = site().library.read(session.id, "outline", Outline) or Outline((), (), ())
    return _written(script(session, found, outline, _address(session)), "text/plain", f"{session.id}.txt")


@media.get("/<session:name>/transcript.json")
def transcript_as_json(name: str) -> Response:
    """The transcript for programs. Raises NotFound."""
    session, found = _transcript(name)
    return _written(as_json(session, found, _address(session)), "application/json", f"{session.id}.json")


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


def _transcript(name: str) -> tuple[Session, Transcript]:
    session = _visible(name)
    found = site().library.read(session.id, "transcript", Transcript)
    if found is None:
        raise NotFound("This session has no transcript.", "Look at the session's page.")
    return session, found


def _address(session: Session) -> str:
    return site().absolute(url_for("pages.session", name=session.id))


def _subrip(session: Session, webvtt: Path, saved_as: str) -> Response:
    try:
        text = webvtt.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotFound("There are no such captions.", "Look at the session's page.") from None
    return _written(to_srt(written_cues(text, session.language)), TYPES["srt"], saved_as)


def _written(text: str, kind: str, saved_as: str) -> Response:
    """What is made on asking, as an answer that browsers ask for again each time."""
    answer = Response(text, mimetype=kind)
    answer.cache_control.private = answer.cache_control.no_cache = True
    if _is_download():
        answer.headers.set("Content-Disposition", "attachment", filename=saved_as)
    answer.add_etag()
    return answer.make_conditional(request)


def _is_download() -> bool:
    return "download" in request.args


def _type(file: str) -> str:
    return TYPES.get(file.rpartition(".")[2], "application/octet-stream")
