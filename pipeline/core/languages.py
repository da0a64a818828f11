"""The languages that sessions are held in."""

from pipeline.core.errors import BadSettings

LANGUAGES = {"en": "English", "da": "Dansk", "sv": "Svenska", "nb": "Norsk", "de": "Deutsch"}
"""The five languages by their code (ISO 639-1), each under its own name."""

IN_ENGLISH = {"en": "English", "da": "Danish", "sv": "Swedish", "nb": "Norwegian", "de": "German"}
"""The same, each as English sentences name it."""

_SAME = {"no": "nb", "nn": "nb", "nob": "nb", "nno": "nb", "nor": "nb", "eng": "en", "dan": "da", "swe": "sv"}
_SAME |= {"deu": "de", "ger": "de"}


def language(code: str) -> str:
    """The one of :data:`LANGUAGES` that ``code`` means: ``en-GB`` is en, ``no`` and ``nn`` are nb.

    Raises :class:`BadSettings` for a language that sessions are not held in.
    """
    base = code.strip().replace("_", "-").partition("-")[0].casefold()
    found = _SAME.get(base, base)
    if found not in LANGUAGES:
        known = ", ".join(f"{known} ({name})" for known, name in LANGUAGES.items())
        raise BadSettings(f"“{code[:40]}” is not a language of the sessions.", f"Choose one of {known}.")
    return found
