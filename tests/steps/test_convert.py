"""One model in the formats of OpenAI, Hugging Face and CTranslate2 says the same, and what is no model is refused.

The models are tiny and random, with numbers large enough that what they write follows from what they hear.
"""

import json
import pickle
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.core.errors import EngineMissing

pytestmark = pytest.mark.slow

ctranslate2 = pytest.importorskip("ctranslate2")
faster_whisper = pytest.importorskip("faster_whisper")
safetensors = pytest.importorskip("safetensors.torch")
torch = pytest.importorskip("torch")
whisper = pytest.importorskip("whisper")
convert = pytest.importorskip("pipeline.speech.models.convert")

WIDTH, HEADS, LAYERS, POSITIONS = 64, 2, 2, 48
SAID = 20
SOUND = np.random.default_rng(1).normal(0, 0.1, (2, 30 * 16_000)).astype(np.float32)
TEXTS = (
    "The cluster's members met 25 times; isn't that enough?",
    "Rødgrød med fløde på Ærø, sagde hun – og så gik vi.",
    "Åtta sjuka sjuksköterskor från Skövde 😀",
    "Bærekraft og næringsutvikling: 3,5 % på ett år!",
    "Über größere Maßnahmen spräche man später …",
    " two  spaces\nand a line\t<|endoftext|><|en|>",
)
VOCABULARIES = {51_864: (False, 99), 51_865: (True, 99), 51_866: (True, 100)}


def shape(vocabulary: int = 51_865, mels: int = 80) -> Any:
    return whisper.model.ModelDimensions(
        mels, 1500, WIDTH, HEADS, LAYERS, vocabulary, POSITIONS, WIDTH, HEADS, LAYERS
    )  # fmt: skip


def weights(dims: Any) -> dict[str, Any]:
    """Random weights, among them sound that is attended to."""
    torch.manual_seed(2)
    model = whisper.model.Whisper(dims)
    found: dict[str, Any] = model.state_dict()
    for name, weight in found.items():
        if name.endswith("positional_embedding"):
            weight.normal_(0, 1)
        elif "cross_attn" in name:
            weight.mul_(4)
        weight.copy_(weight.half())
    return found


def write(path: Path, dims: Any, heads: Any = None) -> Path:
    more = {"alignment_heads": heads} if heads else {}
    torch.save({"dims": asdict(dims), "model_state_dict": weights(dims), **more}, path)
    return path


def faster(folder: Path) -> Any:
    return faster_whisper.WhisperModel(str(folder), device="cpu", compute_type="float32", local_files_only=True)


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write(tmp_path / "small.pt", shape())


def spectrogram(sound: Any, mels: int = 80) -> Any:
    return whisper.log_mel_spectrogram(sound, n_mels=mels)[:, :3000]


def said_by_whisper(model: Any, mel: Any) -> list[int]:
    options = whisper.DecodingOptions(language="da", fp16=False, sample_len=SAID, without_timestamps=True)
    return list(whisper.decode(model, mel, options).tokens)


def said_by_ctranslate2(model: Any, mel: Any) -> list[int]:
    tokens = whisper.tokenizer.get_tokenizer(
        True, num_languages=model.hf_tokenizer.get_vocab_size() - 51_766, language="da"
    )
    prompt = list(tokens.sot_sequence_including_notimestamps)
    heard = ctranslate2.StorageView.from_array(np.ascontiguousarray(mel.numpy()[None]))
    found = model.model.generate(heard, [prompt], beam_size=1, max_length=2 * SAID)  # half is for the prompt
    return [token for token in found[0].sequences_ids[0] if token != tokens.eot]


@pytest.mark.parametrize("mels", [80, 128])
def test_the_converted_model_hears_and_says_the_same(tmp_path: Path, mels: int) -> None:
    checkpoint = write(tmp_path / "own.pt", shape(51_866 if mels == 128 else 51_865, mels))
    convert.to_ctranslate2(checkpoint, tmp_path / "own", "float32")
    ours, theirs = whisper.load_model(str(checkpoint), device="cpu"), faster(tmp_path / "own")
    said = []
    for sound in SOUND:
        mel = spectrogram(sound, mels)
        with torch.no_grad():
            heard = ours.encoder(mel[None]).numpy()
        assert np.allclose(heard, np.array(theirs.encode(mel.numpy())), atol=1e-4)
        said.append(said_by_whisper(ours, mel))
        assert said_by_ctranslate2(theirs, mel) == said[-1]
    assert said[0] != said[1], "a model that is deaf proves nothing"
    assert len(set(said[0])) > 3
    assert theirs.feature_extractor.mel_filters.shape[0] == mels


