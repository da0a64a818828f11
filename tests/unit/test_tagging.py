"""Tags with evidence: what a session is about, shown by what was said."""

import hashlib
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.core.artefacts import Outline, Part, Question, Segment, Span, Tag, Tags, Transcript
from pipeline.core.tagging.explaining import FEW
from pipeline.core.tagging.finding import Tagger
from pipeline.core.tagging.model import ServicesModel
from pipeline.core.tagging.showing import EVIDENCE_CHARACTERS
from pipeline.core.tagging.weighing import probability
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.words.linear import FEWEST_WORDS, LinearModel, spelled
from pipeline.core.words.phrases import Phrasebook, Vocabulary, words
from pipeline.workspace import load

TOOLBOXES = Path(__file__).parents[2] / "pipeline" / "toolboxes"
TOOLBOX = parse_toolbox((TOOLBOXES / "cluster-toolbox.toml").read_text("utf-8"), "cluster-toolbox")
AUDIENCES = parse_toolbox((TOOLBOXES / "tool-of-the-month.toml").read_text("utf-8"), "tool-of-the-month")
MODEL = load(TOOLBOXES / "cluster-toolbox.model.json", ServicesModel)
TAGGER = Tagger(TOOLBOX, AUDIENCES, MODEL)
NO_OUTLINE = Outline((), (), ())
NIGHT = "On a technology night one small firm opens its doors and twenty members walk through the workshop."
SMALL_TALK = (
    "Well, before we begin I would like to say that the weather was rather wet on the way here and my train was late.",
    "I had a sandwich at the station, which was dry, and then the taxi took the wrong bridge, so forgive my shoes.",
    "My neighbour says that the garden needs the rain, and he is right, the roses look better than last June.",
    "Anyway, can somebody please close the window, because the lorry outside has been hooting since nine.",
)
PASSING = "Next month we will hear about the health hackathon, so come back for that."
READS = 40
"""How often each question or part may be looked at, whatever there is of the others."""


class SpanThatCounts(Span):
    """A span that counts how often anybody asks when it begins."""

    asked = 0

    def __getattribute__(self, name: str) -> object:
        """Count."""
        if name == "start_ms":
            SpanThatCounts.asked += 1
        return super().__getattribute__(name)


class PartThatCounts(Part):
    """A part that counts how often anybody asks when it begins."""

    asked = 0

    def __getattribute__(self, name: str) -> object:
        """Count."""
        if name == "start_ms":
            PartThatCounts.asked += 1
        return super().__getattribute__(name)


def spoken(*texts: str, language: str = "en") -> Transcript:
    segments = tuple(Segment(5000 * n, 5000 * n + 5000, text, language) for n, text in enumerate(texts))
    return Transcript(language, "", "", False, segments)


def tagged(*texts: str, language: str = "en", title: str = "", outline: Outline | None = None) -> Tags:
    return TAGGER.find(spoken(*texts, language=language), outline or NO_OUTLINE, title).tags


def services(tags: Tags) -> list[str]:
    return [tag.id for tag in tags.tags if tag.kind == "service"]


def only(tags: Tags, kind: str) -> Tag:
    (tag,) = [tag for tag in tags.tags if tag.kind == kind]
    return tag


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", NIGHT),
        ("da", "Til en teknologiaften åbner et lille firma dørene, og tyve medlemmer går rundt i værkstedet."),
        ("sv", "På en teknikkväll öppnar ett litet företag dörrarna och tjugo medlemmar går runt i verkstaden."),
        ("nb", "På en teknologikveld åpner en liten bedrift dørene, og tjue medlemmer går rundt i verkstedet."),
        ("de", "Am Technologieabend öffnet eine kleine Firma die Türen und zwanzig Mitglieder sehen die Werkstatt."),
    ],
)
def test_a_named_service_is_tagged_with_its_field(language: str, text: str) -> None:
    tags = tagged(text, language=language)
    service, field = only(tags, "service"), only(tags, "field")
    assert (service.id, field.id) == ("technology-night", "collaboration")
    assert service.toolbox == "cluster-toolbox"
    assert 0 < service.score <= 1
    (evidence,) = service.evidence
    assert (evidence.start_ms, evidence.end_ms, evidence.text) == (0, 5000, text)
    assert field.evidence == service.evidence


def test_evidence_says_which_words_decided() -> None:
    (evidence,) = only(tagged(NIGHT), "service").evidence
    assert evidence.why.startswith("“technology night”")
    assert "“opens its doors”" in evidence.why


