"""Programs are started through one door, and none outlives its purpose."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.core.errors import DiskFull, Killed, TimedOut, ToolFailed, ToolMissing
from pipeline.tools.process import blocks_of, lines_to, output_of

pytestmark = pytest.mark.slow  # starts programs


def shell(script: str) -> list[str]:
    return ["sh", "-c", script]


def has_ended(pid: int, patience_s: float = 5) -> bool:
    """Whether the process is gone (or a zombie that nobody has collected yet) within ``patience_s``."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_output_and_complaints_are_kept_apart() -> None:
    output = output_of(shell("echo out; echo err >&2"), timeout_s=10)
    assert (output.stdout, output.complaints) == (b"out\n", "err\n")


def test_a_flood_of_complaints_neither_blocks_nor_piles_up() -> None:
    output = output_of(shell("yes complaint | head -c 3000000 >&2; echo last >&2"), timeout_s=30)
    assert len(output.complaints) <= 16_384
    assert output.complaints.endswith("last\n")


def test_missing_program_is_said_with_what_to_type() -> None:
    with pytest.raises(ToolMissing) as missing:
        output_of(["no-such-program-here"], timeout_s=5)
    assert "no-such-program-here" in missing.value.message
    assert "apt install" in missing.value.advice


def test_failure_carries_the_last_line() -> None:
    with pytest.raises(ToolFailed, match="it broke"):
        output_of(shell("echo first >&2; echo it broke >&2; echo >&2; exit 3"), timeout_s=5)


@pytest.mark.parametrize("code", [0, 1])
def test_full_disk_is_told_whatever_the_exit_code(code: int) -> None:
    with pytest.raises(DiskFull):
        output_of(shell(f"echo 'out.mp4: No space left on device' >&2; exit {code}"), timeout_s=5)


def test_time_is_limited_for_children_too(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(TimedOut):
        output_of(shell(f"sleep 60 & echo $! > {note}; wait"), timeout_s=0.5)
    assert has_ended(int(note.read_text()))


def test_program_is_stopped_when_nobody_reads_on() -> None:
    blocks = blocks_of(shell("echo $$; exec yes"), block_bytes=64, timeout_s=60)
    pid = int(next(blocks).split(b"\n")[0])
    blocks.close()  # type: ignore[attr-defined]
    assert has_ended(pid)


def test_program_is_stopped_on_ctrl_c() -> None:
    pids: list[int] = []

    def interrupt(line: str) -> None:
        pids.append(int(line))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lines_to(shell("echo $$; exec sleep 60"), interrupt, timeout_s=60)
    assert has_ended(pids[0])


def test_program_dies_with_its_parent() -> None:
    parent = subprocess.Popen(
        [
            sys.executable, "-c",
            "from pipeline.tools.process import lines_to\n"
            "lines_to(['sh', '-c', 'echo $$; exec sleep 60'], lambda line: print(line, flush=True), timeout_s=60)",
        ],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert parent.stdout is not None
    with parent.stdout:
        pid = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        assert has_ended(pid)


@pytest.mark.parametrize("name", ["KILL", "TERM"])
def test_a_program_that_somebody_killed_is_not_said_to_have_failed(name: str) -> None:
    with pytest.raises(Killed):
        output_of(["sh", "-c", f"kill -{name} $$"], timeout_s=10)


def test_a_program_that_crashes_has_failed() -> None:
    with pytest.raises(ToolFailed, match="crashed"):
        output_of(["sh", "-c", "kill -SEGV $$"], timeout_s=10)
