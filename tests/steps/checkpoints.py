"""Whisper checkpoints for tests, in its own format and small enough to be made on the spot."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

ENGLISH_ONLY = 51_864
MULTILINGUAL = 51_865
WIDTH = 64
POSITIONS = 448
FEW = 64
"""Room for few tokens: what is written ends soon. CTranslate2 needs all the positions."""
TWO_SECONDS = 100


def one_that_says(text: str, path: Path, vocabulary: int = MULTILINGUAL) -> Path:
    """Write a checkpoint that says ``text`` whatever it hears: each position of the text has the embedding of the
    token that comes next.
    """
    torch = pytest.importorskip("torch")
    model = _model(vocabulary)
    tokens = pytest.importorskip("whisper.tokenizer").get_tokenizer(model.is_multilingual)
    said = [tokens.timestamp_begin, *tokens.encode(text), tokens.timestamp_begin + TWO_SECONDS]
    said = [tokens.eot] * (len(tokens.sot_sequence) - 1) + said
    said += [tokens.eot] * (POSITIONS - len(said))
    with torch.no_grad():
        embeddings = torch.randn(vocabulary, WIDTH)
        embeddings -= embeddings.mean(1, keepdim=True)
        embeddings /= embeddings.norm(dim=1, keepdim=True)
        model.decoder.token_embedding.weight.copy_(embeddings)
        model.decoder.positional_embedding.copy_(100 * embeddings[said])
        model.decoder.ln.weight.fill_(20)
        for block in model.decoder.blocks:
            for layer in (block.attn.out, block.cross_attn.out, block.mlp[2]):
                layer.weight.zero_()
                layer.bias.zero_()
    return _written(model, path)


def one_that_listens(path: Path, positions: int = POSITIONS) -> Path:
    """Write a random checkpoint with numbers large enough that what it writes follows from what it hears."""
    torch = pytest.importorskip("torch")
    model = _model(MULTILINGUAL, positions)
    with torch.no_grad():
        for name, weight in model.state_dict().items():
            if name.endswith("positional_embedding"):
                weight.normal_(0, 1)
            elif "cross_attn" in name:
                weight.mul_(4)
    return _written(model, path)


def _model(vocabulary: int, positions: int = POSITIONS) -> Any:
    torch, whisper = pytest.importorskip("torch"), pytest.importorskip("whisper.model")
    torch.manual_seed(1)
    return whisper.Whisper(
        whisper.ModelDimensions(80, 1500, WIDTH, 2, 2, vocabulary, positions, WIDTH, 2, 2)
    )  # fmt: skip


def _written(model: Any, path: Path) -> Path:
    torch = pytest.importorskip("torch")
    torch.save({"dims": asdict(model.dims), "model_state_dict": model.state_dict()}, path)
    return path
