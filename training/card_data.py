"""Sentences that were written to train the card's sections on, and the digest of all that its model is made from."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from training import webinars

FOLDER = Path(__file__).parent / "card"


def sentences() -> Iterator[tuple[str, str, str]]:
    """Language, text and section of each sentence, in the order of the files; it is empty where none fits."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            example = json.loads(line)
            yield path.stem, example["text"], example["section"]


def data_digest() -> str:
    """What tells whether the training data changed since the model was learnt."""
    digest = hashlib.sha256()
    for path in [*sorted(FOLDER.glob("*.jsonl")), *sorted(webinars.FOLDER.glob("*.txt"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
