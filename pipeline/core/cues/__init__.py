"""What people say in webinars when something begins, ends or is asked, in five languages.

``lexicon("sv")`` gives a language's words and phrases; :mod:`pipeline.core.cues.phrases` explains how they are
written, and finds them. To add a language, add its module here.
"""

from functools import cache

from pipeline.core.cues import da, de, en, nb, sv
from pipeline.core.cues.phrases import LanguageData, Lexicon, compile_lexicon

_MODULES: dict[str, LanguageData] = {"en": en, "da": da, "sv": sv, "nb": nb, "de": de}


@cache
def lexicon(language: str) -> Lexicon:
    """The words and phrases of ``language``; a language that has none gets the English ones."""
    return compile_lexicon(_MODULES.get(language, en))
