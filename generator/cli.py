"""The command `briefing`."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import indent

import click

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.archive.coverage import coverage as measure_coverage, table as coverage_table
from generator.archive.text import ArchivedFile
from generator.archive.verify import verify as verify_content
from generator.check.examples import EXAMPLES
from generator.check.rules import check as run_rules, explanations
from generator.clock import today
from generator.commands.challenge import challenge
from generator.commands.diff import diff, tripwire
from generator.commands.edit import rename, set_
from generator.commands.fmt import fmt
from generator.commands.ingest import ingest
from generator.commands.init import init
from generator.commands.mend import mend
from generator.commands.new import new
from generator.commands.sound import sound_content
from generator.commands.todo import todo
from generator.commands.waiting import waiting
from generator.derive.history import Tracer
from generator.edit.written import written
from generator.links import Manners, as_markdown, ask
from generator.load.content import load
from generator.load.tree import read_archive, read_content, read_templates
from generator.model.source import Source
from generator.pipeline import build
from generator.problem import ContentError, Problem, Severity
from generator.publish.editor_schemas import ids_schema, model_schemas
from generator.publish.export import export as write_export
from generator.publish.reference import reference as render_reference
from generator.publish.writing import write_files
from generator.report import annotations, as_json, report
from generator.repository import steps

_LONGEST_SENTENCE = 400


class _Commands(click.Group):
    """A group whose list of commands says what each does in a whole sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list; click would cut the sentences to one line each."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, command.get_short_help_str(limit=_LONGEST_SENTENCE)) for name, command in commands]
            )


@click.group(cls=_Commands)
def main() -> None:
    """Check, edit and export a briefing site. Run it in the folder that holds `content/`."""


for _command in (challenge, diff, fmt, ingest, init, new, rename, set_, todo, tripwire):
    main.add_command(_command)


_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text: with each line and a caret; github: annotations of a workflow; json: a list for other programs.",
)


@main.command()
@_format
@click.option(
    "--fix", "is_to_mend", is_flag=True, help="First mend what can be mended safely, such as tabs; says what."
)
def check(form: str, *, is_to_mend: bool) -> None:
    """Check all content and say what is wrong, where, and how to mend it."""
    texts = read_content(Path.cwd())
    if is_to_mend:
        texts = mend(texts, is_for_people=form == "text")
    with waiting("checking"):
        content, problems = load(texts)
        problems += run_rules(content) if content else []
    _report(problems, texts, form, content.site.url if content else "")
    is_wrong = any(problem.severity is Severity.ERROR for problem in problems)
    if problems and not is_wrong and form == "text":
        click.echo("\nA warning is no fault yet, but the site is built only without one.")
    sys.exit(is_wrong)


_archive = click.option(
    "--archive",
    "folder",
    envvar="BRIEFING_ARCHIVE",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the sources' plain texts; or set BRIEFING_ARCHIVE.",
)


@main.command()
@_archive
@_format
def verify(folder: Path, form: str) -> None:
    """Hold every fact to the archived passages it cites."""
    content, texts = sound_content()
    with waiting("verifying"):
        problems = verify_content(content, read_archive(folder))
    _report(problems, texts, form, content.site.url)
    sys.exit(bool(problems))


@main.command()
@_archive
def coverage(folder: Path) -> None:
    """Say which passages of the archive are drawn on, set aside or still open."""
    content, texts = sound_content()
    with waiting("measuring"):
        found = measure_coverage(content, read_archive(folder))
    click.echo(coverage_table(found) + "\n")
    _report(found.problems, texts)
    sys.exit(bool(found.problems))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def fingerprint(file: Path) -> None:
    """Print the `archive` entry of a source whose text is FILE."""
    archived = ArchivedFile(file.read_bytes())
    if not archived.is_utf8:
        raise click.ClickException(f"{file.name} is not UTF-8; save it with that encoding")
    entry = {"file": file.name, "sha256": archived.sha256, "paragraphs": archived.fingerprints}
    click.echo("\n".join(f"  {line}" for line in written({"archive": entry}, Source)))


def _report(problems: Sequence[Problem], texts: Mapping[str, bytes], form: str = "text", site_url: str = "") -> None:
    """Print `problems` in the given form; in colour only on a terminal whose user has not declined it."""
    if form == "github":
        click.echo(annotations(problems, site_url))
    elif form == "json":
        click.echo(as_json(problems, site_url))
    else:
        declined = os.environ.get("NO_COLOR")  # noqa: TID251  # the command is where the environment comes in
        click.echo(report(problems, texts, colour=sys.stdout.isatty() and not declined))


@main.command()
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


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the whole site to FOLDER as a plain Markdown tree that any engine builds."""
    texts = read_content(Path.cwd())
    try:
        with waiting("exporting"):
            history = Tracer().trace(steps(Path.cwd(), texts, today()))
            site = build(texts, read_templates(), today(), history)
            count = write_export(site, Path.cwd(), folder)
    except ContentError as error:
        _report(error.problems, texts)
        sys.exit(1)
    except FileExistsError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} pages written to {folder}; build them with an engine that reads mkdocs.yml")


@main.command()
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


@main.command()
def reference() -> None:
    """Print the reference of the content's format: every record, key and rule, from the model itself."""
    click.echo(render_reference(), nl=False)


@main.command()
@click.option("--ids", "only_ids", is_flag=True, help="Only schema/ids.json, which changes with the content.")
def schema(*, only_ids: bool) -> None:
    """Write into `schema/` what editors of YAML need to complete keys and ids, explain them and mark mistakes."""
    content, _ = load(read_content(Path.cwd()))
    if content is None:
        raise click.ClickException("content/site.yml cannot be read; `briefing check` says why")
    files = ids_schema(content) if only_ids else model_schemas() | ids_schema(content)
    try:
        write_files(Path.cwd(), files.items())
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(files)} {'file' if len(files) == 1 else 'files'} written to schema/")


if __name__ == "__main__":
    main()
