"""What Whisper is known to write where nobody speaks: credits of subtitles, and farewells of video channels.

Its models learned from films and videos with subtitles, and these end so. The phrases are facts that users of the
models reported in many places (openai/whisper, discussions 679 and 928; lists in Subtitle Edit and in other projects).
A phrase is written in lower case without marks. It counts only where a segment begins with it and says little more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

MORE_OF_A_CREDIT = 6
"""A credit is followed by a name, or two: by so many words at most, the first one written like a name."""
MORE_OF_A_FAREWELL = 3
"""“Thanks for watching this video” is one, and a long sentence that begins so is not."""
SHORT = 14
"""In a segment of so many words at most, a name that only credits bear makes it one."""

CREDITS = {
    "en": """
        subtitles by / subtitled by / captions by / captioned by / captioning by / closed captioning by
        closed captions by / transcription by / transcribed by / translated by / translation by / subtitling by
        subs by / audio description by
    """,
    "da": """
        tekstet af / danske tekster af / danske undertekster af / undertekster af / tekster af / tekstning af
        oversat af / oversættelse af / oversættelse / tekstning / undertekster
    """,
    "sv": """
        undertexter av / undertexter från / undertextning av / svenska undertexter av / svensk text / textning av
        textad av / textning / textat av / översättning av / översatt av / översättning / undertextat av / text av
    """,
    "nb": """
        teksting av / tekstet av / norske tekster av / norsk tekst av / undertekster av / tekst av / oversatt av
        oversettelse av / undertekster / teksting / norsk teksting av / tekst og undertekster av / teksta av
    """,
    "de": """
        untertitel von / untertitel des zdf / untertitel der deutschen / untertitel im auftrag des
        untertitel im auftrag der / untertitel im auftrag von / untertitelung von / untertitelung des zdf
        untertitelung im auftrag des / untertitelung im auftrag der / untertitelung / untertitelt von
        übersetzung von / übersetzt von / copyright wdr / copyright swr / copyright ndr / copyright mdr
    """,
}
"""By language, how a line begins that names who wrote the subtitles; what follows is a name, a station or a year."""

CREDITED = """
    amara org / castingwords / svensktextning nu / textning nu / undertexter nu / scandinavian text service
    stephanie geiges / nicolai winther / jesper buhl / broadcast text international / dansk videotekst / btistudios
    vsi ordkedjan / zdf für funk / im auftrag des zdf / untertitelung des zdf / mooji org
"""
"""Whom credits name, and hardly anybody else."""

FAREWELLS = {
    "en": """
        thanks for watching / thank you for watching / thank you so much for watching / thank you very much for watching
        please subscribe / subscribe to my channel / subscribe to our channel
        subscribe to the channel / like and subscribe / please like and subscribe / don t forget to subscribe
        don t forget to like and subscribe / don t forget to like / hit the bell icon / hit the like button
        smash that like button / see you in the next video / see you in the next one / i ll see you in the next video
        i ll see you in the next one / if you enjoyed this video / if you liked this video
        please subscribe to my channel / please subscribe to our channel
    """,
    "da": """
        tak fordi du så med / tak fordi i så med / tak for at du så med / tak for at i så med / tak for at se med
        tak fordi du kiggede med / tak for at du kiggede med / husk at abonnere / abonner på kanalen
        husk at trykke på like / vi ses i næste video / vi ses i den næste video
    """,
    "sv": """
        tack för att du tittade / tack för att ni tittade / tack för att du har tittat / tack för att ni har tittat
        tack för att du tittat / tack för att ni har kollat / tack för att du kollade / tack för tittningen
        glöm inte att prenumerera / prenumerera på kanalen / prenumerera på min kanal / vi ses i nästa video
        vi syns i nästa video / gilla och prenumerera
    """,
    "nb": """
        takk for at du så på / takk for at dere så på / takk for at du så med / takk for at dere så med
        takk for at du ser på / takk for at dere ser på / husk å abonnere
        abonner på kanalen / ikke glem å abonnere / vi sees i neste video / vi ses i neste video
    """,
    "de": """
        vielen dank fürs zuschauen / danke fürs zuschauen / vielen dank für s zuschauen / danke für s zuschauen
        vielen dank für das zuschauen / vielen dank fürs zusehen / danke fürs zusehen
        vergesst nicht zu abonnieren / abonniert den kanal / abonniert meinen kanal / bis zum nächsten video
        wir sehen uns im nächsten video / lasst ein like da / lasst ein abo da
    """,
}
"""By language, how videos end. People could say it in a webinar too, and seldom do."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Stock:
    """A stock phrase that a segment consists of; of a credit it is sure that nobody said it."""

    is_credit: bool


@cache
def _phrases(texts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the phrases in ``texts`` by their first words."""
    phrases = sorted(" ".join(phrase.split()) for text in texts for phrase in re.split(r" / |\n", text.strip()))
    return {first: tuple(group) for first, group in groupby(phrases, lambda phrase: phrase.partition(" ")[0])}


def stock_phrase(text: str) -> Stock | None:
    """Return what stock phrase ``text`` is as a whole, in any of the languages: engines mix them up in silence."""
    written = _WORD.findall(text[: 80 * SHORT])
    words = [word.casefold() for word in written]
    begun = [written[count:] for count in _beginnings(words, CREDITS)]
    if any(len(rest) <= MORE_OF_A_CREDIT and _is_named(rest) for rest in begun) or _names_a_writer(words):
        return Stock(is_credit=True)
    if any(len(words) - count <= MORE_OF_A_FAREWELL for count in _beginnings(words, FAREWELLS)):
        return Stock(is_credit=False)
    return None


def _beginnings(words: list[str], known: dict[str, str]) -> Iterator[int]:
    """Yield how many words each of the ``known`` phrases has with which ``words`` begin."""
    for phrase in _phrases(tuple(known.values())).get(words[0], ()) if words else ():
        count = len(phrase.split())
        if " ".join(words[:count]) == phrase:
            yield count


def _is_named(rest: list[str]) -> bool:
    """Whether what follows a credit begins as a name or a year does."""
    return bool(rest) and (rest[0][0].isupper() or rest[0][0].isdigit())


def _names_a_writer(words: list[str]) -> bool:
    return len(words) <= SHORT and bool(_writers().search(f" {' '.join(words)} "))


@cache
def _writers() -> re.Pattern[str]:
    return re.compile("|".join(f" {name} " for group in _phrases((CREDITED,)).values() for name in group))
