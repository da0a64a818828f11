"""Sessions on disk as the product leaves them: rows in a catalog, artefacts that our own steps wrote, and an index.

Labelled webinars and those of training/ go through the steps outline, tag, card and index. Real captions, an hour each,
get their outline from the step too (a minute of computing for 504 of them), but their tags from a die: they speak of
Python, and a toolbox page without sessions would be quicker than it should.
"""

import json
import random
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from pipeline.catalog import sessions as catalog
from pipeline.catalog.database import connect
from pipeline.catalog.migrate import upgrade
from pipeline.catalog.models import WorkRow
from pipeline.catalog.naming import slug
from pipeline.config import SECRET_FILE, load_settings
from pipeline.core.artefacts import (
    Card,
    Chapter,
    Clip,
    Clips,
    Evidence,
    Facts,
    Outline,
    Part,
    Picture,
    Question,
    Segment,
    Sound,
    Span,
    Tag,
    Tags,
    Transcript,
    Trust,
)
from pipeline.core.captions.reading import parse_captions
from pipeline.core.passages import Passages
from pipeline.core.settings import IndexSettings, NoSettings, TagSettings
from pipeline.core.step import Job, Record
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.home import AUDIENCES, Home, load_toolbox, open_home
from pipeline.steps import card as card_step
from pipeline.steps import index as index_step
from pipeline.steps import outline as outline_step
from pipeline.steps import tag as tag_step
from pipeline.workspace import PLACES, Workspace, save
from training import webinars as written
from training.transcripts import transcript_of

TOOLBOX = "cluster-toolbox"
NOW = 1_760_000_000_000
PARTNERS = 21
FIRST_YEAR, LAST_YEAR = 2018, 2026
VIDEO_BYTES = 200_000_000
"""What a video takes on the disk where it is full of nothing: nothing."""


@dataclass(frozen=True)
class Talk:
    """A session to be: what people wrote about it, and its words. ``truth`` is there where somebody labelled it."""

    id: str
    record: Record
    transcript: Transcript
    truth: dict[str, Any] = field(default_factory=dict)
    services: tuple[str, ...] = ()


def webinars(folder: Path) -> list[dict[str, Any]]:
    """The webinars in a folder: labelled ones (.json), or those of training/webinars (.txt)."""
    labelled = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return labelled + [written.read(path) for path in sorted(folder.glob("*.txt"))]


def labelled_talk(webinar: dict[str, Any]) -> Talk:
    """A webinar with the truth beside it; 350 ms a word, since nobody timed it."""
    held_on = webinar.get("held_on", f"{LAST_YEAR}-03-01")
    record = Record(
        webinar["title"], webinar["language"], held_on, webinar["partner"], tuple(webinar["presenters"])
    )  # fmt: skip
    transcript = transcript_of(webinar, punctuated=True, speakers=True)
    return Talk(webinar["id"], record, transcript, webinar["truth"], tuple(webinar["services"]))


def captioned_talk(file: Path) -> Talk:
    """A caption file as a session; partner, presenter and day are made up, the same at each run."""
    dice = random.Random(file.stem)
    words = file.stem.replace("-", " ").replace("_", " ")
    day = f"{dice.randint(FIRST_YEAR, LAST_YEAR)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    record = Record(
        words.capitalize(), "en", day, f"Partner {dice.randrange(PARTNERS)}", (f"Presenter {dice.randrange(300)}",)
    )
    segments = tuple(parse_captions(file.read_bytes(), file.name, "en", None).segments)
    return Talk(slug(file.stem), record, Transcript("en", "captions", "", False, segments))


def made(folder: Path) -> Home:
    """A new, empty workspace with a secret."""
    settings = load_settings(folder)
    Workspace(settings.home).make()
    (folder / SECRET_FILE).write_text("bench" * 8)
    new = connect(settings.database_url)
    upgrade(new)
    new.close()
    return opened(folder)


def opened(folder: Path) -> Home:
    """The workspace that lies in ``folder``."""
    return open_home(load_settings(folder))


