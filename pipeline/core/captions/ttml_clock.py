"""Times as TTML writes them: https://www.w3.org/TR/ttml2/#timing-value-time-expression."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MAX_MS = 999 * 3_600_000

_CLOCK = re.compile(
    r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,9})|[:;]([0-9]{1,3})(?:\.([0-9]{1,3}))?)?"
)
_OFFSET = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,9})?)(h|ms|m|s|f|t)?")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


@dataclass(frozen=True)
class Clock:
    """How a file counts: frames and ticks a second; ``nominal`` is the whole number that its labels count up to.

    With ``labels`` (the time base smpte) hours and minutes are labels of frames too, of which ``drop`` leaves some out,
    as is done where 30 are counted and 29.97 are shown.
    """

    nominal: int = 30
    frames: float = 30.0
    sub_frames: int = 1
    ticks: float = 1.0
    labels: bool = False
    drop: str = ""

    def ms(self, text: str) -> int | None:
        """Return a time expression in milliseconds, or ``None`` where it cannot be read."""
        text = text.strip()
        if found := _CLOCK.fullmatch(text):
            seconds = self._clock(found)
        elif found := _OFFSET.fullmatch(text):
            seconds = float(found[1]) * self._unit(found[2] or "s")
        else:
            return None
        return min(MAX_MS, round(seconds * 1000))

    def _clock(self, found: re.Match[str]) -> float:
        hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
        whole = hours * 3600 + minutes * 60 + seconds
        frames = int(found[5] or 0) + int(found[6] or 0) / self.sub_frames
        if self.labels and found[4] is None:
            return (whole * self.nominal + frames - self._dropped(hours, minutes)) / self.frames
        return whole + float(f"0.{found[4] or 0}") + frames / self.frames

    def _dropped(self, hours: int, minutes: int) -> int:
        """Return how many labels were left out so far."""
        if self.drop == "dropNTSC":
            return 2 * (54 * hours + minutes - minutes // 10)
        return 4 * (27 * hours + minutes // 2 - minutes // 20) if self.drop == "dropPAL" else 0

    def _unit(self, unit: str) -> float:
        return {"f": 1 / self.frames, "t": 1 / self.ticks}.get(unit) or _SECONDS[unit]


def clock_from(attributes: Mapping[str, str]) -> Clock:
    """Return how the file counts whose root has these ``attributes`` (names without their namespace)."""
    nominal = _number(attributes.get("frameRate", ""), 30)
    above, below = _ratio(attributes.get("frameRateMultiplier", ""))
    sub_frames = _number(attributes.get("subFrameRate", ""), 1)
    frames = nominal * above / below
    unsaid = frames * sub_frames if "frameRate" in attributes else 1.0
    ticks = _number(attributes.get("tickRate", ""), 0) or unsaid
    drop = attributes.get("dropMode", "")
    return Clock(nominal, frames, sub_frames, ticks, attributes.get("timeBase") == "smpte", drop)


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"0*[1-9][0-9]{0,8}", text.strip()) else otherwise


def _ratio(text: str) -> tuple[int, int]:
    """Return ``1000 1001`` (since 2010) or ``1000:1001`` (before) as two numbers."""
    above, _, below = text.strip().replace(":", " ").partition(" ")
    return _number(above, 1), _number(below, 1)
