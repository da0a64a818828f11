"""Transcripts: how fast, with how much memory, how right, and what is written where nobody speaks.

``python -m bench.speech PART``; the parts are ``speed``, ``engines``, ``memory``, ``nothing``, ``faint`` and ``words``.
All but the last use models with random weights that say a text they were told (see :mod:`bench.whispers`): speed and
memory do not depend on what is said. Real weights are needed for the error rate of words:
``python -m bench.speech words --model NAME`` measures each engine that has this model.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jiwer
import numpy as np
import webvtt

from bench import sounds, whispers
from bench.sounds import Sound
from bench.stepping import Engine, Heard, NotHeard, hear
from pipeline.config import load_settings
from pipeline.core.artefacts import Span
from pipeline.core.settings import TranscribeSettings
from pipeline.core.spans import joined, length_ms, without
from pipeline.core.trust.doubts import SPEECH_WITHOUT_TEXT
from pipeline.core.trust.judging import judge
from pipeline.speech.ear.vad import listen
from pipeline.speech.models.convert import to_ctranslate2
from pipeline.speech.stretches import cut, plan

HERE = Path(__file__).parent
DEMO = HERE.parent / "demo"
SHARED = HERE.parent.parent / "shared" / "data"
KENNEDY = SHARED / "jfk.flac"
KENNEDY_SAID = (
    "And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country."
)
TOKENS = 100
"""How much a model writes in a window of 30 s: two and a half words a second, as webinars have them."""
MB = 1_000_000
NORMAL = jiwer.Compose(
    [
        jiwer.ToLowerCase(),
        jiwer.SubstituteRegexes({r"[-–—/]": " "}),
        jiwer.RemovePunctuation(),  # type: ignore[no-untyped-call]
        jiwer.RemoveMultipleSpaces(),
        jiwer.Strip(),
        jiwer.ReduceToListOfListOfWords(),
    ]
)


def report(name: str, value: float, unit: str) -> None:
    """One line of the results."""
    print(f"{name}: {value:.2f} {unit}", flush=True)


def speech(minutes: float) -> Sound:
    """Somebody speaks without a long pause: Kennedy where he is at hand, else the English demo session, repeated."""
    source = KENNEDY if KENNEDY.is_file() else DEMO / "technology-night.mp4"
    return sounds.repeated(sounds.read(source), minutes)


def text() -> str:
    """What the models say: the true text of the English demo session."""
    said = json.loads((DEMO / "technology-night.truth.json").read_text(encoding="utf-8"))
    return " ".join(segment["text"] for segment in said)


def model(folder: Path, size: str, engines: tuple[str, ...], count: int = TOKENS) -> Path:
    """Write a model of that size for ``engines``, and return its checkpoint."""
    checkpoint = whispers.write(folder / f"{size}.pt", whispers.SIZES[size], text(), count)
    if "faster-whisper" in engines:
        to_ctranslate2(checkpoint, folder / size)
    return checkpoint


# speed ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """How long a program took, in seconds, and how many words it wrote."""

    seconds: float
    words: int

    def __add__(self, other: "Written") -> "Written":
        return Written(self.seconds + other.seconds, self.words + other.words)


def measure_speed(folder: Path, size: str, minutes: float) -> None:
    """Our step against ``whisper``, the command that comes with the package: the same model file but for what it says.

    The command takes 30 s at a time; we cut at pauses, so our windows are more and shorter. A real model writes what is
    said, no more in more windows; so for us the text is shorter, that both write as many words in all.
    """
    dense = speech(minutes)
    half = sounds.half_silent(dense)
    files = {"spoken": dense, "half": half, "silent": sounds.silence(60 * minutes), "nothing": sounds.silence(0.1)}
    recordings = {name: sounds.write(folder / f"{name}.wav", sound) for name, sound in files.items()}
    talks, mute = (model(_made(folder / name), size, (), count) for name, count in (("talks", TOKENS), ("mute", 0)))
    print(f"model {size}, {minutes:g} min of speech, {TOKENS} tokens in 30 s")
    print("baseline: whisper FILE --language en --fp16 False --condition_on_previous_text False, and as said")
    print("dense speech")
    ours = _our_step(recordings["spoken"], dense, size, minutes)
    by_default = command_line(recordings["spoken"], talks)
    _against("its defaults (beam of 5, no word times)", ours, by_default)
    _against("with word times", ours, command_line(recordings["spoken"], talks, "--word_timestamps=True"))
    greedy = ("--word_timestamps=True", "--beam_size=None", "--best_of=None")
    _against("with word times, without beam", ours, command_line(recordings["spoken"], talks, *greedy))
    print("the same speech, a minute of silence after each minute")
    ours = _our_step(recordings["half"], half, size, minutes)
    _against("its defaults, where it invents in silence", ours, command_line(recordings["half"], talks))
    started = command_line(recordings["nothing"], mute).seconds
    in_silence = Written(command_line(recordings["silent"], mute).seconds - started, 0)
    _against("its defaults, where it writes nothing in silence", ours, by_default + in_silence)


def _our_step(recording: Path, sound: Sound, size: str, minutes: float) -> Heard:
    """Run our step on ``recording`` of ``sound``, with a model that writes as much as is said in so many minutes."""
    blocks = [(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()]
    windows = sum(1 for _ in cut(blocks, plan(listen(blocks).speech)))
    folder = _made(recording.with_suffix(""))
    model(folder, size, (), round(TOKENS * 2 * minutes / windows))
    print(f"  {2 * minutes:g} windows of 30 s hold the speech; we cut it into {windows}")
    return hear(recording, "en", Engine("whisper", size, folder))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def command_line(recording: Path, checkpoint: Path, *options: str) -> Written:
    """Run Whisper's own command."""
    fixed = ("--language=en", "--fp16=False", "--condition_on_previous_text=False", "--verbose=False")
    command = [
        str(Path(sys.executable).with_name("whisper")),
        str(recording),
        f"--model={checkpoint}",
        *fixed,
        *options,
    ]
    with tempfile.TemporaryDirectory() as written:
        started = time.monotonic()
        subprocess.run([*command, f"--output_dir={written}"], check=True, capture_output=True)
        seconds = time.monotonic() - started
        text = Path(written, f"{recording.stem}.txt").read_text(encoding="utf-8")  # where it fails, it ends with 0
    return Written(seconds, len(text.split()))


