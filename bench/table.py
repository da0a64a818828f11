"""Figures as a table: what was measured, what came out, and what was asked for."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

Line = tuple[str, str, str]
"""What was measured, the figure, and what was asked for."""


@dataclass
class Table:
    """Lines of figures; each is told on the way."""

    lines: list[Line] = field(default_factory=list)

    def add(self, what: str, figure: str, asked: str = "") -> None:
        """One more line."""
        self.lines.append((what, figure, asked))
        progress(f"{what}: {figure}")

    def text(self) -> str:
        """As Markdown."""
        rows = (f"| {' | '.join(line)} |" for line in self.lines)
        return "\n".join(["| | measured | asked for |", "|---|---|---|", *rows])


def progress(text: str) -> None:
    """Tell who waits."""
    print(f"  {time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def p50_p95(times: Sequence[float]) -> str:
    """Two percentiles of milliseconds, in words."""
    return f"p50 {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms"
