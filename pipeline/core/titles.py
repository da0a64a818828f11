"""Chapter titles from the speakers' own words.

Best is the clause that announces the chapter ("here are *my four tips*", "*what went wrong*, because …"); else the
words that are said here and hardly elsewhere. Never a clause cut in the middle: what does not fit whole is not taken.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt

from pipeline.core.cues.phrases import Hit
from pipeline.core.sentences import Sentence
from pipeline.core.stems import stem, stems

_LONGEST = 60
_FEWEST_WORDS, _MOST_WORDS = 2, 8
_OPENING = 2
_COURTESY = ("welcome", "thanks", "ack", "house", "floor", "self")
_EARLY, _NOUN = 1.3, 2.5
"""By how much a phrase counts more at the beginning, and after an article or a preposition."""
_PHRASE_WORDS = 3
"""Sentences at a chapter's beginning in which it may be announced."""
_AROUND = " \"'.,;:!?\u2026()[]«»\u201c\u201d\u201e\u2013\u2014-"
_PHRASE_BONUS = (0.0, 1.0, 1.6, 1.8)
"""By how much a phrase of one, two or three words is preferred to a single word."""


def chapter_titles(groups: Sequence[Sequence[Sentence]], given: Sequence[str | None], default: str) -> list[str]:
    """A title for each chapter; ``given`` ones stay, ``default`` is for chapters in which nothing is said."""
    spread = Counter(word for group in groups for word in set().union(*map(stems, group)))
    titles: list[str] = []
    for group, fixed in zip(groups, given, strict=True):
        offers = (fixed,) if fixed else (*_announced(group), *_key_phrases(group, spread, len(groups)))
        titles.append(next((offer for offer in offers if offer and (fixed or offer not in titles)), default))
    return titles


def _announced(group: Sequence[Sentence]) -> Iterator[str]:
    """The clauses in which the chapter is announced, best first."""
    opening = [sentence for sentence in group if not any(map(sentence.weight, _COURTESY))][:_OPENING]
    for kind in ("frame", "shift", "open"):
        for sentence in opening:
            for hit in sorted(sentence.hits, key=lambda hit: -hit.end):
                if hit.group == kind and _announces(sentence, hit):
                    yield _clause(sentence, hit.end if kind == "frame" else hit.start)
    for sentence in opening[:1]:
        start = next((at for at, token in enumerate(sentence.tokens.plain) if not sentence.lexicon.skips(token)), 0)
        if len(sentence.tokens.plain) - start <= _MOST_WORDS and not sentence.weight("reply"):
            yield _title_of(sentence, start, len(sentence.tokens.plain))


def _announces(sentence: Sentence, hit: Hit) -> bool:
    """Whether the clause at this cue names what follows: a frame, a question, or "if you want to …"."""
    tokens = sentence.tokens
    if hit.group == "frame":
        return hit.weight > 1 and (tokens.opens_clause[hit.start] or not any(tokens.after_stop[1:]))
    if not tokens.opens_clause[hit.start]:
        return False
    if hit.group == "open":
        opening = sentence.weight("frame") >= 1 or all(map(sentence.lexicon.skips, tokens.plain[: hit.start]))
        return opening and hit.end == hit.start + 1
    conditional = hit.weight > 1 and tokens.plain[hit.start] in sentence.lexicon.joins
    return conditional


def _clause(sentence: Sentence, start: int) -> str:
    """The clause from a token to its end, or up to a conjunction, as a title; empty when it does not make one."""
    tokens, joins = sentence.tokens, sentence.lexicon.joins
    rest = range(start + 1, len(tokens.plain))
    end = next((at for at in rest if tokens.after_stop[at]), len(tokens.plain))
    join = next((at for at in rest if at < end and tokens.plain[at] in joins), end)
    return _title_of(sentence, start, end) or _title_of(sentence, start, join)


def _title_of(sentence: Sentence, start: int, end: int) -> str:
    """The tokens as a title when they say enough and not too much, without "so" and "well" in front."""
    while start < end and sentence.tokens.plain[start] in sentence.lexicon.leaders:
        start += 1
    plain, lexicon = sentence.tokens.plain[start:end], sentence.lexicon
    meaning = [word for word in plain if word not in lexicon.stop and not lexicon.skips(word)]
    return _as_title(sentence, start, end) if meaning and _FEWEST_WORDS <= len(plain) <= _MOST_WORDS else ""


def _as_title(sentence: Sentence, start: int, end: int) -> str:
    """These tokens as written, without fillers and punctuation around; empty when too long."""
    tokens = sentence.tokens
    origins = [tokens.origin[at] for at in range(start, end) if tokens.plain[at] not in sentence.lexicon.fillers]
    text = " ".join(sentence.words[index] for index in dict.fromkeys(origins)).strip(_AROUND)
    return text[:1].upper() + text[1:] if 1 < len(text) <= _LONGEST else ""


def _key_phrases(group: Sequence[Sentence], spread: Counter[str], chapters: int) -> Iterator[str]:
    """Phrases that are frequent here and rare in the other chapters, best first."""
    counts = Counter(word for sentence in group for word in stems(sentence).elements())
    worth = {word: sqrt(count) * log((chapters + 1) / spread[word]) for word, count in counts.items()}
    scored: dict[str, float] = {}
    for place, sentence in enumerate(group):
        early = _EARLY if place < _OPENING else 1.0
        for start, end in _runs(sentence):
            words = [worth.get(stem(word, sentence.language), 0.0) for word in sentence.tokens.plain[start:end]]
            title = _as_title(sentence, start, end)
            noun = _NOUN if start > 0 and sentence.tokens.plain[start - 1] in sentence.lexicon.before_noun else 1.0
            score = early * noun * _PHRASE_BONUS[len(words)] * sum(words) / len(words)
            scored[title] = scored.get(title, 0.0) + score
    yield from sorted(filter(None, scored), key=lambda title: (-scored[title], title))


def _may_be_noun(sentence: Sentence, at: int) -> bool:
    """False where nouns are written with a capital and this word is not."""
    told = sentence.cased and sentence.lexicon.nouns_have_capitals
    return not told or sentence.words[sentence.tokens.origin[at]].lstrip(_AROUND)[:1].isupper()


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Neighbouring tokens that all carry meaning: one to three, with none before or after that belongs to them."""
    tokens, content = sentence.tokens, set(sentence.content)
    start = 0
    for at in range(len(tokens.plain) + 1):
        ends = at == len(tokens.plain) or tokens.plain[at] not in content
        if ends or (at > start and tokens.after_stop[at]):
            if 0 < at - start <= _PHRASE_WORDS and _may_be_noun(sentence, at - 1):
                yield start, at
            start = at + 1 if ends else at
