"""The flow, from recording to searchable session: read this first.

Each step sees only the artefacts, the part of the session's record and the settings that it names here. The runner is
the only one that runs them, in this order.
"""

from pipeline.core.settings import (
    ClipSettings,
    CorrectSettings,
    IndexSettings,
    ProbeSettings,
    RenderSettings,
    SoundSettings,
    TagSettings,
    TranscribeSettings,
)
from pipeline.core.step import Limits, Step

SOURCES = ("recording", "supplied", "toolbox", "audiences", "services-model", "card-model", "glossary", "engine")
"""What is there before the first step: the partner's file, the captions she brought, the toolbox's file, the one of
audiences and kinds of tool, what was learnt about the toolbox's services and about the card's sections (see training/),
the words that speech engines should expect, and the engine that would be chosen here (no file: a better one that
arrives is a reason to transcribe again)."""

# fmt: off
FLOW: tuple[Step, ...] = (
    Step(
        "probe", 1, "facts about the recording; refuses what cannot be worked on",
        reads=("recording", "supplied"), writes=("facts",), settings=ProbeSettings,
        run="pipeline.steps.probe:run",
    ),
    Step(
        "poster", 1, "a frame that shows something, else the title, drawn",
        reads=("recording", "facts"), writes=("poster",), record=("title",),
        run="pipeline.steps.poster:run",
    ),
    Step(
        "render", 1, "web video, copied where browsers show the recording as it is",
        reads=("recording", "facts", "poster"), writes=("video",), settings=RenderSettings,
        run="pipeline.steps.render:run", limits=Limits(memory_mb=3000, time=10.0, space=1.5),
    ),
    Step(
        "listen", 2, "where somebody speaks, and where nobody does",
        reads=("video", "facts"), writes=("listening",),
        run="pipeline.steps.listen:run",
    ),
    Step(
        "transcribe", 2, "the words: from supplied captions, else by a speech engine",
        reads=("supplied", "video", "facts", "listening", "engine"), writes=("recognised",), record=("language",),
        hints=("toolbox", "glossary", "partner", "presenters", "settings"), settings=TranscribeSettings,
        run="pipeline.steps.transcribe:run", limits=Limits(memory_mb=8000, time=20.0),
    ),
    Step(
        "correct", 2, "people's corrections over the machine's words; captions; what to trust",
        reads=("recognised", "facts", "listening", "supplied"), writes=("transcript", "captions", "tracks/", "trust"),
        record=("corrections",), settings=CorrectSettings,
        run="pipeline.steps.correct:run",
    ),
    Step(
        "outline", 2, "lead-in, presentation, questions, goodbye; chapters; questions with answers",
        reads=("transcript",), writes=("outline",), record=("presenters",),
        run="pipeline.steps.outline:run",
    ),
    Step(
        "tag", 2, "services, fields, audience and kind of tool, each with quoted, timed evidence",
        reads=("transcript", "outline", "toolbox", "audiences", "services-model"), writes=("tags", "sums"),
        record=("title", "decisions"), settings=TagSettings,
        run="pipeline.steps.tag:run",
    ),
    Step(
        "card", 2, "the best-practice card: seven sections, each line a moment",
        reads=("transcript", "outline", "card-model"), writes=("card",),
        run="pipeline.steps.card:run",
    ),
    Step(
        "index", 3, "passages of 60–90 s into the search index",
        reads=("transcript", "outline", "tags", "toolbox"), writes=("passages",),
        record=("title", "held_on", "partner", "presenters"), settings=IndexSettings,
        run="pipeline.steps.index:run",
    ),
    Step(
        "storyboard", 1, "small frames of the video in one picture, each with its time",
        reads=("video", "facts"), writes=("storyboard", "storyboard/"),
        run="pipeline.steps.storyboard:run",
    ),
    Step(
        "sound", 1, "audio file at even loudness",
        reads=("video", "facts"), writes=("audio",), settings=SoundSettings,
        run="pipeline.steps.sound:run", limits=Limits(time=5.0, space=0.5),
    ),
    Step(
        "clip", 2, "the trimmed presentation and highlights, frame-exact, each one checked",
        reads=("video", "facts", "transcript", "outline", "tags"), writes=("clips", "clips/"), settings=ClipSettings,
        run="pipeline.steps.clip:run", limits=Limits(memory_mb=3000, time=10.0, space=1.5),
    ),
)
# fmt: on


def check_flow(flow: tuple[Step, ...] = FLOW) -> None:
    """Raise ``ValueError`` when a step reads what nobody wrote before it, or two steps write the same artefact."""
    written = set(SOURCES)
    for step in flow:
        if missing := set(step.reads) - written:
            raise ValueError(f"step {step.name} reads {sorted(missing)}, which no earlier step writes")
        if twice := set(step.writes) & written:
            raise ValueError(f"step {step.name} writes {sorted(twice)}, which is written already")
        written |= set(step.writes)
