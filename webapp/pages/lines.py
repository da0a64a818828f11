"""The transcript as markup. It is most of a session's page, so it is written lean and without a template.

Nothing goes into it but numbers, codes of languages that are checked, and escaped text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.core.artefacts import Chapter, Segment
from pipeline.core.languages import LANGUAGES
from webapp.pages.finding import Mark, marks
from webapp.pages.reading import Paragraph
from webapp.pages.words import moment

MOST_LISTED = 30
"""How many of the places that were found are listed with their times."""


@dataclass(frozen=True)
class Written:
    """A paragraph of the transcript; ``lines`` are its segments, each a link to its moment."""

    chapter: Chapter | None
    speaker: str | None
    start_ms: int
    lines: Markup


@dataclass(frozen=True)
class Words:
    """A transcript to be read. ``found`` tells when each thing begins that was looked for."""

    paragraphs: tuple[Written, ...] = ()
    found: tuple[int, ...] = ()

    @property
    def listed(self) -> tuple[int, ...]:
        """The first of what was found."""
        return self.found[:MOST_LISTED]


class Writer:
    """Writes the paragraphs of one page. ``now`` is the segment to mark as current, ``spoken`` the usual language."""

    def __init__(self, spoken: str, now: Segment | None = None, wanted: re.Pattern[str] | None = None) -> None:
        self._spoken = spoken
        self._now = now
        self._wanted = wanted
        self._found: list[int] = []
        self._named: set[int] = set()

    def words(self, paragraphs: Iterable[Paragraph]) -> Words:
        """The paragraphs as markup; what is found is counted through from the first to the last."""
        written = tuple(
            Written(one.chapter, one.speaker, one.start_ms, self._lines(one.segments)) for one in paragraphs
        )
        return Words(written, tuple(self._found))

    def _lines(self, segments: Sequence[Segment]) -> Markup:
        if self._wanted is None:
            return Markup("\n".join(self._line(one, str(escape(one.text))) for one in segments))
        found = zip(segments, marks([one.text for one in segments], self._wanted), strict=True)
        return Markup("\n".join(self._line(one, self._marked(one, its)) for one, its in found))

    def _line(self, segment: Segment, text: str) -> str:
        at = moment(segment.start_ms)
        name = f' id="t={at}"' if segment.start_ms not in self._named else ""
        self._named.add(segment.start_ms)
        code = segment.language
        other = f' lang="{code}"' if code != self._spoken and code in LANGUAGES else ""
        line = f'<a class="line"{name} href="?t={at}#t={at}"{other}'
        if segment is self._now:
            return f'<span id="now"></span>{line} aria-current="true">{text}</a>'
        return f"{line}>{text}</a>"

    def _marked(self, segment: Segment, found: Sequence[Mark]) -> str:
        text, parts, done = segment.text, [], 0
        for one in found:
            name = ""
            if one.begins:
                self._found.append(segment.start_ms)
                name = f' id="found-{len(self._found)}"'
            parts += [escape(text[done : one.start]), f"<mark{name}>", escape(text[one.start : one.end]), "</mark>"]
            done = one.end
        return "".join([*parts, escape(text[done:])])
