"""Questions with their answers: who asks, in which words, and until when it is answered."""

import pytest

from pipeline.core.artefacts import Question
from pipeline.core.outline.finding import find_outline
from tests.unit.talks import ACCELERATOR_NB, WORKSHOP_EVENING_DE, at, spoken

TALK = "\n".join(f"0.4|P|We built part number {n} of the harbour with our members and friends." for n in range(12))


def asked(lines: str, language: str = "en", **ways: bool) -> tuple[Question, ...]:
    return find_outline(spoken(lines, language, **ways), ()).questions


@pytest.mark.parametrize("punctuated", [True, False])
def test_german_questions_are_found_with_their_askers(punctuated: bool) -> None:
    webinar = spoken(WORKSHOP_EVENING_DE, "de", punctuated=punctuated)
    found = find_outline(webinar, ()).questions
    assert [question.asker for question in found] == ["Dombrowski", "Yilmaz", "Annett Kose"]
    assert [question.question.start_ms for question in found] == [at(webinar, n) for n in (28, 31, 33)]
    assert [question.answer.start_ms for question in found] == [at(webinar, n) for n in (29, 32, 34)]
    assert found[0].answer.end_ms == webinar.segments[30].end_ms


def test_a_voice_keeps_the_name_under_which_it_introduced_itself() -> None:
    assert [question.asker for question in asked(ACCELERATOR_NB, "nb")] == ["Jorunn", "Pål Eirik", "Jorunn"]


def test_questions_are_tidy() -> None:
    assert [question.text for question in asked(ACCELERATOR_NB, "nb")] == [
        "Hvordan plukker dere ut bedriftene?",
        "Hva skjer med dem som ikke lykkes?",
        "Tar dere eierandeler?",
    ]


def test_fillers_and_the_hand_over_are_left_out() -> None:
    lines = f"{TALK}\n1.5|M|Thank you, now to your questions."
    question = "0.5|M|The next one is from Ida Brekke, how, um, do you pay?"
    (found,) = asked(
        f"{lines}\n{question}\n1.0|P|The members pay all of it themselves.\n1.0|M|Thanks everybody, goodbye."
    )
    assert (found.asker, found.text) == ("Ida Brekke", "How, do you pay?")


def test_the_hand_over_is_no_part_of_the_question_unless_it_is_one_caption_with_it() -> None:
    handed = "1.5|M|Thank you, now to your questions.\n0.5|M|The next question comes from Ida Brekke."
    webinar = spoken(f"{TALK}\n{handed}\n0.5|M|How do you pay?\n1|P|The members pay it.\n1|M|Goodbye.", "en")
    (found,) = find_outline(webinar, ()).questions
    assert (found.asker, found.question.start_ms) == ("Ida Brekke", at(webinar, 14))
    together = "1.5|M|Thank you, now to your questions.\n0.5|M|The next question comes from Ida Brekke. How do you pay?"
    webinar = spoken(f"{TALK}\n{together}\n1|P|The members pay it.\n1|M|Goodbye.", "en")
    (found,) = find_outline(webinar, ()).questions
    assert (found.asker, found.question.start_ms) == ("Ida Brekke", at(webinar, 13))


def test_a_rhetorical_question_of_the_presenter_is_none() -> None:
    lines = f"{TALK}\n0.6|P|And what did it cost us?\n0.4|P|Nothing at all, to be honest.\n{TALK}\n1|M|Thank you, bye."
    assert asked(lines) == ()
    assert asked(lines, voices=False) == ()


def test_a_question_in_mid_talk_is_found_and_its_answer_ends_where_the_talk_goes_on() -> None:
    middle = "1.2|G|Sorry to interrupt, how many firms do you have?\n0.7|P|We have forty of them."
    webinar = spoken(f"0|M|Welcome everybody.\n{TALK}\n{middle}\n0.9|P|Right, where was I.\n{TALK}", "en")
    (found,) = find_outline(webinar, ()).questions
    assert found.text == "How many firms do you have?"
    assert (found.answer.start_ms, found.answer.end_ms) == (at(webinar, 14), webinar.segments[14].end_ms)


def test_a_statement_put_to_the_presenter_in_the_round_counts() -> None:
    said = "1|G|So without the harbour it would not work.\n0.8|P|No, it would not."
    lines = f"{TALK}\n2|M|Thank you, time for questions.\n{said}"
    (found,) = asked(lines + "\n1.5|M|Thanks to all of you, goodbye and see you next time.")
    assert found.text == "Without the harbour it would not work?"


def test_thanks_after_an_answer_are_no_question() -> None:
    said = "1|G|How old is it?\n0.8|P|It is ten years old.\n0.5|G|Thank you, great.\n1|P|Sure."
    assert len(asked(f"{TALK}\n2|M|Time for questions.\n{said}")) == 1


def test_a_guest_may_ask_in_another_language() -> None:
    webinar = spoken(ACCELERATOR_NB, "nb")
    segments = list(webinar.segments)
    guest = spoken("0|3|Hej, får jag fråga hur många ni är?", "sv").segments[0]
    segments[35] = type(guest)(segments[35].start_ms, segments[35].end_ms, guest.text, "sv", "Speaker 3")
    found = find_outline(type(webinar)("nb", "", "", False, tuple(segments)), ()).questions
    assert found[-1].text == "Hur många ni är?"


def test_the_presenter_is_never_the_asker() -> None:
    said = "1|M|There is one from Ann Lee, how do you pay?\n1|P|We do not pay.\n1|M|Bye."
    webinar = spoken(f"{TALK}\n2|M|Time for questions.\n{said}", "en")
    assert [question.asker for question in find_outline(webinar, ("Ann Lee",)).questions] == [None]
