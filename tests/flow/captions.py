"""A little webinar as captions, for recordings that say nothing themselves."""

from pathlib import Path

LINES = (
    ("Mia Holm", "Welcome to our webinar, today about the technology night."),
    ("Jon Berg", "Thank you. A technology night is an evening where one small company shows its research."),
    ("Jon Berg", "About twenty members come, large firms among them."),
    ("Jon Berg", "The host shows what is on the bench, and the engineers explain it themselves."),
    ("Jon Berg", "That was my presentation, thank you for listening."),
    ("Mia Holm", "Thank you, Jon. We have time for questions now."),
    ("Mia Holm", "The first question is from Ann: what does it cost?"),
    ("Jon Berg", "About six hundred euro for food and a bus."),
    ("Mia Holm", "The next question comes from Peter: how do you find the hosts?"),
    ("Jon Berg", "We ring the members that nobody knows, and ask them."),
    ("Mia Holm", "There are no more questions. Thank you all, goodbye."),
)


def write_captions(path: Path, seconds: float, mark: str = "") -> Path:
    """Spread the lines over the length of a recording; ``mark`` makes one webinar differ from the next."""
    each = seconds * 1000 / len(LINES)
    cues = [
        f"{_clock(i * each)} --> {_clock((i + 1) * each - 100)}\n{speaker}: {text} {mark}".rstrip()
        for i, (speaker, text) in enumerate(LINES)
    ]
    path.write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n", encoding="utf-8")
    return path


def _clock(ms: float) -> str:
    minutes, rest = divmod(round(ms), 60_000)
    return f"00:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
