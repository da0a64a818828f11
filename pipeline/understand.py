"""What a transcript is about, without a session: outline, questions, tags and card of a caption or text file."""

from pathlib import Path
from typing import Any

from pipeline.core.artefacts import Transcript
from pipeline.core.captions.reading import MAX_BYTES, decode, parse_captions, parse_text
from pipeline.core.card.finding import find_card
from pipeline.core.card.model import CardModel
from pipeline.core.errors import BadCaptions
from pipeline.core.outline.finding import find_outline
from pipeline.core.tagging.finding import Tagger
from pipeline.core.tagging.model import ServicesModel
from pipeline.home import AUDIENCES, CARD_MODEL, load_toolbox, services_model_path, toolbox_path
from pipeline.report import SCHEMA, about
from pipeline.workspace import load, opened_file, shown

TIMES = ("start_ms", "end_ms")


def tagger_for(name: str, sure: float, workspace: Path) -> Tagger:
    """What tags against the toolbox of that name. Raises BadSettings, BadToolbox or WorkspaceUnusable."""
    learnt = services_model_path(toolbox_path(name, workspace))
    model = load(learnt, ServicesModel) if learnt.is_file() else None
    return Tagger(load_toolbox(name, workspace), load_toolbox(AUDIENCES, workspace), model, sure)


def understand(path: Path, language: str, tagger: Tagger) -> dict[str, Any]:
    """The outline and tags of a file, in the shape of ``totm show``; a ``.txt`` has no times, so they are ``None``.

    Raises NotFound or BadCaptions.
    """
    timed = path.suffix.lower() != ".txt"
    data = _read(path)
    if timed:
        brought = parse_captions(data, shown(path.name), language, None)
        segments, notes = brought.segments, brought.notes
    else:
        segments, notes = parse_text(decode(data)[0], language), ()
    transcript = Transcript(language, "captions", shown(path.name), False, tuple(segments), tuple(notes))
    outline = find_outline(transcript, ())
    card = find_card(transcript, outline, load(CARD_MODEL, CardModel))
    found = about(outline, tagger.find(transcript, outline).tags, card)
    found = found if timed else without_times(found)
    return {"schema": SCHEMA, "id": shown(path.stem), "language": language, **found}


def without_times(value: Any) -> Any:
    """The same JSON with every time set to ``None``."""
    if isinstance(value, dict):
        return {key: None if key in TIMES else without_times(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [without_times(inner) for inner in value]
    return value


def _read(path: Path) -> bytes:
    opened_file(path, "file")
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BadCaptions(f"“{shown(path.name)}” is too large for a transcript.", "Bring a file under 20 MB.")
    return data
