"""Which clips are worth cutting, and their captions.

The presentation is the recording without lead-in and goodbye. Highlights are the moments that decided a tag, and
questions with their answers, in turn: short, beginning and ending with a sentence, none beyond its chapter or its
answer, and never the same moment twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Self, TypeVar

from pipeline.core.artefacts import Chapter, Evidence, Outline, Part, Question, Segment, Span, Tags, Transcript, Word
from pipeline.core.outline.questions import hands_over
from pipeline.core.outline.sentences import Sentence, sentences_of
from pipeline.core.outline.titles import quotation
from pipeline.core.settings import ClipSettings

SHORTEST_MS = 5_000
_Timed = TypeVar("_Timed", Chapter, Part, Sentence, Span)
LONGEST_RUN_UP = 3
TITLE_CHARACTERS = 100
_SAME_MS = 150
"""By how much a caption's edge and a sentence's may differ and be the same."""
_HAND_OVER_GAP_MS = 3_000
_STRONG = 2.0


@dataclass(frozen=True)
class Wanted:
    """A clip to be cut. ``kind`` is presentation or highlight; the id is a name within the session."""

    id: str
    title: str
    span: Span

    @property
    def is_presentation(self) -> bool:
        """Whether this is the trimmed session and not a highlight."""
        return self.id == "presentation"


@dataclass(frozen=True)
class Understood:
    """What is known about the words of a session."""

    transcript: Transcript
    outline: Outline
    tags: Tags


def choose(known: Understood, duration_ms: int, settings: ClipSettings) -> tuple[Wanted, ...]:
    """The presentation, then the highlights in the order in which they are heard."""
    presentation = presentation_of(known.outline, duration_ms)
    best = _not_overlapping(_candidates(known, presentation, 1000 * settings.highlight_seconds))
    chosen = sorted(best[: settings.highlights], key=lambda wanted: wanted.span.start_ms)
    highlights = [replace(wanted, id=f"highlight-{number}") for number, wanted in enumerate(chosen, start=1)]
    return (Wanted("presentation", "Presentation", presentation), *highlights)


def presentation_of(outline: Outline, duration_ms: int) -> Span:
    """The recording without what stands before the presentation and after the questions."""
    core = [part for part in outline.parts if part.kind in ("presentation", "questions")]
    if not core:
        return Span(0, duration_ms)
    first, last = min(part.start_ms for part in core), max(part.end_ms for part in core)
    begins = first if any(part.kind == "lead-in" and part.start_ms < first for part in outline.parts) else 0
    ends = last if any(part.kind == "goodbye" and part.end_ms > last for part in outline.parts) else duration_ms
    span = Span(max(0, begins), min(ends, duration_ms))
    return span if span.end_ms - span.start_ms >= SHORTEST_MS else Span(0, duration_ms)


def captions(segments: Iterable[Segment], span: Span) -> tuple[Segment, ...]:
    """The segments of which most lies in ``span``, on the clip's own clock."""
    length = span.end_ms - span.start_ms
    return tuple(
        replace(
            segment,
            start_ms=max(0, segment.start_ms - span.start_ms),
            end_ms=min(length, segment.end_ms - span.start_ms),
            words=tuple(_shifted(word, -span.start_ms) for word in segment.words),
        )
        for segment in segments
        if span.start_ms <= (segment.start_ms + segment.end_ms) // 2 < span.end_ms
    )


def _shifted(word: Word, by_ms: int) -> Word:
    return replace(word, start_ms=word.start_ms + by_ms, end_ms=word.end_ms + by_ms)


def _candidates(known: Understood, within: Span, limit_ms: int) -> Iterator[Wanted]:
    """Possible highlights, best first: evidence and questions in turn."""
    told = _Told.of(known.transcript)
    in_turn = zip_longest(_from_tags(known, told, within, limit_ms), _from_questions(known, told, within, limit_ms))
    return (wanted for wanted in chain.from_iterable(in_turn) if wanted is not None)


@dataclass(frozen=True)
class _Told:
    """The words as captions, by their start, and as sentences."""

    segments: Sequence[Segment]
    sentences: Sequence[Sentence]

    @classmethod
    def of(cls, transcript: Transcript) -> Self:
        return cls(sorted(transcript.segments, key=lambda segment: segment.start_ms), sentences_of(transcript))

    def begins(self, segment: Segment) -> bool:
        """Whether a sentence begins with this caption."""
        return any(abs(sentence.start_ms - segment.start_ms) <= _SAME_MS for sentence in self.sentences)

    def ends(self, segment: Segment) -> bool:
        """Whether a sentence ends with this caption."""
        return any(abs(sentence.end_ms - segment.end_ms) <= _SAME_MS for sentence in self.sentences)

    def inside(self, span: Span) -> list[Segment]:
        """The captions that lie wholly in ``span``."""
        return [s for s in self.segments if span.start_ms <= s.start_ms and s.end_ms <= span.end_ms]


def _from_tags(known: Understood, told: _Told, within: Span, limit_ms: int) -> Iterator[Wanted]:
    for evidence in (evidence for tag in known.tags.tags for evidence in tag.evidence):
        chapter = _holding(known.outline.chapters, evidence.start_ms)
        room = _room(known.outline, told, Span(evidence.start_ms, evidence.end_ms))
        if room is None:
            continue
        span = _around(told, _shared(room, within), evidence.start_ms, limit_ms)
        if span is None:
            continue
        most = chapter is not None and 2 * _length(span) > chapter.end_ms - chapter.start_ms
        yield Wanted("", _title(chapter.title) if chapter and most else _quoted(told, evidence), span)


