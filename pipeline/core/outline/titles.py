"""Chapter titles from the speakers' own words.

Best is the clause that announces the chapter ("here are *my four tips*", "*what went wrong*, because …"); else the
beginning of the sentence that says most, up to the end of a clause. Never a clause cut in the middle: what does not
fit whole is not taken.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from math import log, sqrt

from pipeline.core.cues.phrases import Hit
from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.stems import stems
from pipeline.core.words.stemming import stem

_LONGEST = 60
_FEWEST_WORDS, _MOST_WORDS = 2, 8
_KEY_WORDS = 4
"""The most words of a title that is no clause."""
_SMALL_WORDS = 4
"""Words that make a title even if all of them are small."""
_COURTESY = ("welcome", "thanks", "floor", "self", "jump", "trouble", "break")
_STRONG = 2.0
_THANKS_WORDS = 6
_NO_TITLE = ("open", "close", "bye", "resume")
_OPENING = 2
"""Sentences at a chapter's beginning in which it may be announced."""
_EARLY = 1.3
"""By how much a clause counts more at the beginning."""
_LONGEST_QUOTATION = 80
_MOST_ANNOUNCING_WORDS = 14
_CLOSERS = "\"')]»”“’"
_AROUND = " \"'.,;:!?\u2026()[]«»\u201c\u201d\u201e\u2013\u2014-"


def chapter_titles(groups: Sequence[Sequence[Sentence]], given: Sequence[str | None], default: str) -> list[str]:
    """A title for each chapter, no two alike; ``given`` ones stay, ``default`` is for chapters that offer none."""
    spread = Counter(word for group in groups for word in set().union(*map(stems, group)))
    titles: list[str] = []
    for group, fixed in zip(groups, given, strict=True):
        worth = _worth(group, spread, len(groups))
        numbered = (f"{default} ({number})" for number in count(2))
        offers = chain(_announced(group), _beginnings(group, worth), _key_phrases(group, worth), [default], numbered)
        titles.append(fixed or next(offer for offer in offers if offer and offer not in (*titles, *given)))
    return titles


def quotation(sentence: Sentence, longest: int = _LONGEST_QUOTATION) -> str:
    """The sentence in short: up to the end of the last clause that fits, or to the last word that does."""
    start = _clean_start(sentence)
    ends = [end for end in _clause_ends(sentence, start) if _as_title(sentence, start, end, longest)]
    if ends:
        return _as_title(sentence, start, ends[-1], longest)
    rest = range(len(sentence.tokens.plain), start, -1)
    return next((f"{text}…" for end in rest if (text := _as_title(sentence, start, end, longest))), sentence.text)


def _announced(group: Sequence[Sentence]) -> Iterator[str]:
    """The clauses in which the chapter is announced, best first."""
    opening = [sentence for sentence in group if not _is_courtesy(sentence)][:_OPENING]
    for kind in ("topic", "frame", "shift", "open"):
        for sentence in opening:
            for hit in sorted(sentence.hits, key=lambda hit: -hit.end):
                if hit.group == kind and _announces(sentence, hit):
                    yield _clause(sentence, hit.end if kind == "frame" else hit.start)


def _is_courtesy(sentence: Sentence) -> bool:
    thanks = len(sentence.words) <= _THANKS_WORDS and sentence.weight("ack") > 0
    return thanks or any(sentence.weight(group) >= _STRONG for group in ("house", *_COURTESY))


def _announces(sentence: Sentence, hit: Hit) -> bool:
    """Whether the clause at this cue names what follows: "my advice", a frame, a question, or "if you want to …"."""
    tokens = sentence.tokens
    if hit.group == "topic":
        return _ends_with_topic(sentence, hit)
    if hit.group == "frame":
        return hit.weight > 1 and (tokens.opens_clause[hit.start] or not any(tokens.after_stop[1:]))
    if not tokens.opens_clause[hit.start]:
        return False
    if hit.group == "open":
        opening = sentence.weight("frame") >= 1 or all(map(sentence.lexicon.skips, tokens.plain[: hit.start]))
        return opening and hit.end == hit.start + 1
    return hit.weight > 1 and tokens.plain[hit.start] in sentence.lexicon.joins


