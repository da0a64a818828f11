"""The outline of a session: parts, chapters and questions, from its transcript alone."""

from collections.abc import Sequence
from functools import cache

from pipeline.core.artefacts import Outline, Transcript
from pipeline.core.outline.chain import STATES, Model, find_course, model_of
from pipeline.core.outline.chapters import find_chapters
from pipeline.core.outline.features import features_of
from pipeline.core.outline.parts import part_spans
from pipeline.core.outline.questions import Exchange, find_exchanges, find_questions
from pipeline.core.outline.sentences import Sentence, sentences_of
from pipeline.core.outline.voices import presenting_voices
from pipeline.core.outline.weights import with_voices, without_voices

_MIN_STRUCTURE = 8
"""Sentences below which a text is taken as one presentation: too short to tell anything."""
_TELLING = STATES.index(("presentation", "telling"))


def find_outline(transcript: Transcript, presenters: tuple[str, ...]) -> Outline:
    """What part of the recording is what; ``presenters`` are the names that people entered, if any.

    A transcript without words gives an empty outline, a short text without structure one presentation.
    """
    sentences = sentences_of(transcript)
    if not sentences:
        return Outline((), (), ())
    presenting = presenting_voices(sentences, presenters)
    course = _course(sentences, presenting, presenters)
    doings = [STATES[state][1] for state in course]
    kinds = [STATES[state][0] for state in course]
    exchanges = find_exchanges(sentences, doings)
    return Outline(
        parts=part_spans(kinds, sentences),
        chapters=find_chapters(sentences, kinds, _exchanged(exchanges, len(sentences))),
        questions=find_questions(sentences, exchanges, presenting, presenters),
    )


def _course(sentences: Sequence[Sentence], presenting: frozenset[str], presenters: tuple[str, ...]) -> list[int]:
    """What each sentence is, as an index into the states of a webinar."""
    if len(sentences) < _MIN_STRUCTURE:
        return [_TELLING] * len(sentences)
    return find_course(features_of(sentences, presenting, presenters), _model(bool(presenting)))


@cache
def _model(voices: bool) -> Model:
    return model_of((with_voices if voices else without_voices).WEIGHTS)


def _exchanged(exchanges: Sequence[Exchange], length: int) -> list[bool]:
    marked = [False] * length
    for exchange in exchanges:
        for at in range(exchange.question[0], exchange.answer[1]):
            marked[at] = True
    return marked
