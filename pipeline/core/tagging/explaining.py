"""Explaining: the sum behind a decision, in a few summands that people can read and that add up to its total."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.core.artefacts import Segment, Sum, Summand
from pipeline.core.tagging.deciding import Heard, Verdict
from pipeline.core.tagging.showing import said
from pipeline.core.tagging.weighing import Reason, Reasons, Weigher

PHRASES = 6
"""How many phrases are told one by one."""
WORDS = 5
"""How many words are named of those that speak for a service, and of those that speak against it."""
LEAST = 1.0
"""What must speak for a service in a stretch, in logits, for the stretch to be told word by word."""
START, TITLE, OTHERS, REST = (
    "where every session starts",
    "the title",
    "other services, spoken of more clearly",
    "everything else that was said",
)


@dataclass
class _Told:
    """All that was said in the same words: what it counts together, how often it was said, and where first."""

    reason: Reason
    weight: float = 0.0
    times: int = 0


def explained(
    toolbox: str, weigher: Weigher, session: Heard, decided: Sequence[Verdict], segments: Sequence[Segment]
) -> tuple[Sum, ...]:
    """The sums of these verdicts, in their order."""
    found = []
    for one in decided:
        summands = _summands(weigher, session, one, segments)
        total = round(sum(summand.weight for summand in summands), 2)
        found.append(Sum(toolbox, "service", one.service, one.decision, round(one.score, 3), total, summands))
    return tuple(found)


def _summands(weigher: Weigher, session: Heard, verdict: Verdict, segments: Sequence[Segment]) -> tuple[Summand, ...]:
    told: dict[tuple[str, tuple[str, ...]], _Told] = {}
    others = 0.0
    for weighed, amount in zip(session.stretches, verdict.stretches, strict=True):
        reasons = weigher.reasons(weighed, verdict.service)
        share = _share(reasons, amount)
        others += share * reasons.lead
        for one in reasons.said if share else ():
            entry = told.setdefault(_key(one), _Told(one))
            entry.weight += share * one.weight
            entry.times += 1
    known = [*_phrases(told.values(), segments), *_words(told.values(), segments)]
    known += [Summand(START, verdict.start), Summand(TITLE, verdict.title), Summand(OTHERS, others)]
    rest = Summand(REST, verdict.total - sum(one.weight for one in known))
    rounded = (Summand(one.what, round(one.weight, 2), one.start_ms) for one in (*known, rest))
    return tuple(sorted((one for one in rounded if one.weight), key=lambda one: (-abs(one.weight), one.what)))


def _share(reasons: Reasons, amount: float) -> float:
    """What each logit of a stretch's reasons counts in the session's sum, to which the stretch adds ``amount``."""
    together = sum(one.weight for one in reasons.said) + reasons.lead
    return amount / together if together >= LEAST else 0.0


def _key(reason: Reason) -> tuple[str, tuple[str, ...]]:
    """What is told together: phrases that are the same, and all that a word and its parts count."""
    single = reason.kind in ("word", "cue")
    return ("word", (reason.first.word.stem,)) if single else (reason.kind, reason.key)


def _phrases(told: Iterable[_Told], segments: Sequence[Segment]) -> Iterator[Summand]:
    phrases = [one for one in told if one.reason.kind in ("name", "phrase", "against")]
    for one in sorted(phrases, key=lambda one: -abs(one.weight))[:PHRASES]:
        against = "against: " if one.reason.kind == "against" else ""
        times = f", said {one.times} times" if one.times > 1 else ""
        yield Summand(f"{against}“{_text(one, segments)}”{times}", one.weight, _at(one, segments))


def _words(told: Iterable[_Told], segments: Sequence[Segment]) -> Iterator[Summand]:
    words = [one for one in told if one.reason.kind in ("word", "cue")]
    for sign, name in ((1, "words"), (-1, "words that speak for something else")):
        ranked = sorted((one for one in words if one.weight * sign > 0), key=lambda one: -abs(one.weight))[:WORDS]
        if ranked:
            heard = ", ".join(dict.fromkeys(_text(one, segments).casefold() for one in ranked))
            yield Summand(f"{name}: {heard}", sum(one.weight for one in ranked), _at(ranked[0], segments))


def _text(told: _Told, segments: Sequence[Segment]) -> str:
    first = told.reason.first
    return said(segments[first.segment], first, told.reason.last)


def _at(told: _Told, segments: Sequence[Segment]) -> int:
    return segments[told.reason.first.segment].start_ms
