"""A session's transcript as a file: plain text, and JSON."""

import msgspec

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Outline, Transcript
from webapp.pages.reading import paragraphs
from webapp.pages.words import clock, day

SCHEMA = 1


def script(session: Session, transcript: Transcript, outline: Outline, address: str) -> str:
    """The text: what the session is, where it comes from, then chapters and paragraphs with their times."""
    by = ", ".join(name for name in (*session.presenters, session.partner) if name)
    head = [session.title, " · ".join(part for part in (by, day(session.held_on, session.language)) if part), address]
    if transcript.draft:
        head.append("Draft: written by a machine that mishears many words.")
    blocks = ["\n".join(line for line in head if line)]
    for paragraph in paragraphs(transcript.segments, outline.chapters):
        if paragraph.chapter:
            blocks.append(f"== {paragraph.chapter.title} ==")
        text = " ".join(segment.text for segment in paragraph.segments)
        speaker = f"{paragraph.speaker}: " if paragraph.speaker else ""
        blocks.append(f"[{clock(paragraph.start_ms)}] {speaker}{text}")
    return "\n\n".join(blocks) + "\n"


def as_json(session: Session, transcript: Transcript, address: str) -> str:
    """The transcript for programs, as docs/json.md describes it. What is kept from the public is not in it."""
    segments = [
        {"start_ms": s.start_ms, "end_ms": s.end_ms, "speaker": s.speaker, "language": s.language, "text": s.text}
        for s in transcript.segments
    ]
    found = {
        "schema": SCHEMA,
        "id": session.id,
        "title": session.title,
        "address": address,
        "language": transcript.language,
        "engine": transcript.engine,
        "model": transcript.model,
        "draft": transcript.draft,
        "segments": segments,
    }
    return msgspec.json.encode(found).decode() + "\n"
