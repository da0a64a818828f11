"""Captions as meeting software writes them, and what hostile or broken files are worth."""

import time
from contextlib import suppress
from html import escape
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.core.captions.reading import decode, parse_captions, parse_text
from pipeline.core.errors import BadCaptions
from pipeline.core.wording import clean

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


OLD_TEAMS = """WEBVTT

NOTE duration:"00:00:09.0450000"

NOTE language:en-us

f81d4fae-7dec-11d0-a765-00a0c91e6bf6
00:00:01.0000000 --> 00:00:03.5000000
So, we begin.

NOTE Confidence: 0.87

0b4b8f1c-7dec-11d0-a765-00a0c91e6bf6
00:00:03.5000000 --> 00:00:06.0000000
<v Holm, Mia (Granviken)>And go on.</v>
"""


def test_notes_ids_and_long_fractions_of_teams_are_no_words() -> None:
    assert read(OLD_TEAMS) == [
        (1000, 3500, "So, we begin.", None), (3500, 6000, "And go on.", "Holm, Mia (Granviken)")
    ]  # fmt: skip


def test_captions_that_grow_word_by_word_are_said_once() -> None:
    said = ["So", "So we", "So we went", "Then", "Then we", "Then we slept"]
    text = written([(n * 1000, n * 1000 + 1000, words) for n, words in enumerate(said)])
    assert read(text) == [(0, 3000, "So we went", None), (3000, 6000, "Then we slept", None)]
    assert "4 unfinished ones were left out" in notes(text)


