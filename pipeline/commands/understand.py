"""``totm understand``."""

import sys
from pathlib import Path

import click
import msgspec

from pipeline.config import load_settings
from pipeline.core.errors import TotmError
from pipeline.core.languages import language as language_code
from pipeline.understand import tagger_for, understand


@click.command(help="Tell what the transcripts FILE (.vtt, .srt or .txt) are about: one line of JSON each.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--language", required=True, help="What is spoken: en, da, sv, nb or de.")
@click.option("--toolbox", "name", metavar="NAME", help="The toolbox to tag against; without: the one that is set.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md); it is the only form there is.")
def command(files: tuple[Path, ...], language: str, name: str | None, as_json: bool) -> None:
    """Print outline, questions, tags and card of each file."""
    code = language_code(language)
    settings = load_settings()
    tagger = tagger_for(name or settings.tag.toolbox, settings.tag.sure, settings.home)
    failed: TotmError | None = None
    for file in files:
        try:
            click.echo(msgspec.json.encode(understand(file, code, tagger)).decode())
        except TotmError as error:
            click.echo(f"{error.message}\n  → {error.advice}", err=True)
            failed = error
    if failed:
        sys.exit(failed.exit_code)
