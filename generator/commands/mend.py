"""What `briefing check --fix` mends before it checks."""

from collections.abc import Mapping
from pathlib import Path

import click

from generator.commands.waiting import waiting
from generator.edit.mend import Mending, mended
from generator.publish.writing import replace_files


def mend(texts: Mapping[str, bytes], *, is_for_people: bool) -> dict[str, bytes]:
    """Mend what can be mended safely in the YAML files, write all of them or none, and return the texts as they are then.

    Says line by line what was mended; where the output is for programs, beside it.
    """
    changed: dict[str, bytes] = {}
    mendings: list[Mending] = []
    with waiting("mending"):
        for file, data in texts.items():
            if file.startswith("content/"):
                result, notes = mended(file, data)
                changed |= {file: result} if result != data else {}
                mendings += notes
    try:
        replace_files(Path.cwd(), texts, changed)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"nothing is changed: {error}") from error
    for mending in mendings:
        click.echo(f"mended {mending}", err=not is_for_people)
    if changed and is_for_people:
        click.echo("")
    return {**texts, **changed}