@pytest.mark.parametrize(
    "text",
    [
        NIGHT.upper(),
        "so on a technology night you know one small firm opens its doors and er the members see the workshop",
        "so the tecnology night is where one smal firm opens its doors and the members walk thru the workshop",
        "the technologynight then, one firm, its doors open, a tour of the workshop",
    ],
)
def test_what_a_recogniser_garbles_does_not_matter(text: str) -> None:
    assert services(tagged(text)) == ["technology-night"]


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "vår teknik kväll"), ("de", "unser Technologie Abend"), ("da", "en teknologi aften")]
)
def test_compounds_written_apart(language: str, text: str) -> None:
    assert services(tagged(text, language=language)) == ["technology-night"]


def test_a_service_described_but_not_named() -> None:
    text = (
        "We sat there with a patent attorney and asked who owns the invention. Two of the firms had been copied in "
        "Asia, one had told everything to a customer without a non-disclosure agreement. Now they know what to protect."
    )
    assert services(tagged(text)) == ["intellectual-property-management"]


@pytest.mark.parametrize("text", ["", " ", "¿?!", "um", *SMALL_TALK, "The cars did forty laps on the test track."])
def test_no_tag_without_evidence(text: str) -> None:
    assert tagged(text).tags == ()


def test_title_alone_is_no_evidence() -> None:
    assert tagged(*SMALL_TALK, title="Technology Night").tags == ()


def test_one_mention_in_a_long_session_is_in_passing() -> None:
    talk = [NIGHT, "We welcome guests for the evening, the host shows its workshop, there is beer and pizza."] * 6
    padding = list(SMALL_TALK) * 8
    passing = "Somebody else did an HR benchmark once."
    tags = tagged(*talk, *padding, passing, *padding, title="Technology Night")
    assert services(tags) == ["technology-night"]
    assert services(tagged(passing)) == ["hr-benchmark"]


def test_what_is_announced_in_the_goodbye_hardly_counts() -> None:
    talk = [NIGHT, *SMALL_TALK, *SMALL_TALK] * 3
    announced = ["Next month we hear about the health hackathon, with nurses, doctors, patients and the hospital."] * 4
    start = 5000 * len(talk)
    parts = (Part("presentation", 0, start), Part("goodbye", start, start + 20_000))
    assert services(tagged(*talk, *announced, outline=Outline(parts, (), ()))) == ["technology-night"]


def test_each_segment_is_read_in_its_own_language() -> None:
    swedish = "På vår teknikkväll öppnar ett litet företag dörrarna, och tjugo medlemmar går genom verkstaden."
    segments = (Segment(0, 9, SMALL_TALK[0], "en"), Segment(9, 19, swedish, "sv"), Segment(19, 29, SMALL_TALK[1], "en"))
    transcript = Transcript("en", "", "", False, segments)
    (tag,) = TAGGER.find(transcript, NO_OUTLINE).tags.mentions
    assert (tag.id, tag.evidence[0].start_ms) == ("technology-night", 9)


def test_a_phrase_may_run_over_two_segments() -> None:
    tag = only(tagged("so this was our first technology", "night and that was that"), "service")
    assert tag.id == "technology-night"
    assert tag.evidence[0].start_ms == 0


def test_at_most_three_pieces_of_evidence() -> None:
    assert len(only(tagged(*[NIGHT] * 9), "service").evidence) == 3


def test_a_lone_cue_is_no_evidence_beside_a_name() -> None:
    evidence = only(tagged(NIGHT, "There was a sandwich too."), "service").evidence
    assert [piece.text for piece in evidence] == [NIGHT]


@pytest.mark.parametrize("before", [0, 3, 40])
def test_long_evidence_is_cut_between_words_around_the_match(before: int) -> None:
    text = " ".join([*["roses"] * before, NIGHT, *["gardens"] * 70])
    (evidence,) = only(tagged(text), "service").evidence
    assert "technology night" in evidence.text
    assert len(evidence.text) <= EVIDENCE_CHARACTERS
    assert set(evidence.text.replace(NIGHT, "").split()) <= {"roses", "gardens", "…", *NIGHT.split()}


def test_against_phrases_take_the_word_away() -> None:
    assert services(tagged("He taught at the police academy for years and then at the music academy.")) == []


def test_accents_in_two_characters_are_the_same() -> None:
    text = "va\u030ar teknikkva\u0308ll med va\u0308rdfo\u0308retag"
    assert services(tagged(text, language="sv")) == ["technology-night"]


def test_same_words_same_tags() -> None:
    texts = [NIGHT, *SMALL_TALK, "An HR benchmark compares staff turnover and brain drain.", NIGHT]
    assert tagged(*texts) == tagged(*texts)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "technology night " * 60_000,
        "(" * 1_000_000,
        "😀🇸🇪" * 200_000,
        "שלום עולם \u202e" * 80_000,
        "e\u0301" * 500_000,
        " ".join(f"Innovationswerkzeug{n}" for n in range(40_000)),
    ],
    ids=["one word", "one phrase", "brackets", "emoji", "right to left", "accents", "new words"],
)
def test_a_million_hostile_characters(text: str) -> None:
    started = time.perf_counter()
    tags = tagged(text, language="de")
    assert time.perf_counter() - started < 10
    assert all(len(evidence.text) <= EVIDENCE_CHARACTERS for tag in tags.tags for evidence in tag.evidence)


