"""Reading a session: its stretches, and the signs in them that the phrases of a toolbox give."""

import math
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, islice, pairwise
from typing import Literal, cast

from pipeline.core.artefacts import Outline, Segment
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from pipeline.core.words.phrases import Phrasebook, Vocabulary, Word, everyday_stems, is_phrase, stems, words

STRETCH_WORDS = 45
"""Words of meaning in a stretch; with the small words that makes about ninety, or half a minute."""
SEGMENT_WORDS = 4000
"""The most words of meaning that one segment may contribute: half an hour of speech is no caption."""

NAME, GENERIC_NAME, PHRASE = 3.0, 1.0, 1.2
"""How many points one sign gives a service. A further name for the same service counts ``ECHO`` of that."""
ECHO = 0.4
CUE, PHRASE_CUE = 0.8, 0.5
"""What a cue weighs that no other service has: one from the list of cues; one that is a word of a phrase."""
PART_WEIGHTS = {"lead-in": 0.3, "presentation": 1.0, "questions": 0.6, "goodbye": 0.05, "break": 0.05, "trouble": 0.05}
"""How much a part of the session counts."""

SignKind = Literal["name", "phrase", "cue", "against"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the session, and the segment it is in."""

    segment: int
    word: Word


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a service, or against it, at one place; signs with the same ``key`` are repetitions."""

    service: str
    kind: SignKind
    key: tuple[str, ...]
    weight: float
    first: Spoken
    last: Spoken


@dataclass(frozen=True)
class Stretch:
    """A stretch of speech in one language, and its signs; ``weight`` is how much the part counts that it is in."""

    language: str
    weight: float
    spoken: Sequence[Spoken]
    signs: tuple[Sign, ...]


class Lexicon:
    """All that a toolbox looks for in one language."""

    def __init__(self, toolbox: Toolbox, language: str) -> None:
        wordings = {
            f"{service.id} {kind} {number}": wording
            for service in toolbox.terms
            for kind, all_of_kind in _wordings(service, language)
            for number, wording in enumerate(all_of_kind)
            if is_phrase(wording, language)
        }
        self.generic = {service.id for service in toolbox.terms if service.generic}
        self.cues = _cue_weights(toolbox, language)
        self.phrases = Phrasebook({key: [wording] for key, wording in wordings.items()}, language)
        known = {stem for wording in wordings.values() for stem in stems(wording, language)}
        self.vocabulary = Vocabulary(known | self.cues.keys(), language)

    def weight(self, service: str, kind: SignKind) -> float:
        """How strongly a phrase of that kind speaks for the service."""
        if kind == "name":
            return GENERIC_NAME if service in self.generic else NAME
        return PHRASE if kind == "phrase" else 0.0


def _wordings(service: Term, language: str) -> tuple[tuple[SignKind, tuple[str, ...]], ...]:
    return (
        ("name", service.search_terms(language)),
        ("phrase", service.phrases[language]),
        ("against", service.against[language]),
    )


def _cue_weights(toolbox: Toolbox, language: str) -> dict[str, dict[str, float]]:
    """By stem: the services that it hints at, and how strongly; the more services share it, the less."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for service in toolbox.terms:
        for wording in (*service.search_terms(language), *service.phrases[language]):
            for stem in stems(wording, language):
                found[stem][service.id] = PHRASE_CUE
        for cue in service.cues[language]:
            for stem in stems(cue, language):
                found[stem][service.id] = CUE
    return {
        stem: _weighed(hints, len(toolbox.terms))
        for stem, hints in found.items()
        if stem not in everyday_stems(language)
    }


def _weighed(hints: Mapping[str, float], services: int) -> dict[str, float]:
    """The hints by inverse document frequency: a service's own word counts in full, everybody's word not at all."""
    sharing = max(1.0, sum(hints.values()) / CUE)
    rarity = 1 - math.log(sharing) / math.log(max(2, services))
    return {service: weight * max(0.0, rarity) for service, weight in hints.items()}


@lru_cache(maxsize=32)
def lexicon(toolbox: Toolbox, language: str) -> Lexicon:
    """What the toolbox looks for in ``language``."""
    return Lexicon(toolbox, language)


def composed(segment: Segment) -> Segment:
    """The segment with letters and their accents in one character, as word patterns need them."""
    return replace(segment, text=unicodedata.normalize("NFC", segment.text))


def stretches(toolbox: Toolbox, segments: Sequence[Segment], outline: Outline) -> Iterator[Stretch]:
    """The session in stretches of about ``STRETCH_WORDS``, each segment read in its own language."""
    weights = _part_weights(segments, outline)
    for language, run in groupby(range(len(segments)), key=lambda index: segments[index].language):
        spoken = [
            Spoken(index, word)
            for index in run
            for word in islice(words(segments[index].text, language), SEGMENT_WORDS)
        ]
        for part in _evenly(spoken, STRETCH_WORDS):
            yield read(toolbox, language, part, sum(weights[one.segment] for one in part) / len(part))


def read_text(toolbox: Toolbox, text: str, language: str) -> Stretch:
    """A short text, such as a title, as one stretch."""
    spoken = [Spoken(0, word) for word in islice(words(text, language), SEGMENT_WORDS)]
    return read(toolbox, language, spoken, 1.0)


def _evenly(spoken: Sequence[Spoken], size: int) -> Iterator[Sequence[Spoken]]:
    """The words in stretches of ``size`` or a little more."""
    count = max(1, len(spoken) // size)
    edges = [len(spoken) * number // count for number in range(count + 1)]
    return (spoken[start:end] for start, end in pairwise(edges) if start < end)


def _part_weights(segments: Sequence[Segment], outline: Outline) -> list[float]:
    """How much the part counts that each segment begins in; what is in no part counts as presented."""
    starts = [part.start_ms for part in outline.parts]
    found = []
    for start_ms in (segment.start_ms for segment in segments):
        place = bisect_right(starts, start_ms) - 1
        inside = place >= 0 and start_ms < outline.parts[place].end_ms
        found.append(PART_WEIGHTS[outline.parts[place].kind if inside else "presentation"])
    return found


def read(toolbox: Toolbox, language: str, spoken: Sequence[Spoken], weight: float) -> Stretch:
    """The signs in a stretch of words: no sign for a service where a phrase stands that speaks against it."""
    known = lexicon(toolbox, language)
    text = [replace(one.word, stem=known.vocabulary.corrected(one.word.stem)) for one in spoken]
    signs: list[Sign] = []
    denied: set[tuple[str, Spoken]] = set()
    for match in known.phrases.find(text):
        service, name, _ = match.key.split(" ")
        kind = cast(SignKind, name)
        key = (kind, *(word.stem for word in text[match.start : match.end]))
        first, last = spoken[match.start], spoken[match.end - 1]
        signs.append(Sign(service, kind, key, known.weight(service, kind), first, last))
        if kind == "against":
            denied |= {(service, one) for one in spoken[match.start : match.end]}
    signs += _cue_signs(known, spoken, text)
    kept = tuple(
        sign
        for sign in signs
        if sign.kind == "against" or not {(sign.service, sign.first), (sign.service, sign.last)} & denied
    )
    return Stretch(language, weight, spoken, kept)


def _cue_signs(known: Lexicon, spoken: Sequence[Spoken], text: Sequence[Word]) -> Iterator[Sign]:
    for one, word in zip(spoken, text, strict=True):
        for part in known.vocabulary.parts(word.stem):
            for service, weight in known.cues.get(part, {}).items():
                yield Sign(service, "cue", ("cue", part), weight, one, one)


def counted(signs: Iterable[Sign]) -> list[tuple[Sign, float]]:
    """Each sign that counts, and what it counts: repetitions do not, further names only a little."""
    first: dict[tuple[str, tuple[str, ...]], Sign] = {}
    for sign in signs:
        first.setdefault((sign.service, sign.key), sign)
    named: set[str] = set()
    found = []
    for sign in first.values():
        echo = sign.kind == "name" and sign.service in named
        found.append((sign, sign.weight * (ECHO if echo else 1)))
        if sign.kind == "name":
            named.add(sign.service)
    return found
