"""Captions in: WebVTT and SubRip as meeting software really writes them, and plain text.

Reading is lenient, since partners bring what Zoom, Teams, Webex or YouTube exported; every repair is told in
a note.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.core.artefacts import Doubt, Segment
from pipeline.core.errors import BadCaptions
from pipeline.core.speakers import take_names
from pipeline.core.wording import clean, sentences

MAX_BYTES = 20_000_000
WORD_MS = 350
ROLLING_SHARE = 0.3
ADVICE = "Export the captions again as WebVTT (.vtt) or SubRip (.srt), or leave them out."

_CLOCK = r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,3}))?"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s|$)")
_BAD_TIMES = re.compile(r"\s*[0-9:.,]+\s*-->")
_WEBEX_ID = re.compile(r'\s*[0-9]+ "([^"]{1,80})" \([0-9]+\)\s*$')
_VOICE = re.compile(r"<v(?:\.[^<>\s]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(
    r"</?(?:v|c|b|i|u|s|p|ruby|rt|lang|font|span|div|em|strong|br)(?:[.\s/][^<>]*)?>|<[0-9:.]{4,}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Cue:
    """One caption as it stands in the file; ``lines`` still carry their tags."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speaker: str | None = None


# reading ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Brought:
    """Captions that came with a session: in order and without overlap. ``notes`` tell of repairs, ``doubts`` where."""

    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def parse_captions(data: bytes, name: str, language: str, duration_ms: int | None) -> Brought:
    """Read WebVTT or SubRip ``data`` (the file ``name``) as segments in ``language``, with notes on what was
    repaired.

    The segments are in order, do not overlap, and end within ``duration_ms`` where that is known. Raises
    :class:`BadCaptions` where there is no caption to be read.
    """
    shown = clean(name)[:80]
    if len(data) > MAX_BYTES:
        raise BadCaptions(f"The captions “{shown}” are larger than {MAX_BYTES // 1_000_000} MB.", ADVICE)
    text, notes = decode(data)
    cues, rolling = _unrolled([replace(cue, lines=tuple(_meaningful(cue.lines))) for cue in _cues(text)])
    segments = take_names([segment for cue in cues for segment in _segments(cue, language)])
    segments, repairs = _repaired(segments, duration_ms)
    if not segments:
        outside = " within the recording" if repairs else ""
        raise BadCaptions(f"The file “{shown}” holds no captions that can be read{outside}.", ADVICE)
    return Brought(tuple(segments), (*notes, *rolling, *repairs))


def parse_text(text: str, language: str) -> tuple[Segment, ...]:
    """Read plain text, one sentence a segment, with made-up times of 350 ms a word.

    Raises :class:`BadCaptions` where there is not one word.
    """
    segments: list[Segment] = []
    start_ms = 0
    for sentence in sentences(text):
        end_ms = start_ms + WORD_MS * len(sentence.split())
        segments.append(Segment(start_ms, end_ms, sentence, language))
        start_ms = end_ms
    if not segments:
        raise BadCaptions("The text is empty.", "Give a file with the words of the session.")
    return tuple(take_names(segments))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return ``data`` as text: by its byte order mark, else UTF-8, else Windows-1252 (with a note)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = "The captions are not in UTF-8 and were read as Windows-1252: look at letters such as å and ü."
        return data.decode("cp1252", errors="replace"), (note,)


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the cues of a file: a blank line ends one in WebVTT, the number of the next one in SubRip."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    is_webvtt = text.lstrip("\ufeff \n").startswith("WEBVTT")
    marks = [(number, found) for number, line in enumerate(lines) if (found := _TIMES.match(line))]
    ends = [number for number, _ in marks[1:]] + [len(lines)]
    for (number, found), end in zip(marks, ends, strict=False):  # no marks, one end
        payload = lines[number + 1 : end]
        kept = _until_blank(payload) if is_webvtt else _without_number(payload, is_last=end == len(lines))
        webex = _WEBEX_ID.match(lines[number - 1]) if number else None
        clock = found.groups()
        yield _Cue(_ms(clock[:4]), _ms(clock[4:]), tuple(kept), webex.group(1) if webex else None)


