"""How far the words of a session can be trusted, and how they came to be, in the language of the page.

The artefacts tell this in English. What they say is said again here from their numbers, so that it can be translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from pipeline.core.artefacts import Aspect, Doubt, Transcript, Trust
from pipeline.core.trust.doubts import (
    LOOP,
    LOW_CONFIDENCE,
    PUBLIC,
    SPEECH_RATE,
    SPEECH_WITHOUT_TEXT,
    STOCK_PHRASE,
    TEXT_WITHOUT_SPEECH,
)
from pipeline.core.trust.judging import BY_PEOPLE, GOOD
from webapp.pages.words import length

MOST_DOUBTS = 20
ENGINES: Mapping[str, str] = {
    "faster-whisper": "Whisper (faster-whisper)",
    "whisper": "Whisper",
    "pocketsphinx": "PocketSphinx",
}
EXACT = (
    lazy_gettext("Somebody speaks here, and there are no words."),
    lazy_gettext("Somebody may speak here, too softly to be sure, and there are no words."),
    lazy_gettext("There are words here, and nobody was heard to speak."),
    lazy_gettext("There are words here, and it is not sure that anybody speaks."),
    lazy_gettext("Much the same words come here again and again."),
    lazy_gettext("The engine was not sure of these words."),
    lazy_gettext("There are more words here than can be said in that time."),
    lazy_gettext("There are few words here for so long a time."),
)
"""Reasons that the artefacts give in just these words: named here to be translated."""
ROUGHLY = {
    SPEECH_WITHOUT_TEXT: lazy_gettext("Somebody speaks here, and there are no words."),
    TEXT_WITHOUT_SPEECH: lazy_gettext("There are words here, and nobody was heard to speak."),
    LOOP: lazy_gettext("Much the same words come here again and again."),
    STOCK_PHRASE: lazy_gettext("Speech engines invent such words."),
    LOW_CONFIDENCE: lazy_gettext("The engine was not sure of these words."),
    SPEECH_RATE: lazy_gettext("These words do not fit the time that they take."),
}
"""What is said of a kind where its exact reason has no translation."""


@dataclass(frozen=True)
class Spot:
    """A moment to listen to, and why."""

    at_ms: int
    reason: str


def made(transcript: Transcript) -> str:
    """How the words came to be, in a sentence; empty where there are none."""
    engine, model = ENGINES.get(transcript.engine, transcript.engine), transcript.model
    said = ""
    if not transcript.segments:
        pass
    elif transcript.draft:
        said = _("Written down by a machine, as a draft.")
    elif transcript.engine == BY_PEOPLE:
        said = _("From captions that came with the recording.")
    elif model:
        said = _("Written down by a machine: %(engine)s with the model %(model)s.", engine=engine, model=model)
    else:
        said = _("Written down by a machine: %(engine)s.", engine=engine)
    return said


def verdict(transcript: Transcript, trust: Trust | None, language: str) -> str:
    """How far the words can be trusted, in a sentence or two."""
    if transcript.draft:
        said = [_("Not without listening.")]
    elif trust is None:
        said = [_("The words have not been compared with the sound yet.")]
    elif trust.verdict == "good":
        said = [_("Words and sound agree: there is text where somebody speaks, and none where nobody does.")]
    else:
        look = trust.verdict == "look"
        opening = _("Mostly sound, with spots to check.") if look else _("Do not quote this unheard.")
        weak = (aspect for aspect in trust.aspects if aspect.score < GOOD)
        said = [opening, *(_told(aspect, trust, language) for aspect in weak)]
    return " ".join(filter(None, said))


def _told(aspect: Aspect, trust: Trust, language: str) -> str:
    """One side of trust, from its name and its score; empty where those do not say enough."""
    share, bad, said = aspect.score, 100 - aspect.score, ""
    match aspect.name:
        case "coverage" if trust.speech_without_text_ms:
            missing = length(trust.speech_without_text_ms, language)
            said = _("%(share)s %% of the speech has words; for %(time)s there are none.", share=share, time=missing)
        case "coverage":
            said = _("The words could not be compared with any speech.")
        case "support":
            said = _("%(share)s %% of the words stand where nobody was heard to speak.", share=bad)
        case "confidence":
            said = _("The engine was not sure of %(share)s %% of the words.", share=bad)
        case "repetition":
            said = _("%(share)s %% of the words look invented.", share=bad)
        case "form":
            said = _("%(share)s %% of the words do not fit their times.", share=bad)
    return said


def spots(trust: Trust | None, language: str) -> tuple[Spot, ...]:
    """What the public may see of the doubts, worst first: not those that quote what was taken out."""
    public = [doubt for doubt in (trust.doubts if trust else ()) if doubt.kind in PUBLIC]
    return tuple(Spot(doubt.start_ms, _reason(doubt, language)) for doubt in public[:MOST_DOUBTS])


def _reason(doubt: Doubt, language: str) -> str:
    """The reason in the language of the page: exactly where that is possible, else what its kind means."""
    exact: str = _(doubt.reason) if doubt.reason else ""
    return exact if language == "en" or exact != doubt.reason else str(ROUGHLY[doubt.kind])
