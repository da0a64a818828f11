"""From caption-sized segments to sentences: the unit in which outline, questions and card think.

A segment may hold a piece of a sentence (captions) or several of them (a recogniser's long stretch), with or without
punctuation. Where punctuation is missing, pauses and the segments' own edges stand in for it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.core.artefacts import Segment, Transcript
from pipeline.core.cues import lexicon
from pipeline.core.cues.phrases import Hit, Lexicon, Tokens, find_hits, tokens_of

_ENDS = (".", "!", "?", "…")
_CLOSERS = "\"')]»”“’"
_ABBREVIATIONS = frozenset(
    "dr. nr. no. mr. mrs. ms. prof. ca. bzw. usw. z.b. d.h. bl.a. f.eks. t.ex. e.g. i.e. etc. st. ing. kl. pr.".split()
)
_HESITATION_MS = 1500
"""A pause inside a sentence of punctuated text is a hesitation up to this length."""
_PAUSE_MS = 250
"""Without punctuation, a pause of this length between two segments ends a sentence."""
_WORD_PAUSE_MS = 700
"""Without punctuation, a pause of this length between two words ends one too."""
_LONG, _LONGER, _LONGEST = 24, 48, 60
"""Words after which a sentence without end is cut at the next edge of a segment where there is a breath, at any edge,
and in any case."""
_BREATH_MS = 30


@dataclass(frozen=True)
class _Spoken:
    """One word, when it is spoken, and whether it begins a segment."""

    text: str
    start_ms: int
    end_ms: int
    segment: Segment
    first: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence, or what comes nearest to one. ``pause_ms`` is the silence before it.

    ``opens_segment`` tells whether it begins where a segment does.
    """

    start_ms: int
    end_ms: int
    words: tuple[str, ...]
    language: str
    speaker: str | None
    pause_ms: int
    cased: bool
    opens_segment: bool

    @property
    def text(self) -> str:
        """The words as written."""
        return " ".join(self.words)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The cues of its language."""
        return lexicon(self.language)

    @cached_property
    def tokens(self) -> Tokens:
        """The words, prepared for matching."""
        return tokens_of(self.words, self.lexicon, self.cased)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The cue phrases in it."""
        return find_hits(self.tokens, self.lexicon)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How strongly it shows each kind of cue: the best phrase counts in full, every further one a quarter."""
        found: dict[str, list[int]] = {}
        for hit in self.hits:
            found.setdefault(hit.group, []).append(hit.weight)
        return {group: max(all_) + 0.25 * min(len(all_) - 1, 4) for group, all_ in found.items()}

    def weight(self, group: str) -> float:
        """How strongly it shows this kind of cue; 0 when not at all, 2 and more when strongly."""
        return self.weights.get(group, 0.0)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry meaning, in lower case."""
        skip = self.lexicon
        return tuple(
            token
            for token in self.tokens.plain
            if len(token) > 2 and token not in skip.stop and not skip.skips(token) and not skip.is_number(token)
        )


def sentences_of(transcript: Transcript) -> tuple[Sentence, ...]:
    """Cut the transcript into sentences, none of which crosses a change of speaker or language."""
    segments = [segment for segment in transcript.segments if segment.text.strip()]
    punctuated = _share(segments, lambda text: text.rstrip().rstrip(_CLOSERS).endswith(_ENDS) or ". " in text) > 0.15
    cased = _share(segments, lambda text: text != text.lower()) > 0.2
    found: list[Sentence] = []
    words: list[_Spoken] = []
    for word in _spoken(segments):
        if words and _ends(words, word, punctuated, cased):
            found.append(_sentence(words, found[-1].end_ms if found else 0, cased))
            words = []
        words.append(word)
    if words:
        found.append(_sentence(words, found[-1].end_ms if found else 0, cased))
    return tuple(found)


def _share(segments: list[Segment], test: Callable[[str], bool]) -> float:
    """The share of segments whose text passes."""
    return sum(test(segment.text) for segment in segments) / max(len(segments), 1)


def _spoken(segments: list[Segment]) -> Iterator[_Spoken]:
    """The words of all segments; where an engine gave no times, they are spread by their length."""
    for segment in segments:
        texts = segment.text.split()
        if [word.text.strip() for word in segment.words] == texts:
            times = [(word.start_ms, word.end_ms) for word in segment.words]
        else:
            times = _spread(texts, segment.start_ms, segment.end_ms)
        for index, (text, (start, end)) in enumerate(zip(texts, times, strict=True)):
            yield _Spoken(text, start, end, segment, index == 0)


def _spread(texts: list[str], start_ms: int, end_ms: int) -> list[tuple[int, int]]:
    total, done, times = sum(len(text) for text in texts), 0, []
    for text in texts:
        begin = start_ms + (end_ms - start_ms) * done // total
        done += len(text)
        times.append((begin, start_ms + (end_ms - start_ms) * done // total))
    return times


def _ends(words: list[_Spoken], after: _Spoken, punctuated: bool, cased: bool) -> bool:
    """Whether the sentence that ``words`` make is over when ``after`` follows."""
    last = words[-1]
    if after.segment.speaker != last.segment.speaker or after.segment.language != last.segment.language:
        return True
    pause = after.start_ms - last.end_ms
    if len(words) >= _LONGEST:
        return True
    if after.first and not punctuated and len(words) >= (_LONG if pause >= _BREATH_MS else _LONGER):
        return True
    if not punctuated:
        return pause >= (_PAUSE_MS if after.first else _WORD_PAUSE_MS)
    return pause >= _HESITATION_MS or _is_end(last.text, after, cased)


def _is_end(text: str, after: _Spoken, cased: bool) -> bool:
    bare = text.rstrip(_CLOSERS)
    if not bare.endswith(_ENDS) or bare.lower() in _ABBREVIATIONS or not any(map(str.isalnum, bare)):
        return False
    goes_on = cased and after.text[:1].islower()
    if bare.endswith(".") and (bare[:-1].isdigit() or goes_on):
        return after.first and not goes_on
    return True


def _sentence(words: list[_Spoken], before_ms: int, cased: bool) -> Sentence:
    first = words[0]
    return Sentence(
        start_ms=first.start_ms,
        end_ms=max(words[-1].end_ms, first.start_ms),
        words=tuple(word.text for word in words),
        language=first.segment.language,
        speaker=first.segment.speaker,
        pause_ms=max(first.start_ms - before_ms, 0),
        cased=cased,
        opens_segment=first.first,
    )
