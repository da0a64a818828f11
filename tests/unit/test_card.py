"""The best-practice card: each line a sentence that was said, in the section that it speaks of."""

from time import perf_counter

import msgspec
import pytest

from pipeline.core.artefacts import CARD_SECTIONS, Card, Outline, Part, Segment, Transcript
from pipeline.core.card.course import chances
from pipeline.core.card.finding import find_card
from pipeline.core.card.lines import LONGEST_QUOTE, shortened
from pipeline.core.card.model import LABELS, CardModel
from pipeline.core.outline.finding import find_outline
from pipeline.core.outline.sentences import sentences_of
from pipeline.home import CARD_MODEL
from tests.unit.talks import ACCELERATOR_NB, PATENT_CLINIC_EN, WORKSHOP_EVENING_DE, spoken
from training.card_data import data_digest

RIGHT = {
    "de": {"beneficiaries": {6}, "goals": {7, 8, 9}, "operative": {11, 12, 13, 14, 18, 30}, "lessons": {16, 17, 18},
           "howto": {20, 21, 22}, "s3": {23}, "other_clusters": {24}},
    "nb": {"beneficiaries": {8}, "goals": {9, 10}, "operative": {12, 13, 14, 15, 30}, "lessons": {17, 18, 19},
           "howto": {21, 22, 23}, "s3": {24}, "other_clusters": {25}},
    "en": {"beneficiaries": {6}, "goals": {7, 8}, "operative": {10, 11, 12}, "lessons": {13, 14, 15},
           "howto": {17, 18, 19}, "s3": {20}, "other_clusters": set()},
}  # fmt: skip


MODEL = msgspec.json.decode(CARD_MODEL.read_bytes(), type=CardModel)


def card_of(webinar: Transcript) -> Card:
    return find_card(webinar, find_outline(webinar, ()), MODEL)


@pytest.mark.parametrize("punctuated", [True, False])
@pytest.mark.parametrize(
    ("lines", "language"), [(WORKSHOP_EVENING_DE, "de"), (ACCELERATOR_NB, "nb"), (PATENT_CLINIC_EN, "en")]
)
def test_most_lines_stand_in_the_right_section(lines: str, language: str, punctuated: bool) -> None:
    webinar = spoken(lines, language, punctuated=punctuated)
    card = card_of(webinar)
    starts = {segment.start_ms: index for index, segment in enumerate(webinar.segments)}
    placed = [(section, starts.get(quote.start_ms)) for section in CARD_SECTIONS for quote in getattr(card, section)]
    assert len(placed) >= 8
    assert sum(place in RIGHT[language][section] for section, place in placed) / len(placed) >= 0.7


def test_lines_are_quoted_and_come_in_order() -> None:
    webinar = spoken(WORKSHOP_EVENING_DE, "de")
    card = card_of(webinar)
    said = " ".join(segment.text for segment in webinar.segments)
    for section in CARD_SECTIONS:
        quotes = getattr(card, section)
        assert len(quotes) <= 3
        assert [quote.start_ms for quote in quotes] == sorted(quote.start_ms for quote in quotes)
        assert all(quote.text.rstrip("…") in said for quote in quotes)


def test_what_nobody_spoke_of_stays_empty() -> None:
    webinar = spoken("0|A|It rained on the harbour today.\n1|A|The boats stayed where they were.", "en")
    assert card_of(webinar) == Card()
    assert find_card(webinar, Outline((), (), ()), MODEL) == Card()


def test_neither_lead_in_nor_questions_are_quoted() -> None:
    webinar = spoken(WORKSHOP_EVENING_DE, "de")
    outline = find_outline(webinar, ())
    quotes = [quote for section in CARD_SECTIONS for quote in getattr(find_card(webinar, outline, MODEL), section)]
    talk = next(part.start_ms for part in outline.parts if part.kind == "presentation")
    asked = {question.question.start_ms for question in outline.questions}
    assert all(quote.start_ms >= talk and quote.start_ms not in asked for quote in quotes)


def lines_of(language: str, *sentences: str) -> dict[str, list[str]]:
    """The lines of a talk, by section, where there are any."""
    card = card_of(spoken("\n".join(f"0.4|A|{sentence}" for sentence in sentences), language))
    lines = {section: [quote.text for quote in getattr(card, section)] for section in CARD_SECTIONS}
    return {section: texts for section, texts in lines.items() if texts}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The course is for young firms that have one boat and no harbour."),
        ("en", "Our members are sail makers who live far from the coast."),
        ("da", "Programmet er for nystartede virksomheder, der har et skib, men ingen havn."),
        ("da", "Vores medlemmer er bådebyggere, der bor langt fra kysten."),
        ("sv", "Kursen är främst för unga företag som har en båt och ingen hamn."),
        ("sv", "Våra medlemmar är båtbyggare som bor långt från kusten."),
        ("nb", "Programmet er for nystartede bedrifter som har en båt og ingen havn."),
        ("nb", "Våre medlemmer er båtbyggere som bor langt fra kysten."),
        ("de", "Das Programm ist für junge Firmen, die ein Boot haben und keinen Hafen."),
        ("de", "Unsere Mitglieder sind Bootsbauer, die fern der Küste wohnen."),
    ],
)
def test_for_whom_it_is_said_plainly_is_found(language: str, sentence: str) -> None:
    assert lines_of(language, sentence)["beneficiaries"] == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "if you want to sail in your own harbour here's my advice"),
        ("en", "So these are my three tips for all of you."),
        ("sv", "Till sist några råd till er som vill segla själva."),
        ("da", "Hvis I selv vil ud at sejle, har jeg tre gode råd."),
        ("nb", "Til slutt noen råd til dere som vil seile selv."),
        ("de", "Zum Schluss noch drei Tipps für alle künftigen Segler."),
    ],
)
def test_an_announcement_is_no_line(language: str, sentence: str) -> None:
    assert lines_of(language, sentence) == {}


