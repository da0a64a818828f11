"""Which language each stretch of a session is spoken in, given what a speech engine hears in it.

An engine errs about the language of a few words, and a stretch that is written down in the wrong one is ruined. So a
session stays in its language until the sound surely speaks for another one: in two successive stretches, or in one
that is long. The same evidence leads back.

A switch that shows only in its second stretch takes the first one along where both are in the same batch; the first
one is written in the old language where a batch ends between them. All else is the same wherever batches end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.core.languages import LANGUAGES

SURE = 0.8
ENOUGH_STRETCHES = 2
ENOUGH_MS = 20_000
TOO_SHORT_MS = 3_000
"""With less speech than this a stretch is not asked: "ja, okay" is said in every language."""
TOO_CLOSE = frozenset(("da", "nb"))
"""Danish and bokmål are so alike that a guess between the two is worth less than what the person said."""


@dataclass(frozen=True)
class Evidence:
    """What one stretch tells: how much speech there is in it, and how probable each language, from 0 to 1."""

    speech_ms: int
    probabilities: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Spoken:
    """Where a session stands: it is in the language ``current``, and was ``declared`` to be in another one, perhaps.

    Its latest ``stretches``, with ``speech_ms`` of speech, are ``leaning`` towards a language; empty: towards none.
    """

    declared: str
    current: str
    leaning: str = ""
    stretches: int = 0
    speech_ms: int = 0


def at_the_start(declared: str) -> Spoken:
    """Where a session stands before its first word."""
    return Spoken(declared, declared)


def evidence(speech_ms: int, probabilities: Mapping[str, float]) -> Evidence:
    """Return what a stretch tells of the five languages. What is no probability counts as none."""
    known = {code: float(probabilities.get(code, 0.0)) for code in LANGUAGES}
    return Evidence(speech_ms, {code: round(p, 4) if 0 <= p <= 1 else 0.0 for code, p in known.items()})


def decide(before: Spoken, batch: Sequence[Evidence]) -> tuple[list[str], Spoken]:
    """Return the language of each stretch of a batch, and where the session stands after it."""
    languages: list[str] = []
    first = 0
    for position, told in enumerate(batch):
        after = _after(before, told)
        run = after.leaning or (after.current if after.current != before.current else "")
        if run and run != before.leaning:
            first = position
        if after.current != before.current:
            languages[first:] = [after.current] * (position - first)
        languages.append(after.current)
        before = after
    return languages, before


def _after(before: Spoken, told: Evidence) -> Spoken:
    if told.speech_ms < TOO_SHORT_MS:
        return before
    heard = _surely(told.probabilities, before)
    if heard in ("", before.current):
        return Spoken(before.declared, before.current)
    goes_on = heard == before.leaning
    stretches = 1 + before.stretches * goes_on
    speech_ms = told.speech_ms + before.speech_ms * goes_on
    if stretches >= ENOUGH_STRETCHES or speech_ms >= ENOUGH_MS:
        return Spoken(before.declared, heard)
    return replace(before, leaning=heard, stretches=stretches, speech_ms=speech_ms)


def _surely(probabilities: Mapping[str, float], before: Spoken) -> str:
    """Return the language that is surely heard, else ``""``. Languages that are too close count as one of them."""
    weights = dict(probabilities)
    close = [code for code in sorted(TOO_CLOSE) if code in weights]
    if close:
        stands_for_all = _first((before.current, before.declared), close) or max(close, key=weights.__getitem__)
        total = sum(weights.pop(code) for code in close)
        weights[stands_for_all] = total
    return max((code for code in weights if weights[code] >= SURE), key=weights.__getitem__, default="")


def _first(wanted: Sequence[str], among: Sequence[str]) -> str:
    return next((code for code in wanted if code in among), "")
