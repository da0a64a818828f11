"""People's corrections, laid over what the machine heard: they find their place again after every new
recognition.

A correction is anchored by its time and by the words that the person saw. Nothing is dropped silently: what
no longer fits anywhere is told in a note.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher

from pipeline.core.artefacts import Segment, Transcript
from pipeline.core.corrections.places import Place, find, words
from pipeline.core.corrections.recutting import cut_before, inserted, joined, retimed, retold
from pipeline.core.languages import LANGUAGES
from pipeline.core.step import Correction
from pipeline.core.wording import clean

NEARLY_MS = 500
"""How far from its time an added segment may be heard by now."""
JUST_AFTER_MS = (200, 500)
"""Where nobody says anything so soon after the time of words that should be deleted, they are gone."""
FEW_WORDS = 4
"""Fewer words than these are said so often that others could be taken for them: they must stand where they stood."""
SAME_ADDITION = 0.7
COMPARED = 200
"""How much of the beginnings, in characters, is the same where an addition is worded anew (from 0 to 1)."""

FITS_NOT = "fits no words any more"
CANNOT_BE = "has times that cannot be"
NO_ROOM = "has times at which other words leave no room"

_Laid = tuple[list[Segment], str]
"""The segments, and what could not be done (empty: all was)."""


def lay(transcript: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """Return ``transcript`` with ``corrections`` laid over it in their order.

    A correction replaces the words that the person saw: a whole segment, a piece of one, or several that
    follow one another (these become one); an empty text takes them out. Where it says when they are said, by whom or
    in which language, they become a segment of their own, and neighbours are cut to make room. What is there by now,
    because another engine heard it well, is not written twice. Of corrections of the same words at the same time, the
    last word on each matter holds. What did not fit is kept in ``unplaced``, which is for those who look after the
    session: it may quote words that should not be seen.
    """
    segments, unplaced = list(transcript.segments), []
    for correction in _settled(corrections):
        if _is_addition(correction):
            segments, problem = _add(segments, correction, transcript.language)
        else:
            segments, problem = _change(segments, correction)
        if problem:
            unplaced.append(_note(correction, problem))
    return replace(transcript, segments=tuple(segments), unplaced=tuple(unplaced))


def _settled(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections with those of the same words at the same time as one, unless others were built on the first."""
    settled: list[Correction] = []
    for correction in corrections:
        first = max((at for at, other in enumerate(settled) if _are_of_the_same(other, correction)), default=None)
        if first is None or _is_built_on(settled[first], settled[first + 1 :]):
            settled.append(correction)
        else:
            settled[first] = _both(settled[first], correction)
    return settled


def _are_of_the_same(first: Correction, later: Correction) -> bool:
    """Whether two corrections speak of the same words; additions do where the later one words the first anew."""
    if first.at_ms != later.at_ms or words(first.was) != words(later.was):
        return False
    if not _is_addition(later) or not later.text:
        return True
    one, other = (" ".join(words(each.text or ""))[:COMPARED] for each in (first, later))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_ADDITION


def _is_built_on(correction: Correction, later: Iterable[Correction]) -> bool:
    told = words(correction.text or "")
    return bool(told) and any(words(other.was) == told for other in later)


def _both(first: Correction, later: Correction) -> Correction:
    """Two corrections of the same words as one; a segment that is added again takes the place of the other."""
    if _is_addition(later):
        return later
    more = {field.name: value for field in fields(later) if (value := getattr(later, field.name)) is not None}
    return replace(first, **more)


def _is_addition(correction: Correction) -> bool:
    return not correction.was.strip()


def _add(segments: list[Segment], correction: Correction, language: str) -> _Laid:
    """Add a segment, unless its words are there by now: then these are changed to what the person wrote."""
    text, start_ms, end_ms = clean(correction.text or ""), correction.start_ms, correction.end_ms
    if correction.text is not None and not text:
        return segments, ""  # what was added was deleted again
    if start_ms is None or end_ms is None or not text or not 0 <= start_ms < end_ms:
        return segments, CANNOT_BE
    if _unknown(correction.language):
        return segments, _no_language(correction)
    place = find(segments, text, "", (start_ms,))
    if place and _is_heard(segments[place.first : place.last + 1], start_ms, end_ms):
        return _changed(segments, place, replace(correction, was=text, start_ms=None, end_ms=None, at_ms=start_ms))
    nearest = min(segments, key=lambda segment: abs(segment.start_ms - start_ms), default=None)
    spoken = correction.language or (nearest.language if nearest else language)
    new = Segment(start_ms, end_ms, text, spoken, clean(correction.speaker or "") or None)
    added = inserted(segments, new)
    return (added, "") if added else (segments, NO_ROOM)


def _is_heard(place: Sequence[Segment], start_ms: int, end_ms: int) -> bool:
    return place[0].start_ms < end_ms + NEARLY_MS and start_ms - NEARLY_MS < place[-1].end_ms


