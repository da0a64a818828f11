"""Questions that people put to the presenter, with their answers.

A sentence is a question when enough speaks for it: who says it, a question mark, how a clause begins, a moderator who
hands it over, somebody who breaks in. The presenter's own rhetorical questions stay below the mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.core.artefacts import Question, Span
from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.voices import is_name, name_key, role

_NEEDED = {(-1, True): 1.5, (-1, False): 2.0, (0, True): 2.0, (0, False): 3.5, (1, True): 3.0, (1, False): 3.5}
"""How much must speak for a question, by who says it (another, nobody knows, a presenter) and whether in the round."""
_STRONG, _RESUME = 2.0, 2.0
_MIN_WORDS = 3
_STATEMENT_WORDS = 5
"""What somebody else says in the round without asking counts as a question from this many words on."""
_INTERJECTION_WORDS = 6
_CONTEXT = 3
_PREFACE = 8
_ANSWER_GAP_MS, _LONG_GAP_MS = 700, 1_500
_SILENCE_MS = 2_500
"""A silence after which somebody else is likely to speak."""
_LONGEST_ASIDE = 6
"""Sentences after which the answer to a question in mid-talk is over in any case."""
_LONGEST_TEXT = 300
_NOT_ASKING = ("ack", "thanks", "none", "bye", "qa", "floor", "welcome")
_AROUND = " \"'.,;:!?\u2026()[]«»\u201c\u201d\u201e"


def asking_weights(sentences: Sequence[Sentence], presenting: frozenset[str]) -> list[float]:
    """How strongly each sentence is a question to the presenter; it is one from about 2 on, in a question round."""
    return [_asking(sentences, at, role(sentence, presenting)) for at, sentence in enumerate(sentences)]


def _asking(sentences: Sequence[Sentence], at: int, voice: int) -> float:
    here = sentences[at]
    weight = here.weight
    form = 1.5 * here.text.rstrip("\"')»”").endswith("?") + 0.8 * ("?" in here.text) + min(weight("open"), 1.5)
    handed = weight("ask") + 0.8 * weight("jump")
    if form + handed == 0:
        return 0.0
    score = form + min(handed, 3.0) + 0.5 * (weight("you") > 0) + 0.4 * (here.pause_ms >= _ANSWER_GAP_MS)
    after = sentences[at + 1] if at + 1 < len(sentences) else None
    if after is not None and after.speaker == here.speaker and voice == 0:
        score += 0.8 * (after.weight("reply") > 0) + 0.4 * (after.pause_ms >= _ANSWER_GAP_MS)
    score += 1.0 * (voice == 0 and here.pause_ms >= _SILENCE_MS)
    reads_aloud = form > 0 and weight("ask") >= _STRONG
    score += {1: -1.2 if reads_aloud else -3.0, 0: -1.2, -1: 1.0}[voice]
    invites = weight("qa") >= _STRONG and weight("ask") < _STRONG
    score -= 2.0 * (invites and not weight("jump"))
    return score - 0.8 * (voice == 0 and weight("we") > weight("you")) - 1.5 * (weight("none") >= 2)


@dataclass(frozen=True)
class Exchange:
    """A question and its answer as indexes of sentences, both half-open."""

    question: tuple[int, int]
    answer: tuple[int, int]


@dataclass(frozen=True)
class Scene:
    """What is known when questions are looked for: sentences, voices, how much each asks, and where the round is.

    ``in_round`` is true in the question round, false in the talk, ``None`` outside both.
    """

    sentences: Sequence[Sentence]
    presenting: frozenset[str]
    asking: Sequence[float]
    in_round: Sequence[bool | None]

    def voice(self, at: int) -> int:
        """The role of who says sentence ``at``."""
        return role(self.sentences[at], self.presenting)

    def is_question(self, at: int) -> bool:
        """Whether enough speaks for a question, given who says it and when."""
        place = self.in_round[at]
        return place is not None and self.asking[at] >= _NEEDED[self.voice(at), place]


def find_exchanges(scene: Scene) -> list[Exchange]:
    """The questions that got an answer, in order."""
    asked = _asked(scene)
    found = []
    limits = [*(start for start, _ in asked[1:]), len(scene.sentences)]
    for (start, end), limit in zip(asked, limits[: len(asked)], strict=True):
        last = _answer_end(scene, end, limit)
        if last > end:
            found.append(Exchange((start, end), (end, last)))
    return found


def _asked(scene: Scene) -> list[tuple[int, int]]:
    """The stretches in which something is asked."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(scene.sentences):
        if scene.in_round[at] is not None and scene.voice(at) < 0:
            end = _others_end(scene, at)
            start = _start_in_stretch(scene, at, end)
        elif scene.is_question(at):
            end = _run_end(scene, at)
            start = _with_hand_over(scene, at, found[-1][1] if found else 0)
        else:
            start, end = None, at + 1
        if start is not None:
            found.append((start, end))
        at = end
    return found


