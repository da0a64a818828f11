"""What is asked of an engine, what is done with its answers, and what is kept when it is killed."""

import os
import signal
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.core.artefacts import Segment
from pipeline.core.errors import ToolFailed
from pipeline.core.recognition.heard import Heard
from pipeline.speech.hear import hear
from pipeline.speech.kept import Kept
from pipeline.speech.port import Engine, Samples, Stretch
from tests.steps.engines import (
    EngineThatAsksOneByOne,
    EngineThatCrashes,
    EngineThatForgetsAStretch,
    EngineThatIsKilled,
    EngineThatNeverAsks,
    EngineThatNotes,
    EngineThatRunsBackwards,
    EngineThatRunsOutOfMemory,
    stretch,
)

STARTS = tuple(range(0, 110_000, 10_000))
BY = ("fake", "1")
DANISH, ENGLISH = {"da": 0.95}, {"en": 0.95}


def heard(engine: Engine, file: Path, by: tuple[str, ...] = BY) -> list[Heard]:
    stretches = (stretch(start_ms) for start_ms in STARTS)
    return [one for batch in hear(engine, stretches, "da", (), Kept(file, by)) for one in batch]


def segments(engine: Engine, file: Path) -> list[Segment]:
    return [segment for one in heard(engine, file) for segment in one.segments]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "heard.jsonl"


def test_an_engine_gets_as_much_at_once_as_it_likes_and_less_at_first(file: Path) -> None:
    engine = EngineThatNotes()
    assert [one.start_ms for one in heard(engine, file)] == list(STARTS)
    assert engine.asked == [[0, 10_000], [20_000, 30_000, 40_000, 50_000], [60_000, 70_000, 80_000, 90_000], [100_000]]


def test_no_more_than_a_batch_of_sound_is_held(file: Path) -> None:
    sounds: list[weakref.ref[Samples]] = []
    most = 0

    def counted() -> Iterator[Stretch]:
        nonlocal most
        for start_ms in STARTS:
            made = stretch(start_ms)
            sounds.append(weakref.ref(made.samples))
            most = max(most, sum(sound() is not None for sound in sounds))
            yield made
            del made

    engine = EngineThatNotes()
    assert len(list(hear(engine, counted(), "da", (), Kept(file, BY)))) == 4
    assert most == engine.batch


def test_an_engine_that_crashes_ends_in_one_sentence_with_advice(file: Path) -> None:
    with pytest.raises(ToolFailed, match="fake broke down at 20 s") as failed:
        heard(EngineThatCrashes(30_000), file)
    assert failed.value.advice


def test_an_engine_that_forgets_a_stretch_has_broken_down(file: Path) -> None:
    with pytest.raises(ToolFailed):
        heard(EngineThatForgetsAStretch(), file)


def test_an_engine_without_memory_is_not_said_to_be_broken(file: Path) -> None:
    with pytest.raises(MemoryError):
        heard(EngineThatRunsOutOfMemory(0), file)


def test_an_engine_that_runs_backwards_does_no_harm_and_is_doubted(file: Path) -> None:
    found = heard(EngineThatRunsBackwards(), file)
    assert [segment.text for segment in found[0].segments] == ["at-0", "at-2000", "at-4000"]
    assert all(one.doubts[0].kind == "clock" for one in found)


def test_what_is_finished_is_not_heard_again(file: Path, tmp_path: Path) -> None:
    undisturbed = heard(EngineThatNotes(), tmp_path / "another")
    with pytest.raises(ToolFailed):
        heard(EngineThatCrashes(70_000), file)
    second = EngineThatNotes()
    assert heard(second, file) == undisturbed
    assert second.asked == [[60_000, 70_000, 80_000, 90_000], [100_000]]
    third = EngineThatNotes()
    assert heard(third, file) == undisturbed
    assert third.asked == []


def test_the_kernel_may_kill_it_too(file: Path) -> None:
    victim = os.fork()
    if victim == 0:
        heard(EngineThatIsKilled(50_000), file)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(victim, 0)[1]) == -signal.SIGKILL
    engine = EngineThatNotes()
    heard(engine, file)
    assert engine.asked[0] == [20_000, 30_000, 40_000, 50_000]


def test_a_line_that_was_cut_off_is_heard_again_and_replaced(file: Path) -> None:
    undisturbed = heard(EngineThatNotes(), file)
    whole = file.read_bytes()
    for length in (len(whole) - 1, len(whole) - 40, len(whole.splitlines()[0]), 3, 0):
        file.write_bytes(whole[:length])
        assert heard(EngineThatNotes(), file) == undisturbed
        assert file.read_bytes() == whole


@pytest.mark.parametrize("damage", [b"\xff\xfe\n", b"[]\n", b"{}\n", b'[{"start_ms":0}]\n', b"\0\0\0"])
def test_what_is_no_batch_is_heard_again(file: Path, damage: bytes) -> None:
    undisturbed = heard(EngineThatNotes(), file)
    whole = file.read_bytes()
    first, second, *_ = whole.splitlines(keepends=True)
    file.write_bytes(first + second + damage)
    engine = EngineThatNotes()
    assert heard(engine, file) == undisturbed
    assert engine.asked[0][0] == 20_000
    assert file.read_bytes() == whole


def test_what_another_engine_heard_is_not_used(file: Path) -> None:
    heard(EngineThatNotes(), file, ("fake", "0"))
    engine = EngineThatNotes()
    heard(engine, file)
    assert len(engine.asked) == 4


def test_what_was_heard_in_other_stretches_is_not_used(file: Path) -> None:
    list(hear(EngineThatNotes(), [stretch(0), stretch(10_000), stretch(20_500)], "da", (), Kept(file, BY)))
    engine = EngineThatNotes()
    heard(engine, file)
    assert engine.asked[0][0] == 20_000


def test_a_session_that_changes_its_language_has_both(file: Path) -> None:
    told = {start_ms: DANISH if start_ms < 40_000 else ENGLISH for start_ms in STARTS}
    spoken = [segment.language for segment in segments(EngineThatNotes(told), file)]
    assert spoken == ["da"] * 4 + ["en"] * 7


def test_an_engine_may_ask_for_one_stretch_after_the_other(file: Path) -> None:
    told = {start_ms: DANISH if start_ms < 40_000 else ENGLISH for start_ms in STARTS}
    spoken = [segment.language for segment in segments(EngineThatAsksOneByOne(told), file)]
    assert spoken == ["da"] * 5 + ["en"] * 6  # it cannot look ahead


def test_an_engine_that_never_asks_writes_the_declared_language(file: Path) -> None:
    assert {segment.language for segment in segments(EngineThatNeverAsks(), file)} == {"da"}


def test_the_language_goes_on_where_it_was_after_a_kill(file: Path) -> None:
    class EngineThatTellsUntilItCrashes(EngineThatCrashes):
        def __init__(self) -> None:
            super().__init__(60_000)
            self.told = {0: ENGLISH, 10_000: ENGLISH}

    with pytest.raises(ToolFailed):
        heard(EngineThatTellsUntilItCrashes(), file)
    assert {segment.language for segment in segments(EngineThatNotes(), file)} == {"en"}
