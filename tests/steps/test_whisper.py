"""Whisper's real loading and decoding, on checkpoints in its own format that are small enough to be made here.

All that such a checkpoint knows is one text, which it says whatever it hears: each position of the text has the
embedding of the token that comes next.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from pipeline.core.artefacts import Span
from pipeline.core.errors import EngineMissing
from pipeline.core.settings import TranscribeSettings
from pipeline.speech.choose import choose, load, pick
from pipeline.speech.port import RATE, Engine, Stretch

pytestmark = pytest.mark.slow

MULTILINGUAL_TOKENS = 51_865
WIDTH = 32
POSITIONS = 64
NOISE = np.random.default_rng(1).normal(0, 0.1, 4 * RATE).astype(np.float32)
STRETCH = Stretch(10_000, NOISE, (Span(10_000, 14_000),))

Writer = Callable[[str, str], Path]


@pytest.fixture
def checkpoint(tmp_path: Path) -> Writer:
    """Return a function that writes a checkpoint under a name, which says a text."""
    torch = pytest.importorskip("torch")
    whisper = pytest.importorskip("whisper.model")
    tokenizer = pytest.importorskip("whisper.tokenizer")

    def write(name: str, text: str) -> Path:
        torch.manual_seed(1)
        dims = whisper.ModelDimensions(80, 1500, WIDTH, 2, 1, MULTILINGUAL_TOKENS, POSITIONS, WIDTH, 2, 2)
        model, tokens = whisper.Whisper(dims), tokenizer.get_tokenizer(multilingual=True)
        two_seconds = tokens.timestamp_begin + 100
        said = [tokens.eot, tokens.eot, tokens.timestamp_begin, *tokens.encode(text), two_seconds]
        said += [tokens.eot] * (POSITIONS - len(said))
        with torch.no_grad():
            embeddings = torch.randn(MULTILINGUAL_TOKENS, WIDTH)
            embeddings -= embeddings.mean(1, keepdim=True)
            embeddings /= embeddings.norm(dim=1, keepdim=True)
            model.decoder.token_embedding.weight.copy_(embeddings)
            model.decoder.positional_embedding.copy_(100 * embeddings[said])
            model.decoder.ln.weight.fill_(20)
            for block in model.decoder.blocks:
                for layer in (block.attn.out, block.cross_attn.out, block.mlp[2]):
                    layer.weight.zero_()
                    layer.bias.zero_()
        path = tmp_path / f"{name}.pt"
        torch.save({"dims": asdict(dims), "model_state_dict": model.state_dict()}, path)
        return path

    return write


def engine_at(path: Path) -> Engine:
    return load(pick(TranscribeSettings(engine="whisper", model=path.stem), "nb", (path.stem,)), path.parent)


def test_words_come_with_times_within_the_stretch_and_the_same_every_time(checkpoint: Writer) -> None:
    engine = engine_at(checkpoint("small", " Good evening, everybody."))
    segments = list(engine.transcribe(STRETCH, "nb", ()))
    assert [segment.text for segment in segments] == ["Good evening, everybody."]
    assert segments[0].language == "nb"
    assert [word.text for word in segments[0].words] == ["Good", "evening,", "everybody."]
    times = [time for word in segments[0].words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert times[0] >= 10_000
    assert times[-1] <= 14_000
    assert all(word.probability and word.probability > 0.9 for word in segments[0].words)
    assert list(engine.transcribe(STRETCH, "nb", ())) == segments


def test_a_loop_is_not_taken_over(checkpoint: Writer) -> None:
    assert list(engine_at(checkpoint("small", " yes yes" * 12)).transcribe(STRETCH, "en", ())) == []


def test_names_to_expect_do_not_stop_it(checkpoint: Writer) -> None:
    engine = engine_at(checkpoint("small", " Good evening."))
    assert isinstance(list(engine.transcribe(STRETCH, "de", ("Skarvik Process Cluster", "Maren Oldervik"))), list)


def test_small_models_write_drafts_and_the_reason_names_the_model(checkpoint: Writer) -> None:
    path = checkpoint("tiny", " Hei.")
    engine, reason = choose(TranscribeSettings(), "nb", path.parent)
    assert (engine.name, engine.model, engine.draft) == ("whisper", "tiny", True)
    assert "model tiny" in reason
    assert engine_at(checkpoint("small", " Hei.")).draft is False


@pytest.mark.parametrize("content", [b"", b"<html>404</html>", b"PK\x03\x04 half an archive"])
def test_a_damaged_checkpoint_is_told_with_advice(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "small.pt").write_bytes(content)
    with pytest.raises(EngineMissing, match=r"small\.pt is damaged") as missing:
        choose(TranscribeSettings(), "en", tmp_path)
    assert "totm models fetch small" in missing.value.advice


def test_a_checkpoint_of_other_shape_is_told(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    torch.save({"dims": {}, "model_state_dict": {}}, tmp_path / "small.pt")
    with pytest.raises(EngineMissing, match="no Whisper model"):
        choose(TranscribeSettings(), "en", tmp_path)
