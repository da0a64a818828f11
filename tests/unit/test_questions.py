"""Questions with their answers: who asks, in which words, and until when it is answered."""

from dataclasses import replace

import pytest

from pipeline.core.artefacts import Question, Segment, Transcript
from pipeline.core.outline.finding import find_outline
from pipeline.core.outline.questions import tidy_question
from pipeline.core.outline.sentences import Sentence, sentences_of
from tests.unit.talks import ACCELERATOR_NB, WORKSHOP_EVENING_DE, at, spoken

TALK = "\n".join(f"0.4|P|We built part number {n} of the harbour with our members and friends." for n in range(12))

BYE = """0.4|P|It is forty euro for each of them, and the harbour gives us the rest.
1|M|Then I thank you all for being with us today.
0.4|M|Goodbye and see you next month."""


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
    webinar = spoken(f"{TALK}\n{handed}\n0.5|M|How do you pay?\n1|P|The members pay it.\n{BYE}", "en")
    (found,) = find_outline(webinar, ()).questions
    assert (found.asker, found.question.start_ms) == ("Ida Brekke", at(webinar, 14))
    together = "1.5|M|Thank you, now to your questions.\n0.5|M|The next question comes from Ida Brekke. How do you pay?"
    webinar = spoken(f"{TALK}\n{together}\n1|P|The members pay it.\n{BYE}", "en")
    (found,) = find_outline(webinar, ()).questions
    assert (found.asker, found.question.start_ms) == ("Ida Brekke", at(webinar, 13))


def test_a_question_that_a_voice_reads_for_nobody_has_no_asker() -> None:
    said = "1|Moderator|Somebody in the chat asks how you pay.\n1|P|We do not pay."
    webinar = spoken(f"{TALK}\n2|Moderator|Time for questions.\n{said}\n1|Moderator|Thanks all, goodbye.", "en")
    named = tuple(replace(one, speaker=str(one.speaker).removeprefix("Speaker ")) for one in webinar.segments)
    (found,) = find_outline(replace(webinar, segments=named), ()).questions
    assert (found.asker, found.text) == (None, "How you pay?")


def test_the_words_with_which_a_question_begins_stay() -> None:
    said = sentences_of(spoken("0|M|Somebody in the chat asks how you convinced the institutes.", "en"))
    assert tidy_question(said) == "How you convinced the institutes?"


def test_may_i_is_no_question_where_one_follows() -> None:
    said = sentences_of(spoken("0|M|Sorry, can I jump in? Whose boat is it?", "en"))
    assert tidy_question(said) == "Whose boat is it?"


def test_a_question_of_endless_sentences_is_cut_in_linear_time() -> None:
    """The text of each sentence is looked at a few times, however many there are."""

    class SentenceThatCounts(Sentence):
        looks = 0

        @property
        def text(self) -> str:
            SentenceThatCounts.looks += 1
            return super().text

    (one,) = sentences_of(spoken("0|M|Whose boat is it?", "en"))
    told = {name: getattr(one, name) for name in SentenceThatCounts.__dataclass_fields__}
    tidy_question([SentenceThatCounts(**told)] * 1000)
    assert SentenceThatCounts.looks < 10 * 1000


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


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("sv", "Vad händer om två utställare slåss om samma kund?"),
        ("en", "What if competitors want to come?"),
        ("en", "What happens if competitors want to come?"),
    ],
)
def test_a_question_keeps_the_words_it_begins_with(language: str, asked: str) -> None:
    spoken = Transcript(language, "", "", False, (Segment(0, 4000, asked, language, "Ann Lind"),))
    assert tidy_question(sentences_of(spoken)) == asked
