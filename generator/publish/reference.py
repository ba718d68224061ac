"""The reference of the content's format as Markdown, written from the model: it cannot disagree with it."""

from collections.abc import Iterator
from textwrap import fill

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.registry import explanations
from generator.render.data_model import INTRODUCTION, Described, described_parts, described_records

_WIDTH = 120
_HEAD = """# The format of the content

Written by `briefing reference` from the model; a test holds it current.
"""
_RULES = """## Rules

`briefing check` holds the content to these, `briefing verify` and `briefing coverage` to those that need the archive;
`briefing explain RULE` prints one.
"""


def reference() -> str:
    """Return the whole reference."""
    blocks = [_HEAD, f"{fill(INTRODUCTION, _WIDTH)}\n", "## Records\n"]
    blocks += [block for record in described_records() for block in _record(record)]
    blocks.append("## Parts of records\n")
    blocks += [block for record in described_parts() for block in _record(record)]
    rules = sorted((explanations() | ARCHIVE_RULES).items())
    blocks.append(_RULES)
    blocks += [f"### `{rule}`\n\n{text}\n" for rule, text in rules]
    return "\n".join(blocks)


def _record(record: Described) -> Iterator[str]:
    yield f"### {record.title}\n\n{record.description}\n"
    rows = [f"| `{key.name}` | {key.value} | {key.meaning} |" for key in record.keys]
    yield "\n".join(["| key | value | meaning |", "|---|---|---|", *rows]) + "\n"
