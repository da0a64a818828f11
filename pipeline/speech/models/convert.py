"""One Whisper model in three formats: as OpenAI, as Hugging Face and as CTranslate2 (faster-whisper) keep it.

A model is fetched and kept as OpenAI's own checkpoint, from which the others are made here. Nothing needs the network:
the words of the tokenizer are those of the installed ``whisper`` package. Importing this module loads torch, which
takes seconds.

Names of the weights: https://github.com/openai/whisper/blob/main/whisper/model.py (OpenAI) and the file
``convert_openai_to_hf.py`` of the package transformers (Hugging Face). What belongs into a CTranslate2 folder: the
classes of ``ctranslate2.specs``, and what ``faster_whisper.WhisperModel`` opens.
"""

import base64
import gzip
import json
import os
import pickle
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tokenizers
import torch
import whisper
from ctranslate2.converters.utils import fuse_linear
from ctranslate2.specs import WhisperSpec, attention_spec, common_spec
from safetensors import SafetensorError
from safetensors.torch import load_file
from whisper.model import AudioEncoder, ModelDimensions, TextDecoder
from whisper.tokenizer import Tokenizer, get_tokenizer

from pipeline.core.errors import EngineMissing
from pipeline.speech.models.lock import fresh
from pipeline.speech.port import refuse_lack_of_memory

Heads = tuple[tuple[int, int], ...]
Weights = Mapping[str, torch.Tensor]

VOCABULARIES = (51_864, 51_865, 51_866)
"""How many tokens there are: English only, 99 languages, 100 languages (large-v3 and turbo)."""

NUMBERS = (torch.float32, torch.float16, torch.bfloat16)
MOST_LAYERS = 100
WIDEST = 10_000
ADVICE = "Fetch it again, or bring another model: totm models"

_UNREADABLE = (
    ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SafetensorError, TypeError,
    ValueError, pickle.UnpicklingError,
)  # fmt: skip
_RENAMED = {
    "layers": "blocks", "layer_norm": "ln", "fc1": "mlp.0", "fc2": "mlp.2", "final_layer_norm": "mlp_ln",
    "self_attn": "attn", "self_attn_layer_norm": "attn_ln",
    "encoder_attn": "cross_attn", "encoder_attn_layer_norm": "cross_attn_ln",
    "q_proj": "query", "k_proj": "key", "v_proj": "value", "out_proj": "out",
    "embed_tokens": "token_embedding", "embed_positions": "positional_embedding",
}  # fmt: skip
_DIMENSIONS = {
    "n_mels": "num_mel_bins", "n_audio_ctx": "max_source_positions", "n_audio_state": "d_model",
    "n_audio_head": "encoder_attention_heads", "n_audio_layer": "encoder_layers", "n_vocab": "vocab_size",
    "n_text_ctx": "max_target_positions", "n_text_state": "d_model", "n_text_head": "decoder_attention_heads",
    "n_text_layer": "decoder_layers",
}  # fmt: skip


@dataclass(frozen=True)
class Model:
    """A Whisper model: its shape, its weights under OpenAI's names, and the attention heads (layer, head) that follow
    the words best; none, where nobody has measured which these are.
    """

    shape: ModelDimensions
    weights: Weights
    heads: Heads = ()


def to_ctranslate2(checkpoint: Path, folder: Path, stored_as: str = "int8") -> None:
    """Write the CTranslate2 model ``folder`` from OpenAI's ``checkpoint``; a folder that is there is replaced.

    ``stored_as`` is a CTranslate2 weight type. Weights stored as int8 take a quarter of the room of float32, and are
    used as int8 on a CPU and as float16 on a GPU. Raises :class:`EngineMissing` where ``checkpoint`` is no Whisper
    model; ``MemoryError``, and ``OSError`` in writing, are left to the caller. Then nothing is left behind.
    """
    model = read(checkpoint)
    tokenizer = _tokenizer(model.shape)
    words = _words(tokenizer)
    with _lack_of_memory_told(), _beside(folder) as new:
        new.mkdir()
        specification = _specification(model, tokenizer, words)
        specification.validate()
        specification.optimize(stored_as)
        specification.save(str(new))
        _save_json(new / "preprocessor_config.json", _preprocessing(model.shape))
        _byte_pairs(words, tokenizer.eot).save(str(new / "tokenizer.json"))


