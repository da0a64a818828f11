"""``totm models``."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import msgspec

from pipeline.commands.progress import one_bar
from pipeline.config import Settings, load_settings
from pipeline.core.errors import Damaged, EngineMissing, NotFound
from pipeline.core.languages import IN_ENGLISH, LANGUAGES
from pipeline.speech.choose import pick, routed, usable
from pipeline.speech.models import fetching, importing, verifying
from pipeline.speech.models.catalogue import Known, catalogue, title
from pipeline.speech.models.here import Model, present

SCHEMA = 1
MB = 1_000_000
VERDICTS = {"good": "good", "damaged": "DAMAGED", "unknown": "nobody wrote down what its files must be"}

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")


@click.group(
    name="models", invoke_without_command=True, help="List speech models; fetch, bring or verify one. Alone: the list."
)
@_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Hold the subcommands."""
    if context.invoked_subcommand is None:
        _show(as_json)


@command.command(name="list", help="List the models that are here, and what each language uses and should use.")
@_json
def list_models(as_json: bool) -> None:
    """Print what lies here, what each language would use now and why, and what it would best use."""
    _show(as_json)


@command.command(name="fetch", help="Fetch the speech model NAME, for both engines. Names: totm models list")
@click.argument("name")
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=7200.0, help="Give up after so long; what came is kept."
)
def fetch(name: str, seconds: float) -> None:
    """Fetch and check a model; an interrupted fetch goes on where it stopped."""
    folder = load_settings().models
    with one_bar(f"fetching {name}") as on_progress:
        name = fetching.fetch(name, folder, seconds, on_progress)
    click.echo(f"{title(name)} is here, in {folder}. Sessions with a worse transcript are done again by: totm run")


@command.command(name="import", help="Bring a model from PATH, on a machine without internet. " + importing.WHAT_CAN_BE)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What to call it; without: as the file or the folder is called.")
@click.option("--language", "languages", multiple=True, type=click.Choice(list(LANGUAGES)),
              help="A language that it knows, several times if need be; without: all.")  # fmt: skip
def bring(path: Path, name: str, languages: tuple[str, ...]) -> None:
    """Copy, open and keep a model."""
    folder = load_settings().models
    with one_bar(f"importing {path.name}") as on_progress:
        name = importing.bring(importing.Parcel(path, name, languages), folder, on_progress)
    click.echo(f"{title(name)} is here, in {folder}. Sessions with a worse transcript are done again by: totm run")


@command.command(name="verify", help="Compare the files of the models NAME…, or of all, with what they must be.")
@click.argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Print a line a model; the exit code tells whether one is damaged."""
    folder = load_settings().models
    here = [model.name for model in present(folder)]
    if strangers := [name for name in names if name not in here]:
        raise NotFound(f"There is no model {strangers[0][:40]} in {folder}.", f"Here are: {', '.join(here) or 'none'}")
    with one_bar("verifying") as on_progress:
        verdicts = [verifying.verify(name, folder, on_progress) for name in names or here]
    for verdict in verdicts:
        click.echo(f"{verdict.name}  {VERDICTS[verdict.state]}")
        for fault in verdict.faults:
            click.echo(f"  {fault}")
    if damaged := [verdict.name for verdict in verdicts if verdict.state == "damaged"]:
        raise Damaged(
            f"These speech models are damaged: {', '.join(damaged)}.",
            f"Delete their files in {folder}, then fetch or import them again.",
        )


def _show(as_json: bool) -> None:
    settings = load_settings()
    here = present(settings.models)
    languages = [_language(settings, language) for language in LANGUAGES]
    if as_json:
        known = [_known(model) for model in catalogue().values()]
        found = {"schema": SCHEMA, "models": [asdict(m) for m in here], "languages": languages, "known": known}
        click.echo(msgspec.json.encode(found).decode())
        return
    click.echo(f"Here, in {settings.models}:" if here else f"No speech model lies in {settings.models}.")
    for model in here:
        click.echo(f"  {_described(model)}")
    click.echo("\nWhat writes the words:")
    for found in languages:
        click.echo("\n".join(_lines(found)))
    others = [name for name in catalogue() if name not in {m.name for m in here}]
    click.echo(f"\nOthers to fetch: {', '.join(others)}.\nHow good each is, and who says so: docs/models.md")


def _language(settings: Settings, language: str) -> dict[str, Any]:
    best = catalogue().get(routed(settings.transcribe, language))
    found: dict[str, Any] = {"language": language, "engine": None, "model": None, "reason": ""}
    try:
        choice = pick(settings.transcribe, language, usable(settings.models))
        found |= asdict(choice)
    except EngineMissing as error:
        found["reason"] = f"{error.message} {error.advice}"
    return {**found, "wanted": routed(settings.transcribe, language), "best": _known(best, language) if best else None}


def _known(model: Known, language: str = "") -> dict[str, Any]:
    """A model of the catalogue for JSON: its error rates, or the one in ``language``."""
    errors = [asdict(error) for error in model.errors if error.language == language or not language]
    keys = ("name", "title", "parameters", "licence", "languages", "repository", "megabytes")
    return {**{key: getattr(model, key) for key in keys}, "errors": errors}


def _described(model: Model) -> str:
    knows = "all languages" if not model.languages else ", ".join(IN_ENGLISH.get(c, c) for c in model.languages)
    return f"{model.name}  {model.bytes / MB:,.0f} MB  {knows}  for {' and '.join(model.engines)}"


def _lines(found: dict[str, Any]) -> list[str]:
    """What one language uses, and what is set for it where that is another model, each with what is known of it."""
    language, wanted = found["language"], found["wanted"]
    now = f"{found['model']} ({found['engine']})" if found["engine"] else "nothing"
    lines = [f"  {IN_ENGLISH[language]}: {now}", f"    {found['reason']}"]
    if used := catalogue().get(found["model"]):
        lines.append(f"    in use: {used.name}, {_about(used, language)}")
    if wanted != found["model"] and (known := catalogue().get(wanted)):
        lines.append(f"    set for this language: {known.name}, {_about(known, language)}")
    return lines


def _about(model: Known, language: str) -> str:
    """Size, licence, error rate in ``language`` with its source, and where the model is from."""
    rates = [f"{e.percent:g} % of words wrong in {e.test} ({e.source})" for e in model.errors if e.language == language]
    source = f"from {model.repository} on huggingface.co" if model.repository else "from OpenAI"
    about = [f"about {model.megabytes:,} MB", f"licence {model.licence or 'not found'}", source]
    return "; ".join([*about, *(rates or ["no published error rate found"])])