def _others_end(scene: Scene, at: int) -> int:
    """Where the stretch ends that others than the presenter speak."""
    place = scene.in_round[at]
    while at < len(scene.sentences) and scene.voice(at) < 0 and scene.in_round[at] == place:
        at += 1
    return at


def _run_end(scene: Scene, at: int) -> int:
    while at < len(scene.sentences) and scene.voice(at) >= 0 and scene.is_question(at):
        at += 1
    return at


def _with_hand_over(scene: Scene, at: int, earliest: int) -> int:
    """The question's start, counting the sentences before it that hand it over."""
    while at > earliest and scene.sentences[at - 1].weight("ask") >= _STRONG and scene.in_round[at - 1] is not None:
        at -= 1
    return at


def _start_in_stretch(scene: Scene, start: int, end: int) -> int | None:
    """Where the question begins in what others say; ``None`` when they only thank, chat or close."""
    sentences = scene.sentences
    first = next((at for at in range(start, end) if scene.is_question(at)), None)
    if first is None:
        said = [at for at in range(start, end) if not any(map(sentences[at].weight, _NOT_ASKING))]
        statement = sum(len(sentences[at].words) for at in said) >= _STATEMENT_WORDS
        return said[0] if scene.in_round[start] and statement else None
    handed = [at for at in range(max(start, first - _CONTEXT), first) if sentences[at].weight("ask") >= _STRONG]
    if handed:
        return handed[0]
    while first > start and _is_context(sentences[first - 1], sentences[first]):
        first -= 1
    return first


def _is_context(before: Sentence, question: Sentence) -> bool:
    """Whether somebody leads up to his own question with this sentence."""
    return before.speaker == question.speaker and not any(map(before.weight, _NOT_ASKING))


def _answer_end(scene: Scene, start: int, limit: int) -> int:
    """Where the answer ends that begins at ``start``: at the latest at ``limit``, where the next question begins."""
    end = start
    place = scene.in_round[start] if start < len(scene.sentences) else None
    while end < limit and scene.in_round[end] is not None and scene.in_round[end] == place:
        if scene.voice(end) < 0 and end > start and len(scene.sentences[end].words) > _INTERJECTION_WORDS:
            break
        if place is False and end > start and _resumes(scene, start, end):
            break
        end += 1
    while end > start and (scene.voice(end - 1) < 0 or _only_thanks(scene.sentences[end - 1])):
        end -= 1
    return end


def _resumes(scene: Scene, start: int, at: int) -> bool:
    """Whether the presenter returns to the talk with this sentence."""
    sentence = scene.sentences[at]
    if at - start >= _LONGEST_ASIDE or sentence.weight("resume") >= _RESUME:
        return True
    return sentence.pause_ms >= _ANSWER_GAP_MS and bool(sentence.weight("resume") or sentence.pause_ms >= _LONG_GAP_MS)


def _only_thanks(sentence: Sentence) -> bool:
    return len(sentence.words) <= _INTERJECTION_WORDS and sentence.weight("ack") > 0 and not sentence.weight("reply")


