"""What is wrong in a toolbox that can be read: words never found, links that lead nowhere, languages not there.

Only ``totm toolbox`` needs it, since it loads spaCy.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.core.errors import Problem
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.core.toolboxes.lines import Place
from pipeline.core.toolboxes.parsing import Written
from pipeline.core.toolboxes.schema import WrittenEntry, WrittenTerm, nearest
from pipeline.core.words.phrases import everyday_stems, is_phrase, stems

Remark = tuple[Place, str, str]
"""Where something is wrong, what, and what to do."""
Names = Mapping[str, str]


@dataclass(frozen=True)
class Others:
    """What a toolbox may name elsewhere: the audiences, and the entries of each toolbox by the toolbox's name.

    ``None`` stands for those of a file that cannot be read: nobody knows what may be named.
    """

    audiences: Set[str] | None
    entries: Mapping[str, Set[str] | None]


def check(written: Written, others: Others) -> list[Problem]:
    """Everything that is wrong in ``written``, in the order of its lines."""
    grave = [*_never_found(written), *_against_itself(written), *_nowhere(written, others)]
    minor = [*_hardly_found(written), *_not_translated(written), *_without_words(written), *_shared(written)]
    found = [_problem(written, remark, True) for remark in grave] + [_problem(written, one, False) for one in minor]
    return sorted(found, key=lambda problem: problem.line)


def missing(written: Written) -> tuple[str, ...]:
    """The languages in which a name or a description is missing somewhere in the file."""
    lacking = {code for _, texts in _texts(written) for code in LANGUAGES.keys() - texts.keys()}
    return tuple(code for code in LANGUAGES if code in lacking)


def _problem(written: Written, remark: Remark, grave: bool) -> Problem:
    return written.document.problem(*remark, grave)


def _terms(written: Written) -> Iterator[tuple[Place, WrittenTerm]]:
    return ((("term", number), term) for number, term in enumerate(written.content.term))


def _never_found(written: Written) -> Iterator[Remark]:
    for where, code, wording in _everything(written):
        if not stems(wording, code):
            yield where, f"holds “{wording}”, which is never found: it is all small words", "Take it out."


def _hardly_found(written: Written) -> Iterator[Remark]:
    for where, code, wording in _everything(written):
        left = stems(wording, code)
        if "cues" in where and left and everyday_stems(code).issuperset(left):
            wrong = f"holds “{wording}”, which everybody says about everything"
            yield where, wrong, "Take it out: it tells nothing."
        elif "cues" not in where and left and not is_phrase(wording, code):
            wrong = f"holds “{wording}”, of which one word is left without the small ones"
            yield where, wrong, "Write that word alone if it tells enough, else more words."


def _everything(written: Written) -> Iterator[tuple[Place, str, str]]:
    """All that is looked for, or looked out for: where it stands, its language and the wording."""
    for place, term in _terms(written):
        for key in ("also", "phrases", "against"):
            for code, wordings in getattr(term, key).items():
                yield from (((*place, key, code), code, wording) for wording in wordings)
        for code, cues in term.cues.items():
            yield from (((*place, "cues", code), code, cue) for cue in cues.split())


def _against_itself(written: Written) -> Iterator[Remark]:
    for place, term in _terms(written):
        for code, wordings in term.against.items():
            own = {stems(one, code): one for one in _wordings(term, code)}
            for wording in wordings:
                if same := own.get(stems(wording, code)):
                    wrong = f"holds “{wording}”, and “{same}”, which is found alike, speaks for it"
                    yield (*place, "against", code), wrong, "Take out one of the two, or make it longer."


def _wordings(term: WrittenTerm, code: str) -> Sequence[str]:
    """What a term is called in a language, and the phrases that speak for it."""
    name = [term.name[code]] if code in term.name else []
    return [*name, *term.also.get(code, ()), *term.phrases.get(code, ())]


def _nowhere(written: Written, others: Others) -> Iterator[Remark]:
    for place, term in _terms(written):
        for audience in term.audience:
            if others.audiences is not None and audience not in others.audiences:
                wrong = f"names “{audience}”, and there is no such audience"
                yield (*place, "audience"), wrong, nearest(audience, others.audiences)
        for link in term.see:
            toolbox, _, entry = link.partition("/")
            entries = others.entries.get(toolbox, frozenset())
            if toolbox not in others.entries:
                wrong = f"names “{link}”, and there is no such toolbox"
                yield (*place, "see"), wrong, f"Write toolbox/entry. {nearest(toolbox, others.entries)}"
            elif entries is not None and entry not in entries:
                yield (*place, "see"), f"names “{link}”, and there is no such entry", nearest(entry, entries)


def _texts(written: Written) -> Iterator[tuple[Place, Names]]:
    """All names and descriptions of the file."""
    content = written.content
    yield ("name",), content.name
    yield ("about",), content.about
    for number, kind in enumerate(content.kind):
        yield ("kind", number, "name"), kind.name
    entries: list[tuple[Place, WrittenEntry]] = [(("field", number), one) for number, one in enumerate(content.field)]
    for place, entry in (*entries, *_terms(written)):
        yield (*place, "name"), entry.name
        yield (*place, "about"), entry.about


def _not_translated(written: Written) -> Iterator[Remark]:
    for place, texts in _texts(written):
        if lacking := [code for code in LANGUAGES if code not in texts]:
            wrong = f"is not there in {_in_words(lacking)}, where English stands in"
            yield place, wrong, f"Add {place[-1]}.{lacking[0]} = “…” and so on."


def _without_words(written: Written) -> Iterator[Remark]:
    for place, term in _terms(written):
        if silent := [c for c in LANGUAGES if not (term.also.get(c) or term.phrases.get(c) or term.cues.get(c))]:
            wrong = f"is found by nothing but its name in {_in_words(silent)}"
            yield place, wrong, f"Add also.{silent[0]}, phrases.{silent[0]} or cues.{silent[0]}."


def _in_words(codes: Sequence[str]) -> str:
    return ", ".join(IN_ENGLISH[code] for code in codes)


def _shared(written: Written) -> Iterator[Remark]:
    first: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for place, term in _terms(written):
        for key, by_language in (("also", term.also), ("phrases", term.phrases)):
            for code, wording in ((code, one) for code, wordings in by_language.items() for one in wordings):
                owner, same = first.setdefault((code, stems(wording, code)), (term.id, wording))
                if owner != term.id:
                    wrong = f"holds “{wording}”, and {owner} holds “{same}”, which is found alike"
                    yield (*place, key, code), wrong, "Keep the one that tells more, or make both longer."
