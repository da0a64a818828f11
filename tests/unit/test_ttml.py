"""TTML as partners export it, and XML that means harm."""

import time

import pytest

from pipeline.core.captions.reading import parse_captions
from pipeline.core.captions.ttml_clock import clock_from
from pipeline.core.errors import BadCaptions

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="sv-SE">
<head><metadata><ttm:title>Not said</ttm:title>
<ttm:agent xml:id="mia" type="person"><ttm:name type="full">Mia Holm</ttm:name></ttm:agent></metadata>
<styling><style xml:id="s1" tts:color="white"/></styling></head>
"""


def ttml(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}</tt>".encode()


def read(data: bytes, language: str = "sv") -> list[tuple[int, int, str, str | None]]:
    segments = parse_captions(data, "a.ttml", language, None).segments
    return [(s.start_ms, s.end_ms, s.text, s.speaker) for s in segments]


def test_lines_styles_entities_and_speakers() -> None:
    body = """<body><div><metadata><ttm:desc>Not said</ttm:desc></metadata>
      <p begin="00:00:01.500" end="00:00:03" ttm:agent="mia">Hej &amp; <span tts:color="red">väl</span>kommen<br/>till
         oss, a &lt; b</p>
      <p begin="00:00:04" end="00:00:05" region="top">Tack</p></div></body>"""
    assert read(ttml(body)) == [
        (1500, 3000, "Hej & välkommen till oss, a < b", "Mia Holm"),
        (4000, 5000, "Tack", None),
    ]


def test_times_are_counted_from_those_around_them() -> None:
    body = """<body begin="10s"><div begin="5s" end="20s">
      <p begin="1s" dur="2s">one two</p>
      <p begin="4s" end="9s"><span begin="0s" end="1s">three four</span> <span begin="2s" end="99s">five six</span></p>
      <p begin="10s" end="40s">seven</p></div></body>"""
    assert read(ttml(body)) == [
        (16000, 18000, "one two", None), (19000, 20000, "three four", None), (21000, 24000, "five six", None),
        (25000, 30000, "seven", None),
    ]  # fmt: skip


def test_in_a_sequence_each_begins_where_the_last_one_ended() -> None:
    body = """<body timeContainer="seq"><div timeContainer="seq">
      <p dur="1s">one</p><p begin="500ms" dur="1s">two</p></div>
      <div><p dur="2s">three</p></div></body>"""
    assert [span[:2] for span in read(ttml(body))] == [(0, 1000), (1500, 2500), (2500, 4500)]


def test_words_timed_one_by_one_stay_together() -> None:
    body = """<body><p begin="1s" end="3s"><span begin="0s">So</span> <span begin="1s">we</span>
      <span begin="1.5s">met</span></p></body>"""
    assert read(ttml(body)) == [(1000, 3000, "So we met", None)]


def test_of_translations_only_one_is_read_but_a_change_of_language_stays() -> None:
    both = """<body><div xml:lang="en"><p begin="1s" end="3s">Hello</p><p begin="4s" end="6s">Bye</p></div>
      <div xml:lang="sv"><p begin="1s" end="3s">Hej</p><p begin="4s" end="6s">Hej då</p></div></body>"""
    assert [text for _, _, text, _ in read(ttml(both), "sv")] == ["Hej", "Hej då"]
    assert [text for _, _, text, _ in read(ttml(both), "en")] == ["Hello", "Bye"]
    assert "translate others" in parse_captions(ttml(both), "a.ttml", "sv", None).notes[0]
    changing = '<body><p begin="1s" end="3s">Hej</p><p xml:lang="en" begin="4s" end="6s">Hello</p></body>'
    segments = parse_captions(ttml(changing), "a.ttml", "sv", None).segments
    assert [(s.text, s.language) for s in segments] == [("Hej", "sv"), ("Hello", "en")]


@pytest.mark.parametrize(
    ("attributes", "text", "ms"),
    [
        ({}, "01:02:03.045", 3_723_045),
        ({}, "02:03,5", 123_500),
        ({}, "12.5s", 12_500),
        ({}, "12.5", 12_500),
        ({}, "300ms", 300),
        ({}, "1.5h", 5_400_000),
        ({}, "2m", 120_000),
        ({"frameRate": "25"}, "00:00:01:05", 1200),
        ({}, "00:00:01:15", 1500),
        ({"frameRate": "24", "frameRateMultiplier": "1000 1001"}, "24f", 1001),
        ({"frameRate": "24", "frameRateMultiplier": "1000:1001"}, "00:00:02:12", 2500),
        ({"frameRate": "25", "subFrameRate": "2"}, "00:00:00:01.1", 60),
        ({"tickRate": "10000000"}, "25000000t", 2500),
        ({"frameRate": "25"}, "50t", 2000),
        ({"timeBase": "smpte", "frameRate": "30", "frameRateMultiplier": "1000 1001"}, "00:16:40:00", 1_001_000),
        ({"timeBase": "smpte", "frameRate": "30", "frameRateMultiplier": "1000 1001", "dropMode": "dropNTSC"},
         "01:00:00:00", 3_599_996),
        ({"frameRate": "0", "tickRate": "-1"}, "30f", 1000),
        ({}, "soon", None), ({}, "", None), ({}, "1:2:3:4:5", None), ({}, "9" * 40 + "s", None),
    ],
)  # fmt: skip
def test_time_expressions(attributes: dict[str, str], text: str, ms: int | None) -> None:
    assert clock_from(attributes).ms(text) == ms


def test_times_that_cannot_be_read_lose_no_word_and_are_doubted() -> None:
    brought = parse_captions(
        ttml('<body><p begin="1s" end="2s">One</p><p begin="soon" end="9s">two</p></body>'), "a.xml", "sv", None
    )
    assert [(s.start_ms, s.text) for s in brought.segments] == [(1000, "One"), (2000, "two")]
    assert "1 caption had times that cannot be read" in " ".join(brought.notes)
    assert [doubt.kind for doubt in brought.doubts] == ["clock"]


def test_words_without_times_are_counted() -> None:
    body = (
        '<body><p>one more</p><p begin="1s" end="2s">two</p><p>three <span begin="3s" end="4s">four</span></p></body>'
    )
    brought = parse_captions(ttml(body), "a.ttml", "sv", None)
    assert [s.text for s in brought.segments] == ["two", "four"]
    assert brought.notes == ("3 words had no times and were left out.",)
    assert parse_captions(ttml(body.replace("one more", "")), "a.ttml", "sv", None).notes == (
        "1 word had no time and was left out.",
    )


def test_a_paragraph_in_a_paragraph_loses_no_word() -> None:
    inner = '<p begin="3s" end="5s">in the midst</p>'
    body = f'<body><p begin="1s" end="9s"><span begin="0s" end="2s">before it</span>{inner}'
    body += '<span begin="5s" end="7s">after it</span></p></body>'
    assert read(ttml(body)) == [
        (1000, 3000, "before it", None), (4000, 6000, "in the midst", None), (6000, 8000, "after it", None),
    ]  # fmt: skip
    untimed = '<body><div begin="1s" end="9s"><p>before<p>within</p>after</p></div></body>'
    assert read(ttml(untimed)) == [(1000, 9000, "before within after", None)]
    around = '<body><p begin="1s" end="9s">just before<p begin="1s" end="2s">within it</p>just after</p></body>'
    assert sorted(text for *_, text, _ in read(ttml(around))) == ["just after", "just before", "within it"]


LAUGHS = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 30))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (f'<!DOCTYPE tt [<!ENTITY l0 "ha">{LAUGHS}]><tt><body><p begin="1s">&l29;</p></body></tt>', "document type"),
        ('<!DOCTYPE tt SYSTEM "file:///etc/passwd"><tt/>', "document type"),
        ('<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]><tt>&x;</tt>', "document type"),
        ("<tt><body><p begin='1s' end='2s'>&x;</p></body></tt>", "not well-formed"),
        ("<tt><body>\n<p begin='1s' end='2s'>cut off", "line 2"),
        ("<tt>" + "<div>" * 200_000, "more elements"),
        pytest.param("<tt><body><p begin='1s'>" + "<br/>" * 300_001, "more elements", marks=pytest.mark.slow),
        ("<tt><body><p>no times</p></body></tt>", "no captions"),
        ('<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>', "no captions"),
    ],
    ids=lambda value: value[:20],
)  # fmt: skip
def test_what_is_hostile_or_no_captions_is_refused_with_advice(data: str, why: str) -> None:
    began = time.monotonic()
    with pytest.raises(BadCaptions, match=why) as refused:
        parse_captions(data.encode(), "a.ttml", "en", None)
    assert "Export the captions again" in refused.value.advice
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "data",
    [
        '<tt><head><agent id="x"><name>{long}</name></agent></head><body agent="x">{many}</body></tt>',
        '<tt><body agent="{words}" xml:lang="{long}">{many}</body></tt>',
        '<tt><body begin="soon">{many}</body></tt>',
        '<tt><body><p begin="1s" end="2s">{spans}</p></body></tt>',
    ],
)
def test_what_captions_inherit_does_not_grow_with_them(data: str) -> None:
    filled = data.format(
        long="M" * 200_000, words="x " * 100_000, many='<p begin="1s" end="2s">a</p>' * 5000,
        spans='<span begin="1s">a </span>' * 5000,
    )  # fmt: skip
    began = time.monotonic()
    brought = parse_captions(filled.encode(), "a.ttml", "en", None)
    assert sum(len(s.text) + len(s.speaker or "") for s in brought.segments) < 1_000_000
    assert len(brought.doubts) <= 40
    assert time.monotonic() - began < 10
