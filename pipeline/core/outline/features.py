"""What is seen in a sentence of a webinar: named evidence, from which :mod:`pipeline.core.outline.chain` reads.

Every piece of evidence has a name that a person understands ("cue ask": a phrase with which questions are handed over;
"before: cue qa": such a phrase in the sentence before) and a number, mostly from 0 to 1.5. What is 0 is left out.
"""

from collections.abc import Sequence
from statistics import median

from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.voices import name_key, role

Features = dict[str, float]

_CUES = (
    "welcome", "house", "floor", "start", "close", "qa", "ask", "jump", "self", "resume", "reply", "ack", "thanks",
    "none", "bye", "break", "trouble", "recalls", "frame", "shift", "topic", "open",
)  # fmt: skip
_BEFORE = ("floor", "close", "qa", "ask", "jump", "self", "thanks", "break", "trouble", "none", "bye", "open", "resume")
_AFTER = ("reply", "start", "ask", "qa", "open", "none", "floor", "bye", "resume", "trouble")
_AHEAD = 8
"""Sentences before and after that are looked over for turns and questions."""
_QUOTES = "\"')»”"
_ENDS = (".", "!", "?", "…")
_STRONG = 2.0
_SHORT, _LONG = 4, 12
_GAP_MS, _MOST_MS = 250, 2_000


def is_punctuated(sentences: Sequence[Sentence]) -> bool:
    """Whether the text has marks at the ends of its sentences."""
    ended = sum(sentence.text.rstrip(_QUOTES).endswith(_ENDS) for sentence in sentences)
    return ended > 0.15 * len(sentences)


def features_of(sentences: Sequence[Sentence], presenting: frozenset[str], presenters: Sequence[str]) -> list[Features]:
    """The evidence of each sentence; ``presenting`` are the presenters' labels, ``presenters`` their names."""
    names = frozenset[str]().union(*map(name_key, presenters)) if presenters else frozenset[str]()
    marked = is_punctuated(sentences)
    usual = median([sentence.pause_ms for sentence in sentences[1:]] or [0])
    own = [_own(sentence, marked, names) for sentence in sentences]
    voices = [role(sentence, presenting) for sentence in sentences]
    total = max(sum(len(sentence.words) for sentence in sentences), 1)
    said = 0
    found = []
    for at, sentence in enumerate(sentences):
        features = dict(own[at]) | {"always": 1.0}
        _add_voice(features, sentences, voices, at)
        _add_place(features, said / total)
        _add_pause(features, sentence.pause_ms - usual, at)
        if at:
            features |= {f"before: {name}": own[at - 1][name] for name in _NEAR_BEFORE if name in own[at - 1]}
        if at + 1 < len(own):
            features |= {f"after: {name}": own[at + 1][name] for name in _NEAR_AFTER if name in own[at + 1]}
        found.append(features)
        said += len(sentence.words)
    _add_density(found)
    return found


_NEAR_BEFORE = (
    *(f"cue {name}" for name in _BEFORE),
    *(f"hint {name}" for name in _BEFORE),
    "question mark",
    "asks you",
    "presenter named",
    "very short, asks nothing",
)
_NEAR_AFTER = (
    *(f"cue {name}" for name in _AFTER),
    *(f"hint {name}" for name in _AFTER),
    "question mark",
    "asks you",
    "very short, asks nothing",
)


