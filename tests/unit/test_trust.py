"""The trust report: words against speech, measured both ways, and against how people speak and engines fail."""

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Aspect, Doubt, Listening, Removed, Segment, Span, Transcript, Trust, Word
from pipeline.core.spans import joined, touching, without
from pipeline.core.trust.doubts import (
    LANGUAGE_SWITCH,
    LOOP,
    LOW_CONFIDENCE,
    REMOVED,
    SPEECH_RATE,
    SPEECH_WITHOUT_TEXT,
    STOCK_PHRASE,
    TEXT_WITHOUT_SPEECH,
)
from pipeline.core.trust.judging import hold, judge
from pipeline.core.trust.stock import CREDITS, FAREWELLS, stock_phrase

MINUTE = 60_000


def words(*spans: tuple[int, int], draft: bool = False, engine: str = "x") -> Transcript:
    """Segments that say something else each, at a fair rate."""
    segments = (Segment(start, end, prose((end - start) // 400, n), "en") for n, (start, end) in enumerate(spans))
    return Transcript("en", engine, "y", draft, tuple(segments))


def prose(count: int, seed: int = 0) -> str:
    return " ".join(f"{(n + 1) * (seed + 3) * 2654435761 % 0xFFFFF:x}" for n in range(max(1, count)))


def speech(*spans: tuple[int, int], duration_ms: int = 10 * MINUTE, perhaps: tuple[Span, ...] = ()) -> Listening:
    return Listening(duration_ms, tuple(Span(start, end) for start, end in spans), perhaps)


def written(*segments: Segment) -> Trust:
    """The report on segments that are all spoken."""
    return judge(Transcript("en", "x", "y", False, segments), speech((0, 10 * MINUTE)))


def found(trust: Trust, kind: str) -> list[tuple[int, int, str]]:
    return [(doubt.start_ms, doubt.end_ms, doubt.severity) for doubt in trust.doubts if doubt.kind == kind]


def says(trust: Trust, name: str) -> str:
    return next(aspect.says for aspect in trust.aspects if aspect.name == name)


# words and speech -----------------------------------------------------------------------------------------------


def test_words_where_somebody_speaks_are_good() -> None:
    trust = judge(words((0, 3000), (3000, 9400)), speech((300, 9000)))
    assert (trust.verdict, trust.speech_without_text, trust.text_without_speech, trust.doubts) == ("good", 0, 0, ())
    assert (trust.score, trust.speech_without_text_ms) == (100, 0)
    assert [aspect.name for aspect in trust.aspects] == ["coverage", "support", "repetition", "form", "source"]


def test_speech_without_words_is_told_worst_first() -> None:
    trust = judge(words((10_000, 90_000), (100_000, 200_000)), speech((0, 200_000)))
    assert [(d.kind, d.start_ms, d.end_ms, d.severity) for d in trust.doubts] == [
        (SPEECH_WITHOUT_TEXT, 0, 9500, "medium"), (SPEECH_WITHOUT_TEXT, 90_500, 99_500, "medium"),
    ]  # fmt: skip
    assert (trust.speech_without_text, trust.speech_without_text_ms) == (0.0925, 18_500)
    assert (trust.verdict, trust.score) == ("look", 90)
    assert says(trust, "coverage") == "90 % of the speech has words; for 18 seconds there are none."


def test_words_in_silence_are_told() -> None:
    trust = judge(words((0, 60_000), (100_000, 104_000)), speech((0, 60_000)))
    assert found(trust, TEXT_WITHOUT_SPEECH) == [(100_000, 104_000, "medium")]
    assert trust.verdict == "look"
    assert says(trust, "support") == "Words of 4 seconds stand where nobody was heard to speak."


def test_one_long_hole_is_to_be_looked_at_even_in_a_long_session() -> None:
    assert judge(words((0, 300_000), (311_500, 600_000)), speech((0, 600_000))).verdict == "look"
    assert judge(words((0, 300_000), (305_000, 600_000)), speech((0, 600_000))).verdict == "good"


def test_where_somebody_may_speak_is_told_and_counts_little() -> None:
    faint = (Span(70_000, 73_000), Span(80_000, 95_000), Span(200_000, 210_000))
    trust = judge(words((0, 60_000), (200_000, 210_000)), speech((0, 60_000), perhaps=faint))
    assert found(trust, SPEECH_WITHOUT_TEXT) == [(80_000, 95_000, "medium"), (70_000, 73_000, "low")]
    assert found(trust, TEXT_WITHOUT_SPEECH) == [(200_000, 210_000, "low")]
    assert (trust.verdict, trust.speech_without_text, trust.text_without_speech) == ("good", 0, 0)


def test_a_draft_or_a_big_share_is_unread() -> None:
    assert judge(words((0, 60_000), draft=True), speech((0, 60_000))).verdict == "unread"
    assert judge(words((0, 60_000)), speech((0, 100_000))).verdict == "unread"
    assert judge(words((0, 60_000)), speech()).verdict == "unread"
    assert judge(words(), speech((0, 60_000))).verdict == "unread"


def test_people_vouch_for_the_captions_that_they_bring() -> None:
    trust = judge(words((0, 60_000), engine="captions"), speech((30_000, 40_000)))
    assert (trust.verdict, trust.score) == ("look", 18)
    assert judge(words((0, 60_000), engine="whisper"), speech((30_000, 40_000))).verdict == "unread"


def test_nothing_heard_and_nothing_written_is_to_be_looked_at() -> None:
    silent = judge(words(), speech())
    assert (silent.verdict, says(silent, "coverage")[:26]) == ("look", "Nobody was heard to speak,")
    wordless = judge(words(), speech((0, 90_000)))
    assert wordless.verdict == "unread"
    assert says(wordless, "coverage") == "Somebody speaks for 90 seconds, and there is not one word."


def test_without_sound_words_are_to_be_looked_at() -> None:
    trust = judge(words((0, 5000)), speech(duration_ms=0))
    assert (trust.verdict, trust.speech_without_text, trust.text_without_speech, trust.doubts) == ("look", 0, 0, ())
    assert judge(words((0, 5000), draft=True), speech(duration_ms=0)).verdict == "unread"


def test_at_most_fifty_doubts() -> None:
    spans = [(n * 10_000, n * 10_000 + 3000 + n) for n in range(60)]
    trust = judge(words(), speech(*spans))
    assert len(trust.doubts) == 50
    assert trust.doubts[0].start_ms == 590_000


# each kind of doubt ---------------------------------------------------------------------------------------------


def row(*texts: str, length_ms: int = 4000) -> list[Segment]:
    return [Segment(n * length_ms, (n + 1) * length_ms, text, "en") for n, text in enumerate(texts)]


def test_loops_in_captions_are_told() -> None:
    trust = written(*row(prose(10), *["We go to the market now."] * 4, prose(10, 1)))
    assert found(trust, LOOP) == [(4000, 20_000, "high")]
    assert "The same words come 4 times in a row: “we go to the market now”." in [d.reason for d in trust.doubts]
    assert trust.verdict == "unread"
    assert found(written(*row(*["We go to the market now."] * 3)), LOOP) == [(0, 12_000, "medium")]
    assert found(written(*row(*["We go to the market now."] * 2, *["Thank you."] * 5)), LOOP) == []


def test_text_that_says_much_the_same_is_told() -> None:
    salad = [f"no we yes {'and ' * (n % 3)}so we no {'so ' * (n % 2)}we and" for n in range(24)]
    assert found(written(*row(*salad)), LOOP) != []
    assert found(written(*row(*(prose(10, n) for n in range(24)))), LOOP) == []


@pytest.mark.parametrize(
    "text",
    [
        "Undertexter från Amara.org-gemenskapen", "Danske tekster af Nicolai Winther", "Teksting av Nicolai Winther",
        "Untertitel der Amara.org-Community", "Untertitelung im Auftrag des ZDF für funk, 2017", "Svensktextning.nu",
        "Subtitles by the Amara.org community", "Transcription by CastingWords", "Textning: Anna Berg",
        "Danske tekster af Jesper Buhl Scandinavian Text Service 2018",
    ],
)  # fmt: skip
def test_credits_are_never_said(text: str) -> None:
    stock = stock_phrase(text)
    assert stock
    assert stock.is_credit
    assert found(written(*row(prose(10), text)), STOCK_PHRASE) == [(4000, 8000, "high")]


@pytest.mark.parametrize(
    "text",
    ["Thanks for watching!", "Tak fordi du så med.", "Tack för att ni tittade!", "Takk for at du så på!",
     "Vielen Dank für's Zuschauen.", "Please like and subscribe.", "Thank you for watching this video."],
)  # fmt: skip
def test_a_farewell_counts_where_nobody_speaks(text: str) -> None:
    transcript = Transcript("en", "x", "y", False, (*row(prose(10)), Segment(60_000, 62_000, text, "en")))
    assert found(judge(transcript, speech((0, 4000), (60_000, 62_000))), STOCK_PHRASE) == [(60_000, 62_000, "low")]
    assert found(judge(transcript, speech((0, 4000), (59_000, 60_200))), STOCK_PHRASE) == [(60_000, 62_000, "high")]


@pytest.mark.parametrize(
    "text",
    ["Undertexter av god kvalitet hjälper alla.", "Subtitles by people are better than none.", "", "…",
     "Thanks for watching the presentation until the very end, now to the questions.", "Thank you.", "Tekstet",
     "Die Untertitel werden automatisch erstellt.", "Untertitel der Konferenz sind auf der Seite zu finden."],
)  # fmt: skip
def test_what_people_say_of_subtitles_is_no_stock_phrase(text: str) -> None:
    assert stock_phrase(text) is None


def test_every_language_has_its_stock_phrases_written_as_they_compare() -> None:
    assert set(CREDITS) == set(FAREWELLS) == {"en", "da", "sv", "nb", "de"}
    for phrases in (*CREDITS.values(), *FAREWELLS.values()):
        for phrase in re.split(r" / |\n", phrases.strip()):
            assert stock_phrase(f"{phrase.strip()} Name"), phrase


def unsure(start_ms: int, probability: float | None, count: int = 5) -> Segment:
    text = tuple(Word(start_ms, start_ms + 3000, f"w{start_ms}{n}", probability) for n in range(count))
    return Segment(start_ms, start_ms + 3000, " ".join(word.text for word in text), "en", words=text)


def test_words_that_the_engine_guessed_are_told_together() -> None:
    sure = [0.9, 0.4, 0.0, 0.9, None, 0.4]
    trust = written(*(unsure(3000 * n, probability) for n, probability in enumerate(sure)))
    assert found(trust, LOW_CONFIDENCE) == [(3000, 9000, "medium"), (15_000, 18_000, "low")]
    assert trust.verdict == "unread"
    assert says(trust, "confidence") == "The engine was not sure of words of 9 seconds."
    assert found(written(unsure(0, 0.1, count=2)), LOW_CONFIDENCE) == []


def test_more_words_than_can_be_said_are_told() -> None:
    slow, fast = prose(8), " ".join(["abcdefghi"] * 13)  # 129 characters in 4 s
    trust = written(*(Segment(n * 4000, n * 4000 + 4000, t, "en") for n, t in enumerate([slow, fast, fast, slow])))
    assert found(trust, SPEECH_RATE) == [(4000, 12_000, "medium")]
    short = [Segment(0, 4000, slow, "en"), Segment(4000, 4500, prose(4, 1), "en"), Segment(4500, 9000, slow, "en")]
    assert found(written(*short), SPEECH_RATE) == []


def test_a_word_that_stands_for_long_is_told() -> None:
    assert found(written(Segment(0, 12_000, "Yes indeed.", "en")), SPEECH_RATE) == [(0, 12_000, "low")]
    assert found(written(Segment(0, 9000, "Yes.", "en")), SPEECH_RATE) == []


def test_another_language_is_told_and_is_no_fault() -> None:
    segments = [
        replace(one, language=code) for one, code in zip(row("a", "b", "c", "d"), "en da da en".split(), strict=True)
    ]
    transcript = Transcript("en", "x", "y", False, tuple(segments))
    trust = judge(transcript, speech((0, 16_000)))
    assert found(trust, LANGUAGE_SWITCH) == [(4000, 12_000, "low")]
    assert (trust.doubts[0].reason, trust.score) == ("The language changes from English to Danish here.", 100)


def test_what_was_taken_out_is_quoted_and_joined_where_it_stood_together() -> None:
    gone = [Removed(Segment(start, start + 2000, "Thank you " * 9, "en"), "Why.") for start in (0, 2000, 90_000)]
    transcript = replace(words((100_000, 160_000)), removed=tuple(gone))
    trust = judge(transcript, speech((91_000, 92_000), (100_000, 160_000)))
    assert found(trust, REMOVED) == [(90_000, 92_000, "medium"), (0, 4000, "low")]
    assert trust.doubts[-1].reason.startswith("Taken out: “Thank you Thank you")
    assert trust.doubts[-1].reason.endswith("…”. Why.")
    assert len(trust.doubts[-1].reason) < 110


def test_doubts_from_before_are_taken_over_and_lower_the_score() -> None:
    clock = Doubt("clock", 0, 20_000, "The clock ran backwards.", "medium")
    trust = judge(replace(words((0, 60_000)), doubts=(clock,)), speech((0, 60_000)))
    assert clock in trust.doubts
    assert (trust.score, trust.verdict, says(trust, "form")) == (
        66,
        "unread",
        "Words of 20 seconds do not fit their times.",
    )
    low = replace(clock, severity="low")
    assert judge(replace(words((0, 60_000)), doubts=(low,)), speech((0, 60_000))).score == 100


# the gate -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "hold_back", "held"),
    [("good", "look", False), ("look", "look", True), ("unread", "look", True), ("look", "unread", False),
     ("unread", "unread", True), ("unread", "nothing", False), ("look", "nothing", False)],
)  # fmt: skip
def test_the_setting_says_what_is_held_back(verdict: str, hold_back: str, held: bool) -> None:
    assert bool(hold(Trust(verdict, 0, 0), hold_back)) is held  # type: ignore[arg-type]


def test_a_hold_says_why() -> None:
    bad = (Aspect("coverage", 40, "Much is missing."), Aspect("form", 90, "Fine."))
    assert (
        hold(Trust("unread", 0.6, 0, aspects=bad), "unread")
        == "Nobody should trust these words unread. Much is missing."
    )
    doubts = (Doubt(LOOP, 0, 9, "The same words come.", "high"),)
    look = Trust("look", 0, 0, doubts, aspects=(Aspect("coverage", 100, "All of it."),))
    assert hold(look, "look") == "Somebody should look at the words first. The same words come."


# spans, and speed -----------------------------------------------------------------------------------------------

spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(*pair)), max_size=12)


