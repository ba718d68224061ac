"""The command that makes the change a reader proposes."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.edit.challenge import change
from generator.edit.text import EditRefusedError
from generator.load.tree import read_content
from generator.problem import ContentError
from generator.publish.writing import replace_files

_MOST_CHARACTERS = 500  # of a line that may quote what a stranger wrote


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def challenge(file: Path) -> None:
    """Make the change that a reader proposes; FILE holds the text of the issue, as the form "Challenge a fact" writes it.

    One value of one fact changes, where it is written; with a number, the number in the statement too. Where briefs give
    that number, they are named: their prose is for an editor.

    The exit status is 0 where it changed; 1 where nothing did, and one line says why; 2 where the command was not given
    a file.
    """
    texts = read_content(Path.cwd())
    try:
        made = change(texts, file.read_text(encoding="utf-8", errors="replace"))
    except ContentError:
        _end("the content itself has errors; `briefing check` says which")
    except EditRefusedError as error:
        _end(str(error))
    try:
        replace_files(Path.cwd(), texts, made.texts)
    except (OSError, ValueError) as error:
        _end(str(error))
    click.echo(f"{made.fact}: {made.what} is now {_line(made.value)}")
    click.echo("\n".join(f"changed {name}" for name in made.texts))
    if made.passage:
        click.echo(made.passage)
    for problem in made.left:
        click.echo(f"To be changed by hand: {problem.place}: {_line(problem.message)}")


def _end(reason: str) -> NoReturn:
    click.echo(f"Nothing is changed: {_line(reason)}.")
    sys.exit(1)


def _line(text: str) -> str:
    """Return the text as one line of limited length, with nothing in it that cannot be seen."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= _MOST_CHARACTERS else f"{line[:_MOST_CHARACTERS]}…"
