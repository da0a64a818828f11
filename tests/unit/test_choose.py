"""Which engine and model are chosen, what people are told about it, and what is known of models."""

from pathlib import Path

import pytest

from pipeline.core.errors import BadSettings, EngineMissing, NotFound
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.choose import pick, rank, routed
from pipeline.speech.models.catalogue import catalogue, look_up, openai
from pipeline.speech.models.here import Model, Origin, checked, present, read_manifest, write_manifest
from pipeline.speech.models.verifying import verify

AUTO = TranscribeSettings()
BOTH = ("faster-whisper", "whisper")
ROOT = Path(__file__).parents[2]


def here(*names: str, engines: tuple[str, ...] = BOTH) -> tuple[Model, ...]:
    models = [Model(name, engines, 1, catalogue()[name].parameters, catalogue()[name].languages) for name in names]
    return tuple(sorted(models, key=lambda model: -model.parameters))


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("en", "small"), ("de", "small"), ("sv", "kb-whisper-small"), ("nb", "nb-whisper-small"),
     ("da", "roest-v1-whisper-1.5b")],
)  # fmt: skip
def test_each_language_has_a_model_and_that_comes_first(language: str, wanted: str) -> None:
    assert routed(AUTO, language) == wanted
    choice = pick(AUTO, language, here("large-v3", wanted, "medium"))
    assert (choice.engine, choice.model) == ("faster-whisper", wanted)
    assert IN_ENGLISH[language] in choice.reason
    assert "totm" not in choice.reason


def test_the_reason_says_what_is_known_of_the_model() -> None:
    reason = pick(AUTO, "sv", here("kb-whisper-small")).reason
    assert reason == (
        "Swedish was recognised by KB-Whisper small (faster-whisper), which was trained for it: "
        "7.3 words in 100 are wrong in the test FLEURS."
    )


def test_the_slower_engine_is_used_where_only_its_file_is_here() -> None:
    assert pick(AUTO, "sv", here("kb-whisper-small", engines=("whisper",))).engine == "whisper"


def test_another_model_is_better_than_none_and_that_is_said() -> None:
    choice = pick(AUTO, "sv", here("medium", "tiny"))
    assert choice.model == "medium"
    assert "KB-Whisper small" in choice.reason
    assert "totm models fetch kb-whisper-small" in choice.reason


def test_models_of_other_languages_do_not_count() -> None:
    assert pick(AUTO, "sv", here("nb-whisper-large", "medium.en", "hviske-v2", "tiny")).model == "tiny"
    assert pick(AUTO, "en", here("nb-whisper-large", "medium.en", "tiny")).model == "medium.en"
    with pytest.raises(EngineMissing):
        pick(AUTO, "de", here("nb-whisper-large", "medium.en"))


def test_a_model_that_is_set_for_a_language_is_believed_to_know_it() -> None:
    settings = TranscribeSettings(model_da="nb-whisper-small")
    assert pick(settings, "da", here("nb-whisper-small")).model == "nb-whisper-small"


def test_a_model_may_be_set_by_its_other_name() -> None:
    assert pick(TranscribeSettings(model="turbo"), "en", here("large-v3-turbo", "large-v3")).model == "large-v3-turbo"


def test_without_a_model_english_is_a_draft_and_how_to_get_better_is_said() -> None:
    choice = pick(AUTO, "en", ())
    assert choice.engine == "pocketsphinx"
    assert "draft" in choice.reason
    assert "totm models fetch small" in choice.reason


@pytest.mark.parametrize("engine", ["auto", "faster-whisper", "whisper", "pocketsphinx"])
def test_no_engine_for_a_language_is_told_with_advice(engine: str) -> None:
    with pytest.raises(EngineMissing, match="Norwegian") as missing:
        pick(TranscribeSettings(engine=engine), "nb", here("small.en"))  # type: ignore[arg-type]
    assert "totm edit ID --captions" in missing.value.advice
    assert "totm models fetch nb-whisper-small" in missing.value.advice


