"""Parts and chapters: on made-up webinars in languages and words that the labelled ones do not have."""

import re
from itertools import pairwise
from time import perf_counter

import pytest

from pipeline.core.artefacts import Outline, Segment, Transcript
from pipeline.core.outline.finding import find_outline
from pipeline.core.outline.sentences import sentences_of
from pipeline.core.outline.titles import chapter_titles
from pipeline.core.outline.voices import is_name
from tests.unit.talks import ACCELERATOR_NB, PATENT_CLINIC_EN, WORKSHOP_EVENING_DE, at, spoken


def transcript(*segments: Segment) -> Transcript:
    return Transcript("en", "made up", "", False, segments)


def kinds(outline: Outline) -> list[str]:
    return [part.kind for part in outline.parts]


@pytest.mark.parametrize(("punctuated", "voices"), [(True, True), (False, True), (True, False), (False, False)])
@pytest.mark.parametrize(
    ("lines", "language", "talk", "round_", "goodbye"),
    [(WORKSHOP_EVENING_DE, "de", 4, 26, 35), (ACCELERATOR_NB, "nb", 6, 27, 37)],
)
def test_parts_begin_where_people_hand_over(
    lines: str, language: str, talk: int, round_: int, goodbye: int, punctuated: bool, voices: bool
) -> None:
    webinar = spoken(lines, language, punctuated=punctuated, voices=voices)
    parts = find_outline(webinar, ()).parts
    assert [part.kind for part in parts] == ["lead-in", "presentation", "questions", "goodbye"]
    for part, index in zip(parts, (0, talk, round_, goodbye), strict=True):
        assert at(webinar, max(index - 1, 0)) <= part.start_ms <= at(webinar, index + 1)


def test_parts_cover_the_transcript_without_gaps() -> None:
    webinar = spoken(ACCELERATOR_NB, "nb")
    parts = find_outline(webinar, ()).parts
    assert parts[0].start_ms == webinar.segments[0].start_ms
    assert parts[-1].end_ms == webinar.segments[-1].end_ms
    assert all(one.end_ms == other.start_ms for one, other in pairwise(parts))


def test_a_round_in_which_nobody_asks_is_none() -> None:
    outline = find_outline(spoken(PATENT_CLINIC_EN, "en"), ())
    assert kinds(outline) == ["lead-in", "presentation", "goodbye"]
    assert outline.questions == ()
    assert "Questions and answers" not in [chapter.title for chapter in outline.chapters]


def test_a_silence_after_an_announced_break_is_a_break() -> None:
    lines = "\n".join(f"0.5|A|We tried method number {n} with our members last year." for n in range(12))
    pause = "0.5|A|Let us take a short coffee break.\n300|A|Welcome back to the talk."
    webinar = spoken(f"{lines}\n{pause}\n{lines}", "en")
    outline = find_outline(webinar, ())
    found = next(part for part in outline.parts if part.kind == "break")
    assert found.start_ms <= webinar.segments[12].end_ms
    assert found.end_ms >= webinar.segments[13].start_ms


def test_nothing_said_gives_an_empty_outline() -> None:
    assert find_outline(transcript(), ()) == Outline((), (), ())
    assert find_outline(transcript(Segment(0, 900, "  ", "en")), ()) == Outline((), (), ())


def test_a_short_text_is_one_presentation() -> None:
    outline = find_outline(transcript(Segment(2000, 5000, "Our cluster makes boats.", "en")), ())
    assert kinds(outline) == ["presentation"]
    assert [(chapter.start_ms, chapter.end_ms) for chapter in outline.chapters] == [(0, 5000)]


def test_captions_are_joined_to_sentences_and_cut_inside() -> None:
    said = sentences_of(
        transcript(
            Segment(0, 2000, "We began with", "en"),
            Segment(2000, 4000, "two firms. Then", "en"),
            Segment(4000, 6000, "came the others.", "en"),
        )
    )
    assert [sentence.text for sentence in said] == ["We began with two firms.", "Then came the others."]
    assert 2000 < said[0].end_ms < 4000


def test_a_sentence_without_punctuation_does_not_end_in_mid_breath() -> None:
    texts = [" ".join(f"word{n}" for n in range(20)), "and one manager who knows the names", "by heart", "then we go"]
    ends = (0, 8000, 11_000, 12_000, 13_000)
    pauses = (0, 50, 0, 400)
    segments = [Segment(ends[n] + pauses[n], ends[n + 1], text, "en") for n, text in enumerate(texts)]
    said = sentences_of(transcript(*segments))
    assert [sentence.text for sentence in said] == [" ".join(texts[:3]), texts[3]]