def _against(baseline: str, ours: Heard, theirs: Written) -> None:
    step, words = ours.transcribed.seconds, len(ours.words.split())
    print(f"  {baseline}: {theirs.seconds:.1f} s for {theirs.words} words; our step {step:.1f} s for {words}, "
          f"{step / theirs.seconds:.2f} × (to find the speech before takes {ours.listened.seconds:.1f} s)",
          flush=True)  # fmt: skip


# engines -------------------------------------------------------------------------------------------------------------


def measure_engines(folder: Path, size: str, minutes: float) -> None:
    """Our step with faster-whisper against our step with openai-whisper: the same model, the same sound."""
    model(folder, size, ("faster-whisper",))
    recording = sounds.write(folder / "spoken.wav", speech(minutes))
    print(f"model {size}, {minutes:g} min of speech, {TOKENS} tokens in each window of 30 s")
    found = {name: hear(recording, "en", Engine(name, size, folder)) for name in ("whisper", "faster-whisper")}
    for name, heard in found.items():
        print(f"  {name}: {heard.transcribed.seconds:.1f} s, {len(heard.words.split())} words, "
              f"{60 * minutes / heard.transcribed.seconds:.1f} × as fast as people speak")  # fmt: skip
    whisper, faster = (heard.transcribed.seconds for heard in found.values())
    command = command_line(recording, folder / f"{size}.pt")
    print(f"  openai-whisper's own command: {command.seconds:.1f} s, {command.words} words")
    report(
        "faster-whisper (int8, beam of 5, word times) against that command (beam of 5)", command.seconds / faster, "×"
    )
    report("faster-whisper against our step with openai-whisper (no beam, word times)", whisper / faster, "×")