def test_an_engine_on_demand_is_used_alone() -> None:
    whisper = TranscribeSettings(engine="whisper")
    assert pick(whisper, "en", here("small")).engine == "whisper"
    assert pick(TranscribeSettings(engine="pocketsphinx"), "en", here("small")).engine == "pocketsphinx"
    with pytest.raises(EngineMissing, match="engine whisper"):
        pick(whisper, "en", here("small", engines=("faster-whisper",)))


def test_an_engine_that_does_not_exist() -> None:
    with pytest.raises(BadSettings, match="“dragon”"):
        pick(TranscribeSettings(engine="dragon"), "en", ())  # type: ignore[arg-type]


def test_engines_have_an_order_in_which_the_same_model_is_as_good_in_either() -> None:
    ranks = [rank(AUTO, "sv", *used) for used in (
        ("none", ""), ("pocketsphinx", "en-us"), ("whisper", "large-v3"), ("whisper", "kb-whisper-small"),
    )]  # fmt: skip
    assert ranks == sorted(set(ranks))
    assert rank(AUTO, "sv", "faster-whisper", "kb-whisper-small") == ranks[-1]
    assert rank(AUTO, "en", "whisper", "kb-whisper-small") < ranks[-1]


def test_among_models_that_are_not_set_the_larger_one_is_better() -> None:
    ranks = [rank(AUTO, "sv", "whisper", name) for name in ("tiny", "base", "own", "small", "medium", "large-v3")]
    assert ranks == sorted(set(ranks))


def test_a_model_too_heavy_for_its_only_format_gives_way_to_a_smaller_one() -> None:
    heavy = Model("roest-v1-whisper-1.5b", ("whisper",), 1, 1540, ("da",))
    choice = pick(AUTO, "da", (heavy, *here("small")))
    assert choice.model == "small"
    assert "is not here in the format that it needs to fit" in choice.reason
    assert "totm models fetch roest-v1-whisper-1.5b" in choice.reason
    assert pick(AUTO, "da", (heavy,)).model == heavy.name, "there is nothing else"
    assert pick(AUTO, "da", here(heavy.name, "small")).engine == "faster-whisper"
    assert pick(TranscribeSettings(engine="whisper"), "da", (heavy, *here("small"))).model == heavy.name


def test_the_draft_says_how_often_it_errs() -> None:
    assert "about every fourth word" in pick(AUTO, "en", ()).reason


def test_the_catalogue_is_whole() -> None:
    models = catalogue()
    assert {routed(AUTO, language) for language in LANGUAGES} <= set(models)
    assert {name for name, model in models.items() if not model.repository} == set(openai())
    for name, model in models.items():
        assert checked(name) == model.name == name
        assert set(model.languages) <= set(LANGUAGES)
        assert all("http" in error.source or "arXiv" in error.source for error in model.errors)


def test_the_table_of_models_says_what_the_catalogue_says() -> None:
    table = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    for model in catalogue().values():
        row = next(line for line in table.splitlines() if line.startswith(f"| `{model.name}` |"))
        assert f"{model.parameters:,} M" in row
        assert (model.licence or "not found") in row
        assert all(f"{error.percent:g} % {error.test}" in row for error in model.errors)
        assert all(error.source.split("https://")[-1] in table for error in model.errors)


def test_openais_addresses_are_known_without_importing_its_package() -> None:
    checkpoints = openai()
    assert {"tiny", "base", "small", "medium"} <= set(checkpoints)
    assert all(c.url.startswith("https://") and len(c.sha256) == 64 for c in checkpoints.values())


@pytest.mark.parametrize("name", ["", "../small", "huge", "/etc/passwd"])
def test_an_unknown_model_is_told_with_those_that_there_are(name: str) -> None:
    with pytest.raises(NotFound) as unknown:
        look_up(name)
    assert "small" in unknown.value.advice


