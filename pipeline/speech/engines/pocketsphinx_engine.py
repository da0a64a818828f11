"""PocketSphinx, the last resort: it carries a model of US English, and about a quarter of its words are
wrong.
"""

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version

import numpy as np
import pocketsphinx

from pipeline.core.artefacts import Segment, Word
from pipeline.core.wording import caption_sized
from pipeline.speech.port import RATE, Languages, Stretch

FRAME_MS = 10

_VARIANT = re.compile(r"\([0-9]+\)$")  # "to(2)": the second way to say it
_NO_WORD = ("<", "[", "+")


class PocketSphinxEngine:
    """PocketSphinx with the model in its wheel. Everything it writes is a draft."""

    name = "pocketsphinx"
    version = version("pocketsphinx")
    model = "en-us"
    draft = True
    batch = 1

    def __init__(self) -> None:
        self._decoder = pocketsphinx.Decoder(samprate=RATE, cmn="batch", loglevel="FATAL")

    def transcribe(
        self, stretches: Sequence[Stretch], languages: Languages, vocabulary: tuple[str, ...]
    ) -> list[list[Segment]]:
        """See :class:`pipeline.speech.port.Engine`. The vocabulary is not used: its dictionary is fixed."""
        decided = languages([{} for _ in stretches])
        heard = [self._heard(stretch) for stretch in stretches]
        return [list(caption_sized(words, language)) for words, language in zip(heard, decided, strict=True)]

    def _heard(self, stretch: Stretch) -> list[Word]:
        self._decoder.reinit_feat()  # forget the level and the noise of what was heard before
        self._decoder.start_utt()
        self._decoder.process_raw(_sixteen_bit(stretch), full_utt=True)
        self._decoder.end_utt()
        return list(self._words(stretch.start_ms))

    def _words(self, start_ms: int) -> Iterator[Word]:
        for found in self._decoder.seg() or ():
            if not found.word.startswith(_NO_WORD):
                begin, end = found.start_frame * FRAME_MS, (found.end_frame + 1) * FRAME_MS
                yield Word(start_ms + begin, start_ms + end, _VARIANT.sub("", found.word))


def _sixteen_bit(stretch: Stretch) -> bytes:
    return np.clip(np.rint(stretch.samples * 32768), -32768, 32767).astype("<i2").tobytes()