def from_transformers(folder: Path, checkpoint: Path) -> None:
    """Write OpenAI's ``checkpoint`` from a model ``folder`` as Hugging Face keeps it: config.json, model.safetensors.

    Numbers stay as precise as they are. The attention heads to time words with, which Hugging Face keeps and OpenAI
    does not, are kept as one more entry of the checkpoint. Raises as :func:`to_ctranslate2`.
    """
    try:
        config = json.loads((folder / "config.json").read_bytes())
        shape = ModelDimensions(**{ours: config[theirs] for ours, theirs in _DIMENSIONS.items()})
        heads = _generation(folder).get("alignment_heads") or ()
        model = _checked(Model(shape, _openai_weights(folder), tuple((int(layer), int(head)) for layer, head in heads)))
    except _UNREADABLE as error:
        refuse_lack_of_memory(error)
        raise _no_model(folder) from error
    with _lack_of_memory_told(), _beside(checkpoint) as new, new.open("wb") as file:
        contents = {"dims": asdict(model.shape), "model_state_dict": model.weights, "alignment_heads": model.heads}
        torch.save(contents, file)


def read(checkpoint: Path) -> Model:
    """Return the model in OpenAI's ``checkpoint``, its weights mapped and not loaded. It is only read as data: a
    program hidden in it does not run.

    Raises :class:`EngineMissing` where it is no Whisper model, and ``MemoryError``.
    """
    try:
        mapped = zipfile.is_zipfile(checkpoint)  # what torch wrote before 2020 is no archive, and cannot be mapped
        contents = torch.load(checkpoint, map_location="cpu", weights_only=True, mmap=mapped)
        shape, weights = ModelDimensions(**contents["dims"]), contents["model_state_dict"]
        kept = tuple((int(layer), int(head)) for layer, head in contents.get("alignment_heads", ()))
        return _checked(Model(shape, weights, kept or _known_heads(checkpoint.stem, shape)))
    except _UNREADABLE as error:
        refuse_lack_of_memory(error)
        raise _no_model(checkpoint) from error


@contextmanager
def _lack_of_memory_told() -> Iterator[None]:
    """Raise MemoryError for a lack of memory, by whatever name torch, CTranslate2 or the system told it."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        refuse_lack_of_memory(error)
        raise


def _no_model(path: Path) -> EngineMissing:
    return EngineMissing(f"The Whisper model {path.name} is damaged or is no Whisper model.", ADVICE)


def _checked(model: Model) -> Model:
    """Return ``model`` if it is whole; otherwise raise ``ValueError``. C++ will believe every number in it."""
    shape = model.shape
    numbers = astuple(shape)
    layers = (shape.n_audio_layer, shape.n_text_layer)
    if not all(type(number) is int and number > 0 for number in numbers) or shape.n_vocab not in VOCABULARIES:
        raise ValueError("the model has another shape than Whisper's")
    if max(layers) > MOST_LAYERS or max(shape.n_audio_ctx, shape.n_text_ctx, shape.n_text_state) > WIDEST:
        raise ValueError("the model is larger than any of Whisper's")
    if shape.n_audio_state != shape.n_text_state or any(
        shape.n_text_state % heads for heads in (shape.n_audio_head, shape.n_text_head)
    ):
        raise ValueError("the parts of the model do not fit together")
    if {name: weight.shape for name, weight in model.weights.items()} != _shapes(shape):
        raise ValueError("weights are missing, or have another shape")
    if any(weight.dtype not in NUMBERS or weight.layout is not torch.strided for weight in model.weights.values()):
        raise ValueError("weights are not floating-point numbers")
    if any(not (0 <= layer < shape.n_text_layer and 0 <= head < shape.n_text_head) for layer, head in model.heads):
        raise ValueError("there are no such attention heads")
    return model


def _shapes(shape: ModelDimensions) -> dict[str, torch.Size]:
    """Return the shape that each weight must have, by name."""
    audio, text = astuple(shape)[:5], astuple(shape)[5:]
    with torch.device("meta"):  # shapes without numbers: costs no memory
        parts = {"encoder": AudioEncoder(*audio), "decoder": TextDecoder(*text)}
    return {
        f"{part}.{name}": weight.shape for part, module in parts.items() for name, weight in module.state_dict().items()
    }


def _known_heads(name: str, shape: ModelDimensions) -> Heads:
    """Return the heads that OpenAI found best for the model of this name, if it has that model's shape."""
    published = whisper._ALIGNMENT_HEADS.get(name)
    if published is None:
        return ()
    mask = np.frombuffer(gzip.decompress(base64.b85decode(published)), dtype=bool)
    if mask.size != shape.n_text_layer * shape.n_text_head:
        return ()
    return _pairs(mask.reshape(shape.n_text_layer, shape.n_text_head))


