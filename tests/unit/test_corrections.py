"""Corrections find their place, or say that they did not."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment, Transcript, Word
from pipeline.core.corrections import lay
from pipeline.core.step import Correction


def transcript(*texts: str) -> Transcript:
    segments = tuple(
        Segment(n * 4000, n * 4000 + 3900, text, "en", "Ann", (Word(n * 4000, n * 4000 + 100, "x"),))
        for n, text in enumerate(texts)
    )
    return Transcript("en", "whisper", "small", False, segments, ("a note",))


def laid(before: Transcript, *corrections: Correction) -> list[str]:
    after = lay(before, corrections)
    assert after.unplaced == ()
    return [segment.text for segment in after.segments]


HEARD = transcript("We call it technology light", "and it is on a Tuesday", "at the end of the month", "Thank you")


def test_a_whole_segment_is_replaced_and_keeps_time_and_speaker() -> None:
    after = lay(HEARD, [Correction(0, "We call it technology light", "We call it Technology Night.")])
    assert after.segments[0] == replace(HEARD.segments[0], text="We call it Technology Night.", words=())
    assert after.segments[1:] == HEARD.segments[1:]


def test_a_correction_survives_other_words_and_other_times_of_a_new_recognition() -> None:
    anew = transcript("So", "we call it a technology light", "and it is on a Tuesday at the end of the month")
    assert laid(anew, Correction(0, "We call it technology light", "We call it Technology Night.")) == [
        "So", "We call it Technology Night.", "and it is on a Tuesday at the end of the month",
    ]  # fmt: skip
    assert laid(anew, Correction(4000, "and it is on a Tuesday", "and it is on Thursday,"))[2] == (
        "and it is on Thursday, at the end of the month"
    )


def test_words_now_in_several_segments_become_one() -> None:
    after = laid(HEARD, Correction(4000, "on a Tuesday at the end", "on Thursday, at the end"))
    assert after == ["We call it technology light", "and it is on Thursday, at the end of the month", "Thank you"]


def test_an_empty_text_takes_the_words_out() -> None:
    assert laid(HEARD, Correction(12_000, "Thank you", ""))[-1] == "at the end of the month"
    assert laid(HEARD, Correction(4000, "and it is", " \u202e"))[1] == "on a Tuesday"


def test_of_the_same_words_the_nearest_are_meant() -> None:
    assert laid(transcript("yes", "no", "yes"), Correction(8100, "yes", "indeed")) == ["yes", "no", "indeed"]


def test_a_second_correction_builds_on_the_first() -> None:
    first, second = Correction(12_000, "Thank you", "Thanks a lot"), Correction(12_000, "Thanks a lot", "Thanks!")
    assert laid(HEARD, first, second)[-1] == "Thanks!"


def test_what_fits_nowhere_is_told_and_changes_nothing() -> None:
    for stray in (
        Correction(0, "quite another thing", "x"),
        Correction(900_000, "Thank you", "x"),
        Correction(0, " ", "x"),
    ):
        after = lay(HEARD, [stray])
        assert after.segments == HEARD.segments
        assert after.notes == ("a note",)  # the public reads the notes, and must not read what somebody took out
        assert len(after.unplaced) == 1
        assert "fits no words" in after.unplaced[0]


names = st.sampled_from(("alpha", "beta", "gamma", "delta", "Ærø", "it's"))
said = st.lists(st.lists(names, min_size=1, max_size=5).map(" ".join), max_size=8).map(lambda texts: transcript(*texts))
wishes = st.lists(
    st.builds(Correction, st.integers(-5000, 40_000), st.lists(names, max_size=5).map(" ".join), st.text(max_size=20)),
    max_size=5,
)


@given(said, wishes)
def test_every_correction_is_laid_or_told(before: Transcript, corrections: list[Correction]) -> None:
    now, told = before, 0
    for correction in corrections:
        after = lay(now, [correction])
        assert len(after.unplaced) in (0, 1)
        assert not after.unplaced or after.segments == now.segments
        now, told = after, told + len(after.unplaced)
    at_once = lay(before, corrections)
    assert at_once.segments == now.segments
    assert len(at_once.unplaced) == told


@given(said, wishes)
def test_segments_stay_in_order_apart_and_not_empty(before: Transcript, corrections: list[Correction]) -> None:
    segments = lay(before, corrections).segments
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(segments))
    assert all(segment.text.strip() for segment in segments)


@given(said, st.data())
def test_words_that_are_there_are_always_found(before: Transcript, data: st.DataObject) -> None:
    if before.segments:
        segment = data.draw(st.sampled_from(before.segments))
        after = lay(before, [Correction(segment.start_ms, segment.text, "THE NEW WORDS")])
        assert after.unplaced == ()
        changed = next(one for one in after.segments if one.start_ms == segment.start_ms)
        assert changed.text == "THE NEW WORDS"
