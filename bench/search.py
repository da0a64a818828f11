"""Whether search finds the right moments: ``python -m bench.search [FOLDER] [--verbose]``.

Judged queries are asked of labelled webinars: those in FOLDER (``webinars/``, ``queries.json``), if one is given, and
those of training/. The sessions are made by our own steps; then, to see what these spoil, with labelled outline and
tags.
"""

import argparse
from pathlib import Path

from bench.judging import Quality, judged, plays, quality, told
from bench.table import Table
from training import webinars as written

KINDS = ("same", "cross", "typo", "name", "phrase")


def measure_quality(folder: Path | None, verbose: bool) -> None:
    """Print a table: labelled queries, if there are any, and our own; with what our steps found, and with the truth."""
    table = Table()
    places = {"labelled": folder} if folder else {}
    for name, place in {**places, "training": written.FOLDER.parent}.items():
        for truth in (False, True):
            results = judged(place / "webinars", place / "queries.json", truth)
            if verbose and not truth and name == "training":  # nobody reads the others
                print("\n".join(map(told, results)))
            _tell(table, f"{name}, {'labelled outline and tags' if truth else 'as our steps make sessions'}",
                  quality(results), name == "labelled")  # fmt: skip
            if not truth and name == "training":
                for kind in KINDS:
                    one = quality(result for result in results if result.kind == kind)
                    table.add(f"– {kind}", f"nDCG@10 {one.ndcg:.3f}, recall@10 {one.deep:.3f} of {one.asked}")
        strict = quality(judged(place / "webinars", place / "queries.json", truth=False, right=plays))
        table.add(f"{name}, only what plays within 15 s of the moment", f"recall@10 {strict.deep:.3f}, "
                  f"first hit right {strict.first:.3f}, recall@5 cross-language {strict.cross_near:.3f}")  # fmt: skip
    held = judged(written.FOLDER, written.FOLDER.parent / "queries-held-out.json", truth=False)
    _tell(table, "held-out queries on training/, as our steps make sessions", quality(held), False)
    print(table.text())


def _tell(table: Table, name: str, one: Quality, asked: bool) -> None:
    table.add(f"{name}: nDCG@10", f"{one.ndcg:.3f} of {one.asked} queries", "0.85" if asked else "")
    table.add("– recall@10, first hit right", f"{one.deep:.3f}, {one.first:.3f}")
    table.add("– recall@5 cross-language", f"{one.cross_near:.3f} of {one.cross} queries", "0.80" if asked else "")
    if one.typos:
        table.add("– typos found", f"{one.typos_found} of {one.typos}", "all")
    table.add("– hits where there is no answer", f"{one.in_vain} of {one.unanswerable} queries")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="webinars/ and queries.json, beside those of training/")
    parser.add_argument("--verbose", action="store_true", help="tell of each query of training/")
    chosen = parser.parse_args()
    measure_quality(chosen.folder, chosen.verbose)


if __name__ == "__main__":
    main()
