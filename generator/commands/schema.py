"""What editors of YAML need: `briefing schema`."""

from pathlib import Path

import click

from generator.load.content import load
from generator.load.tree import read_content
from generator.publish.editor_schemas import ids_schema, model_schemas
from generator.publish.writing import write_files


@click.command()
@click.option("--ids", "only_ids", is_flag=True, help="Only schema/ids.json, which changes with the content.")
def schema(*, only_ids: bool) -> None:
    """Write into `schema/` what editors of YAML need to complete keys and ids, explain them and mark mistakes."""
    content, _ = load(read_content(Path.cwd()))
    files = ids_schema(content) if only_ids else model_schemas() | ids_schema(content)
    try:
        write_files(Path.cwd(), files.items())
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(files)} {'file' if len(files) == 1 else 'files'} written to schema/")
