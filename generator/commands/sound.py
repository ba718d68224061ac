"""The content of the current folder, for commands that need it without errors."""

from pathlib import Path

import click

from generator.check.registry import check
from generator.clock import today
from generator.commands.waiting import waiting
from generator.load.content import load
from generator.load.tree import read_content
from generator.model.content import Content
from generator.problem import Severity


def sound_content() -> tuple[Content, dict[str, bytes]]:
    """Return the content of the current folder and its texts.

    Raises:
        click.ClickException: the content has errors.

    """
    texts = read_content(Path.cwd())
    with waiting("checking"):
        content, problems = load(texts)
        problems += check(content, today())
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise click.ClickException("the content has errors; `briefing check` says which")
    return content, texts
