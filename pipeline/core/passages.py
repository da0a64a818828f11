"""A session cut into what search returns: passages of 60–90 s, and whole questions with their answers."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Literal

from pipeline.core.artefacts import Chapter, Outline, Question, Segment
from pipeline.core.settings import IndexSettings

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SPACE_CONTROLS = {ord(char): " " for char in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}

# What a cut costs, in seconds of missed length: nothing at a chapter, some after a sentence, much within one.
_CUT_AT_CHAPTER, _CUT_AFTER_SENTENCE, _CUT_WITHIN_SENTENCE = 0.0, 4.0, 30.0
_LONGEST_PAUSE_MS = 2000
_OVERLONG = 10.0


@dataclass(frozen=True)
class Passage:
    """What search returns: 60–90 s of speech (``passage``), or a question with its answer (``question``).

    ``title`` is the tidy text of a question. ``starts`` tells where in ``text`` each segment begins and when it does:
    (character, milliseconds), in order.
    """

    kind: Literal["passage", "question"]
    start_ms: int
    end_ms: int
    language: str
    text: str
    title: str = ""
    starts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Topic:
    """A service or field that a session is about: what it is called in each language, and what people say when they
    speak of it. ``moments`` are the times of its evidence, the best first.
    """

    id: str
    names: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]
    moments: tuple[int, ...] = ()


@dataclass(frozen=True)
class Passages:
    """The session as search sees it: its title and names weigh more than running text.

    ``start_ms`` is where the passage begins that shows for the session as a whole.
    """

    title: str
    language: str
    held_on: str
    partner: str
    presenters: tuple[str, ...]
    services: tuple[str, ...]
    fields: tuple[str, ...]
    passages: tuple[Passage, ...]
    start_ms: int = 0
    chapters: tuple[Chapter, ...] = ()
    topics: tuple[Topic, ...] = ()


def plain_text(text: str) -> str:
    """``text`` in composed Unicode, without control and invisible characters, with single spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_SPACE_CONTROLS)
    seen = (char for char in composed if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return " ".join("".join(seen).split())


def cut_passages(segments: Sequence[Segment], outline: Outline, settings: IndexSettings) -> tuple[Passage, ...]:
    """The passages of a session in order of time; together they hold every word once.

    A question and its answer stay whole. The rest is cut into lengths as ``settings`` say, never across a
    part of the outline, by preference at a chapter, else after a sentence, else at a pause; a stretch that is
    too short for a passage becomes one as it is.
    """
    ordered = sorted((segment for segment in segments if plain_text(segment.text)), key=lambda one: one.start_ms)
    questions: defaultdict[int, list[Segment]] = defaultdict(list)
    passages: list[Passage] = []
    for (asked, _), stretch in groupby(ordered, key=lambda one: _place(one, outline)):
        if asked is None:
            pieces = _cut(list(stretch), {chapter.start_ms for chapter in outline.chapters}, settings)
            passages.extend(_passage("passage", "", piece) for piece in pieces)
        else:
            questions[asked].extend(stretch)
    passages.extend(_passage("question", plain_text(outline.questions[i].text), questions[i]) for i in questions)
    return tuple(sorted(passages, key=lambda one: (one.start_ms, one.end_ms)))


def presentation_start(passages: Iterable[Passage], outline: Outline) -> int:
    """The ``start_ms`` of the passage with which the presentation begins, else of the first one, else 0."""
    starts = [part.start_ms for part in outline.parts if part.kind == "presentation"] or [0]
    ordered = list(passages)
    return next((one.start_ms for one in ordered if one.end_ms > starts[0]), ordered[0].start_ms if ordered else 0)


def _place(segment: Segment, outline: Outline) -> tuple[int | None, int]:
    """Which question the segment belongs to, if any, and in which part it lies."""
    middle = (segment.start_ms + segment.end_ms) // 2
    asked = next((i for i, one in enumerate(outline.questions) if _belongs(middle, one)), None)
    if asked is not None:
        return asked, -1
    return None, next((i for i, part in enumerate(outline.parts) if middle < part.end_ms), len(outline.parts))


def _belongs(at_ms: int, asked: Question) -> bool:
    return any(span.start_ms <= at_ms < span.end_ms for span in (asked.question, asked.answer))


def _cut(stretch: Sequence[Segment], chapters: set[int], settings: IndexSettings) -> list[Sequence[Segment]]:
    """The cheapest way to cut a stretch into pieces, by dynamic programming over its segments."""
    longest = settings.passage_max_seconds * 1000
    cheapest, begins = [0.0], [0]
    for end in range(1, len(stretch) + 1):
        cut = _cut_cost(stretch, end, chapters)
        best, begin = float("inf"), end - 1
        for start in range(end - 1, -1, -1):
            length = stretch[end - 1].end_ms - stretch[start].start_ms
            if length > longest and start < end - 1:
                break
            cost = cheapest[start] + _length_cost(length, settings) + cut
            if cost < best:
                best, begin = cost, start
        cheapest.append(best)
        begins.append(begin)
    return _pieces(stretch, begins)


def _pieces(stretch: Sequence[Segment], begins: Sequence[int]) -> list[Sequence[Segment]]:
    pieces: list[Sequence[Segment]] = []
    end = len(stretch)
    while end:
        pieces.append(stretch[begins[end] : end])
        end = begins[end]
    return pieces[::-1]


def _length_cost(length_ms: int, settings: IndexSettings) -> float:
    short = max(0.0, settings.passage_min_seconds - length_ms / 1000)
    return short + max(0.0, length_ms / 1000 - settings.passage_max_seconds) * _OVERLONG


def _cut_cost(stretch: Sequence[Segment], end: int, chapters: set[int]) -> float:
    """What it costs to cut before segment ``end``; nothing at the end of the stretch."""
    if end == len(stretch):
        return 0.0
    before, after = stretch[end - 1], stretch[end]
    if any(before.start_ms < start <= after.start_ms for start in chapters):
        return _CUT_AT_CHAPTER
    pause = min(max(0, after.start_ms - before.end_ms), _LONGEST_PAUSE_MS) / 1000
    sentence = _SENTENCE_END.search(before.text.rstrip())
    return (_CUT_AFTER_SENTENCE if sentence else _CUT_WITHIN_SENTENCE) - pause


def _passage(kind: Literal["passage", "question"], title: str, spoken: Sequence[Segment]) -> Passage:
    letters: defaultdict[str, int] = defaultdict(int)
    for segment in spoken:
        letters[segment.language] += len(segment.text)
    texts = [plain_text(segment.text) for segment in spoken]
    return Passage(
        kind=kind,
        start_ms=spoken[0].start_ms,
        end_ms=max(segment.end_ms for segment in spoken),
        language=max(letters, key=lambda language: letters[language]),
        text=" ".join(texts),
        title=title,
        starts=_starts(texts, spoken),
    )


def _starts(texts: Sequence[str], spoken: Sequence[Segment]) -> tuple[tuple[int, int], ...]:
    """Where in the joined ``texts`` each segment begins, and when it does."""
    ends = accumulate((len(text) + 1 for text in texts), initial=0)
    return tuple((at, segment.start_ms) for at, segment in zip(ends, spoken, strict=False))
