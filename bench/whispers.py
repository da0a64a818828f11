"""Whisper models that know nothing and say what they are told, to measure time and memory where no real one lies.

They have the dimensions of the real ones and random weights, so they compute as much. But what real weights write
depends on what they hear, and random ones write until they may not go on. So that two programs with the same model
write equally much, each position of the text has the embedding of the token that comes next: whatever it hears, the
model writes the same text in each window, and ends.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from whisper.model import AudioEncoder, ModelDimensions, TextDecoder
from whisper.tokenizer import Tokenizer, get_tokenizer

POSITIONS = 448
FIRST_SAID = 2  # what follows upon <|startoftranscript|><|en|><|transcribe|>
EMPHASIS = 100
HARDLY_ANYTHING = 0.001
SURE = 60.0  # by how much the token that comes next outdoes the others


@dataclass(frozen=True)
class Size:
    """The dimensions of one of OpenAI's models."""

    width: int
    heads: int
    layers: int
    mels: int = 80
    vocabulary: int = 51_865

    @property
    def dimensions(self) -> ModelDimensions:
        """The same, as Whisper has it."""
        text = (POSITIONS, self.width, self.heads, self.layers)
        return ModelDimensions(self.mels, 1500, self.width, self.heads, self.layers, self.vocabulary, *text)


SIZES = {
    "tiny": Size(384, 6, 4),
    "base": Size(512, 8, 6),
    "small": Size(768, 12, 12),
    "medium": Size(1024, 16, 24),
    "large-v3": Size(1280, 20, 32, 128, 51_866),
}


def write(path: Path, size: Size, text: str, count: int) -> Path:
    """Write a model that says the first ``count`` tokens of ``text`` in each window (none: it is mute)."""
    tokens = get_tokenizer(True, num_languages=size.vocabulary - 51_766)
    torch.manual_seed(1)
    dimensions = size.dimensions
    weights = _random(dimensions)
    _teach(weights, _script(tokens, text, count), size.width)
    torch.save({"dims": asdict(dimensions), "model_state_dict": weights}, path)
    return path


def _random(dimensions: ModelDimensions) -> dict[str, torch.Tensor]:
    """Weights of 16 bits, as OpenAI's are, each about as large as in a model that was trained."""
    numbers = list(asdict(dimensions).values())
    with torch.device("meta"):
        parts = {"encoder": AudioEncoder(*numbers[:5]), "decoder": TextDecoder(*numbers[5:])}
    weights = {}
    for part, module in parts.items():
        for name, shape in ((name, weight.shape) for name, weight in module.state_dict().items()):
            limit = shape[1:].numel() ** -0.5 if len(shape) > 1 else 0.0
            weights[f"{part}.{name}"] = torch.empty(shape, dtype=torch.float16).uniform_(-limit, limit)
            if name.endswith(("ln.weight", "ln_post.weight")):
                weights[f"{part}.{name}"].fill_(1)
    return weights


def _teach(weights: dict[str, torch.Tensor], script: list[int], width: int) -> None:
    """Let the position decide over the next token: what the layers of the decoder compute hardly counts."""
    embeddings = torch.randn(weights["decoder.token_embedding.weight"].shape)
    embeddings -= embeddings.mean(1, keepdim=True)
    embeddings /= embeddings.norm(dim=1, keepdim=True)
    weights["decoder.token_embedding.weight"].copy_(embeddings)
    weights["decoder.positional_embedding"].copy_(EMPHASIS * embeddings[script])
    weights["decoder.ln.weight"].fill_(SURE / width**0.5)
    for name, weight in weights.items():
        if name.startswith("decoder.blocks.") and (".out." in name or ".mlp.2." in name):
            weight.mul_(HARDLY_ANYTHING)  # not by zero: equal weights would be stored once, and so be smaller


def _script(tokens: Tokenizer, text: str, count: int) -> list[int]:
    """What follows upon each position: the text with the times of the window's beginning and end, then only the end."""
    said = tokens.encode(text)[:count]
    if len(said) < count:
        raise ValueError(f"the text has only {len(said)} tokens")
    timed = [tokens.timestamp_begin, *said, tokens.timestamp_begin + 1500] if said else []
    script = [tokens.eot] * FIRST_SAID + timed
    return script + [tokens.eot] * (POSITIONS - len(script))
