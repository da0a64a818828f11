"""Corrections find their place, or say that they did not."""

from dataclasses import replace
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment, Transcript, Word
from pipeline.core.corrections.laying import NO_ROOM, lay
from pipeline.core.step import Correction
from pipeline.core.wording import clean


def timed(start_ms: int, end_ms: int, text: str) -> tuple[Word, ...]:
    texts = text.split()
    times = [start_ms + (end_ms - start_ms) * n // max(1, len(texts)) for n in range(len(texts) + 1)]
    return tuple(Word(begin, end, word, 0.9) for (begin, end), word in zip(pairwise(times), texts, strict=True))


def transcript(*texts: str) -> Transcript:
    segments = tuple(
        Segment(n * 4000, n * 4000 + 3900, text, "en", "Ann", timed(n * 4000, n * 4000 + 3900, text))
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
    assert after.segments[0] == replace(
        HEARD.segments[0], text="We call it Technology Night.", words=after.segments[0].words
    )
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
    ):
        after = lay(HEARD, [stray])
        assert after.segments == HEARD.segments
        assert after.notes == ("a note",)  # the public reads the notes, and must not read what somebody took out
        assert len(after.unplaced) == 1
        assert "fits no words" in after.unplaced[0]


# times, speakers, languages ----------------------------------------------------------------------------------------


def test_only_what_the_person_spoke_of_is_changed() -> None:
    after = lay(HEARD, [Correction(12_000, "Thank you", speaker="Bo"), Correction(4000, "and it is on", language="da")])
    assert after.unplaced == ()
    assert after.segments[-1] == replace(HEARD.segments[3], speaker="Bo")
    assert [(s.text, s.language) for s in after.segments[1:3]] == [("and it is on", "da"), ("a Tuesday", "en")]
    assert after.segments[1].end_ms == after.segments[2].start_ms == HEARD.segments[1].words[4].start_ms
    assert [word.text for word in after.segments[2].words] == ["a", "Tuesday"]
    assert lay(HEARD, [Correction(0, "We call it technology light", speaker="")]).segments[0].speaker is None


def test_words_that_another_engine_put_into_a_longer_segment_become_one_of_their_own() -> None:
    anew = transcript("We call it technology light. Thank you, Jon. And it is on a Tuesday")
    untimed = replace(anew, segments=tuple(replace(segment, words=()) for segment in anew.segments))
    for heard in (anew, untimed):
        after = lay(heard, [Correction(1800, "Thank you Jon", speaker="Mia")])
        assert [(s.text, s.speaker) for s in after.segments] == [
            ("We call it technology light.", "Ann"), ("Thank you, Jon.", "Mia"), ("And it is on a Tuesday", "Ann"),
        ]  # fmt: skip


def test_a_speaker_is_given_to_each_segment_of_the_words() -> None:
    after = lay(HEARD, [Correction(4000, "and it is on a Tuesday at the end of the month", speaker="Bo")])
    assert [s.speaker for s in after.segments] == ["Ann", "Bo", "Bo", "Ann"]
    assert len(after.segments) == 4


def test_times_move_and_neighbours_give_way() -> None:
    after = lay(HEARD, [Correction(4000, "and it is on a Tuesday", start_ms=3000, end_ms=9000)])
    assert [(s.start_ms, s.end_ms) for s in after.segments] == [
        (0, 3000), (3000, 9000), (9000, 11_900), (12_000, 15_900),
    ]  # fmt: skip
    assert [s.text for s in after.segments] == [s.text for s in HEARD.segments]
    assert after.segments[1].words == HEARD.segments[1].words
    assert after.segments[0].words == ()  # one of them was said when there is no time left


def test_words_can_be_moved_to_where_they_were_said() -> None:
    after = lay(HEARD, [Correction(0, "We call it technology light", start_ms=60_000, end_ms=62_000)])
    assert [s.start_ms for s in after.segments] == [4000, 8000, 12_000, 60_000]
    again = lay(after, [Correction(60_000, "We call it technology light", "We call it Technology Night")])
    assert again.segments[-1].text == "We call it Technology Night"


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ({"start_ms": 5000, "end_ms": 4900}, "times that cannot be"),
        ({"start_ms": -5}, "times that cannot be"),
        ({"end_ms": 3000}, "times that cannot be"),
        ({"start_ms": 0}, "leave no room"),
        ({"end_ms": 11_850}, "leave no room"),
    ],
)
def test_times_that_cannot_be_are_told_and_the_rest_is_done(times: dict[str, Any], told: str) -> None:
    after = lay(HEARD, [Correction(4000, "and it is on a Tuesday", "and on a Tuesday", speaker="Bo", **times)])
    assert [told in note for note in after.unplaced] == [True]
    assert [(s.start_ms, s.end_ms) for s in after.segments] == [(s.start_ms, s.end_ms) for s in HEARD.segments]
    assert (after.segments[1].text, after.segments[1].speaker) == ("and on a Tuesday", "Bo")


