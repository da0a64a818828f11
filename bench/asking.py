"""What is asked while we measure: queries as people type them, and as those do who mean no good."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pipeline.core.cues import lexicon
from pipeline.core.languages import LANGUAGES
from pipeline.core.passages import Passages
from pipeline.core.toolboxes.toolbox import Toolbox

QUERIES = Path(__file__).parent.parent / "training" / "queries.json"
MIXED: Mapping[str, int] = {
    "said": 60, "misspelt": 30, "phrase": 20, "name": 30, "cross": 20, "narrowed": 30, "unknown": 10,
}  # fmt: skip
"""How many of 200 queries are of each kind."""
UNKNOWN = (
    "blockchain zeppelin qwertzu fjordpark tungsten-elves xylograph brintfærge mjölkpallar opvaskeri Quastenflosser"
)
HOSTILE: Mapping[str, str] = {
    "100,000 letters": "a" * 100_000,
    "100,000 characters in words": "innovation " * 9_091,
    "3,000 brackets": "(" * 3000,
    "3,000 quotation marks": '"' * 3000,
    "a*": "a*",
    "*": "*",
    "[a TO z]": "[a TO z]",
    "*:*": "*:*",
    "punctuation": "?!.,;:-–—…()[]{}<>|\\/@#$%^&*_+=~`'\"",
    "NUL": "\x00night\x00\x1b[2J",
    "right to left": "\u202eשלום עולם مرحبا\u202c",
    "stop words": "the of and to a in is it you that he was",
    "phrases of stop words": '"of the" "in the" "and the" "you know"',
    "a hundred unknown words": " ".join(f"zx{n}qqwv" for n in range(100)),
    "a hundred words nearly known": " ".join(f"peopel{n % 7} thnik realy thigns" for n in range(25)),
    "frequent words": "python people think really things going actually something different work time code",
    "frequent beginnings": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "emoji": "🎉🙂" * 500,
    "combining marks": "e" + "\u0301" * 5000,
    "one long compound": "innovationsclusterentwicklungsberatungs" * 50,
    "SQL": "'; DROP TABLE sessions; --",
    "HTML": "<script>alert(1)</script>",
}


@dataclass(frozen=True)
class Asked:
    """A query, and what it is ``narrowed`` to: parameters of the site's search page and their values."""

    kind: str
    text: str
    narrowed: Mapping[str, str] = field(default_factory=dict)


def mixed(sessions: Sequence[Passages], toolbox: Toolbox, seed: int = 1, of_200: int = 200) -> list[Asked]:
    """Queries of all kinds in one order, the same for the same seed; ``of_200`` of each two hundred."""
    dice = random.Random(seed)
    sources = {
        "said": (Asked("said", text) for text in said(sessions, dice)),
        "misspelt": (Asked("misspelt", misspelt(text, dice)) for text in said(sessions, dice)),
        "phrase": (Asked("phrase", f'"{text}"') for text in said(sessions, dice) if " " in text),
        "name": (Asked("name", text) for text in names(toolbox, dice)),
        "cross": (Asked("cross", text) for text in crossing(dice)),
        "narrowed": (Asked("narrowed", text, narrowing(sessions, toolbox, dice)) for text in said(sessions, dice)),
        "unknown": (Asked("unknown", dice.choice(UNKNOWN.split())) for _ in iter(int, 1)),
    }
    every = [asked for kind, count in MIXED.items() for asked in islice(sources[kind], max(1, count * of_200 // 200))]
    dice.shuffle(every)
    return every


def said(sessions: Sequence[Passages], dice: random.Random) -> Iterator[str]:
    """One to five words said one after the other, at least one of them telling."""
    stop = lexicon("en").stop
    while True:
        spoken = dice.choice(dice.choice(sessions).passages).text.split()
        length = dice.choice((1, 2, 2, 3, 3, 4, 5))
        start = dice.randrange(max(1, len(spoken) - length))
        words = [word.strip(',.?!"“”«»():;').lower() for word in spoken[start : start + length]]
        if any(len(word) > 3 and word not in stop for word in words):
            yield " ".join(filter(None, words))


def misspelt(text: str, dice: random.Random) -> str:
    """The text with a letter too few, too many, wrong, or in the place of the next."""
    at = dice.randrange(len(text))
    other = dice.choice("abcdefghijklmnopqrstuvwxyz")
    return dice.choice((
        text[:at] + text[at + 1 :],
        text[:at] + other + text[at:],
        text[:at] + other + text[at + 1 :],
        text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
    ))  # fmt: skip


def names(toolbox: Toolbox, dice: random.Random) -> Iterator[str]:
    """What services are called in any of the languages."""
    while True:
        yield dice.choice(dice.choice(toolbox.terms).search_terms(dice.choice(tuple(LANGUAGES))))


def crossing(dice: random.Random) -> Iterator[str]:
    """Judged queries whose answer is in another language."""
    every = [one["q"] for one in json.loads(QUERIES.read_text(encoding="utf-8")) if one["kind"] == "cross"]
    while True:
        yield dice.choice(every)


def narrowing(sessions: Sequence[Passages], toolbox: Toolbox, dice: random.Random) -> Mapping[str, str]:
    """What somebody ticks beside her query."""
    service = dice.choice(toolbox.terms)
    every = {
        "language": dice.choice(tuple(LANGUAGES)),
        "service": service.id,
        "field": service.field,
        "year": dice.choice(sessions).held_on[:4],
    }
    chosen = dice.choice(list(every))
    return {chosen: every[chosen]}


def matches(session: Passages, narrowed: Mapping[str, str]) -> bool:
    """Whether a session is among those that are looked at."""
    has: Mapping[str, tuple[str, ...]] = {
        "language": (session.language,),
        "service": session.services,
        "field": session.fields,
        "year": (session.held_on[:4],),
    }
    return all(value in has[name] for name, value in narrowed.items())