def _ends_with_topic(sentence: Sentence, hit: Hit) -> bool:
    """Whether all that follows "my advice" is for whom it is, and no advice yet."""
    after, tokens = sentence.tokens.plain[hit.end :], sentence.tokens
    to_whom = bool(after) and len(after) <= _MOST_WORDS and after[0] in sentence.lexicon.before_noun
    return not after or (to_whom and not any(tokens.after_stop[hit.end :]))


def announces_only(sentence: Sentence) -> bool:
    """Whether the sentence says that advice or the like will follow, and nothing else."""
    topics = [hit for hit in sentence.hits if hit.group == "topic" and _ends_with_topic(sentence, hit)]
    return bool(topics) and len(sentence.words) <= _MOST_ANNOUNCING_WORDS


def _clause(sentence: Sentence, start: int) -> str:
    """The clause from a token to its end, or up to a conjunction or a new subject; empty when it does not make one."""
    tokens = sentence.tokens
    while start < len(tokens.plain) and sentence.lexicon.skips(tokens.plain[start]):
        start += 1
    stop = next((at for at in range(start + 1, len(tokens.plain)) if tokens.after_stop[at]), len(tokens.plain))
    ends = [end for end in _clause_ends(sentence, start) if end <= stop]
    return next((title for end in reversed(ends) if (title := _title_of(sentence, start, end))), "")


def _clause_ends(sentence: Sentence, start: int) -> list[int]:
    """Where the words from ``start`` on can end: at punctuation, before a conjunction, at the sentence's end.

    Where nothing is punctuated, also before "we" or "our": there a new clause begins. None leaves "in" or "of" behind.
    """
    tokens, lexicon = sentence.tokens, sentence.lexicon
    bare = not any(tokens.after_stop[1:]) and not sentence.text.rstrip().endswith((".", "!", "?"))
    own = {hit.start for hit in sentence.hits if hit.group == "we"} if bare else set()
    dangling = lexicon.joins | lexicon.before_noun | {lexicon.conjunction}
    ends = []
    for at in range(start + 1, len(tokens.plain) + 1):
        if at == len(tokens.plain) or tokens.after_stop[at]:
            ends.append(at)
        elif tokens.plain[at] in lexicon.joins or (at in own and at >= start + _SMALL_WORDS):
            end = next((end for end in range(at, start, -1) if not lexicon.skips(tokens.plain[end - 1])), start)
            if end > start and not (tokens.plain[end - 1] in dangling or lexicon.asks(tokens.plain[end - 1])):
                ends.append(end)
    return ends


def _title_of(sentence: Sentence, start: int, end: int) -> str:
    """The tokens as a title when they say enough and not too much."""
    plain, lexicon = sentence.tokens.plain[start:end], sentence.lexicon
    meaning = any(word not in lexicon.stop and not lexicon.skips(word) for word in plain)
    enough = len(plain) >= (_FEWEST_WORDS if meaning else _SMALL_WORDS)
    enough &= len(plain) >= _SMALL_WORDS or plain[-1] not in lexicon.before_noun
    return _as_title(sentence, start, end) if enough and len(plain) <= _MOST_WORDS else ""


def _as_title(sentence: Sentence, start: int, end: int, longest: int = _LONGEST) -> str:
    """These tokens as written, without fillers and punctuation around but a question mark; empty when too long."""
    tokens = sentence.tokens
    origins = [tokens.origin[at] for at in range(start, end) if tokens.plain[at] not in sentence.lexicon.fillers]
    words = " ".join(sentence.words[index] for index in dict.fromkeys(origins))
    asks = "?" if words.rstrip(_CLOSERS).endswith("?") else ""
    text = words.strip(_AROUND)
    return text[:1].upper() + text[1:] + asks if 1 < len(text) <= longest else ""