def add(home: Home, talks: Iterable[Talk], truth: bool = False) -> list[tuple[str, Passages]]:
    """Run the steps outline, tag and index on each of ``talks``, and give what went into the index.

    With ``truth``, outline and services are those that somebody labelled.
    """
    return [(talk.id, _passages(home, talk, truth)) for talk in talks]


def _passages(home: Home, talk: Talk, truth: bool) -> Passages:
    job = _job(home, talk)
    if truth:
        save(job.outputs["transcript"], talk.transcript)
        toolbox = _toolbox(TOOLBOX)
        save(job.outputs["outline"], true_outline(talk))
        save(job.outputs["tags"], Tags(_tags(toolbox, talk.services, talk.transcript.segments[:1])))
    else:
        _understand(job, talk)
    index_step.run(job, IndexSettings())
    return msgspec.json.decode(job.outputs["passages"].read_bytes(), type=Passages)


def _understand(job: Job, talk: Talk) -> None:
    save(job.outputs["transcript"], talk.transcript)
    outline_step.run(job, NoSettings())
    tag_step.run(job, TagSettings())
    card_step.run(job, NoSettings())


def _job(home: Home, talk: Talk, index: Path | None = None) -> Job:
    places = {name: home.workspace.place(talk.id, name) for name in PLACES}
    places["transcript"].parent.mkdir(parents=True, exist_ok=True)
    nowhere = home.workspace.root / "nowhere"
    return Job(
        talk.id, {**places, **home.data}, places, talk.record,
        scratch=nowhere, index=index or home.workspace.index, models=nowhere, kept=nowhere,
    )  # fmt: skip


def true_outline(talk: Talk) -> Outline:
    """The outline as it was labelled."""
    segments, truth = talk.transcript.segments, talk.truth
    end = segments[-1].end_ms
    first = segments[truth["presentation_start_segment"]].start_ms
    asked = truth["qa_start_segment"]
    last = segments[truth["end_segment"]].end_ms
    questions = last if asked is None else segments[asked].start_ms
    starts = [(one["title"], segments[one["start_segment"]].start_ms) for one in truth["chapters"]]
    ends = [start for _, start in starts[1:]] + [last]
    parts = (
        Part("lead-in", 0, first),
        Part("presentation", first, questions),
        Part("questions", questions, last),
        Part("goodbye", last, end),
    )
    return Outline(
        tuple(part for part in parts if part.start_ms < part.end_ms),
        tuple(Chapter(title, start, until) for (title, start), until in zip(starts, ends, strict=True)),
        tuple(
            Question(None, " ".join(segments[n].text for n in one["question_segments"]),
                     _span(segments, one["question_segments"]), _span(segments, one["answer_segments"]))
            for one in truth["questions"] if one["answer_segments"]
        ),
    )  # fmt: skip


def _span(segments: Sequence[Segment], of: Sequence[int]) -> Span:
    return Span(segments[of[0]].start_ms, segments[of[-1]].end_ms)


@cache
def _toolbox(name: str) -> Toolbox:
    return load_toolbox(name)


def _tags(toolbox: Toolbox, services: Iterable[str], segments: Iterable[Segment]) -> tuple[Tag, ...]:
    said = tuple(Evidence(one.start_ms, one.end_ms, one.text[:300], "name") for one in segments)
    known = [term for id in services if (term := toolbox.term(id))]
    fields = dict.fromkeys(term.field for term in known)
    return (
        *(Tag(toolbox.id, "service", term.id, 0.9, said) for term in known),
        *(Tag(toolbox.id, "field", one, 0.9, said) for one in fields),
    )


# the corpus ----------------------------------------------------------------------------------------------------------


