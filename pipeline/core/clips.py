"""Which clips are worth cutting, and their captions.

The presentation is the recording without lead-in and goodbye. Highlights are the moments that decided a tag, and
questions with their answers, in turn: short, beginning and ending with a sentence, and never the same moment twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from pipeline.core.artefacts import Outline, Question, Segment, Span, Tags, Transcript
from pipeline.core.settings import ClipSettings

SHORTEST_MS = 5_000
LONGEST_RUN_UP = 3
TITLE_CHARACTERS = 100
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", "?”", '."', '?"')


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
            words=(),
        )
        for segment in segments
        if span.start_ms <= (segment.start_ms + segment.end_ms) // 2 < span.end_ms
    )


def _candidates(known: Understood, within: Span, limit_ms: int) -> Iterator[Wanted]:
    """Possible highlights, best first: evidence and questions in turn."""
    segments = [s for s in known.transcript.segments if within.start_ms <= s.start_ms and s.end_ms <= within.end_ms]
    segments.sort(key=lambda segment: segment.start_ms)
    in_turn = zip_longest(_from_tags(known, segments, limit_ms), _from_questions(known, segments, limit_ms))
    return (wanted for wanted in chain.from_iterable(in_turn) if wanted is not None)


def _from_tags(known: Understood, segments: Sequence[Segment], limit_ms: int) -> Iterator[Wanted]:
    talk = [part for part in known.outline.parts if part.kind == "presentation"]
    for tag in known.tags.tags:
        for evidence in tag.evidence:
            span = _around(segments, Span(evidence.start_ms, evidence.end_ms), limit_ms)
            if span and any(part.start_ms <= evidence.start_ms < part.end_ms for part in talk):
                yield Wanted("", _title(_chapter_at(known.outline, evidence.start_ms) or evidence.text), span)


def _from_questions(known: Understood, segments: Sequence[Segment], limit_ms: int) -> Iterator[Wanted]:
    """Questions whose answer fits first; of the others question and beginning of the answer."""
    for question in sorted(known.outline.questions, key=lambda question: _length(_whole(question)) > limit_ms):
        span = _around(segments, _whole(question), limit_ms, run_up=0)
        if span:
            yield Wanted("", _title(question.text), span)


def _whole(question: Question) -> Span:
    return Span(question.question.start_ms, max(question.question.end_ms, question.answer.end_ms))


def _around(segments: Sequence[Segment], core: Span, limit_ms: int, run_up: int = LONGEST_RUN_UP) -> Span | None:
    """Whole segments from the sentence in which ``core`` begins, to the last sentence end that the limit allows."""
    touched = [n for n, s in enumerate(segments) if s.end_ms > core.start_ms and s.start_ms < core.end_ms]
    if not touched:
        return None
    first = _sentence_start(segments, touched[0], run_up)
    if segments[touched[0]].end_ms - segments[first].start_ms > limit_ms:
        first = touched[0]
    stop_ms = segments[first].start_ms + limit_ms
    fitting = [s for s in segments[first:] if s.end_ms <= stop_ms]
    enough = [s for s in fitting if s.end_ms - segments[first].start_ms >= limit_ms // 2]
    ends = [s for s in enough if s.text.rstrip().endswith(_SENTENCE_ENDS)] or fitting
    if not ends or ends[-1].end_ms - segments[first].start_ms < SHORTEST_MS:
        return None
    return Span(segments[first].start_ms, ends[-1].end_ms)


def _sentence_start(segments: Sequence[Segment], at: int, run_up: int) -> int:
    """The segment, at most ``run_up`` before ``at``, that follows the end of a sentence; ``at`` where none does."""
    for number in range(at, max(-1, at - run_up - 1), -1):
        if number == 0 or segments[number - 1].text.rstrip().endswith(_SENTENCE_ENDS):
            return number
    return at


def _not_overlapping(candidates: Iterable[Wanted]) -> list[Wanted]:
    taken: list[Wanted] = []
    for wanted in candidates:
        if all(wanted.span.end_ms <= t.span.start_ms or t.span.end_ms <= wanted.span.start_ms for t in taken):
            taken.append(wanted)
    return taken


def _chapter_at(outline: Outline, at_ms: int) -> str:
    return next((c.title for c in outline.chapters if c.start_ms <= at_ms < c.end_ms), "")


def _length(span: Span) -> int:
    return span.end_ms - span.start_ms


def _title(text: str) -> str:
    """One line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_CHARACTERS else line[: TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"
