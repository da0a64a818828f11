"""Sessions that change language midway: what is evidence enough, and what is not."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment
from pipeline.core.recognition.spoken import main_language, notes_on_languages
from pipeline.core.recognition.switching import Evidence, at_the_start, decide, evidence

SECOND = 1000


def told(seconds: float, **probabilities: float) -> Evidence:
    return evidence(int(seconds * SECOND), probabilities)


def languages(declared: str, *batches: list[Evidence]) -> str:
    spoken, found = at_the_start(declared), list[str]()
    for batch in batches:
        decided, spoken = decide(spoken, batch)
        found += decided
    return " ".join(found)


ENGLISH = told(10, en=0.95, da=0.05)
DANISH = told(10, da=0.9, en=0.05)
SHORT_ENGLISH = told(2, en=0.99)
LONG_ENGLISH = told(25, en=0.9)
UNSURE = told(10, en=0.7, da=0.3)


def test_two_stretches_in_another_language_are_a_switch_from_the_first_one_on() -> None:
    assert languages("da", [DANISH, ENGLISH, ENGLISH, ENGLISH]) == "da en en en"


def test_one_long_stretch_is_a_switch() -> None:
    assert languages("da", [DANISH, LONG_ENGLISH, DANISH]) == "da en en"
    assert languages("da", [LONG_ENGLISH]) == "en"


def test_it_goes_back_likewise() -> None:
    assert languages("da", [ENGLISH, ENGLISH, DANISH, DANISH, DANISH]) == "en en da da da"


def test_one_stretch_alone_changes_nothing() -> None:
    assert languages("da", [DANISH, ENGLISH, DANISH, ENGLISH, DANISH]) == "da da da da da"


def test_an_unsure_stretch_ends_what_has_gathered() -> None:
    assert languages("da", [ENGLISH, UNSURE, ENGLISH]) == "da da da"


def test_short_stretches_never_decide_and_disturb_nothing() -> None:
    assert languages("da", [SHORT_ENGLISH, SHORT_ENGLISH, SHORT_ENGLISH]) == "da da da"
    assert languages("da", [ENGLISH, told(1, da=1.0), ENGLISH, told(1, da=1.0)]) == "en en en en"


def test_a_third_language_starts_counting_anew() -> None:
    german = told(10, de=0.9)
    assert languages("da", [ENGLISH, german, german]) == "da de de"


def test_danish_and_norwegian_are_not_told_apart_where_one_of_them_was_declared() -> None:
    norwegian = told(25, nb=0.97, da=0.02)
    assert languages("da", [norwegian, norwegian]) == "da da"
    assert languages("nb", [DANISH, DANISH]) == "nb nb"
    torn = told(25, nb=0.45, da=0.5)
    assert languages("nb", [ENGLISH, ENGLISH, torn]) == "en en nb"
    assert languages("sv", [torn, norwegian]) == "da da"  # together they are sure, and then it stays


def test_an_engine_that_cannot_tell_leaves_all_in_the_declared_language() -> None:
    assert languages("sv", [told(25), told(25)]) == "sv sv"
    assert languages("sv", [told(25, fr=0.99, en=float("nan"), de=7.0)] * 2) == "sv sv"


def test_a_switch_over_the_border_of_two_batches_lags_by_one_stretch() -> None:
    assert languages("da", [DANISH, ENGLISH], [ENGLISH, ENGLISH]) == "da da en en"
    assert languages("da", [DANISH, ENGLISH], [SHORT_ENGLISH, ENGLISH]) == "da da en en"


stretches = st.lists(
    st.builds(told, st.sampled_from([2, 8, 25]), en=st.sampled_from([0.1, 0.9]), da=st.sampled_from([0.1, 0.9])),
    max_size=12,
)


@settings(max_examples=60)
@given(stretches, st.sets(st.integers(1, 11)))
def test_batches_change_no_more_than_the_beginning_of_a_switch(told: list[Evidence], cuts: set[int]) -> None:
    borders = [0, *sorted(cut for cut in cuts if cut < len(told)), len(told)]
    whole = languages("da", told).split()
    parts = languages("da", *(told[begin:end] for begin, end in pairwise(borders))).split()
    assert len(parts) == len(told)
    for position, (one, other) in enumerate(zip(whole, parts, strict=True)):
        if one != other:  # it was behind, and caught up before the second stretch that counts
            asked = [n for n in range(position, len(told)) if told[n].speech_ms > 3 * SECOND][:2]
            assert parts[asked[-1]] == whole[asked[-1]]


# what is said of it -------------------------------------------------------------------------------------------


def session(*spoken: tuple[str, int]) -> list[Segment]:
    return [Segment(0, length_ms, "words", language) for language, length_ms in spoken]


def test_a_session_stays_in_its_language_until_most_of_it_is_in_another() -> None:
    half = session(("da", 500), ("en", 500))
    assert main_language(half, "da") == "da"
    assert notes_on_languages(half, "da", "da") == ("Parts of the session are in another language: English.",)


def test_a_session_that_was_declared_wrongly_is_in_the_language_that_is_spoken() -> None:
    wrong = session(("da", 400), ("en", 600))
    assert main_language(wrong, "da") == "en"
    assert notes_on_languages(wrong, "da", "en") == (
        "The session is said to be in Danish, but most of it is spoken in English.",
        "Parts of the session are in another language: Danish.",
    )


def test_of_three_languages_none_may_have_most() -> None:
    assert main_language(session(("en", 400), ("de", 350), ("sv", 250)), "sv") == "sv"
    assert main_language([], "sv") == "sv"
