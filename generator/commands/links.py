"""Whether the sources' addresses still answer: `briefing links`."""

import click

from generator.commands.sound import sound_content
from generator.links import Manners, as_markdown, ask


@click.command()
@click.option("--timeout", default=20.0, show_default=True, help="Seconds after which a host is taken not to answer.")
@click.option("--pause", default=5.0, show_default=True, help="Seconds between two requests to one host.")
def links(timeout: float, pause: float) -> None:
    """Ask whether the sources' addresses still answer, and print those that need a look as Markdown.

    Needs the network. What is found is no fault of the content, so the exit status stays 0.
    """
    content, _ = sound_content()
    agent = f"briefing-links (+{content.site.repository})"
    found = ask(content.sources.values(), Manners(agent, timeout, pause))
    click.echo(as_markdown(found), nl=False)
    click.echo(f"{len(content.sources)} addresses asked, {len(found)} need a look", err=True)
