"""The outline of a session: parts, chapters and questions, from its transcript alone."""

from collections.abc import Sequence

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.outline.chapters import find_chapters
from pipeline.core.outline.parts import ORDER, find_parts, part_spans, settle
from pipeline.core.outline.questions import Exchange, Scene, asking_weights, find_exchanges, find_questions
from pipeline.core.outline.sentences import sentences_of
from pipeline.core.outline.voices import presenting_voices


def find_outline(transcript: Transcript, presenters: tuple[str, ...]) -> Outline:
    """What part of the recording is what; ``presenters`` are the names that people entered, if any.

    A transcript without words gives an empty outline, a short text without structure one presentation.
    """
    sentences = sentences_of(transcript)
    if not sentences:
        return Outline((), (), ())
    presenting = presenting_voices(sentences, presenters)
    asking = asking_weights(sentences, presenting)
    kinds = find_parts(sentences, presenting, asking)
    scene = Scene(sentences, presenting, asking, [_IN_ROUND[ORDER[kind]] for kind in kinds])
    exchanges = find_exchanges(scene)
    exchanged = _exchanged(exchanges, len(sentences))
    kinds = settle(kinds, sentences, exchanged)
    return Outline(
        parts=part_spans(kinds, sentences),
        chapters=find_chapters(sentences, kinds, exchanged),
        questions=find_questions(scene, exchanges, presenters),
    )


_IN_ROUND = {"lead-in": None, "presentation": False, "questions": True, "goodbye": None}


def _exchanged(exchanges: Sequence[Exchange], length: int) -> list[bool]:
    marked = [False] * length
    for exchange in exchanges:
        for at in range(exchange.question[0], exchange.answer[1]):
            marked[at] = True
    return marked
