"""The house stays as it was drawn: imports, sizes, what is heavy, and documents that tell the truth."""

import ast
import importlib
import importlib.util
import inspect
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from types import ModuleType

import pytest

from pipeline.cli import COMMANDS
from pipeline.core.step import Record
from pipeline.flow import FLOW, SOURCES, check_flow
from pipeline.workspace import PLACES

ROOT = Path(__file__).parents[2]
SOURCE = sorted(
    path for top in ("pipeline", "webapp") for path in (ROOT / top).rglob("*.py") if path.parent.name != "versions"
)
HEAVY = ("torch", "spacy", "whisper", "faster_whisper", "ctranslate2", "onnxruntime", "numba")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in SOURCE:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def test_imports_run_one_way() -> None:
    done = subprocess.run([sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
                          cwd=ROOT, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_functions_are_small() -> None:
    sizes = {f"{p.relative_to(ROOT)}:{f.name}": (f.end_lineno or 0) - f.lineno + 1 for p, f in functions()}
    assert not {name: size for name, size in sizes.items() if size > 60}
    assert median(sizes.values()) <= 9
    assert quantiles(sizes.values(), n=20)[-1] <= 40


def test_functions_take_few_parameters() -> None:
    def count(f: ast.FunctionDef) -> int:
        named = [a for a in (*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs) if a.arg not in ("self", "cls")]
        return len(named)

    commands = ROOT / "pipeline" / "commands"  # what click calls has one parameter an option
    many = {f"{p.relative_to(ROOT)}:{f.name}" for p, f in functions() if count(f) > 5 and p.parent != commands}
    assert many <= {"pipeline/config.py:settings_customise_sources"}


def test_modules_are_small_and_named_for_what_they_are() -> None:
    assert not [p for p in SOURCE if len(p.read_text(encoding="utf-8").splitlines()) > 400]
    assert not [p for p in SOURCE if p.stem in ("utils", "helpers", "common", "misc")]


def test_public_things_are_documented() -> None:
    def missing(path: Path) -> Iterator[str]:
        tree = parsed(path)
        for node in [tree, *tree.body]:
            kinds = ast.Module | ast.FunctionDef | ast.ClassDef
            name = getattr(node, "name", "")
            if isinstance(node, kinds) and not name.startswith("_") and not ast.get_docstring(node):
                yield f"{path.relative_to(ROOT)}:{name}"

    empty = [p for p in SOURCE if not p.read_text(encoding="utf-8").strip()]
    assert not [name for path in SOURCE if path not in empty for name in missing(path)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "module", ["pipeline.cli", "pipeline.flow", "pipeline.runner", "pipeline.worker", "webapp.app"]
)
def test_nothing_heavy_is_imported_early(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_imports_next_to_nothing() -> None:
    code = (
        "import sys, pipeline.cli; print([m for m in ('sqlalchemy', 'pydantic', 'flask', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


ONLY_IN = {
    "subprocess": {"pipeline/tools/process.py", "pipeline/attempt.py"},
    "torch": {"pipeline/speech/engines/whisper_engine.py", "pipeline/speech/models/convert.py"},
    "whisper": {"pipeline/speech/engines/whisper_engine.py", "pipeline/speech/models/convert.py"},
    "ctranslate2": {
        "pipeline/speech/engines/faster_whisper_engine.py",
        "pipeline/speech/models/convert.py",
        "pipeline/speech/models/importing.py",
    },
    "faster_whisper": {"pipeline/speech/engines/faster_whisper_engine.py"},
    "pocketsphinx": {"pipeline/speech/engines/pocketsphinx_engine.py"},
    "spacy": {"pipeline/core/words/spacy_door.py"},
    "ffmpeg": {"pipeline/tools/ffmpeg.py"},
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", [*ONLY_IN, "flask", "whoosh", "sqlalchemy"])
def test_what_is_heavy_or_outside_has_one_door(package: str) -> None:
    users = {str(path.relative_to(ROOT)) for path in SOURCE if package in imported(path)}
    folders = {"flask": "webapp/", "whoosh": "pipeline/search/"}
    if package in ONLY_IN:
        assert users <= ONLY_IN[package]
    elif package in folders:
        assert all(user.startswith(folders[package]) for user in users)
    else:
        assert not [user for user in users if user.startswith("webapp/")]  # no SQL in a view


def test_the_flow_holds_together() -> None:
    check_flow()
    assert {name for step in FLOW for name in step.writes} == set(PLACES)
    fields = set(Record.__dataclass_fields__)
    assert all(set(step.record) <= fields for step in FLOW)


def test_a_read_that_nobody_wrote_is_refused() -> None:
    with pytest.raises(ValueError, match="no earlier step writes"):
        check_flow(tuple(reversed(FLOW)))


def test_a_double_write_is_refused() -> None:
    twice = (*FLOW, replace(FLOW[0], name="again"))
    with pytest.raises(ValueError, match="written already"):
        check_flow(twice)


def test_sources_are_not_written_by_steps() -> None:
    assert not {name for step in FLOW for name in step.writes} & set(SOURCES)


@pytest.mark.slow
@pytest.mark.parametrize("step", FLOW, ids=lambda step: step.name)
def test_every_step_is_a_function_of_a_job_and_its_settings(step: object) -> None:
    module, _, name = step.run.partition(":")  # type: ignore[attr-defined]
    signature = inspect.signature(getattr(importlib.import_module(module), name))
    assert list(signature.parameters) == ["job", "settings"]
    assert signature.parameters["settings"].annotation is step.settings  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    assert importlib.import_module(f"pipeline.commands.{name.replace('-', '_')}").command.name in (name, "command")


def load_script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_readme_is_in_step_with_the_code() -> None:
    docs = load_script(ROOT / "scripts" / "docs.py")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(docs.PART.findall(text))
    assert {name for _, name, _ in docs.PART.findall(text)} == set(docs.PARTS)
    assert docs.render(text) == text


def test_no_file_names_a_registry_or_this_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    words = ("files.pythonhosted" + ".org", "pypi" + ".org", "download.pytorch" + ".org", "registry.npmjs" + ".org")
    texts = [p for name in tracked if (p := ROOT / name).suffix in (".py", ".toml", ".txt", ".md", ".sh", ".yml")]
    assert not [p for p in texts if p.is_file() and any(w in p.read_text(encoding="utf-8") for w in words)]
