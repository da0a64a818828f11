"""How good the tags are on labelled data: ``python -m bench.tags [FOLDER]``, by default ../shared/labelled.

Short passages count by micro-F1 of services and of fields; hard negatives, which no service fits, by how many were
tagged all the same; the score by how far it is from the share that is right (expected calibration error, Naeini et al.
2015). Where a bar was chosen on such data, it is chosen on four fifths of them here and told on the fifth. Webinars are
tagged whole, with the outline that we find. What counts as evidence was written down by somebody who had not seen the
tags (bench/evidence.json).
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.outline import transcript_of
from pipeline.core.artefacts import Outline, Segment, Tags, Transcript
from pipeline.core.outline.finding import find_outline
from pipeline.core.tagging.finding import Tagger
from pipeline.understand import tagger_for
from training import webinars as written
from training.measures import calibration_error, micro_f1

HERE = Path(__file__).resolve().parent
TOOLBOX = "cluster-toolbox"
EVIDENCE: dict[str, dict[str, list[Any]]] = json.loads((HERE / "evidence.json").read_text("utf-8"))
NO_OUTLINE = Outline((), (), ())
WORD_MS = 400
BARS = tuple(percent / 100 for percent in range(30, 95, 5))
FOLDS = 5
LOWEST = 0.05
"""Scores below are of no interest: nobody would take them for a tag."""


@dataclass(frozen=True)
class Result:
    """What a passage scored for each service, and what it is about; ``field`` tells the field of every service."""

    id: str
    language: str
    scores: dict[str, float]
    wanted: frozenset[str]
    field: dict[str, str]

    def found(self, bar: float) -> frozenset[str]:
        """The services that are tags with this bar."""
        return frozenset(service for service, score in self.scores.items() if score >= bar)

    def fields(self, services: Iterable[str]) -> frozenset[str]:
        """The fields of services."""
        return frozenset(self.field[service] for service in services)


def ids(tags: Tags, kind: Literal["service", "field"]) -> frozenset[str]:
    """The ids of the tags of one kind."""
    return frozenset(tag.id for tag in tags.tags if tag.kind == kind)


def passage(tagger: Tagger, label: dict[str, Any], text: str) -> Result:
    """Score one short passage, read as ``text``."""
    segment = Segment(0, WORD_MS * len(text.split()), text, label["lang"])
    tags = tagger.find(Transcript(label["lang"], "", "", False, (segment,)), NO_OUTLINE).tags.tags
    scores = {tag.id: tag.score for tag in tags if tag.kind == "service"}
    field = {term.id: term.field for term in tagger.toolbox.terms}
    return Result(label["id"], label["lang"], scores, frozenset(label["services"]), field)


def figures(name: str, judged: Sequence[tuple[Result, float]]) -> None:
    """Print a line of figures of passages, each with the bar that it is judged by."""
    services = micro_f1((one.found(bar), one.wanted) for one, bar in judged)
    fields = micro_f1((one.fields(one.found(bar)), one.fields(one.wanted)) for one, bar in judged)
    negatives = [one.found(bar) for one, bar in judged if not one.wanted]
    print(
        f"{name:32} {len(judged):3} texts  services F1 {services:.3f}  fields F1 {fields:.3f}  "
        f"hard negatives tagged {sum(map(bool, negatives))} of {len(negatives)}"
    )


def best_bar(results: Sequence[Result]) -> float:
    """The bar with the best F1 of services; of equally good ones the middle one."""
    scored = {bar: micro_f1((one.found(bar), one.wanted) for one in results) for bar in BARS}
    best = [bar for bar, score in scored.items() if score == max(scored.values())]
    return best[len(best) // 2]


def folded(results: Sequence[Result]) -> list[tuple[Result, float]]:
    """Each passage with the bar that the other four fifths would choose."""
    bars = [best_bar([one for at, one in enumerate(results) if at % FOLDS != fold]) for fold in range(FOLDS)]
    return [(one, bars[at % FOLDS]) for at, one in enumerate(results)]


def scored(results: Iterable[Result]) -> Iterator[tuple[float, bool]]:
    """Every score, and whether it is right."""
    return ((score, service in one.wanted) for one in results for service, score in one.scores.items())


def as_heard(text: str) -> str:
    """The text without punctuation and capitals, as some recognisers write."""
    return " ".join("".join(one if one.isalnum() else " " for one in text).casefold().split())


def passages(labels: Sequence[dict[str, Any]], sure: float) -> None:
    """Print the figures of the passages, as they are and as recognisers write."""
    tagger = tagger_for(TOOLBOX, LOWEST, HERE)
    for name, reads in {"as written": str, "no punctuation, no capitals": as_heard}.items():
        results = [passage(tagger, label, reads(label["text"])) for label in labels]
        figures(f"{name}, bar {sure}", [(one, sure) for one in results])
        figures(f"{name}, bar by five folds", folded(results))
        if reads is str:
            for language in sorted({one.language for one in results}):
                figures(f"  {language}", [(one, sure) for one in results if one.language == language])
            print(f"expected calibration error of the scores: {calibration_error(scored(results)):.3f}")


def webinars(labelled: Sequence[dict[str, Any]], tagger: Tagger) -> None:
    """Print which webinars got their main services and no others, and how much of the evidence a person accepts."""
    right = quoted = accepted = mentioned = announced = 0
    for label in labelled:
        transcript = transcript_of(label, punctuated=True, speakers=True)
        tags = tagger.find(transcript, find_outline(transcript, tuple(label["presenters"])), label["title"]).tags
        found, wanted = ids(tags, "service"), frozenset(label["services"])
        right += found == wanted
        if found != wanted:
            print(f"  {label['id']}: missed {sorted(wanted - found)}, wrongly {sorted(found - wanted)}")
        places = {segment.start_ms: at for at, segment in enumerate(transcript.segments)}
        told = EVIDENCE[label["id"]]
        quotes = [(tag.id, one) for tag in tags.tags if tag.id in wanted for one in tag.evidence]
        quoted += len(quotes)
        accepted += sum(places[one.start_ms] in told[service] for service, one in quotes)
        announced += len(told["mentioned"])
        mentioned += len(set(told["mentioned"]) & {tag.id for tag in tags.mentions})
    print(
        f"main services right, none wrong: {right} of {len(labelled)}  evidence accepted: {accepted} of {quoted} "
        f"({accepted / max(1, quoted):.2f})  announced for another time, told as mentioned: {mentioned} of {announced}"
    )


def main(folder: Path) -> None:
    """Measure on the labelled data in ``folder``."""
    with (folder / "passages.jsonl").open(encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines]
    tagger = tagger_for(TOOLBOX, Tagger.sure, HERE)
    print("Passages")
    passages(labels, Tagger.sure)
    print("Labelled webinars")
    webinars([json.loads(path.read_text("utf-8")) for path in sorted((folder / "webinars").glob("*.json"))], tagger)
    print("Webinars of training/ whose evidence was annotated (our words and weights were set on them)")
    own = [path for path in sorted(written.FOLDER.glob("*.txt")) if path.stem in EVIDENCE]
    webinars([written.read(path) for path in own], tagger)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else HERE.parent.parent / "shared" / "labelled")
