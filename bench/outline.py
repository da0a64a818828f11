"""How well the outline and the card are found, on labelled webinars: ``python -m bench.outline [PATH…]``.

A PATH is a webinar or a folder of them: labelled ones (.json, by default ../shared/labelled/webinars) or those of
training/webinars (.txt).
Times are made up from the texts: 350 ms a word, and the labelled pauses. Each webinar is read as it is, without
punctuation and capitals, without speakers, and without both. Chapters are compared with equal cuts and with NLTK's
TextTiling (Hearst 1997), which both get less or more to know: equal cuts the right number, TextTiling the text alone.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from nltk.tokenize.texttiling import TextTilingTokenizer

from pipeline.core.artefacts import CARD_SECTIONS, Card, Outline, Span, Transcript
from pipeline.core.card.finding import find_card
from pipeline.core.card.model import CardModel
from pipeline.core.cues import lexicon
from pipeline.core.outline.finding import find_outline
from pipeline.core.outline.voices import is_name, name_key
from pipeline.home import CARD_MODEL
from pipeline.workspace import load
from training import webinars as written
from training.transcripts import transcript_of as transcript_of

MODEL = load(CARD_MODEL, CardModel)
WAYS = {
    "as it is": (True, True),
    "no punctuation": (False, True),
    "no speakers": (True, False),
    "neither": (False, False),
}


@dataclass
class Figures:
    """Sums over webinars; ``show`` prints them as shares."""

    webinars: int = 0
    starts: int = 0
    rounds: int = 0
    found: int = 0
    labelled: int = 0
    matched: int = 0
    matched_both: int = 0
    askers: int = 0
    window_diff: float = 0.0
    equal_cuts: float = 0.0
    text_tiling: float = 0.0
    lines: int = 0
    right: int = 0
    sections: int = 0
    filled: int = 0
    seconds: float = 0.0

    def show(self, name: str) -> None:
        """Print one row."""
        f1 = 2 * self.matched / max(self.found + self.labelled, 1)
        strict = 2 * self.matched_both / max(self.found + self.labelled, 1)
        n = max(self.webinars, 1)
        print(
            f"{name:18} talk start {self.starts}/{n}  questions start (or none) {self.rounds}/{n}  pairs F1 {f1:.2f} "
            f"(both spans {strict:.2f}, askers {self.askers}/{self.matched})\n{'':18} WindowDiff "
            f"{self.window_diff / n:.3f} (equal cuts {self.equal_cuts / n:.3f}, TextTiling {self.text_tiling / n:.3f})"
            f"  card {self.right}/{self.lines} lines right ({self.right / max(self.lines, 1):.2f}), "
            f"{self.filled}/{self.sections} sections filled  {1000 * self.seconds / n:.0f} ms each"
        )


def overlap(one: Span, other: Span) -> float:
    """Shared time as a share of the time of both together."""
    shared = min(one.end_ms, other.end_ms) - max(one.start_ms, other.start_ms)
    whole = max(one.end_ms, other.end_ms) - min(one.start_ms, other.start_ms)
    return max(shared, 0) / whole if whole else 0.0


def window_diff(truth: set[int], found: set[int], length: int) -> float:
    """Pevzner and Hearst's measure over segment boundaries: the share of windows with another number of them."""
    window = max(2, round(length / (2 * (len(truth) + 1))))
    places = range(length - window)
    return sum(_count(truth, at, window) != _count(found, at, window) for at in places) / max(len(places), 1)


def _count(boundaries: set[int], at: int, window: int) -> int:
    return sum(boundary in boundaries for boundary in range(at + 1, at + window + 1))


def nearest(transcript: Transcript, ms: int) -> int:
    """The segment that begins nearest to a time."""
    return min(range(len(transcript.segments)), key=lambda at: abs(transcript.segments[at].start_ms - ms))


def measure(webinar: dict[str, Any], figures: Figures, punctuated: bool, speakers: bool) -> None:
    """Add one webinar's figures."""
    transcript = transcript_of(webinar, punctuated, speakers)
    began = perf_counter()
    outline = find_outline(transcript, tuple(webinar["presenters"]))
    card = find_card(transcript, outline, MODEL)
    figures.seconds += perf_counter() - began
    figures.webinars += 1
    truth = webinar["truth"]
    starts = {part.kind: nearest(transcript, part.start_ms) for part in reversed(outline.parts)}
    figures.starts += abs(starts.get("presentation", -9) - truth["presentation_start_segment"]) <= 1
    wanted, found = truth["qa_start_segment"], starts.get("questions")
    figures.rounds += found == wanted if None in (found, wanted) else abs(found - wanted) <= 1
    _measure_questions(transcript, outline, truth["questions"], figures)
    _measure_chapters(transcript, outline, truth, figures)
    _measure_card(transcript, card, truth["card"], figures)


