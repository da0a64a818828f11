"""How fast and how good search is. ``python bench/search.py vtt FOLDER`` and ``python bench/search.py
labelled FOLDER``.

The first takes a folder of WebVTT files of any kind and measures adding and finding. The second takes
labelled webinars and queries (``webinars/*.json``, ``queries.json``) and measures whether the right moments
come first.
"""

import argparse
import json
import math
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import webvtt

from pipeline.core.artefacts import Chapter, Outline, Part, Passages, Question, Segment, Span
from pipeline.core.passages import cut_passages, presentation_start
from pipeline.core.settings import IndexSettings
from pipeline.core.toolboxes.parsing import parse_toolbox
from pipeline.search.analysis import fold, stopwords
from pipeline.search.port import Query, SearchIndex
from pipeline.search.whoosh_engine import ensure_index, open_index, rebuild_index
from pipeline.steps.index import names_of, phrases_of

TOOLBOX = Path(__file__).parent.parent / "pipeline" / "toolboxes" / "cluster-toolbox.toml"
WORDS_PER_SECOND = 2.5
HOSTILE = (
    "a*",
    "(" * 3000,
    '"' * 3000,
    "*:*",
    "a" * 10_000,
    "the of and to a in is it you that he was",
    '"of the" "in the" "and the" "you know"',
    " ".join(f"zx{n}qqwv" for n in range(100)),
    "\x00\x1b[2J\u202e",
    "python people think really things going actually something different work time code",
)


def from_vtt(file: Path) -> Passages:
    """A WebVTT file as a session without outline and tags."""
    cues = webvtt.read(str(file))
    segments = [
        Segment(_ms(cue.start_in_seconds), _ms(cue.end_in_seconds), cue.text.replace("\n", " "), "en") for cue in cues
    ]
    passages = cut_passages(segments, Outline((), (), ()), IndexSettings())
    return Passages(re.sub(r"[\W_]+", " ", file.stem), "en", "2018-09-19", "", (), (), (), passages)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def measure_vtt(folder: Path, sessions: int, rebuilt: bool) -> None:
    """Print what adding costs, first and last, and how long queries take."""
    read = [from_vtt(file) for file in sorted(folder.rglob("*.vtt"))]
    with tempfile.TemporaryDirectory() as home:
        index = ensure_index(Path(home))
        if rebuilt:
            began = time.perf_counter()
            rebuild_index(Path(home), ((f"s{n}", read[n % len(read)], "-") for n in range(sessions)))
            print(f"rebuilt {sessions} sessions in {time.perf_counter() - began:.1f} s")
        else:
            _measure_adding(index, read, sessions)
        _measure_queries(open_index(Path(home)), read)


def _measure_adding(index: SearchIndex, read: list[Passages], sessions: int) -> None:
    took = []
    for number in range(sessions):
        began = time.perf_counter()
        index.put(f"s{number}", read[number % len(read)], "-")
        took.append(_since(began))
    last = took[-64:]
    print(
        f"adding, ms: first 8 median {statistics.median(took[:8]):.0f}, "
        f"last 64 median {statistics.median(last):.0f}, last 64 mean {statistics.mean(last):.0f}, worst {max(took):.0f}"
    )


def _measure_queries(index: SearchIndex, read: list[Passages]) -> None:
    print(f"{index.count()} passages")
    began = time.perf_counter()
    index.search(Query("warm", visible=None))
    print(f"first query {_since(began):.0f} ms")
    for name, texts in (
        ("said", list(islice(_said(read), 300))),
        ("misspelt", list(islice(_misspelt(read), 100))),
    ):
        took = [_timed(lambda text=text: index.search(Query(text, visible=None))) for text in texts]
        cuts = statistics.quantiles(took, n=20)
        print(f"{name}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, worst {max(took):.1f} ms")
    for text in HOSTILE:
        print(f"hostile {text[:30]!r}: {_timed(lambda text=text: index.search(Query(text, visible=None))):.0f} ms")


def _said(read: list[Passages]) -> Iterator[str]:
    """Queries of one to five words said one after the other, at least one of them telling, as people type
    them.
    """
    dice = random.Random(1)
    while True:
        spoken = dice.choice(dice.choice(read).passages).text.split()
        length = dice.choice((1, 2, 2, 3, 3, 4, 5))
        start = dice.randrange(max(1, len(spoken) - length))
        picked = spoken[start : start + length]
        if any(fold(word.strip(",.?!")).partition("'")[0] not in stopwords("en") for word in picked):
            yield " ".join(picked)


