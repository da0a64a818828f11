"""Whole webinars as transcripts, with times made up from their texts."""

import re
from typing import Any

from pipeline.core.artefacts import Segment, Transcript

MS_A_WORD = 350


def transcript_of(webinar: dict[str, Any], punctuated: bool, speakers: bool) -> Transcript:
    """A labelled webinar as a transcript."""
    segments, at = [], 0
    for segment in webinar["segments"]:
        text = segment["text"] if punctuated else re.sub(r"[^\w\s'-]", "", segment["text"]).lower()
        at += round(1000 * segment["pause_before_s"])
        end = at + MS_A_WORD * len(segment["text"].split())
        speaker = str(segment["speaker"]) if speakers else None
        segments.append(Segment(at, end, text, webinar["language"], speaker))
        at = end
    return Transcript(webinar["language"], "labelled", "", not punctuated, tuple(segments))
