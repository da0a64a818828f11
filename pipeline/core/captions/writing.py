"""Captions out: WebVTT after the standard of the W3C, SubRip, and plain text."""

import html
from collections.abc import Iterable

from pipeline.core.artefacts import Segment
from pipeline.core.wording import clean

PARAGRAPH_PAUSE_MS = 2000


def to_webvtt(segments: Iterable[Segment]) -> str:
    """Return ``segments`` as WebVTT, speakers as voices."""
    cues = (f"{_span(segment, '.')}\n{_voice(segment)}{_escaped(segment.text)}\n" for segment in segments)
    return "\n".join(["WEBVTT\n", *cues])


def to_srt(segments: Iterable[Segment]) -> str:
    """Return ``segments`` as SubRip, which has no voices: speakers become ``Name: `` before the text."""
    cues = (f"{number}\n{_span(segment, ',')}\n{_said(segment)}\n" for number, segment in enumerate(segments, start=1))
    return "\n".join(cues)


def to_text(segments: Iterable[Segment]) -> str:
    """Return ``segments`` as running text: a new paragraph where the speaker changes, or after a pause of 2
    s.
    """
    before: Segment | None = None
    paragraphs: list[str] = []
    for segment in segments:
        is_new_voice = before is None or segment.speaker != before.speaker
        if is_new_voice or (before and segment.start_ms - before.end_ms >= PARAGRAPH_PAUSE_MS):
            paragraphs.append(_said(segment) if is_new_voice else clean(segment.text))
        else:
            paragraphs[-1] += " " + clean(segment.text)
        before = segment
    return "\n\n".join(paragraphs) + ("\n" if paragraphs else "")


def _span(segment: Segment, point: str) -> str:
    return f"{_clock(segment.start_ms, point)} --> {_clock(segment.end_ms, point)}"


def _clock(ms: int, point: str) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def _voice(segment: Segment) -> str:
    return f"<v {_escaped(segment.speaker)}>" if segment.speaker else ""


def _said(segment: Segment) -> str:
    text = clean(segment.text)
    return f"{clean(segment.speaker)}: {text}" if segment.speaker else text


def _escaped(text: str) -> str:
    return html.escape(clean(text), quote=False)