def find_questions(scene: Scene, exchanges: Sequence[Exchange], presenters: Sequence[str]) -> tuple[Question, ...]:
    """The exchanges as questions with asker, tidy text and times."""
    known = {key: name for name in _labels(scene) if (key := name_key(name))}
    own = [name_key(name) for name in presenters]
    found = []
    introduced = dict[str | None, str]()
    for exchange in exchanges:
        asked = scene.sentences[slice(*exchange.question)]
        answer = scene.sentences[slice(*exchange.answer)]
        introduced.update({sentence.speaker: name for sentence in asked if (name := _named(sentence, ("self",)))})
        asker = _asker(asked, scene.presenting) or introduced.get(asked[-1].speaker or "")
        if asker is not None:
            key = name_key(asker)
            asker = None if any(key <= name for name in own) else _full_name(asker, known)
            known.setdefault(key, asker or "")
        found.append(Question(asker, tidy_question(asked), _span(_own_words(asked)), _span(answer)))
    return tuple(found)


def _labels(scene: Scene) -> list[str]:
    speakers = {sentence.speaker for sentence in scene.sentences if is_name(sentence.speaker)}
    return sorted(speaker for speaker in speakers if speaker)


def hands_over(sentence: Sentence) -> bool:
    """Whether the sentence gives the word to somebody who asks, or announces a question, and asks nothing itself."""
    gives = max(sentence.weight("ask"), sentence.weight("floor")) >= _STRONG
    return gives and sentence.weight("open") < 1 and "?" not in sentence.text


def _own_words(asked: Sequence[Sentence]) -> Sequence[Sentence]:
    """The question without the hand-over before it, where that is a segment of its own."""
    start = 0
    while start < len(asked) - 1 and hands_over(asked[start]):
        start += 1
    while not asked[start].opens_segment and start > 0:
        start -= 1
    return asked[start:]


def _span(sentences: Sequence[Sentence]) -> Span:
    return Span(sentences[0].start_ms, sentences[-1].end_ms)


def _asker(asked: Sequence[Sentence], presenting: frozenset[str]) -> str | None:
    """Who asks: the name in the hand-over, else the voice's own where it has one and does not read aloud."""
    named = next((name for sentence in asked if (name := _named(sentence, ("ask", "self")))), None)
    if named:
        return named
    speaker = asked[-1].speaker
    read_aloud = any(sentence.weight("ask") >= _STRONG for sentence in asked)
    if read_aloud or not is_name(speaker) or speaker in presenting:
        return None
    return speaker


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
    marked = [at for at, sentence in enumerate(asked) if "?" in sentence.text]
    forms = marked or [at for at, sentence in enumerate(asked) if sentence.weight("open") >= 1]
    chosen = asked[forms[0] : forms[-1] + 1] if forms else asked
    while len(chosen) > 1 and sum(len(sentence.text) for sentence in chosen) > _LONGEST_TEXT:
        chosen = chosen[1:]
    words = [word for sentence in chosen for word in _tidy_words(sentence)]
    text = " ".join(words).strip(_AROUND + "\u2013\u2014-")
    return text[:1].upper() + text[1:] + "?"


def _tidy_words(sentence: Sentence) -> list[str]:
    """The words of a sentence without fillers, and without what hands it over or leads it in."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    handed = [hit.end for hit in sentence.hits if hit.group in ("ask", "jump", "self") and hit.start < _PREFACE]
    start = max(handed, default=0)
    opens = [hit.start for hit in sentence.hits if hit.group == "open" and start <= hit.start <= start + _PREFACE]
    clauses = [at for at in range(start, min(start + _PREFACE // 2, len(tokens.plain))) if tokens.opens_clause[at]]
    start = min(opens + clauses[:1], default=start) if not handed or not opens else min(opens)
    while start < len(tokens.plain) and lexicon.skips(tokens.plain[start]):
        start += 1
    if len(tokens.plain) - start < _MIN_WORDS:
        start = 0
    kept = dict.fromkeys(tokens.origin[at] for at in range(start, len(tokens.plain)))
    fillers = {tokens.origin[at] for at, token in enumerate(tokens.plain) if token in lexicon.fillers}
    return [sentence.words[index] for index in kept if index not in fillers]
