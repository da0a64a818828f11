"""What a session is about, as its page tells it: services with evidence, mentions, audience, kind of tool."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from pipeline.core.artefacts import Evidence, Question, Segment, Tag, Tags
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from webapp.pages.reading import segment_at

ASIDES: Mapping[str, LazyString] = {"tool-kind": lazy_gettext("Kind of tool"), "audience": lazy_gettext("For")}
"""The kinds of tags that are told in a line, and how that line begins."""


@dataclass(frozen=True)
class Topic:
    """A term that the session is about, with the sentences that say so; ``by_person`` where somebody confirmed it."""

    term: Term
    evidence: tuple[Evidence, ...]
    by_person: bool = False

    @property
    def at_ms(self) -> int:
        """The moment that says so most clearly."""
        return self.evidence[0].start_ms


@dataclass(frozen=True)
class About:
    """What the session is about. ``asides`` are lines of topics under the words that they begin with."""

    topics: tuple[Topic, ...] = ()
    mentions: tuple[Topic, ...] = ()
    asides: tuple[tuple[str, tuple[Topic, ...]], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question with its own tags; ``language`` is that of its words, "" where it is not known."""

    question: Question
    topics: tuple[Topic, ...]
    language: str = ""

    @property
    def second(self) -> int:
        """Its name in addresses, which stays while the question begins in the same second."""
        return self.question.question.start_ms // 1000

    @property
    def anchor(self) -> str:
        """Its name on the page of the session."""
        return f"q-{self.second}"


def about(tags: Tags, toolbox: Toolbox, audiences: Toolbox) -> About:
    """What the tags say; those of another toolbox, and terms that it no longer knows, are left out."""
    asides = (
        (str(label), _topics((tag for tag in tags.tags if tag.kind == kind), audiences))
        for kind, label in ASIDES.items()
    )
    return About(
        topics=services(tags.tags, toolbox),
        mentions=services(tags.mentions, toolbox),
        asides=tuple((label, topics) for label, topics in asides if topics),
    )


def asked(
    questions: Iterable[Question], tags: Tags, toolbox: Toolbox, segments: Sequence[Segment] = ()
) -> tuple[Asked, ...]:
    """The questions, each with what it is about, and with the language that the transcript's ``segments`` tell."""
    known = {one.start_ms: one.tags for one in tags.questions}
    return tuple(
        Asked(one, services(known.get(one.question.start_ms, ()), toolbox), _language(one, segments))
        for one in questions
    )


def _language(question: Question, segments: Sequence[Segment]) -> str:
    said = segment_at(segments, question.question.start_ms)
    return said.language if said and said.language in LANGUAGES else ""


def services(tags: Iterable[Tag], toolbox: Toolbox) -> tuple[Topic, ...]:
    """The services of this toolbox among the tags; one that it no longer knows is left out."""
    return _topics((tag for tag in tags if tag.kind == "service"), toolbox)


def _topics(tags: Iterable[Tag], toolbox: Toolbox) -> tuple[Topic, ...]:
    known = ((toolbox.term(tag.id), tag) for tag in tags if tag.toolbox == toolbox.id and tag.evidence)
    return tuple(Topic(term, tag.evidence, bool(tag.decided)) for term, tag in known if term)
