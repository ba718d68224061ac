"""What is written on the rules and the format of the content: `briefing explain` and `briefing reference`."""

from textwrap import indent

import click

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.examples import EXAMPLES
from generator.check.registry import explanations
from generator.publish.reference import reference as render_reference


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what a RULE means and how to satisfy it; without a rule, list all."""
    known = dict(sorted((explanations() | ARCHIVE_RULES).items()))
    if rule is None:
        width = max(map(len, known))
        click.echo("\n".join(f"{name:{width}}  {text.splitlines()[0]}" for name, text in known.items()))
    elif rule in known:
        click.echo(f"{rule}\n\n{known[rule]}")
        if rule in EXAMPLES:
            ways = (("Wrong", EXAMPLES[rule].wrong), ("Right", EXAMPLES[rule].right))
            click.echo("".join(f"\n{heading}:\n\n{indent(lines, '    ')}\n" for heading, lines in ways), nl=False)
    else:
        raise click.ClickException(f"there is no rule {rule!r}; `briefing explain` lists all")


@click.command()
def reference() -> None:
    """Print the reference of the content's format: every record, key and rule, from the model itself."""
    click.echo(render_reference(), nl=False)
