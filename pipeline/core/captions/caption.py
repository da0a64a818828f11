"""A caption as it stands in a file, before anything is repaired."""

from dataclasses import dataclass

ADVICE = "Export the captions again as WebVTT (.vtt), SubRip (.srt) or TTML (.ttml), or leave them out."


@dataclass(frozen=True)
class Line:
    """Plain text, and who says it where the file tells."""

    text: str
    speaker: str | None = None


@dataclass(frozen=True)
class Caption:
    """Lines and their times. ``language`` is empty where the file does not tell it, ``unsure`` where nothing had to be
    guessed; else it is the second half of a sentence: "3 captions …".
    """

    start_ms: int
    end_ms: int
    lines: tuple[Line, ...]
    language: str = ""
    unsure: str = ""

    @property
    def text(self) -> str:
        """All that is said, on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class TimedText:
    """What a file holds: captions, the language that it names, if it does, and notes on what was left out."""

    captions: tuple[Caption, ...]
    language: str = ""
    notes: tuple[str, ...] = ()
