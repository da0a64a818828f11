"""The toolbox, and each of its services."""

from flask import Blueprint, render_template

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Tags
from pipeline.core.errors import NotFound
from pipeline.core.toolboxes.toolbox import Toolbox
from webapp.library import Library
from webapp.pages.listing import card
from webapp.pages.toolbox import ServicePage, Witness, covered_by, evidence_for, toolbox_page
from webapp.site import site
from webapp.views.pages import EVERYTHING

MOST_WITNESSES = 40

toolbox = Blueprint("toolbox", __name__)


@toolbox.get("/toolbox")
def fields() -> str:
    """All fields and services, with what has been shown of each."""
    here = site()
    known = here.toolbox
    with here.catalog.read() as db:
        every = catalog.visible(db, limit=EVERYTHING)
    covered = covered_by(every, here.library, known)
    return render_template("toolbox.html", page=toolbox_page(known, covered))


@toolbox.get("/toolbox/<term:name>")
def service(name: str) -> str:
    """One service: the sessions about it, with the sentences that say so. Raises NotFound."""
    here = site()
    known = here.toolbox
    found = known.term(name)
    if found is None:
        raise NotFound("There is no such service in the toolbox.", "Look through the toolbox.")
    with here.catalog.read() as db:
        every = {session.id: session for session in catalog.visible(db, limit=EVERYTHING)}
    about = covered_by(every.values(), here.library, known).get(name, ())
    field = next(field for field in known.fields if field.id == found.field)
    kind = next(kind for kind in known.kinds if kind.id == found.kind)
    witnesses = tuple(_witness(here.library, known, every[id], name) for id in about[:MOST_WITNESSES])
    page = ServicePage(found, field, kind, witnesses, len(about))
    return render_template("service.html", page=page)


def _witness(library: Library, toolbox: Toolbox, session: Session, service: str) -> Witness:
    tags = library.read(session.id, "tags", Tags)
    return Witness(card(session, library, toolbox), evidence_for(service, tags, toolbox))
