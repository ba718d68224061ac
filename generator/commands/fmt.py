"""The command `briefing fmt`: every YAML file of the content in its one form."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from generator.commands.waiting import waiting
from generator.edit.form import formatted
from generator.edit.text import EditRefusedError
from generator.load.content import load
from generator.load.tree import read_content
from generator.publish.writing import replace_files
from generator.report import report


@click.command()
@click.option(
    "--check", "only_check", is_flag=True, help="Only name the files that would change; fail where there are any."
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
def fmt(files: tuple[Path, ...], *, only_check: bool) -> None:
    """Put the YAML files of the content, or each FILE or folder of it, into their one form.

    Keys in the order of docs/content.md, quotes only where they are needed, short lists in brackets. What is said and
    every comment stay as they are. A file that does not load is reported and left alone.
    """
    texts = read_content(Path.cwd())
    chosen = _chosen(texts, files)
    with waiting("formatting"):
        problems = [problem for problem in load(texts)[1] if problem.place.file in chosen]
        faulty = {problem.place.file for problem in problems}
        changed, refusals = _formatted({file: texts[file] for file in chosen if file not in faulty})
    if not only_check:
        try:
            replace_files(Path.cwd(), texts, changed)
        except (OSError, ValueError) as error:
            raise click.ClickException(f"nothing is changed: {error}") from error
    for file in changed:
        click.echo(f"{'would change' if only_check else 'changed'} {file}")
    for refusal in refusals:
        click.echo(f"left alone: {refusal}")
    if problems:
        click.echo(f"\nLeft alone, for they do not load:\n\n{report(problems, texts)}")
    if only_check and changed:
        click.echo("\n`briefing fmt` changes them.")
    elif not (changed or refusals or problems):
        click.echo(f"{len(chosen)} {'file is' if len(chosen) == 1 else 'files are'} in the usual form.")
    sys.exit(bool(problems or refusals or (only_check and changed)))


def _formatted(texts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """Return the files that change, and why others cannot."""
    changed: dict[str, bytes] = {}
    refusals: list[str] = []
    for file, data in texts.items():
        try:
            result = formatted(file, data)
        except EditRefusedError as error:
            refusals.append(str(error))
        else:
            changed |= {file: result} if result != data else {}
    return changed, refusals


def _chosen(texts: Mapping[str, bytes], named: Iterable[Path]) -> list[str]:
    """Return the YAML files meant: all, or those that are named or lie in a folder that is."""
    files = {file: (Path.cwd() / file).resolve() for file in texts if file.startswith("content/")}
    if not named:
        return list(files)
    chosen: set[str] = set()
    for path in named:
        found = {file for file, place in files.items() if place.is_relative_to(path.resolve())}
        if not found:
            raise click.UsageError(f"{path} is no YAML file of the content, nor a folder with any")
        chosen |= found
    return sorted(chosen)
