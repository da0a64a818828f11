"""``python -m training.held_out``: how good the services are on voices that a model has not seen, one after another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.core.artefacts import Outline, Segment, Transcript
from pipeline.core.tagging.finding import Tagger
from pipeline.core.toolboxes.toolbox import Toolbox
from training.measures import calibration_error, micro_f1
from training.services import HARD, NEAR_MISSES, Example, held_out
from training.train import cluster_toolbox


@dataclass(frozen=True)
class Result:
    """What was found in a passage, with scores, and what is right."""

    language: str
    scores: dict[str, float]
    right: frozenset[str]

    def found(self, sure: float) -> frozenset[str]:
        """The services that are as likely."""
        return frozenset(service for service, score in self.scores.items() if score >= sure)


def results(tagger: Tagger, examples: Iterable[Example]) -> list[Result]:
    """The tags of passages, whatever their score."""
    found = []
    for one in examples:
        segment = Segment(0, 30_000, one.text, one.language)
        tags = tagger.find(Transcript(one.language, "", "", False, (segment,)), Outline((), (), ())).tags
        scores = {tag.id: tag.score for tag in tags.tags if tag.kind == "service"}
        found.append(Result(one.language, scores, frozenset(one.services)))
    return found


def report(toolbox: Toolbox, found: Sequence[Result], sure: float) -> None:
    """Print the figures by language and in all."""
    fields = {term.id: term.field for term in toolbox.terms}
    for language in (*sorted({one.language for one in found}), "all"):
        chosen = [one for one in found if language in (one.language, "all")]
        pairs = [(one.found(sure), one.right) for one in chosen]
        of_fields = [tuple(frozenset(fields[service] for service in side) for side in pair) for pair in pairs]
        near = [bool(tags) for tags, right in pairs if not right]
        print(
            f"{language:4} {len(chosen):4} passages  services F1 {micro_f1(pairs):.3f}  "
            f"fields F1 {micro_f1([(one, other) for one, other in of_fields]):.3f}  "
            f"near misses tagged {sum(near)} of {len(near)}"
        )


def main() -> None:
    """Measure, and print."""
    toolbox, found, sure = cluster_toolbox(), [], Tagger(cluster_toolbox()).sure
    for voice, examples, model in held_out(toolbox):
        here = results(Tagger(toolbox, model=model, sure=0.0), examples)
        wrong = sum(bool(one.found(sure)) for one in here if not one.right)
        right = micro_f1([(one.found(sure), one.right) for one in here])
        print(f"{voice}: services F1 {right:.3f}, near misses tagged {wrong}", flush=True)
        if not voice.startswith((NEAR_MISSES, HARD)):
            found += here
    report(toolbox, found, sure)
    scored = ((score, service in one.right) for one in found for service, score in one.scores.items())
    print(f"calibration error {calibration_error(scored):.3f}")


if __name__ == "__main__":
    main()
