"""The step ``transcribe`` with engines for tests: functions that a child process can be told to run."""

from pipeline.core.step import Job
from pipeline.speech.port import Engine
from pipeline.steps.transcribe import Loaded, write_down
from tests.steps.engines import EngineKilledByMemory, EngineThatCrashes, EngineThatIsKilled, EngineThatNotes

REASON = "This was heard by a fake."
KILLED_AT_MS = 30_000


def loaded(engine: Engine) -> Loaded:
    """Return what loads ``engine``."""
    return lambda: (engine, (REASON,))


def run_well(job: Job, settings: object) -> dict[str, str]:
    """The step, with an engine that works."""
    return write_down(job, loaded(EngineThatNotes()))


def run_killed(job: Job, settings: object) -> dict[str, str]:
    """The step, with an engine that is killed in the middle."""
    return write_down(job, loaded(EngineThatIsKilled(KILLED_AT_MS)))


def run_crashing(job: Job, settings: object) -> dict[str, str]:
    """The step, with an engine that breaks down in the middle."""
    return write_down(job, loaded(EngineThatCrashes(KILLED_AT_MS)))


def run_out_of_memory(job: Job, settings: object) -> dict[str, str]:
    """The step, with an engine that takes all the memory."""
    return write_down(job, loaded(EngineKilledByMemory()))