def _room(outline: Outline, told: _Told, evidence: Span) -> Span | None:
    """Where a clip with this evidence may lie: in its chapter of the talk, without questions and the closing words."""
    part = _holding([part for part in outline.parts if part.kind == "presentation"], evidence.start_ms)
    if part is None:
        return None
    room = Span(part.start_ms, part.end_ms)
    if chapter := _holding(outline.chapters, evidence.start_ms):
        room = _shared(room, Span(chapter.start_ms, chapter.end_ms))
    exchanges = [Span(_handed_over_ms(told, question), _whole(question).end_ms) for question in outline.questions]
    if _holding(exchanges, evidence.start_ms):
        return None
    starts = [room.start_ms, *(span.end_ms for span in exchanges if span.end_ms <= evidence.start_ms)]
    ends = [room.end_ms, *(span.start_ms for span in exchanges if span.start_ms > evidence.start_ms)]
    ends += [s.start_ms for s in told.sentences if s.start_ms >= evidence.end_ms and s.weight("close") >= _STRONG]
    return Span(max(starts), min(ends))


def _from_questions(known: Understood, told: _Told, within: Span, limit_ms: int) -> Iterator[Wanted]:
    """From the hand-over to the end of the answer; where that is too long, to the last sentence end that fits."""
    spans = [
        (question, _shared(within, Span(_handed_over_ms(told, question), _whole(question).end_ms)))
        for question in known.outline.questions
    ]
    for question, span in sorted(spans, key=lambda pair: _length(pair[1]) > limit_ms):
        end_ms = _last_end(told, span, limit_ms) if _length(span) > limit_ms else span.end_ms
        heard = told.inside(Span(span.start_ms, end_ms))
        if heard and end_ms > question.question.end_ms and end_ms - span.start_ms >= SHORTEST_MS:
            yield Wanted("", _title(question.text), Span(span.start_ms, end_ms))


def _handed_over_ms(told: _Told, question: Question) -> int:
    """When the sentences begin that hand over to the question; its own start where none does."""
    start_ms = question.question.start_ms
    before = [sentence for sentence in told.sentences if sentence.end_ms <= start_ms][-LONGEST_RUN_UP:]
    for sentence in reversed(before):
        if not hands_over(sentence) or start_ms - sentence.end_ms > _HAND_OVER_GAP_MS:
            break
        start_ms = sentence.start_ms
    return start_ms


def _whole(question: Question) -> Span:
    return Span(question.question.start_ms, max(question.question.end_ms, question.answer.end_ms))


def _around(told: _Told, room: Span, at_ms: int, limit_ms: int) -> Span | None:
    """Captions of ``room`` from the sentence spoken at ``at_ms`` to the last sentence end that the limit allows."""
    segments = told.inside(room)
    at = next((n for n, segment in enumerate(segments) if segment.end_ms > at_ms), None)
    if at is None:
        return None
    first = _sentence_start(told, segments, at)
    if segments[at].end_ms - segments[first].start_ms > limit_ms:
        first = at
    start_ms = segments[first].start_ms
    end_ms = _last_end(told, Span(start_ms, max(segment.end_ms for segment in segments[first:])), limit_ms)
    return Span(start_ms, end_ms) if end_ms - start_ms >= SHORTEST_MS else None


def _last_end(told: _Told, span: Span, limit_ms: int) -> int:
    """The last sentence end in ``span`` within the limit; of a caption where no sentence ends; else its start."""
    fitting = told.inside(Span(span.start_ms, min(span.end_ms, span.start_ms + limit_ms)))
    enough = [s for s in fitting if 2 * (s.end_ms - span.start_ms) >= limit_ms]
    ends = next((found for few in (enough, fitting) if (found := [s for s in few if told.ends(s)])), fitting)
    return max((segment.end_ms for segment in ends), default=span.start_ms)


def _sentence_start(told: _Told, segments: Sequence[Segment], at: int) -> int:
    """The caption, at most :data:`LONGEST_RUN_UP` before ``at``, that begins a sentence; ``at`` where none does."""
    earlier = range(at, max(-1, at - LONGEST_RUN_UP - 1), -1)
    return next((number for number in earlier if told.begins(segments[number])), at)


def _quoted(told: _Told, evidence: Evidence) -> str:
    """The sentence in which the evidence stands, in short."""
    sentence = _holding(told.sentences, evidence.start_ms)
    return _title(quotation(sentence) if sentence else evidence.text)


def _holding(spans: Iterable[_Timed], at_ms: int) -> _Timed | None:
    return next((span for span in spans if span.start_ms <= at_ms < span.end_ms), None)


def _shared(one: Span, other: Span) -> Span:
    start_ms = max(one.start_ms, other.start_ms)
    return Span(start_ms, max(start_ms, min(one.end_ms, other.end_ms)))


def _not_overlapping(candidates: Iterable[Wanted]) -> list[Wanted]:
    taken: list[Wanted] = []
    for wanted in candidates:
        if all(wanted.span.end_ms <= t.span.start_ms or t.span.end_ms <= wanted.span.start_ms for t in taken):
            taken.append(wanted)
    return taken


def _length(span: Span) -> int:
    return span.end_ms - span.start_ms


def _title(text: str) -> str:
    """One line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_CHARACTERS else line[: TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"
