"""The sitemap: which pages there are, when they changed, and where they are in other languages. Pure."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.core.languages import LANGUAGES
from webapp.feeds.podcast import text
from webapp.pages.api import point

MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
VIDEO = "http://www.google.com/schemas/sitemap-video/1.1"
MOST = 10_000
"""So many pages are in one sitemap; 50,000 are allowed, and 50 MB."""
LONGEST_VIDEO_S = 28_800
"""Longer ones may not be told."""


@dataclass(frozen=True)
class Recorded:
    """What the sitemap tells of a recording; the addresses are absolute, ``published_at`` UTC milliseconds."""

    title: str
    about: str
    poster: str
    video: str
    duration_ms: int
    published_at: int


@dataclass(frozen=True)
class Listed:
    """A page: its path, the same in every language; ``changed_at`` in UTC milliseconds, 0 where nobody knows."""

    path: str
    changed_at: int = 0
    recorded: Recorded | None = None


def sitemap(pages: Iterable[Listed], site: str) -> bytes:
    """The pages of the site at ``site``, each with its addresses in all languages."""
    _name_namespaces()
    root = ET.Element(f"{{{MAPS}}}urlset")
    for page in pages:
        entry = ET.SubElement(root, f"{{{MAPS}}}url")
        ET.SubElement(entry, f"{{{MAPS}}}loc").text = site + page.path
        if page.changed_at:
            ET.SubElement(entry, f"{{{MAPS}}}lastmod").text = point(page.changed_at)
        for code, address in (
            *((code, f"{site}/{code}{page.path}") for code in LANGUAGES),
            ("x-default", site + page.path),
        ):
            ET.SubElement(entry, f"{{{XHTML}}}link", rel="alternate", hreflang=code, href=address)
        if page.recorded:
            _add_video(entry, page.recorded)
    return _written(root)


def index(addresses: Sequence[str]) -> bytes:
    """A sitemap of sitemaps, at these addresses."""
    _name_namespaces()
    root = ET.Element(f"{{{MAPS}}}sitemapindex")
    for address in addresses:
        ET.SubElement(ET.SubElement(root, f"{{{MAPS}}}sitemap"), f"{{{MAPS}}}loc").text = address
    return _written(root)


def _add_video(entry: ET.Element, recorded: Recorded) -> None:
    video = ET.SubElement(entry, f"{{{VIDEO}}}video")
    seconds = recorded.duration_ms // 1000
    told = {
        "thumbnail_loc": recorded.poster,
        "title": text(recorded.title),
        "description": text(recorded.about),
        "content_loc": recorded.video,
        "duration": str(seconds) if 0 < seconds <= LONGEST_VIDEO_S else "",
        "publication_date": point(recorded.published_at),
    }
    for name, value in told.items():
        if value:
            ET.SubElement(video, f"{{{VIDEO}}}{name}").text = value


def _name_namespaces() -> None:
    for prefix, name in (("", MAPS), ("xhtml", XHTML), ("video", VIDEO)):
        ET.register_namespace(prefix, name)


def _written(root: ET.Element) -> bytes:
    found: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return found
