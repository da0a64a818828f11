"""What the engines that run Whisper's models have in common."""

import pytest

from pipeline.core.artefacts import Segment, Word
from pipeline.speech.engines.whisper_family import code, is_draft, ours, prompt, segments


def test_norwegian_has_other_names_in_whisper() -> None:
    assert [code(language) for language in ("en", "da", "sv", "nb", "de")] == ["en", "da", "sv", "no", "de"]


def test_a_language_that_sessions_are_not_held_in_makes_no_other_one_more_probable() -> None:
    told = ours({"en": 0.1, "da": 0.1, "no": 0.1, "nn": 0.1, "is": 0.6})
    assert told == pytest.approx({"en": 0.1, "da": 0.1, "sv": 0, "nb": 0.2, "de": 0})


@pytest.mark.parametrize(
    ("room", "expected"), [(0, ""), (1, "Skarvik"), (2, "Skarvik"), (3, "Skarvik, Maren Oldervik")]
)
def test_a_prompt_holds_whole_terms_and_the_first_ones(room: int, expected: str) -> None:
    terms = ("Skarvik", "Maren Oldervik", "a term that is longer than there is room", "AI")
    assert prompt(terms, room, lambda text: len(text.split())) == expected


def test_words_bring_their_times_and_how_sure_they_are() -> None:
    found = {"start": 0.0, "end": 9.0, "text": " God kveld.", "words": [
        {"word": " God", "start": 0.5, "end": 1.0, "probability": 0.98765},
        {"word": " kveld.", "start": 1.0, "end": 1.5, "probability": 1},
        {"word": " ", "start": 1.5, "end": 1.5, "probability": 0.1},
    ]}  # fmt: skip
    words = (Word(10_500, 11_000, "God", 0.988), Word(11_000, 11_500, "kveld.", 1.0))
    assert list(segments(found, 10_000, "nb")) == [Segment(10_500, 11_500, "God kveld.", "nb", words=words)]


def test_without_times_of_words_the_text_keeps_its_own() -> None:
    found = {"start": 1.0, "end": 2.5, "text": " God  kveld. "}
    assert list(segments(found, 10_000, "nb")) == [Segment(11_000, 12_500, "God kveld.", "nb")]
    assert list(segments({**found, "text": " "}, 10_000, "nb")) == []


def test_the_smallest_models_write_drafts() -> None:
    assert [is_draft(name) for name in ("tiny", "base.en", "small", "kb-whisper-small")] == [True, True, False, False]