def _ms(clock: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = clock
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def _until_blank(payload: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a WebVTT cue. YouTube begins cues with a line of one space, which ends nothing."""
    seen_text = False
    for line in payload:
        if not line or _BAD_TIMES.match(line) or (seen_text and not line.strip()):
            return
        seen_text = seen_text or bool(line.strip())
        yield line


def _without_number(payload: Sequence[str], is_last: bool) -> Sequence[str]:
    """Return the lines of a SubRip cue, without the number of the next one that stands right before its times."""
    return payload[:-1] if not is_last and payload and payload[-1].strip().isdecimal() else payload


def _meaningful(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if _plain(line))


def _plain(line: str) -> str:
    return clean(html.unescape(_TAG.sub(_space_for_break, line)))


def _space_for_break(tag: re.Match[str]) -> str:
    return " " if tag.group().lower().startswith("<br") else ""


def _unrolled(cues: Sequence[_Cue]) -> tuple[list[_Cue], tuple[str, ...]]:
    """Take repeated lines out of rolling captions, where each cue begins with the last line of the one
    before.

    Only a file in which that is the habit is treated so: two people may well say "yes" after one another.
    """
    repeated = [0, *(_repeated_lines(before, cue) for before, cue in pairwise(cues))]
    rolls = sum(0 < count < len(cue.lines) for cue, count in zip(cues, repeated, strict=False))
    if rolls < max(2, ROLLING_SHARE * len(cues)):
        return list(cues), ()
    unrolled = [replace(cue, lines=cue.lines[count:]) for cue, count in zip(cues, repeated, strict=False)]
    return unrolled, (f"The captions roll: {sum(repeated)} repeated lines were left out.",)


def _repeated_lines(before: _Cue, cue: _Cue) -> int:
    """Return how many of the first lines of ``cue`` are the last lines of the cue ``before``, which it
    adjoins.
    """
    if cue.start_ms - before.end_ms > 100:
        return 0
    old, new = [_plain(line) for line in before.lines], [_plain(line) for line in cue.lines]
    longest = min(len(old), len(new), 4)
    return next((count for count in range(longest, 0, -1) if old[-count:] == new[:count]), 0)


def _segments(cue: _Cue, language: str) -> Iterator[Segment]:
    """Yield a segment for each voice in the cue; they share its time by the length of what they say."""
    parts = _VOICE.split("\n".join(cue.lines))
    names = [cue.speaker, *(clean(html.unescape(name)) for name in parts[1::2])]
    spoken = [(name or None, text) for name, raw in zip(names, parts[::2], strict=True) if (text := _plain(raw))]
    total = sum(len(text) for _, text in spoken)
    said = 0
    for speaker, text in spoken:
        start_ms = cue.start_ms + (cue.end_ms - cue.start_ms) * said // total
        said += len(text)
        end_ms = cue.start_ms + (cue.end_ms - cue.start_ms) * said // total
        yield Segment(start_ms, end_ms, text, language, speaker)


# repairing --------------------------------------------------------------------------------------------------


def _repaired(segments: Iterable[Segment], duration_ms: int | None) -> tuple[list[Segment], tuple[str, ...]]:
    found = list(segments)
    lasting = [_lasting(segment) for segment in found]
    ordered = sorted(lasting, key=lambda segment: segment.start_ms)
    apart = _apart(ordered)
    within = [s for s in apart if duration_ms is None or s.start_ms < duration_ms]
    cut = [s if duration_ms is None else replace(s, end_ms=min(s.end_ms, duration_ms)) for s in within]
    late = sum(before.start_ms > after.start_ms for before, after in pairwise(lasting))
    overlapping = sum(before.end_ms > after.start_ms for before, after in pairwise(ordered))
    counts = (
        (_differences(found, lasting), "had no length or ended before they began; their times were made up."),
        (late, "came too late in the file; all were sorted by time."),
        (overlapping, "ran into the next one; their times were cut there."),
        (len(apart) - len(within), "lay after the end of the recording; they were left out."),
        (_differences(within, cut), "ran past the end of the recording; they were cut there."),
    )
    return cut, tuple(f"{_captions(count)} {what}" for count, what in counts if count)


def _differences(before: Sequence[Segment], after: Sequence[Segment]) -> int:
    return sum(old is not new and old != new for old, new in zip(before, after, strict=True))


def _captions(count: int) -> str:
    return "1 caption" if count == 1 else f"{count} captions"


def _lasting(segment: Segment) -> Segment:
    if segment.end_ms > segment.start_ms:
        return segment
    return replace(segment, end_ms=segment.start_ms + WORD_MS * len(segment.text.split()))


def _apart(ordered: Sequence[Segment]) -> list[Segment]:
    """Cut each segment where the next begins; of those that begin together, each lasts a millisecond."""
    apart: list[Segment] = []
    for segment in ordered:
        turn_ms = segment.start_ms
        if apart and apart[-1].end_ms > turn_ms:
            turn_ms = max(turn_ms, apart[-1].start_ms + 1)
            apart[-1] = replace(apart[-1], end_ms=turn_ms)
        apart.append(replace(segment, start_ms=turn_ms, end_ms=max(segment.end_ms, turn_ms + 1)))
    return apart
