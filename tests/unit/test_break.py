"""What an attempt to break the tags found: sums that are missing or say another thing, time that grows too fast."""

from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Evidence, Outline, Part, Question, Segment, Span, Tag, Tags, Transcript
from pipeline.core.tagging.finding import Tagger
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.workspace import Workspace
from webapp.library import Library
from webapp.pages.toolbox import covered_by

T = TypeVar("T")
TOOLBOXES = Path(__file__).parents[2] / "pipeline" / "toolboxes"
TOOLBOX = parse_toolbox((TOOLBOXES / "cluster-toolbox.toml").read_text("utf-8"), "cluster-toolbox")
TAGGER = Tagger(TOOLBOX)
NIGHT = "On a technology night one small firm opens its doors and twenty members walk through the workshop."
PASSING = "Next month we will hear about the health hackathon, so come back for that."
READS = 40
"""How often each question, part or segment may be looked at, whatever there is of the others."""


class SpanThatCounts(Span):
    """A span that counts how often anybody asks when it begins."""

    asked = 0

    def __getattribute__(self, name: str) -> object:
        """Count."""
        if name == "start_ms":
            SpanThatCounts.asked += 1
        return super().__getattribute__(name)


class PartThatCounts(Part):
    """A part that counts how often anybody asks when it begins."""

    asked = 0

    def __getattribute__(self, name: str) -> object:
        """Count."""
        if name == "start_ms":
            PartThatCounts.asked += 1
        return super().__getattribute__(name)


class LibraryOfOneSession(Library):
    """Holds the tags of every session that is asked for."""

    def __init__(self, tags: Tags) -> None:
        super().__init__(Workspace(Path()))
        self.tags = tags

    def read(self, session: str, artefact: str, shape: type[T]) -> T | None:
        """The tags."""
        return self.tags if isinstance(self.tags, shape) else None


def spoken(*texts: str) -> Transcript:
    segments = tuple(Segment(5000 * n, 5000 * n + 5000, text, "en") for n, text in enumerate(texts))
    return Transcript("en", "", "", False, segments)


def test_every_tag_has_the_sum_behind_it() -> None:
    found = TAGGER.find(spoken(NIGHT), Outline((), (), ()))
    sums = {(one.toolbox, one.kind, one.id) for one in found.sums.sums if one.decision == "tag"}
    assert {(tag.toolbox, tag.kind, tag.id) for tag in found.tags.tags} <= sums


def test_the_sum_of_a_mention_gives_the_score_of_the_mention() -> None:
    found = TAGGER.find(spoken(*[NIGHT] * 60, PASSING), Outline((), (), ()))
    scores = {one.id: one.score for one in found.sums.sums if one.decision == "mention"}
    assert found.tags.mentions
    assert {tag.id: tag.score for tag in found.tags.mentions} == pytest.approx(scores, abs=0.01)


def test_many_questions_are_tagged_in_linear_time() -> None:
    SpanThatCounts.asked, number = 0, 150
    spans = [Span(10_000 * n, 10_000 * n + 5000) for n in range(number)]
    questions = tuple(
        Question(None, "How much?", SpanThatCounts(one.start_ms, one.end_ms), Span(one.end_ms, one.end_ms + 5000))
        for one in spans
    )
    TAGGER.find(spoken(*["How much?", "Nothing."] * number), Outline((), (), questions))
    assert SpanThatCounts.asked <= READS * number


def test_many_parts_are_weighed_in_linear_time() -> None:
    PartThatCounts.asked, number = 0, 300
    parts = tuple(PartThatCounts("presentation", 5000 * n, 5000 * n + 5000) for n in range(number))
    TAGGER.find(spoken(*["Nothing."] * number), Outline(parts, (), ()))
    assert PartThatCounts.asked <= READS * number


def test_a_field_that_a_person_took_off_has_no_session_on_the_toolbox_page() -> None:
    quoted = (Evidence(0, 5000, NIGHT, "“technology night”"),)
    service = Tag(TOOLBOX.id, "service", "technology-night", 0.9, quoted)
    field = Tag(TOOLBOX.id, "field", "collaboration", 0.9, quoted)
    session = Session(
        id="night", title="", held_on="", language="en", partner="", partner_id="", presenters=(), recording_name="",
        recording_suffix="", recording_digest="", recording_size=0, added_at=0, edited_at=0, published=True,
        published_at=None, read_at=None,
    )  # fmt: skip
    covered = covered_by([session], LibraryOfOneSession(Tags((service,), rejected=(field,))), TOOLBOX)
    assert "technology-night" in covered
    assert "collaboration" not in covered
