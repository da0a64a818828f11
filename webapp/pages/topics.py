"""What a session is about, as its page tells it: services with evidence, mentions, audience, kind of tool."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.core.artefacts import Evidence, Question, Tag, Tags
from pipeline.core.toolboxes.toolbox import Term, Toolbox

ASIDES: Mapping[str, str] = {"tool-kind": "Kind of tool", "audience": "For"}
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
    """A question with its own tags; ``anchor`` is its name in the page's address."""

    question: Question
    topics: tuple[Topic, ...]

    @property
    def anchor(self) -> str:
        """A name that stays while the question begins in the same second."""
        return f"q-{self.question.question.start_ms // 1000}"


def about(tags: Tags, toolbox: Toolbox, audiences: Toolbox) -> About:
    """What the tags say; those of another toolbox, and terms that it no longer knows, are left out."""
    asides = (
        (label, _topics((tag for tag in tags.tags if tag.kind == kind), audiences)) for kind, label in ASIDES.items()
    )
    return About(
        topics=services(tags.tags, toolbox),
        mentions=services(tags.mentions, toolbox),
        asides=tuple((label, topics) for label, topics in asides if topics),
    )


def asked(questions: Iterable[Question], tags: Tags, toolbox: Toolbox) -> tuple[Asked, ...]:
    """The questions, each with what it is about."""
    known = {one.start_ms: one.tags for one in tags.questions}
    return tuple(Asked(one, services(known.get(one.question.start_ms, ()), toolbox)) for one in questions)


def services(tags: Iterable[Tag], toolbox: Toolbox) -> tuple[Topic, ...]:
    """The services of this toolbox among the tags; one that it no longer knows is left out."""
    return _topics((tag for tag in tags if tag.kind == "service"), toolbox)


def _topics(tags: Iterable[Tag], toolbox: Toolbox) -> tuple[Topic, ...]:
    known = ((toolbox.term(tag.id), tag) for tag in tags if tag.toolbox == toolbox.id and tag.evidence)
    return tuple(Topic(term, tag.evidence, bool(tag.decided)) for term, tag in known if term)
