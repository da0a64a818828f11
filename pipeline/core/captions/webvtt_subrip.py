"""WebVTT and SubRip as Zoom, Teams, Webex, YouTube and many others write them: read leniently, in linear time.

What a caption is stands in https://www.w3.org/TR/webvtt1/; SubRip has no standard. A line of times begins a caption,
whatever else is wrong around it.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.core.captions.caption import Caption, Line
from pipeline.core.wording import clean

UNREADABLE = "had no times that can be read; the words were joined to the caption before."

_CLOCK = r"(-?)(?:([0-9]{1,3}) ?: ?)?([0-9]{1,2}) ?: ?([0-9]{1,2})(?: ?[.,:] ?([0-9]{1,9}))?"
_ARROW = r"(?:-{1,3}>|[–—]>|→)"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*{_ARROW}\s*{_CLOCK}(?:\s|$)")
_BAD_TIMES = re.compile(rf"\s*[0-9:.,]+\s*{_ARROW}")
_NUMBER = re.compile(r"\W*[0-9]+\W*$")
_NO_DIGIT = re.compile(r"[^0-9]+")
_WEBEX_ID = re.compile(r'\s*[0-9]+ "([^"]{1,80})" \([0-9]+\)\s*$')
_TEAMS_ID = re.compile(r"\s*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:[/-][0-9-]*)?\s*$", re.IGNORECASE)
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION|X-TIMESTAMP-MAP)\b")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z][A-Za-z-]{1,20})", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^<>\s]*)?[ \t]([^<>]*)>")
_TAG = re.compile(
    r"</?(?:v|c|b|i|u|s|p|ruby|rt|lang|font|span|div|em|strong|br)(?:[.\s/][^<>]*)?>|<[0-9:.]{4,}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"\r\r\n|\r\n|\r")  # \r\r\n is one line end that was translated twice


def is_webvtt(text: str) -> bool:
    """Whether ``text`` says at its beginning that it is WebVTT."""
    return text[:1000].lstrip("\ufeff \t\r\n").startswith("WEBVTT")


def stated_language(text: str) -> str:
    """Return the language that the head of a WebVTT file names, as YouTube's do, else nothing."""
    found = _LANGUAGE.search(text[:1000].partition("-->")[0]) if is_webvtt(text) else None
    return found.group(1) if found else ""


def read_cues(text: str) -> Iterator[Caption]:
    """Yield the captions of a file: a blank line ends one in WebVTT, the number of the next one in SubRip."""
    lines = _LINE_END.sub("\n", text).split("\n")
    marks = [(number, found) for number, line in enumerate(lines) if (found := _TIMES.match(line))]
    ends = [number for number, _ in marks[1:]] + [len(lines)]
    webvtt = is_webvtt(text)
    numbered = not webvtt and _is_numbered(lines, [number for number, _ in marks])
    for (number, found), end in zip(marks, ends, strict=False):  # no marks, one end
        payload, is_last = lines[number + 1 : end], end == len(lines)
        kept, strays = _webvtt(payload, is_last) if webvtt else (_subrip(payload, is_last, numbered), [])
        webex = _WEBEX_ID.match(lines[number - 1]) if number else None
        said = tuple(_lines([*kept, *strays], webex.group(1) if webex else None))
        unsure = UNREADABLE if any(map(_BAD_TIMES.match, payload)) else ""
        clock = found.groups()
        yield Caption(_ms(clock[:5]), _ms(clock[5:]), said, unsure=unsure)


def _ms(clock: Sequence[str | None]) -> int:
    sign, hours, minutes, seconds, fraction = clock
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return 0 if sign else whole * 1000 + int((fraction or "0").ljust(3, "0")[:3])


def _webvtt(payload: Sequence[str], is_last: bool) -> tuple[list[str], list[str]]:
    """Return the lines of a WebVTT caption, and those that stand alone after it and belong to nothing else.

    YouTube begins captions with a line of one space, which ends nothing. The standard drops what stands alone: words
    after a blank line within a caption, words under times that cannot be read. They were said all the same.
    """
    first = next((n for n, line in enumerate(payload) if line.strip()), len(payload))
    if "" in payload[:first]:
        first = 0
    end = next((n for n in range(first, len(payload)) if _ends_caption(payload[n])), len(payload))
    rest = payload[end:]
    if not is_last and rest and rest[-1].strip():  # the name of the next caption
        rest = rest[:-1]
    return list(payload[:end]), list(_strays(rest))


def _ends_caption(line: str) -> bool:
    return not line.strip() or bool(_BAD_TIMES.match(line))


def _strays(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that are neither blank nor in a block of notes or styles nor times nor a caption's name."""
    skipping, fresh = False, True
    for line in lines:
        if not line.strip():
            skipping, fresh = False, True
            continue
        skipping = skipping or (fresh and bool(_BLOCK.match(line)))
        fresh = False
        if not skipping and not _BAD_TIMES.match(line) and not _is_name(line):
            yield line


def _is_name(line: str) -> bool:
    return any(known.match(line) for known in (_NUMBER, _WEBEX_ID, _TEAMS_ID))


def _is_numbered(lines: Sequence[str], marks: Sequence[int]) -> bool:
    """Whether most captions have a number above their times: where none have, a line of digits was said.

    Digits that were said may stand there too, but not above the first one, and they seldom count up.
    """
    above = [[line for line in lines[max(0, mark - 2) : mark] if line.strip()][-1:] for mark in marks]
    numbers = [
        int(_NO_DIGIT.sub("", line)[:9]) if _NUMBER.match(line) else -1 for found in above for line in found or "-"
    ]
    many = 2 * sum(number >= 0 for number in numbers) > len(marks)
    upwards = 2 * sum(0 <= a == b - 1 for a, b in pairwise(numbers)) >= len(marks)
    return many and (numbers[0] >= 0 or upwards)


def _subrip(payload: Sequence[str], is_last: bool, numbered: bool) -> list[str]:
    """Return the lines of a SubRip caption, without the number or name of the next one above its times."""
    said = [line for line in payload if line.strip() and not _BAD_TIMES.match(line)]
    if is_last or not said:
        return said
    alone = len(payload) > 1 and payload[-1].strip() and not payload[-2].strip()
    is_name = (
        ((numbered or alone) and _NUMBER.match(said[-1])) or _TEAMS_ID.match(said[-1]) or _WEBEX_ID.match(said[-1])
    )
    return said[:-1] if is_name else said


def _lines(raw: Iterable[str], speaker: str | None) -> Iterator[Line]:
    """Yield what is said, line by line; a voice goes on until the next one begins."""
    parts = _VOICE.split("\n".join(raw))
    names = [speaker, *(clean(html.unescape(name)) or None for name in parts[1::2])]
    for name, part in zip(names, parts[::2], strict=True):
        yield from (Line(text, name) for line in part.split("\n") if (text := _plain(line)))


def _plain(line: str) -> str:
    return clean(html.unescape(_TAG.sub(_space_for_break, line)))


def _space_for_break(tag: re.Match[str]) -> str:
    return " " if tag.group().lower().startswith("<br") else ""
