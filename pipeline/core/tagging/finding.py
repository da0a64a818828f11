"""Which services of a toolbox a session is about, and the sentences that say so.

The transcript is read in passages of about 150 words. In each, what speaks for a service is added up: its name
and synonyms, phrases that people use, and cue words, which count by how few services share them. What a single
passage can add is bounded. A session is about the services that its passages speak for most in the mean, the
presentation counting more than the questions, and far more than the goodbye, where the next session is
announced. So what is mentioned in passing is left out of a long session, while one clear phrase carries a short
text.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, islice, pairwise

from pipeline.core.artefacts import Evidence, Outline, Segment, Sums, Tag, Tags, Transcript
from pipeline.core.toolboxes.toolbox import Term, Toolbox
from pipeline.core.words.phrases import Phrasebook, Vocabulary, Word, everyday_stems, is_phrase, stems, words

PASSAGE_WORDS = 80
"""Words of meaning in a passage; with the small words that makes about 150."""
SEGMENT_WORDS = 4000
"""The most words of meaning that one segment may contribute: half an hour of speech is no caption."""
EVIDENCE_CHARACTERS = 300
EVIDENCES = 3
EVIDENCE_SHARE = 0.35
"""The share of the strongest piece of evidence that another one needs to be shown."""
PHRASES_SHOWN = 6

NAME, GENERIC_NAME, PHRASE, AGAINST = 3.0, 1.0, 1.2, -2.0
"""How strongly one sign speaks for a service. A further name for the same service counts ``ECHO`` of that."""
ECHO = 0.4
CUE, PHRASE_CUE = 0.8, 0.5
"""What a cue weighs that no other service has: one from the list of cues; one that is a word of a phrase."""

ENOUGH, ENOUGH_WHEN_LONG = 2.0, 1.4
"""The strength that a text of one passage needs, and a long one, where chance evens out."""
CLOSE = 0.5
"""The share of the strongest service's strength that another needs to be meant as well."""
MOST_OF_PASSAGE = 6.0
"""The strength that a passage can never reach, whatever it says."""
TITLE = 0.3
"""What the title counts beside what is said."""
PART_WEIGHTS = {"lead-in": 0.5, "presentation": 1.0, "questions": 0.6, "goodbye": 0.1, "break": 0.1}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A word of the session, and the segment it is in."""

    segment: int
    word: Word


@dataclass(frozen=True, slots=True)
class _Sign:
    """What speaks for a service, or against it, at one place; signs with the same ``key`` are repetitions."""

    service: str
    kind: str
    key: tuple[str, ...]
    weight: float
    first: _Spoken
    last: _Spoken


@dataclass(frozen=True)
class _Passage:
    """A stretch of the session: what speaks for which service, and how strongly.

    ``weight`` is how much the part counts that it is in, and ``length`` that times how much of a whole passage it is.
    """

    weight: float
    length: float
    signs: tuple[_Sign, ...]
    strengths: Mapping[str, float]


class _Lexicon:
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

    def weight(self, service: str, kind: str) -> float:
        """How strongly a phrase of that kind speaks for the service."""
        if kind == "name":
            return GENERIC_NAME if service in self.generic else NAME
        return PHRASE if kind == "phrase" else AGAINST


def _wordings(service: Term, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
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


@lru_cache(maxsize=16)
def _lexicon(toolbox: Toolbox, language: str) -> _Lexicon:
    return _Lexicon(toolbox, language)


@dataclass(frozen=True)
class Found:
    """What the machine found, and the sums behind it."""

    tags: Tags
    sums: Sums


@dataclass(frozen=True)
class Tagger:
    """Tells what sessions are about: the terms of ``toolbox``, and audience and kind of tool from ``audiences``.

    ``model`` holds what was learnt about the toolbox, if anything; a service is a tag from the score ``sure`` on.
    """

    toolbox: Toolbox
    audiences: Toolbox | None = None
    model: None = None
    sure: float = 0.5

    def find(self, transcript: Transcript, outline: Outline, title: str = "") -> Found:
        """The tags of a session as the machine sees them, without people's decisions."""
        return Found(find_tags(self.toolbox, transcript, outline, title), Sums(()))


