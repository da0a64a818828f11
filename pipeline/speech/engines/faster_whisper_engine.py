"""Whisper's models in CTranslate2's format, from a folder that lies here: the same words as
:mod:`pipeline.speech.engines.whisper_engine` at a fraction of its time, several stretches at once.

The words are written without Whisper's own times, so that none is lost behind the last of them; each word gets its
time from what the model attended to. A text that loops or is unlikely is tried once more.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import faster_whisper
import numpy as np
import tokenizers
from faster_whisper.audio import pad_or_trim
from faster_whisper.feature_extractor import FeatureExtractor
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_compression_ratio, get_ctranslate2_storage, get_suppressed_tokens

from pipeline.core.artefacts import Segment
from pipeline.speech.engines import whisper_family as family
from pipeline.speech.port import RATE, Languages, Samples, Stretch, refuse_lack_of_memory

BATCH = {"cpu": 4, "cuda": 16}
MOST_THREADS = 8
BEAMS = 5
NO_REPEAT = 3
"""In the second attempt no three tokens come twice."""
FRAMES = 3000
"""Of 10 ms each: Whisper hears half a minute at once, never less."""
SHORTEST = 10
"""Words in fewer frames cannot be told apart, and have no times of their own."""
PUNCTUATION = ("\"'“¿([{-", "\"'.。,，!！?？:：”)]}、")
"""What belongs to the word after it, and what to the word before it."""


@dataclass(frozen=True)
class _Sound:
    """A stretch as the model heard it: what its encoder made of it, and in how many frames."""

    encoded: Samples
    frames: int


@dataclass(frozen=True)
class _Attempt:
    """A text with how likely its tokens are (mean logarithm) and how much it repeats itself."""

    tokens: list[int]
    likely: float
    repeats: float
    no_speech: float

    @property
    def is_doubtful(self) -> bool:
        return self.repeats > family.LOOPING or self.likely < family.UNLIKELY

    @property
    def is_silence(self) -> bool:
        return self.no_speech > family.NO_SPEECH and self.likely < family.UNLIKELY

    @property
    def worth(self) -> tuple[bool, float]:
        """Rather no loop, then rather what is likely."""
        return self.repeats <= family.LOOPING, self.likely


class FasterWhisperEngine:
    """Whisper with the CTranslate2 model in ``folder``, on the GPU where CTranslate2 sees one.

    Raises :class:`EngineMissing` where the folder holds no such model.
    """

    name = "faster-whisper"
    version: str = faster_whisper.__version__

    def __init__(self, folder: Path) -> None:
        self.model = folder.name
        self.draft = family.is_draft(folder.name)
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
        self.batch = BATCH[device]
        try:
            # what is missing here the library would fetch, and what is damaged it would not say so
            tokenizers.Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
            self._whisper = faster_whisper.WhisperModel(
                str(folder),
                device=device,
                compute_type=_compute_type(device),
                cpu_threads=min(len(os.sched_getaffinity(0)), MOST_THREADS),
                local_files_only=True,
            )
        except (RuntimeError, OSError, TypeError, ValueError) as error:
            refuse_lack_of_memory(error)
            raise family.damaged(folder.name, folder, folder.name) from error
        self._features = FeatureExtractor(feature_size=self._whisper.model.n_mels)

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`."""
        sounds = [self._heard(stretch.samples) for stretch in stretches]
        decided = languages([self._probabilities(sound) for sound in sounds])
        attempts = self._attempts(sounds, decided, vocabulary)
        rows = zip(stretches, sounds, decided, attempts, strict=True)
        return [list(self._segments(*row)) for row in rows]

    def _heard(self, samples: Samples) -> _Sound:
        """Encode a stretch by itself: on a CPU several at once take no less time, and more memory."""
        features = self._features(samples)[..., :-1]
        padded = get_ctranslate2_storage(pad_or_trim(features, FRAMES)[np.newaxis])
        encoded = self._whisper.model.encode(padded, to_cpu=True)
        return _Sound(np.array(encoded), min(features.shape[-1], FRAMES))

    def _probabilities(self, sound: _Sound) -> dict[str, float]:
        if not self._whisper.model.is_multilingual:
            return {}
        (found,) = self._whisper.model.detect_language(_storage([sound]))
        return family.ours({token.strip("<|>"): share for token, share in found})

    def _attempts(
        self, sounds: Sequence[_Sound], languages: Sequence[str], vocabulary: tuple[str, ...]
    ) -> list[_Attempt]:
        """Write all ``sounds`` down at once, and those again, each by itself, that came out doubtful."""
        tokenizers = [self._tokenizer(language) for language in languages]
        hint = self._hint(tokenizers[0], vocabulary)
        attempts = self._written(sounds, tokenizers, hint, 0)
        for row, (sound, tokenizer) in enumerate(zip(sounds, tokenizers, strict=True)):
            if attempts[row].is_doubtful and not attempts[row].is_silence:
                again = self._written([sound], [tokenizer], [], NO_REPEAT)
                attempts[row] = max(attempts[row], *again, key=lambda attempt: attempt.worth)
        return attempts

    def _written(
        self, sounds: Sequence[_Sound], tokenizers: Sequence[Tokenizer], hint: list[int], no_repeat: int
    ) -> list[_Attempt]:
        prompts = [self._whisper.get_prompt(each, hint, without_timestamps=True) for each in tokenizers]
        results = self._whisper.model.generate(
            _storage(sounds),
            prompts,
            beam_size=BEAMS,
            max_length=self._whisper.max_length,
            no_repeat_ngram_size=no_repeat,
            suppress_tokens=get_suppressed_tokens(tokenizers[0], [-1]),
            return_scores=True,
            return_no_speech_prob=True,
        )
        return [_attempt(result, tokenizers[0]) for result in results]

    def _hint(self, tokenizer: Tokenizer, vocabulary: Iterable[str]) -> list[int]:
        """Return the tokens of the names to expect, as far as there is room for them."""
        room = self._whisper.max_length // 2 - 1
        text = family.prompt(vocabulary, room, lambda text: len(tokenizer.encode(" " + text)))
        return tokenizer.encode(" " + text) if text else []

    def _tokenizer(self, language: str) -> Tokenizer:
        multilingual = self._whisper.model.is_multilingual
        return Tokenizer(self._whisper.hf_tokenizer, multilingual, task="transcribe", language=family.code(language))

    def _segments(self, stretch: Stretch, sound: _Sound, language: str, attempt: _Attempt) -> Iterator[Segment]:
        """Yield the words with their times, which each stretch is asked for by itself: the language is part of it."""
        if attempt.is_silence:
            return
        tokenizer = self._tokenizer(language)
        found = {"seek": 0, "start": 0.0, "end": len(stretch.samples) / RATE, "tokens": attempt.tokens}
        found["text"] = tokenizer.decode(attempt.tokens)
        if sound.frames >= SHORTEST:
            self._whisper.add_word_timestamps(
                [[found]], tokenizer, _storage([sound]), [sound.frames], *PUNCTUATION, last_speech_timestamp=0.0
            )
        yield from family.segments(found, stretch.start_ms, language)


def _compute_type(device: str) -> str:
    """Return half precision where the device has it, else whole numbers of eight bits, as on every CPU."""
    return "float16" if "float16" in ctranslate2.get_supported_compute_types(device) else "int8"


def _storage(sounds: Sequence[_Sound]) -> ctranslate2.StorageView:
    return get_ctranslate2_storage(np.concatenate([sound.encoded for sound in sounds]))


def _attempt(result: ctranslate2.models.WhisperGenerationResult, tokenizer: Tokenizer) -> _Attempt:
    tokens = result.sequences_ids[0]
    likely = result.scores[0] * len(tokens) / (len(tokens) + 1)  # the end counts too, as in Whisper itself
    return _Attempt(tokens, likely, get_compression_ratio(tokenizer.decode(tokens).strip()), result.no_speech_prob)
