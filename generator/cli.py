"""The command `briefing`."""

import sys
from pathlib import Path

import click

from generator.check.rules import check as run_rules, explanations
from generator.clock import today
from generator.load.content import load
from generator.load.tree import read_content, read_templates
from generator.pipeline import build
from generator.problem import ContentError, Severity
from generator.publish.export import export as write_export
from generator.publish.reference import reference as render_reference
from generator.report import report


@click.group()
def main() -> None:
    """Check and export a briefing site. Run it in the folder that holds `content/`."""


@main.command()
def check() -> None:
    """Check all content and say what is wrong, where, and how to mend it."""
    texts = read_content(Path.cwd())
    content, problems = load(texts)
    problems += run_rules(content) if content else []
    click.echo(report(problems, texts))
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


@main.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what a RULE means and how to satisfy it; without a rule, list all."""
    known = explanations()
    if rule is None:
        width = max(map(len, known))
        click.echo("\n".join(f"{name:{width}}  {text.splitlines()[0]}" for name, text in known.items()))
    elif rule in known:
        click.echo(f"{rule}\n\n{known[rule]}")
    else:
        raise click.ClickException(f"there is no rule {rule!r}; `briefing explain` lists all")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the whole site to FOLDER as a plain Markdown tree that any engine builds."""
    texts = read_content(Path.cwd())
    try:
        site = build(texts, read_templates(), today())
        count = write_export(site, Path.cwd(), folder)
    except ContentError as error:
        click.echo(report(error.problems, texts))
        sys.exit(1)
    except FileExistsError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} pages written to {folder}; build them with an engine that reads mkdocs.yml")


@main.command()
def reference() -> None:
    """Print the reference of the content's format: every record, key and rule, from the model itself."""
    click.echo(render_reference(), nl=False)


if __name__ == "__main__":
    main()
