"""Which sentences can stand on the card by themselves, and how they are quoted there."""

from collections.abc import Sequence

from pipeline.core.artefacts import Quote
from pipeline.core.card.telling import Told
from pipeline.core.outline.sentences import Sentence
from pipeline.core.outline.titles import announces_only

LONGEST_QUOTE = 240
"""Letters of a line: seven sections of three have room on one sheet of paper."""
_SHORTEST_QUOTE = 100
"""Letters that are left at least where a longer sentence is cut."""
_FEWEST_WORDS = 6
_BARE_WORDS, _MANY_WORDS = 8, 45
_HEADING_WORDS, _HEADING_PAUSE_MS = 10, 1_000
"""A sentence no longer than this, after such a pause, announces something and says nothing yet."""
_SHORT_LETTERS = 60
"""Letters of a sentence that the next one may be added to."""
_CLAUSE_ENDS = ".,;:!?…–—"
_AROUND = " " + _CLAUSE_ENDS


def is_quotable(sentence: Sentence) -> bool:
    """Whether the sentence says something: it is neither a question nor a heading nor a mere word or two."""
    asks = sentence.text.rstrip("\"')»” ").endswith("?")
    return not (asks or len(sentence.words) < _FEWEST_WORDS or is_heading(sentence))


def is_heading(sentence: Sentence) -> bool:
    """Whether the sentence only announces what follows ("my advice to you is simple")."""
    announces = sentence.pause_ms >= _HEADING_PAUSE_MS or sentence.weight("frame") >= 2
    return announces_only(sentence) or (announces and len(sentence.words) <= _HEADING_WORDS)


def refers_back(sentence: Sentence) -> bool:
    """Whether the sentence is about something named before it ("it was …", "and one of them")."""
    starts = {hit.start for hit in sentence.hits if hit.group == "refers"}
    leading = next((at for at, word in enumerate(sentence.tokens.plain) if not _leads(sentence, word)), 0)
    return not starts.isdisjoint((0, leading))


def _leads(sentence: Sentence, word: str) -> bool:
    return sentence.lexicon.skips(word) or word == sentence.lexicon.conjunction


def clearness(said: Sequence[Sentence]) -> float:
    """How well a line can be understood alone: 0, or less where something is in the way."""
    length = sum(len(sentence.words) for sentence in said)
    return -1.0 * refers_back(said[0]) - 0.5 * (length < _BARE_WORDS) - 0.5 * (length > _MANY_WORDS)


def joined(told: Sequence[Told], at: int, about: Sequence[float], likely: float) -> range:
    """The sentences of a line: the one at ``at``, with the one before it that it refers to, or that after a short one.

    ``about`` tells how likely each is to be about the line's section; it must be ``likely`` to be taken along.
    """
    here = told[at].sentence
    if at and about[at - 1] >= likely and refers_back(here) and _go_together(told[at - 1], told[at]):
        return range(at - 1, at + 1)
    short = len(here.text) <= _SHORT_LETTERS
    if short and at + 1 < len(told) and about[at + 1] >= likely and _go_together(told[at], told[at + 1]):
        return range(at, at + 2)
    return range(at, at + 1)


def _go_together(one: Told, other: Told) -> bool:
    """Whether two sentences are said in one breath, and are not too long for one line."""
    first, second = one.sentence, other.sentence
    near = other.number == one.number + 1 and first.speaker == second.speaker and second.pause_ms < _HEADING_PAUSE_MS
    fits = len(first.text) + len(second.text) < LONGEST_QUOTE
    return near and fits and "?" not in first.text + second.text and not is_heading(first)


def quote(said: Sequence[Sentence]) -> Quote:
    """The sentences as a line of the card; the times are those of all of it, also where the text is cut."""
    text = " ".join(sentence.text for sentence in said)
    return Quote(said[0].start_ms, said[-1].end_ms, shortened(text, said[-1]))


def shortened(text: str, sentence: Sentence) -> str:
    """The text; its beginning up to the end of a clause, and "…", where it is too long for a line."""
    if len(text) <= LONGEST_QUOTE:
        return text
    words = text[:LONGEST_QUOTE].split(" ")[:-1] or [text[: LONGEST_QUOTE - 1]]
    joins = sentence.lexicon.joins | {sentence.lexicon.conjunction}
    ends = [at for at in range(1, len(words)) if words[at - 1][-1:] in _CLAUSE_ENDS or words[at].lower() in joins]
    beginnings = (" ".join(words[:end]).rstrip(_AROUND) for end in reversed(ends))
    whole = next((beginning for beginning in beginnings if len(beginning) >= _SHORTEST_QUOTE), None)
    return f"{whole or ' '.join(words).rstrip(_AROUND)}…"
