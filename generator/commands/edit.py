"""The commands that change content: each writes all of its files or none, and says what `check` finds afterwards."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from generator.check.registry import check
from generator.clock import today
from generator.edit.new import UnloadableDraftError
from generator.edit.rename import rename as renamed
from generator.edit.set import with_value
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.load.tree import read_content
from generator.problem import ContentError
from generator.publish.writing import replace_files
from generator.report import report


@click.command()
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Change the id OLD of an entity, fact, source, theme or measure to NEW, everywhere.

    The old id stays in the record's `former_ids`, so that links to its page still lead there. Where records of two
    kinds have the id, say which is meant: theme:climate.
    """
    texts = read_content(Path.cwd())
    try:
        changed = renamed(texts, old, new)
    except ContentError as error:
        click.echo(report(error.problems, texts))
        sys.exit(1)
    except EditRefusedError as error:
        raise click.ClickException(str(error)) from error
    write(texts, changed)


@click.command("set", context_settings={"ignore_unknown_options": True})  # a value may be -5
@click.argument("name", metavar="ID")
@click.argument("field")
@click.argument("value")
def set_(name: str, field: str, value: str) -> None:
    """Give one FIELD of the record ID another VALUE: statement, or figures.0.value for the first figure's.

    Only the lines of the value change; a field that is not there yet gets a line at its usual place. Where records of
    two kinds have the id, say which is meant: theme:climate.
    """
    texts = read_content(Path.cwd())
    try:
        changed = with_value(texts, name, field, value)
    except UnloadableDraftError as error:
        click.echo("Nothing is changed, for the record would not load:\n\n" + report(error.problems, error.texts))
        sys.exit(1)
    except ContentError as error:
        click.echo(report(error.problems, texts))
        sys.exit(1)
    except EditRefusedError as error:
        raise click.ClickException(str(error)) from error
    if not changed:
        click.echo(f"{name} has this {field} already.")
        return
    write(texts, changed)


def write(texts: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
    """Write the files, name them and report on the content as it is then."""
    try:
        replace_files(Path.cwd(), texts, changed)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"nothing is changed: {error}") from error
    after = {**texts, **changed}
    content, problems = load(after)
    click.echo("\n".join(f"changed {file}" for file in changed))
    click.echo("\n" + report(problems + check(content, today()), after))
