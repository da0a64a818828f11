"""Captions out: WebVTT after the standard of the W3C, SubRip, and plain text; and WebVTT that was written here, in."""

import html
import re
from collections.abc import Iterable, Iterator

from pipeline.core.captions.layout import Cue
from pipeline.core.wording import clean

PARAGRAPH_PAUSE_MS = 2000

_CLOCK = r"([0-9]+):([0-9]{2}):([0-9]{2})\.([0-9]{3})"
_BLOCK = re.compile(rf"{_CLOCK} --> {_CLOCK}\n(.+)", re.DOTALL)
_PAYLOAD = re.compile(r"(?:<v ([^>]*)>)?(?:<lang ([^>]*)>)?([^<]*)(?:</lang>)?", re.DOTALL)


def to_webvtt(cues: Iterable[Cue], language: str) -> str:
    """Return ``cues`` as WebVTT, speakers as voices; what is not in ``language``, that of the file, is marked."""
    blocks = (f"{_span(cue, '.')}\n{_voice(cue)}{_in_language(cue, language)}\n" for cue in cues)
    return "\n".join(["WEBVTT\n", *blocks])


def to_srt(cues: Iterable[Cue]) -> str:
    """Return ``cues`` as SubRip, which has no voices: who begins to speak stands as ``Name: `` before the words."""
    blocks = (
        f"{number}\n{_span(cue, ',')}\n{_named(said_by)}{_lines(cue)}\n"
        for number, (said_by, cue) in enumerate(_turns(cues), start=1)
    )
    return "\n".join(blocks)


def to_text(cues: Iterable[Cue]) -> str:
    """Return ``cues`` as running text: a new paragraph where the speaker changes, or after a pause of 2 s."""
    before: Cue | None = None
    paragraphs: list[str] = []
    for said_by, cue in _turns(cues):
        if before is None or cue.speaker != before.speaker or cue.start_ms - before.end_ms >= PARAGRAPH_PAUSE_MS:
            paragraphs.append(_named(said_by) + cue.text)
        else:
            paragraphs[-1] += " " + cue.text
        before = cue
    return "\n\n".join(paragraphs) + ("\n" if paragraphs else "")


def written_cues(webvtt: str, language: str) -> tuple[Cue, ...]:
    """Return the cues of a file that :func:`to_webvtt` wrote; for others see :mod:`pipeline.core.captions.reading`."""
    blocks = (_BLOCK.fullmatch(block.strip("\n")) for block in webvtt.split("\n\n"))
    return tuple(_cue(found, language) for found in blocks if found)


def _cue(block: re.Match[str], language: str) -> Cue:
    *clock, payload = block.groups()
    found = _PAYLOAD.fullmatch(payload)
    speaker, other, text = found.groups() if found else (None, None, payload)
    lines = tuple(html.unescape(text).split("\n"))
    return Cue(_ms(clock[:4]), _ms(clock[4:]), lines, speaker and html.unescape(speaker), other or language)


def _ms(clock: Iterable[str]) -> int:
    hours, minutes, seconds, ms = map(int, clock)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms


def _turns(cues: Iterable[Cue]) -> Iterator[tuple[str | None, Cue]]:
    """Yield each cue with its speaker where somebody else spoke before."""
    before = None
    for cue in cues:
        yield (cue.speaker if cue.speaker != before else None), cue
        before = cue.speaker


def _span(cue: Cue, point: str) -> str:
    return f"{_clock(cue.start_ms, point)} --> {_clock(cue.end_ms, point)}"


def _clock(ms: int, point: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def _voice(cue: Cue) -> str:
    return f"<v {html.escape(clean(cue.speaker), quote=False)}>" if cue.speaker else ""


def _in_language(cue: Cue, language: str) -> str:
    text = html.escape(_lines(cue), quote=False)
    return text if cue.language in (language, "") else f"<lang {cue.language}>{text}</lang>"


def _named(speaker: str | None) -> str:
    return f"{clean(speaker)}: " if speaker else ""


def _lines(cue: Cue) -> str:
    return "\n".join(map(clean, cue.lines))
