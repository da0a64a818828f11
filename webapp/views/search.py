"""Search."""

from flask import Blueprint, render_template, request

from pipeline.catalog import sessions as catalog
from pipeline.core.languages import LANGUAGES
from pipeline.core.toolboxes.toolbox import Term
from pipeline.search.port import Query
from webapp.pages.listing import page_number
from webapp.pages.search import PER_PAGE, Asked, SearchPage, found_page
from webapp.pages.toolbox import covered_by
from webapp.pages.words import typed
from webapp.site import Site, site
from webapp.views.pages import EVERYTHING, EXAMPLES

search = Blueprint("search", __name__)


@search.get("/search")
def results() -> str:
    """What was found for ``?q=``, in one ``language`` or in all. Raises IndexMissing."""
    asked = _asked()
    page = _look(site(), asked) if asked.query else SearchPage("", None, examples=_examples(site()))
    return render_template("search.html", page=page)


def _asked() -> Asked:
    language = request.args.get("language")
    return Asked(
        query=typed(request.args.get("q")),
        language=language if language in LANGUAGES else None,
        number=page_number(request.args.get("page"), most=50),
    )


def _look(here: Site, asked: Asked) -> SearchPage:
    with here.catalog.read() as db:
        query = Query(
            asked.query, catalog.visible_ids(db), asked.language, PER_PAGE, offset=(asked.number - 1) * PER_PAGE
        )
        found = here.index.search(query)
        shown = catalog.get_visible_many(db, {hit.session for hit in found.hits})
    page = found_page(asked, found, shown, here.library, here.toolbox)
    if page.groups:
        return page
    return SearchPage(
        query=asked.query, language=asked.language, number=asked.number,
        did_you_mean=found.did_you_mean, facets=page.facets,
        examples=_examples(here),
    )  # fmt: skip


def _examples(here: Site) -> tuple[Term, ...]:
    with here.catalog.read() as db:
        covered = covered_by(catalog.visible(db, limit=EVERYTHING), here.library, here.toolbox)
    return tuple(service for service in here.toolbox.terms if service.id in covered)[:EXAMPLES]