def test_phrases_are_found_by_stems_without_small_words() -> None:
    book = Phrasebook({"grant": ["apply for a grant"]}, "en")
    assert [match.key for match in book.find(tuple(words("They applied for those grants.", "en")))] == ["grant"]
    assert book.find(tuple(words("They were granted a rest.", "en"))) == []


@pytest.mark.parametrize("heard", ["hackaton", "hackathonn", "hackethon", "hackathon"])
def test_one_wrong_letter_is_corrected(heard: str) -> None:
    assert Vocabulary(["hackathon"], "en").corrected(heard) == "hackathon"


def test_short_or_strange_words_are_left_alone() -> None:
    vocabulary = Vocabulary(["hackathon", "night"], "en")
    assert [vocabulary.corrected(word) for word in ("nigh", "hackers", "marathon")] == ["nigh", "hackers", "marathon"]


def test_compounds_are_found_by_their_parts() -> None:
    vocabulary = Vocabulary(["prototyp", "serie"], "sv")
    assert vocabulary.parts("prototypserie") == ("prototyp", "serie")
    assert vocabulary.parts("televisionsserie") == ("serie",)
    assert Vocabulary(["proto"], "en").parts("prototype") == ()


# The model -----------------------------------------------------------------------------------------------------------


def test_the_model_was_trained_on_what_lies_in_the_repository() -> None:
    digest = hashlib.sha256()
    for path in sorted((TOOLBOXES.parents[1] / "training" / "passages").glob("*.jsonl")):
        digest.update(path.name.encode() + path.read_bytes())
    assert MODEL.words.data == digest.hexdigest()[:16], "Train again: python -m training.train"
    ids = "\n".join(sorted(term.id for term in TOOLBOX.terms))
    assert MODEL.words.about == hashlib.sha256(ids.encode()).hexdigest()[:16], "Train again: python -m training.train"


def test_the_model_is_small_and_whole() -> None:
    assert (TOOLBOXES / "cluster-toolbox.model.json").stat().st_size < 1_500_000
    assert set(MODEL.words.labels) == {term.id for term in TOOLBOX.terms}
    assert {len(spelled) for spelled in MODEL.words.weights.values()} == {len(MODEL.words.labels)}


def test_without_a_model_the_rules_count_alone() -> None:
    tags = Tagger(TOOLBOX).find(spoken(NIGHT), NO_OUTLINE).tags
    assert services(tags) == ["technology-night"]


def test_a_service_that_the_model_does_not_know_is_left_to_the_rules() -> None:
    words = MODEL.words
    fewer = replace(words, labels=tuple("gone" if label == "technology-night" else label for label in words.labels))
    tagger = Tagger(TOOLBOX, model=replace(MODEL, words=fewer))
    assert "technology-night" in services(tagger.find(spoken(NIGHT), NO_OUTLINE).tags)


def test_levels_are_written_as_characters() -> None:
    (word,) = words("night", "en")
    known = {"en:night": spelled([3, -2]), "<nig": spelled([1, 0]), "igh": spelled([9, 9])}
    model = LinearModel("", "", ("a", "b"), (0.5, -0.5), 0.5, known)
    assert list(model.word(word, "en") or ()) == [4, -2]
    assert model.word(next(words("day", "en")), "en") is None
    assert model.text([[4, -2]], FEWEST_WORDS) == pytest.approx(
        [0.5 + 2 / FEWEST_WORDS**0.5, -0.5 - 1 / FEWEST_WORDS**0.5]
    )


# Sums, mentions, questions, audiences ---------------------------------------------------------------------------------


def test_every_sum_adds_up_and_every_tag_and_mention_has_one() -> None:
    found = TAGGER.find(spoken(*[NIGHT, *SMALL_TALK] * 6, "And in May somebody tells of the HR benchmark."), NO_OUTLINE)
    for one in found.sums.sums:
        assert one.total == pytest.approx(sum(summand.weight for summand in one.summands), abs=0.011)
    decisions = {(one.id, one.decision) for one in found.sums.sums if one.kind == "service"}
    assert {("technology-night", "tag"), ("hr-benchmark", "mention")} <= decisions
    assert "no" in {decision for _, decision in decisions}
    (night,) = [one for one in found.sums.sums if one.id == "technology-night"]
    assert "“technology night”, said 6 times" in {one.what for one in night.summands}


def test_every_tag_has_the_sum_behind_it() -> None:
    found = TAGGER.find(spoken(NIGHT), NO_OUTLINE)
    sums = {(one.toolbox, one.kind, one.id) for one in found.sums.sums if one.decision == "tag"}
    assert {(tag.toolbox, tag.kind, tag.id) for tag in found.tags.tags} == sums


