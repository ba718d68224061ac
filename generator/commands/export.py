"""The whole site as a plain Markdown tree: `briefing export`."""

import sys
from pathlib import Path

import click

from generator.clock import today
from generator.commands.show import show
from generator.commands.waiting import waiting
from generator.derive.history import Tracer
from generator.load.tree import read_content, read_templates
from generator.pipeline import build
from generator.problem import ContentError
from generator.publish.export import export as write_export
from generator.repository import steps


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the whole site to FOLDER as a plain Markdown tree that any engine builds."""
    texts = read_content(Path.cwd())
    if not (Path.cwd() / "mkdocs.yml").is_file():
        raise click.ClickException("there is no mkdocs.yml here; run the command in the folder that holds it")
    try:
        with waiting("exporting"):
            history = Tracer().trace(steps(Path.cwd(), texts, today()))
            site = build(texts, read_templates(), today(), history)
            count = write_export(site, Path.cwd(), folder)
    except ContentError as error:
        show(error.problems, texts)
        sys.exit(1)
    except FileExistsError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} pages written to {folder}; build them with an engine that reads mkdocs.yml")
