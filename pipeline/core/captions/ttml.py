"""TTML, also known as DFXP: https://www.w3.org/TR/ttml2/, times by its section on time expressions.

The file comes from outside and XML can be hostile: it is read by defusedxml, without a tree, and a file with a document
type (which could hold entities that grow without end, or name other files) is refused.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from pipeline.core.artefacts import Span
from pipeline.core.captions.caption import ADVICE, Caption, Line, TimedText
from pipeline.core.captions.ttml_clock import Clock, clock_from
from pipeline.core.errors import BadCaptions, BadSettings
from pipeline.core.languages import language as language_code
from pipeline.core.spans import joined, without
from pipeline.core.wording import clean

MAX_DEPTH = 64
MAX_ELEMENTS = 300_000
MAX_NAME = 80
"""What is inherited by thousands of captions, or stands in them, must be short."""
UNREADABLE = "had times that cannot be read; those around them were used."

_XML = re.compile(r"[\ufeff\s]*<(?:\?xml|!--|!DOCTYPE|(?:[\w-]+:)?tt[\s>/])", re.IGNORECASE)
_HIDDEN = frozenset(("metadata", "title", "desc", "copyright", "agent", "name", "actor", "set", "animate"))


def is_xml(text: str) -> bool:
    """Whether ``text`` begins as XML does, or TTML without its first line."""
    return bool(_XML.match(text[:2000]))


def read_ttml(text: str, name: str, language: str) -> TimedText:
    """Read the captions of the file ``name``; of one with translations those in ``language``. Raises BadCaptions."""
    reader = _Reader()
    parser = DefusedXMLParser(target=reader, forbid_dtd=True)
    try:
        parser.feed(text.lstrip("\ufeff \t\r\n"))
        parser.close()
    except DefusedXmlException:
        raise BadCaptions(f"“{name}” has a document type, which is not safe to read.", ADVICE) from None
    except ParseError as error:
        line = error.position[0]
        raise BadCaptions(f"“{name}” is not well-formed XML: something is wrong in line {line}.", ADVICE) from None
    except _TooMuch:
        raise BadCaptions(f"“{name}” holds more elements than captions can need.", ADVICE) from None
    known = [replace(caption, language=_known(caption.language)) for caption in reader.captions]
    others = _translations(known, language if any(c.language == language for c in known) else _main(known))
    kept = tuple(caption for caption in known if caption.language not in others)
    left = len(known) - len(kept)
    stated = _main(kept) or reader.language
    notes = (f"Captions that translate others were left out: {left}.",) if left else ()
    return TimedText(kept, stated, (*notes, *_untimed_note(reader.untimed)))


def _untimed_note(count: int) -> tuple[str, ...]:
    if count < 2:
        return ("1 word had no time and was left out.",) if count else ()
    return (f"{count} words had no times and were left out.",)


class _TooMuch(Exception):
    """The file has more elements, or more of them in one another, than captions can need."""


@dataclass
class _Element:
    """An open element: the time it may show, and from when on the times in it are counted (``next_ms``): its own
    beginning, or in a sequence the end of its last child. ``until_ms`` is when the last child ends, ``timed`` tells of
    times around it or its own, ``moves`` of times that it or a child of it has.
    """

    name: str
    start_ms: int = 0
    end_ms: int | None = None
    next_ms: int = 0
    timed: bool = False
    moves: bool = False
    until_ms: int = 0
    in_turn: bool = False
    unsure: str = ""
    language: str = ""
    agents: str = ""
    hidden: bool = False


class _About(NamedTuple):
    """What all text of one caption has in common."""

    start_ms: int
    end_ms: int | None
    agents: str
    language: str
    unsure: str


@dataclass(frozen=True)
class _Piece:
    """Text of a paragraph, and the element that it stands in."""

    element: _Element
    text: str


@dataclass
class _Reader:
    """What the XML parser tells, turned into captions: it keeps the open elements, and builds no tree.

    ``untimed`` counts the words in paragraphs that neither have times nor stand in anything that has.
    """

    captions: list[Caption] = field(default_factory=list)
    language: str = ""
    untimed: int = 0
    _clock: Clock = field(default_factory=Clock)
    _open: list[_Element] = field(default_factory=lambda: [_Element("")])
    _pieces: list[_Piece] | None = None
    _names: dict[str, str] = field(default_factory=dict)
    _agent: str = ""
    _count: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._count += 1
        if len(self._open) > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise _TooMuch
        plain = {_local(name): value for name, value in attributes.items()}
        name = _local(tag)
        if len(self._open) == 1:
            self._clock = clock_from(plain)
            self.language = plain.get("lang", "")
        element = self._element(name, plain)
        self._open.append(element)
        if name == "agent":
            self._agent = plain.get("id", "")
        elif name == "p" and self._pieces is None:
            self._pieces = []
        elif name in ("br", "p") and self._pieces is not None:
            self._pieces.append(_Piece(self._open[-2], "\n"))

    def data(self, text: str) -> None:
        """Text stands in the element that was opened last."""
        element = self._open[-1]
        if self._pieces is not None and not element.hidden:
            self._pieces.append(_Piece(element, text.replace("\n", " ")))
        elif element.name == "name" and self._agent and text.strip():
            self._names.setdefault(self._agent, clean(text)[:MAX_NAME])

    def end(self, tag: str) -> None:
        """An element ends."""
        element = self._open.pop()
        around = self._open[-1]
        if element.moves:
            around.moves = True
            ends_ms = element.until_ms if element.end_ms is None else element.end_ms
            around.until_ms = max(around.until_ms, ends_ms)
            around.next_ms = ends_ms if around.in_turn else around.next_ms
        if element.name == "agent":
            self._agent = ""
        elif element.name == "p" and self._pieces is not None:
            self._end_paragraph(self._pieces)

    def _end_paragraph(self, pieces: list[_Piece]) -> None:
        """A paragraph ends: it makes captions, unless it stands in another, which old files do."""
        if any(element.name == "p" for element in self._open):
            pieces.append(_Piece(self._open[-1], "\n"))
            return
        self.captions.extend(_captions(pieces, self._names))
        self.untimed += len("".join(piece.text for piece in pieces if not piece.element.timed).split())
        self._pieces = None

    def _element(self, name: str, attributes: Mapping[str, str]) -> _Element:
        """Return the element with what it inherits from the one around it."""
        around = self._open[-1]
        written = {key: attributes[key] for key in ("begin", "end", "dur") if key in attributes}
        times = {key: ms for key, text in written.items() if (ms := self._clock.ms(text)) is not None}
        start_ms = around.next_ms + times.get("begin", 0)
        if "begin" in written and "begin" not in times and self.captions:
            start_ms = max(start_ms, self.captions[-1].end_ms)
        ends = [around.next_ms + times["end"]] if "end" in times else []
        ends += [start_ms + times["dur"]] if "dur" in times else []
        ends += [around.end_ms] if around.end_ms is not None else []
        return _Element(
            name,
            start_ms=start_ms,
            end_ms=min(ends, default=None),
            next_ms=start_ms,
            timed=around.timed or bool(times),
            moves=bool(times),
            until_ms=start_ms,
            in_turn=attributes.get("timeContainer") == "seq",
            unsure=UNREADABLE if len(times) < len(written) else around.unsure,
            language=attributes.get("lang", around.language)[:MAX_NAME],
            agents=attributes.get("agent", around.agents)[:MAX_NAME],
            hidden=around.hidden or name in _HIDDEN,
        )


def _local(name: str) -> str:
    """Return a name without its namespace: there are four of TTML, and old files mix them."""
    return name.rpartition("}")[2]


def _captions(pieces: Sequence[_Piece], names: Mapping[str, str]) -> Iterator[Caption]:
    """Yield the captions of a paragraph: one for each time and voice in it, or one where it is timed word by word."""
    timed = [piece for piece in _blanks_joined(pieces) if piece.element.timed]
    groups = [("".join(p.text for p in group), about) for about, group in groupby(timed, key=_about)]
    found = [_caption(text, about, names) for text, about in groups if clean(text)]
    lines = [line for caption in found for line in caption.lines]
    if len(found) > 2 and all(" " not in caption.text for caption in found) and len({x.speaker for x in lines}) == 1:
        line = Line(" ".join(line.text for line in lines), lines[0].speaker)
        yield replace(found[0], end_ms=found[-1].end_ms, lines=(line,))
    else:
        yield from found


def _blanks_joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield ``pieces`` with blanks in the element of the text before them, so that they part no caption."""
    element: _Element | None = None
    for piece in pieces:
        element = piece.element if element is None or piece.text.strip() else element
        yield _Piece(element, piece.text)


