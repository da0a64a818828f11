"""Sound in stretches: never longer than 30 s, nothing lost, nothing held that is done with."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.artefacts import Span
from pipeline.speech.stretches import LONGEST_MS, SAMPLES_A_MS, cut, plan


def counting(duration_ms: int, block_ms: int = 700) -> Iterator[bytes]:
    """Yield sound whose every sample tells its own place."""
    samples = np.arange(duration_ms * SAMPLES_A_MS) % 30_000
    whole = samples.astype("<i2").tobytes()
    size = block_ms * SAMPLES_A_MS * 2
    return (whole[at : at + size] for at in range(0, len(whole), size))


def test_short_pauses_stay_together_and_long_ones_part() -> None:
    spans = [Span(0, 4000), Span(7000, 9000), Span(12_001, 13_000), Span(13_500, 43_000)]
    assert list(plan(spans)) == [tuple(spans[:2]), (spans[2],), (spans[3],)]


def test_stretches_hold_the_very_sound_of_their_time() -> None:
    groups = [(Span(1000, 2000), Span(2500, 3000)), (Span(9000, 9500),)]
    first, second = cut(counting(20_000), groups)
    assert (first.start_ms, first.end_ms, first.speech) == (1000, 3000, groups[0])
    assert (second.start_ms, second.end_ms) == (9000, 9500)
    assert round(second.samples[0] * 32768) == 9000 * SAMPLES_A_MS % 30_000


def test_endless_speech_is_cut_at_its_quietest_moment() -> None:
    sound = np.full(70_000 * SAMPLES_A_MS, 8000, "<i2")
    sound[25_000 * SAMPLES_A_MS : 25_200 * SAMPLES_A_MS] = 0
    stretches = list(cut([sound.tobytes()], [(Span(0, 70_000),)]))
    assert stretches[0].end_ms == stretches[1].start_ms == 25_100
    assert stretches[-1].end_ms == 70_000


def test_sound_that_ends_early_ends_the_stretches() -> None:
    stretches = list(cut(counting(1500), [(Span(1000, 3000),), (Span(5000, 9000),)]))
    assert [(s.start_ms, s.end_ms, s.speech) for s in stretches] == [(1000, 1500, (Span(1000, 1500),))]


lengths = st.lists(st.tuples(st.integers(400, 4000), st.integers(250, 50_000)), max_size=8)


@given(lengths)
def test_all_speech_is_in_stretches_of_at_most_thirty_seconds(found: list[tuple[int, int]]) -> None:
    spans, at_ms = [], 0
    for pause, length in found:
        spans.append(Span(at_ms + pause, at_ms + pause + length))
        at_ms += pause + length
    silence = (bytes(16_000 * SAMPLES_A_MS) for _ in range(at_ms // 8000 + 1))
    stretches = list(cut(silence, plan(spans)))
    assert all(len(s.samples) <= LONGEST_MS * SAMPLES_A_MS for s in stretches)
    assert sum(p.end_ms - p.start_ms for s in stretches for p in s.speech) == sum(s.end_ms - s.start_ms for s in spans)
