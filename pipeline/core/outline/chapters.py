"""Chapters: where the talk turns to something else, found by pauses, cues, changes of speaker and of vocabulary."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import median

from pipeline.core.artefacts import Chapter, PartKind
from pipeline.core.cues import lexicon
from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.stems import stems
from pipeline.core.outline.titles import chapter_titles

_HALF_HOUR_MS = 30 * 60_000
_FEWEST, _MOST = 3, 10
"""Chapters in half an hour."""
_SHORT_RECORDING_MS = 5 * 60_000
_LONG_ENOUGH_MS = 10 * 60_000
"""From this length on there are at least :data:`_FEWEST` chapters, if need be at weaker turns."""
_WINDOW = 6
"""Sentences on either side that are compared for their vocabulary."""
_SHORT_QUESTION = 12
"""Words of a question with which presenters like to open a chapter ("so what did we learn?")."""
_THRESHOLDS = (4.0, 3.5, 3.0, 2.6, 2.2, 1.8, 1.4, 1.0, 0.6)
_USUAL = 5
"""The index of the threshold that holds unless it gives too many chapters or too few."""


def find_chapters(
    sentences: Sequence[Sentence], kinds: Sequence[PartKind], exchanged: Sequence[bool]
) -> tuple[Chapter, ...]:
    """Chapters from 0 to the end of the last sentence.

    ``kinds`` tells the part of each sentence, ``exchanged`` whether it belongs to a question and its answer.
    """
    if not sentences:
        return ()
    end_ms = max(sentence.end_ms for sentence in sentences)
    shortest = 12_000 if end_ms < _SHORT_RECORDING_MS else 30_000
    talk = [at for at, kind in enumerate(kinds) if kind == "presentation" and not exchanged[at]]
    round_ = [at for at, kind in enumerate(kinds) if kind == "questions"]
    first = talk[0] if talk and sentences[talk[0]].start_ms >= shortest else 0
    last = _round_start(sentences, round_, end_ms, shortest)
    if last is not None and sentences[last].start_ms - sentences[first].start_ms * (first > 0) < shortest:
        first = 0
    inner_end = sentences[last].start_ms if last is not None else end_ms
    fixed = 1 + (first > 0) + (last is not None)
    inner = _turns(sentences, talk, (_start(sentences, first), inner_end), (shortest, end_ms, fixed))
    starts = sorted({0, first, *inner, *([last] if last is not None and last > 0 else [])})
    told = [kind == "questions" or (kind == "presentation" and not exchanged[at]) for at, kind in enumerate(kinds)]
    return _titled(sentences, starts, (first, last), told)


def _start(sentences: Sequence[Sentence], at: int) -> int:
    return sentences[at].start_ms if at else 0


def _round_start(sentences: Sequence[Sentence], round_: list[int], end_ms: int, shortest: int) -> int | None:
    """Where the question round begins, if it makes a chapter of its own."""
    if not round_ or end_ms - sentences[round_[0]].start_ms < shortest:
        return None
    return round_[0] if _start(sentences, round_[0]) >= shortest or round_[0] == 0 else None


def _titled(
    sentences: Sequence[Sentence], starts: list[int], bounds: tuple[int, int | None], told: Sequence[bool]
) -> tuple[Chapter, ...]:
    """The chapters that begin at these sentences, with titles from what is ``told`` in them."""
    first, last = bounds
    language = Counter(sentence.language for sentence in sentences).most_common(1)[0][0]
    given = {last: lexicon(language).questions_title} if last is not None else {}
    if first > 0:
        given[0] = lexicon(language).welcome_title
    edges = [*starts, len(sentences)]
    groups = [[sentences[at] for at in range(a, b) if told[at]] for a, b in pairwise(edges)]
    titles = chapter_titles(groups, [given.get(start) for start in starts], lexicon(language).talk_title)
    times = [*(_start(sentences, at) for at in starts), max(sentence.end_ms for sentence in sentences)]
    return tuple(Chapter(title, a, b) for title, (a, b) in zip(titles, pairwise(times), strict=True))


def _turns(
    sentences: Sequence[Sentence], talk: list[int], span: tuple[int, int], limits: tuple[int, int, int]
) -> list[int]:
    """Where the talk turns: the best places, not too near to one another, in a number that fits the length."""
    shortest, end_ms, fixed = limits
    most = max(_MOST * max(end_ms, _HALF_HOUR_MS) // _HALF_HOUR_MS - fixed, 0)
    fewest = (_FEWEST * max(1, end_ms // _HALF_HOUR_MS) - fixed) if end_ms >= _LONG_ENOUGH_MS else 0
    candidates = [at for at in talk[1:] if span[0] + shortest <= sentences[at].start_ms <= span[1] - shortest]
    scores = _turn_scores(sentences, talk)
    times = [sentences[at].start_ms for at in candidates]

    def chosen(threshold: float, apart_ms: int = shortest) -> list[int]:
        gains = [scores[at] - threshold for at in candidates]
        return [candidates[index] for index in _best_apart(times, gains, apart_ms)]

    usual = _THRESHOLDS[_USUAL]
    found = chosen(usual)
    if len(found) > most:  # at stronger turns only; where all are alike, farther apart
        fewer = (chosen(threshold) for threshold in reversed(_THRESHOLDS[:_USUAL]))
        wide = (span[1] - span[0]) // max(most, 1) + 1
        return next((few for few in fewer if len(few) <= most and len(few) >= fewest), chosen(usual, wide)[:most])
    if len(found) < fewest:
        more = (chosen(threshold) for threshold in _THRESHOLDS[_USUAL + 1 :])
        return next((many for many in more if len(many) >= fewest), found)[:most]
    return found


def _best_apart(times: Sequence[int], gains: Sequence[float], apart_ms: int) -> list[int]:
    """The indexes with the greatest sum of gains of which no two are nearer than ``apart_ms``. Linear time."""
    best = [0.0]  # best[n]: the greatest sum among the first n
    taken: list[int | None] = []
    free = 0
    for time, gain in zip(times, gains, strict=True):
        while times[free] <= time - apart_ms:
            free += 1
        with_it = best[free] + gain
        taken.append(free if with_it > best[-1] and gain > 0 else None)
        best.append(max(with_it, best[-1]) if gain > 0 else best[-1])
    chosen = []
    at = len(taken)
    while at > 0:
        before = taken[at - 1]
        if before is None:
            at -= 1
        else:
            chosen.append(at - 1)
            at = before
    return chosen[::-1]


def _turn_scores(sentences: Sequence[Sentence], talk: list[int]) -> dict[int, float]:
    """How much speaks for a new chapter at each sentence of the talk."""
    usual = median([sentences[at].pause_ms for at in talk] or [0])
    depths = _depths([stems(sentences[at]) for at in talk])
    scores = {}
    for place, at in enumerate(talk):
        here = sentences[at]
        longer = min((here.pause_ms - usual) / max(usual, 400), 3.0)
        turn = place > 0 and here.speaker != sentences[talk[place - 1]].speaker
        asks = 1.5 * (here.weight("open") >= 1 and len(here.words) <= _SHORT_QUESTION)
        cue = 0.6 * max(here.weight("frame"), here.weight("shift"), asks)
        cue -= 1.0 * (here.weight("thanks") > 0)
        scores[at] = 0.8 * max(longer, -0.5) + cue + 0.8 * turn + 1.5 * depths[place]
    return scores


def _depths(bags: Sequence[Counter[str]]) -> list[float]:
    """How deep the vocabulary's likeness falls before each sentence, from 0 to about 1 (Hearst's TextTiling)."""
    likeness = [0.0] * len(bags)
    left, right = Counter[str](), sum(bags[:_WINDOW], Counter[str]())
    for at in range(len(bags)):
        likeness[at] = _cosine(left, right)
        left.update(bags[at])
        _take(right, bags[at])
        if at >= _WINDOW:
            _take(left, bags[at - _WINDOW])
        if at + _WINDOW < len(bags):
            right.update(bags[at + _WINDOW])
    depths = []
    for at, value in enumerate(likeness):
        before = max(likeness[max(at - _WINDOW, 1) : at], default=value)
        after = max(likeness[at + 1 : at + 1 + _WINDOW], default=value)
        depths.append(max(before - value, 0.0) + max(after - value, 0.0))
    return depths


def _take(bag: Counter[str], words: Counter[str]) -> None:
    """Take words out of a bag that holds them, and forget those that are used up, so that the bag stays small."""
    bag.subtract(words)
    for word in words:
        if bag[word] <= 0:
            del bag[word]


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[word] for word, count in one.items())
    size = sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
    return shared / size if size else 0.0
