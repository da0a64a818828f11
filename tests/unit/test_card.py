"""The best-practice card: each line a sentence that was said, in the section that it speaks of."""

import pytest

from pipeline.core.artefacts import CARD_SECTIONS, Card, Outline, Transcript
from pipeline.core.card import find_card
from pipeline.core.outline.finding import find_outline
from tests.unit.talks import ACCELERATOR_NB, PATENT_CLINIC_EN, WORKSHOP_EVENING_DE, spoken

RIGHT = {
    "de": {"beneficiaries": {6}, "goals": {7, 8, 9}, "operative": {11, 12, 13, 14, 18, 30}, "lessons": {16, 17, 18},
           "howto": {20, 21, 22}, "s3": {23}, "other_clusters": {24}},
    "nb": {"beneficiaries": {8}, "goals": {9, 10}, "operative": {12, 13, 14, 15, 30}, "lessons": {17, 18, 19},
           "howto": {21, 22, 23}, "s3": {24}, "other_clusters": {25}},
    "en": {"beneficiaries": {6}, "goals": {7, 8}, "operative": {10, 11, 12}, "lessons": {13, 14, 15},
           "howto": {17, 18, 19}, "s3": {20}, "other_clusters": set()},
}  # fmt: skip


def card_of(webinar: Transcript) -> Card:
    return find_card(webinar, find_outline(webinar, ()))


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
    said = {segment.text for segment in webinar.segments}
    for section in CARD_SECTIONS:
        quotes = getattr(card, section)
        assert len(quotes) <= 3
        assert [quote.start_ms for quote in quotes] == sorted(quote.start_ms for quote in quotes)
        assert all(quote.text in said for quote in quotes)


def test_what_nobody_spoke_of_stays_empty() -> None:
    webinar = spoken("0|A|It rained on the harbour today.\n1|A|The boats stayed where they were.", "en")
    assert card_of(webinar) == Card()
    assert find_card(webinar, Outline((), (), ())) == Card()


def test_neither_lead_in_nor_questions_are_quoted() -> None:
    webinar = spoken(WORKSHOP_EVENING_DE, "de")
    outline = find_outline(webinar, ())
    quotes = [quote for section in CARD_SECTIONS for quote in getattr(find_card(webinar, outline), section)]
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


def test_a_moment_stands_in_one_section_when_others_fit_the_second() -> None:
    both = "Ask what your regional strategy for smart specialisation says about boats."
    own = "Our tip is to begin with one small boat, and never with two of them."
    lines = lines_of("en", both, own)
    assert lines == {"howto": [own], "s3": [both]}


def test_a_line_that_refers_back_takes_a_short_sentence_with_it() -> None:
    first, second = "We let everybody on the boat.", "It was a mistake, because the boat was small."
    assert lines_of("en", first, second) == {"lessons": [f"{first} {second}"]}
    long = f"We let everybody on the boat, {'and their friends, ' * 6} who came."
    assert lines_of("en", long, second)["lessons"] == [second]
