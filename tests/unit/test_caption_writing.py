"""Captions as files: what players read, and what is read again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.captions.layout import Cue
from pipeline.core.captions.writing import to_srt, to_text, to_webvtt, written_cues
from pipeline.core.wording import clean

TALK = (
    Cue(0, 1000, ("One line,", "and another."), "Ann", "en"), Cue(1000, 2000, ("Two.",), "Ann", "en"),
    Cue(9000, 9500, ("Three.",), "Ann", "en"), Cue(9500, 9900, ("Four.",), "Bo", "en"),
)  # fmt: skip


def test_webvtt_escapes_what_players_would_take_for_tags() -> None:
    cue = Cue(3_723_004, 3_724_000, ("a < b & c --> d", "next"), "R&D <x>", "en")
    assert to_webvtt([cue], "en") == (
        "WEBVTT\n\n01:02:03.004 --> 01:02:04.000\n<v R&amp;D &lt;x&gt;>a &lt; b &amp; c --&gt; d\nnext\n"
    )
    assert to_webvtt([], "en") == "WEBVTT\n"


def test_webvtt_marks_what_is_in_another_language() -> None:
    assert "\n<v Bo><lang da>Tak.</lang>\n" in to_webvtt([Cue(0, 1000, ("Tak.",), "Bo", "da")], "en")


def test_subrip_names_who_begins_to_speak() -> None:
    assert to_srt(TALK) == (
        "1\n00:00:00,000 --> 00:00:01,000\nAnn: One line,\nand another.\n\n2\n00:00:01,000 --> 00:00:02,000\nTwo.\n\n"
        "3\n00:00:09,000 --> 00:00:09,500\nThree.\n\n4\n00:00:09,500 --> 00:00:09,900\nBo: Four.\n"
    )


def test_text_has_a_paragraph_for_each_turn_and_long_pause() -> None:
    assert to_text(TALK) == "Ann: One line, and another. Two.\n\nThree.\n\nBo: Four.\n"
    assert to_text([]) == ""


def test_what_is_no_cue_is_not_read_as_one() -> None:
    assert written_cues("WEBVTT\n\nNOTE by hand\n\n00:00:01.000 --> 00:00:02.000\n\nText\n", "en") == ()


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
laid_out = st.lists(words, min_size=1, max_size=2).map(tuple)


@settings(max_examples=40)
@given(st.lists(st.tuples(laid_out, st.sampled_from((None, "Ann B", "<&>")), st.sampled_from(("sv", "de")))))
def test_what_is_written_is_read_again(told: list[tuple[tuple[str, ...], str | None, str]]) -> None:
    cues = tuple(
        Cue(n * 1000, n * 1000 + 900, tuple(map(clean, lines)), speaker, language)
        for n, (lines, speaker, language) in enumerate(told)
    )
    assert written_cues(to_webvtt(cues, "sv"), "sv") == cues