def find_tags(toolbox: Toolbox, transcript: Transcript, outline: Outline, title: str = "") -> Tags:
    """The services that the session is about, then their fields, each best first with one to three pieces of evidence.

    Every segment is read in its own language. A tag never stands without evidence from what was said: the title
    only tells which of the services that were spoken of is meant.
    """
    segments = tuple(_composed(segment) for segment in transcript.segments)
    passages = tuple(_passages(toolbox, segments, outline))
    length = max(1.0, sum(passage.length for passage in passages))
    strengths = _session_strengths(passages, length, _title_strengths(toolbox, title, transcript.language))
    tags = []
    for service, strength in sorted(_meant(strengths, length).items(), key=lambda item: (-item[1], item[0])):
        if evidence := _evidence(service, passages, segments):
            score = round(1 - math.exp(-strength / _enough(length)), 3)
            tags.append(Tag(toolbox.id, "service", service, score, evidence))
    return Tags((*tags, *_field_tags(toolbox, tags)))


def _composed(segment: Segment) -> Segment:
    """The segment with letters and their accents in one character, as word patterns need them."""
    return replace(segment, text=unicodedata.normalize("NFC", segment.text))


# Reading --------------------------------------------------------------------------------------------------


def _passages(toolbox: Toolbox, segments: Sequence[Segment], outline: Outline) -> Iterator[_Passage]:
    weights = [_part_weight(segment, outline) for segment in segments]
    for language, run in groupby(range(len(segments)), key=lambda index: segments[index].language):
        spoken = [
            _Spoken(index, word)
            for index in run
            for word in islice(words(segments[index].text, language), SEGMENT_WORDS)
        ]
        for stretch in _evenly(spoken, PASSAGE_WORDS):
            weight = sum(weights[spoken.segment] for spoken in stretch) / len(stretch)
            yield _read(_lexicon(toolbox, language), stretch, weight)


