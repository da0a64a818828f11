"""The accent colour of a network: from the one that it names, one for light pages and one for dark ones, each of which
can be read on what it stands on, and a style sheet that says so.

Contrast is that of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

import colorsys
from dataclasses import dataclass

READABLE = 4.5
"""The least contrast of text with what is behind it (WCAG 2.2, 1.4.3)."""
LIGHT_PAPER = ("#fdfcf9", "#f5f2eb")
DARK_PAPER = ("#131517", "#1c1f22")
"""The colours behind text, ``--paper`` and ``--raised`` of ``static/site.css``."""
DEFAULT = "#0b5f63"
STEPS = 400

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Accent:
    """A colour for what can be used, and that of text on it; both as ``#rrggbb``."""

    colour: str
    text: str


def light(wanted: str) -> Accent:
    """The accent of light pages: ``wanted``, as much darker as it must be to be read on them."""
    return _nearest(wanted, LIGHT_PAPER, "#ffffff", towards=0.0)


def dark(wanted: str) -> Accent:
    """The accent of dark pages: ``wanted``, as much lighter as it must be to be read on them."""
    return _nearest(wanted, DARK_PAPER, DARK_PAPER[0], towards=1.0)


def style_sheet(wanted: str) -> str:
    """CSS that sets the accent's colours; printed pages stay black."""
    day, night = _colours(light(wanted)), _colours(dark(wanted))
    return f"@media screen {{ {day} }}\n@media screen and (prefers-color-scheme: dark) {{ {night} }}\n"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _nearest(wanted: str, behind: tuple[str, ...], text: str, towards: float) -> Accent:
    """The colour of the same hue that is nearest in lightness. Text as light as the paper can be read on whatever can
    be read on the paper.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(wanted))
    shades = (lightness + (towards - lightness) * step / STEPS for step in range(STEPS + 1))
    colours = (_hex(colorsys.hls_to_rgb(hue, shade, saturation)) for shade in shades)
    return Accent(next(one for one in colours if all(contrast(one, paper) >= READABLE for paper in behind)), text)


def _colours(accent: Accent) -> str:
    return f":root {{ --accent: {accent.colour}; --on-accent: {accent.text}; }}"


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def _luminance(rgb: Rgb) -> float:
    """Relative luminance, from 0 (black) to 1 (white): https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
