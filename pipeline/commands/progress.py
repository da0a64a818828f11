"""Progress bars with time left; where there is no terminal, one line for each thing that ends."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from pipeline.worker import Event

COLUMNS = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())


def _console() -> Console:
    return Console(stderr=True, no_color="NO_COLOR" in os.environ)


@contextmanager
def one_bar(title: str) -> Iterator[Callable[[float], None]]:
    """A bar for one thing; the value it gives takes the share done, from 0 to 1."""
    with Progress(*COLUMNS, console=_console(), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(escape("".join(c if c.isprintable() else "�" for c in title[:60])), total=1.0)
        yield lambda share: progress.update(task, completed=share)


@dataclass
class Steps:
    """Shows the events of a worker: a bar for the step at work, a line for each step that has ended."""

    progress: Progress = field(
        default_factory=lambda: Progress(*COLUMNS, console=_console(), transient=True, disable=not sys.stderr.isatty())
    )
    _bars: dict[tuple[str, str], TaskID] = field(default_factory=dict)

    def __call__(self, event: Event) -> None:
        """Take note of an event."""
        key, title = (event.session, event.step), f"{event.session}  {event.step}"
        if event.kind == "started":
            self._bars[key] = self.progress.add_task(title, total=1.0)
        elif event.kind == "progress":
            self.progress.update(self._bars[key], completed=event.share)
        else:
            self._end(event, title, self._bars.pop(key, None))

    def _end(self, event: Event, title: str, bar: TaskID | None) -> None:
        if bar is not None:
            self.progress.remove_task(bar)
        if event.error is None:
            self.progress.console.print(f"{title}  done", highlight=False, markup=False)
            return
        said = f"{title}  {event.kind}: {event.error.message}\n  → {event.error.advice}"
        self.progress.console.print(said, highlight=False, markup=False, soft_wrap=True)
