"""The thesaurus: its file is well-formed, and words find their likes in the other languages."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from pipeline.search.analysis import LANGUAGES, fold, stopwords
from pipeline.search.thesaurus import (
    LONGEST_PHRASE,
    RELATED,
    SYNONYM,
    Alike,
    Thesaurus,
    load_thesaurus,
    read_concept,
    split,
)

NOUNS_LIKE_FUNCTION_WORDS = {"kunde", "vart"}
"""Too useful to leave out: *kunde* is a customer (and "could" in Swedish), *vært* a host."""

LETTER_THEN = re.compile(r"[^\W_][\w&.'’/ -]*")


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return load_thesaurus()


def entries(thesaurus: Thesaurus) -> Iterator[tuple[str, str]]:
    for concept in thesaurus.concepts:
        for language, items in concept.items.items():
            for item in items:
                yield language, item


def found(thesaurus: Thesaurus, phrase: str) -> dict[tuple[str, str], float]:
    return {(alike.language, " ".join(alike.words)): alike.near for alike in thesaurus.alike(tuple(phrase.split()))}


SMALL = Thesaurus(
    map(
        read_concept,
        [
            "lunch | frokost | lunch | lunsj | Mittagessen",
            "breakfast | morgenmad | frukost | frokost | Frühstück",
            "market | marked | marknad | marked | Markt",
            "brand | brand | varumärke | merkevare | Marke",
            "~ lunch, meal | frokost, måltid | lunch, måltid | lunsj, måltid | Mittagessen, Mahlzeit",
        ],
    )
)


def test_every_concept_has_items_in_all_languages(thesaurus: Thesaurus) -> None:
    assert len(thesaurus.concepts) >= 900
    for concept in thesaurus.concepts:
        assert tuple(concept.items) == LANGUAGES
        assert all(concept.items.values())


def test_no_item_is_empty_too_long_or_has_stray_characters(thesaurus: Thesaurus) -> None:
    wrong = [
        (language, item)
        for language, item in entries(thesaurus)
        if not LETTER_THEN.fullmatch(item)
        or unicodedata.normalize("NFC", item) != item
        or "  " in item
        or not 1 <= len(split(item)) <= LONGEST_PHRASE
    ]
    assert wrong == []


def test_no_item_stands_twice_in_a_concept(thesaurus: Thesaurus) -> None:
    for concept in thesaurus.concepts:
        for items in concept.items.values():
            assert len({item.lower() for item in items}) == len(items), items


def test_no_entry_is_a_function_word_of_any_language(thesaurus: Thesaurus) -> None:
    nothing = frozenset[str]().union(*map(stopwords, LANGUAGES)) - NOUNS_LIKE_FUNCTION_WORDS
    alone = (item for _, item in entries(thesaurus) if len(split(item)) == 1)
    assert [item for item in alone if fold(item) in nothing] == []


def test_no_concept_stands_twice(thesaurus: Thesaurus) -> None:
    seen = [str(concept) for concept in thesaurus.concepts]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("asked", "language", "wanted"),
    [
        ("medarbejder", "sv", "anställd"),
        ("Lieferant", "nb", "leverandør"),
        ("hourly rate", "da", "timepris"),
        ("öppet hus", "de", "Tag der offenen Tür"),
        ("taushetserklæring", "sv", "sekretessavtal"),
        ("prototyp", "de", "Prototypenbau"),
        ("who pays", "da", "hvem betaler"),
        ("sygefravær", "en", "sick leave"),
        ("kompetensflykt", "de", "Abwanderung"),
        ("speed dating", "da", "speeddating"),
    ],
)
def test_a_word_is_found_from_another_language(thesaurus: Thesaurus, asked: str, language: str, wanted: str) -> None:
    assert found(thesaurus, asked)[language, wanted] > RELATED


@pytest.mark.parametrize(
    ("asked", "language", "wanted"),
    [
        ("companies", "da", "virksomhed"),
        ("virksomhederne", "sv", "företag"),
        ("lärlingar", "de", "Azubi"),
        ("Bücher", "da", "bog"),
        ("timpriset", "de", "Stundensatz"),
        ("spørgeskemaet", "en", "questionnaire"),
        ("hourly rates", "sv", "timpris"),
        ("naevneren", "en", ""),
    ],
)
def test_inflected_forms_are_found(thesaurus: Thesaurus, asked: str, language: str, wanted: str) -> None:
    assert ((language, wanted) in found(thesaurus, asked)) == bool(wanted)


def test_letters_without_their_accents_are_found_too(thesaurus: Thesaurus) -> None:
    assert ("en", "wind power") in found(thesaurus, "vindmolle")
    assert ("de", "öffentliche Beschaffung") in found(thesaurus, "OFFENTLIG UPPHANDLING")


@pytest.mark.parametrize("words", [(), ("",), ("a",), ("xyzzy",), ("\0",), ("what", "a", "plugh"), ("price",) * 5])
def test_nothing_is_found_for_unknown_words(thesaurus: Thesaurus, words: tuple[str, ...]) -> None:
    assert thesaurus.alike(words) == ()


def test_synonyms_of_the_same_language_are_less_near_and_the_asked_word_is_left_out(thesaurus: Thesaurus) -> None:
    likes = found(thesaurus, "timpris")
    assert likes["sv", "timtaxa"] == SYNONYM
    assert likes["de", "Stundensatz"] == 1
    assert ("sv", "timpris") not in likes


def test_a_word_of_two_concepts_finds_both_half_as_near() -> None:
    likes = found(SMALL, "frokost")
    assert likes["sv", "frukost"] == likes["en", "breakfast"] == 0.5
    assert likes["nb", "lunsj"] == 1, "half as lunch, half as a related word"


def test_related_words_count_half() -> None:
    assert found(SMALL, "Mahlzeit") == {
        ("en", "lunch"): RELATED,
        ("en", "meal"): RELATED,
        ("da", "frokost"): RELATED,
        ("da", "måltid"): RELATED,
        ("sv", "lunch"): RELATED,
        ("sv", "måltid"): RELATED,
        ("nb", "lunsj"): RELATED,
        ("nb", "måltid"): RELATED,
        ("de", "Mittagessen"): RELATED * SYNONYM,
    }


def test_the_word_as_typed_keeps_out_strangers_with_its_stem() -> None:
    assert ("sv", "varumärke") not in found(SMALL, "market")
    assert ("sv", "marknad") in found(SMALL, "market")


@pytest.mark.parametrize(("asked", "stranger"), [("billigt", "car"), ("tid", "early"), ("Marken", "market")])
def test_of_words_with_one_stem_the_most_alike_is_meant(thesaurus: Thesaurus, asked: str, stranger: str) -> None:
    assert found(thesaurus, asked)
    assert ("en", stranger) not in found(thesaurus, asked)


@pytest.mark.parametrize("word", ["man", "kunne", "den", "will", "wir"])
def test_function_words_find_nothing(thesaurus: Thesaurus, word: str) -> None:
    assert found(thesaurus, word) == {}


def test_a_word_with_a_hyphen_is_asked_for_as_two(thesaurus: Thesaurus) -> None:
    assert ("nb", "e post") in found(thesaurus, "e mail")


def test_the_order_is_by_nearness_then_language_and_stays(thesaurus: Thesaurus) -> None:
    likes = thesaurus.alike(("price",))
    assert likes == Thesaurus(thesaurus.concepts).alike(("price",))
    assert list(likes) == sorted(likes, key=lambda alike: (-alike.near, LANGUAGES.index(alike.language)))
    assert Alike("da", ("omkostning",), 1.0) in likes
    assert len({(alike.language, alike.words) for alike in likes}) == len(likes)


@pytest.mark.parametrize("line", ["price | pris | pris | pris", "price | pris | pris | pris | Preis | prix"])
def test_a_line_needs_a_cell_for_each_language(line: str) -> None:
    with pytest.raises(ValueError, match="argument"):
        read_concept(line)
