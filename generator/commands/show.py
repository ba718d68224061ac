"""Problems, printed in the form that was asked for."""

import os
import sys
from collections.abc import Mapping, Sequence

import click

from generator.problem import Problem
from generator.report import annotations, as_json, report

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text: with each line and a caret; github: annotations of a workflow; json: a list for other programs.",
)


def show(problems: Sequence[Problem], texts: Mapping[str, bytes], form: str = "text", site_url: str = "") -> None:
    """Print `problems` in the given form; in colour only on a terminal whose user has not declined it."""
    if form == "github":
        click.echo(annotations(problems, site_url))
    elif form == "json":
        click.echo(as_json(problems, site_url))
    else:
        declined = os.environ.get("NO_COLOR")  # noqa: TID251  # the command is where the environment comes in
        click.echo(report(problems, texts, colour=sys.stdout.isatty() and not declined))
