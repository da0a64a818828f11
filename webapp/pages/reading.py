"""The transcript as something to read: paragraphs of one speaker, under the headings of the chapters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.core.artefacts import Chapter, Segment

PARAGRAPH_MS = 35_000
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*$")


@dataclass(frozen=True)
class Paragraph:
    """Segments that belong together. ``chapter`` and ``speaker`` are given where they begin or change."""

    chapter: Chapter | None
    speaker: str | None
    segments: tuple[Segment, ...]

    @property
    def start_ms(self) -> int:
        """When it begins."""
        return self.segments[0].start_ms


def paragraphs(segments: Sequence[Segment], chapters: Iterable[Chapter]) -> tuple[Paragraph, ...]:
    """In paragraphs: a new one for a new chapter or speaker, and at a sentence's end after half a minute."""
    waiting = sorted(chapters, key=lambda chapter: chapter.start_ms)
    found: list[Paragraph] = []
    taken: list[Segment] = []
    chapter, said_by = None, None
    for segment in segments:
        begins = _take_begun(waiting, segment)
        if taken and (begins or segment.speaker != taken[-1].speaker or _is_long(taken)):
            found.append(_paragraph(chapter, said_by, taken))
            chapter, said_by, taken = None, taken[-1].speaker, []
        chapter = begins or chapter
        taken.append(segment)
    return (*found, _paragraph(chapter, said_by, taken)) if taken else ()


def _paragraph(chapter: Chapter | None, said_by: str | None, taken: Sequence[Segment]) -> Paragraph:
    """``said_by`` is who spoke before; the paragraph names its speaker only when that is somebody else."""
    speaker = taken[0].speaker
    return Paragraph(chapter, speaker if speaker != said_by else None, tuple(taken))


def _take_begun(waiting: list[Chapter], segment: Segment) -> Chapter | None:
    begun = None
    while waiting and waiting[0].start_ms < segment.end_ms:
        begun = waiting.pop(0)
    return begun


def _is_long(taken: Sequence[Segment]) -> bool:
    return taken[-1].end_ms - taken[0].start_ms > PARAGRAPH_MS and bool(_SENTENCE_END.search(taken[-1].text))


def segment_at(segments: Sequence[Segment], at_ms: int) -> Segment | None:
    """The segment that is heard at a moment, or the last one before it; ``None`` before the first."""
    place = bisect_right(segments, at_ms, key=attrgetter("start_ms"))
    return segments[place - 1] if place else None
