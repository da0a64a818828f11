"""In which line of a TOML file a value stands: Python's reader tells the values, not their places."""

import re
from collections import Counter
from collections.abc import Mapping

Place = tuple[str | int, ...]
"""The way to a value: ``("term", 3, "name", "sv")`` is the Swedish name of the fourth [[term]]."""

DEEPEST = 4
"""How many steps the way to a text takes at most."""

_LANDMARK = re.compile(
    r"""(?P<quotes>\"{3}|'{3})(?s:.*?)(?P=quotes)"""  # a text of several lines, in which nothing is a landmark
    r"""|^[ \t]*+(?P<opening>\[{1,2})(?P<table>[^\[\]\n#]+)\]"""
    r"""|^[ \t]*+(?P<key>[\w."' \t-]+)=""",
    re.MULTILINE,
)


def places(text: str) -> dict[Place, int]:
    """The line, from 1, in which each table and each key begins; what stands deeper than a toolbox goes has none."""
    found: dict[Place, int] = {}
    seen: Counter[str] = Counter()
    table: Place = ()
    line, before = 1, 0
    for landmark in _LANDMARK.finditer(text):
        line, before = line + text.count("\n", before, landmark.start()), landmark.start()
        if not (dotted := landmark["table"] or landmark["key"]):
            continue
        names = [name.strip(" \t\"'") for name in dotted.split(".", DEEPEST)]
        if landmark["table"]:
            seen[names[0]] += landmark["opening"] == "[[" and len(names) == 1
            table = (names[0], seen[names[0]] - 1, *names[1:]) if seen[names[0]] else tuple(names)
        place = (table if landmark["table"] else (*table, *names))[:DEEPEST]
        for length in range(1, len(place) + 1):
            found.setdefault(place[:length], line)
    return found


def line_of(place: Place, known: Mapping[Place, int]) -> int:
    """The line of a value, else that of the nearest thing around it, else the first."""
    around = (place[:length] for length in range(len(place), 0, -1))
    return next((known[one] for one in around if one in known), 1)