def test_a_language_that_is_none_of_ours_is_told() -> None:
    for correction in (Correction(12_000, "Thank you", language="tlh"), added("Yes", language="tlh")):
        after = lay(HEARD, [correction])
        assert after.segments == HEARD.segments
        assert "language" in after.unplaced[0]


# words and their times -----------------------------------------------------------------------------------------------


def test_words_that_are_still_there_keep_their_times() -> None:
    before = HEARD.segments[0].words
    words = lay(HEARD, [Correction(2340, "technology light", "Technology Night")]).segments[0].words
    assert words[:3] == before[:3]
    assert words[3] == replace(before[3], text="Technology")
    assert words[4] == Word(before[4].start_ms, before[4].end_ms, "Night")


def test_where_a_new_word_has_no_time_none_has() -> None:
    assert lay(HEARD, [Correction(0, "call it", "call all of it")]).segments[0].words == ()
    assert len(lay(HEARD, [Correction(0, "call it technology", "name this technology")]).segments[0].words) == 5


# added, deleted ------------------------------------------------------------------------------------------------------


def added(text: str | None, start_ms: int | None = 16_000, end_ms: int | None = 18_000, **more: Any) -> Correction:
    return Correction(start_ms or 0, "", text, start_ms, end_ms, **more)


def test_a_segment_is_added() -> None:
    after = lay(HEARD, [added("You are welcome", speaker="Bo", language="de")])
    assert after.segments[-1] == Segment(16_000, 18_000, "You are welcome", "de", "Bo")
    assert lay(HEARD, [added("Yes", 3000, 5000)]).segments[:3] == (
        replace(HEARD.segments[0], end_ms=3000, words=()),
        Segment(3000, 5000, "Yes", "en"),
        replace(HEARD.segments[1], start_ms=5000, words=()),
    )
    assert lay(transcript(), [added("Yes")]).segments == (Segment(16_000, 18_000, "Yes", "en"),)


def test_what_another_engine_hears_by_now_is_not_added_again() -> None:
    anew = transcript(*(s.text for s in HEARD.segments), "you're welcome, Mia")
    after = lay(anew, [added("You're welcome, Mia!", speaker="Bo")])
    assert [(s.text, s.speaker) for s in after.segments[4:]] == [("You're welcome, Mia!", "Bo")]
    assert lay(after, [added("You're welcome, Mia!", speaker="Bo")]) == after
    assert len(lay(HEARD, [added("Thank you", 17_000, 18_000)]).segments) == 5  # said again, a second later


@pytest.mark.parametrize(
    "impossible",
    [added(None), added("x", None), added("x", 5, None), added("x", 9, 9), added("x", -9, 9), added("x", 3950, 8000)],
)
def test_an_addition_that_cannot_be_is_told(impossible: Correction) -> None:
    after = lay(HEARD, [impossible])
    assert after.segments == HEARD.segments
    assert len(after.unplaced) == 1
    assert after.unplaced[0].startswith("The addition at ")


def test_what_was_deleted_stays_deleted() -> None:
    deletion = Correction(12_000, "Thank you", "")
    once = lay(HEARD, [deletion])
    assert lay(once, [deletion]) == once  # nobody says anything there: nothing to tell
    anew = transcript("We call it technology light", "and it is on a Tuesday", "at the end of the month thank you")
    assert laid(anew, replace(deletion, at_ms=11_000))[-1] == "at the end of the month"
    other = transcript("We call it", "and it is", "at the end", "Tank U")
    assert len(lay(other, [deletion]).unplaced) == 1  # somebody must look whether that should be read


def test_the_same_short_words_said_much_later_are_not_meant() -> None:
    assert lay(transcript("no", "no", "well", "yes"), [Correction(0, "yes", "")]).unplaced


HONEST = Transcript("en", "x", "", False, (Segment(0, 1000, "Thank you.", "en"), Segment(6000, 9000, "So", "en")))


@pytest.mark.parametrize(
    "wish",
    [
        Correction(3000, "Thank you.", ""),
        Correction(3000, "Thank you.", "Cheers"),
        Correction(3000, "Thank you.", speaker="Bo"),
    ],
)
def test_the_same_few_words_a_little_earlier_are_other_words(wish: Correction) -> None:
    after = lay(HONEST, [wish])
    assert after.segments == HONEST.segments
    assert len(after.unplaced) == 1
    close = lay(HONEST, [replace(wish, at_ms=1400)])
    assert close.unplaced == ()
    assert close.segments[0] != HONEST.segments[0]


