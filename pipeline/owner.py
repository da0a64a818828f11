"""Who is at work: names for processes that survive a restart of the machine and the reuse of process numbers."""

import os
import socket
from pathlib import Path

_INTAKE = "add~"


def owner_name(pid: int) -> str:
    """A name for a process that no later process on any machine will have: machine~pid~start time."""
    return f"{_machine()}~{pid}~{_started(pid)}"


def is_alive(owner: str) -> bool:
    """Whether the process lives; one on another machine is taken to live until its lease runs out."""
    machine, _, rest = owner.partition("~")
    pid, _, started = rest.partition("~")
    if machine != _machine():
        return True
    return pid.isdigit() and started != "" and _started(int(pid)) == started


def intake_job() -> str:
    """The name under which this process stages a recording that is being added."""
    return _INTAKE + owner_name(os.getpid())


def is_intake(job: str) -> bool:
    """Whether the job is an intake (see :func:`intake_job`) and not a step."""
    return job.startswith(_INTAKE)


def intake_is_alive(job: str) -> bool:
    """Whether the job is an intake (see :func:`intake_job`) that is still going on."""
    return is_intake(job) and is_alive(job.removeprefix(_INTAKE))


def _machine() -> str:
    """The host's name, this boot, and the space in which process numbers count (containers may share the first two)."""
    boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()[:8]
    return f"{socket.gethostname()}.{boot}.{os.stat('/proc/self/ns/pid').st_ino}"


def _started(pid: int) -> str:
    """The start time of a process in clock ticks since boot; empty when it is gone (Linux, proc(5))."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]
