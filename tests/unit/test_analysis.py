"""Stems of words, as the index keeps them."""

import pytest

from pipeline.search.analysis import fold, stem, stopwords


@pytest.mark.parametrize(
    ("language", "word", "stranger"),
    [("de", "Sicherheit", "sich"), ("sv", "hemlighet", "hem"), ("de", "Sicherheiten", "sicher")],
)  # fmt: skip
def test_a_derived_word_is_not_taken_for_what_it_begins_with(language: str, word: str, stranger: str) -> None:
    assert stem(fold(word), language) != stem(fold(stranger), language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Sicherheit", "Sicherheiten"), ("sv", "hemlighet", "hemligheter"), ("da", "mulighed", "mulighederne"),
        ("nb", "mulighet", "muligheter"), ("da", "bilen", "bilerne"), ("en", "meeting", "meet"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stem(fold(one), language) == stem(fold(other), language)


@pytest.mark.parametrize("language", ["en", "da", "sv", "nb", "de"])
def test_no_other_word_has_the_stem_of_a_small_word(language: str) -> None:
    small = stopwords(language)
    stems = {stem(word, language) for word in small}
    for word in ("sicherheit", "hemlighet", "willing", "denne", "nearing", "wirkung", "ander", "villig", "being"):
        assert word in small or stem(word, language) not in stems or stem(word, language) == word
