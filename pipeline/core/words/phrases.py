"""Finding phrases in speech by the stems of their words, in five languages, in time linear in the text.

Capitals, punctuation, endings and small words do not count. Nor does one wrong letter in a long word
(recognisers garble), nor whether a compound was written as one word or as two.

The words come from a pattern of our own and not from spaCy's tokenizer: that one refuses a text above its
``max_length`` and takes quadratic time on a hostile one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.core.words.spacy_door import Doc, PhraseMatcher, Vocab
from pipeline.core.words.stemming import LONGEST_WORD, stem

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_GARBLED = 7
_SHORTEST_PART = 5
_SHORTEST_REST = 3
_COMPOUNDING = frozenset(("da", "sv", "nb", "de"))

_FUNCTION_WORDS = {
    "en": "a an the and or but of to in on at by for from with as is are was were be been being am do does "
    "did have has had will would can could should may might must that this these those it its they "
    "them their we us our you your i my me he him his so if then than there here what which who whom "
    "how when where s t re ve ll d m",
    "da": "en et den det de dem deres og eller men af til i på ved for fra med som er var være været gør "
    "gjorde har havde vil ville kan kunne skal skulle må at der denne dette disse vi os vores jer "
    "jeres jeg mig min mit mine du han ham hans så hvis end her hvad hvem hvordan når hvor sig sin "
    "sit sine om",
    "sv": "en ett den det de dem deras och eller men av till i på vid för från med som är var vara varit "
    "gör gjorde har hade vill ville kan kunde ska skulle får att där denna detta dessa vi oss vår "
    "vårt våra ni er jag mig min mitt mina du han honom hans så om än här vad vem hur när sig sin "
    "sitt sina",
    "nb": "en et ei den det de dem deres og eller men av til i på ved for fra med som er var være vært gjør "
    "gjorde har hadde vil ville kan kunne skal skulle må å at der denne dette disse vi oss vår vårt "
    "våre dere jeg meg min mitt mine du han ham hans så hvis enn her hva hvem hvordan når hvor seg "
    "sin sitt sine om",
    "de": "ein eine einen einem einer eines der die das den dem des und oder aber von vom zu zum zur in im "
    "an am auf bei beim für aus mit als ist sind war waren sein gewesen tut hat haben hatte hatten "
    "wird werden wurde würde kann können konnte soll sollte muss dass dieser diese dieses diesen es "
    "wir uns unser unsere ihr euer ich mich mir mein meine du er ihn ihm so wenn da hier was wer wie "
    "wann wo sich über um",
}
"""Words that carry no meaning of their own; they are skipped in phrases and in speech alike."""

_EVERYDAY_WORDS = {
    "en": "one two three four five six ten twelve twenty hundred first second other another each every all "
    "both no not any some more most many much few new old good same different own next last half time "
    "times day week month year years go goes going come take takes get give make makes made tell told "
    "say see look know think find need want use try start speak ask talk meet keep show work works "
    "working people person everyone someone something thing way side about over up out down into "
    "after before between without through together just only very really like as far long big small "
    "large company companies cluster clusters member members project projects question questions",
    "da": "to tre fire fem seks ti tolv tyve hundrede første anden andet andre hver hvert alle begge ingen "
    "ikke nogen noget mere mest mange meget få ny nye nyt gammel god godt samme egen næste sidste "
    "halv halvt tid gang gange dag dage uge måned år året går gå komme kommer tage tager får give "
    "gøre lave sige se ved tro finde bruge prøve prøver starte tale spørge mødes holde holder hold "
    "vise arbejde folk person sammen over op ud ned ind efter før mellem uden gennem hos kun bare "
    "rigtig lang stor små lille virksomhed virksomheder klynge klynger medlem medlemmer projekt "
    "projekter spørgsmål også selv",
    "sv": "två tre fyra fem sex tio tolv tjugo hundra första andra annan annat varje alla båda ingen inte "
    "någon något mer mest många mycket få ny nya nytt gammal bra samma egen eget nästa sista halv "
    "halvt tid gång gånger dag dagar vecka månad år året går gå komma kommer ta tar får ge göra säga "
    "se vet tro hitta använda prova börja tala fråga frågor träffas håller hålla visa visar arbeta "
    "folk person tillsammans ihop över upp ut ner in efter före innan mellan utan genom hos bara "
    "riktigt lång stor stora små litet liten företag företaget kluster medlem medlemmar projekt också "
    "själv",
    "nb": "to tre fire fem seks ti tolv tjue hundre første andre annen annet hver hvert alle begge ingen "
    "ikke noen noe mer mest mange mye få ny nye nytt gammel god bra samme egen neste siste halv halvt "
    "tid gang ganger dag dager uke måned år året går gå komme kommer ta tar får gi gjøre lage si se "
    "vet tro finne bruke prøve starte snakke spørre møtes holde holder vise viser jobbe folk person "
    "sammen over opp ut ned inn etter før mellom uten gjennom hos bare riktig lang stor store små "
    "lite liten bedrift bedrifter klynge klynger medlem medlemmer prosjekt prosjekter spørsmål også "
    "selv",
    "de": "zwei drei vier fünf sechs zehn zwölf zwanzig hundert erste zweite andere anderer jeder jede "
    "jedes alle beide kein keine nicht mehr meist viele viel wenig neu neue alt gut gleich gleiche "
    "eigene nächste letzte halb halbe Zeit Mal Tag Tage Woche Monat Jahr Jahre gehen geht kommen "
    "kommt nehmen geben machen macht sagen sehen wissen glauben finden brauchen versuchen anfangen "
    "sprechen fragen treffen halten hält zeigen zeigt arbeiten Leute Person zusammen gemeinsam auch "
    "auf hinaus nach vor zwischen ohne durch nur sehr lang groß große klein kleine Firma Firmen "
    "Unternehmen Cluster Mitglied Mitglieder Projekt Projekte Frage Fragen selbst",
}
"""Words that everybody says about everything: part of many a phrase, but no hint by themselves."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of meaning without capitals, its stem, and the characters of the text at which it stands."""

    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase, known by ``key``, found in the words from ``start`` up to but without ``end``."""

    key: str
    start: int
    end: int


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(_FUNCTION_WORDS[language].split())


def words(text: str, language: str) -> Iterator[Word]:
    """The words of meaning in ``text``; what is longer than forty letters is no word."""
    small = _function_words(language)
    for found in _WORD.finditer(text):
        if found.end() - found.start() <= LONGEST_WORD:
            word = unicodedata.normalize("NFC", found.group()).casefold()
            if word not in small:
                yield Word(word, stem(word, language), found.start(), found.end())


def stems(phrase: str, language: str) -> tuple[str, ...]:
    """The stems of a phrase's words of meaning."""
    return tuple(word.stem for word in words(phrase, language))


