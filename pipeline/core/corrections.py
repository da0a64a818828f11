"""People's corrections, laid over what the machine heard: they find their place again after every new
recognition.

A correction is anchored by its time and by the words that the person saw. Nothing is dropped silently: what
no longer fits anywhere is told in a note.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.core.artefacts import Segment, Transcript
from pipeline.core.step import Correction
from pipeline.core.wording import clean

NEAR_MS = 15_000
MOST_SEGMENTS = 4
ALIKE = 0.7

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True)
class _Place:
    """Where a correction belongs: characters ``begin`` to ``end`` of the joined texts of the segments from
    ``first``.
    """

    first: int
    count: int
    begin: int
    end: int


def lay(transcript: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """Return ``transcript`` with ``corrections`` laid over it in their order.

    A correction replaces the words that the person saw: a whole segment, a piece of one, or several that
    follow one another (these become one). An empty text takes the words out. What did not fit is kept in
    ``unplaced``, which is for those who look after the session: it may quote words that should not be seen.
    """
    segments = list(transcript.segments)
    unplaced = []
    for correction in corrections:
        place = _find(segments, correction)
        if place is None:
            unplaced.append(_note(correction))
        else:
            segments[place.first : place.first + place.count] = _corrected(
                segments, place, clean(correction.text or "")
            )
    return replace(transcript, segments=tuple(segments), unplaced=tuple(unplaced))


def _find(segments: Sequence[Segment], correction: Correction) -> _Place | None:
    """Return the place that holds the very words, of these the smallest and nearest; else the segment most
    alike.
    """
    sought = _words(correction.was)
    if not sought:
        return None
    low = bisect_left(segments, correction.at_ms - NEAR_MS, key=lambda segment: segment.end_ms)
    high = bisect_left(segments, correction.at_ms + NEAR_MS, key=lambda segment: segment.start_ms)
    near = sorted(range(low, high), key=lambda index: abs(segments[index].start_ms - correction.at_ms))
    for count in range(1, MOST_SEGMENTS + 1):
        for first in near:
            if place := _same_words(segments, sought, first, count):
                return place
    return _most_alike(segments, sought, near)


def _same_words(segments: Sequence[Segment], sought: list[str], first: int, count: int) -> _Place | None:
    text = _joined(segments[first : first + count])
    found = list(_WORD.finditer(text))
    words = [word.group().casefold() for word in found]
    for at in range(len(words) - len(sought) + 1):
        if words[at : at + len(sought)] == sought:
            begin, end = found[at].start(), found[at + len(sought) - 1].end()
            is_all = len(sought) == len(words)
            return _Place(first, count, 0, len(text)) if is_all else _Place(first, count, begin, end)
    return None


def _most_alike(segments: Sequence[Segment], sought: list[str], near: Sequence[int]) -> _Place | None:
    scored = [(_likeness(sought, _words(segments[index].text)), index) for index in near]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, 0))
    return _Place(best, 1, 0, len(segments[best].text)) if score >= ALIKE else None


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _corrected(segments: Sequence[Segment], place: _Place, text: str) -> Iterator[Segment]:
    """Yield the segment with the new words, unless none are left. Its words lose their times, which fit no
    more.
    """
    old = segments[place.first : place.first + place.count]
    before, after = _joined(old)[: place.begin], _joined(old)[place.end :]
    if new := clean(f"{before}{text}{after}"):
        yield replace(old[0], end_ms=old[-1].end_ms, text=new, words=())


def _joined(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _note(correction: Correction) -> str:
    minutes, seconds = divmod(max(0, correction.at_ms) // 1000, 60)
    was, text = (f"“{clean(part)[:60]}”" for part in (correction.was, correction.text or ""))
    return f"The correction at {minutes}:{seconds:02} of {was} to {text} fits no words any more."