# memory --------------------------------------------------------------------------------------------------------------


def measure_memory(folder: Path, sizes: tuple[str, ...], minutes: float) -> None:
    """The step at each size of model: the peak of its memory, and when the first progress is told."""
    recording = sounds.write(folder / "spoken.wav", speech(minutes))
    print(f"{minutes:g} min of speech; the peak is of proportional set size")
    for size in sizes:
        checkpoint = model(folder, size, ("faster-whisper",))
        files = {"whisper": checkpoint, "faster-whisper": folder / size / "model.bin"}
        for engine, file in files.items():
            _tell_memory(f"{size:8} {engine:14} {file.stat().st_size / MB:5.0f} MB on disk", recording,
                         Engine(engine, size, folder))  # fmt: skip
        checkpoint.unlink()
        for file in (folder / size).iterdir():
            file.unlink()


def _tell_memory(what: str, recording: Path, engine: Engine) -> None:
    needed = 3 * (engine.models / f"{engine.model}.pt").stat().st_size if engine.name == "whisper" else 0
    if needed > _free_memory():
        print(f"  {what}  not tried: needs about {needed / MB:.0f} MB (checkpoint, and twice that as 32 bits)")
        return
    try:
        run = hear(recording, "en", engine).transcribed
    except NotHeard as error:
        print(f"  {what}  {error}", flush=True)
        return
    print(f"  {what}  peak {run.peak / MB:5.0f} MB  first progress after {run.first_progress:5.1f} s of "
          f"{run.seconds:5.1f} s", flush=True)  # fmt: skip


def _free_memory() -> int:
    lines = Path("/proc/meminfo").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))


# where nobody speaks, and where somebody hardly can be heard ---------------------------------------------------------


def measure_nothing(folder: Path, minutes: float) -> None:
    """Sound that is no speech, given to an engine that always writes something: how many captions come out."""
    engines = [Engine("pocketsphinx", "en-us", folder), Engine("faster-whisper", "tiny", folder)]
    model(folder, "tiny", ("faster-whisper",))
    print(f"{minutes:g} min each; pocketsphinx, and a Whisper that invents {TOKENS} tokens in every window")
    for name, make in sounds.NOT_SPEECH.items():
        recording = sounds.write(folder / "sound.wav", make(60 * minutes))
        heard = [hear(recording, "en", engine) for engine in engines]
        counts = " and ".join(str(len(one.transcript.segments)) for one in heard)
        listening = heard[0].listening
        print(f"  {name:18} {counts} captions; taken for speech {_seconds(listening.speech):.1f} s, perhaps speech "
              f"{_seconds(listening.perhaps):.1f} s", flush=True)  # fmt: skip


def measure_faint(folder: Path, minutes: float) -> None:
    """Speech that is hard to hear: what is neither written down nor shown as speech without text is lost."""
    model(folder, "tiny", ("faster-whisper",))
    clear = speech(minutes)
    spoken: list[Span] = []
    for name, sound in _faint(clear):
        heard = hear(sounds.write(folder / "sound.wav", sound), "en", Engine("faster-whisper", "tiny", folder))
        spoken = spoken or joined(heard.listening.speech)
        trust = judge(heard.transcript, heard.listening)
        written = joined(Span(segment.start_ms, segment.end_ms) for segment in heard.transcript.segments)
        shown = joined(Span(d.start_ms, d.end_ms) for d in trust.doubts if d.kind == SPEECH_WITHOUT_TEXT)
        lost = without(without(spoken, heard.listening.speech), shown)
        print(f"  {name:24} of {_seconds(spoken):5.1f} s of speech: heard {_seconds(heard.listening.speech):5.1f} s, "
              f"perhaps {_seconds(heard.listening.perhaps):5.1f} s; written down {_seconds(written):5.1f} s, shown as "
              f"speech without text {_seconds(shown):5.1f} s, lost {_seconds(lost):4.1f} s", flush=True)  # fmt: skip


