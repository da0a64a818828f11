"""Showing why: the segments that carry a decision, and the words in them that do.

A quoted segment is one that speaks of the service by itself, and best one that says what it is. Nothing is shown that
does not speak for the service.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from pipeline.core.artefacts import EVIDENCE_CHARACTERS, EVIDENCES, Evidence, Segment
from pipeline.core.tagging.reading import Spoken, Stretch
from pipeline.core.tagging.weighing import Reason, Weighed, Weigher

CANDIDATES = 12
"""How many stretches are looked into: the strongest ones."""
STRONG = 5.0
"""From this logit on one stretch is as strong as another."""
SAID, NAMED, PART, LONG, LATE = 0.3, 3.0, 2.1, 2.05, -1.5
"""What counts when a segment is chosen: how strongly its words speak; that it says the service's name; the part
that it is in (the presentation describes, questions and greetings mention); the logarithm of its length; how late it
is (first it is said what a thing is, then what came of it). Set by logistic regression on the segments of
``training/webinars`` that somebody accepted as evidence, without having seen the tags (bench/evidence.json).
"""
FURTHER = 11.6
"""The strength that a second or third segment needs."""
SPEAKS = 1.5
"""How strongly the words of a segment must speak for a service together for it to be shown."""
SAYS = 0.2
"""How strongly a word must speak for it to be named, as a share of the strongest."""
WHYS = 6


@dataclass(frozen=True)
class _Candidate:
    """A segment that speaks for a service, how much it tells by itself, and what in it does."""

    index: int
    strength: float
    reasons: Sequence[Reason]


def evidence(
    weigher: Weigher, service: str, stretches: Iterable[Weighed], segments: Sequence[Segment]
) -> tuple[Evidence, ...]:
    """One to three segments that speak for a service, the most telling first; none where nothing does."""
    likely = sorted(stretches, key=lambda one: -one.stretch.weight * math.exp(min(STRONG, one.logits[service])))
    best: dict[int, _Candidate] = {}
    for one in (one for weighed in likely[:CANDIDATES] for one in _candidates(weigher, service, weighed)):
        placed = replace(one, strength=one.strength + LATE * one.index / len(segments))
        if one.index not in best or best[one.index].strength < placed.strength:
            best[one.index] = placed
    ranked = sorted(best.values(), key=lambda one: (-one.strength, one.index))
    further = [one for one in ranked[1:] if one.strength >= FURTHER]
    shown = [*ranked[:1], *further[: EVIDENCES - 1]]
    return tuple(_quote(segments[one.index], one.reasons) for one in shown)


def named(weigher: Weigher, stretches: Iterable[Weighed]) -> dict[str, Weighed]:
    """The services that are named, each with the likeliest segment that names it, weighed by itself."""
    found: dict[str, Weighed] = {}
    for stretch in (weighed.stretch for weighed in stretches):
        places = sorted({(one.first.segment, one.service) for one in stretch.signs if one.kind == "name"})
        for index, pairs in groupby(places, key=lambda one: one[0]):
            alone = weigher.weigh(_alone(stretch, index, [one for one in stretch.spoken if one.segment == index]))
            for _, service in pairs:
                if service not in found or found[service].logits[service] < alone.logits[service]:
                    found[service] = alone
    return found


def _candidates(weigher: Weigher, service: str, weighed: Weighed) -> Iterator[_Candidate]:
    stretch = weighed.stretch
    for index, run in groupby(stretch.spoken, key=lambda one: one.segment):
        spoken = tuple(run)
        reasons = weigher.reasons(weigher.weigh(_alone(stretch, index, spoken)), service).said
        speaking = [one for one in reasons if one.weight > 0]
        together = sum(one.weight for one in reasons)
        if together >= SPEAKS:
            named = any(one.kind == "name" for one in speaking)
            strength = SAID * together + NAMED * named + PART * stretch.weight + LONG * math.log(2 * len(spoken))
            yield _Candidate(index, strength, speaking)


def _alone(stretch: Stretch, index: int, spoken: Sequence[Spoken]) -> Stretch:
    signs = tuple(sign for sign in stretch.signs if sign.first.segment == index)
    return Stretch(stretch.language, stretch.weight, spoken, signs)


def _quote(segment: Segment, reasons: Sequence[Reason]) -> Evidence:
    """The segment, and why: the phrases in it, then the words that speak most strongly."""
    strongest = max(one.weight for one in reasons)
    phrases = sorted((one for one in reasons if one.kind in ("name", "phrase")), key=_by_weight)
    inside = {word for one in phrases for word in said(segment, one.first, one.last).casefold().split()}
    words = [one for one in reasons if one.kind == "word" and one.weight >= SAYS * strongest]
    telling = [*phrases, *sorted((one for one in words if one.first.word.text not in inside), key=_by_weight)]
    first = telling[0] if telling else min(reasons, key=_by_weight)
    heard = dict.fromkeys(said(segment, one.first, one.last) for one in telling or [first])
    why = "; ".join(f"“{phrase}”" for phrase in islice(heard, WHYS))
    return Evidence(segment.start_ms, segment.end_ms, around(segment, first.first, first.last), why)


def _by_weight(reason: Reason) -> tuple[float, int]:
    return -reason.weight, reason.first.word.start


def said(segment: Segment, first: Spoken, last: Spoken) -> str:
    """What was said from ``first`` to ``last``, in the words of the segment that it begins in."""
    return " ".join(segment.text[first.word.start : _end(segment, first, last)].split())


def _end(segment: Segment, first: Spoken, last: Spoken) -> int:
    return last.word.end if last.segment == first.segment else len(segment.text)


def around(segment: Segment, first: Spoken, last: Spoken) -> str:
    """The segment's text if it is short, else what stands around what was said, cut between words."""
    text, start, end = segment.text, first.word.start, _end(segment, first, last)
    if len(text.strip()) <= EVIDENCE_CHARACTERS:
        return text.strip()
    room = EVIDENCE_CHARACTERS - len("… …")
    cut = max(0, min(start - (room - min(room, end - start)) // 2, len(text) - room))
    piece = text[cut : cut + room]
    before, after = cut > 0, cut + room < len(text)
    if before and not text[cut - 1].isspace():
        piece = piece.partition(" ")[2] or piece
    if after and not text[cut + room].isspace():
        piece = piece.rpartition(" ")[0] or piece
    return f"{'… ' * before}{piece.strip()}{' …' * after}"
