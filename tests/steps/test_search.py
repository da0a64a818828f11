"""The search index: what is found, in which language, in which order, and that nothing breaks it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Set
from pathlib import Path

import pytest
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from pipeline.core.artefacts import Chapter
from pipeline.core.errors import IndexBusy, IndexMissing
from pipeline.core.passages import Passage, Passages, Topic
from pipeline.search.finding import TIME_LIMIT_SECONDS
from pipeline.search.port import Query, Results, SearchIndex
from pipeline.search.store import current_folder, only_writer
from pipeline.search.whoosh_engine import WhooshIndex, ensure_index, open_index, rebuild_index

pytestmark = pytest.mark.slow  # quick each, many together


def session(*texts: str, language: str = "en", title: str = "Untitled", **more: object) -> Passages:
    """A session with one passage a minute."""
    passages = tuple(Passage("passage", i * 60_000, (i + 1) * 60_000, language, text) for i, text in enumerate(texts))
    values: dict[str, object] = {
        "title": title,
        "language": language,
        "held_on": "2018-09-19",
        "partner": "",
        "presenters": (),
        "services": (),
        "fields": (),
        "passages": passages,
        **more,
    }
    return Passages(**values)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    """An index with nothing in it."""
    return ensure_index(tmp_path / "index")


def ask(index: SearchIndex, text: str, visible: Set[str] | None = None, **more: object) -> Results:
    """The answer to somebody who may see ``visible`` sessions, or all."""
    return index.search(Query(text, None if visible is None else frozenset(visible), **more))  # type: ignore[arg-type]


def found(index: SearchIndex, text: str, **more: object) -> list[tuple[str, int]]:
    """Session and minute of each hit."""
    return [(hit.session, hit.start_ms // 60_000) for hit in ask(index, text, **more).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        ("en", "we visited many companies", "visiting company"),
        ("sv", "vi besökte företagen i klustret", "kluster företag"),
        ("da", "vi besøgte virksomhederne", "virksomhed"),
        ("nb", "bedriftene samarbeider", "bedrift samarbeide"),
        ("de", "die Unternehmen haben Prototypen", "Prototyp Unternehmens"),
        ("en", "an organization of organisers", "organisation"),
    ],
)
def test_inflected_words_are_found_in_every_language(index: SearchIndex, language: str, said: str, asked: str) -> None:
    index.put("a", session("something else", said, language=language), "-")
    assert found(index, asked) == [("a", 1)]


@pytest.mark.parametrize("asked", ["teknikkväll", "teknikkvall", "TEKNIKKVÄLL", "teknikkvaell", "teknikkvällen"])
def test_umlauts_can_be_typed_in_any_way(index: SearchIndex, asked: str) -> None:
    index.put("a", session("en teknikkväll hos oss", language="sv"), "-")
    assert found(index, asked) == [("a", 0)]


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        ("sv", "ett innovationsverktyg i taget", "verktyg"),
        ("sv", "ett innovationsverktyg i taget", "innovation verktyg"),
        ("sv", "ett verktyg för innovation", "innovationsverktyg"),
        ("de", "ein Innovationswerkzeug im Monat", "Werkzeuge Innovation"),
        ("de", "Werkzeuge der Innovation", "Innovationswerkzeug"),
        ("da", "en modenhedsmåling tager en time", "måling"),
        ("nb", "en teknologikveld for bedrifter", "teknologi"),
    ],
)
def test_compounds_are_found_by_their_parts_and_parts_by_compounds(
    index: SearchIndex, language: str, said: str, asked: str
) -> None:
    index.put("a", session(said, "något helt annat", language=language), "-")
    assert found(index, asked)[:1] == [("a", 0)]


def test_all_words_come_before_most_of_them(index: SearchIndex) -> None:
    index.put("a", session("prices of small series", "small talk", "small series at an hourly price in the lab"), "-")
    assert found(index, "hourly price small series") == [("a", 2), ("a", 0), ("a", 1)]


def test_what_answers_little_is_shown_only_where_there_is_little_else(index: SearchIndex) -> None:
    index.put("little", session("small talk"), "-")
    index.put("much", session(*["small series at an hourly price"] * 9), "-")
    assert ("little", 0) in found(index, "hourly price small", per_session=20)
    index.put("more", session("small series at an hourly price"), "-")
    assert ("little", 0) not in found(index, "hourly price small", per_session=20)


def test_a_word_that_nobody_says_is_not_made_another_one_with_another_beginning(index: SearchIndex) -> None:
    index.put("a", session("den sekstende maj", "vi taler om produktion", language="da"), "-")
    answer = ask(index, "vekslende produktion")
    assert [hit.start_ms for hit in answer.hits] == [60_000]
    assert answer.did_you_mean is None


def test_a_phrase_is_exact(index: SearchIndex) -> None:
    index.put("a", session("the host shows it", "it shows the host", "hosts, they show"), "-")
    assert found(index, '"shows the host"') == [("a", 1)]
    assert found(index, '"shows host"') == []
    assert len(found(index, "shows the host")) == 3


@pytest.mark.parametrize("asked", ["Competence", "Think Tank", "Product", "competitive", "Mini", "nite", "Holm"])
def test_a_word_that_nobody_said_is_not_taken_for_a_typing_error(index: SearchIndex, asked: str) -> None:
    index.put("a", session("she comes and thanks the project's competitors, you hold the tak, the min, the nine"), "-")
    assert ask(index, asked) == Results()


def test_a_typing_error_is_corrected_and_said(index: SearchIndex) -> None:
    index.put("a", session("the institute makes prototypes", "nothing here"), "-")
    results = ask(index, "instiute protoypes")
    assert results.did_you_mean == "institute prototypes"
    assert [hit.start_ms for hit in results.hits] == [0]
    assert ask(index, "institute").did_you_mean is None
    assert ask(index, "zebra").did_you_mean is None


def test_an_unfinished_last_word_is_completed(index: SearchIndex) -> None:
    index.put("a", session("a technology night"), "-")
    assert found(index, "techno") == [("a", 0)]
    assert found(index, "tec") == []


def test_a_name_of_the_service_in_another_language_finds_where_the_presentation_begins(index: SearchIndex) -> None:
    names = {"sv": ("Teknikkväll",), "de": ("Technologieabend",), "en": ("Technology Night",)}
    topic = Topic("technology-night", names, {}, (60_000,))
    night = session("welcome", "it is an evening at a host", "what it costs", topics=(topic,))
    index.put("night", night, "-")
    index.put("other", session("an evening that costs nothing"), "-")
    assert found(index, "teknikkväll") == [("night", 1)]
    assert found(index, "Technologieabend") == [("night", 1)]
    assert found(index, "technology night costs")[0] == ("night", 2)


def test_what_people_say_of_a_service_counts_only_together(index: SearchIndex) -> None:
    index.put(
        "a",
        session("vi räknar vilka som slutar", language="sv", topics=(Topic("drain", {}, {"en": ("brain drain",)}),)),
        "-",
    )
    assert found(index, "brain drain") == [("a", 0)]
    assert found(index, "brain") == []


def test_title_presenter_and_partner_are_found(index: SearchIndex) -> None:
    known = session("hello", title="One small host", presenters=("Maren Oldervik",), partner="Skarvik Cluster")
    index.put("a", known, "-")
    for asked in ("oldervik", "skarvik", "small host", "Olderwik"):
        assert found(index, asked) == [("a", 0)]


def test_limit_and_offset_count_sessions(index: SearchIndex) -> None:
    index.put("a", session("cluster one", "cluster two", "cluster three"), "-")
    index.put("b", session("cluster drei", language="de"), "-")
    everything = ask(index, "cluster")
    assert (everything.total, everything.moments, everything.sessions) == (2, 4, {"a": 3, "b": 1})
    assert ask(index, "cluster", limit=1, offset=1).found == everything.found[1:2]
    assert [len(one.hits) for one in ask(index, "cluster", per_session=1).found] == [1, 1]


def test_within_narrows_what_is_shown_and_not_what_is_counted(index: SearchIndex) -> None:
    index.put("a", session("cluster one", "cluster two"), "-")
    index.put("b", session("cluster drei", language="de"), "-")
    narrowed = ask(index, "cluster", within=frozenset({"a"}))
    assert (narrowed.total, narrowed.moments, narrowed.sessions) == (1, 2, {"a": 2, "b": 1})
    assert [one.session for one in narrowed.found] == ["a"]


def test_by_date_the_newest_session_comes_first(index: SearchIndex) -> None:
    index.put("old", session("cluster cluster cluster", held_on="2018-01-01"), "-")
    index.put("new", session("a word about a cluster and some other things", held_on="2026-01-01"), "-")
    assert [one.session for one in ask(index, "cluster").found] == ["old", "new"]
    assert [one.session for one in ask(index, "cluster", order="date").found] == ["new", "old"]


def test_of_equals_the_newest_comes_first(index: SearchIndex) -> None:
    for name, day in (("a", "2019-01-01"), ("b", "2021-01-01"), ("c", "2020-01-01")):
        index.put(name, session("a cluster", held_on=day), "-")
    assert [one.session for one in ask(index, "cluster").found] == ["b", "c", "a"]


def test_only_what_may_be_seen_is_found_and_counted(index: SearchIndex) -> None:
    index.put("a", session("cluster one", "cluster two"), "-")
    index.put("b", session("cluster drei", language="de"), "-")
    seen = ask(index, "cluster", {"b", "not indexed yet"})
    assert ([hit.session for hit in seen.hits], seen.total, seen.sessions) == (["b"], 1, {"b": 1})
    assert ask(index, "cluster", set()) == Results()
    assert ask(index, "cluster", {"a"}).moments == 2


def test_who_may_see_what_has_to_be_said() -> None:
    with pytest.raises(TypeError):
        Query("cluster")  # type: ignore[call-arg]


SEEN = {
    "a": session("the merger of two clusters", "what the institute costs", "a merger and a hearing"),
    "b": session("ett innovationsverktyg i taget", "en teknikkväll hos oss", language="sv"),
    "c": session("prices of prototypes and services", "the hall is near the lab", title="Prices of a lab"),
}
UNSEEN = {
    "x": session("mergor mergor", "the zeppelin", "mergers costs prices", "technology halls " * 9, title="Mergor"),
    "y": session("verktyg för innovation", "innovationsverktygslåda", language="sv", presenters=("Zelda Instute",)),
    "z": session(
        "merges merges halls", "merges", "institut", topics=(Topic("merger", {}, {"en": ("cluster prices", "mergr")}),)
    ),
}


@pytest.fixture
def shared(index: SearchIndex) -> SearchIndex:
    """An index in which not everything may be seen, and that holds what was replaced since."""
    index.put("a", UNSEEN["x"], "first")
    for name, one in {**UNSEEN, **SEEN}.items():
        index.put(name, one, "-")
    return index


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [
        "mergor",
        "Mergor costs",
        "mergr",
        "merges",
        "mergs",
        "merg",
        "zepelin",
        "zeppelin",
        "zepp",
        "techno",
        "instute",
        "technology",
        "institut",
        "instiute costs",
        "verktyg",
        "innovation verktyg",
        "innovationsverktygslåda",
        "innovation",
        "teknik",
        "kväll",
        "zelda",
        "cluster prices",
        '"mergor mergor"',
        '"the merger" costs',
        "prices hall lab",
        "hals",
        "",
    ],
)
def test_what_may_not_be_seen_is_as_if_it_were_not_there(shared: SearchIndex, tmp_path: Path, asked: str) -> None:
    rebuild_index(tmp_path / "alone", ((name, one, "-") for name, one in SEEN.items()))
    alone = open_index(tmp_path / "alone")
    assert ask(shared, asked, SEEN.keys()) == ask(alone, asked)
    assert shared.suggest(asked, frozenset(SEEN)) == alone.suggest(asked, None)


def test_a_word_that_may_not_be_seen_is_a_typing_error(shared: SearchIndex) -> None:
    results = ask(shared, "mergor", SEEN.keys())
    assert results.did_you_mean == "merger"
    assert [(hit.session, hit.start_ms) for hit in results.hits] == [("a", 0), ("a", 120_000)]
    assert [hit.session for hit in ask(shared, "mergor", {"x"}).hits] == ["x"]
    assert ask(shared, "mergor", {"b"}) == Results()


def test_a_word_that_was_corrected_away_is_gone(index: SearchIndex, tmp_path: Path) -> None:
    rebuild_index(tmp_path / "index", [("a", session("the mergor of clusters"), "1"), ("b", session("other"), "-")])
    index.put("a", session("the merger of clusters"), "2")
    assert ask(index, "mergor").did_you_mean == "merger"


def test_a_hit_tells_the_second(index: SearchIndex) -> None:
    text = "Welcome to all of you. The institute has a lantern. Thank you."
    starts = ((0, 1000), (23, 9000), (52, 14_000))
    passage = Passage("passage", 1000, 20_000, "en", text, starts=starts)
    index.put("a", session(passages=(passage,)), "-")
    assert [hit.at_ms for hit in ask(index, "lantern").hits] == [9000]
    assert [hit.at_ms for hit in ask(index, "thank").hits] == [14_000]


def test_a_question_is_found_by_its_tidy_text(index: SearchIndex) -> None:
    asked = Passage("question", 60_000, 90_000, "en", "so er what about that then", "Who pays for the lantern?")
    index.put("a", session("the lantern", passages=(Passage("passage", 0, 9, "en", "a lantern"), asked)), "-")
    hit = ask(index, "who pays for the lantern").hits[0]
    assert (hit.kind, hit.title, hit.start_ms) == ("question", "Who pays for the lantern?", 60_000)


def test_a_chapter_is_found_by_its_title(index: SearchIndex) -> None:
    chapters = (Chapter("Hello", 0, 60_000), Chapter("What lanterns cost", 60_000, 180_000))
    index.put("a", session("hello", "it is not cheap", "not at all", chapters=chapters), "-")
    hit = ask(index, "lantern costs").hits[0]
    assert (hit.kind, hit.title, hit.at_ms, hit.end_ms) == ("chapter", "What lanterns cost", 60_000, 180_000)
    assert len(ask(index, "lantern costs").hits) == 1


def test_a_chapter_gives_way_to_the_moments_in_it(index: SearchIndex) -> None:
    chapters = (Chapter("What lanterns cost", 0, 180_000),)
    index.put("a", session("hello", "a lantern costs nothing", "bye", chapters=chapters), "-")
    assert ("passage", 60_000) in [(hit.kind, hit.start_ms) for hit in ask(index, "lantern costs").hits]
    assert "chapter" not in [hit.kind for hit in ask(index, "lantern costs").hits]


def test_what_is_found_in_another_language_is_marked(index: SearchIndex) -> None:
    index.put("sv", session("vi talar om verksamheten", "priset är högt", language="sv"), "-")
    (cognate,) = ask(index, "virksomhed").hits
    assert [(one.typed, one.language) for one in cognate.translated] == [("virksomhed", "sv")]
    assert "<mark>verksamheten</mark>" in cognate.highlight
    index.put("en", session("the price is high"), "-")
    assert [bool(hit.translated) for hit in ask(index, "price").hits] == [False, True]


def test_a_name_of_a_topic_finds_what_it_is_called_elsewhere(index: SearchIndex) -> None:
    names = {"sv": ("Zebrakväll",), "de": ("Streifenabend",)}
    night = session("hej", "en zebrakväll", language="sv", topics=(Topic("zebra-night", names, {}, (0,)),))
    index.put("a", night, "-")
    hits = {hit.start_ms: hit for hit in ask(index, "Streifenabend").hits}
    (translation,) = hits[60_000].translated
    assert (translation.typed, translation.found, translation.term) == ("streifenabend", "Zebrakväll", "zebra-night")


def test_it_tells_what_was_found_by_name(index: SearchIndex) -> None:
    index.put("a", session("hello", presenters=("Maren Oldervik",)), "-")
    index.put("b", session("a word on Oldervik"), "-")
    assert {one.session: one.by_name for one in ask(index, "oldervik").found} == {"a": True, "b": False}


def test_what_begins_so_is_suggested_as_it_is_said(index: SearchIndex) -> None:
    index.put("a", session("en teknikkväll, tekniken, teknikkvällen och teknikkväll", language="sv"), "-")
    index.put("hidden", session("teknokratie", language="de"), "-")
    assert index.suggest("en teknikkv", frozenset({"a"})) == ("teknikkväll", "teknikkvällen")
    assert index.suggest("tekno", frozenset({"a"})) == ()
    assert len(index.suggest("t", None, limit=1)) == 1
    assert index.suggest(" ", None) == ()


def test_tidying_brings_together_what_was_scattered(index: SearchIndex, tmp_path: Path) -> None:
    for n in range(12):
        index.put(f"s{n}", session(f"common rare{n}"), "-")
    index.put("s3", session("common new"), "-")
    before = ask(index, "common")
    segments = len(list(current_folder(tmp_path / "index").glob("*.seg")))
    assert index.tidy()
    assert len(list(current_folder(tmp_path / "index").glob("*.seg"))) < segments
    assert not index.tidy()
    assert ask(index, "common").sessions == before.sessions
    assert (found(index, "rare3"), found(index, "rare7")) == ([], [("s7", 0)])


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("a technology night", "technlogy"),
        ("a technology night", "ttechnology"),
        ("a technology night", "techonlogy"),
        ("the kindergarten", "kindergarden"),
        ("an apprenticeship", "aprenticship"),
        ("the lantern", "alntern"),
        ("the lantern", "xantern"),
    ],
)
def test_up_to_two_typing_errors_are_forgiven(index: SearchIndex, said: str, asked: str) -> None:
    index.put("a", session("something else", said), "-")
    assert found(index, asked) == [("a", 1)]
    assert ask(index, asked).did_you_mean


def test_highlights_are_safe(index: SearchIndex) -> None:
    index.put("a", session("x " * 300 + "<script>alert('&')</script> hosts & <b>guests</b> " + "y " * 300), "-")
    marked = ask(index, "guest host").hits[0].highlight
    assert "<mark>hosts</mark> &amp; &lt;b&gt;<mark>guests</mark>" in marked
    assert "<script" not in marked
    assert len(marked) < 500


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "*",
        "a*",
        "(" * 3000,
        '"' * 3001,
        '""',
        "AND OR NOT",
        "text_en:a*",
        "\x00\x1b[2J\u202e",
        "a" * 10_000,
        "'; DROP TABLE",
        "host~9",
        "ho?t^99999",
        "[a TO z]",
        " ".join("the of and to a in is it you that".split() * 9),
        " ".join(f"word{n}" for n in range(100)),
        "🎉 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \ud800",
    ],
)
def test_no_query_is_expensive_or_an_error(index: SearchIndex, asked: str) -> None:
    words = "the of and to a in is it you that host guest word1 word2"
    index.put("a", session(*(f"{words} {n}" for n in range(300))), "-")
    ask(index, "warm")
    began = time.perf_counter()
    ask(index, asked)
    assert time.perf_counter() - began < TIME_LIMIT_SECONDS + 0.3


def test_put_replaces(index: SearchIndex) -> None:
    index.put("a", session("first words"), "1")
    index.put("a", session("second words", "and more"), "2")
    index.put("b", session("other words"), "3")
    assert found(index, "first") == []
    assert (index.sessions(), index.count()) == ({"a": "2", "b": "3"}, 3)


def test_an_open_index_sees_what_others_write_and_rebuild(index: SearchIndex, tmp_path: Path) -> None:
    assert found(index, "lantern") == []
    open_index(tmp_path / "index").put("a", session("a lantern"), "-")
    assert found(index, "lantern") == [("a", 0)]
    before = current_folder(tmp_path / "index")
    rebuild_index(tmp_path / "index", [("b", session("two lanterns"), "-")])
    assert found(index, "lantern") == [("b", 0)]
    assert not before.exists()


def test_many_sessions_stay_whole_while_segments_are_merged(index: SearchIndex) -> None:
    for n in range(40):
        index.put(f"s{n}", session(*(f"common rare{n}x{i}" for i in range(9))), str(n))
    index.put("s3", session("common new"), "again")
    assert index.count() == 39 * 9 + 1
    assert found(index, "rare17x4") == [("s17", 4)]
    assert found(index, "rare39x8") == [("s39", 8)]
    assert ask(index, "common").moments == 39 * 9 + 1


def test_a_failing_rebuild_leaves_the_old_index(index: SearchIndex, tmp_path: Path) -> None:
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
def test_a_damaged_index_says_how_to_get_a_new_one(index: SearchIndex, tmp_path: Path, damage: str) -> None:
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
    with pytest.raises(IndexMissing):
        open_index(path)
    with pytest.raises(IndexMissing):
        ask(WhooshIndex(path), "lantern")
    assert rebuild_index(path, [("a", session("a lantern"), "-")]) == 1
    assert found(index, "lantern") == [("a", 0)]


@pytest.mark.parametrize("share", range(0, 100, 4))
def test_damage_in_the_middle_is_a_missing_index(index: SearchIndex, tmp_path: Path, share: int) -> None:
    index.put("a", session(*(f"a lantern number{n}" for n in range(200))), "-")
    segment = next(current_folder(tmp_path / "index").glob("*.seg"))
    data = bytearray(segment.read_bytes())
    at = len(data) * share // 100
    data[at : at + 64] = bytes(255 - byte for byte in data[at : at + 64])
    segment.unlink()  # who has the file open keeps the old one
    segment.write_bytes(data)
    with contextlib.suppress(IndexMissing):  # damage may lie where no search looks
        for asked in ("lantern", "number7", "lantxrn", '"lantern number9"', "lant"):
            ask(WhooshIndex(tmp_path / "index"), asked)


def test_a_bad_block_is_a_missing_index(index: SearchIndex, tmp_path: Path) -> None:
    index.put("a", session("a lantern"), "-")
    segment = next(current_folder(tmp_path / "index").glob("*.seg"))
    assert WHOOSH3_HEADER_MAGIC in segment.read_bytes()
    segment.write_bytes(segment.read_bytes().replace(WHOOSH3_HEADER_MAGIC, b"oops"))
    with pytest.raises(IndexMissing):
        ask(WhooshIndex(tmp_path / "index"), "lantern")


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with only_writer(tmp_path), pytest.raises(IndexBusy) as raised, only_writer(tmp_path, patience=0.2):
        pass
    assert raised.value.transient


def test_threads_may_search_while_somebody_writes(index: SearchIndex, tmp_path: Path) -> None:
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
from pipeline.core.passages import Passage, Passages
from pipeline.search.whoosh_engine import open_index
index = open_index(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(10**6):
    text = " ".join(f"word{i}" for i in range(n % 50 + 300))
    passages = tuple(Passage("passage", i, i + 1, "en", text) for i in range(20))
    index.put(f"s{n % 30}", Passages("t", "en", "", "", (), (), (), passages), str(n))
"""


@pytest.mark.slow
def test_killed_writers_leave_an_index_that_can_be_read_and_written(index: SearchIndex, tmp_path: Path) -> None:
    for attempt in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER_THAT_NEVER_STOPS, str(tmp_path / "index")],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.05 + attempt * 0.031)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        opened = open_index(tmp_path / "index")
        assert opened.count() == 20 * len(opened.sessions())
        opened.put("last", session(*["a lantern"] * 20), "-")
        assert len(found(opened, "lantern", per_session=20)) == 20
