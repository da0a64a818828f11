"""RSS 2.0 with the tags that podcast apps read, by feedgen. Pure: the same sessions give the same bytes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import Chapter
from webapp.pages.words import clock, day

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
SOUND_TYPE = "audio/x-m4a"
"""The name under which podcast apps know AAC in MP4; ``audio/mp4`` is the registered one, and fewer take it."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Channel:
    """What the feed says of itself; the addresses are absolute. ``author`` is who makes it."""

    title: str
    author: str
    about: str
    language: str
    contact: str
    link: str
    address: str
    cover: str


@dataclass(frozen=True)
class Episode:
    """A session with its sound: ``bytes`` long, made at ``sound_made_at`` (UTC milliseconds)."""

    session: Session
    link: str
    sound: str
    bytes: int
    sound_made_at: int
    duration_ms: int
    chapters: tuple[Chapter, ...]


class Explicit(BaseExtension):  # type: ignore[misc]
    """``itunes:explicit``, which must be true or false; feedgen's own writes yes or no."""

    def extend_rss(self, rss: Any) -> Any:
        """Add it to the channel."""
        xml_elem(f"{{{ITUNES}}}explicit", rss[0]).text = "false"
        return rss


class ExplicitEntry(BaseEntryExtension):  # type: ignore[misc]
    """The same for an episode."""

    def extend_rss(self, item: Any) -> Any:
        """Add it to the item."""
        xml_elem(f"{{{ITUNES}}}explicit", item).text = "false"
        return item


def podcast(channel: Channel, episodes: Sequence[Episode], otherwise: int) -> bytes:
    """The feed. Its dates are those of the data: it changes only when they do. Without an episode it was made
    ``otherwise`` (UTC milliseconds): readers take 1970 for a mistake.
    """
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.register_extension("explicit", Explicit, ExplicitEntry, atom=False)
    feed.title(text(channel.title))
    feed.description(text(channel.about))
    feed.language(channel.language)
    feed.generator("totm")
    feed.docs(None)
    feed.link(href=channel.address, rel="self", type="application/rss+xml")
    feed.link(href=channel.link, rel="alternate")  # the last link is the one that <link> shows
    feed.lastBuildDate(changed_at(episodes) if episodes else _time(otherwise))
    feed.podcast.itunes_author(text(channel.author))
    feed.podcast.itunes_owner(text(channel.author), text(channel.contact))
    feed.podcast.itunes_category("Business")
    feed.podcast.itunes_image(channel.cover)
    feed.podcast.itunes_type("episodic")
    for episode in episodes:
        _add(feed, episode, channel)
    answer: bytes = feed.rss_str(pretty=True)
    return answer


def _add(feed: Any, episode: Episode, channel: Channel) -> None:
    session = episode.session
    entry = feed.add_entry(order="append")
    entry.title(text(session.title))
    entry.link(href=episode.link)
    entry.guid(guid(session.id), permalink=False)
    entry.description(text(about(episode, channel.language)))
    entry.pubDate(_time(session.published_at or session.added_at))
    entry.enclosure(episode.sound, str(episode.bytes), SOUND_TYPE)
    entry.podcast.itunes_author(text(", ".join(session.presenters) or session.partner or channel.author))
    if episode.duration_ms:
        entry.podcast.itunes_duration(episode.duration_ms // 1000)


def guid(session_id: str) -> str:
    """The name under which apps know an episode for ever: neither an edit nor a new recording changes it."""
    return f"totm:{session_id}"


def about(episode: Episode, language: str) -> str:
    """What an app shows of an episode, as HTML: who, when as ``language`` writes it, and its chapters."""
    session = episode.session
    who = ", ".join(name for name in (*session.presenters, session.partner) if name)
    head = ", ".join(part for part in (who, day(session.held_on, language)) if part) + "."
    chapters = [f"{clock(chapter.start_ms)} {chapter.title}" for chapter in episode.chapters]
    return "\n".join(_html(lines) for lines in ([head], chapters) if lines)


def _html(lines: Sequence[str]) -> str:
    return "<p>" + "<br>\n".join(escape(line, quote=False) for line in lines) + "</p>"


def changed_at(episodes: Sequence[Episode]) -> datetime:
    """When the youngest of the data changed."""
    points = (
        (one.session.published_at or 0, one.session.edited_at, one.sound_made_at) for one in episodes
    )  # fmt: skip
    return _time(max(moment for three in points for moment in three))


def text(value: str) -> str:
    """``value`` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", value)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms // 1000, UTC)
