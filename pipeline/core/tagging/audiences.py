"""For whom a session is, and what kind of tool it shows: by the phrases of a toolbox alone.

Every session is for somebody and is some kind of tool, so what is said is added up over the whole session, and those
are named that it speaks of most.
"""

import math
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from pipeline.core.artefacts import EVIDENCES, Evidence, Outline, Segment, Sum, Summand, Tag
from pipeline.core.tagging.reading import Sign, stretches
from pipeline.core.tagging.showing import around, said
from pipeline.core.tagging.weighing import probability
from pipeline.core.toolboxes.toolbox import Toolbox

Kind = Literal["audience", "tool-kind"]
ENOUGH: dict[Kind, float] = {"audience": 3.0, "tool-kind": 2.4}
"""The points from which on a term is likelier right than wrong."""
AT_MOST: dict[Kind, int] = {"audience": 3, "tool-kind": 1}
CLOSE = 0.5
"""The share of the first term's points that another one needs."""
USUAL = 1.2
"""The points that an audience gets for being the usual one of the session's services."""
COUNTS = {"name": 1.0, "phrase": 1.0, "cue": 0.3, "against": 0.0}
"""What a sign counts of its weight: single words say little about whom a session is for."""


@dataclass(frozen=True)
class _Reason:
    """Something that was said of a term, once or more often, and what it counts; first the place that counts most."""

    weight: float
    places: Sequence[Sign]


def audience_tags(
    toolbox: Toolbox, segments: Sequence[Segment], outline: Outline, usual: Set[str] = frozenset()
) -> tuple[tuple[Tag, ...], tuple[Sum, ...]]:
    """The audiences and the kind of tool, each with evidence, and the sums behind them.

    ``usual`` are the audiences that the session's services are mostly for; that helps, and is no evidence.
    """
    reasons = _reasons(toolbox, segments, outline)
    tags: list[Tag] = []
    sums: list[Sum] = []
    for kind, enough in ENOUGH.items():
        points = {
            term.id: sum(one.weight for one in reasons[term.id]) + USUAL * (term.id in usual)
            for term in toolbox.terms_of(kind)
        }
        ranked = sorted(points, key=lambda term: (-points[term], term))
        for rank, term in enumerate(ranked):
            total, clear = points[term] - enough, points[term] >= CLOSE * points[ranked[0]]
            score = round(probability(total), 3)
            meant = total >= 0 and clear and rank < AT_MOST[kind] and any(map(_is_clear, reasons[term]))
            if meant:
                tags.append(Tag(toolbox.id, kind, term, score, _evidence(reasons[term], segments)))
            start = [Summand("where every session starts", -enough)]
            start += [Summand("its services are mostly for them", USUAL)] if term in usual else []
            summands = (*(_summand(one, segments) for one in reasons[term]), *start)
            ordered = tuple(sorted(summands, key=lambda one: (-abs(one.weight), one.what)))
            sums.append(Sum(toolbox.id, kind, term, "tag" if meant else "no", score, round(total, 2), ordered))
    return tuple(tags), tuple(sums)


def _is_clear(reason: _Reason) -> bool:
    """Whether it is a name or a phrase: single words alone tell nobody whom a session is for."""
    return reason.places[0].kind in ("name", "phrase")


def _reasons(toolbox: Toolbox, segments: Sequence[Segment], outline: Outline) -> dict[str, list[_Reason]]:
    """By term what was said of it: what is said again counts a little more each time."""
    places: dict[tuple[str, tuple[str, ...]], list[tuple[float, Sign]]] = defaultdict(list)
    for stretch in stretches(toolbox, segments, outline):
        for sign in stretch.signs:
            if COUNTS[sign.kind]:
                places[sign.service, sign.key].append((COUNTS[sign.kind] * sign.weight * stretch.weight, sign))
    found: dict[str, list[_Reason]] = defaultdict(list)
    for (term, _), heard in places.items():
        heard.sort(key=lambda one: -one[0])
        weight = round(heard[0][0] * (1 + math.log(len(heard))), 2)
        if weight:
            found[term].append(_Reason(weight, [sign for _, sign in heard]))
    return found


def _summand(reason: _Reason, segments: Sequence[Segment]) -> Summand:
    sign = min(reason.places, key=lambda one: one.first.segment)
    segment = segments[sign.first.segment]
    times = f", said {len(reason.places)} times" if len(reason.places) > 1 else ""
    return Summand(f"“{said(segment, sign.first, sign.last)}”{times}", reason.weight, segment.start_ms)


def _evidence(reasons: Sequence[_Reason], segments: Sequence[Segment]) -> tuple[Evidence, ...]:
    """The segments in which most was said of a term."""
    found: dict[int, list[tuple[float, Sign]]] = defaultdict(list)
    for reason in reasons:
        for sign in reason.places:
            found[sign.first.segment].append((reason.weight, sign))
    strengths = {index: sum(weight for weight, _ in signs) for index, signs in found.items()}
    ranked = sorted(found, key=lambda index: (-strengths[index], index))
    shown = [index for index in ranked if strengths[index] >= CLOSE * strengths[ranked[0]]]
    return tuple(_quote(segments[index], found[index]) for index in shown[:EVIDENCES])


def _quote(segment: Segment, signs: Sequence[tuple[float, Sign]]) -> Evidence:
    ranked = [sign for _, sign in sorted(signs, key=lambda one: (-one[0], one[1].first.word.start))]
    heard = dict.fromkeys(said(segment, sign.first, sign.last) for sign in ranked)
    text = around(segment, ranked[0].first, ranked[0].last)
    return Evidence(segment.start_ms, segment.end_ms, text, "; ".join(f"“{phrase}”" for phrase in heard))
