"""The search index: what is found, in which language, in which order, and that nothing breaks it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.core.artefacts import Passage, Passages
from pipeline.core.errors import IndexBusy, IndexMissing
from pipeline.search.finding import TIME_LIMIT_SECONDS
from pipeline.search.lexicon import typing_errors
from pipeline.search.port import Query
from pipeline.search.store import current_folder, only_writer
from pipeline.search.whoosh_engine import WhooshIndex, ensure_index, open_index, rebuild_index


def session(*texts: str, language: str = "en", title: str = "Untitled", **more: object) -> Passages:
    """A session with one passage a minute."""
    passages = tuple(
        Passage("passage", i * 60_000, (i + 1) * 60_000, language, text) for i, text in enumerate(texts)
    )
    values: dict[str, object] = {
        "title": title, "language": language, "held_on": "2018-09-19", "partner": "", "presenters": (),
        "services": (), "fields": (), "passages": passages, **more,
    }
    return Passages(**values)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> WhooshIndex:
    """An index with nothing in it."""
    return ensure_index(tmp_path / "index")


def found(index: WhooshIndex, text: str, **more: object) -> list[tuple[str, int]]:
    """Session and minute of each hit."""
    hits = index.search(Query(text, **more)).hits  # type: ignore[arg-type]
    return [(hit.session, hit.start_ms // 60_000) for hit in hits]


@pytest.mark.parametrize(("language", "said", "asked"), [
    ("en", "we visited many companies", "visiting company"),
    ("sv", "vi besökte företagen i klustret", "kluster företag"),
    ("da", "vi besøgte virksomhederne", "virksomhed"),
    ("nb", "bedriftene samarbeider", "bedrift samarbeide"),
    ("de", "die Unternehmen haben Prototypen", "Prototyp Unternehmens"),
    ("en", "an organization of organisers", "organisation"),
])
def test_inflected_words_are_found_in_every_language(index: WhooshIndex, language: str, said: str, asked: str) -> None:
    index.put("a", session("something else", said, language=language), "-")
    assert found(index, asked) == [("a", 1)]
    assert found(index, asked, language=language) == [("a", 1)]


@pytest.mark.parametrize("asked", ["teknikkväll", "teknikkvall", "TEKNIKKVÄLL", "teknikkvaell", "teknikkvällen"])
def test_umlauts_can_be_typed_in_any_way(index: WhooshIndex, asked: str) -> None:
    index.put("a", session("en teknikkväll hos oss", language="sv"), "-")
    assert found(index, asked) == [("a", 0)]


@pytest.mark.parametrize(("language", "said", "asked"), [
    ("sv", "ett innovationsverktyg i taget", "verktyg"),
    ("sv", "ett innovationsverktyg i taget", "innovation verktyg"),
    ("sv", "ett verktyg för innovation", "innovationsverktyg"),
    ("de", "ein Innovationswerkzeug im Monat", "Werkzeuge Innovation"),
    ("de", "Werkzeuge der Innovation", "Innovationswerkzeug"),
    ("da", "en modenhedsmåling tager en time", "måling"),
    ("nb", "en teknologikveld for bedrifter", "teknologi"),
])
def test_compounds_are_found_by_their_parts_and_parts_by_compounds(
    index: WhooshIndex, language: str, said: str, asked: str
) -> None:
    index.put("a", session(said, "något helt annat", language=language), "-")
    assert found(index, asked)[:1] == [("a", 0)]


def test_all_words_come_before_most_of_them(index: WhooshIndex) -> None:
    index.put("a", session("prices of small series", "small talk", "small series at an hourly price in the lab"), "-")
    assert found(index, "hourly price small series")[0] == ("a", 2)
    assert ("a", 1) not in found(index, "hourly price small series")


def test_a_phrase_is_exact(index: WhooshIndex) -> None:
    index.put("a", session("the host shows it", "it shows the host", "hosts, they show"), "-")
    assert found(index, '"shows the host"') == [("a", 1)]
    assert found(index, '"shows host"') == []
    assert len(found(index, "shows the host")) == 3


def test_a_typing_error_is_corrected_and_said(index: WhooshIndex) -> None:
    index.put("a", session("the institute makes prototypes", "nothing here"), "-")
    results = index.search(Query("instiute protoypes"))
    assert results.did_you_mean == "institute prototypes"
    assert [hit.start_ms for hit in results.hits] == [0]
    assert index.search(Query("institute")).did_you_mean is None
    assert index.search(Query("zebra")).did_you_mean is None


def test_an_unfinished_last_word_is_completed(index: WhooshIndex) -> None:
    index.put("a", session("a technology night"), "-")
    assert found(index, "techno") == [("a", 0)]
    assert found(index, "tec") == []


def test_a_name_of_the_service_in_another_language_finds_where_the_presentation_begins(index: WhooshIndex) -> None:
    names = {"sv": ("Teknikkväll",), "de": ("Technologieabend",), "en": ("Technology Night",)}
    night = session("welcome", "it is an evening at a host", "what it costs", start_ms=60_000, names=names)
    index.put("night", night, "-")
    index.put("other", session("an evening that costs nothing"), "-")
    assert found(index, "teknikkväll") == [("night", 1)]
    assert found(index, "Technologieabend") == [("night", 1)]
    assert found(index, "teknikkväll", language="sv") == []
    assert found(index, "technology night costs")[0] == ("night", 2)


def test_what_people_say_of_a_service_counts_only_together(index: WhooshIndex) -> None:
    index.put("a", session("vi räknar vilka som slutar", language="sv", phrases={"en": ("brain drain",)}), "-")
    assert found(index, "brain drain") == [("a", 0)]
    assert found(index, "brain") == []


def test_title_presenter_and_partner_are_found(index: WhooshIndex) -> None:
    known = session("hello", title="One small host", presenters=("Maren Oldervik",), partner="Skarvik Cluster")
    index.put("a", known, "-")
    for asked in ("oldervik", "skarvik", "small host", "Olderwik"):
        assert found(index, asked) == [("a", 0)]


def test_language_session_hidden_limit_and_offset_narrow(index: WhooshIndex) -> None:
    index.put("a", session("cluster one", "cluster two"), "-")
    index.put("b", session("cluster drei", language="de"), "-")
    assert found(index, "cluster", language="de") == [("b", 0)]
    assert {one for one, _ in found(index, "cluster", session="a")} == {"a"}
    hidden = index.search(Query("cluster", hidden=frozenset({"a"})))
    assert (hidden.total, hidden.facets["language"]) == (1, {"de": 1})
    everything = found(index, "cluster")
    assert found(index, "cluster", limit=1, offset=1) == everything[1:2]
    assert found(index, "cluster", language="xx") == []
    assert found(index, "cluster", session="a", hidden=frozenset({"a"})) == []


def test_a_hidden_session_does_not_speak_through_corrections(index: WhooshIndex) -> None:
    index.put("a", session("the confidential zeppelin"), "-")
    assert index.search(Query("zepelin", hidden=frozenset({"a"}))).did_you_mean is None


def test_facets_count_sessions(index: WhooshIndex) -> None:
    index.put("a", session("cluster", "cluster", services=("technology-night",), fields=("collaboration",)), "-")
    index.put("b", session("Cluster", language="de", fields=("collaboration",)), "-")
    results = index.search(Query("cluster"))
    assert results.total == 3
    assert results.facets == {
        "language": {"de": 1, "en": 1}, "service": {"technology-night": 1}, "field": {"collaboration": 2},
    }


def test_highlights_are_safe(index: WhooshIndex) -> None:
    index.put("a", session("x " * 300 + "<script>alert('&')</script> hosts & <b>guests</b> " + "y " * 300), "-")
    marked = index.search(Query("guest host")).hits[0].highlight
    assert "<mark>hosts</mark> &amp; &lt;b&gt;<mark>guests</mark>" in marked
    assert "<script" not in marked
    assert len(marked) < 500


@pytest.mark.parametrize("asked", [
    "", " ", "*", "a*", "(" * 3000, '"' * 3001, '""', "AND OR NOT", "text_en:a*", "\x00\x1b[2J\u202e", "a" * 10_000,
    "'; DROP TABLE", "host~9", "ho?t^99999", "[a TO z]", " ".join("the of and to a in is it you that".split() * 9),
    " ".join(f"word{n}" for n in range(100)), "🎉 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \ud800",
])
def test_no_query_is_expensive_or_an_error(index: WhooshIndex, asked: str) -> None:
    words = "the of and to a in is it you that host guest word1 word2"
    index.put("a", session(*(f"{words} {n}" for n in range(300))), "-")
    index.search(Query("warm"))
    began = time.perf_counter()
    index.search(Query(asked))
    assert time.perf_counter() - began < TIME_LIMIT_SECONDS + 0.3


def test_put_replaces_and_remove_forgets(index: WhooshIndex) -> None:
    index.put("a", session("first words"), "1")
    index.put("a", session("second words", "and more"), "2")
    index.put("b", session("other words"), "3")
    assert found(index, "first") == []
    assert (index.sessions(), index.count()) == ({"a": "2", "b": "3"}, 3)
    index.remove("a")
    index.remove("never there")
    assert (index.sessions(), index.count()) == ({"b": "3"}, 1)


def test_an_open_index_sees_what_others_write_and_rebuild(index: WhooshIndex, tmp_path: Path) -> None:
    assert found(index, "lantern") == []
    open_index(tmp_path / "index").put("a", session("a lantern"), "-")
    assert found(index, "lantern") == [("a", 0)]
    before = current_folder(tmp_path / "index")
    rebuild_index(tmp_path / "index", [("b", session("two lanterns"), "-")])
    assert found(index, "lantern") == [("b", 0)]
    assert not before.exists()


def test_many_sessions_stay_whole_while_segments_are_merged(index: WhooshIndex) -> None:
    for n in range(40):
        index.put(f"s{n}", session(*(f"common rare{n}x{i}" for i in range(9))), str(n))
    index.put("s3", session("common new"), "again")
    assert index.count() == 39 * 9 + 1
    assert found(index, "rare17x4") == [("s17", 4)]
    assert found(index, "rare39x8") == [("s39", 8)]
    assert index.search(Query("common")).total == 39 * 9 + 1


def test_a_failing_rebuild_leaves_the_old_index(index: WhooshIndex, tmp_path: Path) -> None:
    index.put("a", session("a lantern"), "-")
    readme = tmp_path / "index" / "README.md"
    readme.write_text("what lies here")

    def items_that_fail() -> Iterator[tuple[str, Passages, str]]:
        yield "b", session("two lanterns"), "-"
        raise FileNotFoundError("passages.json")

    with pytest.raises(FileNotFoundError):
        rebuild_index(tmp_path / "index", items_that_fail())
    assert found(index, "lantern") == [("a", 0)]
    leftover = tmp_path / "index" / "passages-1-77"
    leftover.mkdir()
    assert rebuild_index(tmp_path / "index", []) == 0
    assert not leftover.exists()
    assert readme.read_text() == "what lies here"


def test_a_missing_index_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as raised:
        open_index(tmp_path)
    assert "totm rebuild-index" in raised.value.advice


@pytest.mark.parametrize(
    "damage", ["no folder", "other version", "elsewhere", "no contents", "empty contents", "cut short"]
)
def test_a_damaged_index_says_how_to_get_a_new_one(index: WhooshIndex, tmp_path: Path, damage: str) -> None:
    index.put("a", session("a lantern"), "-")
    path = tmp_path / "index"
    folder = current_folder(path)
    contents = next(folder.glob("*.toc"))
    named = {"no folder": "passages-1-99", "other version": "passages-999-1", "elsewhere": "../../etc"}
    if damage in named:
        (path / "current").write_text(named[damage])
    elif damage == "no contents":
        contents.unlink()
    elif damage == "empty contents":
        contents.write_bytes(b"")
    else:
        segment = next(folder.glob("*.seg"))
        segment.write_bytes(segment.read_bytes()[:100])
    index.close()
    with pytest.raises(IndexMissing):
        open_index(path)
    with pytest.raises(IndexMissing):
        index.search(Query("lantern"))
    assert rebuild_index(path, [("a", session("a lantern"), "-")]) == 1
    assert found(index, "lantern") == [("a", 0)]


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with only_writer(tmp_path), pytest.raises(IndexBusy) as raised, only_writer(tmp_path, patience=0.2):
        pass
    assert raised.value.transient


def test_threads_may_search_while_somebody_writes(index: WhooshIndex, tmp_path: Path) -> None:
    index.put("a", session(*(f"lantern number{n}" for n in range(200))), "-")
    wrong: list[object] = []

    def ask(n: int) -> None:
        for round in range(15):
            hits = found(index, f"number{(n * 17 + round * 7) % 200}", limit=3)
            if hits[:1] != [("a", (n * 17 + round * 7) % 200)]:
                wrong.append(hits)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for n in range(4):
        open_index(tmp_path / "index").put(f"b{n}", session("other"), "-")
    for thread in threads:
        thread.join()
    assert not wrong


WRITER_THAT_NEVER_STOPS = """
import sys
from pathlib import Path
from pipeline.core.artefacts import Passage, Passages
from pipeline.search.whoosh_engine import open_index
index = open_index(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(10**6):
    text = " ".join(f"word{i}" for i in range(n % 50 + 300))
    passages = tuple(Passage("passage", i, i + 1, "en", text) for i in range(20))
    index.put(f"s{n % 30}", Passages("t", "en", "", "", (), (), (), passages), str(n))
"""


@pytest.mark.slow
def test_killed_writers_leave_an_index_that_can_be_read_and_written(index: WhooshIndex, tmp_path: Path) -> None:
    for attempt in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER_THAT_NEVER_STOPS, str(tmp_path / "index")],
            stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
        )
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.05 + attempt * 0.031)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        opened = open_index(tmp_path / "index")
        assert opened.count() == 20 * len(opened.sessions())
        opened.put("last", session(*["a lantern"] * 20), "-")
        assert len(found(opened, "lantern", limit=99)) == 20


@pytest.mark.parametrize(("left", "right", "errors"), [
    ("", "", 0), ("abc", "abc", 0), ("abc", "ab", 1), ("abc", "acb", 1), ("abc", "xbc", 1), ("kitten", "sitting", 3),
    ("abcdef", "uvwxyz", 3),
])
def test_typing_errors_are_counted_up_to_a_limit(left: str, right: str, errors: int) -> None:
    assert typing_errors(left, right, 2) == typing_errors(right, left, 2) == errors
