"""The index step."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from pipeline.core.artefacts import Outline, Part, Segment, Tag, Tags, Transcript
from pipeline.core.passages import Passages
from pipeline.core.settings import IndexSettings
from pipeline.core.step import Job, Record
from pipeline.search.port import Query
from pipeline.search.whoosh_engine import open_index
from pipeline.steps.index import run

TOOLBOX = Path(__file__).parents[2] / "pipeline" / "toolboxes" / "cluster-toolbox.toml"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A five-minute English session on Technology Night, ready to be indexed."""
    segments = tuple(Segment(i * 5000, (i + 1) * 5000, f"We say word{i}.", "en") for i in range(60))
    inputs: dict[str, object] = {
        "transcript": Transcript("en", "captions", "", False, segments),
        "outline": Outline((Part("lead-in", 0, 30_000), Part("presentation", 30_000, 300_000)), (), ()),
        "tags": Tags(
            (
                Tag("cluster-toolbox", "service", "technology-night", 0.9, ()),
                Tag("cluster-toolbox", "field", "collaboration", 0.9, ()),
                Tag("cluster-toolbox", "service", "gone-from-the-toolbox", 0.5, ()),
            )
        ),
    }
    places = {"toolbox": TOOLBOX}
    for name, value in inputs.items():
        places[name] = tmp_path / f"{name}.json"
        places[name].write_bytes(msgspec.json.encode(value))
    record = Record("An evening out", "en", "2018-09-19", "Skarvik", ("Maren Oldervik",))
    outputs = {"passages": tmp_path / "passages.json"}
    return Job("night", places, outputs, record, tmp_path, tmp_path / "index", tmp_path, tmp_path)


def test_the_session_is_written_and_found(job: Job) -> None:
    assert run(job, IndexSettings())["whoosh"].startswith("2.7")
    written = job.outputs["passages"].read_bytes()
    passages = msgspec.json.decode(written, type=Passages)
    assert (passages.services, passages.fields) == (("technology-night", "gone-from-the-toolbox"), ("collaboration",))
    assert passages.start_ms == 30_000
    index = open_index(job.index)
    assert index.sessions() == {"night": hashlib.sha256(written).hexdigest()}
    assert index.count() == len(passages.passages)
    assert index.search(Query("word33", visible=None)).hits[0].session == "night"


@pytest.mark.parametrize(
    "asked",
    [
        "Technology Night",
        "teknologiaften",
        "teknikkväll",
        "teknologikveld",
        "Technologieabend",
        "oldervik",
        "samarbejde",
    ],
)
def test_it_is_found_by_the_service_in_every_language(job: Job, asked: str) -> None:
    run(job, IndexSettings())
    hits = open_index(job.index).search(Query(asked, visible=None)).hits
    assert [(hit.session, hit.start_ms) for hit in hits] == [("night", 30_000)]


def test_doing_it_again_changes_nothing(job: Job) -> None:
    run(job, IndexSettings())
    written, count = job.outputs["passages"].read_bytes(), open_index(job.index).count()
    run(job, IndexSettings())
    assert job.outputs["passages"].read_bytes() == written
    assert open_index(job.index).count() == count
