"""Changes of meaning for a terminal, for a comment on a pull request, and for other programs."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from generator.derive.changes import Change, ChangeKind
from generator.publish.github_markdown import code, safe
from generator.publish.published import published_change
from generator.render.brief import BriefPage
from generator.render.change_words import CHANGE_HEADINGS, SPACES, before_and_after, field_label
from generator.render.labels import counted
from generator.render.page import Page

NOTHING = "Nothing changed in meaning."
# GitHub refuses comments of more than 65,536 characters, and Linux a variable of more than 131,072 bytes, by which a
# workflow hands the comment on.
MOST_BYTES = 60_000
_PAGE = Markup("""<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>What changes</title>
<h1>What changes</h1>
<p>{summary}</p>
<h2>Pages that read otherwise ({count})</h2>
<ul>
{body}
</ul>
</html>
""")


def as_text(changes: Sequence[Change], place_of: Callable[[Change], str]) -> str:
    """Return the changes by kind, what a reader must know first; `place_of` gives where a record is written, or ""."""
    blocks = []
    for kind, group in _by_kind(changes):
        lines = [f"{CHANGE_HEADINGS[kind]} ({len(group)})"]
        for change in group:
            place = place_of(change)
            lines.append(f"  {SPACES.get(change.space, change.space)} {change.id}{f'  {place}' if place else ''}")
            lines += [f"    {line}" for line in _lines(change)]
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, _summary(changes)]) + "\n"


def as_markdown(changes: Sequence[Change], pages: Sequence[Page | BriefPage] | None = None) -> str:
    """Return the changes as a comment, and the `pages` that read otherwise where they are known.

    What an author wrote is escaped: it makes no link, no picture and no mention of anybody. Too long a comment is cut,
    and says so.
    """
    lines = [f"**{_summary(changes)}**"]
    for kind, group in _by_kind(changes):
        lines.append(f"\n### {CHANGE_HEADINGS[kind]} ({len(group)})\n")
        for change in group:
            lines.append(f"- {SPACES.get(change.space, change.space)} {code(change.id)}")
            lines += [f"    - {safe(line)}" for line in _lines(change)]
    if pages is not None:
        lines.append(f"\n### Pages that read otherwise ({len(pages)})\n")
        lines += [f"- {code(page.path or 'home')}: {safe(page.title)}" for page in pages]
    return _cut(lines)


def as_html(changes: Sequence[Change], pages: Sequence[Page | BriefPage]) -> str:
    """Return a page for the root of the built site: a link to each page that reads otherwise, then the changes."""
    blocks = [Markup("<li><a href='{}'>{}</a></li>").format(f"{p.path}/index.html".lstrip("/"), p.title) for p in pages]
    for kind, group in _by_kind(changes):
        blocks.append(Markup("</ul><h2>{} ({})</h2><ul>").format(CHANGE_HEADINGS[kind], len(group)))
        for change in group:
            lines = Markup("<br>").join(_lines(change))
            blocks.append(Markup("<li><code>{}</code><br>{}</li>").format(change.id, lines))
    return _PAGE.format(summary=_summary(changes), count=len(pages), body=Markup("\n").join(blocks))


def as_json(changes: Sequence[Change]) -> str:
    """Return the changes as a JSON list of objects with the keys of `PublishedChange` in the data contract."""
    return json.dumps([published_change(one).model_dump() for one in changes], ensure_ascii=False, indent=2) + "\n"


def _by_kind(changes: Sequence[Change]) -> Iterator[tuple[ChangeKind, list[Change]]]:
    order = list(ChangeKind)
    for kind, group in groupby(sorted(changes, key=lambda change: order.index(change.kind)), lambda one: one.kind):
        yield kind, list(group)


def _lines(change: Change) -> Iterator[str]:
    """Yield what there is to say of a change, without its kind and id."""
    shown = {field.field for field in change.fields}
    if change.kind is ChangeKind.RENAMED:
        yield f"was {change.other}"
    elif not shown & {"statement", "title", "name"}:
        yield " ".join(change.words.split())
    for field in change.fields:
        before, after = (" ".join(text.split()) for text in before_and_after(field))
        yield f"{field_label(field)}: {before} → {after}"
    if change.kind in {ChangeKind.CONTESTED, ChangeKind.RESOLVED}:
        yield f"{'differs from' if change.note else 'differed from'} {change.other}"
    elif change.kind is ChangeKind.RETIRED and change.other:
        yield f"instead: {change.other}"
    if change.note:
        yield f"why: {' '.join(change.note.split())}"
    if change.kind is ChangeKind.REMOVED and change.space == "fact":
        yield "its address leads nowhere now: `retired:` would keep it, with the reason"


def _summary(changes: Sequence[Change]) -> str:
    told = [change for change in changes if change.is_significant]
    small = [change for change in changes if not change.is_significant]
    counts = ", ".join(f"{len(group)} {CHANGE_HEADINGS[kind].lower()}" for kind, group in _by_kind(told))
    first = f"{counted(len(told), 'change')} of meaning: {counts}." if told else NOTHING
    counts = ", ".join(_counted(kind, len(group)) for kind, group in _by_kind(small))
    return f"{first} Besides: {counts}." if small else first


def _counted(kind: ChangeKind, count: int) -> str:
    heading = CHANGE_HEADINGS[kind].lower()
    return counted(count, heading.removesuffix("s")) if heading.endswith("s") else f"{count} {heading}"


def _cut(lines: list[str]) -> str:
    kept, length = [], 0
    for line in lines:
        length += len(line.encode()) + 1
        if length > MOST_BYTES:
            kept.append("\nThe rest is left out; `briefing diff` shows all of it.")
            break
        kept.append(line)
    return "\n".join(kept) + "\n"
