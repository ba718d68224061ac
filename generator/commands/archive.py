"""What has to do with the archived texts: `briefing verify`, `briefing coverage` and `briefing fingerprint`."""

import sys
from pathlib import Path

import click

from generator.archive.coverage import coverage as measure_coverage, table as coverage_table
from generator.archive.text import ArchivedFile
from generator.archive.verify import verify as verify_content
from generator.commands.show import form_option, show
from generator.commands.sound import sound_content
from generator.commands.waiting import waiting
from generator.edit.written import written
from generator.load.tree import read_archive
from generator.model.source import Source

_archive = click.option(
    "--archive",
    "folder",
    envvar="BRIEFING_ARCHIVE",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the sources' plain texts; or set BRIEFING_ARCHIVE.",
)


@click.command()
@_archive
@form_option
def verify(folder: Path, form: str) -> None:
    """Hold every fact to the archived passages it cites."""
    content, texts = sound_content()
    with waiting("verifying"):
        problems = verify_content(content, read_archive(folder))
    show(problems, texts, form, content.site.url)
    sys.exit(bool(problems))


@click.command()
@_archive
def coverage(folder: Path) -> None:
    """Say which passages of the archive are drawn on, set aside or still open."""
    content, texts = sound_content()
    with waiting("measuring"):
        found = measure_coverage(content, read_archive(folder))
    click.echo(coverage_table(found) + "\n")
    show(found.problems, texts)
    sys.exit(bool(found.problems))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def fingerprint(file: Path) -> None:
    """Print the `archive` entry of a source whose text is FILE."""
    archived = ArchivedFile(file.read_bytes())
    if not archived.is_utf8:
        raise click.ClickException(f"{file.name} is not UTF-8; save it with that encoding")
    entry = {"file": file.name, "sha256": archived.sha256, "paragraphs": archived.fingerprints}
    click.echo("\n".join(f"  {line}" for line in written({"archive": entry}, Source)))
