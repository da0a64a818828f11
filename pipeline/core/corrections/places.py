"""Where words stand in a transcript: found again by what was said and about when, however it is cut into segments."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.core.artefacts import Segment

NEAR_MS = 15_000
"""Words are looked for this far from where they were at most; a few words, which are often said again, less far."""
NEAR_AT_LEAST_MS = 4000
NEAR_MS_A_WORD = 1000
CLOSE_MS = 1500
"""So near must words lie of which it matters most that no others are taken for them: a few, or some to be deleted."""
FEW_WORDS = 6
ALIKE, FEW_ALIKE = 0.6, 0.7
"""How much of the words must be the same, from 0 to 1: of few words more."""
MOST_SEGMENTS = 4
MOST_WORDS_ALIKE = 120
MOST_WORDS_NEAR = 2000
"""Beyond these only the very words are looked for: to compare all that may be alike would take long."""
MOST_LOOKED_AT = 16

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True)
class Place:
    """From the character ``begin`` of the segment ``first`` up to the character ``end`` of the segment ``last``."""

    first: int
    begin: int
    last: int
    end: int


@dataclass(frozen=True)
class _Token:
    """A word of a segment, with about the times at which it is said."""

    word: str
    segment: int
    begin: int
    end: int
    at_ms: int
    until_ms: int


@dataclass(frozen=True)
class _Match:
    """The tokens from ``begin`` up to ``end``, how far from where they were expected, and whether that is close."""

    begin: int
    end: int
    distance_ms: int
    is_close: bool
    likeness: float = 1.0

    def covers(self, other: "_Match") -> bool:
        return self.begin <= other.begin and other.end <= self.end

    def touches(self, other: "_Match") -> bool:
        return self.begin < other.end and other.begin < self.end


def words(text: str) -> list[str]:
    """The words of ``text`` without case and punctuation; a text of signs only counts as one word."""
    return [text[begin:end].casefold() for begin, end in _word_spans(text)]


def find(
    segments: Sequence[Segment], was: str, instead: str, anchors_ms: Sequence[int], closely: bool = False
) -> Place | None:
    """Return where ``was`` stands near one of the times, or ``instead``, which is said there by now.

    The very words win, of these the nearest; else what is most alike. With ``closely`` they must begin within 1.5 s of
    one of the times, or be said just then, by one segment.
    """
    tokens = list(_tokens(segments, anchors_ms))
    sought, wanted = words(was), words(instead)
    new = _same(tokens, wanted, anchors_ms, closely)
    old = _same(tokens, sought, anchors_ms, closely)
    if new and (old is None or new.covers(old)):
        almost = None if old else _alike(tokens, sought, anchors_ms, closely)
        old = almost if almost and not almost.touches(new) else new
    found = old or _alike(tokens, sought, anchors_ms, closely)
    return _place(segments, tokens, found) if found else None


def _word_spans(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _WORD.finditer(text)]
    return found or ([(0, len(text))] if text.strip() else [])


def _tokens(segments: Sequence[Segment], anchors_ms: Sequence[int]) -> Iterator[_Token]:
    for index, segment in enumerate(segments):
        if min(_gap(segment, at_ms) for at_ms in anchors_ms) <= NEAR_MS:
            spans = _word_spans(segment.text)
            timed = [(w.start_ms, w.end_ms) for w in segment.words] if len(segment.words) == len(spans) else []
            for number, (begin, end) in enumerate(spans):
                times = timed[number] if timed else (_time_at(segment, begin), _time_at(segment, end))
                yield _Token(segment.text[begin:end].casefold(), index, begin, end, *times)


def _time_at(segment: Segment, character: int) -> int:
    return segment.start_ms + (segment.end_ms - segment.start_ms) * character // len(segment.text)


def _gap(segment: Segment, at_ms: int) -> int:
    return max(segment.start_ms - at_ms, at_ms - segment.end_ms, 0)


def _match(tokens: Sequence[_Token], begin: int, end: int, anchors_ms: Sequence[int], likeness: float = 1.0) -> _Match:
    first, last = tokens[begin], tokens[end - 1]
    distance_ms = min(abs(first.at_ms - at_ms) for at_ms in anchors_ms)
    is_said_then = any(first.at_ms <= at_ms < last.until_ms for at_ms in anchors_ms) and first.segment == last.segment
    return _Match(begin, end, distance_ms, distance_ms <= CLOSE_MS or is_said_then, likeness)


def _near_enough(match: _Match, closely: bool) -> bool:
    if closely:
        return match.is_close
    return match.distance_ms <= min(NEAR_MS, NEAR_AT_LEAST_MS + NEAR_MS_A_WORD * (match.end - match.begin))


def _same(tokens: Sequence[_Token], sought: Sequence[str], anchors_ms: Sequence[int], closely: bool) -> _Match | None:
    """The nearest place where the very words follow one another."""
    if not sought:
        return None
    all_words = [token.word for token in tokens]
    begins = (at for at, word in enumerate(all_words) if word == sought[0])
    found = (
        _match(tokens, at, at + len(sought), anchors_ms) for at in begins if all_words[at : at + len(sought)] == sought
    )
    near = (match for match in found if _near_enough(match, closely))
    return min(near, key=lambda match: match.distance_ms, default=None)


def _alike(tokens: Sequence[_Token], sought: Sequence[str], anchors_ms: Sequence[int], closely: bool) -> _Match | None:
    """The segments whose words are most like those sought; else the piece, for they may be cut otherwise by now."""
    if not sought or len(sought) > MOST_WORDS_ALIKE or len(tokens) > MOST_WORDS_NEAR:
        return None
    least = FEW_ALIKE if len(sought) < FEW_WORDS else ALIKE
    for ranges in (_segment_ranges(tokens), _piece_ranges(tokens, len(sought))):
        compared = (
            _match(tokens, begin, end, anchors_ms, _likeness(sought, [token.word for token in tokens[begin:end]]))
            for begin, end in _promising(tokens, sought, ranges, least)
        )
        found = [match for match in compared if match.likeness >= least and _near_enough(match, closely)]
        if found:
            return max(found, key=lambda match: (match.likeness, -match.distance_ms))
    return None


def _segment_ranges(tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    starts = [at for at, token in enumerate(tokens) if not at or token.segment != tokens[at - 1].segment]
    starts.append(len(tokens))
    for number, begin in enumerate(starts):
        yield from ((begin, end) for end in starts[number + 1 : number + 1 + MOST_SEGMENTS])


def _piece_ranges(tokens: Sequence[_Token], count: int) -> Iterator[tuple[int, int]]:
    for length in range(count, count + max(2, count // 4), max(1, count // 20)):
        yield from ((begin, begin + length) for begin in range(len(tokens) - length + 1))


def _promising(
    tokens: Sequence[_Token], sought: Sequence[str], ranges: Iterable[tuple[int, int]], least: float
) -> list[tuple[int, int]]:
    """The ranges that share enough words with those sought, whatever their order: comparing these is worth while."""
    wanted = Counter(sought)
    scored = []
    for begin, end in ranges:
        total = len(sought) + end - begin
        if 2 * min(len(sought), end - begin) >= least * total:
            shared = (wanted & Counter(token.word for token in tokens[begin:end])).total()
            if 2 * shared >= least * total:
                scored.append((-2 * shared / total, begin, end))
    return [(begin, end) for _, begin, end in sorted(scored)[:MOST_LOOKED_AT]]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _place(segments: Sequence[Segment], tokens: Sequence[_Token], match: _Match) -> Place:
    """The characters of a match; a segment whose words are all in it belongs to it from end to end."""
    first, last = tokens[match.begin], tokens[match.end - 1]
    at_start = match.begin == 0 or tokens[match.begin - 1].segment != first.segment
    at_end = match.end == len(tokens) or tokens[match.end].segment != last.segment
    if at_start and at_end:
        return Place(first.segment, 0, last.segment, len(segments[last.segment].text))
    return Place(first.segment, first.begin, last.segment, last.end)