def _worth(group: Sequence[Sentence], spread: Counter[str], chapters: int) -> dict[str, float]:
    """How much each stem says about this chapter: much when it is frequent here and rare in the others."""
    counts = Counter(word for sentence in group for word in stems(sentence).elements())
    return {word: sqrt(count) * log((chapters + 1) / spread[word]) for word, count in counts.items()}


def _beginnings(group: Sequence[Sentence], worth: Mapping[str, float]) -> Iterator[str]:
    """The first clauses of sentences, those first that say most about the chapter."""
    scored: dict[str, float] = {}
    for place, sentence in enumerate(group):
        start = _clean_start(sentence)
        if not _stands_alone(sentence, start):
            continue
        plain = sentence.tokens.plain
        end = next((end for end in _clause_ends(sentence, start) if end - start >= _SMALL_WORDS), start)
        whole = end == len(plain) or plain[end - 1] not in sentence.lexicon.stop  # else: "the value is, that …"
        if whole and (title := _as_title(sentence, start, end)):
            told = {stem(word, sentence.language) for word in sentence.tokens.plain[start:end]}
            early = _EARLY if place < _OPENING else 1.0
            scored.setdefault(title, early * sum(worth.get(word, 0.0) for word in told) / sqrt(len(told)))
    yield from sorted(scored, key=lambda title: (-scored[title], title))


def _key_phrases(group: Sequence[Sentence], worth: Mapping[str, float]) -> Iterator[str]:
    """Words that say much about the chapter and stand together, with at most small words such as "of" between them."""
    scored: dict[str, float] = {}
    for sentence in group:
        if _is_courtesy(sentence):
            continue
        for start, end in _phrases(sentence):
            told = {stem(word, sentence.language) for word in sentence.tokens.plain[start:end]}
            if title := _as_title(sentence, start, end):
                scored.setdefault(title, sum(worth.get(word, 0.0) for word in told) / sqrt(end - start))
    yield from sorted(scored, key=lambda title: (" " not in title, -scored[title], title))


def _phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of words that carry meaning; a small word joins two of them."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    carries = [
        len(word) > 2 and word not in lexicon.stop and not lexicon.skips(word) and not lexicon.asks(word)
        for word in tokens.plain
    ]
    at = 0
    while at < len(carries):
        end = at
        while (
            end < len(carries) and carries[end] and end - at < _KEY_WORDS and (end == at or not tokens.after_stop[end])
        ):
            end += 1
            small = end + 1 < len(carries) and tokens.plain[end] in lexicon.before_noun and not tokens.after_stop[end]
            end += small and carries[end + 1] and end + 1 - at < _KEY_WORDS
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _clean_start(sentence: Sentence) -> int:
    """Where the sentence begins without "and", and without "so," where a comma parts it from the rest."""
    plain, lexicon = sentence.tokens.plain, sentence.lexicon
    start = 0
    while start < len(plain) - 1 and lexicon.skips(plain[start]):
        empty = plain[start] == lexicon.conjunction or plain[start] in lexicon.fillers
        if not empty and not sentence.tokens.after_stop[start + 1]:
            break
        start += 1
    return start


def _stands_alone(sentence: Sentence, start: int) -> bool:
    """Whether the sentence says something by itself: it is no question, no courtesy, and does not refer back."""
    lexicon = sentence.lexicon
    if start >= len(sentence.tokens.plain) or "?" in sentence.text or _is_courtesy(sentence):
        return False
    first = sentence.tokens.plain[start]
    other = any(map(sentence.weight, _NO_TITLE))
    refers = any(hit.group == "refers" and hit.start == start for hit in sentence.hits)
    return not (other or refers or lexicon.skips(first) or first in lexicon.joins)
