"""What search engines are told about a session: a VideoObject of schema.org."""

from typing import Any

from webapp.pages.session import SessionPage
from webapp.pages.words import iso_length


def video_object(page: SessionPage, address: str, video: str, poster: str) -> dict[str, Any]:
    """The session as linked data; the addresses are absolute. Write it with Jinja's ``tojson``, which escapes."""
    session = page.session
    names = [name for name in (*session.presenters, session.partner) if name]
    return {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": session.title,
        "description": " ".join(f"{part}." for part in (session.title, ", ".join(names)) if part),
        "url": address,
        "contentUrl": video,
        "thumbnailUrl": poster,
        "uploadDate": session.held_on,
        "duration": iso_length(page.duration_ms),
        "inLanguage": session.language,
        "hasPart": [
            {
                "@type": "Clip",
                "name": chapter.title,
                "startOffset": chapter.start_ms // 1000,
                "endOffset": chapter.end_ms // 1000,
                "url": f"{address}?t={chapter.start_ms // 1000}",
            }
            for chapter in page.outline.chapters
        ],
    }