def test_the_sum_of_a_field_is_that_of_its_service() -> None:
    sums = {(one.kind, one.id): one for one in TAGGER.find(spoken(NIGHT), NO_OUTLINE).sums.sums}
    service, field = sums["service", "technology-night"], sums["field", "collaboration"]
    assert (field.total, field.score) == (service.total, service.score)
    assert [one.what for one in field.summands] == ["follows from the service Technology Night"]
    (untold,) = sums["field", "innovation"].summands
    assert untold.what.startswith("its likeliest service is ")


def test_every_term_has_a_sum_and_a_short_one_where_it_is_no_tag() -> None:
    sums = TAGGER.find(spoken(NIGHT, *SMALL_TALK), NO_OUTLINE).sums.sums
    assert {one.id for one in sums if one.kind == "service"} == {term.id for term in TOOLBOX.terms}
    assert {one.id for one in sums if one.kind == "field"} == {term.field for term in TOOLBOX.terms}
    assert {one.id for one in sums if one.toolbox == AUDIENCES.id} == {term.id for term in AUDIENCES.terms}
    assert max(len(one.summands) for one in sums if one.kind == "service" and one.decision == "no") <= FEW + 1


def test_the_sum_of_a_mention_gives_the_score_of_the_mention() -> None:
    found = TAGGER.find(spoken(*[NIGHT] * 60, PASSING), NO_OUTLINE)
    (mention,) = found.tags.mentions
    (own,) = [one for one in found.sums.sums if one.decision == "mention"]
    assert (own.id, own.score) == (mention.id, mention.score)
    assert probability(own.total) == pytest.approx(own.score, abs=0.01)
    assert max(own.summands, key=lambda one: one.weight).start_ms == mention.evidence[0].start_ms


def test_no_summand_hides_most_of_what_was_said() -> None:
    sums = TAGGER.find(spoken(*[NIGHT, *SMALL_TALK] * 6), NO_OUTLINE).sums.sums
    (night,) = [one for one in sums if one.id == "technology-night"]
    told = [one.what for one in night.summands]
    assert any(one.startswith("all other words that speak against it (") for one in told)
    assert "everything else that was said" not in told


def test_many_questions_are_tagged_in_linear_time() -> None:
    SpanThatCounts.asked, number = 0, 150
    questions = tuple(
        Question(None, "How much?", SpanThatCounts(start, start + 5000), Span(start + 5000, start + 10_000))
        for start in range(0, 10_000 * number, 10_000)
    )
    TAGGER.find(spoken(*["How much?", "Nothing."] * number), Outline((), (), questions))
    assert SpanThatCounts.asked <= READS * number


def test_many_parts_are_weighed_in_linear_time() -> None:
    PartThatCounts.asked, number = 0, 300
    parts = tuple(PartThatCounts("presentation", 5000 * n, 5000 * n + 5000) for n in range(number))
    TAGGER.find(spoken(*["Nothing."] * number), Outline(parts, (), ()))
    assert PartThatCounts.asked <= READS * number


def test_what_is_mentioned_in_passing_is_told_apart() -> None:
    tags = tagged(*[NIGHT, *SMALL_TALK] * 6, "And in May somebody tells of the HR benchmark.")
    (mention,) = tags.mentions
    assert (mention.id, mention.evidence[0].start_ms) == ("hr-benchmark", 150_000)


def test_a_question_has_its_own_services() -> None:
    asked = ["Have you compared your staff turnover and brain drain?", "Yes, in the HR benchmark, every year."]
    start = 5000 * 5
    question = Question(None, asked[0], Span(start, start + 5000), Span(start + 5000, start + 10_000))
    tags = tagged(NIGHT, *SMALL_TALK, *asked, outline=Outline((), (), (question,)))
    (about,) = tags.questions
    assert (about.start_ms, [tag.id for tag in about.tags]) == (start, ["hr-benchmark"])


def test_audience_and_kind_of_tool_come_from_their_own_toolbox() -> None:
    tags = tagged(
        "This is for small and medium-sized enterprises, for small companies with ten employees.",
        "Run the workshop in half a day: sticky notes on the wall, then break-out groups.",
    )
    about = [(tag.toolbox, tag.kind, tag.id) for tag in tags.tags if tag.kind in ("audience", "tool-kind")]
    assert about == [
        ("tool-of-the-month", "audience", "smes"),
        ("tool-of-the-month", "tool-kind", "workshop-suggestion"),
    ]
    assert all(tag.evidence for tag in tags.tags)


def test_html_stays_text() -> None:
    (evidence,) = only(tagged(f"<script>alert(1)</script> {NIGHT} \x00\x1b"), "service").evidence
    assert evidence.text.startswith("<script>")
