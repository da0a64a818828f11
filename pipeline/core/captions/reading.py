"""Captions in: WebVTT, SubRip and TTML as meeting software really writes them, and plain text.

Reading is lenient, since partners bring what Zoom, Teams, Webex or YouTube exported. What is surely wrong is repaired
and told in a note; where it is not sure, there is a doubt. Which times fit the recording is a question of its own:
see :mod:`pipeline.core.captions.fitting`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pipeline.core.artefacts import Doubt, Segment
from pipeline.core.captions.caption import ADVICE, Caption, TimedText
from pipeline.core.captions.repairs import MOST_DOUBTS, WORD_MS, counted, from_the_first_hour, in_order, within
from pipeline.core.captions.rolling import unrolled
from pipeline.core.captions.ttml import is_xml, read_ttml
from pipeline.core.captions.webvtt_subrip import is_webvtt, read_cues, stated_language
from pipeline.core.errors import BadCaptions
from pipeline.core.speakers import take_names
from pipeline.core.wording import clean, sentences

MAX_BYTES = 20_000_000

Form = Literal["vtt", "srt", "ttml"]


@dataclass(frozen=True)
class Brought:
    """Captions that came with a session: in order and without overlap. ``notes`` tell of repairs, ``doubts`` where.

    ``form`` is what the file is, by its content, and ``stated`` the language that it names itself, if it does.
    """

    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    form: Form = "vtt"
    stated: str = ""


def parse_captions(data: bytes, name: str, language: str, duration_ms: int | None) -> Brought:
    """Read ``data`` (the file ``name``) as segments in ``language``, whatever its suffix says that it is.

    The segments are in order, do not overlap, and end within ``duration_ms`` where that is given. Raises
    :class:`BadCaptions` where there is no caption to be read.
    """
    shown = clean(name)[:80]
    if len(data) > MAX_BYTES:
        raise BadCaptions(f"The captions “{shown}” are larger than {MAX_BYTES // 1_000_000} MB.", ADVICE)
    text, coding = decode(data)
    form, found = _read(text, shown, language)
    captions, rolling = unrolled(found.captions)
    sorted_out = in_order(take_names([segment for caption in captions for segment in _segments(caption, language)]))
    notes = (*coding, *found.notes, *_unsure_notes(captions), *rolling, *sorted_out.notes)
    segments, doubts = sorted_out.segments, _unsure(captions) + sorted_out.doubts
    if segments and duration_ms is not None:
        begun, hours = from_the_first_hour(segments, duration_ms)
        inside = within(begun, duration_ms)
        segments, notes, doubts = inside.segments, (*notes, *hours, *inside.notes), doubts + inside.doubts
    if not segments:
        outside = " within the recording" if sorted_out.segments else ""
        raise BadCaptions(f"The file “{shown}” holds no captions that can be read{outside}.", ADVICE)
    return Brought(segments, notes, doubts, form, found.language)


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
    """Return ``data`` as text: by its byte order mark or its zero bytes, else UTF-8, else Windows-1252 (with a note).

    What XML says of its own encoding is not asked for: it is often wrong once a file was saved again.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    if wide := _without_mark(data[:64]):
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = "The captions are not in UTF-8 and were read as Windows-1252: look at letters such as å and ü."
        return data.decode("cp1252", errors="replace"), (note,)


def _without_mark(head: bytes) -> str:
    """Return which UTF-16 begins with ``head``, where each other byte is zero, as in Latin letters; else nothing."""
    even, odd = head[::2], head[1::2]
    if len(head) < 8 or not any(head):
        return ""
    if not any(odd):
        return "utf-16-le"
    return "utf-16-be" if not any(even) else ""


def _read(text: str, shown: str, language: str) -> tuple[Form, TimedText]:
    """Return what ``text`` is, and its captions in ``language``."""
    if is_xml(text):
        return "ttml", read_ttml(text, shown, language)
    return "vtt" if is_webvtt(text) else "srt", TimedText(tuple(read_cues(text)), stated_language(text))


def _segments(caption: Caption, language: str) -> Iterator[Segment]:
    """Yield a segment for each voice in the caption; they share its time by the length of what they say."""
    voices = groupby(caption.lines, key=lambda line: line.speaker)
    spoken = [(speaker, " ".join(line.text for line in lines)) for speaker, lines in voices]
    length_ms, total = caption.end_ms - caption.start_ms, sum(len(text) for _, text in spoken)
    said = 0
    for speaker, text in spoken:
        start_ms = caption.start_ms + length_ms * said // total
        said += len(text)
        end_ms = caption.start_ms + length_ms * said // total
        yield Segment(start_ms, end_ms, text, caption.language or language, speaker)


def _unsure_notes(captions: Sequence[Caption]) -> tuple[str, ...]:
    counts = Counter(caption.unsure for caption in captions if caption.unsure)
    return tuple(counted(count, what) for what, count in counts.items())


def _unsure(captions: Sequence[Caption]) -> tuple[Doubt, ...]:
    spans = [(c.start_ms, max(c.end_ms, c.start_ms + 1), c.unsure) for c in captions if c.unsure]
    return tuple(Doubt("clock", start, end, f"A caption here {what}") for start, end, what in spans[:MOST_DOUBTS])
