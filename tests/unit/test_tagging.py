"""Tags with evidence: what a session is about, shown by what was said."""

import random
import time
from pathlib import Path

import pytest

from pipeline.core.artefacts import Outline, Part, Segment, Tag, Tags, Transcript
from pipeline.core.tagging.finding import EVIDENCE_CHARACTERS, find_tags
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.words.phrases import Phrasebook, Vocabulary, words

TOOLBOX = parse_toolbox(
    (Path(__file__).parents[2] / "pipeline" / "toolboxes" / "cluster-toolbox.toml").read_text("utf-8"),
    "cluster-toolbox",
)
NIGHT = "On a technology night one small firm opens its doors and twenty members walk through the workshop."
SMALL_TALK = (
    "Well, before we begin I would like to say that the weather was rather wet on the way here and my train was late.",
    "I had a sandwich at the station, which was dry, and then the taxi took the wrong bridge, so forgive my shoes.",
    "My neighbour says that the garden needs the rain, and he is right, the roses look better than last June.",
    "Anyway, can somebody please close the window, because the lorry outside has been hooting since nine.",
)


def spoken(*texts: str, language: str = "en") -> Transcript:
    segments = tuple(Segment(5000 * n, 5000 * n + 5000, text, language) for n, text in enumerate(texts))
    return Transcript(language, "", "", False, segments)


def tagged(*texts: str, language: str = "en", title: str = "", outline: Outline | None = None) -> Tags:
    return find_tags(TOOLBOX, spoken(*texts, language=language), outline or Outline((), (), ()), title)


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
    swedish = "På vår teknikkväll öppnar ett litet företag dörrarna."
    segments = (Segment(0, 9, SMALL_TALK[0], "en"), Segment(9, 19, swedish, "sv"), Segment(19, 29, SMALL_TALK[1], "en"))
    transcript = Transcript("en", "", "", False, segments)
    tag = only(find_tags(TOOLBOX, transcript, Outline((), (), ())), "service")
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


def test_half_an_hour_is_read_fast() -> None:
    chance = random.Random(1)
    vocabulary = [*" ".join([NIGHT, *SMALL_TALK]).split(), *(f"word{n}" for n in range(1500))]
    talk = [" ".join(chance.choices(vocabulary, k=10)) for _ in range(450)]
    started = time.perf_counter()
    tagged(*talk)
    assert time.perf_counter() - started < 4


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
