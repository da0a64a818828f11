"""The command ``totm``: a table of commands, each in a module of its own that is imported only when it is used."""

import errno
import importlib
import logging
import os
import signal
import sys
from types import FrameType, TracebackType
from typing import NoReturn

import click

from pipeline.core.errors import BadSettings, TotmError

COMMANDS = {
    "init": "make a workspace: folders, catalog, secret, settings file",
    "add": "add a recording, with what is to be said about it",
    "plan": "tell what would run, and why",
    "run": "bring sessions up to date, here and now",
    "worker": "do what is wanted, until it is stopped",
    "cancel": "stop the work on a session",
    "status": "tell how far every session is",
    "show": "show everything known about a session",
    "captions": "print a session's captions: WebVTT, SubRip, text or JSON",
    "search": "find the moment in past sessions",
    "understand": "tell what a transcript is about, without a session",
    "edit": "change what is said about a session",
    "correct": "correct the words of a transcript",
    "tag": "accept, reject or add tags; list them",
    "explain": "show the sum behind each tag",
    "publish": "show a session on the site",
    "withdraw": "take a session off the site",
    "upcoming": "announce webinars that are to come; change, cancel, list them",
    "searches": "tell what people look for, and what they do not find",
    "check": "compare every file with its digest, and the index with the catalog",
    "rebuild-index": "make the search index anew",
    "toolbox": "list, check and show toolboxes: what sessions are tagged against",
    "models": "list, fetch, import and verify speech models",
    "doctor": "look for what is missing, and say what to do",
    "serve": "start the site",
}
"""Every command with its short help; ``name`` is the function ``command`` of ``pipeline.commands.name``."""


class _Lazy(click.Group):
    """Knows its commands by name; imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"pipeline.commands.{cmd_name.replace('-', '_')}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-v", "--verbose", is_flag=True, help="Tell more about what happens.")
@click.version_option(package_name="totm")
def totm(verbose: bool) -> None:
    """Webinar recordings in, searchable sessions out.

    The workspace is the current folder, or the one that TOTM_HOME names.
    """
    if verbose:
        logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
        sys.excepthook = sys.__excepthook__


def main() -> NoReturn:
    """Run ``totm``: every expected error becomes a sentence, an advice and an exit code of its own."""
    sys.excepthook = _unforeseen
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupted)
    try:
        _refuse_unreadable(sys.argv)
        totm(prog_name="totm", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _say("Stopped. Nothing is lost; the same command goes on where it stopped.")
        sys.exit(130)
    except TotmError as error:
        _say(f"{error.message}\n  → {error.advice}" if error.advice else error.message)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has gone: say nothing more
        sys.exit(0)
    except OSError as error:
        _say(_plain(error))
        sys.exit(9 if error.errno == errno.ENOSPC else 1)
    sys.exit(0)


def _interrupted(signum: int, frame: FrameType | None) -> None:
    """End as Ctrl-C does: what is at work is given back first."""
    raise KeyboardInterrupt


def _refuse_unreadable(arguments: list[str]) -> None:
    """Raise BadSettings for text that is not UTF-8: it could be neither kept nor shown."""
    for text in arguments:
        if not text.isprintable() and any("\udc80" <= c <= "\udcff" for c in text):
            shown = text.encode("utf-8", "replace").decode()
            raise BadSettings(f"“{shown[-60:]}” is not written in UTF-8.", "Type it again, or rename the file.")


def _unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _say(f"Something went wrong that was not foreseen ({kind.__name__}: {error}).")
    _say("  → Nothing is lost. Please report it with what this prints: totm -v, then the same command.")


def _plain(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{(error.strerror or str(error)).lower()}.\n  → Check the rights on the workspace, and the disk."


def _say(text: str) -> None:
    click.echo(text, err=True)
