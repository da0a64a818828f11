"""What is told in a session: every sentence but the questions, and whether the outline knows it as talk or answer."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.core.artefacts import Outline, Span
from pipeline.core.outline.sentences import Sentence


@dataclass(frozen=True)
class Told:
    """A sentence that is no question; ``number`` is its own in the session, ``question`` that which it answers.

    ``aside`` is what seems to be neither talk nor answer. It is kept, because an outline can be mistaken.
    """

    sentence: Sentence
    number: int
    question: int | None
    aside: bool = False


def telling(sentences: Sequence[Sentence], outline: Outline) -> list[Told]:
    """All that is said but questions, in a session that has a presentation."""
    presented = _Spans([Span(part.start_ms, part.end_ms) for part in outline.parts if part.kind == "presentation"])
    asked = _Spans([question.question for question in outline.questions])
    answered = _Spans([question.answer for question in outline.questions])
    found = []
    for number, sentence in enumerate(sentences):
        at_ms = sentence.start_ms
        answers = answered.holding(at_ms)
        if asked.holding(at_ms) is None:
            aside = answers is None and presented.holding(at_ms) is None
            found.append(Told(sentence, number, answers, aside))
    return found if outline.parts else []


def asking(sentences: Sequence[Sentence], outline: Outline) -> dict[int, list[Sentence]]:
    """The sentences of each question, by the question's number."""
    asked = _Spans([question.question for question in outline.questions])
    found: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        if (question := asked.holding(sentence.start_ms)) is not None:
            found.setdefault(question, []).append(sentence)
    return found


class _Spans:
    """Spans of time in which a moment is looked up in logarithmic time."""

    def __init__(self, spans: Sequence[Span]) -> None:
        order = sorted(range(len(spans)), key=lambda number: spans[number].start_ms)
        self._starts = [spans[number].start_ms for number in order]
        self._reach = list(accumulate(((spans[number].end_ms, number) for number in order), max))

    def holding(self, at_ms: int) -> int | None:
        """The number of a span that holds the moment."""
        before = bisect_right(self._starts, at_ms)
        if before and at_ms < self._reach[before - 1][0]:
            return self._reach[before - 1][1]
        return None
