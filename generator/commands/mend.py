"""What `briefing check --fix` mends before it checks."""

from collections.abc import Mapping
from pathlib import Path

import click

from generator.edit.mend import mended
from generator.publish.writing import replace_files


def mend(texts: Mapping[str, bytes], *, is_for_people: bool) -> dict[str, bytes]:
    """Mend what can be mended safely in the YAML files, write all of them or none, and return the texts as they are then.

    Says line by line what was mended; where the output is for programs, beside it.
    """
    changed: dict[str, bytes] = {}
    for file, data in texts.items():
        if file.startswith("content/"):
            result, notes = mended(file, data)
            changed |= {file: result} if result != data else {}
            for note in notes:
                click.echo(f"mended {note}", err=not is_for_people)
    try:
        replace_files(Path.cwd(), texts, changed)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"nothing is changed: {error}") from error
    if changed and is_for_people:
        click.echo("")
    return {**texts, **changed}
