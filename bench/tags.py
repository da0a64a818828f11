"""How good the tags are on labelled data: ``python bench/tags.py [FOLDER]``, by default ../shared/labelled.

Short passages count by micro-F1 of services and of fields; hard negatives, which no service fits, by how many
were tagged all the same. Webinars are tagged whole, with the outline that their truth gives.
"""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.core.artefacts import Outline, Part, Segment, Tags, Transcript
from pipeline.core.tagging.finding import find_tags
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.core.toolboxes.toolbox import Toolbox

HERE = Path(__file__).resolve().parent
TOOLBOX = HERE.parent / "pipeline" / "toolboxes" / "cluster-toolbox.toml"
NO_OUTLINE = Outline((), (), ())
WORD_MS = 400


@dataclass(frozen=True)
class Result:
    """What was found in one text, and what should have been."""

    id: str
    language: str
    found: frozenset[str]
    wanted: frozenset[str]
    found_fields: frozenset[str]
    wanted_fields: frozenset[str]


def micro_f1(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Twice the right ones by all found and all wanted."""
    right = every = 0
    for found, wanted in pairs:
        right += len(found & wanted)
        every += len(found) + len(wanted)
    return 2 * right / every if every else 1.0


def ids(tags: Tags, kind: Literal["service", "field"]) -> frozenset[str]:
    """The ids of the tags of one kind."""
    return frozenset(tag.id for tag in tags.tags if tag.kind == kind)


def result(label: dict[str, Any], language: str, tags: Tags) -> Result:
    """A labelled text beside the tags that it got."""
    return Result(
        label["id"],
        language,
        ids(tags, "service"),
        frozenset(label["services"]),
        ids(tags, "field"),
        frozenset(label["fields"]),
    )


def passage(toolbox: Toolbox, label: dict[str, Any]) -> Result:
    """Tag one short passage."""
    segment = Segment(0, WORD_MS * len(label["text"].split()), label["text"], label["lang"])
    return result(label, label["lang"], find_tags(toolbox, transcript((segment,)), NO_OUTLINE))


def transcript(segments: Sequence[Segment]) -> Transcript:
    """A transcript as no engine made it."""
    return Transcript(segments[0].language, "", "", False, tuple(segments))


def webinar(toolbox: Toolbox, label: dict[str, Any]) -> Result:
    """Tag one whole webinar."""
    segments, clock = [], 0
    for spoken in label["segments"]:
        end = clock + WORD_MS * len(spoken["text"].split())
        segments.append(Segment(clock, end, spoken["text"], label["language"], spoken["speaker"]))
        clock = end
    tags = find_tags(toolbox, transcript(segments), outline(label["truth"], segments), label["title"])
    return result(label, label["language"], tags)


def outline(truth: dict[str, Any], segments: Sequence[Segment]) -> Outline:
    """The parts of a webinar as they are labelled."""
    talk, questions = (segments[truth[key]].start_ms for key in ("presentation_start_segment", "qa_start_segment"))
    end, last = segments[truth["end_segment"]].end_ms, segments[-1].end_ms
    return Outline(
        (
            Part("lead-in", 0, talk),
            Part("presentation", talk, questions),
            Part("questions", questions, end),
            Part("goodbye", end, last),
        ),
        (),
        (),
    )


def report(results: Sequence[Result]) -> None:
    """Print the figures, by language and in all, and what went wrong."""
    languages = sorted({result.language for result in results})
    for name in (*languages, "all"):
        chosen = [result for result in results if name in (result.language, "all")]
        services = micro_f1((result.found, result.wanted) for result in chosen)
        fields = micro_f1((result.found_fields, result.wanted_fields) for result in chosen)
        negatives = [result for result in chosen if not result.wanted]
        wrong = sum(bool(result.found) for result in negatives)
        print(
            f"{name:4} {len(chosen):3} texts  services F1 {services:.3f}  fields F1 {fields:.3f}  "
            f"hard negatives tagged {wrong} of {len(negatives)}"
        )
    for result in results:
        if result.found != result.wanted:
            missed, extra = sorted(result.wanted - result.found), sorted(result.found - result.wanted)
            print(f"  {result.id} {result.language}  missed {', '.join(missed) or 0}  wrongly {', '.join(extra) or 0}")


def main(folder: Path) -> None:
    """Measure on the labelled data in ``folder``."""
    toolbox = parse_toolbox(TOOLBOX.read_text("utf-8"), "cluster-toolbox")
    with (folder / "passages.jsonl").open(encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines]
    started = time.perf_counter()
    print("Passages")
    report([passage(toolbox, label) for label in labels])
    webinars = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "webinars").glob("*.json"))]
    print("Webinars")
    report([webinar(toolbox, label) for label in webinars])
    print(f"{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else HERE.parent.parent / "shared" / "labelled")
