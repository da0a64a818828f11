"""Which clips are chosen, and how their captions are re-timed."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import clips
from pipeline.core.artefacts import (
    Chapter,
    Evidence,
    Outline,
    Part,
    Question,
    Segment,
    Span,
    Tag,
    Tags,
    Transcript,
)
from pipeline.core.clips import Understood
from pipeline.core.settings import ClipSettings

SECOND = 1000


def spoken(start: int, end: int, text: str = "This is a sentence.") -> Segment:
    return Segment(start * SECOND, end * SECOND, text, "en", "Åsa")


def tag(*seconds: int) -> Tag:
    evidence = tuple(Evidence(s * SECOND, (s + 4) * SECOND, "quoted", "why") for s in seconds)
    return Tag("toolbox", "service", "technology-night", 0.9, evidence)


PARTS = (
    Part("lead-in", 0, 40 * SECOND),
    Part("presentation", 40 * SECOND, 400 * SECOND),
    Part("questions", 400 * SECOND, 560 * SECOND),
    Part("goodbye", 560 * SECOND, 600 * SECOND),
)
SEGMENTS = tuple(spoken(s, s + 5) for s in range(0, 600, 5))
QUESTIONS = (
    Question("Bo", "Too  long?", Span(400_000, 405_000), Span(405_000, 480_000)),
    Question(None, "How much?", Span(480_000, 485_000), Span(485_000, 510_000)),
)


def understood(
    *tags: Tag,
    parts: tuple[Part, ...] = PARTS,
    questions: tuple[Question, ...] = QUESTIONS,
    segments: tuple[Segment, ...] = SEGMENTS,
) -> Understood:
    outline = Outline(parts, (Chapter("The first night", 40_000, 200_000),), questions)
    return Understood(Transcript("en", "fake", "", False, segments), outline, Tags(tags))


def test_presentation_has_no_lead_in_and_no_goodbye() -> None:
    assert clips.presentation_of(Outline(PARTS, (), ()), 600_000) == Span(40_000, 560_000)


def test_presentation_is_the_whole_recording_where_nothing_is_to_be_left_out() -> None:
    whole = Span(0, 600_000)
    assert clips.presentation_of(Outline(PARTS[1:3], (), ()), 600_000) == whole
    assert clips.presentation_of(Outline((), (), ()), 600_000) == whole
    assert clips.presentation_of(Outline((Part("presentation", 700_000, 800_000),), (), ()), 600_000) == whole


def test_evidence_and_questions_take_turns_and_stand_in_the_order_heard() -> None:
    chosen = clips.choose(understood(tag(300, 100)), 600_000, ClipSettings())
    assert [clip.id for clip in chosen] == ["presentation", "highlight-1", "highlight-2", "highlight-3"]
    assert [clip.title for clip in chosen] == ["Presentation", "This is a sentence", "This is a sentence", "How much?"]
    assert all(clip.span.end_ms - clip.span.start_ms <= 60_000 for clip in chosen[1:])
    assert [clip.span.start_ms for clip in chosen[1:]] == [100_000, 300_000, 480_000]


def test_the_same_moment_is_not_taken_twice() -> None:
    chosen = clips.choose(understood(tag(300, 304), tag(310), questions=()), 600_000, ClipSettings())
    assert len(chosen) == 2


def test_nothing_known_gives_no_highlight() -> None:
    assert len(clips.choose(understood(questions=()), 600_000, ClipSettings())) == 1
    assert len(clips.choose(understood(tag(100), segments=()), 600_000, ClipSettings())) == 1
    assert len(clips.choose(understood(tag(100)), 600_000, ClipSettings(highlights=0))) == 1


def test_evidence_outside_the_presentation_is_not_a_highlight() -> None:
    assert len(clips.choose(understood(tag(10, 570), questions=()), 600_000, ClipSettings())) == 1


def test_highlight_begins_and_ends_with_a_sentence() -> None:
    texts = ["It begins.", "Then we", "asked everybody", "who came.", "And so", "it went", "on and", "on", "and on."]
    segments = tuple(spoken(100 + 5 * n, 105 + 5 * n, text) for n, text in enumerate(texts))
    known = understood(tag(111), questions=(), segments=segments)
    (_, highlight) = clips.choose(known, 600_000, ClipSettings(highlight_seconds=24))
    assert highlight.span == Span(105_000, 120_000)


def test_a_question_is_heard_from_its_hand_over_to_the_end_of_its_answer() -> None:
    said = ["It ends here.", "The next question is from Bo Ek.", "How long is it?", "Ten days.", "It is short.", "And?"]
    segments = tuple(spoken(400 + 5 * n, 405 + 5 * n, text) for n, text in enumerate(said))
    question = Question("Bo Ek", "How long is it?", Span(410_000, 415_000), Span(415_000, 425_000))
    (_, highlight) = clips.choose(understood(questions=(question,), segments=segments), 600_000, ClipSettings())
    assert highlight.span == Span(405_000, 425_000)


def test_a_long_answer_is_cut_at_the_end_of_a_sentence() -> None:
    said = ["How long?", "It is long.", "It is very", "long.", "It is", "too long."]
    segments = tuple(spoken(400 + 5 * n, 405 + 5 * n, text) for n, text in enumerate(said))
    question = Question("Bo Ek", "How long?", Span(400_000, 405_000), Span(405_000, 430_000))
    known = understood(questions=(question,), segments=segments)
    (_, highlight) = clips.choose(known, 600_000, ClipSettings(highlight_seconds=27))
    assert highlight.span == Span(400_000, 420_000)


def test_evidence_is_heard_inside_its_chapter_only() -> None:
    (_, highlight) = clips.choose(understood(tag(180), questions=()), 600_000, ClipSettings())
    assert highlight.span == Span(180_000, 200_000)
    (_, highlight) = clips.choose(understood(tag(203), questions=()), 600_000, ClipSettings())
    assert highlight.span.start_ms == 200_000


def test_evidence_ends_before_a_question_and_before_the_closing_words() -> None:
    asked = (Question(None, "How much?", Span(320_000, 325_000), Span(325_000, 335_000)),)
    clip = clips.choose(understood(tag(300), questions=asked), 600_000, ClipSettings(highlights=1))[1]
    assert clip.span == Span(300_000, 320_000)
    closing = (*SEGMENTS[:64], spoken(320, 325, "Thank you for listening."), *SEGMENTS[65:])
    clip = clips.choose(understood(tag(300), questions=(), segments=closing), 600_000, ClipSettings())[1]
    assert clip.span == Span(300_000, 320_000)


def test_a_highlight_that_is_most_of_its_chapter_has_its_title_and_another_is_quoted() -> None:
    segments = (*SEGMENTS[:20], spoken(100, 105, "And our boats, all of them, are red."), *SEGMENTS[21:])
    known = understood(tag(100), questions=(), segments=segments)
    assert clips.choose(known, 600_000, ClipSettings())[1].title == "Our boats, all of them, are red"
    assert clips.choose(known, 600_000, ClipSettings(highlight_seconds=90))[1].title == "The first night"


def test_captions_run_on_the_clips_own_clock() -> None:
    segments = [spoken(8, 11), spoken(9, 14), spoken(14, 18), spoken(18, 24), spoken(30, 31)]
    shown = clips.captions(segments, Span(10_000, 21_500))
    assert [(s.start_ms, s.end_ms) for s in shown] == [(0, 4000), (4000, 8000), (8000, 11500)]
    assert {s.speaker for s in shown} == {"Åsa"}


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(1, 90), st.sampled_from(["a", "b.", ""])), max_size=40),
    st.lists(st.integers(0, 700), max_size=5),
    st.integers(1, 120),
)
def test_whatever_the_transcript_clips_stay_inside_and_apart(
    spans: list[tuple[int, int, str]], evidence: list[int], limit: int
) -> None:
    segments = tuple(spoken(start, start + length, text) for start, length, text in spans)
    known = understood(tag(*evidence), segments=segments)
    presentation, *highlights = clips.choose(known, 600_000, ClipSettings(highlight_seconds=limit))
    ends = presentation.span.start_ms
    for clip in highlights:
        assert ends <= clip.span.start_ms < clip.span.end_ms <= presentation.span.end_ms
        assert clip.span.end_ms - clip.span.start_ms <= limit * SECOND
        ends = clip.span.end_ms
