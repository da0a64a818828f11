"""How good tags are, in figures; used here and in ``bench``."""

from collections.abc import Iterable

BINS = 10


def micro_f1(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Twice the right ones by all found and all wanted, over pairs of these."""
    right = every = 0
    for found, wanted in pairs:
        right += len(found & wanted)
        every += len(found) + len(wanted)
    return 2 * right / every if every else 1.0


def calibration_error(scored: Iterable[tuple[float, bool]]) -> float:
    """By how much scores differ from the share that is right, in ten bins weighed by how many are in each.

    That is the expected calibration error (Naeini et al. 2015).
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, right in scored:
        bins.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, right))
    gaps = (abs(sum(score for score, _ in one) - sum(right for _, right in one)) for one in bins.values())
    return sum(gaps) / max(1, sum(map(len, bins.values())))
