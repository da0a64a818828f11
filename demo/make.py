"""Make the demo recordings, their captions and true texts: ``python demo/make.py [ID…]``; without ids, all.

Reads ``demo.toml`` and ``texts/<id>.toml``. Needs flite, espeak-ng, ffmpeg and the Noto fonts: see README.md.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import uuid
import wave
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype/noto")
PROGRAMS = ("flite", "espeak-ng", "ffmpeg")

WIDTH, HEIGHT, FRAMES_PER_SECOND, KEYFRAME_SECONDS = 640, 360, 10, 8
PAPER, INK, FAINT, STRIP = "#F7F4EC", "#22262B", "#C9C3B4", "#ECE7DA"

SENTENCE_PAUSE_MS, TAIL_MS = 380, 1500
LOUDNESS = 2600  # root mean square of the samples while somebody speaks: about -20 LUFS, as meetings are
AUDIBLE = 200  # samples below this are the synthesiser's own silence

Samples: TypeAlias = "array[int]"  # array itself cannot be subscripted before Python 3.12


# What is read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Session:
    """A session of ``demo.toml``; ``file`` and ``captions`` are names in this folder."""

    id: str
    title: str
    held_on: str
    partner: str
    presenters: tuple[str, ...]
    language: str
    file: str
    captions: str | None = None


@dataclass(frozen=True)
class Listing:
    """``demo.toml``: each ``[[sessions]]``."""

    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Voice:
    """A voice of one of the two synthesisers, under the name that it has there."""

    program: Literal["flite", "espeak-ng"]
    name: str


@dataclass(frozen=True)
class Line:
    """What one person says in one go, after a pause."""

    speaker: str
    pause_ms: int
    text: str


@dataclass(frozen=True)
class Slide:
    """A slide, and all that is said while it is shown."""

    kind: Literal["title", "chapter", "questions", "goodbye"]
    title: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Talk:
    """``texts/<id>.toml``: ``captions`` says which meeting software's habits the caption file follows."""

    accent: str
    voices: dict[str, Voice]
    slides: tuple[Slide, ...]
    captions: Literal["zoom", "teams"] | None = None
    faststart: bool = False


def read_listing() -> Listing:
    """The demo sessions, in the order of ``demo.toml``."""
    return msgspec.toml.decode((HERE / "demo.toml").read_bytes(), type=Listing)


def read_talk(session: str) -> Talk:
    """The text of a session."""
    return msgspec.toml.decode((HERE / "texts" / f"{session}.toml").read_bytes(), type=Talk)


# Voices -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Utterance:
    """One spoken sentence; times are those of its sound, without the synthesiser's silence around it."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str


@dataclass(frozen=True)
class Spoken:
    """A whole talk as sound: mono, 16 bit; ``utterances`` holds those of each slide."""

    rate: int
    samples: Samples
    utterances: tuple[tuple[Utterance, ...], ...]


def sentences(text: str) -> list[str]:
    """The sentences of a line: captions and pauses follow them."""
    return re.split(r"(?<=[.!?])\s+", text)


def synthesise(voice: Voice, text: str, folder: Path) -> tuple[int, Samples]:
    """Sample rate and trimmed, evenly loud samples of ``text``."""
    out = folder / "utterance.wav"
    command = {
        "flite": ["flite", "-voice", voice.name, "-t", text, "-o", str(out)],
        "espeak-ng": ["espeak-ng", "-v", voice.name, "-s", "165", "-w", str(out), text],
    }
    subprocess.run(command[voice.program], check=True)
    with wave.open(str(out)) as file:
        rate, samples = file.getframerate(), array("h", file.readframes(file.getnframes()))
    return rate, level(trim(samples))


def trim(samples: Samples) -> Samples:
    """Without the silence at both ends."""
    first = next(at for at, value in enumerate(samples) if abs(value) > AUDIBLE)
    last = next(at for at in reversed(range(len(samples))) if abs(samples[at]) > AUDIBLE)
    return samples[first : last + 1]


def level(samples: Samples) -> Samples:
    """At the loudness that all voices share; peaks are held at the limit of 16 bit."""
    power = sum(value * value for value in samples) / len(samples)
    gain = LOUDNESS / power**0.5
    return array("h", (max(-32000, min(32000, round(value * gain))) for value in samples))


def silence(rate: int, duration_ms: int) -> Samples:
    """So many milliseconds of nothing."""
    return array("h", bytes(2 * (rate * duration_ms // 1000)))


def speak(talk: Talk, folder: Path) -> Spoken:
    """All lines, one after the other."""
    samples: Samples = array("h")
    slides, rate = [], 0
    for slide in talk.slides:
        said = []
        for line, pause_ms, text in pieces(slide):
            rate, sound = synthesise(talk.voices[line.speaker], text, folder)
            samples += silence(rate, pause_ms)
            start = len(samples)
            samples += sound
            said.append(Utterance(start * 1000 // rate, len(samples) * 1000 // rate, line.speaker, text))
        slides.append(tuple(said))
    return Spoken(rate, samples + silence(rate, TAIL_MS), tuple(slides))


def pieces(slide: Slide) -> Iterator[tuple[Line, int, str]]:
    """Each sentence with its line and the pause before it."""
    for line in slide.lines:
        for at, text in enumerate(sentences(line.text)):
            yield line, SENTENCE_PAUSE_MS if at else line.pause_ms, text


def write_sound(spoken: Spoken, path: Path) -> None:
    """As a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, spoken.rate, 0, "NONE", ""))
        file.writeframes(spoken.samples.tobytes())