def test_eight_bits_are_close_and_a_quarter_of_the_size(checkpoint: Path, tmp_path: Path) -> None:
    convert.to_ctranslate2(checkpoint, tmp_path / "eight")
    model = faster_whisper.WhisperModel(str(tmp_path / "eight"), device="cpu", compute_type="int8")
    mel = spectrogram(SOUND[0])
    with torch.no_grad():
        heard = whisper.load_model(str(checkpoint), device="cpu").encoder(mel[None]).numpy()
    error = np.array(model.encode(mel.numpy())) - heard
    assert np.sqrt(np.mean(error**2)) < 0.05 * np.std(heard)
    assert (tmp_path / "eight" / "model.bin").stat().st_size < checkpoint.stat().st_size / 3


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_tokenizer_is_whispers(tmp_path: Path, vocabulary: int) -> None:
    convert.to_ctranslate2(write(tmp_path / "own.pt", shape(vocabulary)), tmp_path / "own")
    multilingual, languages = VOCABULARIES[vocabulary]
    tokens = whisper.tokenizer.get_tokenizer(multilingual, num_languages=languages)
    model = faster(tmp_path / "own")
    assert model.model.is_multilingual is multilingual
    assert {name: model.hf_tokenizer.token_to_id(name) for name in tokens.special_tokens} == tokens.special_tokens
    for text in TEXTS:
        ids = tokens.encode(text, disallowed_special=())
        assert model.hf_tokenizer.encode(text).ids == ids
        assert model.hf_tokenizer.decode(ids) == text
    control = [tokens.sot, *tokens.encode(" Hej"), tokens.timestamp_begin + 7, tokens.eot]
    assert model.hf_tokenizer.decode(control) == tokens.encoding.decode(control)


def test_the_settings_of_the_model_are_whispers(checkpoint: Path, tmp_path: Path) -> None:
    convert.to_ctranslate2(checkpoint, tmp_path / "small")
    config = json.loads((tmp_path / "small" / "config.json").read_text())
    tokens = whisper.tokenizer.get_tokenizer(True)
    task = whisper.decoding.DecodingTask(whisper.load_model(str(checkpoint), device="cpu"), whisper.DecodingOptions())
    assert config["suppress_ids"] == list(task._get_suppress_tokens())
    assert config["suppress_ids_begin"] == [*tokens.encode(" "), tokens.eot]
    assert config["lang_ids"] == sorted(tokens.to_language_token(code) for code in tokens.all_language_codes)
    assert config["alignment_heads"] == [[1, 0], [1, 1]], "the heads of the real small do not fit this one"


def test_heads_that_came_with_the_model_time_its_words(tmp_path: Path) -> None:
    convert.to_ctranslate2(write(tmp_path / "own.pt", shape(), heads=[[0, 1]]), tmp_path / "own")
    assert json.loads((tmp_path / "own" / "config.json").read_text())["alignment_heads"] == [[0, 1]]


def test_heads_are_known_by_the_name_of_the_model(tmp_path: Path) -> None:
    dims = whisper.model.ModelDimensions(80, 1500, 24, 6, 4, 51_865, 448, 24, 6, 4)
    convert.to_ctranslate2(write(tmp_path / "tiny.pt", dims), tmp_path / "tiny")
    model = whisper.model.Whisper(dims)
    model.set_alignment_heads(whisper._ALIGNMENT_HEADS["tiny"])
    heads = json.loads((tmp_path / "tiny" / "config.json").read_text())["alignment_heads"]
    assert heads == model.alignment_heads.indices().T.tolist()


def test_the_same_model_gives_the_same_bytes_and_takes_the_place_of_an_older_one(
    checkpoint: Path, tmp_path: Path
) -> None:
    before = checkpoint.read_bytes()
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "older").touch()
    for name in ("once", "again"):
        convert.to_ctranslate2(checkpoint, tmp_path / name)
    once, again = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("once", "again"))
    assert once == again
    assert checkpoint.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"small.pt", "once", "again"}


def test_a_conversion_that_fails_leaves_what_was_there(checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "older").touch()
    with pytest.raises(ValueError, match="int3"):
        convert.to_ctranslate2(checkpoint, tmp_path / "small", "int3")
    assert {path.name for path in tmp_path.iterdir()} == {"small.pt", "small"}
    assert [path.name for path in (tmp_path / "small").iterdir()] == ["older"]


