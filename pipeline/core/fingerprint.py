"""Must a step run? Pure: compares what its last good run was made from with what there is now.

The *ingredients* of a step are its version and everything that it declares to see: settings, fields of the record,
digests of the artefacts it reads. Large values stand there as digests.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import msgspec

from pipeline.core.step import Record, Step

Ingredients = dict[str, Any]
LONG = 60
AGAIN = "again"
"""Among the ingredients of a good run: somebody asked for the step once more."""


def ingredients(step: Step, record: Record, settings: Any, inputs: Mapping[str, str]) -> Ingredients:
    """What the step would be made from now; ``inputs`` maps the files it reads to their digests."""
    counted = () if "settings" in step.hints else fields(settings)
    return {
        "version": step.version,
        **{f"setting {field.name}": _short(getattr(settings, field.name)) for field in counted},
        **{f"record {name}": _short(getattr(record, name)) for name in step.record},
        **{f"input {name}": digest for name, digest in sorted(inputs.items())},
    }


def fingerprint(ingredients: Ingredients) -> str:
    """A short name for ingredients: other ones have another name."""
    return hashlib.sha256(msgspec.json.encode(ingredients, order="sorted")).hexdigest()[:16]


def declared(step: Step, record: Record) -> Record:
    """The record with only the fields that the step declares."""
    names = [field.name for field in fields(Record) if field.name in (*step.record, *step.hints)]
    return Record(**{name: getattr(record, name) for name in names})


def reasons(before: Ingredients | None, now: Ingredients) -> tuple[str, ...]:
    """Why the step must run again, in words; empty when nothing it sees has changed."""
    if before is None:
        return ("it has not run yet",)
    if AGAIN in before:
        return ("somebody asked for it again",)
    changed = [f"{name} changed" for name in now if name in before and before[name] != now[name]]
    added = [f"{name} is new" for name in now.keys() - before.keys()]
    gone = [f"{name} is gone" for name in before.keys() - now.keys()]
    return tuple(changed + sorted(added) + sorted(gone))


def _short(value: Any) -> Any:
    """The value as JSON knows it, or its digest when it is long."""
    if isinstance(value, float | int | str | bool) and len(str(value)) <= LONG:
        return value
    plain = (
        [asdict(v) if hasattr(v, "__dataclass_fields__") else v for v in value] if isinstance(value, tuple) else value
    )
    return hashlib.sha256(msgspec.json.encode(plain)).hexdigest()
