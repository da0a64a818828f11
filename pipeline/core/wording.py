"""Words as text: cleaned of what no reader should meet, split into sentences, cut into caption-sized
segments.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.core.artefacts import Segment, Word

CAPTION_MS = 7000
CAPTION_CHARACTERS = 84
PAUSE_MS = 700
SHORT_CAPTION_CHARACTERS = 30
SENTENCE_WORDS = 40

_JOINERS = "\u200c\u200d"  # these two hold emoji and some scripts together; other invisible characters only deceive
_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs"))
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’»)\]]))\s+(?=[\"'“‘„«(\[]?[^\W_a-zæøåäöüß])")
_WRAPPED_LINE = re.compile(r"(?<![ \t])[ \t]*\r?\n(?=[a-zæøåäöüß])")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]?$")


def clean(text: str) -> str:
    """Return ``text`` on one line, composed (NFC), without control, direction, private or half characters."""
    composed = unicodedata.normalize("NFC", text)
    visible = composed if composed.isprintable() else "".join(map(_visible, composed))
    return " ".join(visible.split())


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    is_hidden = unicodedata.category(character) in _HIDDEN and character not in _JOINERS
    return "" if is_hidden else character


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of ``text``; a line break before a capital ends one too, as do 40 words without a
    full stop.
    """
    for line in _WRAPPED_LINE.sub(" ", text).splitlines():
        for sentence in _SENTENCE_END.split(line):
            words = clean(sentence).split()
            for first in range(0, len(words), SENTENCE_WORDS):
                yield " ".join(words[first : first + SENTENCE_WORDS])


def caption_sized(words: Sequence[Word], language: str) -> Iterator[Segment]:
    """Cut timed ``words`` at pauses and sentence ends into segments of at most 7 s and 84 characters."""
    taken: list[Word] = []
    for word in words:
        if taken and _is_break(taken, word):
            yield _segment(taken, language)
            taken = []
        elif taken and _is_too_long([*taken, word]):
            cut = _largest_pause([*taken, word])
            yield _segment(taken[:cut], language)
            taken = taken[cut:]
        taken.append(word)
    if taken:
        yield _segment(taken, language)


def _is_break(taken: Sequence[Word], following: Word) -> bool:
    if following.start_ms - taken[-1].end_ms >= PAUSE_MS:
        return True
    return bool(_ENDS_SENTENCE.search(taken[-1].text)) and len(_joined(taken)) >= SHORT_CAPTION_CHARACTERS


def _is_too_long(words: Sequence[Word]) -> bool:
    return words[-1].end_ms - words[0].start_ms > CAPTION_MS or len(_joined(words)) > CAPTION_CHARACTERS


def _largest_pause(words: Sequence[Word]) -> int:
    """Return before which word of the second half the longest pause lies; of equal pauses the last."""
    cuts = range(max(1, len(words) // 2), len(words))
    return max(cuts, key=lambda cut: (words[cut].start_ms - words[cut - 1].end_ms, cut))


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _segment(words: Sequence[Word], language: str) -> Segment:
    return Segment(words[0].start_ms, words[-1].end_ms, _joined(words), language, words=tuple(words))
