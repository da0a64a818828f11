"""How far the words of a session can be trusted, measured against where somebody speaks."""

from collections.abc import Iterable, Sequence
from typing import Literal

from pipeline.core.artefacts import Doubt, Listening, Span, Transcript, Trust

TOLERANCE_MS = 500
DOUBT_MS = 2000
MOST_DOUBTS = 50
LOOK_SHARE = 0.05
UNREAD_SHARE = 0.3
LOOK_MS = 10_000

SPEECH_WITHOUT_TEXT = "speech-without-text"
TEXT_WITHOUT_SPEECH = "text-without-speech"


def judge(transcript: Transcript, listening: Listening) -> Trust:
    """Compare the segments with the speech that was heard.

    Captions come a little early and stay a little long, so half a second at each end counts for nothing. A
    recording without sound (``duration_ms`` 0) cannot be compared: its captions are to be looked at, no more.
    """
    text = joined(Span(segment.start_ms, segment.end_ms) for segment in transcript.segments)
    if not listening.duration_ms:
        return Trust("unread" if transcript.draft else "look", 0.0, 0.0)
    speech = joined(listening.speech)
    unwritten = without(speech, _widened(text))
    unheard = without(text, _widened(speech))
    shares = _share(unwritten, speech), _share(unheard, speech)
    doubts = [
        *_doubts(SPEECH_WITHOUT_TEXT, unwritten, "Somebody speaks here, and there are no words."),
        *_doubts(TEXT_WITHOUT_SPEECH, unheard, "There are words here, and nobody was heard to speak."),
    ]
    doubts.sort(key=lambda doubt: (doubt.start_ms - doubt.end_ms, doubt.start_ms))
    return Trust(_verdict(transcript.draft, max(shares), doubts), *shares, tuple(doubts[:MOST_DOUBTS]))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return ``spans`` in order, with those that touch or overlap made one; empty ones are left out."""
    whole: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_ms):
        if whole and span.start_ms <= whole[-1].end_ms:
            whole[-1] = Span(whole[-1].start_ms, max(whole[-1].end_ms, span.end_ms))
        elif span.end_ms > span.start_ms:
            whole.append(span)
    return whole


def without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """Return what is left of ``spans`` outside ``holes``; both are in order and do not overlap."""
    left: list[Span] = []
    next_hole = 0
    for span in spans:
        at_ms = span.start_ms
        while next_hole < len(holes) and holes[next_hole].end_ms <= at_ms:
            next_hole += 1
        for hole in _holes_before(holes, next_hole, span.end_ms):
            left.append(Span(at_ms, hole.start_ms))
            at_ms = hole.end_ms
        left.append(Span(at_ms, span.end_ms))
    return [span for span in left if span.end_ms > span.start_ms]


def _holes_before(holes: Sequence[Span], first: int, end_ms: int) -> Iterable[Span]:
    while first < len(holes) and holes[first].start_ms < end_ms:
        yield holes[first]
        first += 1


def _widened(spans: Iterable[Span]) -> list[Span]:
    return joined(Span(span.start_ms - TOLERANCE_MS, span.end_ms + TOLERANCE_MS) for span in spans)


def _share(part: Sequence[Span], speech: Sequence[Span]) -> float:
    """Return ``part`` as a share of all speech, 1 at most; where nobody speaks, any part is all of it."""
    length, whole = (sum(span.end_ms - span.start_ms for span in spans) for spans in (part, speech))
    return round(min(1.0, length / whole), 4) if whole else float(length > 0)


def _doubts(kind: str, spans: Iterable[Span], reason: str) -> Iterable[Doubt]:
    return (Doubt(kind, span.start_ms, span.end_ms, reason) for span in spans if span.end_ms - span.start_ms > DOUBT_MS)


def _verdict(draft: bool, share: float, doubts: Sequence[Doubt]) -> Literal["good", "look", "unread"]:
    if draft or share > UNREAD_SHARE:
        return "unread"
    worst_ms = doubts[0].end_ms - doubts[0].start_ms if doubts else 0
    return "look" if share > LOOK_SHARE or worst_ms >= LOOK_MS else "good"
