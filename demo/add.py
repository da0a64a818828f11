"""Adds the demo recordings and the webinars to come to the workspace, as a partner would: with ``totm``.

Those that are there stay.
"""

import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
ALREADY_THERE = 6
WEDNESDAY = 2


def main() -> None:
    """Add each session and each webinar to come of demo.toml."""
    demo = tomllib.loads((HERE / "demo.toml").read_text(encoding="utf-8"))
    today = date.today()
    for words in [*map(arguments, demo["sessions"]), *(announcement(one, today) for one in demo["upcoming"])]:
        status = subprocess.run([sys.executable, "-m", "pipeline", *words], check=False).returncode
        if status not in (0, ALREADY_THERE):
            sys.exit(status)


def arguments(session: dict[str, object]) -> list[str]:
    """The command line of a session."""
    presenters = session["presenters"]
    assert isinstance(presenters, list)
    words = [f"--{key.replace('_', '-')}={session[key]}" for key in ("id", "title", "held_on", "partner", "language")]
    words += [f"--presenter={name}" for name in presenters]
    words += [f"--captions={HERE / str(session['captions'])}"] if "captions" in session else []
    return ["add", *words, "--publish", "--", str(HERE / str(session["file"]))]


def announcement(webinar: dict[str, object], today: date) -> list[str]:
    """The command line of a webinar that is to come, on the first Wednesday that is so many days after ``today``."""
    presenters, in_days = webinar["presenters"], webinar["in_days"]
    assert isinstance(presenters, list)
    assert isinstance(in_days, int)
    day = today + timedelta(days=in_days)
    day += timedelta(days=(WEDNESDAY - day.weekday()) % 7)
    words = [f"--{key}={webinar[key]}" for key in ("id", "title", "zone", "language", "partner", "about", "join")]
    words += [f"--presenter={name}" for name in presenters]
    return ["upcoming", "add", *words, f"--at={day.isoformat()}T{webinar['clock']}"]


if __name__ == "__main__":
    main()
