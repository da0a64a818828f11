"""The stems of a sentence, for comparing vocabulary."""

from collections import Counter

from pipeline.core.outline.sentences import Sentence
from pipeline.core.words.stemming import stem


def stems(sentence: Sentence) -> Counter[str]:
    """The stems of the words that carry meaning, counted."""
    return Counter(stem(word, sentence.language) for word in sentence.content)