def test_a_new_voice_begins_a_new_sentence() -> None:
    said = sentences_of(transcript(Segment(0, 900, "and so", "en", "Ann"), Segment(900, 1800, "yes", "en", "Bo")))
    assert [sentence.speaker for sentence in said] == ["Ann", "Bo"]


def test_chapters_begin_at_zero_and_are_long_enough() -> None:
    outline = find_outline(spoken(WORKSHOP_EVENING_DE, "de"), ())
    assert outline.chapters[0].start_ms == 0
    assert all(chapter.end_ms - chapter.start_ms >= 12_000 for chapter in outline.chapters)
    assert all(one.end_ms == other.start_ms for one, other in pairwise(outline.chapters))


def test_chapter_titles_are_whole_clauses_of_the_session() -> None:
    webinar = spoken(WORKSHOP_EVENING_DE, "de")
    titles = [chapter.title for chapter in find_outline(webinar, ()).chapters]
    assert titles[0] == "Begrüßung"
    assert titles[-1] == "Fragen und Antworten"
    assert {"Wie läuft so ein Abend ab?", "Was nicht geklappt hat", "Drei Tipps"} <= set(titles)
    told = " ".join(segment.text for segment in webinar.segments).lower()
    assert all(title.lower() in told and len(title) <= 60 for title in titles[1:-1])


def titled(language: str, *sentences: str, chapters: int = 1) -> str:
    """The title of a first chapter with these sentences; it may stand before others."""
    said = sentences_of(spoken("\n".join(f"0.5|P|{sentence}" for sentence in sentences), language))
    return chapter_titles([said] * chapters, [None] * chapters, "Talk")[-1]


@pytest.mark.parametrize(
    ("language", "sentences", "title"),
    [
        (
            "sv",
            ("Jag lovar att inte sjunga för er.", "Vi börjar med varför vi bygger båtar."),
            "Varför vi bygger båtar",
        ),
        ("da", ("Lad mig begynde med, hvem det er for.",), "Hvem det er for"),
        (
            "sv",
            ("Till sist några råd till er som vill segla.", "Börja på en dags seglats."),
            "Några råd till er som vill segla",
        ),
        ("da", ("Hvis I selv vil i gang, har jeg tre gode råd.", "Læs byens strategi."), "Tre gode råd"),
        ("en", ("If you want to sail, here's my advice.", "Buy a small boat."), "My advice"),
        ("nb", ("Mine råd til dere er enkle.", "Så hva skjedde?"), "Mine råd til dere er enkle"),
        ("sv", ("Så hur går det till i praktiken?",), "Hur går det till i praktiken?"),
        ("sv", ("Då kommer vi till det som inte gick så bra.",), "Det som inte gick så bra"),
    ],
)
def test_a_chapter_has_the_title_under_which_it_is_announced(
    language: str, sentences: tuple[str, ...], title: str
) -> None:
    assert titled(language, *sentences) == title


def test_an_announcement_ends_where_a_new_clause_begins_without_punctuation() -> None:
    webinar = spoken(
        "0|P|so how does the evening work we meet at five and all is over at eight", "en", punctuated=False
    )
    assert chapter_titles([sentences_of(webinar)], [None], "Talk") == ["How does the evening work"]


def test_without_announcement_the_title_is_a_whole_clause_that_stands_alone() -> None:
    assert titled(
        "da", "Så får de lov til det.", "Det var en fejl.", "Mentorerne får en kontrakt, og den er kort."
    ) == ("Mentorerne får en kontrakt")
    assert titled("sv", "Jag lovar er båtar.") == "Jag lovar er båtar"


def test_chapters_without_a_good_clause_are_numbered() -> None:
    said = sentences_of(spoken("0|P|So they did.\n1|P|It was so.", "en"))
    assert chapter_titles([said, said], [None, None], "Presentation") == ["Presentation", "Presentation (2)"]


def test_where_no_clause_will_do_words_that_stand_together_make_the_title() -> None:
    line = "and they have a small harbour crane with which we and our friends can lift what they would like to"
    said = sentences_of(spoken(f"0|P|{line}", "en", punctuated=False))
    assert chapter_titles([said], [None], "Talk") == ["Small harbour crane"]


