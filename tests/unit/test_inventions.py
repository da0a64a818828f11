"""What is clearly invented goes, and is kept with its reason; what people say stays, however often they say it."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment, Span, Word
from pipeline.core.trust.inventions import TOLERANCE_MS, UNHEARD, WORDLESS, take_out
from pipeline.core.trust.loops import loops, stream

EVERYWHERE = (Span(0, 10_000_000),)


def said(*texts: str, speakers: tuple[str, ...] = ()) -> list[Segment]:
    """One segment of two seconds a text, one after another."""
    names = speakers or (None,) * len(texts)
    return [
        Segment(2000 * n, 2000 * n + 2000, text, "en", name)
        for n, (text, name) in enumerate(zip(texts, names, strict=True))
    ]


def texts(segments: list[Segment]) -> list[str]:
    return [segment.text for segment in segments]


def test_text_in_silence_goes_and_says_why() -> None:
    segments = said("Hello.", "We begin.", "Thank you.")
    kept, removed = take_out(segments, (Span(0, 3400),))
    assert texts(kept) == ["Hello.", "We begin."]
    assert [(one.segment, one.reason) for one in removed] == [(segments[2], UNHEARD)]


@pytest.mark.parametrize(("gap_ms", "stays"), [(TOLERANCE_MS - 1, True), (TOLERANCE_MS, False)])
def test_a_little_beside_the_speech_is_no_silence(gap_ms: int, stays: bool) -> None:
    late = Segment(5000 + gap_ms, 7000 + gap_ms, "Yes.", "en")
    early = Segment(0, 3000 - gap_ms, "No.", "en")
    assert texts(take_out([early, late], (Span(3000, 5000),))[0]) == (["No.", "Yes."] if stays else [])


def test_without_speech_nothing_stays() -> None:
    assert take_out(said("Thanks for watching."), ())[0] == []


def test_signs_are_no_words() -> None:
    kept, removed = take_out(said("♪♪♪", "!!!!!!!!", "… 5 …"), EVERYWHERE)
    assert texts(kept) == ["… 5 …"]
    assert {one.reason for one in removed} == {WORDLESS}


@pytest.mark.parametrize(
    ("phrase", "times"),
    [("so", 16), ("thank you", 12), ("we are here", 8), ("a b c d", 6), ("it is a good idea", 5), ("a b c d e f g", 4)],
)
def test_of_a_loop_the_first_time_stays(phrase: str, times: int) -> None:
    kept, removed = take_out(said("And then,", *[phrase.capitalize() + "."] * times, "What else?"), EVERYWHERE)
    assert texts(kept) == ["And then,", phrase.capitalize() + ".", "What else?"]
    assert len(removed) == times - 1
    assert removed[0].reason == f"The same words come {times} times in a row: “{phrase}”."
    one_less = said("And then,", *[phrase] * (times - 1), "What else?")
    assert take_out(one_less, EVERYWHERE) == (one_less, [])


def test_a_loop_within_a_segment_is_cut_there_and_timed_by_its_words() -> None:
    row = ["Well", *["thank", "you"] * 20]
    words = tuple(Word(100 * n, 100 * n + 90, text) for n, text in enumerate(row))
    whole = Segment(0, 4100, " ".join(row), "en", words=words)
    (kept,), (removed,) = take_out([whole], EVERYWHERE)
    assert (kept.text, kept.start_ms, kept.end_ms, kept.words) == ("Well thank you", 0, 290, words[:3])
    assert (removed.segment.start_ms, removed.segment.words) == (300, words[3:])


def test_without_word_times_a_cut_segment_is_timed_by_its_share() -> None:
    (kept,), (removed,) = take_out([Segment(1000, 3000, " ".join(["no"] * 20), "en")], EVERYWHERE)
    assert (kept.start_ms, kept.end_ms, removed.segment.start_ms, removed.segment.end_ms) == (1000, 1100, 1100, 3000)


def test_where_a_loop_leads_over_to_other_words_the_last_time_stays_with_them() -> None:
    kept, _ = take_out(said(*["Thank you."] * 14, "Thank you all for coming."), EVERYWHERE)
    assert texts(kept) == ["Thank you.", "Thank you all for coming."]


def test_half_a_phrase_at_the_end_of_a_loop_goes_with_it() -> None:
    kept, _ = take_out(said("It was good for us. " * 6 + "It was", "Next."), EVERYWHERE)
    assert texts(kept) == ["It was good for us.", "Next."]


def test_a_loop_that_begins_in_silence_leaves_nothing() -> None:
    segments = said(*["We all go to the market today."] * 6, "Good.")
    assert texts(take_out(segments, (Span(7000, 20_000),))[0]) == ["Good."]


@pytest.mark.parametrize(
    "honest",
    [
        ["Yes, yes, yes.", "Very, very, very good.", "No no no no no no."],
        ["Can you hear me?"] * 5,
        ["Thank you."] * 9 + ["Bye."],
        ["Ha ha ha ha ha ha ha ha ha ha."],
        [" ".join(f"number {n}," for n in range(60))],
        ["twenty one, twenty two, twenty three, twenty four, twenty five, twenty six, twenty seven"],
        ["We need the plan, the budget, the people, the plan for the people and the budget for the plan."],
        ["Test, test.", "One, two, three, one, two, three, one, two, three."],
    ],
)
def test_honest_repetition_stays(honest: list[str]) -> None:
    segments = said(*honest)
    assert take_out(segments, EVERYWHERE) == (segments, [])


def test_thanks_in_chorus_by_known_speakers_is_no_loop() -> None:
    names = tuple("ABC"[n % 3] for n in range(30))
    segments = said(*["Thank you."] * 30, speakers=names)
    assert take_out(segments, EVERYWHERE) == (segments, [])


words = st.lists(st.sampled_from(["a", "b", "c", "d!"]), max_size=6).map(" ".join)
segments = st.lists(st.tuples(words, st.integers(0, 40), st.integers(0, 9)), max_size=12).map(
    lambda found: [Segment(start, start + length, text, "en") for text, start, length in found]
)


@settings(max_examples=60)
@given(segments, st.lists(st.integers(0, 40), max_size=2), st.integers(0, 20))
def test_no_word_is_lost_and_the_same_comes_out_again(found: list[Segment], speech: list[int], times: int) -> None:
    found = found[:5] + found[5:6] * times + found[6:]
    spans = tuple(Span(start * 1000, start * 1000 + 900) for start in sorted(set(speech)))
    kept, removed = take_out(found, spans)
    everything = sorted(word for one in [*kept, *(r.segment for r in removed)] for word in one.text.split())
    assert everything == sorted(word for one in found for word in one.text.split())
    assert all(one.reason for one in removed)
    assert take_out(found, spans) == (kept, removed)


@settings(max_examples=40)
@given(st.lists(st.sampled_from("xyz"), min_size=1, max_size=9), st.integers(5, 30))
def test_loops_are_in_order_and_what_they_say_is_true(phrase: list[str], times: int) -> None:
    row = ["begin", *phrase * times, "end"]
    found = list(loops(row))
    assert all(one.end - 2 <= two.first for one, two in pairwise(found))
    for loop in found:
        part = row[loop.first : loop.end]
        assert part[loop.period :] == part[: -loop.period]
        assert loop.times * loop.period <= len(part)


def test_hostile_text_takes_linear_time() -> None:
    many = said(*["Thanks a lot for this and that, " + str(n % 7) for n in range(10_000)])
    long = Segment(0, 1000, "a " * 100_000 + "b" * 100_000 + "!" * 100_000, "en")
    began = time.perf_counter()
    take_out([*many, long], EVERYWHERE)
    assert time.perf_counter() - began < 5
    assert len(stream([long]).words) == 100_001
