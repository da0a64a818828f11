"""Questions that people put to the presenter, with their answers: who asks, and the question in a tidy form."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.core.artefacts import Question, Span
from pipeline.core.cues.phrases import Hit
from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.voices import is_name, name_key

_STRONG = 2.0
_MIN_WORDS = 3
_INTERJECTION_WORDS = 6
_PREFACE = 8
_LEAD = 3
"""Sentences before a question in which it may be handed over."""
_LONGEST_TEXT = 300
_MOST_NAMES = 500
"""Names that are remembered, so that a text full of names takes linear time."""
_AROUND = " \"'.,;:!?\u2026()[]«»\u201c\u201d\u201e"


@dataclass(frozen=True)
class Exchange:
    """A question and its answer as indexes of sentences, both half-open, and where its hand-over begins."""

    lead: int
    question: tuple[int, int]
    answer: tuple[int, int]


def find_exchanges(sentences: Sequence[Sentence], doings: Sequence[str]) -> list[Exchange]:
    """The questions with their answers, in order; ``doings`` tells what is done in each sentence."""
    found: list[Exchange] = []
    asked: tuple[int, int] | None = None
    for doing, members in groupby(range(len(doings)), key=lambda at: doings[at]):
        run = list(members)
        start, end = run[0], run[-1] + 1
        if doing == "answer" and asked:
            while end - start > 1 and _only_thanks(sentences[end - 1]):
                end -= 1
            found.append(Exchange(_lead(asked[0], doings), asked, (start, end)))
        asked = (start, end) if doing == "question" else None
    return found


def _only_thanks(sentence: Sentence) -> bool:
    return len(sentence.words) <= _INTERJECTION_WORDS and sentence.weight("ack") > 0 and not sentence.weight("reply")


def _lead(start: int, doings: Sequence[str]) -> int:
    """Where the hosting before a question begins, at most a few sentences earlier."""
    earliest = max(start - _LEAD, 0)
    while start > earliest and doings[start - 1] in ("hosting", "opening"):
        start -= 1
    return start


def find_questions(
    sentences: Sequence[Sentence], exchanges: Sequence[Exchange], presenting: frozenset[str], presenters: Sequence[str]
) -> tuple[Question, ...]:
    """The exchanges as questions with asker, tidy text and times."""
    known = {key: name for name in _labels(sentences) if (key := name_key(name))}
    own = [name_key(name) for name in presenters]
    found = []
    introduced = dict[str | None, str]()
    for exchange in exchanges:
        asked, lead = sentences[slice(*exchange.question)], sentences[exchange.lead : exchange.question[0]]
        answer = sentences[slice(*exchange.answer)]
        introduced.update({sentence.speaker: name for sentence in asked if (name := _named(sentence, ("self",)))})
        asker = _asker(lead, asked, presenting) or introduced.get(asked[-1].speaker or "")
        if asker is not None:
            key = name_key(asker)
            asker = None if any(key <= name for name in own) else _full_name(asker, known)
            if len(known) < _MOST_NAMES:
                known.setdefault(key, asker or "")
        found.append(Question(asker, tidy_question(asked), _span(_own_words(asked)), _span(answer)))
    return tuple(found)


def _labels(sentences: Sequence[Sentence]) -> list[str]:
    speakers = {sentence.speaker for sentence in sentences if is_name(sentence.speaker)}
    return sorted(speaker for speaker in speakers if speaker)


def hands_over(sentence: Sentence) -> bool:
    """Whether the sentence gives the word to somebody who asks, or announces a question, and asks nothing itself."""
    gives = max(sentence.weight("ask"), sentence.weight("floor")) >= _STRONG
    return gives and sentence.weight("open") < 1 and "?" not in sentence.text


def _own_words(asked: Sequence[Sentence]) -> Sequence[Sentence]:
    """The question without the hand-over and what comes before it, where that is a segment of its own."""
    start = 0
    for at, sentence in enumerate(asked[:-1]):
        if "?" in sentence.text or sentence.weight("open") >= 1:
            break
        start = at + 1 if hands_over(sentence) else start
    while not asked[start].opens_segment and start > 0:
        start -= 1
    return asked[start:]


def _span(sentences: Sequence[Sentence]) -> Span:
    return Span(sentences[0].start_ms, sentences[-1].end_ms)


def _asker(lead: Sequence[Sentence], asked: Sequence[Sentence], presenting: frozenset[str]) -> str | None:
    """Who asks: the name in the hand-over, else the voice's own where it has one and does not read aloud."""
    speaker = asked[-1].speaker
    has_name = is_name(speaker) and speaker not in presenting
    named = next((name for sentence in asked if (name := _named(sentence, ("ask", "self")))), None)
    for_himself = any(sentence.weight("jump") >= _STRONG for sentence in asked)
    if named and not (has_name and for_himself):
        return named
    hosts = {sentence.speaker for sentence in lead if sentence.weight("ask") >= _STRONG}
    read_aloud = speaker in hosts or any(sentence.weight("ask") >= _STRONG for sentence in asked)
    if has_name and (for_himself or not read_aloud):
        return speaker
    if has_name and speaker not in hosts:
        return None
    return next((name for sentence in reversed(lead) if (name := _named(sentence, ("ask", "self")))), None)


