"""Segments cut apart, joined and shortened, with the times of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.core.artefacts import Segment, Word

SHORTEST_MS = 200
"""What is cut to make room keeps at least this much: less is no time to say anything in."""


def joined(segments: Sequence[Segment]) -> Segment:
    """``segments`` that follow one another as one; language and speaker are those of the first."""
    text = " ".join(segment.text for segment in segments)
    timed = all(segment.words for segment in segments)
    words = tuple(word for segment in segments for word in segment.words) if timed else ()
    return replace(segments[0], end_ms=segments[-1].end_ms, text=text, words=words)


def cut_before(segment: Segment, count: int) -> tuple[Segment, ...]:
    """``segment`` in two, the first with ``count`` words; whole, where one of them would have no words or no time.

    The cut is made when the next word begins; where this is not known, the time is shared as the text is long.
    """
    texts = segment.text.split()
    before, after = " ".join(texts[:count]), " ".join(texts[count:])
    if not before or not after:
        return (segment,)
    timed = [word.text.strip() for word in segment.words] == texts
    length_ms = segment.end_ms - segment.start_ms
    share_ms = length_ms * (len(before) + 1) // (len(before) + 1 + len(after))
    at_ms = segment.words[count].start_ms if timed else segment.start_ms + share_ms
    if not segment.start_ms < at_ms < segment.end_ms:
        return (segment,)
    first, second = (segment.words[:count], segment.words[count:]) if timed else ((), ())
    return (
        replace(segment, end_ms=at_ms, text=before, words=_within(first, segment.start_ms, at_ms)),
        replace(segment, start_ms=at_ms, text=after, words=_within(second, at_ms, segment.end_ms)),
    )


def retold(segment: Segment, text: str) -> Segment:
    """``segment`` with another text: words that are still there keep their times.

    Words in the place of others share the time of these. Where a new word would have no time, none has.
    """
    texts = text.split()
    return replace(segment, text=text, words=tuple(_retimed(segment.words, texts) or ()))


def retimed(segment: Segment, start_ms: int, end_ms: int) -> Segment:
    """``segment`` at another time; its words keep theirs where they all lie within it."""
    return replace(segment, start_ms=start_ms, end_ms=end_ms, words=_within(segment.words, start_ms, end_ms))


def inserted(segments: Sequence[Segment], new: Segment) -> list[Segment] | None:
    """``segments``, in order and without overlap, with ``new`` among them; its neighbours are cut to make room.

    ``None`` where one of them would have no time left.
    """
    before: list[Segment] = []
    after: list[Segment] = []
    for segment in segments:
        if segment.end_ms <= new.start_ms:
            before.append(segment)
        elif segment.start_ms >= new.end_ms:
            after.append(segment)
        elif new.start_ms - segment.start_ms >= max(SHORTEST_MS, segment.end_ms - new.end_ms):
            before.append(retimed(segment, segment.start_ms, new.start_ms))
        elif segment.end_ms - new.end_ms >= SHORTEST_MS:
            after.append(retimed(segment, new.end_ms, segment.end_ms))
        else:
            return None
    return [*before, new, *after]


def _within(words: Sequence[Word], start_ms: int, end_ms: int) -> tuple[Word, ...]:
    """``words`` cut to a span; none where one lies outside."""
    clipped = tuple(
        replace(word, start_ms=max(start_ms, word.start_ms), end_ms=min(end_ms, word.end_ms)) for word in words
    )
    return clipped if all(word.start_ms < word.end_ms for word in clipped) else ()


def _retimed(old: Sequence[Word], texts: Sequence[str]) -> list[Word] | None:
    """Return ``texts`` as words with the times of ``old``; ``None`` where one of them would have no time."""
    if not old:
        return None
    spoken, told = [_bare(word.text) for word in old], [_bare(text) for text in texts]
    made: list[Word] = []
    for kind, first, last, begin, end in SequenceMatcher(None, spoken, told, autojunk=False).get_opcodes():
        if kind == "equal":
            made.extend(replace(word, text=text) for word, text in zip(old[first:last], texts[begin:end], strict=True))
        elif begin < end:
            start_ms = old[first].start_ms if first < last else old[max(0, first - 1)].end_ms
            end_ms = old[last - 1].end_ms if first < last else old[min(first, len(old) - 1)].start_ms
            if end_ms - start_ms < end - begin:
                return None
            made.extend(_spread(texts[begin:end], start_ms, end_ms))
    return made


def _spread(texts: Sequence[str], start_ms: int, end_ms: int) -> Iterator[Word]:
    """Yield ``texts`` as words of the same length, one after the other."""
    for number, text in enumerate(texts):
        begin, end = (start_ms + (end_ms - start_ms) * n // len(texts) for n in (number, number + 1))
        yield Word(begin, end, text)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum()) or text.strip()
