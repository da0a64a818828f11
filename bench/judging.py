"""Whether the right moments come first: judged queries, asked of sessions that our own steps made.

A hit is right when the middle of a labelled segment lies in it and no hit before it had that segment; as many passages
as hold labelled segments could be right, ten at most. Strictly, a hit plays from within 15 s of a labelled segment.
"""

import json
import math
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from bench.corpus import Talk, add, labelled_talk, made, webinars
from pipeline.core.artefacts import Segment
from pipeline.core.passages import Passages
from pipeline.search.port import Hit, Query, SearchIndex
from pipeline.search.whoosh_engine import open_index

DEEP, NEAR = 10, 5
CLOSE_MS = 15_000

Wanted = tuple[str, Segment]
"""A labelled segment, and the session that it is of."""
Right = Callable[[Hit, Wanted], bool]


@dataclass(frozen=True)
class Judged:
    """What came of one query. ``found`` is by which places which share of what was wanted was there."""

    query: Mapping[str, Any]
    kind: str
    gain: float = 0.0
    deep: float = 0.0
    near: float = 0.0
    first: bool = False
    total: int = 0
    mended: str | None = None
    gains: tuple[int, ...] = ()


def holds(hit: Hit, wanted: Wanted) -> bool:
    """Whether the middle of the segment lies in the hit."""
    session, segment = wanted
    return session == hit.session and hit.start_ms <= (segment.start_ms + segment.end_ms) // 2 < hit.end_ms


def plays(hit: Hit, wanted: Wanted) -> bool:
    """Whether who plays the hit hears the segment begin within seconds, or is in it."""
    session, segment = wanted
    return session == hit.session and segment.start_ms - CLOSE_MS <= hit.at_ms <= segment.end_ms + CLOSE_MS


@dataclass(frozen=True)
class Judge:
    """Asks an index whose sessions are known."""

    index: SearchIndex
    talks: Mapping[str, Talk]
    passages: Mapping[str, Passages]
    right: Right = holds

    def judge(self, query: Mapping[str, Any]) -> Judged:
        """Ask, and compare with what was wanted."""
        found = self.index.search(Query(query["q"], visible=None, limit=DEEP, per_session=DEEP))
        wanted = [
            (one["webinar"], self.talks[one["webinar"]].transcript.segments[at])
            for one in query["relevant"]
            for at in one["segments"]
        ]
        if not wanted:
            return Judged(query, "none", total=found.total, mended=found.did_you_mean)
        seen = [self._seen(hit, wanted) for hit in found.hits[:DEEP]]
        new = [bool(those.difference(*seen[:at])) for at, those in enumerate(seen)]
        gained = sum(1 / math.log2(at + 2) for at, one in enumerate(new) if one)
        ideal = sum(1 / math.log2(at + 2) for at in range(min(DEEP, self._possible(wanted))))
        return Judged(
            query, kind_of(query, self.talks), min(1.0, gained / ideal),
            deep=len(set().union(*seen)) / len(wanted), near=len(set().union(*seen[:NEAR])) / len(wanted),
            first=bool(new and new[0]), total=found.total, mended=found.did_you_mean, gains=tuple(map(int, new)),
        )  # fmt: skip

    def _seen(self, hit: Hit, wanted: Sequence[Wanted]) -> set[int]:
        return {at for at, one in enumerate(wanted) if self.right(hit, one)}

    def _possible(self, wanted: Sequence[Wanted]) -> int:
        """How many passages hold what is wanted."""
        return max(1, len({
            (session, piece.start_ms)
            for session, segment in wanted
            for piece in self.passages[session].passages
            if piece.start_ms <= (segment.start_ms + segment.end_ms) // 2 < piece.end_ms
        }))  # fmt: skip


def kind_of(query: Mapping[str, Any], talks: Mapping[str, Talk]) -> str:
    """The kind as it was labelled, else whether no session that answers is in the query's language."""
    spoken = {talks[one["webinar"]].record.language for one in query["relevant"]}
    return query.get("kind") or ("same" if query["lang"] in spoken else "cross")


def judged(folder: Path, queries: Path, truth: bool, right: Right = holds) -> list[Judged]:
    """Ask all ``queries`` of the webinars in ``folder``; ``truth`` as in :func:`bench.corpus.add`."""
    talks = [labelled_talk(webinar) for webinar in webinars(folder)]
    asked = json.loads(queries.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="totm-bench-") as place, made(Path(place)) as home:
        passages = dict(add(home, talks, truth))
        judge = Judge(open_index(home.workspace.index), {talk.id: talk for talk in talks}, passages, right)
        return [judge.judge(query) for query in asked]


@dataclass(frozen=True)
class Quality:
    """Means over queries; what there was none of is NaN."""

    asked: int
    ndcg: float
    deep: float
    first: float
    cross_near: float
    cross: int
    typos_found: int
    typos: int
    in_vain: int
    unanswerable: int


def quality(results: Iterable[Judged]) -> Quality:
    """The figures of some queries."""
    every = list(results)
    asked = [one for one in every if one.query["relevant"]]
    cross = [one for one in asked if one.kind == "cross"]
    typos = [one for one in asked if one.kind == "typo"]
    nothing = [one for one in every if not one.query["relevant"]]
    return Quality(
        len(asked), _mean(one.gain for one in asked), _mean(one.deep for one in asked),
        _mean(one.first for one in asked), _mean(one.near for one in cross), len(cross),
        sum(one.deep > 0 for one in typos), len(typos), sum(one.total > 0 for one in nothing), len(nothing),
    )  # fmt: skip


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return mean(every) if every else math.nan


def told(one: Judged) -> str:
    """One query in a line, for who tunes."""
    mended = f" as {one.mended!r}" if one.mended else ""
    right = "".join(map(str, one.gains))
    query = one.query
    return f"{one.kind:6} {query['lang']} {query['q']!r}{mended}: {one.gain:.2f} {right or '-'} of {one.total} sessions"
