"""``python -m webapp``: run the site."""

import logging
import sys
from functools import partial
from pathlib import Path

import click

from pipeline.config import load_settings
from pipeline.core.errors import TotmError
from pipeline.workspace import file_errors_said_plainly
from webapp.app import create_app
from webapp.processes import how_many, run
from webapp.serve import OTHER_PORTS, addressed, open_door, serve


@click.command()
@click.option("--host", help="The address to listen on; by default the setting host.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port; by default the setting, or one after it.")
@click.option("--home", type=click.Path(path_type=Path), help="The workspace; by default TOTM_HOME or here.")
def main(host: str | None, port: int | None, home: Path | None) -> None:
    """Run the site until Ctrl-C."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    try:
        with file_errors_said_plainly():
            settings = load_settings(home)
        door = open_door(host or settings.host, port or settings.port, others=0 if port else OTHER_PORTS)
        app = create_app(addressed(settings, door.address))
        click.echo(f"{settings.site_name}: {door.address} (Ctrl-C stops it)")
        run(partial(serve, app, door, settings.threads), how_many(settings.processes))
    except TotmError as error:
        click.echo(f"{error.message}\n  → {error.advice}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
