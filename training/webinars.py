"""Whole webinars that were written to develop the outline and the card on, and how their files are read.

A file begins with ``key: value`` lines (title, language, partner, presenters, services; several parted by ``;``) and
an empty line. Then each line is a segment, ``Speaker (pause): text [section, section]``: the pause before it in
seconds may be left out (0.5), and so may the sections of the best-practice card that it backs. Between them stand
``== lead-in`` (presentation, questions, goodbye, break, trouble) where a part of the recording begins, and ``-- title``
where a chapter does. A segment that asks begins with ``?1``, one that answers with ``!1``, the number being the pair's;
``?1 Speaker {chat}: …`` names another asker than the speaker.

``python -m training.webinars FILE...`` checks files.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "webinars"
SECTIONS = ("beneficiaries", "goals", "operative", "lessons", "howto", "s3", "other_clusters")
PARTS = ("lead-in", "presentation", "questions", "goodbye", "break", "trouble")
LISTS = ("presenters", "services")
USUAL_PAUSE_S = 0.5
SEGMENT = re.compile(
    r"(?:(?P<turn>[?!])(?P<pair>\d+) )?(?P<speaker>[^:({]+?)(?: \{(?P<asker>[^}]+)\})?"
    r"(?: \((?P<pause>\d+(?:\.\d+)?)\))?: (?P<text>.+?)(?: \[(?P<sections>[a-z0-9_, ]+)\])?"
)


def read(path: Path) -> dict[str, Any]:
    """One webinar in the shape of the labelled ones: ``segments`` and their ``truth``, and ``parts`` beside these.

    Raises ValueError that names the file and the line.
    """
    head, _, body = path.read_text("utf-8").partition("\n\n")
    found: dict[str, Any] = {"id": path.stem, **dict(_fields(head))}
    parts: list[tuple[str, int]] = []
    chapters: list[dict[str, Any]] = []
    questions: dict[str, dict[str, Any]] = {}
    card: dict[str, list[int]] = {section: [] for section in SECTIONS}
    segments: list[dict[str, Any]] = []
    for number, line in enumerate(body.splitlines(), head.count("\n") + 3):
        at = len(segments)
        if line.startswith("== ") and line[3:] in PARTS:
            parts.append((line[3:], at))
        elif line.startswith("-- "):
            chapters.append({"title": line[3:].strip(), "start_segment": at})
        elif line.strip():
            segment = SEGMENT.fullmatch(line.strip())
            sections = [name.strip() for name in ((segment and segment["sections"]) or "").split(",") if name.strip()]
            if segment is None or set(sections) - set(SECTIONS):
                raise ValueError(f"{path.name}, line {number}: {line[:60]}")
            segments.append(_segment(segment))
            for section in sections:
                card[section].append(at)
            if segment["pair"]:
                _turn(segment, at, questions)
    found |= {"segments": segments, "parts": parts, "fields": []}
    found["truth"] = _truth(parts, len(segments)) | {
        "chapters": chapters, "questions": list(questions.values()), "card": card
    }  # fmt: skip
    _check(path, found)
    return found


def _fields(head: str) -> Iterator[tuple[str, Any]]:
    for line in head.splitlines():
        key, _, value = line.partition(":")
        parts = [part.strip() for part in value.split(";") if part.strip()]
        yield key.strip(), parts if key.strip() in LISTS else value.strip()


def _segment(found: re.Match[str]) -> dict[str, Any]:
    pause = float(found["pause"]) if found["pause"] else USUAL_PAUSE_S
    return {"speaker": found["speaker"].strip(), "text": found["text"].strip(), "pause_before_s": pause}


def _turn(found: re.Match[str], at: int, questions: dict[str, dict[str, Any]]) -> None:
    pair = questions.setdefault(
        found["pair"], {"question_segments": [], "answer_segments": [], "asker": found["asker"] or found["speaker"]}
    )
    pair["question_segments" if found["turn"] == "?" else "answer_segments"].append(at)


def _truth(parts: list[tuple[str, int]], length: int) -> dict[str, Any]:
    starts: dict[str, int] = {}
    for kind, at in parts:
        starts.setdefault(kind, at)
    return {
        "presentation_start_segment": starts.get("presentation", 0),
        "qa_start_segment": starts.get("questions"),
        "end_segment": starts.get("goodbye", length) - 1,
    }


def _check(path: Path, webinar: dict[str, Any]) -> None:
    missing = [key for key in ("title", "language", "presenters", "services") if not webinar.get(key)]
    unpaired = [q for q in webinar["truth"]["questions"] if not (q["question_segments"] and q["answer_segments"])]
    if missing or unpaired or not webinar["parts"] or not webinar["truth"]["chapters"]:
        raise ValueError(f"{path.name}: missing {missing}, unpaired questions {unpaired}, or no parts or chapters")


def main(names: list[str]) -> None:
    """Tell what each file holds."""
    for path in [Path(name) for name in names] or sorted(FOLDER.glob("*.txt")):
        found = read(path)
        truth = found["truth"]
        words = sum(len(segment["text"].split()) for segment in found["segments"])
        lines = sum(map(len, truth["card"].values()))
        print(
            f"{path.name}: {len(found['segments'])} segments, {words} words, {len(truth['chapters'])} chapters, "
            f"{len(truth['questions'])} questions, {lines} card lines, Q&A from {truth['qa_start_segment']}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