def _faint(clear: Sound) -> Iterator[tuple[str, Sound]]:
    yield "clear", clear
    for decibels in (40, 50, 60):
        yield f"{decibels} dB softer", sounds.softer(clear, decibels)
    for decibels in (0, -5, -10, -15):
        yield f"under pink noise, {decibels} dB", sounds.under_noise(clear, decibels)
    second = clear.copy()
    second[len(second) // 2 :] = sounds.softer(second[len(second) // 2 :], 45)
    yield "second half 45 dB softer", second


def _seconds(spans: Sequence[Span]) -> float:
    return length_ms(spans) / 1000


# words ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spoken:
    """A recording, and what is truly said in it."""

    recording: Path
    language: str
    text: str


def recordings() -> Iterator[Spoken]:
    """What can be measured with: Kennedy, who is real, and the demo sessions, whose voices are synthetic."""
    if KENNEDY.is_file():
        yield Spoken(KENNEDY, "en", KENNEDY_SAID)
    yield Spoken(DEMO / "technology-night.mp4", "en", text())
    for name, language in (("internationell-massa", "sv"), ("accelerationsprogram", "da")):
        yield Spoken(DEMO / f"{name}.mp4", language, " ".join(_cues(DEMO / f"{name}.vtt")))


def _cues(file: Path) -> Iterator[str]:
    """The words of the demo's captions, without the names before them."""
    for cue in webvtt.read(str(file)):
        said = " ".join(cue.text.split())
        name, colon, rest = said.partition(": ")
        yield rest if colon and name.istitle() and len(name.split()) == 2 else said


def measure_words(folder: Path, models: Path, name: str) -> None:
    """The share of words that are wrong, missing or too many, for each engine that has a model here."""
    print("words that are wrong, missing or too many, of all that is said (case and punctuation do not count)")
    for spoken in recordings():
        recording = sounds.write(folder / "spoken.wav", sounds.read(spoken.recording))
        for engine in ("faster-whisper", "whisper", "pocketsphinx"):
            try:
                heard = hear(recording, spoken.language, Engine(engine, name, models))
            except NotHeard as error:
                print(f"  {spoken.recording.stem:22} {spoken.language} {engine:14} not measured: {error}", flush=True)
                continue
            error_rate = jiwer.wer(spoken.text, heard.words, NORMAL, NORMAL) if heard.words else 1.0
            print(f"  {spoken.recording.stem:22} {spoken.language} {engine:14} {heard.transcript.model:10} "
                  f"{error_rate:.3f} of {len(spoken.text.split())} words", flush=True)  # fmt: skip


def main() -> None:
    """Measure one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("speed", "engines", "memory", "nothing", "faint", "words"))
    parser.add_argument("--minutes", type=float, help="how much sound")
    parser.add_argument("--size", choices=list(whispers.SIZES), help="the dimensions of the model")
    parser.add_argument("--model", default=TranscribeSettings().model, help="words: the model that lies here")
    parser.add_argument("--models", type=Path, help="words: where models lie, by default as the settings say")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="totm-bench-") as name:
        folder = Path(name)
        if chosen.part == "speed":
            measure_speed(folder, chosen.size or "base", chosen.minutes or 2)
        elif chosen.part == "engines":
            measure_engines(folder, chosen.size or "small", chosen.minutes or 3)
        elif chosen.part == "memory":
            measure_memory(folder, (chosen.size,) if chosen.size else tuple(whispers.SIZES), chosen.minutes or 1)
        elif chosen.part == "nothing":
            measure_nothing(folder, chosen.minutes or 20)
        elif chosen.part == "faint":
            measure_faint(folder, chosen.minutes or 2)
        else:
            measure_words(folder, chosen.models or load_settings().models.expanduser(), chosen.model)


if __name__ == "__main__":
    main()