def _own(sentence: Sentence, marked: bool, names: frozenset[str]) -> Features:
    """The evidence in the sentence's own words."""
    weights = {name: sentence.weight(name) for name in _CUES if sentence.weight(name)}
    features = {f"{'cue' if weight >= _STRONG else 'hint'} {name}": 1.0 for name, weight in weights.items()}
    text = sentence.text.rstrip(_QUOTES)
    length = len(sentence.words)
    asks = text.endswith("?") or (sentence.weight("open") >= 1 and not marked)
    you, we = bool(sentence.weight("you")), bool(sentence.weight("we"))
    tests = {
        "question mark": text.endswith("?"),
        "question within": "?" in text[:-1],
        "open, no marks": not marked and sentence.weight("open") >= 1,
        "you": you,
        "we": we,
        "you, not we": you and not we,
        "we, not you": we and not you,
        "asks you": asks and you,
        "asks, not you": asks and not you,
        "asks, handed over": asks and sentence.weight("ask") >= 2,
        "asks, named": asks and not names.isdisjoint(sentence.tokens.plain),
        "presenter named": not names.isdisjoint(sentence.tokens.plain),
        "second word is you": _second_is_you(sentence),
        "very short, asks nothing": length <= _SHORT and not asks,
        "number": any(map(sentence.lexicon.is_number, sentence.tokens.plain)),
        "begins within": not sentence.opens_segment,
    }
    features |= {name: 1.0 for name, told in tests.items() if told}
    features["length"] = min(length / _LONG, 2.0)
    return features


def _second_is_you(sentence: Sentence) -> bool:
    """Whether the verb comes before "you": so questions begin in all our languages."""
    tokens, skips = sentence.tokens.plain, sentence.lexicon.skips
    second = [at for at, word in enumerate(tokens) if not skips(word)][1:2]
    return any(hit.group == "you" and hit.start in second for hit in sentence.hits)


def _add_voice(features: Features, sentences: Sequence[Sentence], voices: Sequence[int], at: int) -> None:
    """Who speaks, as far as anybody knows."""
    here = sentences[at]
    if voices[at]:
        who = "presenter" if voices[at] > 0 else "other"
        features[f"voice: {who}"] = 1.0
        for name in ("question mark", "asks you", "hint open", "cue ask", "you, not we"):
            if name in features:
                features[f"{name}, voice: {who}"] = features[name]
        if voices[at] < 0 and here.speaker == sentences[0].speaker:
            features["voice: opens the recording"] = 1.0
    if at + 1 < len(voices) and voices[at] and here.speaker != sentences[at + 1].speaker:
        then = "then the presenter" if voices[at + 1] > 0 else "then another"
        features[then] = 1.0
        features |= {f"{name}, {then}": 1.0 for name in ("question mark", "hint open") if name in features}
    if at and here.speaker != sentences[at - 1].speaker:
        features["turn"] = 1.0
        if voices[at] != voices[at - 1]:
            features["turn to presenter" if voices[at] > 0 else "turn to other"] = 1.0
    if at and here.language != sentences[at - 1].language:
        features["another language"] = 1.0


def _add_place(features: Features, place: float) -> None:
    """Where in the recording: the share of its words before."""
    features["place"] = place
    features["early"] = max(1 - place / 0.12, 0.0)
    features["middle or late"] = min(max((place - 0.45) / 0.3, 0.0), 1.0)
    features["last"] = max((place - 0.9) / 0.1, 0.0)


def _add_pause(features: Features, over_ms: float, at: int) -> None:
    """The silence before, where it is longer than usual."""
    if at and over_ms >= _GAP_MS:
        features["pause"] = 1.0
        features["long pause"] = min(over_ms, _MOST_MS) / _MOST_MS


_DENSE = (
    "question mark",
    "turn",
    "asks you",
    "you, not we",
    "presenter named",
    "cue ask",
    "hint reply",
    "voice: other",
)


def _add_density(found: Sequence[Features]) -> None:
    """How much of what a question round has comes in the next sentences, and came in the last ones."""
    sums = {name: [0.0] for name in _DENSE}
    for features in found:
        for name, all_ in sums.items():
            all_.append(all_[-1] + min(features.get(name, 0.0), 1.0))
    for at, features in enumerate(found):
        before, after = max(at - _AHEAD, 0), min(at + _AHEAD, len(found))
        for name, all_ in sums.items():
            features[f"many ahead: {name}"] = (all_[after] - all_[at]) / _AHEAD
            features[f"many behind: {name}"] = (all_[at] - all_[before]) / _AHEAD
