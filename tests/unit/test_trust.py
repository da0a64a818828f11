"""The trust report: words against speech, measured both ways."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.artefacts import Listening, Segment, Span, Transcript
from pipeline.core.trust import SPEECH_WITHOUT_TEXT, TEXT_WITHOUT_SPEECH, joined, judge, without

MINUTE = 60_000


def words(*spans: tuple[int, int], draft: bool = False) -> Transcript:
    return Transcript("en", "x", "y", draft, tuple(Segment(start, end, "text", "en") for start, end in spans))


def speech(*spans: tuple[int, int], duration_ms: int = 10 * MINUTE) -> Listening:
    return Listening(duration_ms, tuple(Span(start, end) for start, end in spans))


def test_words_where_somebody_speaks_are_good() -> None:
    trust = judge(words((0, 3000), (3000, 9400)), speech((300, 9000)))
    assert (trust.verdict, trust.speech_without_text, trust.text_without_speech, trust.doubts) == ("good", 0, 0, ())


def test_speech_without_words_is_told_worst_first() -> None:
    trust = judge(words((10_000, 90_000), (100_000, 200_000)), speech((0, 200_000)))
    assert [(d.kind, d.start_ms, d.end_ms) for d in trust.doubts] == [
        (SPEECH_WITHOUT_TEXT, 0, 9500), (SPEECH_WITHOUT_TEXT, 90_500, 99_500),
    ]  # fmt: skip
    assert trust.speech_without_text == 0.0925
    assert trust.verdict == "look"


def test_words_in_silence_are_told() -> None:
    trust = judge(words((0, 60_000), (100_000, 104_000)), speech((0, 60_000)))
    assert [(d.kind, d.start_ms, d.end_ms) for d in trust.doubts] == [(TEXT_WITHOUT_SPEECH, 100_000, 104_000)]
    assert trust.verdict == "look"


def test_one_long_hole_is_to_be_looked_at_even_in_a_long_session() -> None:
    assert judge(words((0, 300_000), (311_500, 600_000)), speech((0, 600_000))).verdict == "look"
    assert judge(words((0, 300_000), (305_000, 600_000)), speech((0, 600_000))).verdict == "good"


def test_a_draft_or_a_big_share_is_unread() -> None:
    assert judge(words((0, 60_000), draft=True), speech((0, 60_000))).verdict == "unread"
    assert judge(words((0, 60_000)), speech((0, 100_000))).verdict == "unread"
    assert judge(words((0, 60_000)), speech()).verdict == "unread"
    assert judge(words(), speech((0, 60_000))).verdict == "unread"


def test_silence_without_words_is_good_and_no_sound_at_all_is_to_be_looked_at() -> None:
    assert judge(words(), speech()).verdict == "good"
    assert judge(words((0, 5000)), speech(duration_ms=0)).verdict == "look"


def test_at_most_fifty_doubts() -> None:
    spans = [(n * 10_000, n * 10_000 + 3000 + n) for n in range(60)]
    trust = judge(words(), speech(*spans))
    assert len(trust.doubts) == 50
    assert trust.doubts[0].start_ms == 590_000


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(*pair)), max_size=12)


def seconds(found: list[Span]) -> set[int]:
    return {at for span in found for at in range(span.start_ms, span.end_ms)}


@given(spans, spans)
def test_what_is_left_is_what_sets_leave(some: list[Span], holes: list[Span]) -> None:
    left = without(joined(some), joined(holes))
    assert seconds(left) == seconds(some) - seconds(holes)
    assert all(one.end_ms <= two.start_ms for one, two in pairwise(left))
