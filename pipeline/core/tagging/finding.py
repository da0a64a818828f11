"""What a session is about: the services of a toolbox, their fields, its audience and kind of tool, each with evidence.

The session is read in stretches of half a minute (``reading``); each is weighed for every service (``weighing``) and
the session decided over all of them (``deciding``); then the segments are chosen that show it (``showing``), and the
sums are written down as people can read them (``explaining``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.core.artefacts import Outline, Question, QuestionTags, Segment, Span, Sums, Tag, Tags, Transcript
from pipeline.core.tagging.audiences import audience_tags
from pipeline.core.tagging.deciding import Heard, Verdict, heard, moment, verdicts
from pipeline.core.tagging.explaining import explained, fields_explained
from pipeline.core.tagging.model import ServicesModel
from pipeline.core.tagging.reading import composed, read_text, stretches
from pipeline.core.tagging.showing import evidence, named
from pipeline.core.tagging.weighing import Weighed, Weigher, probability
from pipeline.core.toolboxes.toolbox import Toolbox

SURE_OF_QUESTION, SURE_OF_SUBJECT = 2.0, 0.5
"""The logit from which on a question is about a service, and about one that the session is about anyway."""
SERVICES_OF_QUESTION = 2
NO_OUTLINE = Outline((), (), ())
RANKS = {"tag": 0, "mention": 1, "no": 2}
"""The order in which sums are told."""


@dataclass(frozen=True)
class Found:
    """What the machine found, and the sums behind it."""

    tags: Tags
    sums: Sums


@dataclass(frozen=True)
class Tagger:
    """Tells what sessions are about: the terms of ``toolbox``, and audience and kind of tool from ``audiences``.

    ``model`` holds what was learnt about the toolbox, if anything; a service is a tag from the score ``sure`` on.
    """

    toolbox: Toolbox
    audiences: Toolbox | None = None
    model: ServicesModel | None = None
    sure: float = 0.7

    def find(self, transcript: Transcript, outline: Outline, title: str = "") -> Found:
        """The tags of a session as the machine sees them, without people's decisions.

        Every segment is read in its own language. No tag stands without evidence from what was said: the title only
        tells which of the services that were spoken of is meant.
        """
        segments = tuple(composed(segment) for segment in transcript.segments)
        weigher = Weigher(self.toolbox, self.model)
        session = self._heard(weigher, segments, outline, title, transcript.language)
        decided = verdicts(session, self.sure)
        shown = {
            one.service: tag
            for one in decided
            if one.decision != "no" and (tag := self._tag(weigher, session, segments, one))
        }
        tags = [shown[one.service] for one in decided if one.decision == "tag" and one.service in shown]
        mentions = [shown[one.service] for one in decided if one.decision == "mention" and one.service in shown]
        usual = {id for tag in tags if (term := self.toolbox.term(tag.id)) for id in term.audiences}
        about, about_sums = audience_tags(self.audiences, segments, outline, usual) if self.audiences else ((), ())
        questions = tuple(self._questions(weigher, segments, outline, tags))
        told = [one if one.service in shown else replace(one, decision="no") for one in decided]
        sums = explained(self.toolbox.id, weigher, session, told, segments)
        every = (*sums, *fields_explained(self.toolbox, told, sums), *about_sums)
        return Found(
            Tags((*tags, *self._fields(tags), *about), tuple(mentions), questions=questions),
            Sums(tuple(sorted(every, key=lambda one: RANKS[one.decision]))),
        )

    def _heard(
        self, weigher: Weigher, segments: Sequence[Segment], outline: Outline, title: str, language: str
    ) -> Heard:
        said = [weigher.weigh(stretch) for stretch in stretches(self.toolbox, segments, outline)]
        titles = [read_text(self.toolbox, title, code) for code in dict.fromkeys((language, "en")) if title]
        return heard(said, [weigher.weigh(one) for one in titles if one.spoken], named(weigher, said))

    def _tag(self, weigher: Weigher, session: Heard, segments: Sequence[Segment], verdict: Verdict) -> Tag | None:
        tag = verdict.decision == "tag"
        score = verdict.score if tag else probability(moment(session, verdict.service).logits[verdict.service])
        shown = evidence(weigher, verdict.service, session.stretches, segments)
        return Tag(self.toolbox.id, "service", verdict.service, round(score, 3), shown) if shown else None

    def _fields(self, tags: Sequence[Tag]) -> list[Tag]:
        """The fields of the tagged services, each as sure as its surest service and with the same evidence."""
        fields = {service.id: service.field for service in self.toolbox.terms}
        best: dict[str, Tag] = {}
        for tag in tags:
            best.setdefault(fields[tag.id], replace(tag, kind="field", id=fields[tag.id]))
        return list(best.values())

    def _questions(
        self, weigher: Weigher, segments: Sequence[Segment], outline: Outline, tags: Sequence[Tag]
    ) -> Iterator[QuestionTags]:
        subjects = {tag.id for tag in tags}
        for question, asked in _asked(segments, outline.questions):
            said = [weigher.weigh(stretch) for stretch in stretches(self.toolbox, asked, NO_OUTLINE)]
            found = [
                Tag(self.toolbox.id, "service", service, round(probability(best), 3), shown)
                for service, best in _moments(said).items()
                if best >= (SURE_OF_SUBJECT if service in subjects else SURE_OF_QUESTION)
                if (shown := evidence(weigher, service, said, asked))
            ]
            ranked = sorted(found, key=lambda tag: (-tag.score, tag.id))
            if ranked:
                yield QuestionTags(question.question.start_ms, tuple(ranked[:SERVICES_OF_QUESTION]))


def _asked(
    segments: Sequence[Segment], questions: Iterable[Question]
) -> Iterator[tuple[Question, tuple[Segment, ...]]]:
    """Each question with the segments that begin in it or in its answer."""
    starts = [segment.start_ms for segment in segments]
    for question in questions:
        places = {place for span in (question.question, question.answer) for place in _inside(starts, span)}
        yield question, tuple(segments[place] for place in sorted(places))


def _inside(starts: Sequence[int], span: Span) -> range:
    return range(bisect_left(starts, span.start_ms), bisect_left(starts, span.end_ms))


def _moments(said: Sequence[Weighed]) -> Mapping[str, float]:
    """By service how likely it is meant where it is likeliest, as a logit."""
    return {service: max(one.logits[service] for one in said) for service in said[0].logits} if said else {}
