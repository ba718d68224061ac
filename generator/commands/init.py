"""The command `briefing init`: a new briefing on another country, in a folder of its own."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from generator.check.registry import check
from generator.commands.new import is_terminal
from generator.edit.new import proposed_id
from generator.edit.start import Start, started
from generator.load.content import load
from generator.load.tree import read_flags, read_start
from generator.model.site import Site
from generator.publish.editor_schemas import ids_schema, model_schemas
from generator.publish.writing import replace_files
from generator.report import report
from generator.territories import territory_code, territory_name

_QUESTIONS = {
    "title": "Name of the publication",
    "focus": "The country it is about, such as Norway",
    "region": "Sub-region of that country in the United Nations' M49 classification, such as Northern Europe",
    "url": "Address the site will be published at (content/site.yml can change it later)",
    "repository": "Address of the repository it is kept in (this, too)",
}
_NEXT = """
Next:
1. cd {folder}; `briefing check` and `mkdocs build --strict` find nothing to complain about.
2. Put an article's text into archive/ and say `briefing ingest archive/FILE.txt`; README.md has the rest.
3. Replace what is called an example, or remove it."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="Name of the publication.")
@click.option("--description", help="One sentence on what it covers; proposed from the country.")
@click.option("--focus", help="The country it is about: its name, or its ISO 3166-1 alpha-2 code.")
@click.option("--iso", help="The country's code, where it is not known by the name.")
@click.option("--id", "identity", help="Id of the country; proposed from the name.")
@click.option("--region", help="Its sub-region in the United Nations' M49 classification.")
@click.option("--url", help="Address the site will be published at.")
@click.option("--repository", help="Address of the repository it is kept in.")
def init(folder: Path, **told: str | None) -> None:
    """Start a new briefing in FOLDER, which must be empty or new.

    It builds and checks without a fault from the start, and holds an example of everything that can be written.
    """
    _refuse_taken(folder)
    answers = {key: line for key, value in told.items() if (line := _one_line(value or ""))}
    _complete(answers)
    files = started(_start(answers), read_start())
    files |= _schemas(files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_files(folder, {}, files)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"the briefing cannot be written: {error}") from error
    click.echo(f"{len(files)} files written to {folder}")
    click.echo(_NEXT.format(folder=folder))


def _refuse_taken(folder: Path) -> None:
    """End where the folder holds anything; the `.git` of a new repository is no content."""
    if folder.exists() and not folder.is_dir():
        raise click.ClickException(f"{folder} is a file, not a folder")
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; name a new folder")


def _complete(answers: dict[str, str]) -> None:
    """Ask for what was not told, or end by naming the options; refuse what the site's record would not take."""
    missing = [key for key in _QUESTIONS if key not in answers]
    if missing and not is_terminal():
        raise click.UsageError(f"say more: {', '.join(f'--{key}' for key in missing)}. Nothing is written")
    for key in missing:
        answers[key] = click.prompt(_QUESTIONS[key], value_proc=partial(_read, key))
    for key in ("url", "repository"):
        _read(key, answers[key])


def _one_line(text: str) -> str:
    """Return the text without line breaks and signs that cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _read(key: str, answer: str) -> str:
    """Return the answer on one line; refuse it as the model of the site would."""
    line = _one_line(answer)
    if not line:
        raise click.UsageError("an answer is needed")
    if key in {"url", "repository"}:
        try:
            TypeAdapter[Any](Site.model_fields[key].rebuild_annotation()).validate_python(line)
        except ValidationError as error:
            raise click.UsageError(f"--{key}: {'; '.join(fault['msg'] for fault in error.errors())}") from error
    return line


def _start(answers: Mapping[str, str]) -> Start:
    """Return what the briefing starts from, with what the CLDR knows of its country."""
    told = answers["focus"]
    iso = (answers.get("iso") or territory_code(told) or (told if territory_name(told) else "")).lower()
    if not iso and not is_terminal():
        raise click.UsageError(f"no country is known as {told!r}; add --iso, its ISO 3166-1 alpha-2 code")
    iso = iso or click.prompt(f"ISO 3166-1 alpha-2 code of {told!r}", type=str).strip().lower()
    official = territory_name(iso)
    if not official or not read_flags([iso]):
        raise click.UsageError(f"{iso!r} is not the ISO 3166-1 alpha-2 code of a country")
    name = official if told.lower() == iso or territory_code(told) == iso else told
    identity = answers.get("identity") or proposed_id(name) or proposed_id(official)
    about = f"What published articles establish about {name}, fact by fact, with every source open to inspection."
    return Start(
        title=answers["title"],
        description=answers.get("description", about),
        focus=identity,
        name=name,
        official="" if name == official else official,
        iso=iso,
        region=answers["region"],
        url=answers["url"],
        repository=answers["repository"],
    )


def _schemas(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what editors of YAML read; end where the files have a fault, for which only a strange name can be the reason."""
    texts = {path: data for path, data in files.items() if path.startswith(("content/", "briefs/"))}
    content, problems = load(texts)
    problems += check(content)
    if problems:
        raise click.ClickException("nothing is written, for these names do not do:\n" + report(problems, texts))
    return model_schemas() | ids_schema(content)