def test_many_words_are_deleted_only_where_they_stood_but_corrected_further_off() -> None:
    heard = transcript("So", "we all should say thank you now")
    wish = Correction(8000, "we all should say thank you now", "")
    assert len(lay(heard, [wish]).unplaced) == 1
    assert laid(heard, replace(wish, text="Thanks")) == ["So", "Thanks"]
    assert laid(heard, replace(wish, at_ms=6000)) == ["So"]  # they are said just then
    assert laid(transcript("So"), wish) == ["So"]  # nothing like them stands there: nothing to tell


def test_an_addition_that_is_heard_in_the_midst_of_its_time_is_not_added_again() -> None:
    heard = transcript("no", "yes indeed", "no")
    assert laid(heard, added("Yes, indeed!", 1000, 5000)) == ["no", "Yes, indeed!", "no"]


# made one after the other --------------------------------------------------------------------------------------------


def test_of_corrections_of_the_same_words_the_last_holds() -> None:
    was = Correction(12_000, "Thank you")
    assert laid(HEARD, replace(was, text="Thanks"), replace(was, text="Cheers"))[-1] == "Cheers"
    assert laid(HEARD, replace(was, text=""), replace(was, text="Cheers"))[-1] == "Cheers"
    both = lay(HEARD, [replace(was, text="Cheers"), replace(was, speaker="Bo")]).segments[-1]
    assert (both.text, both.speaker) == ("Cheers", "Bo")
    back = (Correction(12_000, "Cheers", "Thank you"), replace(was, text="Cheers"))
    assert laid(HEARD, replace(was, text="Cheers"), *back)[-1] == "Cheers"


def test_what_was_built_on_a_correction_stands() -> None:
    steps = Correction(12_000, "Thank you", "Cheers"), Correction(12_000, "Cheers", "Thanks")
    assert laid(HEARD, *steps)[-1] == "Thanks"
    late = lay(HEARD, [*steps, Correction(12_000, "Thank you", speaker="Bo")])
    assert late.segments[-1].text == "Thanks"
    assert len(late.unplaced) == 1


def test_a_segment_that_is_added_again_takes_the_place_of_the_first() -> None:
    after = lay(HEARD, [added("Yes, we cam", speaker="Bo"), added("Yes, we can!", end_ms=17_000)])
    assert after.segments[4:] == (Segment(16_000, 17_000, "Yes, we can!", "en"),)
    assert lay(HEARD, [added("Yes"), added("")]) == lay(HEARD, [])


def test_other_words_that_are_added_at_the_same_time_do_not_take_the_place_of_the_first() -> None:
    before = transcript()
    full = lay(before, [added("First", 3000, 4000), added("Second", 3000, 5000)])
    assert [s.text for s in full.segments] == ["First"]
    assert full.unplaced == (f"The addition at 0:03 of “Second” {NO_ROOM}.",)
    both = lay(before, [added("First", 3000, 5000), added("Second", 3000, 4000)])
    assert [(s.start_ms, s.text) for s in both.segments] == [(3000, "Second"), (4000, "First")]
    assert both.unplaced == ()


def test_an_engine_that_hears_it_well_by_now_makes_a_correction_needless() -> None:
    anew = transcript("So we call it Technology Night here", "yes indeed we do")
    assert laid(anew, Correction(2300, "technology light", "Technology Night")) == [s.text for s in anew.segments]
    assert laid(anew, Correction(4000, "yes", "yes indeed")) == [s.text for s in anew.segments]


def test_other_words_nearby_do_not_hide_the_place() -> None:
    anew = transcript("So here then he call it technology light and it is on", "a Thursday at the end")
    after = laid(anew, Correction(0, "We call it technology light", "We call it Technology Night"))
    assert after[0] == "So here then We call it Technology Night and it is on"


def test_signs_without_words_can_be_deleted() -> None:
    assert laid(transcript("yes", "♪♪", "♪"), Correction(4000, "♪♪", "")) == ["yes", "♪"]


# what always holds ---------------------------------------------------------------------------------------------------

few = settings(max_examples=30, deadline=None)
names = st.sampled_from(("alpha", "beta", "gamma", "delta", "Ærø", "it's"))
phrases = st.lists(names, max_size=5).map(" ".join)
said = st.lists(st.lists(names, min_size=1, max_size=5).map(" ".join), max_size=8).map(lambda texts: transcript(*texts))
moments = st.none() | st.integers(-1000, 40_000)
wishes = st.lists(
    st.builds(
        Correction, st.integers(-5000, 40_000), phrases, st.none() | st.text(max_size=20) | phrases, moments, moments,
        st.sampled_from((None, "", "Bo")), st.sampled_from((None, "da", "xx")),
    ),
    max_size=5,
)  # fmt: skip