# Captions and true text -------------------------------------------------------------------------------------


def clock(at_ms: int) -> str:
    """``00:01:02.345``, as WebVTT writes it."""
    return f"{at_ms // 3_600_000:02}:{at_ms // 60_000 % 60:02}:{at_ms // 1000 % 60:02}.{at_ms % 1000:03}"


def zoom_captions(utterances: Iterable[Utterance]) -> str:
    """Numbered cues with the name before the text, Windows line ends."""
    cues = [
        f"{number}\n{clock(said.start_ms)} --> {clock(said.end_ms)}\n{said.speaker}: {said.text}\n"
        for number, said in enumerate(utterances, start=1)
    ]
    return "\n".join(["WEBVTT\n", *cues]).replace("\n", "\r\n")


def teams_captions(utterances: Iterable[Utterance]) -> str:
    """Cues under an id, with voice tags and short lines."""
    cues = [
        f"{uuid.uuid5(uuid.NAMESPACE_URL, said.speaker)}/{number}-0\n"
        f"{clock(said.start_ms)} --> {clock(said.end_ms)}\n"
        f"<v {said.speaker}>{textwrap.fill(said.text, 50)}</v>\n"
        for number, said in enumerate(utterances, start=1)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def write_text(session: Session, talk: Talk, utterances: tuple[Utterance, ...]) -> None:
    """The caption file; where the session has none, the true text for measuring a recogniser."""
    if session.captions:
        captions = {"zoom": zoom_captions, "teams": teams_captions}[talk.captions or "zoom"](utterances)
        (HERE / session.captions).write_bytes(captions.encode())
    else:
        truth = msgspec.json.format(msgspec.json.encode(utterances), indent=1)
        (HERE / f"{session.id}.truth.json").write_bytes(truth + b"\n")


# Pictures ---------------------------------------------------------------------------------------------------


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A Noto font by its file's name, ``size`` in pixels."""
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The words of ``text`` in lines of at most ``width`` pixels (a longer word stands alone)."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw_opening(draw: ImageDraw.ImageDraw, slide: Slide, accent: str) -> None:
    """Title and goodbye: a coloured page with a large title."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=accent)
    draw.text((56, 58), "INNOVATION TOOL OF THE MONTH", font=font("NotoSans-Bold", 11), fill=PAPER)
    face = font("NotoSerif-Regular", 42)
    lines = wrap(slide.title, face, WIDTH - 112)
    top = 156 - 26 * len(lines)
    for at, line in enumerate(lines):
        draw.text((56, top + 52 * at), line, font=face, fill=PAPER)
    draw.line((56, 236, 112, 236), fill=PAPER, width=2)
    for at, point in enumerate(slide.points):
        draw.text((56, 252 + 24 * at), point, font=font("NotoSans-Regular", 15), fill=PAPER)


def draw_points(draw: ImageDraw.ImageDraw, slide: Slide, accent: str, number: int) -> None:
    """Chapter and questions: a title above short points; chapters carry their number."""
    draw.rectangle((0, 0, 10, HEIGHT), fill=accent)
    mark = str(number) if slide.kind == "chapter" else "?"
    draw.text((WIDTH - 44, 30), mark, font=font("NotoSerif-Regular", 64), fill=FAINT, anchor="ra")
    draw.text((56, 56), slide.title, font=font("NotoSerif-Regular", 32), fill=accent)
    draw.line((56, 122, 112, 122), fill=accent, width=2)
    for at, point in enumerate(slide.points):
        top = 150 + 46 * at
        draw.rectangle((56, top + 11, 62, top + 17), fill=accent)
        draw.text((80, top), point, font=font("NotoSans-Regular", 20), fill=INK)


def draw_speaker(draw: ImageDraw.ImageDraw, speaker: str, accent: str) -> None:
    """The strip in which meeting software says who speaks."""
    draw.rectangle((0, HEIGHT - 32, WIDTH, HEIGHT), fill=STRIP)
    draw.ellipse((56, HEIGHT - 20, 64, HEIGHT - 12), fill=accent)
    draw.text((80, HEIGHT - 16), speaker, font=font("NotoSans-Regular", 13), fill=INK, anchor="lm")


def draw_frame(talk: Talk, slide: Slide, speaker: str) -> Image.Image:
    """What is seen while ``speaker`` speaks over ``slide``."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    if slide.kind in ("title", "goodbye"):
        draw_opening(draw, slide, talk.accent)
    else:
        draw_points(draw, slide, talk.accent, talk.slides.index(slide))
    draw_speaker(draw, speaker, talk.accent)
    return picture


# Film -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shot:
    """A picture and when it appears."""

    start_ms: int
    slide: Slide
    speaker: str


def shots(talk: Talk, spoken: Spoken) -> list[Shot]:
    """One shot for each change of slide or speaker, in the middle of the pause before it."""
    found: list[Shot] = []
    before_ms = 0
    for slide, utterances in zip(talk.slides, spoken.utterances, strict=True):
        for said in utterances:
            if not found or (found[-1].slide, found[-1].speaker) != (slide, said.speaker):
                start_ms = (before_ms + said.start_ms) // 2 if found else 0
                found.append(Shot(start_ms, slide, said.speaker))
            before_ms = said.end_ms
    return found


def write_shots(talk: Talk, spoken: Spoken, folder: Path) -> Path:
    """The pictures, and the list by which ffmpeg's concat demuxer shows each one for its time."""
    found = shots(talk, spoken)
    ends = [shot.start_ms for shot in found[1:]] + [len(spoken.samples) * 1000 // spoken.rate]
    entries = []
    for number, (shot, end_ms) in enumerate(zip(found, ends, strict=True)):
        draw_frame(talk, shot.slide, shot.speaker).save(folder / f"{number}.png")
        entries.append(f"file {number}.png\nduration {end_ms - shot.start_ms}ms\n")
    # The demuxer ignores the last duration unless another file follows.
    listing = folder / "shots.txt"
    listing.write_text("".join(["ffconcat version 1.0\n", *entries, f"file {len(found) - 1}.png\n"]))
    return listing


def encode(session: Session, talk: Talk, spoken: Spoken, folder: Path) -> None:
    """Write the recording: the same text and the same programs give the same bytes."""
    sound, seconds = folder / "sound.wav", len(spoken.samples) / spoken.rate
    write_sound(spoken, sound)
    sources = ["-f", "concat", "-i", str(write_shots(talk, spoken, folder)), "-i", str(sound)]
    picture = ["-r", str(FRAMES_PER_SECOND), "-fps_mode", "cfr", "-pix_fmt", "yuv420p", "-c:v", "libx264"]
    quality = ["-profile:v", "high", "-preset", "slow", "-tune", "stillimage", "-crf", "20"]
    keyframes = ["-g", str(FRAMES_PER_SECOND * KEYFRAME_SECONDS)]
    audio = ["-c:a", "aac", "-b:a", "48k", "-ar", "48000"]
    exact = ["-t", f"{seconds:.3f}", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
    start = ["-movflags", "+faststart"] if talk.faststart else []
    arguments = [*sources, *picture, *quality, *keyframes, *audio, *exact, *start]
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", *arguments, str(HERE / session.file)]
    subprocess.run(command, check=True)


def make(session: Session) -> None:
    """Recording and text of one session."""
    talk = read_talk(session.id)
    with tempfile.TemporaryDirectory() as name:
        spoken = speak(talk, Path(name))
        encode(session, talk, spoken, Path(name))
    write_text(session, talk, tuple(said for slide in spoken.utterances for said in slide))


def main(wanted: list[str]) -> None:
    """Make the sessions with these ids, or all."""
    if missing := [program for program in PROGRAMS if not shutil.which(program)]:
        advice = "apt-get install flite espeak-ng ffmpeg fonts-noto-core"
        sys.exit(f"Not installed: {', '.join(missing)}. Type: {advice}")
    sessions = {session.id: session for session in read_listing().sessions}
    if unknown := [name for name in wanted if name not in sessions]:
        sys.exit(f"No such demo session: {', '.join(unknown)}. There are: {', '.join(sessions)}")
    for name in wanted or sessions:
        make(sessions[name])
        print(f"{sessions[name].file}: {(HERE / sessions[name].file).stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
