"""Who presents: by the names that people entered, else by who speaks most."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pipeline.core.outline.sentences import Sentence

_MAIN_SHARE, _SECOND_SHARE, _THIRD_SHARE = 0.3, 0.15, 0.08
"""Of all words: what the main presenter has at least, a second one, and one whom people entered by name."""
_MONOLOGUE_WORDS = 100
"""Words in one go that a presenter has at some time, and a guest or a moderator hardly ever."""
_VOICE = (
    "speaker|voice|spk|person|talare|taler|sprecher|sprecherin|s|röst|stimme|stemme|"
    "participant|guest|attendee|deltager|deltaker|deltagare|gäst|gjest|gæst|teilnehmer|teilnehmerin|gast"
)
_UNKNOWN = "unknown|anonymous|ukendt|ukjent|okänd|anonym|unbekannt|unbekannte|unbekannter"
_NUMBERED = re.compile(rf"[\W_]*(?:{_UNKNOWN})?[\W_]*(?:{_VOICE})?[\W_]*(?:\d*|[a-z])[\W_]*", re.IGNORECASE)


def is_name(speaker: str | None) -> bool:
    """Whether a speaker's label is a person's name and not a number that a machine gave."""
    return bool(speaker) and not _NUMBERED.fullmatch(str(speaker))


def name_key(name: str) -> frozenset[str]:
    """The words of a name, without case and accents, for comparing."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return frozenset(re.findall(r"\w{2,}", "".join(char for char in plain if not unicodedata.combining(char))))


def presenting_voices(sentences: Sequence[Sentence], presenters: Sequence[str]) -> frozenset[str]:
    """The speaker labels of those who present; empty when the labels cannot tell (none at all, or only one)."""
    said = Counter[str]()
    for sentence in sentences:
        if sentence.speaker:
            said[sentence.speaker] += len(sentence.words)
    if len(said) < 2:
        return frozenset()
    keys = [name_key(name) for name in presenters]
    named = {label for label in said if any(_same_person(name_key(label), key) for key in keys)}
    total = sum(len(sentence.words) for sentence in sentences)
    if sum(said[label] for label in named) >= _SECOND_SHARE * total:
        return frozenset(named)
    most, words = said.most_common(1)[0]
    if words < _MAIN_SHARE * total:
        return frozenset()
    if presenters:
        ranked = [label for label, count in said.most_common(len(presenters)) if count >= _THIRD_SHARE * total]
        return frozenset(ranked)
    longest = _longest_turns(sentences)
    opener = next(sentence.speaker for sentence in sentences if sentence.speaker)
    return frozenset(
        label
        for label, count in said.items()
        if label == most or (label != opener and count >= _SECOND_SHARE * total and longest[label] >= _MONOLOGUE_WORDS)
    )


def _longest_turns(sentences: Sequence[Sentence]) -> Counter[str | None]:
    """How many words each voice says at most without another one."""
    longest = Counter[str | None]()
    for speaker, turn in groupby(sentences, key=lambda sentence: sentence.speaker):
        longest[speaker] = max(longest[speaker], sum(len(sentence.words) for sentence in turn))
    return longest


def _same_person(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def role(sentence: Sentence, presenting: frozenset[str]) -> int:
    """1 for a presenter, -1 for somebody else, 0 when nobody can tell."""
    if not presenting or sentence.speaker is None:
        return 0
    return 1 if sentence.speaker in presenting else -1
