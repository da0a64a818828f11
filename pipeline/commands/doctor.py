"""``totm doctor``."""

import click

from pipeline.config import load_settings
from pipeline.core.errors import Damaged
from pipeline.doctor import examine


@click.command(help="Look for what is missing, and say what to do about it.")
def command() -> None:
    """Print a line for each thing looked at; the exit code tells whether work can go on."""
    findings = list(examine(load_settings()))
    for finding in findings:
        mark = {"good": "ok  ", "note": "note", "bad": "BAD "}[finding.level]
        click.echo(f"{mark} {finding.text}" + (f"\n     → {finding.advice}" if finding.advice else ""))
    if any(finding.level == "bad" for finding in findings):
        raise Damaged("Something has to be mended before totm can work.", "Do what is said above, then: totm doctor")