def test_what_a_killed_conversion_left_is_cleared_away(checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / ".small.making" / "new").mkdir(parents=True)
    (tmp_path / ".small.making" / "new" / "model.bin").touch()
    convert.to_ctranslate2(checkpoint, tmp_path / "small")
    assert {path.name for path in tmp_path.iterdir()} == {"small.pt", "small"}


HUGGING_FACE = {
    ".blocks.": ".layers.", ".mlp.0.": ".fc1.", ".mlp.2.": ".fc2.", ".mlp_ln.": ".final_layer_norm.",
    ".cross_attn_ln.": ".encoder_attn_layer_norm.", ".attn_ln.": ".self_attn_layer_norm.",
    ".cross_attn.": ".encoder_attn.", ".attn.": ".self_attn.",
    ".query.": ".q_proj.", ".key.": ".k_proj.", ".value.": ".v_proj.", ".out.": ".out_proj.",
    ".token_embedding.": ".embed_tokens.", ".positional_embedding": ".embed_positions.weight",
    "encoder.ln_post.": "encoder.layer_norm.", "decoder.ln.": "decoder.layer_norm.",
}  # fmt: skip


def hugging_face_name(name: str) -> str:
    for ours, theirs in HUGGING_FACE.items():
        name = name.replace(ours, theirs)
    return f"model.{name}"


def hugging_face(folder: Path, parts: int = 1, prefix: str = "model.") -> dict[str, Any]:
    """Write a model as Hugging Face keeps it, in so many files, and return its weights under OpenAI's names."""
    folder.mkdir()
    dims, ours = shape(), {name: weight.half() for name, weight in weights(shape()).items()}
    named = {hugging_face_name(name).removeprefix("model."): weight for name, weight in ours.items()}
    theirs = {f"{prefix}{name}": weight for name, weight in named.items()}
    theirs["proj_out.weight"] = ours["decoder.token_embedding.weight"].clone()
    (folder / "config.json").write_text(
        json.dumps(
            {
                "model_type": "whisper", "num_mel_bins": dims.n_mels, "max_source_positions": 1500, "d_model": WIDTH,
                "encoder_layers": LAYERS, "encoder_attention_heads": HEADS, "decoder_layers": LAYERS,
                "decoder_attention_heads": HEADS, "vocab_size": dims.n_vocab, "max_target_positions": POSITIONS,
            }
        )
    )  # fmt: skip
    (folder / "generation_config.json").write_text(json.dumps({"alignment_heads": [[1, 1]]}))
    names = sorted(theirs)
    if parts == 1:
        safetensors.save_file(theirs, folder / "model.safetensors")
        return ours
    where = {name: f"model-{number % parts}.safetensors" for number, name in enumerate(names)}
    for file in set(where.values()):
        safetensors.save_file({name: theirs[name] for name in names if where[name] == file}, folder / file)
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": where}))
    return ours


@pytest.mark.parametrize(("parts", "prefix"), [(1, "model."), (3, "model."), (1, "")])
def test_a_model_from_hugging_face_is_the_same_as_openais(tmp_path: Path, parts: int, prefix: str) -> None:
    ours = hugging_face(tmp_path / "theirs", parts, prefix)
    convert.from_transformers(tmp_path / "theirs", tmp_path / "own.pt")
    found = torch.load(tmp_path / "own.pt", weights_only=True)
    assert found["dims"] == asdict(shape())
    assert found["alignment_heads"] == ((1, 1),)
    assert {name: weight.dtype for name, weight in found["model_state_dict"].items()} == dict.fromkeys(
        ours, torch.float16
    )
    assert all(torch.equal(weight, ours[name]) for name, weight in found["model_state_dict"].items())
    whisper.load_model(str(tmp_path / "own.pt"), device="cpu")
    assert (tmp_path / "own.pt").stat().st_size < 1.2 * sum(2 * weight.numel() for weight in ours.values())
    assert {path.name for path in tmp_path.iterdir()} == {"theirs", "own.pt"}


def test_a_model_whose_output_has_words_of_its_own_is_refused(tmp_path: Path) -> None:
    hugging_face(tmp_path / "theirs")
    file = tmp_path / "theirs" / "model.safetensors"
    theirs = safetensors.load_file(file)
    theirs["proj_out.weight"] = theirs["proj_out.weight"] + 1
    safetensors.save_file(theirs, file)
    with pytest.raises(EngineMissing, match="theirs is damaged"):
        convert.from_transformers(tmp_path / "theirs", tmp_path / "own.pt")
    assert not (tmp_path / "own.pt").exists()


