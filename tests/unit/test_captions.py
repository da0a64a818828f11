"""Captions as meeting software writes them, and what hostile or broken files are worth."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.artefacts import Segment
from pipeline.core.captions.reading import decode, parse_captions, parse_text
from pipeline.core.captions.writing import to_srt, to_text, to_webvtt
from pipeline.core.errors import BadCaptions

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.500
Maren Oldervik: Good evening, everybody.

2
00:00:03.600 --> 00:00:06.000
Colm: Thank you: a fine start.
"""

TEAMS = """WEBVTT

NOTE Confidence: 0.9

f81d4fae-7dec-11d0-a765-00a0c91e6bf6/12-0
00:00:01.000 --> 00:00:03.000 align:start line:0
<v Maren Oldervik>Hi &amp; welcome,
second line</v>

f81d4fae-7dec-11d0-a765-00a0c91e6bf6/13-0
00:00:03.000 --> 00:00:07.000
<v.loud Colm Ferrity>One</v>
<v Maren Oldervik>Two</v>
"""

WEBEX = """WEBVTT

1 "Maren Oldervik" (3487162112)
00:00:01.000 --> 00:00:03.000
Welcome.

2 "Colm Ferrity" (3487162113)
00:00:03.000 --> 00:00:04.000
Thanks.
"""

YOUTUBE = """WEBVTT
Kind: captions
Language: en

STYLE
::cue { color: red }

REGION
id:bottom

00:00:00.160 --> 00:00:02.629 align:start position:0%
·
so<00:00:00.320><c> today</c><00:00:00.480><c> we</c>

00:00:02.629 --> 00:00:02.639 align:start position:0%
so today we
·

00:00:02.639 --> 00:00:05.000 align:start position:0%
so today we
talk<00:00:03.000><c> of</c><c.colorE5E5E5> tools</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
talk of tools
·

00:00:05.010 --> 00:00:07.000 align:start position:0%
talk of tools
that<00:00:05.500><c> work</c>
""".replace("·", " ")  # lines of one space

SRT = (
    "\ufeff1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>Hej</i> och {\\an8}välkomna\r\ntill oss\r\n\r\n"
    "2\r\n0:00:04 --> 0:00:05,5\r\n100\r\n"
)


def read(text: str, duration_ms: int | None = None) -> list[tuple[int, int, str, str | None]]:
    segments = parse_captions(text.encode(), "a.vtt", "en", duration_ms).segments
    return [(s.start_ms, s.end_ms, s.text, s.speaker) for s in segments]


def notes(text: str, duration_ms: int | None = None) -> str:
    return " ".join(parse_captions(text.encode(), "a.vtt", "en", duration_ms).notes)


def cues(*lines: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"{times}\n{text}" for times, text in zip(lines[::2], lines[1::2], strict=True))


def test_zoom_names_before_a_colon_become_speakers() -> None:
    assert read(ZOOM) == [
        (1000, 3500, "Good evening, everybody.", "Maren Oldervik"),
        (3600, 6000, "Thank you: a fine start.", "Colm"),
    ]


def test_teams_voices_become_speakers_and_share_the_time_of_a_cue() -> None:
    assert read(TEAMS) == [
        (1000, 3000, "Hi & welcome, second line", "Maren Oldervik"),
        (3000, 5000, "One", "Colm Ferrity"),
        (5000, 7000, "Two", "Maren Oldervik"),
    ]


def test_webex_names_stand_in_the_cue_number() -> None:
    assert [speaker for *_, speaker in read(WEBEX)] == ["Maren Oldervik", "Colm Ferrity"]


def test_youtube_rolling_lines_are_said_once() -> None:
    assert [text for _, _, text, _ in read(YOUTUBE)] == ["so today we", "talk of tools", "that work"]
    assert "4 repeated lines" in notes(YOUTUBE)


def test_srt_with_byte_order_mark_and_windows_line_ends() -> None:
    assert read(SRT) == [(1000, 3000, "Hej och välkomna till oss", None), (4000, 5500, "100", None)]


def test_a_word_before_a_colon_is_no_name_unless_that_is_the_habit() -> None:
    text = cues(
        "00:01.000 --> 00:02.000", "Technology Night: an evening", "00:02.000 --> 00:03.000", "for small firms",
        "00:03.000 --> 00:04.000", "that show their research",
    )  # fmt: skip
    assert read(text)[0] == (1000, 2000, "Technology Night: an evening", None)


def test_the_same_word_twice_is_said_twice() -> None:
    words = ["Yes.", "Yes.", "And then?", "We went on.", "How?", "Slowly.", "With whom?", "Alone."]
    lines = [part for n, word in enumerate(words) for part in (f"00:0{n}.000 --> 00:0{n + 1}.000", word)]
    assert [text for _, _, text, _ in read(cues(*lines))] == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = cues("00:01.000 --> 00:02.000", "Smørrebrød på fårö").encode(encoding)
    brought = parse_captions(data, "a.vtt", "da", None)
    segments, told = brought.segments, brought.notes
    assert segments[0].text == "Smørrebrød på fårö"
    assert bool(told) == (encoding == "cp1252")


def test_bytes_that_are_no_text_do_not_stop_decoding() -> None:
    assert decode(b"\xff\xfe\x00")[0]
    assert decode(b"\x81\x8d")[0]


def test_captions_past_the_end_are_cut_or_left_out_and_told() -> None:
    text = cues("00:01.000 --> 00:02.000", "a", "00:02.500 --> 00:09.000", "b", "00:10.000 --> 00:11.000", "c")
    assert read(text, 3000) == [(1000, 2000, "a", None), (2500, 3000, "b", None)]
    assert "1 caption lay after the end" in notes(text, 3000)
    assert "1 caption ran past the end" in notes(text, 3000)


