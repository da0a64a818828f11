"""The page of a session, and those of its questions, chapters and clips."""

import gzip
import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from pipeline.catalog import upcoming
from pipeline.catalog.sessions import Session
from pipeline.core.artefacts import (
    Aspect,
    Chapter,
    Doubt,
    Outline,
    Question,
    Segment,
    Span,
    Storyboard,
    Transcript,
    Trust,
)
from pipeline.home import Home
from tests.web.published import NOW
from webapp.collection import Collection, Entry
from webapp.pages.citing import quoted
from webapp.pages.finding import Mark, marks, pattern
from webapp.pages.lines import Writer
from webapp.pages.reading import paragraphs
from webapp.pages.recording import strip
from webapp.pages.related import related

pytestmark = pytest.mark.slow  # quick each, many together

Add = Callable[..., Any]
STATIC = Path(__file__).parents[2] / "webapp" / "static"
EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def write(home: Home, session: str, name: str, value: object) -> None:
    home.workspace.place(session, name).write_bytes(msgspec.json.encode(value))


def say(home: Home, *texts: str, language: str = "en") -> None:
    """Make the words of the session these, four seconds each."""
    segments = tuple(Segment(n * 4000, n * 4000 + 3900, text, language) for n, text in enumerate(texts))
    write(home, "night", "transcript", Transcript("en", "captions", "", False, segments))


# finding words in the transcript


@pytest.mark.parametrize(
    ("texts", "wanted", "found"),
    [
        (["A robot.", "No ROBOT"], "robot", [[Mark(2, 7, True)], [Mark(3, 8, True)]]),
        (["the big", "robot walks"], "big  robot", [[Mark(4, 7, True)], [Mark(0, 5, False)]]),
        (["a a"], "a", [[Mark(0, 1, True), Mark(2, 3, True)]]),
        (["what (a) day"], "(a)", [[Mark(5, 8, True)]]),
        (["Ærlig ÅRSAG"], "årsag", [[Mark(6, 11, True)]]),
        (["one", "", "two"], "one two", [[Mark(0, 3, True)], [], [Mark(0, 3, False)]]),
        (["nothing"], "robot", [[]]),
    ],
)
def test_words_are_found_across_segments_whatever_their_case(
    texts: list[str], wanted: str, found: list[list[Mark]]
) -> None:
    looked_for = pattern(wanted)
    assert looked_for
    assert [list(one) for one in marks(texts, looked_for)] == found


def test_no_words_find_nothing() -> None:
    assert pattern(" \t ") is None


