"""The toolbox, and each of its services."""

from flask import Blueprint, render_template

from pipeline.catalog import sessions as catalog
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Tags
from pipeline.core.errors import NotFound
from webapp.pages.listing import card
from webapp.pages.toolbox import ServicePage, Witness, covered_by, evidence_for, toolbox_page
from webapp.site import Site, site
from webapp.views.pages import EVERYTHING

MOST_WITNESSES = 40

toolbox = Blueprint("toolbox", __name__)


@toolbox.get("/toolbox")
def fields() -> str:
    """All fields and services, with what has been shown of each."""
    here = site()
    with here.catalog.read() as db:
        every = catalog.visible(db, limit=EVERYTHING)
    covered = covered_by(every, here.library, here.toolbox)
    return render_template("toolbox.html", page=toolbox_page(here.toolbox, covered))


@toolbox.get("/toolbox/<term:name>")
def service(name: str) -> str:
    """One service: the sessions about it, with the sentences that say so. Raises NotFound."""
    here = site()
    found = here.toolbox.term(name)
    if found is None:
        raise NotFound("There is no such service in the toolbox.", "Look through the toolbox.")
    with here.catalog.read() as db:
        every = {session.id: session for session in catalog.visible(db, limit=EVERYTHING)}
    about = covered_by(every.values(), here.library, here.toolbox).get(name, ())
    field = next(field for field in here.toolbox.fields if field.id == found.field)
    witnesses = tuple(_witness(here, every[id], name) for id in about[:MOST_WITNESSES])
    page = ServicePage(found, field, witnesses, len(about))
    return render_template("service.html", page=page)


def _witness(here: Site, session: Session, service: str) -> Witness:
    tags = here.library.read(session.id, "tags", Tags)
    return Witness(card(session, here.library, here.toolbox), evidence_for(service, tags))