def test_overlapping_unsorted_and_empty_times_are_repaired_and_told() -> None:
    text = cues(
        "00:05.000 --> 00:09.000", "late", "00:01.000 --> 00:03.000", "one", "00:02.000 --> 00:02.000", "zero",
        "00:02.000 --> 00:04.000", "same start",
    )  # fmt: skip
    assert read(text) == [
        (1000, 2000, "one", None), (2000, 2001, "zero", None), (2001, 4000, "same start", None),
        (5000, 9000, "late", None),
    ]  # fmt: skip
    for told in ("1 caption had no length", "1 caption came too late", "2 captions ran into the next"):
        assert told in notes(text)


def test_deceptive_characters_are_taken_out() -> None:
    text = cues("00:01.000 --> 00:02.000", "a\0b \u202eevil\u202c\u200b &#x202e;c\x1b[31m <script>alert(1)</script>")
    assert read(text)[0][2] == "ab evil c[31m <script>alert(1)</script>"


@pytest.mark.parametrize(
    "data",
    [b"", b"WEBVTT\n", b"\x89PNG\r\n\x1a\n\0\0", b"just a letter\n\nto you", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n"],
)
def test_what_holds_no_captions_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(BadCaptions, match="holds no captions") as refused:
        parse_captions(data, "x\u202e.vtt", "en", None)
    assert "Export the captions again" in refused.value.advice
    assert "\u202e" not in refused.value.message


def test_captions_all_after_the_end_are_refused() -> None:
    with pytest.raises(BadCaptions, match="within the recording"):
        parse_captions(cues("01:00:00.000 --> 01:00:02.000", "x").encode(), "a.vtt", "en", 5000)


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(BadCaptions, match="larger than 20 MB"):
        parse_captions(b"x" * 20_000_001, "a.vtt", "en", None)


@pytest.mark.parametrize(
    "piece",
    [
        "<v ",
        "<",
        "&",
        "{\\",
        "A A: ",
        "00:00:01.000 --> 00:00:02.000\nx\n\n",
        "1:1 --> ",
        "\u202e",
        "\n",
        "<c.a",
        "((",
        "«a. ",
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    data = ("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nx " + piece * (300_000 // len(piece))).encode()
    began = time.monotonic()
    parse_captions(data, "a.vtt", "en", 60_000)
    parse_text(data.decode(), "en")
    assert time.monotonic() - began < 5


def test_written_webvtt_escapes_what_players_would_take_for_tags() -> None:
    segment = Segment(3_723_004, 3_724_000, "a < b & c --> d\nnext", "en", speaker="R&D <x>")
    assert to_webvtt([segment]) == (
        "WEBVTT\n\n01:02:03.004 --> 01:02:04.000\n<v R&amp;D &lt;x&gt;>a &lt; b &amp; c --&gt; d next\n"
    )


def test_written_srt_and_text() -> None:
    segments = [
        Segment(0, 1000, "One.", "en", "Ann"), Segment(1000, 2000, "Two.", "en", "Ann"),
        Segment(9000, 9500, "Three.", "en", "Ann"), Segment(9500, 9900, "Four.", "en", "Bo"),
    ]  # fmt: skip
    assert to_srt(segments[:1]) == "1\n00:00:00,000 --> 00:00:01,000\nAnn: One.\n"
    assert to_text(segments) == "Ann: One. Two.\n\nThree.\n\nBo: Four.\n"
    assert to_text([]) == ""


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)


@given(st.lists(texts, min_size=1, max_size=12))
def test_what_is_written_is_read_again(said: list[str]) -> None:
    segments = tuple(Segment(n * 1000, n * 1000 + 900, text, "sv", "Ann B") for n, text in enumerate(said))
    written = to_webvtt(segments)
    brought = parse_captions(written.encode(), "a.vtt", "sv", None)
    read_again, told = brought.segments, brought.notes
    assert told == ()
    assert to_webvtt(read_again) == written


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000), texts), min_size=1, max_size=20))
def test_segments_are_always_in_order_apart_and_within(found: list[tuple[int, int, str]]) -> None:
    text = to_webvtt(Segment(start, end, said, "en") for start, end, said in found)
    try:
        segments = parse_captions(text.encode(), "a.vtt", "en", 8000).segments
    except BadCaptions:
        assert all(start >= 8000 - len(found) for start, _, _ in found) or not any(s.strip() for _, _, s in found)
        return
    ends = [0, *(segment.end_ms for segment in segments)]
    assert all(before <= s.start_ms < s.end_ms <= 8000 for before, s in zip(ends, segments, strict=False))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for data_ in (data, b"WEBVTT\n\n00:00.000 --> 00:09.000\n" + data):
        with suppress(BadCaptions):
            segments = parse_captions(data_, "a.vtt", "en", None).segments
            assert segments


def test_plain_text_gets_a_segment_a_sentence_and_made_up_times() -> None:
    segments = parse_text("We met. “Was it good?” Yes, it\nwas, bl.a. here.\n\nLast line", "da")
    assert [s.text for s in segments] == ["We met.", "“Was it good?”", "Yes, it was, bl.a. here.", "Last line"]
    assert [(s.start_ms, s.end_ms) for s in segments[:2]] == [(0, 700), (700, 1750)]
    with pytest.raises(BadCaptions, match="empty"):
        parse_text(" \n\0", "en")