def _pairs(mask: Any) -> Heads:
    return tuple((int(layer), int(head)) for layer, head in np.argwhere(mask))


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a path beside ``target`` for what is to take its place; it does so at the end, and only if all went well."""
    with fresh(target.with_name(f".{target.name}.making")) as hidden:
        new = hidden / "new"
        yield new
        if target.is_dir():
            os.replace(target, hidden / "old")  # a folder cannot take the place of a folder that holds files
        os.replace(new, target)


def _save_json(path: Path, value: Mapping[str, int]) -> None:
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n", encoding="utf-8")


# Hugging Face → OpenAI


def _generation(folder: Path) -> dict[str, Any]:
    file = folder / "generation_config.json"
    return dict(json.loads(file.read_bytes())) if file.is_file() else {}


def _openai_weights(folder: Path) -> dict[str, torch.Tensor]:
    """Return the weights in ``folder`` under OpenAI's names. Raises ``ValueError`` where the output has its own."""
    weights = {}
    for file in _weight_files(folder):
        weights.update({name.removeprefix("model."): weight for name, weight in load_file(folder / file).items()})
    output = weights.pop("proj_out.weight", None)
    if output is not None and not torch.equal(output, weights["decoder.embed_tokens.weight"]):
        raise ValueError("the output is not tied to the words")
    return {_openai_name(name): weight for name, weight in weights.items()}


def _weight_files(folder: Path) -> list[str]:
    """Return the names of the files that hold the weights: one, or as many as an index tells."""
    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        return ["model.safetensors"]
    files = set(json.loads(index.read_bytes())["weight_map"].values())
    return sorted(Path(file).name for file in files)  # whatever the index says, nothing outside of the folder is read


def _openai_name(name: str) -> str:
    """Return OpenAI's name of a weight: ``encoder.layers.0.fc1.bias`` is ``encoder.blocks.0.mlp.0.bias``."""
    if name.startswith("encoder.layer_norm."):
        return name.replace("layer_norm", "ln_post")
    name = name.replace("embed_positions.weight", "embed_positions")
    return ".".join(_RENAMED.get(part, part) for part in name.split("."))


# OpenAI → CTranslate2


def _specification(model: Model, tokenizer: Tokenizer, words: list[str]) -> WhisperSpec:
    shape, weights = model.shape, model.weights
    spec = WhisperSpec(shape.n_audio_layer, shape.n_audio_head, shape.n_text_layer, shape.n_text_head)
    _fill_encoder(spec.encoder, weights)
    _fill_decoder(spec.decoder, weights)
    spec.register_vocabulary(words)
    spec.config.suppress_ids = _never_written(tokenizer)
    spec.config.suppress_ids_begin = [*tokenizer.encode(" "), tokenizer.eot]
    spec.config.lang_ids = sorted(tokenizer.all_language_tokens)
    spec.config.alignment_heads = list(model.heads or _general_heads(shape))
    return spec


