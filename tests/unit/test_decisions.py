"""What people decide on tags: it stands over whatever the machine finds, and never without evidence."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.artefacts import Evidence, QuestionTags, Segment, Tag, TagKind, Tags, Transcript
from pipeline.core.errors import BadSettings, NotFound
from pipeline.core.languages import LANGUAGES
from pipeline.core.step import Decision
from pipeline.core.tagging.decisions import EVIDENCE_CHARACTERS, NEAR_MS, decided, pending, standing, unplaced
from pipeline.core.tagging.naming import Taggable, called, taggable
from pipeline.core.toolboxes.toolbox import Field, Kind, Term, Toolbox

NONE: Any = dict.fromkeys(LANGUAGES, ())


def names(text: str, **others: str) -> dict[str, str]:
    return {code: others.get(code, text) for code in LANGUAGES}


def term(id: str, field: str, kind: str, **others: str) -> Term:
    name = names(id.replace("-", " ").title(), **others)
    return Term(id, field, kind, False, name, name, NONE, NONE, NONE, NONE)


def group(id: str) -> Field:
    return Field(id, "", names(id.title()), names("About."))


BOX = Toolbox(
    "box", names("Box"), names("About."), (Kind("new", names("New")),),
    (group("meeting"), group("growth"), group("policy")),
    (
        term("night", "meeting", "new", da="Teknologiaften"),
        term("fair", "meeting", "new"),
        term("growth", "growth", "new"),
        term("clinic", "growth", "new", de="Tourismus-Klinik"),
    ),
)  # fmt: skip
AUDIENCES = Toolbox(
    "audiences", names("Audiences"), names("About."), (Kind("audience", names("Audience")),), (group("audience"),),
    (term("managers", "audience", "audience"),),
)  # fmt: skip


def spoken(*lines: tuple[int, int, str]) -> Transcript:
    return Transcript("en", "", "", False, tuple(Segment(start, end, text, "en") for start, end, text in lines))


SPOKEN = spoken(*((n * 4000, n * 4000 + 4000, f"Line {n}.") for n in range(9)))


def tag(id: str, score: float = 0.8, kind: TagKind = "service", at: int = 0, toolbox: str = "box") -> Tag:
    return Tag(toolbox, kind, id, score, (Evidence(at * 4000, at * 4000 + 4000, f"Line {at}.", "“line”"),))


def said(verdict: Any, id: str, kind: TagKind = "service", at: int | None = None, toolbox: str = "box") -> Decision:
    return Decision(toolbox, kind, id, verdict, *(() if at is None else (at * 4000, at * 4000 + 4000)))


def after(found: Tags, *decisions: Decision, transcript: Transcript = SPOKEN) -> Tags:
    return decided(found, decisions, transcript, BOX, AUDIENCES)


def ids(tags: Iterable[Tag]) -> list[str]:
    return [f"{one.kind} {one.id}" for one in tags]


NIGHT = Tags((tag("night", 0.9, at=2), tag("meeting", 0.9, "field", at=2)), (tag("clinic", 0.3, at=5),))
NOTHING = Tags(())


def test_without_decisions_all_is_as_the_machine_found_it() -> None:
    assert after(NIGHT) is NIGHT
    assert after(NIGHT, said("reject", "night"), said("undo", "night")) is NIGHT


def test_of_several_decisions_the_last_one_counts() -> None:
    last = said("accept", "night", at=2)
    assert standing((said("reject", "night"), said("reject", "fair"), last, said("undo", "fair"))) == {
        ("box", "service", "night"): last
    }


def test_what_is_rejected_is_nowhere_but_among_the_rejected_and_keeps_its_evidence() -> None:
    found = Tags(NIGHT.tags, NIGHT.mentions, questions=(QuestionTags(8000, (tag("night"), tag("fair"))),))
    laid = after(found, said("reject", "night"), said("reject", "clinic"))
    assert laid.tags == laid.mentions == ()
    assert laid.rejected == (NIGHT.tags[0], NIGHT.mentions[0])
    assert [ids(one.tags) for one in laid.questions] == [["service fair"]]


def test_what_is_accepted_keeps_the_machines_score_and_evidence() -> None:
    (service, _) = after(NIGHT, said("accept", "night", at=2)).tags
    assert (service.decided, service.score, service.evidence) == ("accepted", 0.9, NIGHT.tags[0].evidence)


def test_a_mention_that_is_accepted_becomes_a_tag_and_brings_its_field() -> None:
    laid = after(NIGHT, said("accept", "clinic", at=5))
    assert ids(laid.tags) == ["service night", "service clinic", "field meeting", "field growth"]
    assert laid.mentions == ()
    assert laid.tags[1].score == 0.3


def test_what_is_accepted_stays_when_the_machine_finds_it_no_more() -> None:
    laid = after(NOTHING, said("accept", "night", at=2))
    assert ids(laid.tags) == ["service night", "field meeting"]
    assert laid.tags[0].evidence == (Evidence(8000, 12_000, "Line 2.", "accepted by a person"),)
    assert (laid.tags[0].score, laid.tags[0].decided, laid.tags[1].decided) == (1.0, "accepted", "")


def test_what_is_added_shows_what_is_said_there_before_what_the_machine_found() -> None:
    laid = after(NIGHT, said("add", "night", at=7))
    assert (laid.tags[0].decided, laid.tags[0].score) == ("added", 1.0)
    assert [(one.start_ms, one.why) for one in laid.tags[0].evidence] == [
        (28_000, "added by a person"),
        (8000, "“line”"),
    ]


def test_an_audience_can_be_added_and_is_no_service() -> None:
    laid = after(NIGHT, said("add", "managers", "audience", 3, "audiences"))
    assert ids(laid.tags) == ["service night", "field meeting", "audience managers"]


def test_evidence_follows_the_words_to_where_they_are_cut_now() -> None:
    cut = spoken((0, 8300, "Before."), (8300, 11_000, "The night."), (11_000, 19_000, ""))
    laid = after(NOTHING, said("accept", "night", at=2), transcript=cut)
    assert [one.text for one in laid.tags[0].evidence] == ["The night."]


def test_at_most_three_segments_are_quoted_and_none_at_length() -> None:
    many = spoken(*((8000 + n * 500, 8500 + n * 500, "word " * 500) for n in range(8)))
    laid = after(NOTHING, said("add", "night", at=2), transcript=many)
    assert len(laid.tags[0].evidence) == 3
    assert all(len(one.text) <= EVIDENCE_CHARACTERS and one.text.endswith("word …") for one in laid.tags[0].evidence)


def test_words_nearby_stand_in_for_lost_ones_and_without_any_there_is_no_tag() -> None:
    decision = said("accept", "night", at=2)
    near, far = (spoken((start, start + 1000, "Later.")) for start in (12_000 + NEAR_MS, 12_001 + NEAR_MS))
    assert after(NOTHING, decision, transcript=near).tags[0].evidence[0].text == "Later."
    assert after(NOTHING, decision, transcript=far) == NOTHING
    assert list(unplaced(NOTHING, standing([decision]), far, ["box"])) == [
        "The service night, accepted by a person at 0:08, is not shown: nothing is said near that moment any more."
    ]
    assert after(NIGHT, said("accept", "night", at=4), transcript=near).tags[0].evidence == NIGHT.tags[0].evidence


def test_a_term_that_no_toolbox_knows_is_left_out_and_that_is_said() -> None:
    decision = said("add", "gone", at=2)
    other = said("add", "night", at=2, toolbox="other")
    assert after(NIGHT, decision, other) == NIGHT
    gone, unused = unplaced(NIGHT, standing([decision, other, said("reject", "fair")]), SPOKEN, ["box"])
    assert gone.startswith("The service gone, ")
    assert gone.endswith("the toolbox box does not know it any more.")
    assert unused.startswith("The service night, ")
    assert unused.endswith("the toolbox other is not in use.")


def test_what_was_decided_after_the_tags_were_made_is_pending() -> None:
    before = after(NIGHT, said("add", "fair", at=7), said("reject", "clinic"))
    now = [said("accept", "night", at=2), said("reject", "meeting", "field"), said("reject", "growth")]
    undone = [said("undo", "fair"), said("undo", "clinic")]
    assert list(pending(before, standing(now))) == [*now[:2], *undone]
    asked = Tags((), questions=(QuestionTags(8000, (tag("growth"),)),))
    assert list(pending(asked, standing(now[2:]))) == now[2:]


@pytest.mark.parametrize(
    ("decisions", "fields"),
    [
        ([said("reject", "night"), said("reject", "fair")], []),
        ([said("reject", "night")], [("meeting", 0.6)]),
        ([said("reject", "fair")], [("meeting", 0.9)]),
        ([said("add", "clinic", at=1)], [("growth", 1.0), ("meeting", 0.95)]),
        ([said("add", "clinic", at=1), said("accept", "growth", at=6)], [("growth", 1.0), ("meeting", 0.95)]),
        ([said("reject", "night"), said("reject", "fair"), said("accept", "meeting", "field", 2)], [("meeting", 1.0)]),
        ([said("reject", "meeting", "field")], []),
        ([said("add", "policy", "field", 3)], [("policy", 1.0), ("meeting", 0.95)]),
    ],
)
def test_fields_follow_their_services_unless_somebody_decided(
    decisions: list[Decision], fields: list[tuple[str, float]]
) -> None:
    found = Tags(
        (tag("night", 0.9, at=2), tag("fair", 0.6, at=3), tag("meeting", 0.95, "field", at=2)),
        (tag("growth", 0.2, at=6),),
    )
    laid = after(found, *decisions)
    assert [(one.id, one.score) for one in laid.tags if one.kind == "field"] == fields


def test_the_field_of_a_rejected_service_does_not_quote_it() -> None:
    found = Tags((tag("night", 0.9, at=2), tag("fair", 0.6, at=3), tag("meeting", 0.9, "field", at=2)))
    assert after(found, said("reject", "night")).tags[1].evidence[0].text == "Line 3."


def test_a_field_that_the_machine_found_without_services_stays() -> None:
    found = Tags((tag("growth", 0.7, "field"),), (tag("clinic", 0.3),))
    assert ids(after(found, said("reject", "clinic")).tags) == ["field growth"]


KNOWN = taggable((BOX, AUDIENCES))
moments = st.just((None, None)) | st.tuples(st.integers(-5000, 60_000), st.integers(0, 60_000))
decisions = st.lists(
    st.builds(
        lambda one, verdict, moment: Decision(one.toolbox, one.kind, one.id, verdict, *moment),
        st.sampled_from(KNOWN),
        st.sampled_from(["accept", "reject", "add", "undo"]),
        moments,
    ),
    max_size=8,
)
machines = st.lists(
    st.builds(lambda one, score, at: tag(one.id, score, one.kind, at, one.toolbox), st.sampled_from(KNOWN),
              st.floats(0, 1), st.integers(0, 8)),
    max_size=6, unique_by=lambda one: (one.kind, one.id),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(machines, decisions)
def test_whatever_was_decided_it_stands_and_nothing_lacks_evidence(found: list[Tag], made: list[Decision]) -> None:
    laid = after(Tags(tuple(found[:4]), tuple(found[4:])), *made)
    stands = standing(made)
    there = {(one.toolbox, one.kind, one.id) for one in laid.tags}
    assert len(there) == len(laid.tags)
    assert all(1 <= len(one.evidence) <= 3 for one in (*laid.tags, *laid.mentions, *laid.rejected))
    assert not {key for key, one in stands.items() if one.verdict == "reject"} & there
    wanted = {key for key, one in stands.items() if one.verdict != "reject" and one.start_ms is not None}
    assert {(one.toolbox, one.kind, one.term) for one in pending(laid, stands)} <= stands.keys() - there
    near = {key for key in wanted if -4000 <= (stands[key].start_ms or 0) <= 36_000 + NEAR_MS}
    assert near <= there
    assert laid == after(Tags(tuple(found[:4]), tuple(found[4:])), *made)


@pytest.mark.parametrize(
    ("called_so", "key"),
    [
        ("night", "service night"),
        ("Teknologiaften", "service night"),
        ("  NIGHT ", "service night"),
        ("tourismus klinik", "service clinic"),
        ("field growth", "field growth"),
        ("service growth", "service growth"),
        ("policy", "field policy"),
        ("Managers", "audience managers"),
        ("audience managers", "audience managers"),
    ],
)
def test_a_tag_is_called_by_its_id_or_its_name_in_any_language(called_so: str, key: str) -> None:
    found = called(called_so, KNOWN)
    assert f"{found.kind} {found.id}" == key


def test_a_name_of_several_is_not_guessed() -> None:
    with pytest.raises(BadSettings, match=r"“growth” may mean Growth \(service growth\)") as error:
        called("growth", KNOWN)
    assert "“service growth”" in error.value.advice


def test_what_two_toolboxes_call_the_same_is_told_apart_by_the_toolbox() -> None:
    with pytest.raises(BadSettings) as error:
        called("night", (*KNOWN, Taggable("other", "service", "night", {"en": "night"})))
    assert error.value.advice == "Say of which toolbox, for example: --toolbox box"


@pytest.mark.parametrize("nonsense", ["xyzzy", "🎉", "audience", "n" * 200, "\u202enigt\u202c"])
def test_what_nothing_is_called_is_one_sentence(nonsense: str) -> None:
    with pytest.raises(NotFound, match="Nothing that sessions are tagged with") as error:
        called(nonsense, KNOWN)
    assert error.value.advice


def test_a_slip_is_met_with_what_comes_nearest() -> None:
    with pytest.raises(NotFound) as error:
        called("Teknologaften", KNOWN)
    assert error.value.advice == "Did you mean Night (service night)?"
