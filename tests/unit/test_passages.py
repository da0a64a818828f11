"""Cutting a session into passages and questions."""

import pytest

from pipeline.core.artefacts import Chapter, Outline, Part, Question, Segment, Span
from pipeline.core.passages import cut_passages, plain_text, presentation_start
from pipeline.core.settings import IndexSettings

NOTHING = Outline((), (), ())
SETTINGS = IndexSettings()


def talk(count: int, seconds: int = 5, language: str = "en", sentence: int = 1, start: int = 0) -> list[Segment]:
    """``count`` segments one after the other; every ``sentence``-th one ends a sentence."""
    return [
        Segment(
            start + i * seconds * 1000,
            start + (i + 1) * seconds * 1000,
            f"word{start // 1000 + i}{'.' if (i + 1) % sentence == 0 else ''}",
            language,
        )
        for i in range(count)
    ]


def test_passages_last_60_to_90_seconds_and_hold_every_word_once() -> None:
    segments = talk(360)
    passages = cut_passages(segments, NOTHING, SETTINGS)
    assert all(60_000 <= one.end_ms - one.start_ms <= 90_000 for one in passages)
    assert " ".join(one.text for one in passages).split() == [one.text for one in segments]


@pytest.mark.parametrize("count", [1, 11, 13, 19, 20, 23, 25, 37])
def test_no_stretch_is_too_short_or_long_to_be_covered(count: int) -> None:
    passages = cut_passages(talk(count), NOTHING, SETTINGS)
    assert sum(len(one.text.split()) for one in passages) == count
    assert all(one.end_ms - one.start_ms <= 90_000 for one in passages)


def test_a_segment_that_is_longer_than_a_passage_stays_whole() -> None:
    passages = cut_passages([Segment(0, 200_000, "long", "en"), *talk(13, start=200_000)], NOTHING, SETTINGS)
    assert [(one.start_ms, one.end_ms) for one in passages] == [(0, 200_000), (200_000, 265_000)]


def test_cuts_fall_after_sentences() -> None:
    passages = cut_passages(talk(112, sentence=7), NOTHING, SETTINGS)
    assert all(one.text.endswith(".") for one in passages[:-1])


def test_a_cut_falls_on_a_chapter_rather_than_on_another_sentence() -> None:
    outline = Outline((), (Chapter("Costs", 75_000, 160_000),), ())
    assert cut_passages(talk(32), outline, SETTINGS)[1].start_ms == 75_000


def test_a_cut_falls_in_a_pause_where_there_are_no_sentences() -> None:
    before, after = talk(14, sentence=99), talk(14, sentence=99, start=71_900)
    assert [one.start_ms for one in cut_passages([*before, *after], NOTHING, SETTINGS)] == [0, 71_900]


def test_no_passage_crosses_a_part() -> None:
    outline = Outline((Part("lead-in", 0, 20_000), Part("presentation", 20_000, 200_000)), (), ())
    passages = cut_passages(talk(40), outline, SETTINGS)
    assert (passages[0].start_ms, passages[0].end_ms) == (0, 20_000)
    assert presentation_start(passages, outline) == 20_000


def test_a_question_stays_whole_with_its_answer_and_is_in_no_passage() -> None:
    asked = Question("Ann", "?", Span(70_000, 80_000), Span(80_000, 220_000))
    passages = cut_passages(talk(60), Outline((), (), (asked,)), SETTINGS)
    questions = [one for one in passages if one.kind == "question"]
    assert [(one.start_ms, one.end_ms) for one in questions] == [(70_000, 220_000)]
    assert sum(len(one.text.split()) for one in passages) == 60
    assert [one.start_ms for one in passages] == sorted(one.start_ms for one in passages)


def test_the_language_is_that_of_most_of_the_words() -> None:
    segments = [*talk(4, language="sv"), *talk(8, language="nb", start=20_000)]
    assert [one.language for one in cut_passages(segments, NOTHING, SETTINGS)] == ["nb"]


def test_silence_gives_nothing() -> None:
    assert cut_passages([], NOTHING, SETTINGS) == ()
    assert cut_passages([Segment(0, 1000, "  ", "en")], NOTHING, SETTINGS) == ()
    assert presentation_start([], NOTHING) == 0


def test_plain_text_loses_what_cannot_be_seen() -> None:
    assert plain_text("  A\u030angstro\u0308m\x00\u202e \n\t one\u00adword ") == "Ångström oneword"