def _general_heads(shape: ModelDimensions) -> Heads:
    """Return the heads that Whisper times words with when it knows no better: the later half of the layers."""
    mask = np.zeros((shape.n_text_layer, shape.n_text_head), dtype=bool)
    mask[shape.n_text_layer // 2 :] = True
    return _pairs(mask)


def _never_written(tokenizer: Tokenizer) -> list[int]:
    """Return the tokens that Whisper by default does not write: signs that nobody speaks, and its control tokens."""
    control = (
        tokenizer.transcribe, tokenizer.translate, tokenizer.sot, tokenizer.sot_prev, tokenizer.sot_lm,
        tokenizer.no_speech,
    )  # fmt: skip
    return sorted({*tokenizer.non_speech_tokens, *control})


def _fill_encoder(spec: Any, weights: Weights) -> None:
    for number, name in enumerate(("encoder.conv1", "encoder.conv2"), 1):
        convolution = getattr(spec, f"conv{number}")
        convolution.weight, convolution.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
    spec.position_encodings.encodings = weights["encoder.positional_embedding"]
    _fill_norm(spec.layer_norm, weights, "encoder.ln_post")
    for number, layer in enumerate(spec.layer):
        _fill_layer(layer, weights, f"encoder.blocks.{number}")


def _fill_decoder(spec: Any, weights: Weights) -> None:
    spec.embeddings.weight = spec.projection.weight = weights["decoder.token_embedding.weight"]
    spec.position_encodings.encodings = weights["decoder.positional_embedding"]
    _fill_norm(spec.layer_norm, weights, "decoder.ln")
    for number, layer in enumerate(spec.layer):
        name = f"decoder.blocks.{number}"
        _fill_layer(layer, weights, name)
        query, key, value = _queries_keys_values(weights, f"{name}.cross_attn")
        fuse_linear(layer.attention.linear[0], [query])
        fuse_linear(layer.attention.linear[1], [key, value])
        _fill_rest(layer.attention, weights, f"{name}.cross_attn")


def _fill_layer(spec: Any, weights: Weights, name: str) -> None:
    fuse_linear(spec.self_attention.linear[0], _queries_keys_values(weights, f"{name}.attn"))
    _fill_rest(spec.self_attention, weights, f"{name}.attn")
    spec.ffn.linear_0 = _linear(weights, f"{name}.mlp.0")
    spec.ffn.linear_1 = _linear(weights, f"{name}.mlp.2")
    _fill_norm(spec.ffn.layer_norm, weights, f"{name}.mlp_ln")


def _queries_keys_values(weights: Weights, name: str) -> list[common_spec.LinearSpec]:
    return [_linear(weights, f"{name}.{part}") for part in ("query", "key", "value")]


def _fill_rest(spec: attention_spec.MultiHeadAttentionSpec, weights: Weights, name: str) -> None:
    spec.linear[-1] = _linear(weights, f"{name}.out")
    _fill_norm(spec.layer_norm, weights, f"{name}_ln")


def _linear(weights: Weights, name: str) -> common_spec.LinearSpec:
    spec = common_spec.LinearSpec()
    spec.weight = weights[f"{name}.weight"]
    if f"{name}.bias" in weights:  # keys have none
        spec.bias = weights[f"{name}.bias"]
    return spec


def _fill_norm(spec: common_spec.LayerNormSpec, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


# Sound and words, as faster-whisper reads them


def _preprocessing(shape: ModelDimensions) -> dict[str, int]:
    return {
        "feature_size": shape.n_mels,
        "sampling_rate": whisper.audio.SAMPLE_RATE,
        "hop_length": whisper.audio.HOP_LENGTH,
        "n_fft": whisper.audio.N_FFT,
        "chunk_length": whisper.audio.CHUNK_LENGTH,
    }


def _tokenizer(shape: ModelDimensions) -> Tokenizer:
    multilingual = shape.n_vocab > VOCABULARIES[0]
    languages = shape.n_vocab - VOCABULARIES[0] + 98 if multilingual else 99
    return get_tokenizer(multilingual, num_languages=languages)


def _words(tokenizer: Tokenizer) -> list[str]:
    """Return all tokens in the order of their ids, each byte as a letter that can be seen."""
    letters = _letters()
    encoding = tokenizer.encoding
    return ["".join(letters[byte] for byte in encoding.decode_single_token_bytes(i)) for i in range(encoding.n_vocab)]


def _letters() -> list[str]:
    """Return a printable letter for each byte, as GPT-2 chose them: itself, or else the next free one from U+0100."""
    printable = {*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)}
    others = iter(range(256, 512))
    return [chr(byte if byte in printable else next(others)) for byte in range(256)]


def _byte_pairs(words: list[str], ordinary: int) -> tokenizers.Tokenizer:
    """Return a tokenizer that divides text as Whisper's own does; the first ``ordinary`` of ``words`` are no control
    tokens.

    Whisper joins the pair that makes the token of lowest rank, whichever pair that is, so all pairs are listed. No pair
    makes a control token, and they are not marked as such either: a presenter who calls himself ``<|endoftext|>`` is
    spelt, and ends nothing.
    """
    ranks = {word: rank for rank, word in enumerate(words)}
    merges: list[tuple[str, str]] = []
    for word in words[:ordinary]:
        pairs = [(word[:at], word[at:]) for at in range(1, len(word)) if word[:at] in ranks and word[at:] in ranks]
        merges += sorted(pairs, key=lambda pair: (ranks[pair[0]], ranks[pair[1]]))
    tokenizer = tokenizers.Tokenizer(tokenizers.models.BPE(vocab=ranks, merges=merges, ignore_merges=True))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = tokenizers.decoders.ByteLevel()
    return tokenizer
