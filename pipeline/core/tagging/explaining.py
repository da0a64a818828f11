"""Explaining: the sum behind a decision, in a few summands that people can read and that add up to its total."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.core.artefacts import Segment, Sum, Summand
from pipeline.core.tagging.deciding import Decision, Heard, Verdict, moment
from pipeline.core.tagging.showing import said
from pipeline.core.tagging.weighing import Reason, Reasons, Weighed, Weigher, probability
from pipeline.core.toolboxes.toolbox import Toolbox

PHRASES = 6
"""How many phrases are told one by one."""
WORDS = 15
"""How many words are named of those that speak for a service, and of those that speak against it."""
FOR = ("words", "all other words that speak for it")
AGAINST = ("words that speak for something else", "all other words that speak against it")
FEW = 5
"""How many summands are told where the session is not about a service; the rest is one."""
LEAST = 1.0
"""What must speak for a service in a stretch, in logits, for the stretch to be told word by word."""
SESSION, PASSAGE, TITLE, OTHERS, HINTS, REST = (
    "where every session starts",
    "where this passage starts",
    "the title",
    "other services, spoken of more clearly",
    "passages that hint at it, and no more",
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
    """The sums of these verdicts, in their order: of a mention the sum of its moment, else that of the session."""
    found = []
    for one in decided:
        if one.decision == "mention":
            place = moment(session, one.service)
            score, every = probability(place.logits[one.service]), _of_passage(weigher, one.service, place, segments)
        else:
            score, every = one.score, _of_session(weigher, session, one, segments)
        summands = _ordered(every, FEW if one.decision == "no" else len(every))
        total = round(sum(summand.weight for summand in summands), 2)
        found.append(Sum(toolbox, "service", one.service, one.decision, round(score, 3), total, summands))
    return tuple(found)


def fields_explained(toolbox: Toolbox, decided: Sequence[Verdict], sums: Sequence[Sum]) -> tuple[Sum, ...]:
    """The sums of the fields: a field is a tag if one of its services is, and what its first service is in the session
    is what counts. ``sums`` are those of the verdicts, in their order.
    """
    terms = {term.id: term for term in toolbox.terms}
    best: dict[str, Sum] = {}
    for verdict, one in sorted(zip(decided, sums, strict=True), key=lambda pair: pair[0].decision != "tag"):
        term, tag = terms[one.id], verdict.decision == "tag"
        total = round(verdict.total, 2) if verdict.decision == "mention" else one.total
        why = f"{'follows from' if tag else 'its likeliest service is'} the service {term.names['en']}"
        decision: Decision = "tag" if tag else "no"
        summands = (Summand(why, total),)
        own = Sum(toolbox.id, "field", term.field, decision, round(verdict.score, 3), total, summands)
        best.setdefault(term.field, own)
    return tuple(best.values())


def _ordered(summands: Iterable[Summand], most: int) -> tuple[Summand, ...]:
    """The strongest first, at most so many of them and the rest as one, all rounded to what is shown."""
    ranked = sorted(summands, key=lambda one: (-abs(one.weight), one.what))
    rest = Summand(REST, sum(one.weight for one in ranked[most:]))
    rounded = (Summand(one.what, round(one.weight, 2), one.start_ms) for one in (*ranked[:most], rest))
    return tuple(sorted((one for one in rounded if one.weight), key=lambda one: (-abs(one.weight), one.what)))


def _of_session(weigher: Weigher, session: Heard, verdict: Verdict, segments: Sequence[Segment]) -> list[Summand]:
    """What a stretch adds is told by its reasons; of a stretch that has hardly any, only that it hints."""
    shares: list[tuple[Reasons, float]] = []
    hints = 0.0
    for weighed, amount in zip(session.stretches, verdict.stretches, strict=True):
        reasons = weigher.reasons(weighed, verdict.service)
        together = sum(one.weight for one in reasons.said) + reasons.lead
        if together >= LEAST:
            shares.append((reasons, amount / together))
        else:
            hints += amount
    fixed = (Summand(SESSION, verdict.start), Summand(TITLE, verdict.title), Summand(HINTS, hints))
    return [*fixed, *_reasons_told(shares, segments)]


def _of_passage(weigher: Weigher, service: str, place: Weighed, segments: Sequence[Segment]) -> list[Summand]:
    reasons = weigher.reasons(place, service)
    return [Summand(PASSAGE, reasons.start), *_reasons_told([(reasons, 1.0)], segments)]


def _reasons_told(shares: Iterable[tuple[Reasons, float]], segments: Sequence[Segment]) -> Iterator[Summand]:
    """The reasons, each of which counts its share: phrases one by one, then the words for it and those against it."""
    told: dict[tuple[str, tuple[str, ...]], _Told] = {}
    others = 0.0
    for reasons, share in shares:
        others += share * reasons.lead
        for one in reasons.said:
            entry = told.setdefault(_key(one), _Told(one))
            entry.weight += share * one.weight
            entry.times += 1
    ranked = sorted(told.items(), key=lambda item: -abs(item[1].weight))
    phrases = dict([item for item in ranked if item[1].reason.kind in ("name", "phrase", "against")][:PHRASES])
    words = [one for key, one in ranked if key not in phrases]
    yield Summand(OTHERS, others)
    yield from (_phrase(one, segments) for one in phrases.values())
    yield from _words([one for one in words if one.weight > 0], FOR, segments)
    yield from _words([one for one in words if one.weight < 0], AGAINST, segments)


def _key(reason: Reason) -> tuple[str, tuple[str, ...]]:
    """What is told together: phrases that are the same, and all that a word and its parts count."""
    single = reason.kind in ("word", "cue")
    return ("word", (reason.first.word.stem,)) if single else (reason.kind, reason.key)


def _phrase(told: _Told, segments: Sequence[Segment]) -> Summand:
    against = "against: " if told.reason.kind == "against" else ""
    times = f", said {told.times} times" if told.times > 1 else ""
    return Summand(f"{against}“{_text(told, segments)}”{times}", told.weight, _at(told, segments))


def _words(ranked: Sequence[_Told], names: tuple[str, str], segments: Sequence[Segment]) -> Iterator[Summand]:
    """The strongest words one by one in one summand, and how many others there are in another."""
    named, others = ranked[:WORDS], ranked[WORDS:]
    if named:
        heard = ", ".join(dict.fromkeys(_text(one, segments).casefold() for one in named))
        yield Summand(f"{names[0]}: {heard}", sum(one.weight for one in named), _at(named[0], segments))
    if others:
        yield Summand(f"{names[1]} ({len(others)})", sum(one.weight for one in others))


def _text(told: _Told, segments: Sequence[Segment]) -> str:
    first = told.reason.first
    return said(segments[first.segment], first, told.reason.last)


def _at(told: _Told, segments: Sequence[Segment]) -> int:
    return segments[told.reason.first.segment].start_ms
