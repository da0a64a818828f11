"""What crawlers read first: which pages there are, and what to leave alone."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for

from pipeline.catalog import upcoming
from pipeline.core.errors import NotFound
from pipeline.core.languages import LANGUAGES
from webapp.collection import Entry
from webapp.pages.sitemap import MOST, Listed, Recorded, index, sitemap
from webapp.pages.structured import described
from webapp.site import site

ALWAYS = (
    "pages.home", "pages.sessions", "toolbox.fields", "people.partners", "people.presenters", "upcoming.all",
    "feed.page", "pages.about", "pages.accessibility", "pages.privacy", "api.page",
)  # fmt: skip
"""Pages that are there whatever the catalog holds."""
OF_ALL = ("pages.home", "pages.sessions", "toolbox.fields", "people.partners", "people.presenters")
"""Those that change with every session."""
LEFT_ALONE = ("/search?*&", "/suggest")
"""Pages without end: what a crawler would find there it finds elsewhere."""

machines = Blueprint("machines", __name__)


@machines.get("/robots.txt")
def robots() -> Response:
    """Everything may be read but the answers of search."""
    roots = ("", *(f"/{code}" for code in LANGUAGES))
    lines = ["User-agent: *", *(f"Disallow: {root}{path}" for path in LEFT_ALONE for root in roots)]
    lines += ["", f"Sitemap: {site().absolute(_path('machines.sitemap'))}", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@machines.get("/sitemap.xml", endpoint="sitemap")
def sitemap_of_all() -> Response:
    """All pages; where they are too many for one sitemap, the sitemaps that hold them."""
    pages = tuple(_pages())
    if len(pages) <= MOST:
        return _xml(sitemap(pages, site().absolute("")))
    numbers = range(1, -(-len(pages) // MOST) + 1)
    return _xml(index([site().absolute(_path("machines.part", number=number)) for number in numbers]))


@machines.get("/sitemap-<int(max=999):number>.xml")
def part(number: int) -> Response:
    """One of several sitemaps. Raises NotFound."""
    pages = tuple(_pages())[(number - 1) * MOST : number * MOST] if number else ()
    if not pages:
        raise NotFound("There is no such sitemap.", "See /sitemap.xml.")
    return _xml(sitemap(pages, site().absolute("")))


def _pages() -> Iterator[Listed]:
    here = site()
    collection = here.collection
    newest = _newest(collection.entries)
    yield from (Listed(_path(view), newest if view in OF_ALL else 0) for view in ALWAYS)
    for entry in collection.entries:
        yield Listed(_path("pages.session", name=entry.id), entry.changed_at, _recorded(entry))
        yield Listed(_path("pages.practice", name=entry.id), entry.changed_at)
    services = {one.id: collection.by_service.get(one.id, ()) for one in here.toolbox.terms}
    fields = {one.id: collection.by_field.get(one.id, ()) for one in here.toolbox.fields}
    for view, groups in (
        ("toolbox.field", fields), ("toolbox.service", services),
        ("people.partner", collection.by_partner), ("people.presenter", collection.by_presenter),
    ):  # fmt: skip
        yield from (Listed(_path(view, name=name), _newest(about)) for name, about in groups.items())
    with here.catalog.read() as db:
        coming = upcoming.coming(db, round(datetime.now(UTC).timestamp() * 1000))
    yield from (Listed(_path("upcoming.one", name=one.id), one.edited_at) for one in coming)


def _recorded(entry: Entry) -> Recorded | None:
    """The recording, where it has a poster: without one, nobody may tell of it."""
    if not entry.has_poster:
        return None
    poster, video = (_path("media.artefact", name=entry.id, file=file) for file in ("poster.jpg", "video.mp4"))
    one, here = entry.session, site()
    published = one.published_at or one.added_at
    return Recorded(
        one.title, described(one), here.absolute(poster), here.absolute(video), entry.duration_ms, published
    )  # fmt: skip


def _newest(entries: Iterable[Entry]) -> int:
    return max((entry.changed_at for entry in entries), default=0)


def _path(view: str, **values: str | int) -> str:
    """The path of a page, without a language."""
    return url_for(view, **values).removeprefix(request.script_root)  # type: ignore[arg-type]


def _xml(content: bytes) -> Response:
    return Response(content, content_type="application/xml; charset=utf-8")
