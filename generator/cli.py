"""The command `briefing`."""

import sys
from pathlib import Path

import click

from generator.check.rules import check as run_rules
from generator.load.content import load
from generator.load.tree import read_content
from generator.problem import Severity
from generator.report import report


@click.group()
def main() -> None:
    """Check, build and export a briefing site."""


@main.command()
def check() -> None:
    """Check all content and say what is wrong, where, and how to mend it."""
    texts = read_content(Path.cwd())
    content, problems = load(texts)
    problems += run_rules(content) if content else []
    click.echo(report(problems, texts))
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


if __name__ == "__main__":
    main()