def test_a_title_is_no_word_that_only_hands_over() -> None:
    assert titled("de", "Nun zu den Zahlen, die Sie brauchen.", "Der Betrieb zahlt neunhundert Euro.") == (
        "Der Betrieb zahlt neunhundert Euro"
    )


def test_a_silence_that_is_spoken_of_on_return_is_a_break() -> None:
    lines = "\n".join(f"0.5|A|We tried method number {n} with our members last year." for n in range(12))
    webinar = spoken(f"{lines}\n400|A|Welcome back after the break.\n{lines}", "en")
    assert "break" in kinds(find_outline(webinar, ()))


def test_trouble_in_mid_talk_is_a_part_and_the_talk_goes_on_after_it() -> None:
    talk = "\n".join(f"0.4|P|We built part number {n} of the harbour with our members and friends." for n in range(15))
    trouble = """2.0|M|Ann, you are muted, we cannot hear you.
0.8|P|Can you hear me now?
0.6|M|Now we hear you, but the slides have disappeared. Could you share your screen again?
0.9|P|One moment, it was the wrong window. Do you see the slides now?
0.7|M|Yes, now we see your screen."""
    webinar = spoken(f"0|M|Good morning, welcome everybody.\n1|M|Ann, over to you.\n{talk}\n{trouble}\n{talk}", "en")
    parts = find_outline(webinar, ("Ann",)).parts
    found = next(part for part in parts if part.kind == "trouble")
    assert at(webinar, 16) <= found.start_ms <= at(webinar, 18)
    assert parts[-1].kind == "presentation"


def test_a_lead_in_and_a_goodbye_are_short_whatever_is_said() -> None:
    lines = "\n".join(f"0.4|{'AB'[n % 2]}|Welcome and goodbye everybody, thank you so much." for n in range(60))
    webinar = spoken(lines, "en")
    parts = {part.kind: part for part in find_outline(webinar, ()).parts}
    length = webinar.segments[-1].end_ms
    bounds = [part for kind, part in parts.items() if kind in ("lead-in", "goodbye")]
    assert all(part.end_ms - part.start_ms < 0.4 * length for part in bounds)


def test_half_an_hour_has_three_to_ten_chapters_of_thirty_seconds() -> None:
    topics = ["boats sail harbour", "cheese milk farm", "robots arm welding", "school pupils", "solar roof panel"]
    topic = [topics[n // 9 % 5] for n in range(500)]
    lines = [f"{2 if n % 9 == 0 else 0.4}|A|Now {topic[n]} and more {topic[n]}." for n in range(500)]
    outline = find_outline(spoken("\n".join(lines), "en"), ())
    assert 3 <= len(outline.chapters) <= 10
    assert all(chapter.end_ms - chapter.start_ms >= 30_000 for chapter in outline.chapters)


@pytest.mark.parametrize("language", ["en", "da", "sv", "nb", "de", "fi"])
def test_every_language_has_cues_and_an_unknown_one_does_no_harm(language: str) -> None:
    assert find_outline(transcript(Segment(0, 3000, "Hej hallo hello?", language)), ()).chapters


@pytest.mark.parametrize(
    "label", ["Ukjent deltaker", "Guest 2", "Unknown", "Speaker 1", "S3", "SPEAKER_02", "Voice B", "7", "", "Talare 4"]
)
def test_a_voice_number_is_no_name(label: str) -> None:
    assert not is_name(label)
    assert is_name("Maren Oldervik")


@pytest.mark.parametrize(
    "piece",
    ["a", "? ", "a ", "😀 ", "\u05e9\u05dc\u05d5\u05dd ", "\x00\x01 ", "<b>&amp;</b> ", "how do you do what if ", "x'"],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        webinar = transcript(Segment(0, 1_800_000, (piece * length)[:length], "en"))
        began = perf_counter()
        find_outline(webinar, ())
        return perf_counter() - began

    seconds(1_000)
    assert seconds(40_000) < 16 * seconds(10_000) + 0.2


def test_the_same_transcript_gives_the_same_outline() -> None:
    webinar = spoken(ACCELERATOR_NB, "nb")
    assert find_outline(webinar, ()) == find_outline(webinar, ())


def test_titles_hold_no_line_breaks() -> None:
    outline = find_outline(transcript(Segment(0, 9000, "So what\nwent wrong here?", "en")), ())
    assert not re.search(r"[\r\n\t]", outline.chapters[0].title)
