"""How well the card is found in webinars that its model has not seen: ``python -m training.card_held_out``.

The webinars of ``training/webinars`` in five folds, each read as it is, without punctuation, without speakers, and
without both.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipeline.core.artefacts import CARD_SECTIONS
from pipeline.core.card.finding import find_card
from pipeline.core.card.model import CardModel
from pipeline.core.outline.finding import find_outline
from training import webinars
from training.card import talks, train, written
from training.transcripts import transcript_of

FOLDS = 5
WAYS = {
    "as it is": (True, True),
    "no punctuation": (False, True),
    "no speakers": (True, False),
    "neither": (False, False),
}


def measured(webinar: dict[str, Any], model: CardModel, punctuated: bool, speakers: bool) -> Counter[str]:
    """How many lines there are and how many are right, how many sections there are and how many have a right line."""
    transcript = transcript_of(webinar, punctuated, speakers)
    card = find_card(transcript, find_outline(transcript, tuple(webinar["presenters"])), model)
    found: Counter[str] = Counter()
    for section in CARD_SECTIONS:
        truth, lines = webinar["truth"]["card"][section], getattr(card, section)
        places = [max(at for at, s in enumerate(transcript.segments) if s.start_ms <= line.start_ms) for line in lines]
        right = sum(place in truth for place in places)
        found.update(lines=len(lines), right=right, empty=not truth, filled_wrongly=bool(lines) and not truth)
        found.update(sections=bool(truth), filled=right > 0)
    return found


def held_out(told: Sequence[dict[str, Any]]) -> dict[str, Counter[str]]:
    """The sums over all webinars, each read by a model that was learnt from the others, for each way to read them."""
    found = {way: Counter[str]() for way in WAYS}
    for fold in range(FOLDS):
        model = train(talks(webinar for at, webinar in enumerate(told) if at % FOLDS != fold), written())
        for webinar in told[fold::FOLDS]:
            for way, (punctuated, speakers) in WAYS.items():
                found[way].update(measured(webinar, model, punctuated, speakers))
    return found


if __name__ == "__main__":
    for way, sums in held_out([webinars.read(path) for path in sorted(webinars.FOLDER.glob("*.txt"))]).items():
        print(
            f"{way:15} {sums['right']}/{sums['lines']} lines right ({sums['right'] / max(sums['lines'], 1):.2f}), "
            f"{sums['filled']}/{sums['sections']} sections filled, {sums['filled_wrongly']}/{sums['empty']} wrongly"
        )