def _named(sentence: Sentence, groups: tuple[str, ...]) -> str | None:
    """The name in a hand-over or in somebody's word about himself."""
    return next((_name_text(sentence, hit.name) for hit in sentence.hits if hit.name and hit.group in groups), None)


def _name_text(sentence: Sentence, tokens: tuple[int, int]) -> str:
    """The name as written, without punctuation; with capitals where the text has none."""
    words = [sentence.words[index] for index in dict.fromkeys(sentence.tokens.origin[slice(*tokens)])]
    bare = [word.strip(_AROUND) for word in words]
    return " ".join(bare if sentence.cased else [word.capitalize() for word in bare])


def _full_name(name: str, known: dict[frozenset[str], str]) -> str:
    """The longest name known so far that has all the words of this one."""
    key = name_key(name)
    longer = [other for words, other in known.items() if key <= words and other]
    return max(longer, key=len, default=name)


def tidy_question(asked: Sequence[Sentence]) -> str:
    """The question as one would write it down: no fillers, no hand-over, a capital first and a question mark last."""
    first, *more = _chosen(asked)
    parts = [_tidy_words(first), *(_without_fillers(sentence, 0) for sentence in more)]
    text = " ".join(word for words in parts for word in words).strip(_AROUND + "\u2013\u2014-")
    return text[:1].upper() + text[1:] + "?"


def _chosen(asked: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences that make the question: those with a mark, else those that begin as questions do.

    "May I?" is none of them when something else follows.
    """
    own = [at for at, sentence in enumerate(asked) if not _only_permission(sentence)] or [0]
    marked = [at for at in own if "?" in asked[at].text]
    begun = [at for at in own if max(map(asked[at].weight, ("open", "jump"))) >= 1]
    forms = marked or begun[-1:] or own
    first, left = forms[-1], _LONGEST_TEXT - len(asked[forms[-1]].text)
    while first > forms[0] and (left := left - len(asked[first - 1].text)) >= 0:
        first -= 1
    return asked[first : forms[-1] + 1]


def _only_permission(sentence: Sentence) -> bool:
    """Whether somebody only asks to be heard ("sorry, can I jump in?"), or only says hello."""
    return len(sentence.words) <= _PREFACE and sentence.text.count("?") <= 1 and sentence.weight("jump") >= _STRONG


def _tidy_words(sentence: Sentence) -> list[str]:
    """The words of a sentence without fillers, and without what hands it over or leads it in."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    asks = {hit.start for hit in sentence.hits if hit.group == "open"}
    handed = [
        _end(sentence, hit)
        for hit in sentence.hits
        if hit.group in ("ask", "jump", "self") and (hit.weight >= _STRONG or hit.start not in asks)  # "what if …" asks
    ]
    start = max((end for end in handed if end <= _PREFACE + 2), default=0)
    opens = [hit.start for hit in sentence.hits if hit.group == "open" and start <= hit.start <= start + _PREFACE]
    clauses = [at for at in range(start, min(start + _PREFACE // 2, len(tokens.plain))) if tokens.opens_clause[at]]
    start = min(opens + clauses[:1], default=start) if not handed or not opens else min(opens)
    while start < len(tokens.plain) and lexicon.skips(tokens.plain[start]):
        start += 1
    return _without_fillers(sentence, start if len(tokens.plain) - start >= _MIN_WORDS else 0)


def _end(sentence: Sentence, hit: Hit) -> int:
    """Where a hand-over ends: before the word with which the question begins ("she asks how")."""
    plain = sentence.tokens.plain
    return next((at for at in range(hit.start + 1, hit.end) if sentence.lexicon.asks(plain[at])), hit.end)


def _without_fillers(sentence: Sentence, start: int) -> list[str]:
    """The words from a token on, without "um"."""
    tokens = sentence.tokens
    fillers = {tokens.origin[at] for at, token in enumerate(tokens.plain) if token in sentence.lexicon.fillers}
    kept = dict.fromkeys(tokens.origin[at] for at in range(start, len(tokens.plain)))
    return [sentence.words[index] for index in kept if index not in fillers]
