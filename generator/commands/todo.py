"""The command `briefing todo`: what editors should look at, as text to click, as Markdown for an issue, as JSON."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.clock import today
from generator.commands.sound import sound_content
from generator.derive.todo import Group, Item, Kind, todo as find
from generator.links import findings_in
from generator.publish.github_markdown import code, safe
from generator.render.labels import counted
from generator.render.todo_words import HEADINGS, line
from generator.report import printable

_FIRST_FEW = 5  # enough to begin with; a group of a hundred would hide the others
_WAYS_OUT: dict[Kind, str] = {
    Kind.PLAN_PASSED: "Record what came of it, or the date it was moved to, from a source that says so.",
    Kind.REVIEW_DUE: "Compare its facts with the text, then write the day into `checked`.",
    Kind.ADDRESS: "Open it. Where the text has moved, change `url`; where it is gone, an archived copy may stand in.",
    Kind.OPEN_PASSAGE: "Write the facts that they hold, or set them aside with a reason.",
    Kind.UNREADABLE: "Read the passage again; another source may be clearer.",
    Kind.STATUS_UNCLEAR: "Look for a source that says so.",
    Kind.SECOND_LOOK: "Does somebody else also find nothing in them that can be checked?",
    Kind.NO_SUMMARY: "Name the fact that introduces it in `summary`.",
    Kind.ONE_ORIGIN: "Look for a second, independent source.",
    Kind.NOT_STATED: "Look for a source that says so.",
}


@click.command()
@click.option(
    "--due", "only_due", is_flag=True, help="Only what has come due: plans whose date has passed, and reviews."
)
@click.option("--all", "whole", is_flag=True, help="All of long groups, not their first few.")
@click.option(
    "--links",
    "report",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A saved report of `briefing links`: its addresses are listed too.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="text: with places to click; markdown: a list for an issue; json: everything, for other programs.",
)
def todo(*, only_due: bool, whole: bool, report: Path | None, form: str) -> None:
    """List what editors should look at, the most urgent first.

    Plans whose date has passed, reviews that are due, what is unclear or not stated, claims that rest on one origin. None
    of it is a fault, so the exit status stays 0.
    """
    content, _ = sound_content()
    addresses = findings_in(report.read_text(encoding="utf-8", errors="replace")) if report else {}
    groups = [group for group in find(content, today(), addresses) if group.kind.is_due or not only_due]
    most = None if whole else _FIRST_FEW
    match form:
        case "json":
            click.echo(_as_json(groups))
        case "markdown":
            click.echo(_as_markdown(groups, most), nl=False)
        case _:
            click.echo(_as_text(groups, most))


def _as_text(groups: Sequence[Group], most: int | None) -> str:
    blocks = []
    for group in groups:
        lines = [f"{HEADINGS[group.kind]} ({len(group.items)})", f"  {_WAYS_OUT[group.kind]}"]
        lines += [printable(f"  {item.place}: {item.record.id}: {line(item)}") for item in group.items[:most]]
        blocks.append("\n".join([*lines, *(f"  {more}" for more in _more(group, most))]))
    return "\n\n".join([*blocks, _verdict(groups)])


def _as_markdown(groups: Sequence[Group], most: int | None) -> str:
    """Return a list to tick off for each group; nothing where there is nothing to do."""
    blocks = []
    for group in groups:
        blocks.append(f"## {HEADINGS[group.kind]} ({len(group.items)})\n\n{_WAYS_OUT[group.kind]}")
        blocks += ["\n".join(map(_tick, group.items[:most])), *_more(group, most)]
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


def _tick(item: Item) -> str:
    place = f"{item.place.file}:{item.place.line}"
    return f"- [ ] {code(item.record.id)}: {safe(line(item))} ({code(place)})"


def _as_json(groups: Sequence[Group]) -> str:
    """Return a list of objects in the order of urgency, each with exactly these keys.

    - `column`, `file`, `line`: where it is written, as in `briefing check --format json`;
    - `due`: whether a day has come that asks for a look;
    - `id`, `record`: the id of the record and what it is, such as `fact` or `country`;
    - `kind`: why it deserves a look, such as `plan-passed`;
    - `text`: what is to be said of it.
    """
    objects = [
        {
            "column": item.place.column,
            "due": group.kind.is_due,
            "file": item.place.file,
            "id": item.record.id,
            "kind": group.kind.value,
            "line": item.place.line,
            "record": item.record.kind,
            "text": line(item),
        }
        for group in groups
        for item in group.items
    ]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def _more(group: Group, most: int | None) -> Iterator[str]:
    left = len(group.items[most:]) if most else 0
    if left:
        yield f"… and {left} more; `briefing todo --all` lists them."


def _verdict(groups: Sequence[Group]) -> str:
    due = sum(len(group.items) for group in groups if group.kind.is_due)
    rest = sum(len(group.items) for group in groups) - due
    if not groups:
        return "Nothing to do."
    return f"{counted(due, 'thing')} due" + (f", {rest:,} more that could be looked at." if rest else ".")
