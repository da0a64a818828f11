"""Calls ``totm`` as a user does: as a program, in a workspace of the test's own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Totm:
    """The command, bound to a workspace; ``environment`` holds settings for it."""

    home: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(self.command(*arguments), env=self.env, capture_output=True, text=True, check=False)

    def well(self, *arguments: str | Path) -> str:
        """Run a command that must succeed, and return what it prints."""
        done = self(*arguments)
        assert done.returncode == 0, f"totm {arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def json(self, *arguments: str | Path) -> Any:
        """Run a command that must succeed, and return what it prints as JSON."""
        return json.loads(self.well(*arguments, "--json"))

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a command and leave it running."""
        return subprocess.Popen(
            self.command(*arguments), env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def command(self, *arguments: str | Path) -> list[str]:
        """The command line."""
        return [sys.executable, "-m", "pipeline", *map(str, arguments)]

    @property
    def env(self) -> dict[str, str]:
        """The environment it runs in: without a speech model of whoever runs the tests."""
        return {**os.environ, "TOTM_HOME": str(self.home), "TOTM_MODELS": str(self.home / "models"), **self.environment}


def new_workspace(home: Path, **environment: str) -> Totm:
    """A fresh workspace."""
    home.mkdir(parents=True, exist_ok=True)
    totm = Totm(home, environment)
    totm.well("init")
    return totm
