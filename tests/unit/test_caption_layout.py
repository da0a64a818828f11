"""Captions laid out to be read: the rules, and what they are worth where they cannot all be kept."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment, Word
from pipeline.core.captions.breaks import WITHIN_NAME, break_costs
from pipeline.core.captions.layout import HIGHEST_SPEED, TARGET_SPEED, Cue, cues
from pipeline.core.wording import clean

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def said(*texts: str, speed: float = 14.0, speaker: str | None = None, language: str = "en") -> list[Segment]:
    """Segments one right after another, at ``speed`` characters a second."""
    segments, start_ms = [], 0
    for text in texts:
        end_ms = start_ms + round(1000 * len(text) / speed)
        segments.append(Segment(start_ms, end_ms, text, language, speaker))
        start_ms = end_ms
    return segments


def lines(segments: list[Segment]) -> list[tuple[str, ...]]:
    return [cue.lines for cue in cues(segments)]


def test_a_sentence_breaks_where_a_clause_ends() -> None:
    text = "Then comes the core of it, forty minutes around one open problem which the host has chosen."
    assert lines(said(text)) == [
        ("Then comes the core of it,",),
        ("forty minutes around one open problem", "which the host has chosen."),
    ]


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("en", "We went to see the small firm because nobody else ever had.", "because nobody else ever had."),
        ("da", "Vi besøgte den lille virksomhed fordi ingen andre kom.", "fordi ingen andre kom."),
        ("sv", "Vi besökte det lilla företaget eftersom ingen annan kom.", "eftersom ingen annan kom."),
        ("nb", "Vi besøkte den lille bedriften fordi ingen andre kom.", "fordi ingen andre kom."),
        ("de", "Wir besuchten die kleine Firma weil sonst niemand kam.", "weil sonst niemand kam."),
    ],
)
def test_lines_break_before_the_conjunctions_of_each_language(language: str, text: str, second: str) -> None:
    assert lines(said(text, language=language))[0][1] == second


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "After that we were all asked to listen to Maren Oldervik from the west coast.", "Maren Oldervik"),
        ("en", "It was a long while before they understood that Guido van Rossum wrote it.", "Guido van Rossum"),
        ("en", "What it did cost us in the end was no more than about 3.5 million for the year.", "3.5 million"),
        ("de", "Danach hat uns dann noch am selben Abend Frau Dr. Aldag die Halle gezeigt.", "Frau Dr. Aldag"),
        ("sv", "Till slut fick vi veta att det var hela 40 procent som hade tackat nej till det.", "40 procent"),
        ("de", "Das haben wir dann im Februar und am 19. September noch einmal gemacht.", "19. September"),
    ],
)
def test_names_and_quantities_stay_in_one_line(language: str, text: str, kept: str) -> None:
    assert any(kept in line for found in lines(said(text, language=language)) for line in found)


def test_capitals_that_tell_nothing_are_no_names() -> None:
    assert WITHIN_NAME not in break_costs("WE ALL WENT OUT TO SEE THE SMALL FIRM".split(), "en")
    assert WITHIN_NAME not in break_costs("Yes. In Norway they do. So Norway, Sweden".split(), "en")


def test_short_pieces_of_one_speaker_become_one_cue_and_two_speakers_never_do() -> None:
    pieces = [Segment(0, 600, "Yes,", "en", "Ann"), Segment(600, 1300, "I think so.", "en", "Ann")]
    assert [cue.text for cue in cues(pieces)] == ["Yes, I think so."]
    other = Segment(1300, 1900, "Good.", "en", "Bo")
    assert [(cue.text, cue.speaker) for cue in cues([*pieces, other])] == [("Yes, I think so.", "Ann"), ("Good.", "Bo")]


def test_a_short_cue_stays_into_the_silence_and_a_long_one_goes() -> None:
    found = cues([Segment(0, 300, "Yes.", "en"), Segment(9000, 30_000, "Thank you.", "en")])
    assert [(cue.start_ms, cue.end_ms) for cue in found] == [(0, 1000), (9000, 16_000)]


def test_gaps_that_flicker_are_closed_and_others_left() -> None:
    segments = [Segment(0, 2000, "One.", "en", "A"), Segment(2090, 4000, "Two.", "en", "B")]
    assert cues(segments)[0].end_ms == 2090
    segments = [Segment(0, 2000, "One.", "en", "A"), Segment(2300, 4000, "Two.", "en", "B")]
    assert cues(segments)[0].end_ms == 2000


def test_fast_speech_gets_the_silence_around_it() -> None:
    text = "As many words as these are said in no time."
    found = cues([Segment(500, 900, "Well.", "en", "A"), Segment(2000, 3000, text, "en", "B"),
                  Segment(4200, 5200, "Good.", "en", "A")])  # fmt: skip
    assert (found[1].start_ms, found[1].end_ms) == (1900, 4200)
    assert [cue.speed > TARGET_SPEED for cue in found] == [False, True, False]
    assert all(cue.speed <= HIGHEST_SPEED for cue in found)


def test_what_is_said_faster_than_anybody_reads_is_kept_and_counted() -> None:
    segments = said(*["Nobody could ever read all of this at such a speed."] * 20, speed=40)
    found = cues(segments, until_ms=segments[-1].end_ms)
    assert all(cue.speed > HIGHEST_SPEED for cue in found)
    assert all(len(line) <= 42 for cue in found for line in cue.lines)


def test_a_word_longer_than_a_line_stays_whole_on_its_own() -> None:
    found = lines(said(f"Das ist das {LONG} vom Bund.", language="de"))
    assert (LONG,) in found


def test_splits_take_the_times_of_words_where_there_are_any() -> None:
    texts = "Now we wait for a very long while, and then at last somebody comes in from the cold.".split()
    timed = tuple(Word(n * 250 if n < 8 else 4000 + n * 250, n * 250 + 4200 * (n >= 8), t) for n, t in enumerate(texts))
    segment = Segment(0, 9000, " ".join(texts), "en", words=timed)
    assert [cue.start_ms for cue in cues([segment])] == [0, timed[8].start_ms]
    guessed = cues([Segment(0, 9000, " ".join(texts), "en")])
    assert guessed[1].start_ms not in {word.start_ms for word in timed}


def test_no_cue_lasts_longer_than_the_recording() -> None:
    assert cues([Segment(0, 300, "Goodbye.", "en")], until_ms=500)[0].end_ms == 500


def test_nothing_gives_nothing() -> None:
    assert cues([]) == ()
    assert cues([Segment(0, 1000, " \u202e ", "en")]) == ()


def test_speed_counts_every_character() -> None:
    assert Cue(0, 1000, ("ab", "cd")).speed == 5.0


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=50)
usual = st.sampled_from("and so the Technology Night, Maren Oldervik said. 20 people – who? Dr. came".split())
texts = st.lists(usual | words, min_size=1, max_size=25).map(" ".join)
speakers = st.sampled_from((None, "Ann", "Bo"))
pieces = st.tuples(texts, st.integers(0, 3000), st.integers(1, 9000), speakers, st.sampled_from(("en", "de")))


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=8))
def test_every_layout_keeps_the_rules(told: list[tuple[str, int, int, str | None, str]]) -> None:
    segments, at_ms = [], 0
    for text, pause_ms, length_ms, speaker, language in told:
        segments.append(Segment(at_ms + pause_ms, at_ms + pause_ms + length_ms, text, language, speaker))
        at_ms += pause_ms + length_ms
    found = cues(segments)
    assert " ".join(cue.text for cue in found) == " ".join(clean(s.text) for s in segments)
    for cue in found:
        assert 1 <= len(cue.lines) <= 2
        assert all(len(line) <= 42 or " " not in line for line in cue.lines)
        assert 0 < cue.end_ms - cue.start_ms <= 7000
    for before, after in pairwise(found):
        assert before.end_ms <= after.start_ms
        assert after.start_ms - before.end_ms not in range(1, 100)
    assert cues(segments) == found


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(texts, st.integers(0, 5000), st.integers(0, 5000), speakers), min_size=1, max_size=8))
def test_segments_that_overlap_or_stand_still_lose_no_word(told: list[tuple[str, int, int, str | None]]) -> None:
    segments = [Segment(start, end, text, "en", speaker) for text, start, end, speaker in told]
    found = cues(segments)
    assert " ".join(cue.text for cue in found) == " ".join(clean(s.text) for s in segments)
    assert all(cue.start_ms < cue.end_ms for cue in found)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(found))