def _change(segments: list[Segment], correction: Correction) -> _Laid:
    """Find the words, and change what the person said of them.

    A deletion has nothing to do where nobody speaks any more. Where its words are said a little earlier or later,
    somebody must look whether these are other, honest ones.
    """
    text = clean(correction.text or "")
    is_deletion = correction.text is not None and not text
    anchors_ms = (correction.at_ms, *([] if correction.start_ms is None else [correction.start_ms]))
    closely = is_deletion or len(words(correction.was)) < FEW_WORDS
    place = find(segments, correction.was, text, anchors_ms, closely)
    if place:
        return _changed(segments, place, correction)
    may_be_said = _is_heard_at(segments, correction.at_ms) or find(segments, correction.was, "", anchors_ms)
    return segments, "" if is_deletion and not may_be_said else FITS_NOT


def _changed(segments: list[Segment], place: Place, correction: Correction) -> _Laid:
    """Change what the person said of the words in a place."""
    text = None if correction.text is None else clean(correction.text)
    if not text and text is not None:
        return _rewritten(segments, place, text), ""
    if not _says_more_than_text(correction):
        return segments if text is None else _rewritten(segments, place, text), ""
    apart, place = _apart(segments, place)
    if text is not None:
        apart = _rewritten(apart, place, text)
        place = Place(place.first, 0, place.first, len(apart[place.first].text))
    named, problem = _named(apart, place, correction)
    if correction.start_ms is None and correction.end_ms is None:
        return named, problem
    moved, unmoved = _moved(named, place, correction)
    return moved, problem or unmoved


def _is_heard_at(segments: Sequence[Segment], at_ms: int) -> bool:
    from_ms, until_ms = (at_ms + later_ms for later_ms in JUST_AFTER_MS)
    return any(segment.start_ms < until_ms and from_ms < segment.end_ms for segment in segments)


def _says_more_than_text(correction: Correction) -> bool:
    more = (correction.start_ms, correction.end_ms, correction.speaker, correction.language)
    return any(value is not None for value in more)


def _rewritten(segments: Sequence[Segment], place: Place, text: str) -> list[Segment]:
    """``segments`` with ``text`` in a place: what stood there becomes one segment, or none where no words are left."""
    whole = joined(segments[place.first : place.last + 1])
    after = segments[place.last].text[place.end :]
    new = clean(f"{whole.text[: place.begin]}{text}{after}")
    made = [] if not new else [whole if new == whole.text else retold(whole, new)]
    return [*segments[: place.first], *made, *segments[place.last + 1 :]]


def _apart(segments: Sequence[Segment], place: Place) -> tuple[list[Segment], Place]:
    """``segments`` cut so that the words of a place are segments of their own, and where these are now."""
    head, tail = segments[place.first].text[: place.begin], segments[place.last].text[: place.end]
    words_before = len(head.split()) - (bool(head) and not head[-1].isspace())
    cut = [*segments]
    cut[place.last : place.last + 1] = cut_before(cut[place.last], len(tail.split()))
    parts = cut_before(cut[place.first], words_before)
    cut[place.first : place.first + 1] = parts
    first, last = place.first + len(parts) - 1, place.last + len(parts) - 1
    return cut, Place(first, 0, last, len(cut[last].text))


def _named(segments: Sequence[Segment], place: Place, correction: Correction) -> _Laid:
    """``segments`` with speaker and language in a place as the person said."""
    named = [*segments]
    known = correction.language if not _unknown(correction.language) else None
    for index in range(place.first, place.last + 1):
        if correction.speaker is not None:
            named[index] = replace(named[index], speaker=clean(correction.speaker) or None)
        named[index] = replace(named[index], language=known or named[index].language)
    return named, _no_language(correction) if _unknown(correction.language) else ""


def _moved(segments: Sequence[Segment], place: Place, correction: Correction) -> _Laid:
    """``segments`` with a place at the time that the person said, as one segment."""
    whole = joined(segments[place.first : place.last + 1])
    start_ms = whole.start_ms if correction.start_ms is None else correction.start_ms
    end_ms = whole.end_ms if correction.end_ms is None else correction.end_ms
    if not 0 <= start_ms < end_ms:
        return [*segments], CANNOT_BE
    others = [*segments[: place.first], *segments[place.last + 1 :]]
    moved = inserted(others, retimed(whole, start_ms, end_ms))
    return (moved, "") if moved else ([*segments], NO_ROOM)


def _unknown(language: str | None) -> bool:
    return language is not None and language not in LANGUAGES


def _no_language(correction: Correction) -> str:
    return f"names a language that sessions are not held in, “{clean(correction.language or '')[:20]}”"


def _note(correction: Correction, problem: str) -> str:
    minutes, seconds = divmod(max(0, correction.at_ms) // 1000, 60)
    was, text = (f"“{clean(part)[:60]}”" for part in (correction.was, correction.text or ""))
    if _is_addition(correction):
        return f"The addition at {minutes}:{seconds:02} of {text} {problem}."
    instead = "" if correction.text is None else f" to {text}"
    return f"The correction at {minutes}:{seconds:02} of {was}{instead} {problem}."