def fill(home: Home, captions: Sequence[Path], labelled: Sequence[dict[str, Any]]) -> list[str]:
    """Make a session of each file and webinar, on two cores, published and with all that a page needs but its place in
    the index; the ids.
    """
    root = home.workspace.root
    with ProcessPoolExecutor(2) as pool:
        records = list(pool.map(partial(_make_captioned, root), captions, chunksize=8))
        records += list(pool.map(partial(_make_labelled, root), labelled, chunksize=4))
    poster = root / "poster.jpg"
    Image.linear_gradient("L").resize((640, 360)).save(poster)
    for id, _ in records:
        _write_media(home, id, poster)
    _write_rows(home, records)
    return [id for id, _ in records]


def _write_rows(home: Home, records: Iterable[tuple[str, Record]]) -> None:
    with home.catalog.write() as db:
        for at, (id, record) in enumerate(records):
            new = catalog.NewSession(
                id, record.title, record.held_on, record.language, record.partner, record.presenters,
                "a.mp4", ".mp4", id, 1,
            )  # fmt: skip
            catalog.add(db, new, (), NOW + at)
            db.add(WorkRow(session_id=id, step="index", position=8, state="done", wanted_at=0, ingredients={}))
            catalog.publish(db, id, NOW + at)


def _make_labelled(root: Path, webinar: dict[str, Any]) -> tuple[str, Record]:
    talk = labelled_talk(webinar)
    with opened(root) as home:
        _understand(_job(home, talk), talk)
        _finish(home, talk)
    return talk.id, talk.record


def _make_captioned(root: Path, file: Path) -> tuple[str, Record]:
    talk = captioned_talk(file)
    with opened(root) as home:
        job = _job(home, talk)
        save(job.outputs["transcript"], talk.transcript)
        outline_step.run(job, NoSettings())
        save(job.outputs["tags"], _any_tags(talk))
        save(job.outputs["card"], Card())
        _finish(home, talk)
    return talk.id, talk.record


def _any_tags(talk: Talk) -> Tags:
    dice, toolbox, audiences = random.Random(f"tags {talk.id}"), _toolbox(TOOLBOX), _toolbox(AUDIENCES)
    segments = talk.transcript.segments
    services = dice.sample([term.id for term in toolbox.terms], dice.choice((1, 1, 2, 3)))
    shown = sorted(dice.sample(segments, min(3, len(segments))), key=lambda segment: segment.start_ms)
    about = dice.choice([term.id for term in audiences.terms if term.kind == "audience"])
    heard = Evidence(segments[0].start_ms, segments[0].end_ms, segments[0].text, "words")
    return Tags((*_tags(toolbox, services, shown), Tag(audiences.id, "audience", about, 0.8, (heard,))))


def _finish(home: Home, talk: Talk) -> None:
    """Passages, and what other steps would have written; what goes into an index here is thrown away."""
    with tempfile.TemporaryDirectory() as aside:
        index_step.run(_job(home, talk, Path(aside)), IndexSettings())
    end = max(segment.end_ms for segment in talk.transcript.segments)
    clip = Clip("presentation", "presentation", talk.record.title, 0, end, "talk.mp4", "talk.vtt", 7)
    values = {
        "facts": Facts("mov", end, 9, Picture("h264", "yuv420p", 640, 360, 0, 25.0), Sound("aac", 2, 48_000, 1)),
        "trust": Trust("good", 0.0, 0.0, score=90),
        "clips": Clips((clip, replace(clip, id="highlight-1", kind="highlight", end_ms=min(end, 60_000)))),
    }
    for name, value in values.items():
        save(home.workspace.place(talk.id, name), value)
    home.workspace.place(talk.id, "captions").write_text("WEBVTT\n\n00:00:00.000 --> 00:00:09.000\nHello.\n")


def _write_media(home: Home, id: str, poster: Path) -> None:
    place = home.workspace.place
    place(id, "clips/").mkdir(parents=True)
    shutil.copy(poster, place(id, "poster"))
    place(id, "audio").write_bytes(b"a" * 700)
    with place(id, "video").open("wb") as video:
        video.truncate(VIDEO_BYTES)
    for name in ("talk.mp4", "talk.vtt"):
        (place(id, "clips/") / name).write_bytes(b"WEBVTT\n\n")