@cache
def everyday_stems(language: str) -> frozenset[str]:
    """The stems of words that everybody says about everything."""
    return frozenset(stems(_EVERYDAY_WORDS[language], language))


def is_phrase(wording: str, language: str) -> bool:
    """Whether enough of a wording is left without its small words: of several words, one is too little."""
    return len(stems(wording, language)) > (len(_WORD.findall(wording)) > 1)


class Vocabulary:
    """The stems that matter in one language, found again in words that are garbled or hold them as a part."""

    def __init__(self, known: Iterable[str], language: str) -> None:
        self._known = frozenset(known)
        self._compounds = language in _COMPOUNDING
        self._shortened: dict[str, str] = {}
        for word in sorted(self._known):
            if len(word) >= _SHORTEST_GARBLED:
                for short in _one_letter_less(word):
                    self._shortened.setdefault(short, word)

    def corrected(self, word: str) -> str:
        """The known stem that ``word`` is but for one letter, else ``word`` itself."""
        if word in self._known or len(word) < _SHORTEST_GARBLED:
            return word
        for short in (word, *_one_letter_less(word)):
            if short in self._known:
                return short
            if short in self._shortened:
                return self._shortened[short]
        return word

    def parts(self, word: str) -> tuple[str, ...]:
        """The known stems in ``word``: itself, else the longest at its beginning and the longest at its end."""
        if word in self._known or not self._compounds:
            return (word,) if word in self._known else ()
        lengths = range(len(word) - 1, _SHORTEST_PART - 1, -1)
        first = next((word[:n] for n in lengths if word[:n] in self._known), None)
        last = next((word[-n:] for n in lengths if n <= len(word) - _SHORTEST_REST and word[-n:] in self._known), None)
        return tuple(part for part in dict.fromkeys((first, last)) if part)


def _one_letter_less(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


class Phrasebook:
    """Phrases of one language under keys, to be found among the words of a text."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], language: str) -> None:
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="NORM")
        self._joined: dict[str, set[str]] = {}
        for key, wordings in phrases.items():
            for wording in wordings:
                self._add(key, tuple(words(wording, language)))

    def _add(self, key: str, wording: tuple[Word, ...]) -> None:
        if not wording:
            return
        self._matcher.add(key, [self._doc([word.stem for word in wording])])
        if len(wording) <= len(("first", "second")):
            for joined in _as_one("".join(word.text for word in wording[:-1]), wording[-1]):
                self._matcher.add(key, [self._doc([joined])])
                self._joined.setdefault(joined, set()).add(key)

    def _doc(self, norms: Sequence[str]) -> Doc:
        doc = Doc(self._vocab, words=list(norms))
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        return doc

    def find(self, text: Sequence[Word]) -> list[Match]:
        """Every phrase that stands in the words of a text, in order."""
        doc = self._doc([word.stem for word in text])
        matches = {Match(self._vocab.strings[key], start, end) for key, start, end in self._matcher(doc)}
        for place, (first, second) in enumerate(pairwise(text)):
            for joined in _as_one(first.text, second):
                matches |= {Match(key, place, place + 2) for key in self._joined.get(joined, ())}
        return sorted(matches, key=lambda match: (match.start, match.end, match.key))


def _as_one(first: str, last: Word) -> tuple[str, str]:
    """The compound of two words: as it stands, and stemmed as its last word is, which the whole may not be."""
    return first + last.text, first + last.stem