@pytest.mark.parametrize("name", ["", ".", "..", "../small", "a/b", "a\\b", "a..b", ".small", "small.", "-x", "a b",
                                  "a\n", "å", "x" * 65])  # fmt: skip
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(BadSettings):
        checked(name)


def converted(folder: Path, *without: str) -> None:
    folder.mkdir()
    for name in {"model.bin", "config.json", "tokenizer.json", "vocabulary.json"} - set(without):
        (folder / name).write_bytes(b"12345")


def test_what_lies_here_is_listed_with_what_it_is_for(tmp_path: Path) -> None:
    for name in ("small.pt", "own.en.pt", "huge name.pt", "tiny.pt.part"):
        (tmp_path / name).write_bytes(b"1234")
    converted(tmp_path / "small")
    converted(tmp_path / "kb-whisper-large")
    converted(tmp_path / "half", "tokenizer.json")
    assert present(tmp_path) == (
        Model("kb-whisper-large", ("faster-whisper",), 20, 1550, ("sv",)),
        Model("small", BOTH, 24, 244, ()),
        Model("own.en", ("whisper",), 4, 4 / 2 / 1e6, ("en",)),
    )


def test_a_manifest_says_what_files_must_be(tmp_path: Path) -> None:
    (tmp_path / "own.pt").write_bytes(b"1234")
    assert verify("own", tmp_path).state == "unknown"
    write_manifest("own", tmp_path, Origin("a stick", languages=("da",)))
    manifest = read_manifest("own", tmp_path)
    assert manifest is not None
    assert manifest.origin == Origin("a stick", languages=("da",))
    assert verify("own", tmp_path).state == "good"
    assert present(tmp_path)[0].languages == ("da",)


def test_a_manifest_is_written_wholly_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "own.pt").write_bytes(b"1234")
    write_manifest("own", tmp_path, Origin("a stick"))
    before = (tmp_path / "own.json").stat().st_ino
    with (tmp_path / "own.json").open("rb") as reader:
        write_manifest("own", tmp_path, Origin("another stick"))
        assert b"a stick" in reader.read(), "who reads the old one reads all of it"
    assert (tmp_path / "own.json").stat().st_ino != before
    assert {path.name for path in tmp_path.iterdir()} == {"own.pt", "own.json"}


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda folder: (folder / "own.pt").write_bytes(b"4321"), "own.pt was changed"),
        (lambda folder: (folder / "own.pt").write_bytes(b"123"), "own.pt has 3 bytes, and should have 4"),
        (lambda folder: (folder / "own" / "model.bin").unlink(), "own/model.bin is missing"),
        (lambda folder: (folder / "own" / "more").write_bytes(b""), "own/more is not in the manifest"),
        (lambda folder: (folder / "own.json").write_bytes(b"{"), "own.json cannot be read"),
    ],
)
def test_damage_is_found(tmp_path: Path, harm: object, fault: str) -> None:
    (tmp_path / "own.pt").write_bytes(b"1234")
    converted(tmp_path / "own")
    write_manifest("own", tmp_path, Origin("a stick"))
    assert verify("own", tmp_path).state == "good"
    harm(tmp_path)  # type: ignore[operator]
    assert verify("own", tmp_path).faults == (fault,)


def test_a_manifest_speaks_for_its_own_model_only(tmp_path: Path) -> None:
    (tmp_path / "own.pt").write_bytes(b"1234")
    stored = '{"bytes":1,"sha256":"0"}'
    paths = ("/etc/passwd", "../x", "own/../x", "own/..", "other.pt", "own/a/b")
    files = ",".join(f'"{path}":{stored}' for path in paths)
    (tmp_path / "own.json").write_text(f'{{"origin":{{"source":"x"}},"files":{{{files}}}}}')
    assert verify("own", tmp_path).faults == ("own.pt is not in the manifest",)


def test_openais_own_file_is_known_without_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "tiny.pt").write_bytes(b"not it")
    assert verify("tiny", tmp_path).faults == ("tiny.pt was changed",)
