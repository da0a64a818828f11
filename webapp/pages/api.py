"""What the API answers, made from the same values as the pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cached_property

from pipeline.catalog.naming import slug
from pipeline.core import artefacts
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Field, Term, Toolbox
from pipeline.search.port import Found, Hit, Results
from webapp.collection import Collection, Entry
from webapp.library import Library
from webapp.pages import shapes
from webapp.pages.excerpt import pieces
from webapp.pages.listing import Pages
from webapp.pages.recording import Reader
from webapp.pages.words import called, moment

MINUTE_MS = 60_000
MOST_CHOICES = 50
"""How many values of a filter are told; there may be hundreds of partners."""
FILES = {"video": "video.mp4", "audio": "audio.m4a", "poster": "poster.jpg"}


@dataclass(frozen=True)
class Writer:
    """Writes answers in one language. ``toolboxes`` are that of services and that of audiences; ``address`` gives the
    absolute address of a view.
    """

    toolboxes: tuple[Toolbox, Toolbox]
    library: Library
    language: str
    address: Callable[..., str]

    def session(self, entry: Entry) -> shapes.Session:
        """A session as lists tell it."""
        one = entry.session
        return shapes.Session(
            id=one.id, title=one.title,
            address=self.address("pages.session", name=one.id), details=self.address("api.session", name=one.id),
            held_on=one.held_on, language=one.language,  # type: ignore[arg-type]
            partner=self._partner(one.partner_id, one.partner) if one.partner else None,
            presenters=tuple(self._presenter(name) for name in one.presenters),
            services=self._terms(entry.services), fields=self._terms(entry.fields),
            audiences=self._terms(entry.audiences), kinds=self._terms(entry.kinds),
            duration_ms=entry.duration_ms or None,
            counts=shapes.Counts(entry.chapters, entry.questions, entry.clips), draft=entry.draft,
            published_at=point(one.published_at) if one.published_at else None, changed_at=point(entry.changed_at),
            links=self._links(entry),
        )  # fmt: skip

    def details(self, entry: Entry) -> shapes.Details:
        """All of a session. Raises Damaged."""
        reader = Reader(self.library, entry.id)
        outline = reader.read("outline", artefacts.Outline, artefacts.Outline((), (), ()))
        tags = reader.read("tags", artefacts.Tags, artefacts.Tags(()))
        card = reader.read("card", artefacts.Card, artefacts.Card())
        about = {one.start_ms: tuple(tag.id for tag in one.tags) for one in tags.questions}
        return shapes.Details(
            **vars(self.session(entry)),
            schema=1,
            parts=tuple(shapes.Part(part.kind, part.start_ms, part.end_ms) for part in outline.parts),
            chapters=tuple(
                shapes.Chapter(one.title, one.start_ms, one.end_ms, self._moment("chapter", entry.id, one.start_ms))
                for one in outline.chapters
            ),
            questions=tuple(
                self._question(entry.id, one, about.get(one.question.start_ms, ())) for one in outline.questions
            ),
            tags=self._tags(tags.tags),
            mentions=self._tags(tags.mentions),
            card=shapes.Card(*(tuple(map(_words, getattr(card, name))) for name in artefacts.CARD_SECTIONS)),
            clips=tuple(
                self._clip(entry.id, clip) for clip in reader.read("clips", artefacts.Clips, artefacts.Clips()).clips
            ),
        )

    def sessions(self, shown: Iterable[Entry], where: Pages, following: str | None) -> shapes.Sessions:
        """One page of sessions; ``following`` is the address of the next."""
        entries = tuple(map(self.session, shown))
        return shapes.Sessions(1, where.total, where.number, where.last, where.per_page, following, entries)

    def groups(self, results: Results, entries: Mapping[str, Entry]) -> tuple[shapes.Group, ...]:
        """The sessions that search found, with their moments; those that are not in ``entries`` are dropped."""
        return tuple(
            self._group(entries[one.session], one) for one in results.found if one.session in entries
        )  # fmt: skip

    def facets(self, counts: Mapping[str, Mapping[str, int]], collection: Collection) -> shapes.Facets:
        """The values of each filter, with how many sessions each would leave, as ``counts`` tells."""
        partners = {id: entries[0].session.partner for id, entries in collection.by_partner.items()}
        return shapes.Facets(**{
            one.name: self._choices(counts[one.name], partners if one.name == "partner" else {})
            for one in fields(shapes.Facets)
        })  # fmt: skip

    def toolbox(self, collection: Collection) -> shapes.Toolbox:
        """The toolbox, and how much has been shown of each of its services."""
        known = self.toolboxes[0]
        return shapes.Toolbox(
            schema=1, id=known.id, language=self.language,  # type: ignore[arg-type]
            name=known.names[self.language], about=known.about[self.language],
            fields=tuple(self._field(field, collection) for field in known.fields),
        )  # fmt: skip

    # parts of these -------------------------------------------------------------------------------------------------

    def _at(self, session: str, ms: int) -> str:
        return self.address("pages.session", name=session, t=moment(ms))

    def _moment(self, kind: str, session: str, ms: int) -> str:
        return self.address(f"moments.{kind}", name=session, second=ms // 1000)

    @cached_property
    def _known(self) -> Mapping[str, shapes.Named]:
        """Every term of both toolboxes, by id."""
        services, audiences = self.toolboxes
        found = {one.id: self._named(one, "toolbox.service") for one in services.terms}
        found |= {one.id: shapes.Named(one.id, one.names[self.language]) for one in audiences.terms}
        return {**found, **{one.id: self._named(one, "toolbox.field") for one in services.fields}}

    def _named(self, one: Term | Field, view: str) -> shapes.Named:
        return shapes.Named(one.id, one.names[self.language], self.address(view, name=one.id))

    def _terms(self, ids: Iterable[str]) -> tuple[shapes.Named, ...]:
        """Those of the terms that the toolboxes still know."""
        return tuple(self._known[id] for id in ids if id in self._known)

    def _partner(self, id: str, name: str) -> shapes.Named:
        return shapes.Named(id, name, self.address("people.partner", name=id))

    def _presenter(self, name: str) -> shapes.Named:
        return shapes.Named(slug(name), name, self.address("people.presenter", name=slug(name)))

    def _links(self, entry: Entry) -> shapes.Links:
        reader = Reader(self.library, entry.id)
        files = {
            what: self.address("media.artefact", name=entry.id, file=file) if reader.path(what).is_file() else None
            for what, file in FILES.items()
        }
        has_words = reader.path("transcript").is_file()
        return shapes.Links(
            embed=self.address("embed.player", name=entry.id),
            card=self.address("pages.practice", name=entry.id),
            **files,
            transcript_text=self.address("media.transcript", name=entry.id) if has_words else None,
            transcript_json=self.address("media.transcript_as_json", name=entry.id) if has_words else None,
            captions=self._captions(entry, reader),
        )  # fmt: skip

    def _captions(self, entry: Entry, reader: Reader) -> tuple[shapes.Captions, ...]:
        own, tracks = entry.session.language, reader.path("tracks/")
        found = [
            (own, self.address("media.artefact", name=entry.id, file="captions.vtt"),
             self.address("media.captions_as_subrip", name=entry.id))
        ] if reader.path("captions").is_file() else []  # fmt: skip
        others = [code for code in LANGUAGES if code != own and (tracks / f"{code}.vtt").is_file()]
        for code in others:
            vtt, srt = (self.address("media.track", name=entry.id, language=code, form=form) for form in ("vtt", "srt"))
            found.append((code, vtt, srt))
        return tuple(shapes.Captions(*one) for one in found)  # type: ignore[arg-type]

    def _question(self, session: str, one: artefacts.Question, about: Iterable[str]) -> shapes.Question:
        return shapes.Question(
            one.text, one.asker, _span(one.question), _span(one.answer), self._terms(about),
            self._moment("question", session, one.question.start_ms),
        )  # fmt: skip

    def _tags(self, tags: Iterable[artefacts.Tag]) -> tuple[shapes.Tag, ...]:
        ours = {toolbox.id for toolbox in self.toolboxes}
        return tuple(
            shapes.Tag(tag.kind, self._known[tag.id], tag.score, bool(tag.decided), tuple(map(_words, tag.evidence)))
            for tag in tags
            if tag.toolbox in ours and tag.id in self._known
        )

    def _clip(self, session: str, clip: artefacts.Clip) -> shapes.Clip:
        video, captions = (
            self.address("media.clip", name=session, file=f"{clip.id}.{ending}") for ending in ("mp4", "vtt")
        )
        return shapes.Clip(
            clip.id, clip.kind, clip.title, clip.start_ms, clip.end_ms, clip.size_bytes,
            self.address("moments.clip", name=session, clip=clip.id), video, captions if clip.captions else None,
        )  # fmt: skip

    def _group(self, entry: Entry, one: Found) -> shapes.Group:
        return shapes.Group(self.session(entry), one.moments, one.by_name, tuple(map(self._hit, one.hits)))

    def _hit(self, hit: Hit) -> shapes.Hit:
        return shapes.Hit(
            kind=hit.kind, language=hit.language, at_ms=hit.at_ms,  # type: ignore[arg-type]
            start_ms=hit.start_ms, end_ms=hit.end_ms, title=hit.title or None, text=hit.text,
            highlight=highlight(hit.highlight), score=hit.score,
            translated=tuple(
                shapes.Translation(one.typed, one.found, one.language, one.term or None)  # type: ignore[arg-type]
                for one in hit.translated
            ),
            address=self._at(hit.session, hit.at_ms),
        )  # fmt: skip

    def _choices(self, found: Mapping[str, int], partners: Mapping[str, str]) -> tuple[shapes.Choice, ...]:
        best = sorted(found.items(), key=lambda choice: (-choice[1], choice[0]))[:MOST_CHOICES]
        return tuple(shapes.Choice(value, partners.get(value) or self._name(value), count) for value, count in best)

    def _name(self, value: str) -> str:
        known = self._known.get(value)
        return known.name if known else called(value, self.language)

    def _field(self, field: Field, collection: Collection) -> shapes.Field:
        known = self.toolboxes[0]
        about = collection.by_field.get(field.id, ())
        return shapes.Field(
            id=field.id, name=field.names[self.language], about=field.about[self.language],
            address=self.address("toolbox.field", name=field.id),
            sessions=len(about), minutes=minutes(about), last=last(about),
            terms=tuple(self._term(term, collection.by_service.get(term.id, ())) for term in known.terms_of(field.id)),
        )  # fmt: skip

    def _term(self, term: Term, about: Sequence[Entry]) -> shapes.Term:
        kind = next(one for one in self.toolboxes[0].kinds if one.id == term.kind)
        return shapes.Term(
            id=term.id, name=term.names[self.language], about=term.about[self.language],
            kind=shapes.Named(kind.id, kind.names[self.language]),
            address=self.address("toolbox.service", name=term.id),
            sessions=len(about), minutes=minutes(about), last=last(about),
        )  # fmt: skip


def highlight(marked_up: str) -> shapes.Highlight:
    """An excerpt of search as plain text, and where in it what matched begins and ends."""
    text, marked = "", []
    for piece in pieces(marked_up):
        if piece.marked:
            marked.append((len(text), len(text) + len(piece.text)))
        text += piece.text
    return shapes.Highlight(text, tuple(marked))


def point(ms: int) -> str:
    """A point in time (UTC milliseconds) as RFC 3339 writes it, to the second."""
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def minutes(about: Iterable[Entry]) -> int:
    """How long the sessions are, all together."""
    return round(sum(entry.duration_ms for entry in about) / MINUTE_MS)


def last(about: Sequence[Entry]) -> str | None:
    """When the newest of the sessions was held."""
    return max((entry.session.held_on for entry in about), default=None)


def _span(one: artefacts.Span) -> shapes.Span:
    return shapes.Span(one.start_ms, one.end_ms)


def _words(said: artefacts.Evidence | artefacts.Quote) -> shapes.Words:
    return shapes.Words(said.start_ms, said.end_ms, said.text)
