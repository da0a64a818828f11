"""Captions that come with a session, or later, in several forms and languages: all kept as they came, or none."""

import html
import io
import tarfile
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
import webvtt

from pipeline.core.captions.reading import parse_captions
from pipeline.core.wording import clean
from tests.flow.captions import LINES, write_captions
from tests.totm import Totm

pytestmark = pytest.mark.slow


def ttml(path: Path, language: str = "", text: str = "Good evening everybody") -> Path:
    stated = f' xml:lang="{language}"' if language else ""
    path.write_text(
        f'<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"{stated}><body><div>'
        f'<p begin="1s" end="4s">{text}</p></div></body></tt>'
    )
    return path


def kept(totm: Totm, session: str) -> list[str]:
    return sorted(path.name for path in (totm.home / "transcripts" / session / "supplied").iterdir())


def test_several_languages_are_kept_each_under_its_own(totm: Totm, tmp_path: Path, talk: tuple[Path, Path]) -> None:
    files = [
        write_captions(tmp_path / "talk.vtt", 12),
        write_captions(tmp_path / "talk.sv-SE.vtt", 12),
        ttml(tmp_path / "export.xml", "da-DK"),
        write_captions(tmp_path / "undertitel.txt", 12),
    ]
    named = [f"--captions={'nb=' if file.suffix == '.txt' else ''}{file}" for file in files]
    totm.well("add", talk[0], "--language=en", "--id=x", *named)
    assert kept(totm, "x") == ["da.ttml", "en.vtt", "nb.vtt", "sv.vtt"]
    assert totm.well("check")
    totm.well("run", "x")
    transcript = totm.json("show", "x")["transcript"]
    assert transcript["language"] == "en"
    assert LINES[0][1] in transcript["segments"][0]["text"]


def test_captions_in_ttml_become_the_transcript(totm: Totm, tmp_path: Path, talk: tuple[Path, Path]) -> None:
    totm.well("add", talk[0], "--language=en", "--id=x", f"--captions={ttml(tmp_path / 'talk.dfxp')}")
    assert kept(totm, "x") == ["en.ttml"]
    totm.well("run", "x")
    assert [s["text"] for s in totm.json("show", "x")["transcript"]["segments"]] == ["Good evening everybody"]


def test_later_captions_take_the_place_of_those_in_the_same_language(
    totm: Totm, tmp_path: Path, talk: tuple[Path, Path]
) -> None:
    totm.well("add", talk[0], "--language=en", "--id=x", f"--captions={talk[1]}")
    swedish = write_captions(tmp_path / "a.sv.vtt", 12)
    totm.well("edit", "x", f"--captions={ttml(tmp_path / 'b.ttml')}", f"--captions={swedish}", "--title=New")
    assert kept(totm, "x") == ["en.ttml", "sv.vtt"]
    assert totm.json("show", "x")["title"] == "New"
    assert totm.well("check")


@pytest.mark.parametrize(
    ("names", "code", "said", "advice"),
    [
        (("a.vtt", "b.vtt"), 5, "“a.vtt” and “b.vtt” both seem to be captions in English.", "--captions sv=FILE"),
        (("a.sv.vtt", "sv=b.vtt"), 5, "both seem to be captions in Swedish", "--captions sv=FILE"),
        (("a.fr.vtt",), 5, "“a.fr.vtt” seems to be in the language “fr”", "--captions sv=FILE"),
        (("fr=a.vtt",), 19, "“fr” is not a language of the sessions", "Choose one of"),
        (("a.vtt", "sv=none.vtt"), 3, "The caption file “none.vtt” cannot be opened", "Check the name"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_and_nothing_kept(
    totm: Totm, tmp_path: Path, talk: tuple[Path, Path], names: tuple[str, ...], code: int, said: str, advice: str
) -> None:
    for name in ("a.vtt", "b.vtt", "a.sv.vtt", "a.fr.vtt"):
        write_captions(tmp_path / name, 12)
    given = [f"--captions={code}{equals}{tmp_path / name}" for code, equals, name in map(split, names)]
    totm.well("add", talk[0], "--language=en", "--id=there", f"--captions={talk[1]}")
    for command in (("add", talk[0], "--language=en", "--id=x"), ("edit", "there", "--title=New")):
        done = totm(*command, *given)
        assert done.returncode == code
        assert said in done.stderr
        assert advice in done.stderr
        assert len(done.stderr.strip().splitlines()) == 2
    assert kept(totm, "there") == ["en.vtt"]
    assert totm.json("show", "there")["title"] != "New"
    assert [session["id"] for session in totm.json("status")["sessions"]] == ["there"]


def split(name: str) -> tuple[str, str, str]:
    language, equals, path = name.rpartition("=")
    return language, equals, path


def test_a_language_in_front_is_believed_before_the_name(totm: Totm, tmp_path: Path, talk: tuple[Path, Path]) -> None:
    odd = write_captions(tmp_path / "en=a.fr.vtt", 12)
    totm.well("add", talk[0], "--language=en", "--id=x", f"--captions=de={odd}")
    assert kept(totm, "x") == ["de.vtt"]


def test_hostile_xml_is_refused_in_one_sentence(totm: Totm, tmp_path: Path, talk: tuple[Path, Path]) -> None:
    path = tmp_path / "talk.ttml"
    path.write_text(
        '<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]><tt><body><p begin="1s">&x;</p></body></tt>'
    )
    done = totm("add", talk[0], "--language=en", f"--captions={path}")
    assert done.returncode == 5
    assert "“talk.ttml” has a document type, which is not safe to read." in done.stderr


REAL = Path(__file__).parents[3] / "shared" / "data" / "spoken-vtt.tar.xz"
SAMPLE = 12


@pytest.mark.skipif(not REAL.is_file(), reason="the real captions are measured with, and not part of the product")
def test_real_captions_come_in_with_every_word_that_webvtt_py_reads() -> None:
    with tarfile.open(REAL) as archive:
        files = islice((member for member in archive if member.name.endswith(".vtt")), SAMPLE)
        texts = [(archive.extractfile(member) or io.BytesIO()).read() for member in files]
    assert len(texts) == SAMPLE
    for data in texts:
        segments = parse_captions(data, "real.vtt", "en", None).segments
        said = Counter(word for segment in segments for word in segment.text.split())
        read = (caption.text for caption in webvtt.from_buffer(io.BytesIO(data)))
        assert said == Counter(word for text in read for word in clean(html.unescape(text)).split())