@pytest.mark.parametrize("broken", ["{}", "[]", "no JSON", '{"d_model": "wide"}'])
def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path, broken: str) -> None:
    hugging_face(tmp_path / "theirs")
    (tmp_path / "theirs" / "config.json").write_text(broken)
    with pytest.raises(EngineMissing):
        convert.from_transformers(tmp_path / "theirs", tmp_path / "own.pt")
    with pytest.raises(EngineMissing):
        convert.from_transformers(tmp_path, tmp_path / "own.pt")
    assert {path.name for path in tmp_path.iterdir()} == {"theirs"}


def test_an_index_leads_nowhere_else(tmp_path: Path) -> None:
    hugging_face(tmp_path / "elsewhere")
    hugging_face(tmp_path / "theirs", parts=2)
    (tmp_path / "theirs" / "model.safetensors.index.json").write_text(
        json.dumps({"weight_map": {"a": "../elsewhere/model.safetensors"}})
    )
    with pytest.raises(EngineMissing):
        convert.from_transformers(tmp_path / "theirs", tmp_path / "own.pt")


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>404</html>", b"PK\x03\x04 half an archive", pickle.dumps({"dims": {}}), b"\x80\x02}q\x00."],
    ids=["empty", "page", "half", "pickle", "nothing in it"],
)
def test_a_file_that_is_no_checkpoint_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "small.pt").write_bytes(content)
    with pytest.raises(EngineMissing, match=r"small\.pt is damaged") as refused:
        convert.to_ctranslate2(tmp_path / "small.pt", tmp_path / "small")
    assert "totm models" in refused.value.advice
    assert [path.name for path in tmp_path.iterdir()] == ["small.pt"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing):
        convert.to_ctranslate2(tmp_path / "small.pt", tmp_path / "small")


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "dims are missing": lambda model: model.pop("dims"),
    "a dimension too many": lambda model: model["dims"].update(n_ears=2),
    "another vocabulary": lambda model: model["dims"].update(n_vocab=32_000),
    "more layers than there is memory": lambda model: model["dims"].update(n_text_layer=10**12),
    "no layers": lambda model: model["dims"].update(n_audio_layer=0),
    "a number that is none": lambda model: model["dims"].update(n_mels="80"),
    "heads that do not fit": lambda model: model["dims"].update(n_text_head=7),
    "a weight is missing": lambda model: model["model_state_dict"].pop("decoder.ln.bias"),
    "a weight too many": lambda model: model["model_state_dict"].update(more=torch.zeros(1)),
    "a weight of another shape": lambda model: model["model_state_dict"].update({"decoder.ln.bias": torch.zeros(9)}),
    "a weight of whole numbers": lambda model: model["model_state_dict"].update(
        {"decoder.ln.bias": torch.zeros(WIDTH, dtype=torch.int64)}
    ),
    "weights that are words": lambda model: model["model_state_dict"].update({"decoder.ln.bias": "zero"}),
    "heads that are not there": lambda model: model.update(alignment_heads=[[99, 0]]),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_checkpoint_that_is_not_whole_is_refused(tmp_path: Path, wrong: str) -> None:
    contents = {"dims": asdict(shape()), "model_state_dict": weights(shape())}
    WRONG[wrong](contents)
    torch.save(contents, tmp_path / "small.pt")
    with pytest.raises(EngineMissing):
        convert.to_ctranslate2(tmp_path / "small.pt", tmp_path / "small")
    assert [path.name for path in tmp_path.iterdir()] == ["small.pt"]


class Program:
    """Pickled, it is a program that makes a file when somebody reads it back."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.proof,))


@pytest.mark.parametrize("archived", [True, False])
def test_a_program_in_a_checkpoint_does_not_run(tmp_path: Path, archived: bool) -> None:
    proof, path = tmp_path / "it ran", tmp_path / "small.pt"
    contents = {"dims": asdict(shape()), "model_state_dict": Program(proof)}
    torch.save(contents, path, _use_new_zipfile_serialization=archived)
    with pytest.raises(EngineMissing):
        convert.to_ctranslate2(path, tmp_path / "small")
    assert not proof.exists()
    torch.load(path, weights_only=False)
    assert proof.exists(), "the program would have run"
