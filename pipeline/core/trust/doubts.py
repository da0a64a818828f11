"""Where somebody should listen to a transcript, and why: one function finds one kind of doubt.

Each goes once through the segments, so that an hour takes a fraction of a second. The kinds are listed in docs/json.md.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.core.artefacts import Doubt, Removed, Segment, Severity, Span, Transcript
from pipeline.core.languages import IN_ENGLISH
from pipeline.core.spans import joined, length_ms, touching, without
from pipeline.core.trust.comparison import Comparison
from pipeline.core.trust.inventions import quoted, told
from pipeline.core.trust.loops import Stream, loops, squeezed, stream
from pipeline.core.trust.stock import stock_phrase

SPEECH_WITHOUT_TEXT = "speech-without-text"
TEXT_WITHOUT_SPEECH = "text-without-speech"
LOOP = "loop"
STOCK_PHRASE = "stock-phrase"
LOW_CONFIDENCE = "low-confidence"
SPEECH_RATE = "speech-rate"
LANGUAGE_SWITCH = "language-switch"
REMOVED = "removed"
PUBLIC = frozenset({SPEECH_WITHOUT_TEXT, TEXT_WITHOUT_SPEECH, LOOP, STOCK_PHRASE, LOW_CONFIDENCE, SPEECH_RATE})
"""The kinds whose reasons tell the public nothing that it does not see: what was taken out is not among them."""

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
SHORTEST_MS = 2000
MEDIUM_MS = 4000
HIGH_MS = 10_000
"""A doubt of so long a stretch is one that somebody has to look at."""
SURE = 0.5
"""An engine that gives its words a mean probability under this is guessing."""
FEWEST_WORDS = 3
FASTEST = 30
"""Characters a second. In 40 hours of a podcast, 25 were passed 24 times an hour by honest speech, 30 twice."""
RATE_MS = 3000
"""Over how much text a rate is measured: times of single captions are not that sharp."""
SLOWEST_MS = 5000
"""For each word; and a caption may stay for a while when its words are said."""
NEAR_MS = 5000
"""After a longer pause begins another doubt."""
MOSTLY = 0.3
"""A share of speech under which words could not be said."""


def find_doubts(transcript: Transcript, compared: Comparison) -> list[Doubt]:
    """Return all doubts about ``transcript``, worst first: by severity, then by length."""
    segments = transcript.segments
    found = [
        *_against_speech(compared),
        *_loops(segments),
        *_stock_phrases(segments, compared.speech),
        *_low_confidence(segments),
        *_too_fast(segments),
        *_too_slow(segments),
        *_language_switches(transcript),
        *transcript.doubts,
        *_removed(transcript.removed, compared.speech),
    ]
    return sorted(found, key=_badness)


def _badness(doubt: Doubt) -> tuple[int, int, int, str, str]:
    shortness = doubt.start_ms - doubt.end_ms
    return SEVERITIES.index(doubt.severity), shortness, doubt.start_ms, doubt.kind, doubt.reason


def _against_speech(compared: Comparison) -> Iterator[Doubt]:
    yield from _long(SPEECH_WITHOUT_TEXT, compared.missing, "Somebody speaks here, and there are no words.")
    reason = "Somebody may speak here, too softly to be sure, and there are no words."
    yield from _long(SPEECH_WITHOUT_TEXT, compared.faint, reason, most="medium")
    yield from _long(TEXT_WITHOUT_SPEECH, compared.invented, "There are words here, and nobody was heard to speak.")
    reason = "There are words here, and it is not sure that anybody speaks."
    yield from _long(TEXT_WITHOUT_SPEECH, compared.unsure, reason, most="low")


def _long(kind: str, spans: Iterable[Span], reason: str, most: Severity = "high") -> Iterator[Doubt]:
    for span in spans:
        length = span.end_ms - span.start_ms
        if length > SHORTEST_MS:
            grade: Severity = "high" if length >= HIGH_MS else "medium" if length >= MEDIUM_MS else "low"
            yield Doubt(kind, span.start_ms, span.end_ms, reason, max(grade, most, key=SEVERITIES.index))


def _loops(segments: Sequence[Segment]) -> Iterator[Doubt]:
    """Yield phrases that come too often in a row, and then stretches that only say the same again and again."""
    row = stream(segments)
    owners = _owners(row)
    found: list[Span] = []
    for loop in loops(row.words):
        span = _span(segments[owners[loop.first] : owners[loop.end - 1] + 1])
        found.append(span)
        yield Doubt(LOOP, span.start_ms, span.end_ms, told(loop, row.words), "high" if loop.is_clear else "medium")
    told_already = joined(found)
    for span in squeezed(segments):
        if not touching(told_already, span.start_ms, span.end_ms):
            yield Doubt(LOOP, span.start_ms, span.end_ms, "Much the same words come here again and again.")


def _owners(row: Stream) -> list[int]:
    """Return to which segment each word belongs; what stands between two speakers belongs to the second."""
    owners: list[int] = []
    for number, end in enumerate(row.ends):
        owners += [number] * (end - len(owners))
    return owners


def _stock_phrases(segments: Iterable[Segment], speech: Sequence[Span]) -> Iterator[Doubt]:
    for segment in segments:
        if stock := stock_phrase(segment.text):
            span = Span(segment.start_ms, segment.end_ms)
            is_said = not stock.is_credit and _share_of_speech(span, speech) >= MOSTLY
            like = "like the credits of a film" if stock.is_credit else "like the end of a film on the web"
            reason = f"Engines invent such words, {like}: {quoted(segment.text)}."
            yield Doubt(STOCK_PHRASE, span.start_ms, span.end_ms, reason, "low" if is_said else "high")


def _share_of_speech(span: Span, speech: Sequence[Span]) -> float:
    silent = without([span], touching(speech, span.start_ms, span.end_ms))
    return 1 - length_ms(silent) / max(1, span.end_ms - span.start_ms)


def _low_confidence(segments: Iterable[Segment]) -> Iterator[Doubt]:
    unsure = _runs(segments, is_unsure)
    yield from _long(LOW_CONFIDENCE, map(_span, unsure), "The engine was not sure of these words.")


def is_unsure(segment: Segment) -> bool:
    """Whether the engine was guessing here, by its own probabilities."""
    sure = confidence(segment)
    return sure is not None and sure < SURE


def confidence(segment: Segment) -> float | None:
    """Return the mean probability of the words of ``segment``, or ``None`` where fewer than three words have one."""
    known = [word.probability for word in segment.words if word.probability is not None]
    return sum(known) / len(known) if len(known) >= FEWEST_WORDS else None


def _runs(segments: Iterable[Segment], belongs: Callable[[Segment], bool]) -> Iterator[list[Segment]]:
    """Yield the segments that belong, those together that follow one another without a long pause."""
    run: list[Segment] = []
    for segment in segments:
        is_in = belongs(segment)
        if run and not (is_in and segment.start_ms - run[-1].end_ms <= NEAR_MS):
            yield run
            run = []
        if is_in:
            run.append(segment)
    if run:
        yield run


def _span(run: Sequence[Segment]) -> Span:
    return Span(run[0].start_ms, max(run[0].start_ms, *(segment.end_ms for segment in run)))


def _too_fast(segments: Sequence[Segment]) -> Iterator[Doubt]:
    """Yield where more is said than can be, in pieces of 3 s of text: from each segment on, as short as that allows."""
    fast: list[Span] = []
    end = characters = length = 0
    for first, segment in enumerate(segments):
        while end < len(segments) and length < RATE_MS:
            characters, length = characters + len(segments[end].text), length + _length(segments[end])
            end += 1
        if length >= RATE_MS and characters * 1000 > FASTEST * length:
            fast.append(Span(segment.start_ms, segments[end - 1].end_ms))
        characters, length = characters - len(segment.text), length - _length(segments[first])
    reason = "There are more words here than can be said in that time."
    return _long(SPEECH_RATE, joined(fast), reason, most="medium")


def _too_slow(segments: Iterable[Segment]) -> Iterator[Doubt]:
    slow = _runs(segments, lambda segment: _length(segment) > SLOWEST_MS * len(segment.text.split()))
    spans = (span for span in map(_span, slow) if span.end_ms - span.start_ms >= HIGH_MS)
    return _long(SPEECH_RATE, spans, "There are few words here for so long a time.", most="low")


def _length(segment: Segment) -> int:
    return segment.end_ms - segment.start_ms


def _language_switches(transcript: Transcript) -> Iterator[Doubt]:
    main = IN_ENGLISH.get(transcript.language, transcript.language)
    for code, group in groupby(transcript.segments, lambda segment: segment.language):
        if code != transcript.language:
            span = _span(list(group))
            reason = f"The language changes from {main} to {IN_ENGLISH.get(code, code)} here."
            yield Doubt(LANGUAGE_SWITCH, span.start_ms, span.end_ms, reason, "low")


def _removed(removed: Sequence[Removed], speech: Sequence[Span]) -> Iterator[Doubt]:
    """Yield a doubt for what was taken out together for one reason; where somebody speaks, words may be missing."""
    for reason, group in groupby(removed, lambda one: one.reason):
        for run in _runs((one.segment for one in group), lambda segment: True):
            span = _span(run)
            words = quoted(" ".join(segment.text for segment in run))
            grade: Severity = "medium" if touching(speech, span.start_ms, span.end_ms) else "low"
            yield Doubt(REMOVED, span.start_ms, span.end_ms, f"Taken out: {words}. {reason}", grade)
