"""OpenAI's Whisper, from a checkpoint that lies here. It never fetches one itself: see
:mod:`pipeline.speech.models`.

Whisper invents text where nobody speaks, and runs into loops. So it is given stretches of speech only, knows
nothing of what it wrote before, and what it repeats too often is not taken over: the trust report then shows
the gap.
"""

import contextlib
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import torch
import whisper

from pipeline.core.artefacts import Segment, Word
from pipeline.core.errors import EngineMissing
from pipeline.core.wording import caption_sized, clean
from pipeline.speech.port import Stretch, refuse_lack_of_memory

LANGUAGE_CODES = {"nb": "no"}
DRAFT_MODELS = ("tiny", "base")
TEMPERATURES = (0.0, 0.2, 0.4)
NO_SPEECH = 0.6
LOOPING = 2.4
UNLIKELY = -1.0
DAMAGED = (RuntimeError, OSError, EOFError, KeyError, TypeError, ValueError, pickle.UnpicklingError)


class WhisperEngine:
    """Whisper with the checkpoint ``path``. Small models err so often that their text is a draft.

    Raises :class:`EngineMissing` where the file is no checkpoint.
    """

    name = "whisper"
    version: str = whisper.__version__

    def __init__(self, path: Path) -> None:
        self.model = path.stem
        self.draft = path.stem.split(".")[0] in DRAFT_MODELS
        try:
            self._model = whisper.load_model(str(path))
        except DAMAGED as error:
            refuse_lack_of_memory(error)
            raise EngineMissing(
                f"The Whisper model {path.name} is damaged or is no Whisper model.",
                f"Delete {path} and fetch it again: totm models fetch {path.stem}",
            ) from error
        self._align()

    def _align(self) -> None:
        """Use the attention heads that follow the words best, where they are known for this model by its
        name.
        """
        heads = whisper._ALIGNMENT_HEADS.get(self.model)
        with contextlib.suppress(RuntimeError):  # another model under that name: Whisper's general choice stays
            if heads:
                self._model.set_alignment_heads(heads)

    def transcribe(self, stretch: Stretch, language: str, vocabulary: tuple[str, ...]) -> Iterable[Segment]:
        """See :class:`pipeline.speech.port.Engine`."""
        torch.manual_seed(0)  # the second and third attempt at an unlikely text draw lots
        heard = self._model.transcribe(
            stretch.samples,
            language=LANGUAGE_CODES.get(language, language),
            initial_prompt=", ".join(vocabulary) or None,
            condition_on_previous_text=False,
            word_timestamps=True,
            temperature=TEMPERATURES,
            no_speech_threshold=NO_SPEECH,
            compression_ratio_threshold=LOOPING,
            logprob_threshold=UNLIKELY,
            fp16=self._model.device.type == "cuda",
        )
        for found in heard["segments"]:
            if found["compression_ratio"] <= LOOPING:
                yield from _segments(found, stretch.start_ms, language)


def _segments(found: dict[str, Any], start_ms: int, language: str) -> Iterator[Segment]:
    words = list(_words(found.get("words", ()), start_ms))
    if words:
        yield from caption_sized(words, language)
    else:
        begin, end = (start_ms + round(1000 * found[key]) for key in ("start", "end"))
        yield Segment(begin, end, clean(found["text"]), language)


def _words(found: Iterable[dict[str, Any]], start_ms: int) -> Iterator[Word]:
    for word in found:
        if text := clean(word["word"]):
            begin, end = (start_ms + round(1000 * float(word[key])) for key in ("start", "end"))
            yield Word(begin, end, text, round(float(word["probability"]), 3))