def test_a_blank_line_or_unreadable_times_within_webvtt_lose_no_word() -> None:
    text = cues("00:01.000 --> 00:02.000", "One\n\nNOTE not said\n\ntwo\n\n7\n00:03.x --> 00:04.000\nthree") + (
        "\n\nSTYLE\n::cue { color: red }\n\nlast\n00:05.000 --> 00:06.000\nfour"
    )
    text = text.replace("00:03.x", "0003:3")
    assert read(text) == [(1000, 2000, "One two three", None), (5000, 6000, "four", None)]
    assert "no times that can be read" in notes(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends(end: str) -> None:
    data = cues("00:01.000 --> 00:02.000", "One\ntwo", "00:03.000 --> 00:04.000", "three").replace("\n", end).encode()
    assert [s.text for s in parse_captions(data, "a.vtt", "en", None).segments] == ["One two", "three"]


ODD_SRT = {
    "no numbers, digits said": "00:00:01,000 --> 00:00:02,000\n100\n\n00:00:03,000 --> 00:00:04,000\n7\n",
    "blank lines everywhere": "1\n\n00:00:01,000 --> 00:00:02,000\n\n100\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\n7\n",
    "first without a number": "00:00:01,000 --> 00:00:02,000\n100\n\n2\n00:00:03,000 --> 00:00:04,000\n7\n",
    "numbers that repeat": "5\n00:00:01,000 --> 00:00:02,000\n100\n\n5\n00:00:03,000 --> 00:00:04,000\n7\n",
    "arrows and points": "1\n00:00:01.000 -> 00:00:02.000\n100\n\n2\n0:0:3 → 0:0:4\n7\n",
    "places on the screen": "1\n00:00:01,000 --> 00:00:02,000 X1:10 Y1:2\n100\n2\n00:00:03:000 –> 00:00:04:000\n7\n",
}


@pytest.mark.parametrize("text", ODD_SRT.values(), ids=ODD_SRT)
def test_odd_subrip(text: str) -> None:
    assert read(text) == [(1000, 2000, "100", None), (3000, 4000, "7", None)]


def test_what_a_file_is_is_told_by_its_content_and_it_may_tell_its_language() -> None:
    files = (YOUTUBE, SRT, '<?xml version="1.0"?><tt xml:lang="sv-SE"><body><p begin="1s" end="2s">Hej</p></body></tt>')
    brought = [parse_captions(text.encode(), "a.txt", "da", None) for text in files]
    assert [(b.form, b.stated) for b in brought] == [("vtt", "en"), ("srt", ""), ("ttml", "sv")]


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
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
    assert "1 caption lay outside the recording" in notes(text, 3000)
    assert "1 caption ran past an end" in notes(text, 3000)


def test_overlapping_unsorted_and_empty_times_are_repaired_and_told() -> None:
    text = cues(
        "00:05.000 --> 00:09.000", "late", "00:01.000 --> 00:03.000", "one", "00:02.000 --> 00:02.000", "zero",
        "00:02.000 --> 00:04.000", "same start",
    )  # fmt: skip
    assert read(text) == [
        (1000, 2000, "one", None), (2000, 2571, "zero", None), (2571, 4000, "same start", None),
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
        parse_captions(cues("30:00.000 --> 30:02.000", "x").encode(), "a.vtt", "en", 5000)


def test_a_clock_that_begins_at_a_full_hour_is_set_to_none() -> None:
    text = cues("10:00:01.000 --> 10:00:02.000", "a", "10:00:03.000 --> 10:00:04.000", "b")
    assert read(text, 5000) == [(1000, 2000, "a", None), (3000, 4000, "b", None)]
    assert "10:00:00" in notes(text, 5000)


def test_where_the_clock_runs_backwards_there_are_doubts_worst_where_it_starts_again() -> None:
    times = (5, 4, 30, 31, 0)
    lines = [part for n in times for part in (f"00:{n:02}.000 --> 00:{n:02}.900", f"at {n}")]
    doubts = parse_captions(cues(*lines).encode(), "a.vtt", "en", None).doubts
    assert [(d.kind, d.start_ms, d.severity) for d in doubts] == [("clock", 0, "high"), ("clock", 4000, "medium")]


def test_a_file_that_runs_backwards_everywhere_is_not_doubted_everywhere() -> None:
    times = [(n * 1000, n * 1000 + 500, "word") for n in range(200, 0, -1)]
    brought = parse_captions(written(times).encode(), "a.vtt", "en", None)
    assert len(brought.doubts) == 20
    assert "199 captions came too late" in " ".join(brought.notes)


def test_a_caption_that_covers_the_next_ones_is_doubted_but_not_where_that_is_the_habit() -> None:
    plain = [(n * 2000, n * 2000 + 1500, "word") for n in range(10)]
    once = [*plain[:4], (8000, 15000, "long"), *plain[5:]]
    always = [(start, end + 5000, said) for start, end, said in plain]
    kinds = [[d.kind for d in parse_captions(written(f).encode(), "a.vtt", "en", None).doubts] for f in (once, always)]
    assert kinds == [["overlap"], []]


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
        "\r",
        " ",
        "\t",
        "1",
        ".",
        "((",
        "«a. ",
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    long = piece * (50_000 // len(piece))
    files = [
        f"{head}00:00:01.000 --> 00:00:02.000\n{first}{long}"
        for head in ("WEBVTT\n\n", "")
        for first in ("x ", "<v", "1")
    ]
    began = time.monotonic()
    for text in files:
        with suppress(BadCaptions):
            parse_captions(text.encode(), "a.vtt", "en", 60_000)
    parse_text(files[0], "en")
    assert time.monotonic() - began < 10


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)


def written(found: list[tuple[int, int, str]]) -> str:
    return cues(*(part for start, end, said in found for part in (f"{clock(start)} --> {clock(end)}", escape(said))))


def clock(ms: int) -> str:
    return f"{ms // 60_000:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


@settings(max_examples=30)
@given(st.lists(texts, min_size=1, max_size=12))
@example(["a", "b", "a"])
def test_no_word_is_lost_nor_made_up(said: list[str]) -> None:
    assume(not any(set(one.split()) & set(after.split()) for one, after in pairwise(said)))  # rolls on, as captions do
    segments = read(written([(n * 1000, n * 1000 + 900, text) for n, text in enumerate(said)]))
    found = " ".join(f"{speaker}: {text}" if speaker else text for *_, text, speaker in segments)
    assert found.replace(" ", "") == clean(" ".join(said)).replace(" ", "")


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000), texts), min_size=1, max_size=20))
def test_segments_are_always_in_order_apart_and_within(found: list[tuple[int, int, str]]) -> None:
    try:
        segments = parse_captions(written(found).encode(), "a.vtt", "en", 8000).segments
    except BadCaptions:
        assert all(start >= 8000 - len(found) for start, _, _ in found) or not any(s.strip() for _, _, s in found)
        return
    ends = [0, *(segment.end_ms for segment in segments)]
    assert all(before <= s.start_ms < s.end_ms <= 8000 for before, s in zip(ends, segments, strict=False))


@settings(max_examples=50)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for data_ in (data, b"WEBVTT\n\n00:00.000 --> 00:09.000\n" + data, b'<tt><body><p begin="1s">' + data):
        with suppress(BadCaptions):
            segments = parse_captions(data_, "a.vtt", "en", None).segments
            assert segments


def test_plain_text_gets_a_segment_a_sentence_and_made_up_times() -> None:
    segments = parse_text("We met. “Was it good?” Yes, it\nwas, bl.a. here.\n\nLast line", "da")
    assert [s.text for s in segments] == ["We met.", "“Was it good?”", "Yes, it was, bl.a. here.", "Last line"]
    assert [(s.start_ms, s.end_ms) for s in segments[:2]] == [(0, 700), (700, 1750)]
    with pytest.raises(BadCaptions, match="empty"):
        parse_text(" \n\0", "en")
