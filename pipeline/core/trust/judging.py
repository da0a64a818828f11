"""How far the words of a session can be trusted: a score with its parts, a verdict, and what holds the session back.

Each aspect measures one thing, as the share of speech or of text that is in order, in percent. The score is that of the
worst aspect: words are as trustworthy as their weakest side. From 95 on they are good, from 70 on somebody should look.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.core.artefacts import Aspect, Doubt, Listening, Segment, Span, Transcript, Trust
from pipeline.core.spans import joined, length_ms, without
from pipeline.core.trust.comparison import Comparison, compare, text_spans
from pipeline.core.trust.doubts import (
    LANGUAGE_SWITCH,
    LOOP,
    LOW_CONFIDENCE,
    REMOVED,
    SPEECH_WITHOUT_TEXT,
    STOCK_PHRASE,
    TEXT_WITHOUT_SPEECH,
    confidence,
    find_doubts,
    is_unsure,
)

Verdict = Literal["good", "look", "unread"]

MOST_DOUBTS = 50
GOOD = 95
LOOK = 70
UNCOMPARED = 80
"""What counts for words that nothing could be compared with: somebody should look."""
DRAFT = 50
"""What counts for an engine of which a quarter of the words is wrong even in clear speech."""
BY_PEOPLE = "captions"
FITTING = 50
"""Where less of the speech has words, and less of the words is spoken, they belong to something else."""
NOT_FORM = {SPEECH_WITHOUT_TEXT, TEXT_WITHOUT_SPEECH, LOOP, STOCK_PHRASE, LOW_CONFIDENCE, LANGUAGE_SWITCH, REMOVED}
"""The kinds that are counted in other aspects, or are no fault: what is left are times that cannot be."""
HELD: dict[Verdict, str] = {
    "look": "Somebody should look at the words first.",
    "unread": "Nobody should trust these words unread.",
}


def judge(transcript: Transcript, listening: Listening) -> Trust:
    """Compare the words with the speech that was heard, and with how people speak and engines fail.

    Captions come a little early and stay a little long, so half a second at each end counts for nothing. A recording
    without sound (``duration_ms`` 0) cannot be compared: its captions are to be looked at, no more. Where people
    brought the captions, the verdict is at most ``look``, since they vouch for them, unless they hardly fit at all.
    """
    compared = compare(transcript, listening)
    doubts = find_doubts(transcript, compared)
    aspects = (_coverage(compared), *_support(compared), *_on_text(transcript, compared.text, doubts))
    score = min(aspect.score for aspect in aspects)
    return Trust(
        verdict=_verdict(transcript, aspects, doubts),
        speech_without_text=_share(compared.missing, compared.speech),
        text_without_speech=_share(compared.invented, compared.speech),
        doubts=tuple(doubts[:MOST_DOUBTS]),
        score=score,
        aspects=aspects,
        speech_without_text_ms=length_ms(compared.missing),
    )


def hold(trust: Trust, hold_back: str) -> str:
    """Return why the public should not see the session yet, in a sentence or two; empty where nothing speaks against.

    ``hold_back`` is the mildest verdict that holds a session back: ``look`` or ``unread``; or ``nothing``.
    """
    if trust.verdict not in {"look": ("look", "unread"), "unread": ("unread",)}.get(hold_back, ()):
        return ""
    worst = min(trust.aspects, key=lambda aspect: aspect.score, default=None)
    told = [worst.says] if worst and worst.score < GOOD else [doubt.reason for doubt in trust.doubts[:1]]
    return " ".join([HELD[trust.verdict], *told])


def _verdict(transcript: Transcript, aspects: Sequence[Aspect], doubts: Sequence[Doubt]) -> Verdict:
    scores = {aspect.name: aspect.score for aspect in aspects}
    score = min(scores.values())
    fits = max(scores["coverage"], scores.get("support", 100)) >= FITTING
    if transcript.draft or not fits or (score < LOOK and transcript.engine != BY_PEOPLE):
        return "unread"
    return "look" if score < GOOD or any(doubt.severity == "high" for doubt in doubts) else "good"


def _share(part: Iterable[Span], whole: Iterable[Span]) -> float:
    """Return ``part`` as a share of ``whole``, 1 at most; where there is no whole, any part is all of it."""
    length, all_of_it = length_ms(part), length_ms(whole)
    return round(min(1.0, length / all_of_it), 4) if all_of_it else float(length > 0)


def _score(share: float) -> int:
    """Return 100 for no share at all, 0 for all; rounded down, so that 100 means that nothing is wrong."""
    return int(round(100 * (1 - share), 6))


def _coverage(compared: Comparison) -> Aspect:
    """How much of the speech has words."""
    speech, missing = compared.speech, compared.missing
    if not compared.has_sound:
        score, says = UNCOMPARED, "The recording has no sound, so nothing can be compared with its words."
    elif not speech and not compared.text:
        score, says = UNCOMPARED, "Nobody was heard to speak, and there are no words: listen whether that is so."
    elif not speech:
        score, says = UNCOMPARED, "Nobody was heard to speak."
    elif not compared.text:
        score, says = 0, f"Somebody speaks for {_lasting(speech)}, and there is not one word."
    elif missing:
        score = _score(_share(missing, speech))
        says = f"{score} % of the speech has words; for {_lasting(missing)} there are none."
    else:
        score, says = 100, "All of the speech has words."
    return Aspect("coverage", score, says)


def _support(compared: Comparison) -> Iterator[Aspect]:
    """How much of the text stands where somebody speaks."""
    if compared.has_sound and compared.text:
        says = "All words stand where somebody was heard to speak."
        if compared.invented:
            says = f"Words of {_lasting(compared.invented)} stand where nobody was heard to speak."
        yield Aspect("support", _score(_share(compared.invented, compared.text)), says)


def _on_text(transcript: Transcript, text: Sequence[Span], doubts: Sequence[Doubt]) -> Iterator[Aspect]:
    """What the words tell by themselves."""
    grave = [doubt for doubt in doubts if doubt.severity != "low"]
    invented = [doubt for doubt in grave if doubt.kind in (LOOP, STOCK_PHRASE)]
    ill_timed = [doubt for doubt in grave if doubt.kind not in NOT_FORM]
    if text:
        yield from _confidence(transcript.segments)
        yield _in_order("repetition", text, invented, ("No words look invented.", "Words of {} look invented."))
        yield _in_order("form", text, ill_timed, ("The words fit their times.", "Words of {} do not fit their times."))
        yield _source(transcript)


def _confidence(segments: Sequence[Segment]) -> Iterator[Aspect]:
    """How much of the text its engine was sure of; nothing, where it does not say."""
    known_ms = sum(segment.end_ms - segment.start_ms for segment in segments if confidence(segment) is not None)
    unsure = text_spans(filter(is_unsure, segments))
    if known_ms:
        score = _score(min(1.0, length_ms(unsure) / known_ms))
        says = f"The engine was not sure of words of {_lasting(unsure)}."
        yield Aspect("confidence", score, says if unsure else "The engine was sure of its words.")


def _in_order(name: str, text: Sequence[Span], doubts: Iterable[Doubt], says: tuple[str, str]) -> Aspect:
    """How much of the text has none of these ``doubts``; what to say where all is in order, and where not."""
    in_doubt = without(text, without(text, joined(Span(doubt.start_ms, doubt.end_ms) for doubt in doubts)))
    said = says[1].format(_lasting(in_doubt)) if in_doubt else says[0]
    return Aspect(name, _score(_share(in_doubt, text)), said)


def _source(transcript: Transcript) -> Aspect:
    """Who wrote the words."""
    if transcript.engine == BY_PEOPLE:
        return Aspect("source", 100, "The words came with the recording.")
    engine = " ".join(filter(None, (transcript.engine, transcript.model)))
    if transcript.draft:
        return Aspect("source", DRAFT, f"{engine} wrote the words, a draft in which many are wrong.")
    return Aspect("source", 100, f"{engine} wrote the words.")


def _lasting(spans: Iterable[Span]) -> str:
    """Return in words how long ``spans`` are: seconds up to two minutes, then minutes."""
    seconds = max(1, round(length_ms(spans) / 1000))
    if seconds >= 120:
        return f"{round(seconds / 60)} minutes"
    return f"{seconds} seconds" if seconds > 1 else "1 second"
