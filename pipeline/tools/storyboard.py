"""Small frames side by side in one picture, by Pillow."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from pipeline.tools.ffmpeg import Frame

QUALITIES = (75, 65, 55, 45, 35, 25, 15)
"""JPEG's, best first."""


def write_sheet(frames: Sequence[Frame], columns: int, path: Path, *, most_bytes: int) -> None:
    """Write the frames, row by row, as one JPEG: the best that takes no more than ``most_bytes``, else the smallest."""
    size = frames[0].size
    sheet = Image.new("RGB", (columns * size.width, -(-len(frames) // columns) * size.height))
    for number, frame in enumerate(frames):
        row, column = divmod(number, columns)
        picture = Image.frombytes("RGB", (size.width, size.height), frame.pixels)
        sheet.paste(picture, (column * size.width, row * size.height))
    written = (_jpeg(sheet, quality) for quality in QUALITIES)
    path.write_bytes(next((data for data in written if len(data) <= most_bytes), _jpeg(sheet, QUALITIES[-1])))


def _jpeg(sheet: Image.Image, quality: int) -> bytes:
    data = BytesIO()
    sheet.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
    return data.getvalue()
