"""Who speaks, where captions only say it in the text: ``Maren Oldervik: thank you``."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.core.artefacts import Segment

NAME_WORDS = 5
HABIT_SHARE = 0.5
HABIT_TIMES = 3
PARTICLES = frozenset(
    ("af", "av", "da", "de", "del", "den", "der", "di", "du", "la", "le", "of", "ten", "van", "von", "zu")
)

_PREFIX = re.compile(r"(?:>>\s*|- ?)?([^\W\d_][^:<>\n]{0,59}?)\s?:\s+(?=\S)")


def take_names(segments: Sequence[Segment]) -> list[Segment]:
    """Move names at the beginning of texts into ``speaker``.

    Not everything before a colon is a name ("Technology Night: an evening…"), and a wrong guess would take
    words out of the text. So a name must look like one, and be a habit of the file: at least half of its
    segments begin with one, or the same one, of two words or more, is there at least three times.
    """
    prefixes = [_prefix(segment) for segment in segments]
    counted = Counter(name for name, _ in prefixes if name)
    is_habit = counted.total() >= max(2, HABIT_SHARE * len(segments))
    names = {name for name, times in counted.items() if is_habit or (" " in name and times >= HABIT_TIMES)}
    return [
        replace(segment, speaker=name, text=segment.text[length:]) if name in names else segment
        for segment, (name, length) in zip(segments, prefixes, strict=True)
    ]


def _prefix(segment: Segment) -> tuple[str, int]:
    """Return the name that the text may begin with and how many characters it takes, else ``("", 0)``."""
    found = _PREFIX.match(segment.text)
    if segment.speaker or not found or not _looks_like_name(found.group(1)):
        return "", 0
    return found.group(1), found.end()


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return len(words) <= NAME_WORDS and all(not word[0].islower() or word in PARTICLES for word in words)
