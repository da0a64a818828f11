"""Words that related languages share."""

import pytest

from pipeline.search.analysis import fold, stem
from pipeline.search.cognates import are_cognates, can_be_cognate, skeleton


def found(word: str, language: str, other: str, other_language: str) -> bool:
    """Whether one word finds the other."""
    left, right = stem(fold(word), language), stem(fold(other), other_language)
    known = can_be_cognate(left, language, other_language)
    return known and skeleton(left) == skeleton(right) and are_cognates(left, right)


@pytest.mark.parametrize(
    ("word", "language", "other", "other_language"),
    [
        ("virksomhed", "da", "verksamhet", "sv"),
        ("innovation", "sv", "innovasjon", "nb"),
        ("lensepumpe", "nb", "lænsepumpe", "da"),
        ("prototype", "en", "Prototyp", "de"),
    ],
)
def test_cognates_are_known_again(word: str, language: str, other: str, other_language: str) -> None:
    assert found(word, language, other, other_language)
    assert found(other, other_language, word, language)


@pytest.mark.parametrize(
    ("word", "language", "other", "other_language"),
    [
        ("gast", "de", "cost", "en"),
        ("fler", "sv", "floor", "en"),
        ("gruva", "sv", "grown", "en"),
        ("is", "en", "as", "sv"),
    ],
)
def test_what_is_alike_by_chance_is_not(word: str, language: str, other: str, other_language: str) -> None:
    assert not found(word, language, other, other_language)
