"""The interface's texts in other languages: ``python scripts/translations.py`` collects them and writes what the site
reads; with ``--check`` it only tells whether that is up to date.

English is the language of the source. ``webapp/translations/<language>/LC_MESSAGES/messages.po`` holds the others: put
the translation after ``msgstr``, run this again, and commit the ``.po`` with the ``.mo`` beside it.
"""

import argparse
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent / "webapp"
LANGUAGES = ("da", "sv", "nb", "de")
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {
    path: {"encoding": "utf-8", "trim_blocks": "true", "lstrip_blocks": "true", "trimmed": "true", "silent": "false"}
    for path, method in METHODS
    if "jinja2" in method
}
MO = b"\xde\x12\x04\x95"
PLACEHOLDER = re.compile(r"%\(\w+\)s|<[^>]*>")


def collected() -> Catalog:
    """Every text of the interface, with the files that it stands in."""
    texts = Catalog(fuzzy=False)
    keywords = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
    for name, _line, text, comments, context in extract_from_dir(
        ROOT, METHODS, OPTIONS, keywords, directory_filter=lambda _: True
    ):
        texts.add(text, None, [(name, 0)], auto_comments=comments, context=context)
    return texts


def brought_up_to_date(language: str, texts: Catalog) -> tuple[bytes, bytes, list[str]]:
    """The ``.po`` and the ``.mo`` of a language, and what is wrong with them."""
    path = place(language) / "messages.po"
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    known.update(texts, no_fuzzy_matching=True)
    known.obsolete.clear()
    for message in known:
        message.locations = sorted({(name, 0) for name, _ in message.locations})
    written, made = io.BytesIO(), io.BytesIO()
    write_po(written, known, omit_header=False, sort_output=True, include_lineno=False, width=120)
    write_mo(made, known)
    text = re.sub(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By)[^\n]*\n', b"", written.getvalue())
    return text, made.getvalue(), [*problems(language, known)]


def said(content: bytes) -> object:
    """What a file says, but for the head of a ``.mo``, which holds the hour."""
    if not content.startswith(MO):
        return content
    return {str(message.id): str(message.string) for message in read_mo(io.BytesIO(content)) if message.id}


def problems(language: str, known: Catalog) -> list[str]:
    """Texts without a translation, and translations that lost a placeholder or a tag."""
    found = []
    for message in known:
        if not message.id:
            continue
        ids, strings = (x if isinstance(x, tuple | list) else (x,) for x in (message.id, message.string))
        if not all(strings):
            found.append(f"{language}: no translation of {ids[0]!r}")
        elif any(set(PLACEHOLDER.findall(one)) - set(PLACEHOLDER.findall(ids[-1])) for one in strings) or set(
            PLACEHOLDER.findall(ids[-1])
        ) != set(PLACEHOLDER.findall(strings[-1])):
            found.append(f"{language}: other placeholders in the translation of {ids[0]!r}")
    return found


def place(language: str) -> Path:
    """The folder of a language's files."""
    return ROOT / "translations" / language / "LC_MESSAGES"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something is missing or old")
    check = parser.parse_args().check
    texts, wrong = collected(), []
    for language in LANGUAGES:
        po, mo, found = brought_up_to_date(language, texts)
        wrong += found
        for name, content in (("messages.po", po), ("messages.mo", mo)):
            path = place(language) / name
            if check and (not path.exists() or said(path.read_bytes()) != said(content)):
                wrong.append(f"{path} is out of date")
            elif not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    print("\n".join(wrong) or f"{len(texts)} texts, all of them in {', '.join(LANGUAGES)}")
    sys.exit(bool(wrong and check))


if __name__ == "__main__":
    main()
