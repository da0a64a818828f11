"""People's decisions laid over the machine's tags: a person's word counts, whatever the machine finds.

Of several decisions on a term the last one counts. What was rejected is on the session nowhere, and what was accepted
or added always, as long as anything is said near the moment that carries it: no evidence, no tag. The score of a tag
stays the machine's; it is 1 where somebody added the tag, or accepted one that the machine does not find any more.
Fields follow their services, unless somebody decided on the field itself.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from pipeline.core.artefacts import EVIDENCE_CHARACTERS, EVIDENCES, Evidence, Segment, Tag, Tags, Transcript
from pipeline.core.step import Decision
from pipeline.core.tagging.naming import IN_WORDS, KINDS, Key, taggable
from pipeline.core.toolboxes.toolbox import Toolbox

NEAR_MS = 10_000
"""How far from a moment that has lost its words others may stand in for them."""
TELLING = 1 / 3
"""The share of the best segment's time within the moment that another one needs to be quoted."""
SURE = 1.0
DECIDED: Mapping[str, str] = {"accept": "accepted", "add": "added", "reject": "rejected"}


def standing(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    """The decision that counts on each term; a term that was left to the machine again has none."""
    last = {(one.toolbox, one.kind, one.term): one for one in decisions}
    return {key: one for key, one in last.items() if one.verdict != "undo"}


def decided(tags: Tags, decisions: Iterable[Decision], transcript: Transcript, *toolboxes: Toolbox) -> Tags:
    """The machine's tags after what people decided; ``toolboxes`` are all that the session is tagged against.

    Decisions on what these do not know, any more, have no effect.
    """
    known = {one.key for one in taggable(toolboxes)}
    counts = {key: one for key, one in standing(decisions).items() if key in known}
    if not counts:
        return tags
    on_fields = {key: one for key, one in counts.items() if one.kind == "field"}
    on_terms = {key: one for key, one in counts.items() if one.kind != "field"}
    laid = _laid(tags, on_terms, transcript)
    return _laid(replace(laid, tags=_with_fields(tags, laid, toolboxes)), on_fields, transcript)


def pending(tags: Tags, stand: Mapping[Key, Decision]) -> Iterator[Decision]:
    """The decisions that ``tags``, made before, do not show yet; ``undo`` for those they show that stand no more."""
    on_questions = (tag for one in tags.questions for tag in one.tags)
    there = {_key(tag) for tag in (*tags.tags, *tags.mentions, *on_questions)}
    shown: dict[Key, str] = {_key(tag): tag.decided for tag in tags.tags if tag.decided}
    shown |= {_key(tag): DECIDED["reject"] for tag in tags.rejected}
    for key, one in stand.items():
        if key in there if one.verdict == "reject" else shown.get(key) != DECIDED[one.verdict]:
            yield one
    yield from (Decision(*key, "undo") for key in shown if key not in stand)


def unplaced(
    tags: Tags, stand: Mapping[Key, Decision], transcript: Transcript, in_use: Container[str]
) -> Iterator[str]:
    """A sentence for each tag that a person wants and that is not there.

    ``tags`` are those after what ``stand``s, ``in_use`` the ids of the toolboxes that the session is tagged against.
    """
    there = {_key(tag) for tag in tags.tags}
    for key, one in stand.items():
        if one.verdict == "reject" or key in there:
            continue
        when = "" if one.start_ms is None else f" at {one.start_ms // 60_000}:{one.start_ms // 1000 % 60:02}"
        if one.toolbox not in in_use:
            why = f"the toolbox {one.toolbox} is not in use"
        elif _quotes(one, transcript):
            why = f"the toolbox {one.toolbox} does not know it any more"
        else:
            why = "nothing is said near that moment any more"
        yield f"The {IN_WORDS[one.kind]} {one.term}, {DECIDED[one.verdict]} by a person{when}, is not shown: {why}."


def _key(tag: Tag) -> Key:
    return tag.toolbox, tag.kind, tag.id


def _laid(tags: Tags, counts: Mapping[Key, Decision], transcript: Transcript) -> Tags:
    """The tags with these decisions laid over them; fields are not looked after."""
    found = {_key(tag): tag for tag in (*tags.mentions, *tags.tags)}
    off = {key for key, one in counts.items() if one.verdict == "reject"}
    wanted = ((key, _wanted(one, found.get(key), transcript)) for key, one in counts.items() if key not in off)
    laid = {_key(tag): tag for tag in tags.tags} | {key: tag for key, tag in wanted if tag}
    return Tags(
        tags=_best_first(tag for key, tag in laid.items() if key not in off),
        mentions=tuple(tag for tag in tags.mentions if _key(tag) not in counts),
        rejected=_best_first((*tags.rejected, *(found[key] for key in off if key in found))),
        questions=tuple(
            replace(one, tags=tuple(tag for tag in one.tags if _key(tag) not in off)) for one in tags.questions
        ),
    )


def _best_first(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """By kind, and best first; equally good ones by their ids."""
    return tuple(sorted(tags, key=lambda tag: (KINDS.index(tag.kind), -tag.score, tag.id)))


# What a person wants ------------------------------------------------------------------------------------------------


def _wanted(decision: Decision, found: Tag | None, transcript: Transcript) -> Tag | None:
    """The tag that a person accepted or added, with the machine's evidence if it found any; ``None`` without any."""
    score = found.score if found and decision.verdict == "accept" else SURE
    evidence = _evidence(decision, found.evidence if found else (), transcript)
    said: Literal["accepted", "added"] = "accepted" if decision.verdict == "accept" else "added"
    return Tag(decision.toolbox, decision.kind, decision.term, score, evidence, said) if evidence else None


def _evidence(decision: Decision, machines: tuple[Evidence, ...], transcript: Transcript) -> tuple[Evidence, ...]:
    """Her moment first, then what the machine found; where her moment has lost its words, others only if need be."""
    hers = tuple(one for one in machines if _shared_ms(decision, one)) or _quotes(
        decision, transcript, or_near=not machines
    )
    return tuple(dict.fromkeys((*hers, *machines)))[:EVIDENCES]


def _quotes(decision: Decision, transcript: Transcript, *, or_near: bool = True) -> tuple[Evidence, ...]:
    """What is said at the moment of a decision; if nothing is, and that is wanted, what is said nearest to it."""
    spoken = [segment for segment in transcript.segments if segment.text.strip()]
    shares = [_shared_ms(decision, segment) for segment in spoken]
    best = max(shares, default=0)
    telling = [segment for segment, share in zip(spoken, shares, strict=True) if share and share >= TELLING * best]
    if not telling and or_near:
        near = (segment for segment in spoken if _away_ms(decision, segment) <= NEAR_MS)
        telling = sorted(near, key=lambda segment: _away_ms(decision, segment))[:1]
    why = f"{DECIDED[decision.verdict]} by a person"
    return tuple(Evidence(one.start_ms, one.end_ms, _short(one.text), why) for one in telling[:EVIDENCES])


def _shared_ms(decision: Decision, said: Segment | Evidence) -> int:
    """How long something is said within a decision's moment; one without length counts as a millisecond."""
    if decision.start_ms is None:
        return 0
    end_ms = max(decision.start_ms + 1, decision.end_ms or 0)
    return max(0, min(end_ms, said.end_ms) - max(decision.start_ms, said.start_ms))


def _away_ms(decision: Decision, said: Segment) -> int:
    if decision.start_ms is None:
        return NEAR_MS + 1
    return max(said.start_ms - max(decision.start_ms, decision.end_ms or 0), decision.start_ms - said.end_ms, 0)


def _short(text: str) -> str:
    """The text, cut between words where it is long."""
    text = text.strip()
    if len(text) <= EVIDENCE_CHARACTERS:
        return text
    return f"{text[: EVIDENCE_CHARACTERS - 2].rpartition(' ')[0] or text[: EVIDENCE_CHARACTERS - 2]} …"


# Fields -------------------------------------------------------------------------------------------------------------


def _with_fields(found: Tags, laid: Tags, toolboxes: Sequence[Toolbox]) -> tuple[Tag, ...]:
    """The tags of ``laid``, whose fields are still those that the machine ``found``, with the fields that they have.

    A field of which a service was rejected goes by those that are left: the machine's evidence may be of that one.
    """
    field_of = {(toolbox.id, term.id): term.field for toolbox in toolboxes for term in toolbox.terms}

    def led(tag: Tag) -> Tag:
        """The field of a service, as sure as that one and with its evidence."""
        return replace(tag, kind="field", id=field_of[tag.toolbox, tag.id], decided="")

    services = [tag for tag in laid.tags if tag.kind == "service" and (tag.toolbox, tag.id) in field_of]
    were = [tag for tag in found.tags if tag.kind == "service" and (tag.toolbox, tag.id) in field_of]
    off = {_key(tag) for tag in laid.rejected}
    disturbed = {_key(led(tag)) for tag in were if _key(tag) in off}
    stand = [tag for tag in laid.tags if _key(tag) not in disturbed]
    have = {_key(tag) for tag in stand}
    new = {_key(led(tag)): led(tag) for tag in reversed(services)}
    return _best_first((*stand, *(tag for key, tag in new.items() if key not in have)))
