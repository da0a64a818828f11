"""The picture that stands for a session: a frame of it, or its title drawn on a plain ground, by Pillow."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageStat
from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1280, 720
MARGIN = 110
GROUND, BAR, INK = (22, 44, 74), (240, 171, 64), (255, 255, 255)
SIZES = (84, 68, 56, 46)
MOST_LINES = 6
LINE = 1.25
FONTS = ("DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf", "NotoSans-Bold.ttf")
DARK = 24


def write_frame(png: bytes, path: Path) -> None:
    """Keep a frame, given as PNG, as the poster at ``path``."""
    _save(Image.open(BytesIO(png)), path)


def shows_something(png: bytes) -> bool:
    """Whether a frame, given as PNG, is there and is not (nearly) black."""
    if not png:
        return False
    light = ImageStat.Stat(Image.open(BytesIO(png)).convert("L"))
    return bool(light.mean[0] + light.stddev[0] > DARK)


def draw(title: str, path: Path) -> None:
    """Draw the poster of a session without picture. Any text will do; what is too long ends in “…”."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    canvas = ImageDraw.Draw(image)
    words = "".join(c if c.isprintable() else " " for c in title[:1000]).split()
    font, lines = _fitted(words)
    step = round(font.size * LINE)
    top = (HEIGHT - step * len(lines)) // 2
    canvas.rectangle((MARGIN - 40, top, MARGIN - 28, top + step * len(lines)), fill=BAR)
    for number, line in enumerate(lines):
        canvas.text((MARGIN, top + number * step), line, fill=INK, font=font)
    _save(image, path)


def _save(image: Image.Image, path: Path) -> None:
    with path.open("wb") as file:
        image.convert("RGB").save(file, "JPEG", quality=85, optimize=True)


def _fitted(words: list[str]) -> tuple[FreeTypeFont, list[str]]:
    """The largest type in which all ``words`` fit, and the lines; the smallest leaves out what is left."""
    for size in SIZES:
        font = _font(size)
        lines = _wrapped(words, font)
        if len(lines) <= MOST_LINES:
            return font, lines
    return font, [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][:-1] + "…"]


def _wrapped(words: list[str], font: FreeTypeFont) -> list[str]:
    """The words as lines that fit; a word that is longer than a line is broken."""
    lines = [""]
    for piece in (piece for word in words for piece in _pieces(word, font)):
        longer = f"{lines[-1]} {piece}".strip()
        if _fits(longer, font):
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _pieces(word: str, font: FreeTypeFont) -> list[str]:
    pieces = [""]
    for letter in word:
        if _fits(pieces[-1] + letter, font):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _fits(text: str, font: FreeTypeFont) -> bool:
    return font.getlength(text) <= WIDTH - 2 * MARGIN


def _font(size: int) -> FreeTypeFont:
    """A bold typeface with most of Europe's letters, as Debian's ffmpeg brings along; else Pillow's own."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    own = ImageFont.load_default(size)
    assert isinstance(own, FreeTypeFont)
    return own
