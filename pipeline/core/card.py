"""The best-practice card: for each of its seven sections the moments of the session that say most about it.

A moment is a sentence of the talk or of an answer. Its own words decide (cue phrases in five languages), helped by the
heading under which it stands ("here are my tips"), by its neighbours and by its place in the talk.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import accumulate

from pipeline.core.artefacts import CARD_SECTIONS, Card, Outline, Quote, Span, Transcript
from pipeline.core.outline.sentences import Sentence, sentences_of
from pipeline.core.outline.titles import announces_only

_MOST_LINES = 3
_ENOUGH = 2.0
"""How much must speak for a line; one strong cue is enough."""
_BARELY = 1.3
"""How much must speak for the only line of a section that would be empty else."""
_SECOND = 0.75
"""A moment may stand for a second section that has nothing else, if that is nearly as fitting as its first."""
_HEADING_REACH = 5
_SHORTEST_WORDS, _SHORT_WORDS = 6, 16
_HEADING_WORDS, _HEADING_PAUSE_MS = 10, 1_000
"""A sentence no longer than this, after such a pause, announces something and says nothing yet."""
_LATE = {"beneficiaries": -0.4, "goals": -0.3, "operative": 0.0, "lessons": 0.3, "howto": 0.3, "s3": 0.2}
"""What a place at the end of the talk adds, compared with its beginning."""
_HEADED = ("lessons", "howto")
"""Sections that speakers announce, and then fill with sentences that do not say so again."""


def find_card(transcript: Transcript, outline: Outline) -> Card:
    """The card of a session; sections for which nothing was said are empty."""
    sentences = _told(sentences_of(transcript), outline)
    scores = [_scores(sentences, at) for at in range(len(sentences))]
    chosen = {section: _best(section, scores) for section in CARD_SECTIONS}
    taken = {at for lines in chosen.values() for at in lines}
    return Card(**{section: _quotes(sentences, lines, taken) for section, lines in chosen.items()})


def _told(sentences: Sequence[Sentence], outline: Outline) -> list[Sentence]:
    """What the presenters say: the presentation and the answers, without the questions."""
    told = [Span(part.start_ms, part.end_ms) for part in outline.parts if part.kind == "presentation"]
    told += [question.answer for question in outline.questions]
    asked = [question.question for question in outline.questions]
    is_told, is_asked = _covering(told), _covering(asked)
    return [s for s in sentences if is_told(s.start_ms) and not is_asked(s.start_ms)]


def _covering(spans: Iterable[Span]) -> Callable[[int], bool]:
    """Whether a time lies in one of the spans; each look takes only the logarithm of their number."""
    ordered = sorted(spans, key=lambda span: span.start_ms)
    starts = [span.start_ms for span in ordered]
    reach = list(accumulate((span.end_ms for span in ordered), max, initial=-1))
    return lambda at_ms: at_ms < reach[bisect_right(starts, at_ms)]


def _scores(sentences: Sequence[Sentence], at: int) -> dict[str, float]:
    """How much speaks for the sentence in each section that it fits."""
    here = sentences[at]
    late = at / max(len(sentences) - 1, 1)
    if announces_only(here):
        return {}
    empty = len(here.words) < _SHORTEST_WORDS or here.text.rstrip().endswith("?") or _is_heading(here)
    scores = {}
    for section in CARD_SECTIONS:
        own = here.weight(section)
        headed = 1.2 if section in _HEADED and _heading_before(sentences, at, section) else 0.0
        if own == 0 and headed == 0:
            continue
        near = 0.15 * sum(min(sentences[n].weight(section), 2.0) for n in (at - 1, at + 1) if 0 <= n < len(sentences))
        scores[section] = own + headed + near + _LATE.get(section, 0.2) * late - (1.5 if empty else 0.0)
    best = max(scores.values(), default=0.0)
    return {section: score for section, score in scores.items() if score >= max(_BARELY, best - _SECOND)}


def _is_heading(sentence: Sentence) -> bool:
    """Whether the sentence only announces what follows ("my advice to you is simple")."""
    announces = sentence.pause_ms >= _HEADING_PAUSE_MS or sentence.weight("frame") >= _ENOUGH
    return announces and len(sentence.words) <= _HEADING_WORDS


def _heading_before(sentences: Sequence[Sentence], at: int, section: str) -> bool:
    """Whether the last heading before this sentence announced the section."""
    for before in range(at - 1, max(at - 1 - _HEADING_REACH, -1), -1):
        sentence = sentences[before]
        if sentence.weight("frame") >= 2 or sentence.weight("shift") >= 2:
            return sentence.weight(section) >= 2
    return False


def _best(section: str, scores: Sequence[dict[str, float]]) -> list[int]:
    """The best sentences for a section, in the order in which they were said.

    One that says more about another section is taken only where nothing else is left.
    """
    fitting = [at for at, score in enumerate(scores) if section in score]
    ranked = sorted(fitting, key=lambda at: (-scores[at][section], at))
    own = [at for at in ranked if scores[at][section] == max(scores[at].values())]
    sure = [at for at in own if scores[at][section] >= _ENOUGH]
    return sorted(sure[:_MOST_LINES] or [at for at in ranked if scores[at][section] >= _ENOUGH][:1] or ranked[:1])


def _quotes(sentences: Sequence[Sentence], lines: Sequence[int], taken: Set[int]) -> tuple[Quote, ...]:
    return tuple(_quote(sentences[at - 1 if _needs_the_last(sentences, at, taken) else at : at + 1]) for at in lines)


def _quote(said: Sequence[Sentence]) -> Quote:
    return Quote(said[0].start_ms, said[-1].end_ms, " ".join(sentence.text for sentence in said))


def _needs_the_last(sentences: Sequence[Sentence], at: int, taken: Set[int]) -> bool:
    """Whether the sentence says "it was …" of what was said just before, in a short sentence that is no line itself."""
    if at == 0 or at - 1 in taken or not any(hit.group == "refers" and hit.start == 0 for hit in sentences[at].hits):
        return False
    before, here = sentences[at - 1], sentences[at]
    near = before.speaker == here.speaker and here.pause_ms < _HEADING_PAUSE_MS
    empty = "?" in before.text or _is_heading(before) or announces_only(before)
    return near and not empty and len(before.words) <= _SHORT_WORDS