def test_advice_that_is_given_in_one_sentence_is_a_line() -> None:
    sentence = "My advice is to start with one small boat and three friends."
    assert lines_of("en", sentence) == {"howto": [sentence]}


def test_a_moment_stands_where_it_says_most() -> None:
    both = "Ask what your regional strategy for smart specialisation says about boats."
    own = "My advice to you is to begin with one small boat, and never with two."
    assert lines_of("en", own, both) == {"howto": [own], "s3": [both]}


def test_neighbours_tell_what_a_sentence_does_not_say_itself() -> None:
    headed = ("And now to what went wrong.", "It was a mistake to begin in the winter.", "We underestimated the ice.")
    plain = "Half of the guests had gone home before the coffee."
    assert plain not in lines_of("en", plain).get("lessons", [])
    assert plain in lines_of("en", *headed, plain)["lessons"]


def test_a_line_that_refers_back_takes_the_sentence_before_with_it() -> None:
    first, second = "Our mistake was that we let everybody on the boat.", "It was far too small, and that went wrong."
    assert f"{first} {second}" in lines_of("en", first, second)["lessons"]
    long = f"Our mistake was that we let everybody on the boat, {'and their friends, ' * 12}and that went wrong."
    assert all(second not in line or line == second for line in lines_of("en", long, second)["lessons"])


def test_a_long_sentence_ends_with_a_clause_and_keeps_its_times() -> None:
    clauses = [f"because the harbour of place number {number} lies too far from the factory" for number in range(4)]
    sentence = f"It was a mistake to build boats there, {', '.join(clauses)}."
    webinar = spoken(f"0|A|{sentence}", "en")
    (line,) = card_of(webinar).lessons
    assert line.text.endswith(" lies too far from the factory…")
    assert sentence.startswith(line.text[:-1])
    assert 100 < len(line.text) <= LONGEST_QUOTE
    assert (line.start_ms, line.end_ms) == (webinar.segments[0].start_ms, webinar.segments[0].end_ms)


@pytest.mark.parametrize(
    "text", ["x" * 999, "word " * 99, "w, " * 99, "\u200f" * 400, "word and " * 50, "a" * 239 + " b" * 9]
)
def test_nothing_is_longer_than_a_line(text: str) -> None:
    (sentence, *_) = sentences_of(Transcript("en", "made up", "", False, (Segment(0, 9000, "word", "en"),)))
    assert len(shortened(text, sentence)) <= LONGEST_QUOTE
    assert shortened(text, sentence).endswith("…")


def test_the_same_words_give_the_same_card() -> None:
    webinar = spoken(ACCELERATOR_NB, "nb", punctuated=False)
    assert card_of(webinar) == card_of(webinar)


HOSTILE = {
    "one word": "x" * 100_000,
    "no sentence": "tip " * 25_000,
    "only sentences": "Start now with a tip. " * 4_500,
    "emoji": "🦑🚀" * 50_000,
    "right to left": "\u202eשלום עולם " * 8_000,
    "control characters": "\x00\x07\x1b[31m tip " * 8_000,
    "HTML": "<script>alert('tip')</script> " * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_no_time(text: str) -> None:
    transcript = Transcript("en", "made up", "", False, (Segment(0, 1_800_000, text, "en"),))
    outline = Outline((Part("presentation", 0, 1_800_000),), (), ())
    began = perf_counter()
    card = find_card(transcript, outline, MODEL)
    assert perf_counter() - began < 5
    assert all(len(quote.text) <= LONGEST_QUOTE for section in CARD_SECTIONS for quote in getattr(card, section))


def test_an_impossible_sentence_does_not_stop_the_course() -> None:
    unlike = [[800.0 if at == label else -800.0 for at in range(len(LABELS))] for label in (0, 7, 0, 3)]
    found = chances(MODEL, unlike, [0, 0, 0])
    assert all(sum(one) == pytest.approx(1) for one in found)
    assert [one.index(max(one)) for one in found] == [0, 7, 0, 3]


def test_the_model_was_learnt_from_what_is_there() -> None:
    assert MODEL.words.data == data_digest(), "training data changed: run python -m training.card"
    assert MODEL.words.labels == LABELS
