"""What part of a webinar is what: lead-in, presentation, questions, goodbye.

The parts come in that order, and each may be missing. Every sentence speaks for or against each part (by its cues and
by who speaks), every boundary for or against a change (by the pause, the change of speaker and the cues around it);
the best division of the whole is found by dynamic programming, in time linear in the number of sentences.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.core.artefacts import Part, PartKind
from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.voices import role

ORDER: tuple[PartKind, ...] = ("lead-in", "presentation", "questions", "goodbye")
_LEAD_IN, _PRESENTATION, _QUESTIONS, _GOODBYE = range(4)
_MIN_STRUCTURE = 8
"""Sentences below which a text is taken as one presentation: too short to tell anything."""
_VIEW = 8
"""Sentences before and after a boundary in which turns are counted."""
_BREAK_MS = 60_000
_PAUSE_CAP_MS = 3_000


def find_parts(sentences: Sequence[Sentence], presenting: frozenset[str], asking: Sequence[float]) -> list[int]:
    """The index into :data:`ORDER` of the part that each sentence belongs to.

    ``asking`` says for each sentence how strongly it is a question that somebody puts to the presenter.
    """
    if len(sentences) < _MIN_STRUCTURE:
        return [_PRESENTATION] * len(sentences)
    score = [_enter(part, 0.0) for part in range(4)]
    came_from: list[list[int]] = []
    for at, sentence in enumerate(sentences):
        voice = role(sentence, presenting)
        fits = _fits(sentence, voice, asking[at])
        if at:
            edges = _edges(sentences, at, presenting, asking)
            steps = [
                max(range(part + 1), key=lambda prev, to=part: score[prev] + (edges[to] if prev != to else 0.0))  # type: ignore[misc]
                for part in range(4)
            ]
            score = [score[prev] + (edges[part] if prev != part else 0.0) for part, prev in enumerate(steps)]
            came_from.append(steps)
        score = [total + fit for total, fit in zip(score, fits, strict=True)]
    return _traced(score, came_from)


def _enter(part: int, bonus: float) -> float:
    """A recording begins with a lead-in or with the presentation, hardly ever with anything else."""
    return bonus if part in (_LEAD_IN, _PRESENTATION) else -20.0


def _traced(score: list[float], came_from: list[list[int]]) -> list[int]:
    part = max(range(4), key=lambda index: score[index])
    path = [part]
    for steps in reversed(came_from):
        part = steps[part]
        path.append(part)
    return path[::-1]


def _fits(sentence: Sentence, voice: int, asking: float) -> tuple[float, float, float, float]:
    """How well the sentence fits into each part."""
    weight = sentence.weight
    arriving = 0.6 * weight("welcome") + 0.4 * weight("house") + 0.6 * weight("floor")
    leaving = 0.6 * weight("bye") + 0.6 * weight("none") + 0.2 * weight("thanks") + 0.2 * weight("house")
    length = min(len(sentence.words) / 12, 1.0)
    asked = min(max(asking - 0.8, 0.0), 2.0)
    opening = 0.3 * weight("qa") + 0.4 * weight("ask")
    return (
        arriving - 0.4 * length - (0.15 if voice > 0 else 0.3) * voice - 0.2 * asked,
        (0.1 if voice > 0 else 0.5) * voice - 0.15 * arriving - 0.25 * leaving - 0.5 * asked,
        opening + 0.5 * asked - 0.3 - 0.3 * weight("none") - 0.25 * weight("bye"),
        leaving - 0.55 * length - 0.3 * max(voice, 0) - 0.8 * asked,
    )


def _edges(
    sentences: Sequence[Sentence], at: int, presenting: frozenset[str], asking: Sequence[float]
) -> tuple[float, float, float, float]:
    """How well each part begins at this sentence."""
    here, before = sentences[at], sentences[at - 1]
    after = sentences[at + 1 : at + 4]
    turn = here.speaker != before.speaker
    edge = 0.5 * min(here.pause_ms, _PAUSE_CAP_MS) / 1000 + (0.5 if turn else 0.0) - 2.0
    voice, earlier = role(here, presenting), role(before, presenting)
    if presenting and not turn and voice < 0:
        edge -= 0.5
    handed = max((0.7 * s.weight("floor") for s in sentences[max(at - 2, 0) : at]), default=0.0)
    talk = edge + handed + 0.5 * here.weight("start") + (1.0 if voice > 0 > earlier else 0.0)
    closed = max((0.6 * s.weight("close") for s in sentences[max(at - 2, 0) : at]), default=0.0)
    opened = max((0.5 * s.weight("qa") + 0.4 * s.weight("ask") for s in (here, *after)), default=0.0)
    asked = max((0.3 * min(value, 3.0) for value in asking[at : at + 3]), default=0.0)
    asks = edge - 0.5 + closed + opened + asked + 0.4 * here.weight("thanks") + (0.7 if voice < 0 < earlier else 0.0)
    asks += 0.2 * (
        _exchanges(sentences, at, at + _VIEW, presenting) - _exchanges(sentences, at - _VIEW, at, presenting)
    )
    ends = edge + 0.5 * here.weight("none") + 0.3 * here.weight("bye") + (0.4 if voice < 0 else 0.0) + 0.5 * closed
    return (-50.0, talk, asks, ends)


def _exchanges(sentences: Sequence[Sentence], start: int, end: int, presenting: frozenset[str]) -> int:
    """How often a presenter and somebody else take turns: a talk is a monologue, a question round is not."""
    voices = [role(sentence, presenting) for sentence in sentences[max(start, 0) : end]]
    return sum(one != other for one, other in pairwise(voices))


def settle(kinds: list[int], sentences: Sequence[Sentence], answered: Sequence[bool]) -> list[int]:
    """A question round in which nobody asked anything is none: it belongs to the goodbye that follows.

    ``answered`` marks the sentences that are part of a question or of its answer.
    """
    round_ = [at for at, kind in enumerate(kinds) if kind == _QUESTIONS]
    if not round_ or any(answered[at] for at in round_):
        return kinds
    words = sum(len(sentences[at].words) for at in round_)
    total = sum(len(sentence.words) for sentence in sentences)
    kind = _GOODBYE if words * 5 < total else _PRESENTATION
    return [kind if at in range(round_[0], round_[-1] + 1) else old for at, old in enumerate(kinds)]


def part_spans(kinds: list[int], sentences: Sequence[Sentence]) -> tuple[Part, ...]:
    """The parts as spans without gaps, from the first sentence to the last; a long announced silence is a break."""
    found: list[Part] = []
    for kind, members in groupby(range(len(kinds)), key=lambda at: kinds[at]):
        first = next(members)
        if found:
            found[-1] = Part(found[-1].kind, found[-1].start_ms, sentences[first].start_ms)
        found.append(Part(ORDER[kind], sentences[first].start_ms, sentences[-1].end_ms))
    for at, sentence in enumerate(sentences):
        announced = any(near.weight("break") >= 2 for near in sentences[max(at - 3, 0) : at])
        if sentence.pause_ms >= _BREAK_MS and announced:
            found = _with_break(found, sentences[at - 1].end_ms, sentence.start_ms)
    return tuple(found)


def _with_break(parts: list[Part], start_ms: int, end_ms: int) -> list[Part]:
    """Cut a break out of the part that it lies in."""
    cut: list[Part] = []
    for part in parts:
        if part.start_ms < start_ms and end_ms < part.end_ms:
            cut += [
                Part(part.kind, part.start_ms, start_ms),
                Part("break", start_ms, end_ms),
                Part(part.kind, end_ms, part.end_ms),
            ]
        else:
            cut.append(part)
    return cut