def test_without_script_the_server_marks_what_is_looked_for(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    say(home, "A robot and <b>bold</b>", "robot again.", "Robots everywhere")
    text = client.get("/sessions/night?find=robot&t=4").text
    assert re.findall(r'<mark id="(found-\d)">(\w+)</mark>', text) == [
        ("found-1", "robot"), ("found-2", "robot"), ("found-3", "Robot"),
    ]  # fmt: skip
    assert "3 matches:" in text
    assert 'href="#found-3">0:08</a>' in text
    assert 'action="/sessions/night#found-1"' in text
    assert '<input type="hidden" name="t" value="4">' in text
    assert "&lt;b&gt;bold&lt;/b&gt;" in text


def test_what_is_not_said_is_told_where_the_link_leads(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night", query_string={"find": EVIL}).text
    assert re.search(r'id="found-1">Nobody says “&lt;/script&gt;', text)
    assert "<script>alert" not in text
    assert 'value="&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&gt;&lt;img' in text


HOSTILE = ("", " ", "(" * 3000, "a*", "[a-", "\\", "\x00", "x" * 100_000, "\u202eabc", ".*", "|")


def test_anything_may_be_looked_for(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for asked in HOSTILE:
        answer = client.get("/sessions/night", query_string={"find": asked})
        assert answer.status_code == 200, asked[:9]
        assert "<mark" not in answer.text, asked[:9]


# the transcript


def test_lines_name_each_moment_once_and_a_language_only_where_it_is_another() -> None:
    said = (
        Segment(0, 900, "Hello <b>", "en"), Segment(0, 900, "Hej", "sv"), Segment(950, 1000, "Odd", '"><script>'),
    )  # fmt: skip
    lines = Writer("en").words(paragraphs(said, ())).paragraphs[0].lines
    assert lines.split("\n") == [
        '<a class="line" id="t=0" href="?t=0#t=0">Hello &lt;b&gt;</a>',
        '<a class="line" href="?t=0#t=0" lang="sv">Hej</a>',
        '<a class="line" id="t=0.95" href="?t=0.95#t=0.95">Odd</a>',
    ]


def test_an_hour_of_transcript_is_light(client: FlaskClient, add: Add, home: Home) -> None:
    """All text that is sent for the page, with style sheets and scripts; and scripts within 20 kB."""
    add(id="night")
    words = "so we asked the {} firms in the cluster to bring one machine and who runs it"
    say(home, *(words.format(n * 7919 % 1000) for n in range(900)))
    page = client.get("/sessions/night")
    names = set(re.findall(r"/static/([a-z-]+\.(?:js|css))", page.text))
    assert {"session.js", "in-transcript.js", "copy.js", "strip.js", "session.css"} <= names
    files = {name: (STATIC / name).read_bytes() for name in names if (STATIC / name).exists()}
    assert sum(len(gzip.compress(one)) for one in (page.data, *files.values())) < 120_000
    assert sum(len(files[name]) for name in ("session.js", "in-transcript.js", "copy.js", "strip.js")) < 20_000


# the strip of pictures


def test_a_storyboard_becomes_a_strip_of_parts_of_its_sheet() -> None:
    shown = strip(Storyboard("storyboard.jpg", 160, 90, 2, 2, (0, 5000, 10_000)))
    assert shown
    assert (shown.sheet_width, shown.sheet_height) == (320, 180)
    assert [(frame.at_ms, frame.x, frame.y) for frame in shown.frames] == [(0, 0, 0), (5000, 160, 0), (10_000, 0, 90)]
    assert strip(None) is None
    assert strip(Storyboard()) is None


def test_the_strip_seeks_and_can_be_skipped(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    assert 'id="strip"' not in client.get("/sessions/night").text
    assert client.get("/media/night/storyboard.jpg").status_code == 404
    write(home, "night", "storyboard", Storyboard("storyboard.jpg", 160, 90, 2, 1, (0, 60_000)))
    folder = home.workspace.place("night", "storyboard/")
    folder.mkdir()
    (folder / "storyboard.jpg").write_bytes(b"\xff\xd8jpeg")
    strip = client.get("/sessions/night").text.partition('id="strip"')[2].partition("</nav>")[0]
    assert '<a href="?t=60#now" data-ms="60000"><svg width="160" height="90" viewBox="160 0 160 90"' in strip
    assert "<span>1:00</span>" in strip
    assert 'href="#controls"' in strip
    assert client.get("/media/night/storyboard.jpg").mimetype == "image/jpeg"


# passing on


def test_it_can_be_cited_and_embedded_at_a_moment(client: FlaskClient, add: Add) -> None:
    add(id="night", title=f"A night {EVIL}")
    text = client.get("/da/sessions/night?t=83").text
    fields = {name: html.unescape(found) for name, found in re.findall(
        r'<textarea id="(\w+)"[^>]*>(.*?)</textarea>', text, re.DOTALL
    )}  # fmt: skip
    assert fields["citation"] == (
        f"Maren Oldervik, »A night {EVIL}«, Skarvik Process Cluster, 19. september 2018, "
        "https://tools.example/sessions/night?t=83"
    )
    assert fields["embedding"].startswith('<iframe src="https://tools.example/')
    assert "/embed/night?t=83" in fields["embedding"]
    assert 'title="A night &lt;/script&gt;' in fields["embedding"]


@pytest.mark.parametrize(
    ("language", "written"), [("en", "“A”"), ("da", "»A«"), ("sv", "”A”"), ("nb", "«A»"), ("de", "„A“")]
)
def test_a_title_is_quoted_as_the_language_does(language: str, written: str) -> None:
    assert quoted("A", language) == written


def test_the_embedded_player_is_the_player_alone(client: FlaskClient, add: Add) -> None:
    add(id="night", title=f"A night {EVIL}")
    text = client.get("/embed/night?t=83").text
    assert 'src="/media/night/video.mp4#t=83"' in text
    assert 'src="/media/night/captions.vtt"' in text
    assert "<script" not in text
    assert "https://tools.example/sessions/night?t=83#now" in text


# what goes with it


def entry(id: str, **more: Any) -> Entry:
    """A session in lists, in English and of nobody, but for what is given."""
    people = {name: more.pop(name) for name in ("language", "partner_id", "presenters", "held_on") if name in more}
    blank = Session(id, id, "2020-01-01", "en", "", "", (), "a.mp4", ".mp4", id, 1, 0, 0, True, 0)
    return Entry(replace(blank, **people), **more)


def test_related_sessions_share_what_is_telling() -> None:
    this = entry("this", services=("a",), fields=("f",), presenters=("Åse Lund",), partner_id="p")
    others = (
        entry("far", language="sv"),
        entry("same-field", fields=("f",)),
        entry("same-service", services=("a",), language="da"),
        entry("same-speaker", presenters=("Åse Lund",), language="da"),
        entry("same-partner", partner_id="p", language="da"),
    )
    found = related(this, Collection((this, *others)), 9)
    assert [(one.entry.id, one.reason, one.value) for one in found] == [
        ("same-service", "service", "a"),
        ("same-speaker", "presenter", "Åse Lund"),
        ("same-field", "field", "f"),
        ("same-partner", "partner", "p"),
    ]
    assert related(this, Collection((this,)), 4) == ()
    assert len(related(this, Collection((this, *others)), 2)) == 2


def test_what_is_rare_says_more_than_what_all_have() -> None:
    this = entry("this", services=("common", "rare"))
    crowd = tuple(entry(f"c{n}", services=("common",), held_on=f"2021-01-0{n}") for n in range(1, 6))
    near = entry("near", services=("rare",))
    assert related(this, Collection((this, *crowd, near)), 1)[0].entry is near


def test_the_page_tells_why_a_session_is_related(client: FlaskClient, add: Add) -> None:
    add(id="night")
    assert 'id="related"' not in client.get("/sessions/night").text
    add(id="kvall", title="Kväll", language="sv", presenters=("Nobody Else",))
    section = client.get("/sessions/night").text.partition('<h2 id="related">')[2]
    assert '<a href="/sessions/kvall" lang="sv" dir="auto">Kväll</a>' in section
    assert "Also about Technology Night" in section


# trust


def test_trust_is_told_from_numbers_in_the_language_of_the_page(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    aspects = (Aspect("coverage", 90, "English only."), Aspect("support", 97, "Fine."), Aspect("form", 80, "English."))
    doubts = (Doubt("loop", 50_000, 52_000, "An exact reason in English."),)
    write(home, "night", "trust", Trust("look", 0.1, 0.0, doubts, 80, aspects, 125_000))
    english = client.get("/sessions/night").text
    assert (
        "90 % of the speech has words; for 2 min there are none. 20 % of the words do not fit their times." in english
    )
    assert "An exact reason in English." in english
    other = client.get("/de/sessions/night").text
    assert "English only." not in other
    assert "An exact reason in English." not in other
    assert '<p class="aside" lang="en">A note.</p>' in other


# questions, chapters and clips on pages of their own


def test_a_question_has_a_page(client: FlaskClient, add: Add) -> None:
    add(id="night", words=f"Why {EVIL}")
    assert 'href="/sessions/night/questions/83"' in client.get("/sessions/night").text
    text = client.get("/sessions/night/questions/83").text
    assert 'src="/media/night/video.mp4#t=83,104.5"' in text
    assert re.search(r"<title>Why &lt;/script&gt;.* · Technology Night", text)
    assert "Asked by <bdi>Henrike Aldag</bdi>" in text
    assert (
        text.index(">Question</h3>") < text.index('id="t=83"') < text.index(">Answer</h3>") < text.index('id="t=95.5"')
    )
    assert 'id="t=70"' not in text
    assert '<a href="/sessions/night?t=83#now">' in text
    assert '<link rel="canonical" href="https://tools.example/sessions/night/questions/83">' in text
    linked = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (linked["@type"], linked["startOffset"], linked["endOffset"]) == ("Clip", 83, 104)
    assert "Chapters: Technology Night: one small host · The evening." in linked["isPartOf"]["description"]
    assert linked["isPartOf"]["url"] == "https://tools.example/sessions/night"
    assert "<script>alert" not in text


def test_a_question_is_in_the_language_in_which_it_is_asked(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    transcript = json.loads(home.workspace.place("night", "transcript").read_text())
    transcript["segments"][8]["language"] = "nb"
    write(home, "night", "transcript", transcript)
    assert '<p class="asked" lang="nb" dir="auto">' in client.get("/sessions/night").text
    assert '<h1 lang="nb" dir="auto">' in client.get("/sessions/night/questions/83").text


def test_a_chapter_has_a_page_and_knows_its_neighbours(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/da/sessions/night/chapters/70").text
    assert 'src="/media/night/video.mp4#t=70,120"' in text
    assert '<a rel="prev" href="/da/sessions/night/chapters/0">' in text
    assert 'rel="next"' not in text
    assert re.findall(r'id="t=([\d.]+)"', text) == ["70", "83", "95.5"]
    assert 'src="/media/night/video.mp4#t=90,120"' in client.get("/sessions/night/chapters/70?t=90").text


def test_a_clip_has_a_page_with_its_own_file_and_its_own_clock(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    clips = json.loads(home.workspace.place("night", "clips").read_text())
    clips["clips"].append(
        clips["clips"][0]
        | {"id": "highlight-1", "kind": "highlight", "title": "Why?", "start_ms": 83_000, "end_ms": 104_500}
    )
    write(home, "night", "clips", clips)
    text = client.get("/sessions/night/clips/highlight-1").text
    assert 'src="/media/night/clips/highlight-1.mp4"' in text
    assert 'src="/media/night/clips/highlight-1.vtt"' in text
    for form in ("mp4", "vtt", "srt"):
        assert f"/media/night/clips/highlight-1.{form}?download" in text
    assert 'poster="/media/night/poster.jpg"' in text
    assert "https://tools.example/embed/night?clip=highlight-1" in text
    assert ">Maren Oldervik, “Why?”, a clip from “Technology Night: one small host”, Skarvik" in text
    assert re.findall(r'id="t=([\d.]+)"', text) == ["0", "12.5"]
    assert '<a href="/sessions/night?t=83#now">' in text
    assert '<a rel="prev" href="/sessions/night/clips/presentation">' in text
    first = client.get("/sessions/night/clips/presentation?t=10").text
    assert 'src="/media/night/clips/presentation.mp4#t=10"' in first
    assert "<h1>Presentation and questions</h1>" in first


def test_people_partners_and_fields_are_links(client: FlaskClient, add: Add) -> None:
    add(id="night")
    presenter = '<a href="/presenters/maren-oldervik"><bdi>Maren Oldervik</bdi></a>'
    partner = '<a href="/partners/skarvik-process-cluster"><bdi>Skarvik Process Cluster</bdi></a>'
    for page in ("", "/questions/83", "/chapters/70", "/clips/presentation", "/card"):
        text = client.get(f"/sessions/night{page}").text
        assert f"{presenter}, {partner}" in text, page
        assert client.get("/presenters/maren-oldervik").status_code == 200
    assert re.search(r'<a href="/toolbox/fields/[a-z-]+">[^<]+</a>', client.get("/sessions/night").text)
    assert presenter not in client.get("/sessions").text  # a card is one link as a whole


def test_a_webinar_to_come_links_only_to_those_who_have_a_page(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    plan = upcoming.Plan(
        title="Next", starts_at=NOW, minutes=30, zone="Europe/Oslo", language="en", partner="Skarvik Process Cluster",
        presenters=("Maren Oldervik", "Somebody New"), about="", join="",
    )  # fmt: skip
    with home.catalog.write() as db:
        id = upcoming.add(db, plan, NOW)
    text = client.get(f"/upcoming/{id}").text
    assert '<a href="/presenters/maren-oldervik"><bdi>Maren Oldervik</bdi></a>, <bdi>Somebody New</bdi>, <a' in text
    assert '<a href="/partners/skarvik-process-cluster">' in text


def test_what_a_session_is_about_is_described_in_words(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night").text.partition('<script type="application/ld+json">')[2]
    told = json.loads(text.partition("</script>")[0])
    assert told["description"] == (
        "Technology Night: one small host. Maren Oldervik, Skarvik Process Cluster. About Technology Night. "
        "Chapters: Technology Night: one small host · The evening."
    )
    offsets = [(one["startOffset"], one["endOffset"]) for one in told["hasPart"]]
    assert all(end == start for (_, end), (start, _) in pairwise(offsets))


def test_a_moment_leads_to_its_line_also_below_the_picture(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night?t=84").text
    said = '<a href="#t=83" lang="en" dir="auto">A Technology Night is an evening in a small firm.</a>'
    assert f'<p class="saying narrow" id="saying">Now: {said}</p>' in text
    assert '<a id="to-words" href="#t=83">' in text
    plain = client.get("/sessions/night").text
    assert '<p class="saying narrow silent" id="saying">' in plain
    assert '<a id="to-words" href="#transcript">' in plain


def test_words_and_a_moment_go_together(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night?t=20&find=evening").text
    assert "/media/night/video.mp4#t=20" in text
    assert re.search(r'id="now"></span><a class="line" id="t=20"', text)
    assert '<mark id="found-1">evening</mark>' in text
    apart = client.get("/sessions/night?t=20&find=evening+is+small").text
    assert re.findall(r"<mark[^>]*>(\w+)</mark>", apart) == ["evening", "small"]
    assert "<mark" not in client.get("/sessions/night?find=evening+is+small").text


def test_the_keyboard_stops_once_for_a_paragraph_and_may_skip_them_all(client: FlaskClient, add: Add) -> None:
    add(id="night")
    transcript = client.get("/sessions/night").text.partition('<aside class="transcript"')[2]
    assert (
        transcript.index('class="past" href="#made"') < transcript.index('id="lines"') < transcript.index('id="made"')
    )
    times = re.findall(r'<a class="time"[^>]*>', transcript)
    assert times
    assert all('tabindex="-1"' in one for one in times)


def test_a_time_within_a_sentence_is_read_as_a_time(client: FlaskClient, add: Add) -> None:
    add(id="night")
    (told,) = re.findall(r"Asked by <bdi>.*?</p>", client.get("/sessions/night").text)
    assert re.sub(r"<[^>]+>", "", told) == "Asked by Henrike Aldag at 1:23, answered at 1:35"


def test_the_card_leads_to_the_session_beside_its_title(client: FlaskClient, add: Add) -> None:
    add(id="night")
    text = client.get("/sessions/night/card").text
    assert '<h1 lang="en" dir="auto">Technology Night: one small host</h1>' in text
    assert '<a href="/sessions/night">The session</a>' in text


def test_the_captions_of_a_clip_are_there_as_subrip(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    captions = home.workspace.place("night", "clips/") / "talk.vtt"
    captions.write_text("WEBVTT\n\n00:00:00.000 --> 00:00:09.000\nHello.\n")
    answer = client.get("/media/night/clips/presentation.srt?download")
    assert answer.text.startswith("1\n00:00:00,000 --> 00:00:09,000\nHello.")
    assert "filename=night-presentation.srt" in answer.headers["Content-Disposition"]
    for name in ("never.srt", ".srt", "talk.mp4.srt"):
        assert client.get(f"/media/night/clips/{name}").status_code == 404, name


NO_MOMENTS = (
    "questions/80", "questions/86", "questions/-83", "questions/x", "questions/" + "9" * 80, "questions/83.5",
    "chapters/67", "chapters/99", "clips/x", "clips/talk.mp4", "questions/", "chapters/٣",
)  # fmt: skip


def test_what_is_no_moment_is_not_there(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for address in NO_MOMENTS:
        answer = client.get(f"/sessions/night/{address}")
        assert answer.status_code == 404, address
        assert "<h1>" in answer.text, address


def test_a_moment_that_moved_a_little_is_found_by_its_old_address(client: FlaskClient, add: Add) -> None:
    add(id="night")
    for asked, now in (("questions/81", "questions/83"), ("chapters/072", "chapters/70")):
        answer = client.get(f"/sv/sessions/night/{asked}", headers={"Host": "evil.example"})
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/sv/sessions/night/{now}")


def test_the_nearest_of_two_is_meant(client: FlaskClient, add: Add, home: Home) -> None:
    add(id="night")
    spans = [Span(ms, ms + 500) for ms in (30_000, 33_500, 83_000)]
    questions = tuple(Question(None, f"Question {n}?", span, Span(90_000, 99_000)) for n, span in enumerate(spans))
    write(home, "night", "outline", Outline((), (Chapter("All", 0, 120_000),), questions))
    assert client.get("/sessions/night/questions/32").headers["Location"] == "/sessions/night/questions/33"
    assert "Question 0?" in client.get("/sessions/night/questions/30").text