@few
@given(said)
def test_laying_nothing_changes_nothing(before: Transcript) -> None:
    assert lay(before, []) == before


@few
@given(said, wishes)
def test_every_correction_is_to_be_seen_or_told(before: Transcript, corrections: list[Correction]) -> None:
    for wish in corrections:
        after = lay(before, [wish])
        if after.unplaced:
            assert len(after.unplaced) == 1
            continue
        text = clean(wish.text or "")
        all_text = " ".join(segment.text for segment in after.segments)
        assert text in clean(all_text)
        named = [segment for segment in after.segments if segment.speaker == "Bo"]
        assert named or wish.speaker != "Bo" or (wish.text is not None and not text)
        if wish.start_ms is not None and wish.was and (text or wish.text is None):
            assert wish.start_ms in [segment.start_ms for segment in after.segments]


@few
@given(said, wishes)
def test_segments_stay_in_order_apart_and_not_empty(before: Transcript, corrections: list[Correction]) -> None:
    segments = lay(before, corrections).segments
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(segments))
    assert all(segment.text.strip() and 0 <= segment.start_ms < segment.end_ms for segment in segments)
    for segment in segments:
        assert not segment.words or [word.text for word in segment.words] == segment.text.split()
        assert all(segment.start_ms <= word.start_ms <= word.end_ms <= segment.end_ms for word in segment.words)


different = st.lists(
    st.integers(0, 999).map(lambda n: f"word{n}"), min_size=24, max_size=24, unique=True
).map(lambda words: transcript(*(" ".join(words[n : n + 4]) for n in range(0, 24, 4))))  # fmt: skip


@few
@given(different, st.integers(0, 5), st.sampled_from(("", "other words", "word1 is what was said")))
def test_laying_twice_is_laying_once(before: Transcript, index: int, text: str) -> None:
    segment = before.segments[index]
    for wish in (
        Correction(segment.start_ms, segment.text, text, speaker="Bo"),
        Correction(segment.start_ms, segment.text, start_ms=segment.start_ms + 50, end_ms=segment.end_ms - 50),
        Correction(segment.end_ms, "", "quite something else", 30_000, 31_000),
    ):
        once = lay(before, [wish])
        assert once.unplaced == ()
        assert lay(once, [wish]).segments == once.segments


@few
@given(different, st.integers(0, 5), st.data())
def test_a_correction_finds_its_place_however_the_machine_cuts(
    before: Transcript, index: int, data: st.DataObject
) -> None:
    words = [word for segment in before.segments for word in segment.words]
    cuts = sorted({0, len(words), *data.draw(st.lists(st.integers(0, len(words)), max_size=12))})
    shift_ms = data.draw(st.integers(-1900, 1900))
    anew = []
    for first, end in pairwise(cuts):
        span = words[first].start_ms + shift_ms + 2000, words[end - 1].end_ms + shift_ms + 2000
        anew.append(Segment(*span, " ".join(word.text for word in words[first:end]), "en"))
    segment = before.segments[index]
    wish = Correction(segment.start_ms + 2000, segment.text, "THE NEW WORDS", speaker="Bo")
    after = lay(replace(before, segments=tuple(anew)), [wish])
    assert after.unplaced == ()
    assert [s.text for s in after.segments if s.speaker == "Bo"] == ["THE NEW WORDS"]
    left = [word for s in after.segments for word in s.text.split()]
    assert left == [word for s in before.segments for word in (s.text if s != segment else "THE NEW WORDS").split()]


@few
@given(st.lists(st.text(max_size=30), max_size=4), st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30))))
def test_hostile_text_does_no_harm(heard: list[str], pairs: list[tuple[str, str]]) -> None:
    wishes = [Correction(n * 1000, was, text, n * 500, n * 1500, was, "en") for n, (was, text) in enumerate(pairs)]
    lay(transcript(*heard), wishes)


def test_the_same_word_a_thousand_times_takes_no_time() -> None:
    long = Correction(0, "a " * 1000, "b " * 1000)
    begin = process_time()
    lay(transcript(*["a " * 900] * 4), [long, replace(long, was="a c " * 50, text="x"), Correction(0, "c d e", "x")])
    assert process_time() - begin < 2


@few
@given(said, st.data())
def test_words_that_are_there_are_always_found(before: Transcript, data: st.DataObject) -> None:
    if before.segments:
        segment = data.draw(st.sampled_from(before.segments))
        after = lay(before, [Correction(segment.start_ms, segment.text, "THE NEW WORDS")])
        assert after.unplaced == ()
        changed = next(one for one in after.segments if one.start_ms == segment.start_ms)
        assert changed.text == "THE NEW WORDS"
