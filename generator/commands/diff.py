"""The commands that look back: what changed in meaning since a revision, and whether too much was lost."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator.clock import today
from generator.derive.changes import Change, State, compare
from generator.derive.losses import LARGEST_SHARE, counts
from generator.load.content import load, read_file
from generator.load.tree import read_content, read_templates
from generator.model.content import Content, Record, RecordKey
from generator.pipeline import BuiltSite, build
from generator.problem import ContentError, Severity
from generator.publish.change_forms import as_html, as_json, as_markdown, as_text
from generator.publish.changed_pages import changed_pages
from generator.repository import NoRepositoryError, messages_since, texts_at

_LOSS = re.compile(r"Loss:\s*\S")
_FORMS = (
    "text: with each place; markdown: for a comment; json: for other programs; html: for the root of the built site."
)


@click.command()
@click.argument("revision")
@click.option("--to", "later", help="A later revision; the files as they are now where left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help=_FORMS,
)
def diff(revision: str, later: str | None, form: str) -> None:
    """Say what changed in meaning since REVISION, a commit, branch or tag of git.

    That is facts added, corrected, attributed anew, newly contested, resolved, retired or renamed; how files are laid
    out is no change. Markdown and HTML also name the pages of the site that read otherwise.
    """
    project = Path.cwd()
    try:
        before = texts_at(project, revision)
        after = texts_at(project, later) if later else read_content(project)
    except NoRepositoryError as error:
        raise click.ClickException(str(error)) from error
    changes = compare(_state(before, revision), _state(after, later or "now"))
    if form == "json":
        written = as_json(changes)
    elif form == "text":
        written = as_text(changes, _places(load(after)[0]))
    else:
        old, new = _site(before), _site(after)
        pages = changed_pages(old, new) if old and new else None
        written = as_markdown(changes, pages) if form == "markdown" else as_html(changes, pages or ())
    click.echo(written, nl=False)


@click.command()
@click.argument("revision")
@click.option(
    "--share",
    type=click.IntRange(0, 100),
    default=LARGEST_SHARE,
    show_default=True,
    help="Of a hundred facts, entities or sources, the most that may go.",
)
def tripwire(revision: str, share: int) -> None:
    """Fail where much content is gone since REVISION and no commit since then says why.

    A commit says why in a line of its message that starts with `Loss:`. A revision of zeros, as GitHub gives for a new
    branch, has nothing to compare with.
    """
    if not revision.strip("0"):
        click.echo("There is no earlier revision to compare with.")
        return
    project = Path.cwd()
    try:
        before, after = _state(texts_at(project, revision), revision), _state(read_content(project), "now")
        messages = messages_since(project, revision)
    except NoRepositoryError as error:
        raise click.ClickException(str(error)) from error
    found = counts(before, after)
    for count in found:
        click.echo(f"{count.what}: {count.before:,} → {count.after:,}{'  too few' if count.is_loss(share) else ''}")
    if not any(count.is_loss(share) for count in found):
        return
    reasons = [line for message in messages for line in message.splitlines() if _LOSS.match(line)]
    if not reasons:
        raise click.ClickException(
            f"more than {share} of a hundred are gone since {revision}. If that is meant, say why in a line `Loss: …` of"
            " a commit message; if not, `briefing diff` shows what is gone"
        )
    click.echo("\n".join(reasons))


def _state(texts: Mapping[str, bytes], name: str) -> State:
    """Return the records of `texts`, and name on stderr the files that hold what cannot be read."""
    state: dict[RecordKey, Record] = {}
    for file, data in texts.items():
        records, problems = read_file(file, data)
        state |= records
        if any(problem.severity is Severity.ERROR for problem in problems):
            click.echo(f"{file} as of {name} has errors: what cannot be read there counts as missing", err=True)
    return state


def _places(content: Content) -> Callable[[Change], str]:
    """Return what says where a record is written: `FILE:LINE`, or nothing for what is gone."""
    spaces: dict[str, Mapping[str, Record]] = {
        "fact": {**content.facts, **content.retired},
        "entity": content.entities,
        "source": content.sources,
        "measure": content.measures,
        "theme": content.themes,
        "page": content.briefs,
    }

    def place_of(change: Change) -> str:
        record = spaces.get(change.space, {}).get(change.id)
        place = content.locate(record) if record else None
        return f"{place.file}:{place.line}" if place else ""

    return place_of


def _site(texts: Mapping[str, bytes]) -> BuiltSite | None:
    """Return the site of `texts`, or None where its content has errors."""
    try:
        return build(texts, read_templates(), today())
    except ContentError:
        return None
