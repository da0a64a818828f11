"""OpenAI's Whisper, from a checkpoint that lies here. It never fetches one itself: see
:mod:`pipeline.speech.models.here`.

Whisper invents text where nobody speaks, and runs into loops. So it is given stretches of speech only, and knows
nothing of what it wrote before. Loops that remain are taken out later, by :mod:`pipeline.core.trust.inventions`.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
import whisper
from whisper.audio import N_FRAMES, N_SAMPLES, log_mel_spectrogram, pad_or_trim
from whisper.model import Whisper
from whisper.tokenizer import get_tokenizer

from pipeline.core.artefacts import Segment
from pipeline.core.errors import EngineMissing
from pipeline.speech.engines import whisper_family as family
from pipeline.speech.models.convert import Model, read
from pipeline.speech.port import Languages, Samples, Stretch, refuse_lack_of_memory

TEMPERATURES = (0.0, 0.2, 0.4)


class WhisperEngine:
    """Whisper with the checkpoint ``path``, on the GPU where torch sees one.

    Raises :class:`EngineMissing` where the file is no checkpoint.
    """

    name = "whisper"
    version: str = whisper.__version__
    batch = 1

    def __init__(self, path: Path) -> None:
        self.model = path.stem
        self.draft = family.is_draft(path.stem)
        self._model = _loaded(path)
        self._precision = torch.float16 if self._model.device.type == "cuda" else torch.float32
        self._model.encoder.forward = _Remembering(self._model.encoder.forward)

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`."""
        tokens = get_tokenizer(self._model.is_multilingual, num_languages=self._model.num_languages)
        room = self._model.dims.n_text_ctx // 2 - 1
        prompt = family.prompt(vocabulary, room, lambda text: len(tokens.encode(" " + text)))
        return [list(self._heard(stretch, languages, prompt)) for stretch in stretches]

    def _heard(self, stretch: Stretch, languages: Languages, prompt: str) -> Iterator[Segment]:
        (language,) = languages([self._probabilities(stretch.samples)])
        torch.manual_seed(0)  # the second and third attempt at an unlikely text draw lots
        heard = self._model.transcribe(
            stretch.samples,
            language=family.code(language),
            initial_prompt=prompt or None,
            condition_on_previous_text=False,
            word_timestamps=True,
            temperature=TEMPERATURES,
            no_speech_threshold=family.NO_SPEECH,
            compression_ratio_threshold=family.LOOPING,
            logprob_threshold=family.UNLIKELY,
            fp16=self._precision == torch.float16,
        )
        for found in heard["segments"]:
            yield from family.segments(found, stretch.start_ms, language)

    def _probabilities(self, samples: Samples) -> dict[str, float]:
        """Return how probable each language is, heard in the very spectrogram that is then written down."""
        if not self._model.is_multilingual:
            return {}
        spectrogram = log_mel_spectrogram(samples, self._model.dims.n_mels, padding=N_SAMPLES)[:, :-N_FRAMES]
        heard = pad_or_trim(spectrogram, N_FRAMES).to(self._model.device, self._precision)
        return family.ours(self._model.detect_language(heard)[1])


class _Remembering:
    """What an encoder does to sound, with a memory of the last sound and what came of it.

    Whisper would encode the same sound again for the language, for each attempt at the words, and for their times.
    """

    def __init__(self, encode: Callable[[torch.Tensor], torch.Tensor]) -> None:
        self._encode = encode
        self._last: tuple[torch.Tensor, torch.Tensor] | None = None

    def __call__(self, sound: torch.Tensor) -> torch.Tensor:
        if self._last is None or not torch.equal(self._last[0], sound):
            self._last = None  # makes room for the next
            self._last = (sound, self._encode(sound))
        return self._last[1]


def _loaded(path: Path) -> Whisper:
    try:
        kept = read(path)
        model = Whisper(kept.shape)
        model.load_state_dict(kept.weights)
        if kept.heads:
            model.register_buffer("alignment_heads", _mask(kept).to_sparse(), persistent=False)
        return model.to("cuda" if torch.cuda.is_available() else "cpu")
    except EngineMissing as error:
        raise family.damaged(path.name, path, path.stem) from error
    except RuntimeError as error:
        refuse_lack_of_memory(error)
        raise


def _mask(kept: Model) -> torch.Tensor:
    """Return which attention heads (layer, head) the times of the words are read from."""
    mask = torch.zeros(kept.shape.n_text_layer, kept.shape.n_text_head, dtype=torch.bool)
    mask[tuple(zip(*kept.heads, strict=True))] = True
    return mask
