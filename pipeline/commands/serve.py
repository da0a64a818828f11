"""``totm serve``."""

import os
import sys

import click


@click.command(help="Start the site.")
@click.option("--host", help="The address to listen on (default: the setting).")
@click.option("--port", type=click.IntRange(1, 65535), help="The port (default: the setting, or the next free one).")
def command(host: str | None, port: int | None) -> None:
    """Become the site's process: the pipeline itself never imports the site."""
    options = [f"--host={host}"] if host else []
    options += [f"--port={port}"] if port else []
    os.execv(sys.executable, [sys.executable, "-m", "webapp", *options])
