"""Deciding what a session is about: one sum a service over all stretches, and whether it is the session's subject.

What a stretch counts grows with its logit from ``UNLIKELY`` on and is nothing below: so a session is about what much
of it speaks of, the parts counting differently, and what is mentioned in passing has its moment and no more. A text
of one stretch is simply what the stretch says.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.core.tagging.reading import STRETCH_WORDS
from pipeline.core.tagging.weighing import Weighed, probability

UNLIKELY = -4.0
"""The logit from which on a stretch begins to count for a service."""
SLOPE, START = 4.5, -5.2
"""What the mean of the stretches counts in a session, and where the session's sum starts; of one stretch, the sum is
its logit. Both are set where subjects part from the rest in the sessions of ``training/webinars``."""
SHORT, LONG = 2.0, 8.0
"""Up to how many stretches a text is simply what it says, and from how many on it is a session."""
TITLE = 3.0
"""What the title counts at most."""
CLOSE = 0.25
"""How far another subject may be behind the first, as a share of what counts for that."""
CLEARLY = 1.4
"""The logit that a stretch needs for what it speaks of to be mentioned; a segment that names it must just be sure."""

NOBODY: Mapping[str, Weighed] = {}

Decision = Literal["tag", "mention", "no"]


@dataclass(frozen=True)
class Verdict:
    """What was decided on a service; ``total`` is a logit, ``stretches`` and ``title`` what these add to ``start``."""

    service: str
    decision: Decision
    total: float
    start: float
    stretches: Sequence[float]
    title: float

    @property
    def score(self) -> float:
        """How likely the tag is right."""
        return probability(self.total)


@dataclass(frozen=True)
class Heard:
    """The weighed stretches of a session with what each counts (together 1), and its weighed title, if any.

    ``named`` has, by itself, the likeliest segment that says a service's name.
    """

    stretches: Sequence[Weighed]
    counts: Sequence[float]
    length: float
    titles: Sequence[Weighed]
    named: Mapping[str, Weighed]


def heard(stretches: Sequence[Weighed], titles: Sequence[Weighed] = (), named: Mapping[str, Weighed] = NOBODY) -> Heard:
    """The session as it is decided over: every stretch counts by its part and by how much is said in it."""
    sizes = [one.stretch.weight * len(one.stretch.spoken) for one in stretches]
    return Heard(stretches, [size / (sum(sizes) or 1.0) for size in sizes], sum(sizes) / STRETCH_WORDS, titles, named)


def verdicts(session: Heard, sure: float) -> list[Verdict]:
    """What was decided on every service, the highest total first."""
    if not session.stretches:
        return []
    said = {service: _said(session, service) for service in session.stretches[0].logits}
    best = max(sum(amounts) for amounts in said.values())
    found = [_verdict(session, service, amounts, best, sure) for service, amounts in said.items()]
    return sorted(found, key=lambda one: (-one.total, one.service))


def _said(session: Heard, service: str) -> list[float]:
    """What each stretch adds to the sum."""
    slope = 1 + (SLOPE - 1) * _as_session(session)
    return [
        slope * count * math.log1p(math.exp(min(30.0, one.logits[service] - UNLIKELY)))
        for one, count in zip(session.stretches, session.counts, strict=True)
    ]


def _as_session(session: Heard) -> float:
    """From 0 for a text of one stretch to 1 for a whole session."""
    return max(0.0, min(1.0, (session.length - SHORT) / (LONG - SHORT)))


def _verdict(session: Heard, service: str, said: Sequence[float], best: float, sure: float) -> Verdict:
    start = UNLIKELY + (START - UNLIKELY) * _as_session(session)
    title = TITLE * max((probability(one.logits[service]) for one in session.titles), default=0.0)
    total = start + title + sum(said)
    decision: Decision = "no"
    if probability(total) >= sure and sum(said) >= CLOSE * best:
        decision = "tag"
    elif _is_mentioned(session, service, sure):
        decision = "mention"
    return Verdict(service, decision, total, start, said, title)


def _is_mentioned(session: Heard, service: str, sure: float) -> bool:
    if any(one.logits[service] >= CLEARLY for one in session.stretches):
        return True
    return service in session.named and probability(session.named[service].logits[service]) >= sure


def moment(session: Heard, service: str) -> Weighed:
    """Where a service is likeliest meant: a stretch, or the segment that names it."""
    named = [session.named[service]] if service in session.named else []
    return max((*session.stretches, *named), key=lambda one: one.logits[service])
