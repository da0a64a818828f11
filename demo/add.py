"""Adds the demo recordings to the workspace, as a partner would: with ``totm add``. Those that are there stay."""

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ALREADY_THERE = 6


def main() -> None:
    """Add each session of demo.toml."""
    sessions = tomllib.loads((HERE / "demo.toml").read_text(encoding="utf-8"))["sessions"]
    for session in sessions:
        status = subprocess.run([sys.executable, "-m", "pipeline", "add", *arguments(session)], check=False).returncode
        if status not in (0, ALREADY_THERE):
            sys.exit(status)


def arguments(session: dict[str, object]) -> list[str]:
    """The command line of a session."""
    presenters = session["presenters"]
    assert isinstance(presenters, list)
    words = [f"--{key.replace('_', '-')}={session[key]}" for key in ("id", "title", "held_on", "partner", "language")]
    words += [f"--presenter={name}" for name in presenters]
    words += [f"--captions={HERE / str(session['captions'])}"] if "captions" in session else []
    return [*words, "--publish", "--", str(HERE / str(session["file"]))]


if __name__ == "__main__":
    main()