def _misspelt(read: list[Passages]) -> Iterator[str]:
    dice = random.Random(2)
    for text in _said(read):
        letters = list(text)
        del letters[dice.randrange(len(letters))]
        yield "".join(letters)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return _since(began)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def measure_labelled(folder: Path, verbose: bool) -> None:
    """Print nDCG@10, recall@10 and how often the first hit is right, and queries without an answer that got
    hits.
    """
    webinars = {file.stem: json.loads(file.read_text()) for file in sorted((folder / "webinars").glob("*.json"))}
    queries = json.loads((folder / "queries.json").read_text())
    with tempfile.TemporaryDirectory() as home:
        rebuild_index(Path(home), ((name, _session(webinar), "-") for name, webinar in webinars.items()))
        index = open_index(Path(home))
        scores = [_judge(index, query, webinars, verbose) for query in queries]
    asked = [score for score in scores if len(score) > 1]
    means = [statistics.mean(column) for column in zip(*asked, strict=True)]
    print("nDCG@10 {:.3f}  recall@10 {:.3f}  first hit right {:.3f}".format(*means))
    print(f"hits where there is no answer: {[score[0] for score in scores if len(score) == 1]}")


def _times(webinar: dict) -> list[Segment]:
    at, segments = 0, []
    for one in webinar["segments"]:
        at += _ms(one["pause_before_s"])
        end = at + _ms(len(one["text"].split()) / WORDS_PER_SECOND)
        segments.append(Segment(at, end, one["text"], webinar["language"], one["speaker"]))
        at = end
    return segments


def _session(webinar: dict) -> Passages:
    segments, truth = _times(webinar), webinar["truth"]
    first, questions, last = (
        segments[truth[key]].start_ms for key in ("presentation_start_segment", "qa_start_segment", "end_segment")
    )
    span = lambda of: Span(segments[of[0]].start_ms, segments[of[-1]].end_ms)  # noqa: E731
    outline = Outline(
        (
            Part("lead-in", 0, first),
            Part("presentation", first, questions),
            Part("questions", questions, last),
        ),
        tuple(Chapter(one["title"], segments[one["start_segment"]].start_ms, 0) for one in truth["chapters"]),
        tuple(
            Question(None, "", span(one["question_segments"]), span(one["answer_segments"]))
            for one in truth["questions"]
        ),
    )
    passages = cut_passages(segments, outline, IndexSettings())
    toolbox = parse_toolbox(TOOLBOX.read_text(), TOOLBOX.stem)
    return Passages(
        webinar["title"],
        webinar["language"],
        webinar["held_on"],
        webinar["partner"],
        tuple(webinar["presenters"]),
        tuple(webinar["services"]),
        tuple(webinar["fields"]),
        passages,
        names_of(toolbox, webinar["services"], webinar["fields"]),
        phrases_of(toolbox, webinar["services"]),
        presentation_start(passages, outline),
    )


def _judge(index: SearchIndex, query: dict, webinars: dict, verbose: bool) -> tuple[float, ...]:
    """A hit is right when a labelled segment lies in it; each right passage counts once."""
    found = index.search(Query(query["q"], visible=None))
    wanted = [
        (one["webinar"], _times(webinars[one["webinar"]])[n]) for one in query["relevant"] for n in one["segments"]
    ]
    if not wanted:
        return (float(found.total),)
    seen: set[int] = set()
    gains = []
    for hit in found.hits:
        new = {
            i
            for i, (session, one) in enumerate(wanted)
            if session == hit.session and hit.start_ms <= (one.start_ms + one.end_ms) // 2 < hit.end_ms
        } - seen
        gains.append(1.0 if new else 0.0)
        seen |= new
    right = {
        (session, piece.start_ms)
        for session, one in wanted
        for piece in _session(webinars[session]).passages
        if piece.start_ms <= (one.start_ms + one.end_ms) // 2 < piece.end_ms
    }
    ideal = sum(1 / math.log2(n + 2) for n in range(min(10, len(right))))
    gained = sum(gain / math.log2(n + 2) for n, gain in enumerate(gains))
    if verbose:
        print(f"{query['q']!r}: {gained / ideal:.2f} of {found.total}, {found.did_you_mean}, {gains}")
    return gained / ideal, len(seen) / len(wanted), gains[0] if gains else 0.0


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("vtt", "labelled"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sessions", type=int, default=1001)
    parser.add_argument("--rebuilt", action="store_true", help="make the index at once, as totm rebuild-index does")
    parser.add_argument("--verbose", action="store_true")
    chosen = parser.parse_args()
    if chosen.what == "vtt":
        measure_vtt(chosen.folder, chosen.sessions, chosen.rebuilt)
    else:
        measure_labelled(chosen.folder, chosen.verbose)


if __name__ == "__main__":
    main()