def _about(piece: _Piece) -> _About:
    element = piece.element
    return _About(element.start_ms, element.end_ms, element.agents, element.language, element.unsure)


def _caption(text: str, about: _About, names: Mapping[str, str]) -> Caption:
    speaker = ", ".join(names[agent] for agent in about.agents.split() if agent in names)[:MAX_NAME] or None
    lines = tuple(Line(plain, speaker) for line in text.split("\n") if (plain := clean(line)))
    end_ms = about.start_ms if about.end_ms is None else about.end_ms
    return Caption(about.start_ms, end_ms, lines, about.language, about.unsure)


# languages ----------------------------------------------------------------------------------------------------------


def _known(language: str) -> str:
    try:
        return language_code(language) if language else ""
    except BadSettings:
        return ""


def _main(captions: Sequence[Caption]) -> str:
    """Return the language of most captions that have one, else nothing."""
    counts = Counter(caption.language for caption in captions if caption.language)
    return counts.most_common(1)[0][0] if counts else ""


def _translations(captions: Sequence[Caption], wanted: str) -> frozenset[str]:
    """Return the languages that mostly fill times which captions in ``wanted`` fill too.

    A talk that goes on in another language for a while is not translated there.
    """
    filled = {language: _filled(captions, language) for language in {caption.language for caption in captions}}
    spans = filled.get(wanted, [])
    return frozenset(
        language
        for language, these in filled.items()
        if language != wanted and 2 * _length(without(these, spans)) <= _length(these)
    )


def _filled(captions: Sequence[Caption], language: str) -> list[Span]:
    return joined(Span(c.start_ms, c.end_ms) for c in captions if c.language == language)


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end_ms - span.start_ms for span in spans)