def moments(found: list[Span]) -> set[int]:
    return {at for span in found for at in range(span.start_ms, span.end_ms)}


@settings(max_examples=60)
@given(spans, spans)
def test_what_is_left_is_what_sets_leave(some: list[Span], holes: list[Span]) -> None:
    left = without(joined(some), joined(holes))
    assert moments(left) == moments(some) - moments(holes)
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(left))


@settings(max_examples=60)
@given(spans, st.integers(0, 60), st.integers(0, 20))
def test_touching_spans_share_a_moment(some: list[Span], start: int, length: int) -> None:
    here = set(range(start, start + max(1, length)))
    assert touching(joined(some), start, start + length) == [one for one in joined(some) if moments([one]) & here]


times = st.integers(0, 100_000)
anything = st.builds(
    lambda start, length, text, code, words: Segment(start, start + length, text, code, words=words),
    times, st.integers(0, 30_000), st.sampled_from(["", "♪", "Thank you.", "Undertexter av Bo", "so " * 40]),
    st.sampled_from(["en", "xx"]), words=st.just((Word(0, 0, "a", 0.0),) * 3),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(anything, max_size=8), spans, spans)
def test_whatever_comes_is_judged(segments: list[Segment], heard: list[Span], faint: list[Span]) -> None:
    segments = sorted(segments, key=lambda segment: segment.start_ms)  # as all transcripts are
    removed = tuple(Removed(segment, "why") for segment in segments[::2])
    transcript = Transcript("en", "x", "y", False, tuple(segments), removed=removed)
    trust = judge(transcript, Listening(100_000, tuple(joined(heard)), tuple(joined(faint))))
    assert trust.score == min(aspect.score for aspect in trust.aspects)
    assert all(0 <= aspect.score <= 100 for aspect in trust.aspects)
    assert 0 <= trust.speech_without_text <= 1
    assert all(doubt.start_ms <= doubt.end_ms for doubt in trust.doubts)
    ranks = ["high medium low".split().index(doubt.severity) for doubt in trust.doubts]
    assert ranks == sorted(ranks)


def test_hours_are_judged_at_once() -> None:
    texts = ["Thanks for watching.", "Undertexter av Bo", "Then we do it."]
    segments = [Segment(n * 2000, n * 2000 + 1900, texts[n % 3], "en") for n in range(2000)]
    heard = speech(*((n * 2000, n * 2000 + 900) for n in range(2000)), duration_ms=20_000_000)
    began = time.perf_counter()
    judge(Transcript("en", "x", "y", False, tuple(segments)), heard)
    assert time.perf_counter() - began < 2


def test_captions_of_another_recording_are_not_vouched_for() -> None:
    trust = judge(words((0, 60_000), engine="captions"), speech((200_000, 300_000)))
    assert (trust.verdict, trust.score) == ("unread", 0)
    assert judge(words((0, 60_000), engine="captions"), speech()).verdict == "look"  # nobody was heard to speak