def _span(transcript: Transcript, segments: list[int]) -> Span:
    return Span(transcript.segments[min(segments)].start_ms, transcript.segments[max(segments)].end_ms)


def _measure_questions(
    transcript: Transcript, outline: Outline, labelled: list[dict[str, Any]], figures: Figures
) -> None:
    figures.found += len(outline.questions)
    figures.labelled += len(labelled)
    left = list(outline.questions)
    for truth in labelled:
        asked, answer = (_span(transcript, truth[key]) for key in ("question_segments", "answer_segments"))
        whole = Span(asked.start_ms, answer.end_ms)
        pairs = [q for q in left if overlap(Span(q.question.start_ms, q.answer.end_ms), whole) >= 0.5]
        if not pairs:
            continue
        left.remove(pairs[0])
        figures.matched += 1
        figures.matched_both += overlap(pairs[0].question, asked) >= 0.5 and overlap(pairs[0].answer, answer) >= 0.5
        figures.askers += _same_person(pairs[0].asker, truth["asker"])


def _same_person(found: str | None, labelled: str) -> bool:
    """Whether the asker is right: nobody where nobody was named, else as much of the name as was said."""
    if found is None or not is_name(labelled) or labelled == "chat":
        return found is None and (not is_name(labelled) or labelled == "chat")
    return name_key(found) <= name_key(labelled)


def _measure_chapters(transcript: Transcript, outline: Outline, truth: dict[str, Any], figures: Figures) -> None:
    length = len(transcript.segments)
    wanted = {chapter["start_segment"] for chapter in truth["chapters"]}
    found = {nearest(transcript, chapter.start_ms) for chapter in outline.chapters[1:]}
    equal = {round(length * part / (len(wanted) + 1)) for part in range(1, len(wanted) + 1)}
    figures.window_diff += window_diff(wanted, found, length)
    figures.equal_cuts += window_diff(wanted, equal, length)
    figures.text_tiling += window_diff(wanted, text_tiling(transcript), length)


def text_tiling(transcript: Transcript) -> set[int]:
    """Where NLTK's TextTiling cuts: the indexes of the segments that begin its tiles."""
    texts = [segment.text for segment in transcript.segments]
    tiles = TextTilingTokenizer(stopwords=lexicon(transcript.language).stop).tokenize("\n\n".join(texts))
    edges = [0]
    for tile in tiles:
        edges.append(edges[-1] + len(tile))
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len("\n\n"))
    return {min(range(len(texts)), key=lambda at: abs(starts[at] - edge)) for edge in edges[1:-1]}


def _measure_card(transcript: Transcript, card: Card, truth: dict[str, list[int]], figures: Figures) -> None:
    for section in CARD_SECTIONS:
        lines = getattr(card, section)
        places = [max(at for at, s in enumerate(transcript.segments) if s.start_ms <= q.start_ms) for q in lines]
        figures.lines += len(places)
        figures.right += sum(place in truth[section] for place in places)
        figures.sections += bool(truth[section])
        figures.filled += any(place in truth[section] for place in places)


def read(path: Path) -> list[dict[str, Any]]:
    """The webinar in a file, or all those in a folder."""
    if path.is_dir():
        return [
            webinar for file in sorted(path.iterdir()) if file.suffix in (".json", ".txt") for webinar in read(file)
        ]
    return [json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else written.read(path)]


def main(arguments: Iterable[str]) -> None:
    """Print the figures of all webinars, read in each of the ways, and by language as they are."""
    paths = list(arguments) or ["../shared/labelled/webinars"]
    webinars = [webinar for path in paths for webinar in read(Path(path))]
    for name, (punctuated, speakers) in WAYS.items():
        figures = Figures()
        for webinar in webinars:
            measure(webinar, figures, punctuated, speakers)
        figures.show(name)
    for language in sorted({webinar["language"] for webinar in webinars}):
        figures = Figures()
        for webinar in webinars:
            if webinar["language"] == language:
                measure(webinar, figures, *WAYS["as it is"])
        figures.show(f"as it is, {language}")


if __name__ == "__main__":
    main(sys.argv[1:])
