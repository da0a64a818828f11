"""Sessions as a good run of the flow leaves them: rows, artefacts, media of a few bytes, passages."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

import msgspec

from pipeline.catalog import sessions as catalog
from pipeline.catalog.models import WorkRow
from pipeline.core.artefacts import (
    Card,
    Chapter,
    Clip,
    Clips,
    Doubt,
    Evidence,
    Facts,
    Outline,
    Part,
    Picture,
    Question,
    QuestionTags,
    Quote,
    Segment,
    Sound,
    Span,
    Tag,
    Tags,
    Transcript,
    Trust,
)
from pipeline.core.passages import Passage, Passages
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox
from pipeline.home import Home, toolbox_path
from pipeline.search.whoosh_engine import ensure_index
from pipeline.steps.index import topics_of

NOW = 1_700_000_000_000
MINUTE = 60_000

DOUBTS = (
    Doubt("speech-without-text", 30_000, 39_000, "There is no text here."),
    Doubt("removed", 50_000, 51_000, "This was taken out: “unseen words”."),
)


@dataclass(frozen=True)
class Told:
    """What a test wants to be special about a session. Only one that is ``named`` is found by its service's names;
    without ``field``, a person took that of its service off."""

    id: str = "night"
    title: str = "Technology Night: one small host"
    partner: str = "Skarvik Process Cluster"
    presenters: tuple[str, ...] = ("Maren Oldervik",)
    held_on: str = "2018-09-19"
    language: str = "en"
    words: str = "A Technology Night is an evening in a small firm."
    speaker: str | None = "Maren Oldervik"
    asker: str | None = "Henrike Aldag"
    service: str = "technology-night"
    named: bool = False
    field: bool = True
    decided: Literal["", "accepted", "added"] = ""
    draft: bool = False
    published: bool = True
    indexed: bool = True


def add_session(home: Home, **special: Any) -> Told:
    """Adds a session in which all is as in :class:`Told`, but for what is ``special``."""
    told = replace(Told(), **special)
    _write_rows(home, told)
    _write_artefacts(home, told)
    _write_media(home, told)
    if told.indexed:
        ensure_index(home.workspace.index).put(told.id, _passages(told), "digest")
    return told


def _write_rows(home: Home, told: Told) -> None:
    new = catalog.NewSession(
        told.id, told.title, told.held_on, told.language, told.partner, told.presenters, "a.mp4", ".mp4", told.id, 1
    )
    with home.catalog.write() as db:
        catalog.add(db, new, (), NOW)
        made = {} if told.indexed else None
        db.add(WorkRow(session_id=told.id, step="index", position=8, state="done", wanted_at=0, ingredients=made))
        if told.published:
            catalog.publish(db, told.id, NOW + 1000)


def segments(told: Told) -> tuple[Segment, ...]:
    """Ten segments of nine seconds, the words that the test gave at 83 s."""
    texts = ["Welcome to this month's webinar."] * 9
    texts.insert(8, told.words)
    starts = [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 83_000, 95_500]
    return tuple(
        Segment(start, start + 9_000, text, told.language, told.speaker)
        for start, text in zip(starts, texts, strict=True)
    )


def _write_artefacts(home: Home, told: Told) -> None:
    said = told.words
    evidence = (Evidence(83_000, 92_000, said, "name"),)
    field = Tag("cluster-toolbox", "field", field_of(told.service), 0.9, evidence)
    values = {
        "facts": Facts("mov", 2 * MINUTE, 9, Picture("h264", "yuv420p", 640, 360, 0, 25.0), Sound("aac", 2, 48000, 1)),
        "transcript": Transcript(
            told.language, "pocketsphinx" if told.draft else "captions", "", told.draft, segments(told), ("A note.",)
        ),
        "outline": Outline(
            (Part("presentation", 0, 2 * MINUTE),),
            (Chapter(told.title, 0, 70_000), Chapter("The evening", 70_000, 2 * MINUTE)),
            (Question(told.asker, said + " Why?", Span(83_000, 92_000), Span(95_500, 104_500)),),
        ),
        "tags": Tags(
            (
                _service(told),
                *((field,) if told.field else ()),
                Tag("tool-of-the-month", "tool-kind", "workshop-suggestion", 0.8, evidence),
            ),
            mentions=(Tag("cluster-toolbox", "service", "health-hackathon", 0.4, evidence),),
            rejected=(
                Tag("cluster-toolbox", "service", "academy", 0.4, evidence),
                *(() if told.field else (field,)),
            ),
            questions=(QuestionTags(83_000, (Tag("cluster-toolbox", "service", "hr-benchmark", 0.7, evidence),)),),
        ),
        "card": Card(goals=(Quote(83_000, 92_000, said),)),
        "trust": Trust("look", 0.1, 0.02, DOUBTS),
        "clips": Clips((Clip("presentation", "presentation", told.title, 0, MINUTE, "talk.mp4", "talk.vtt", 7),)),
    }
    for name, value in values.items():
        path = home.workspace.place(told.id, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.encode(value))


def _write_media(home: Home, told: Told) -> None:
    place = home.workspace.place
    place(told.id, "clips/").mkdir(parents=True)
    for name, content in {"video": b"v" * 1000, "audio": b"a" * 700, "poster": b"\xff\xd8jpeg"}.items():
        place(told.id, name).write_bytes(content)
    place(told.id, "captions").write_text(f"WEBVTT\n\n00:00:00.000 --> 00:00:09.000\n{told.words}\n", encoding="utf-8")
    for name in ("talk.mp4", "talk.vtt", "secret.mp4"):
        (place(told.id, "clips/") / name).write_bytes(b"clip" + name.encode())


def _service(told: Told) -> Tag:
    evidence = (Evidence(83_000, 92_000, told.words, "name"),)
    return Tag("cluster-toolbox", "service", told.service, 0.9, evidence, told.decided)


@cache
def toolbox() -> Toolbox:
    """The toolbox that sessions are tagged against."""
    return parse_toolbox(toolbox_path("cluster-toolbox").read_text(encoding="utf-8"), "cluster-toolbox")


def field_of(service: str) -> str:
    """The field of a service."""
    return next(term.field for term in toolbox().terms if term.id == service)


def _passages(told: Told) -> Passages:
    return Passages(
        title=told.title, language=told.language, held_on=told.held_on, partner=told.partner,
        presenters=told.presenters, services=(told.service,), fields=("collaboration",),
        topics=topics_of(toolbox(), (_service(told),)) if told.named else (),
        passages=(
            Passage("passage", 0, 79_000, told.language, " ".join(["Welcome to this month's webinar."] * 8)),
            Passage("passage", 83_000, 104_500, told.language, told.words),
        ),
    )  # fmt: skip