def _evenly(spoken: Sequence[_Spoken], size: int) -> Iterator[Sequence[_Spoken]]:
    """The words in stretches of about ``size``."""
    count = max(1, round(len(spoken) / size))
    edges = [len(spoken) * number // count for number in range(count + 1)]
    return (spoken[start:end] for start, end in pairwise(edges) if start < end)


def _part_weight(segment: Segment, outline: Outline) -> float:
    inside = (part.kind for part in outline.parts if part.start_ms <= segment.start_ms < part.end_ms)
    return PART_WEIGHTS[next(inside, "presentation")]


def _read(lexicon: _Lexicon, spoken: Sequence[_Spoken], weight: float) -> _Passage:
    corrected = [replace(one.word, stem=lexicon.vocabulary.corrected(one.word.stem)) for one in spoken]
    signs = [*_phrase_signs(lexicon, spoken, corrected), *_cue_signs(lexicon, spoken, corrected)]
    denied = {
        (sign.service, one)
        for sign in signs
        if sign.kind == "against"
        for one in spoken[spoken.index(sign.first) : spoken.index(sign.last) + 1]
    }
    kept = tuple(
        sign
        for sign in signs
        if sign.kind == "against" or not {(sign.service, sign.first), (sign.service, sign.last)} & denied
    )
    return _Passage(weight, weight * len(spoken) / PASSAGE_WORDS, kept, _strengths(kept))


def _phrase_signs(lexicon: _Lexicon, spoken: Sequence[_Spoken], text: Sequence[Word]) -> Iterator[_Sign]:
    for match in lexicon.phrases.find(text):
        service, kind, _ = match.key.split(" ")
        key = (kind, *(word.stem for word in text[match.start : match.end]))
        weight = lexicon.weight(service, kind)
        yield _Sign(service, kind, key, weight, spoken[match.start], spoken[match.end - 1])


def _cue_signs(lexicon: _Lexicon, spoken: Sequence[_Spoken], text: Sequence[Word]) -> Iterator[_Sign]:
    for one, word in zip(spoken, text, strict=True):
        for part in lexicon.vocabulary.parts(word.stem):
            for service, weight in lexicon.cues.get(part, {}).items():
                yield _Sign(service, "cue", ("cue", part), weight, one, one)


def _strengths(signs: Iterable[_Sign]) -> dict[str, float]:
    """How strongly a passage speaks for each service: repetitions do not count, further names only a little."""
    strengths: dict[str, float] = defaultdict(float)
    named = set()
    for sign in {(sign.service, sign.key): sign for sign in signs}.values():
        strengths[sign.service] += sign.weight * (ECHO if sign.kind == "name" and sign.service in named else 1)
        if sign.kind == "name":
            named.add(sign.service)
    return strengths


# Deciding -------------------------------------------------------------------------------------------------


def _bounded(strength: float) -> float:
    return MOST_OF_PASSAGE * -math.expm1(-strength / MOST_OF_PASSAGE) if strength > 0 else 0.0


def _title_strengths(toolbox: Toolbox, title: str, language: str) -> dict[str, float]:
    """What the title adds, read in the session's language and in English."""
    strengths: dict[str, float] = defaultdict(float)
    for code in dict.fromkeys((language, "en")):
        spoken = [_Spoken(0, word) for word in islice(words(title, code), PASSAGE_WORDS)]
        for service, strength in _read(_lexicon(toolbox, code), spoken, 1.0).strengths.items():
            strengths[service] = max(strengths[service], TITLE * _bounded(strength))
    return strengths


def _session_strengths(passages: Sequence[_Passage], length: float, title: Mapping[str, float]) -> dict[str, float]:
    """How strongly the session speaks for each service: the root of the mean square over its passages, and the title.

    Squares, because a passage that is all about a service tells more than hints of it everywhere.
    """
    squares: dict[str, float] = defaultdict(float)
    for passage in passages:
        for service, strength in passage.strengths.items():
            squares[service] += _bounded(strength) ** 2 * passage.weight / length
    return {service: math.sqrt(square) + title.get(service, 0.0) for service, square in squares.items()}


def _enough(length: float) -> float:
    """The strength that a session of so many passages must have."""
    return ENOUGH_WHEN_LONG + (ENOUGH - ENOUGH_WHEN_LONG) / length


def _meant(strengths: Mapping[str, float], length: float) -> dict[str, float]:
    """The services that the session is about: strong enough, and not far behind the strongest."""
    bar = max(_enough(length), CLOSE * max(strengths.values(), default=0.0))
    return {service: strength for service, strength in strengths.items() if strength >= bar}


# Showing --------------------------------------------------------------------------------------------------


def _evidence(service: str, passages: Sequence[_Passage], segments: Sequence[Segment]) -> tuple[Evidence, ...]:
    """The segments that speak most strongly for a service, the strongest first."""
    signs: dict[int, list[_Sign]] = defaultdict(list)
    for sign in (sign for passage in passages for sign in passage.signs):
        if sign.service == service and sign.weight > 0:
            signs[sign.first.segment].append(sign)
    strengths = {index: _strengths(found)[service] for index, found in signs.items()}
    telling = EVIDENCE_SHARE * max(strengths.values(), default=0.0)
    ranked = sorted((index for index in signs if strengths[index] >= telling), key=lambda index: -strengths[index])
    return tuple(_quote(segments[index], signs[index]) for index in ranked[:EVIDENCES])


def _quote(segment: Segment, signs: Sequence[_Sign]) -> Evidence:
    ranked = sorted(signs, key=lambda sign: (-sign.weight, sign.first.word.start))
    heard = dict.fromkeys(
        " ".join(segment.text[sign.first.word.start : _end(sign, segment)].split()) for sign in ranked
    )
    text = _around(segment.text, ranked[0].first.word.start, _end(ranked[0], segment))
    why = "; ".join(f"“{phrase}”" for phrase in islice(heard, PHRASES_SHOWN))
    return Evidence(segment.start_ms, segment.end_ms, text, why)


def _end(sign: _Sign, segment: Segment) -> int:
    """Where a sign ends in the segment that it begins in."""
    return sign.last.word.end if sign.last.segment == sign.first.segment else len(segment.text)


def _around(text: str, start: int, end: int) -> str:
    """The text if it is short, else what stands around a place, cut between words."""
    if len(text.strip()) <= EVIDENCE_CHARACTERS:
        return text.strip()
    room = EVIDENCE_CHARACTERS - len("… …")
    first = max(0, min(start - (room - min(room, end - start)) // 2, len(text) - room))
    piece = text[first : first + room]
    before, after = first > 0, first + room < len(text)
    if before and not text[first - 1].isspace():
        piece = piece.partition(" ")[2] or piece
    if after and not text[first + room].isspace():
        piece = piece.rpartition(" ")[0] or piece
    return f"{'… ' * before}{piece.strip()}{' …' * after}"


def _field_tags(toolbox: Toolbox, tags: Sequence[Tag]) -> list[Tag]:
    """The fields of the tagged services, each as sure as its surest service and with the same evidence."""
    fields = {service.id: service.field for service in toolbox.terms}
    best: dict[str, Tag] = {}
    for tag in tags:
        best.setdefault(fields[tag.id], replace(tag, kind="field", id=fields[tag.id]))
    return list(best.values())
