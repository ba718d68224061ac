"""Hand-written Markdown pages: front matter and body."""

import re

from generator.load.nodes import MAX_BYTES, Mapping, Node, parse
from generator.load.records import read_record
from generator.model.brief import Brief, BriefHead
from generator.problem import Location, Problem

_FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_page(file: str, data: bytes) -> tuple[Brief | None, Node, list[Problem]]:
    """Return the page of a Markdown file, the node of its front matter and the problems found."""
    nothing = Mapping(Location(file))
    match = _FRONT_MATTER.match(data)
    if match is None or len(data) > MAX_BYTES:
        rule, message = ("missing-field", "the page has no front matter")
        if len(data) > MAX_BYTES:
            rule, message = ("file-too-large", f"the file is larger than {MAX_BYTES:,} bytes")
        hint = "start the file with ---, `title: …` and ---"
        return None, nothing, [Problem(Location(file), rule, message, hint=hint)]
    # The leading line break stands for the opening `---`, so that lines are counted as in the file.
    node, problems = parse(file, b"\n" + match.group(1))
    try:
        body = data[match.end() :].decode("utf-8")
    except UnicodeDecodeError:
        _, problems = parse(file, data)
        return None, nothing, problems
    if node is None and problems:
        return None, nothing, problems
    node = node or nothing
    head, faults = read_record(BriefHead, node)
    if head is None:
        return None, node, problems + faults
    line = data[: match.end()].count(b"\n") + 1
    identity = file.removeprefix("briefs/").removesuffix(".md")
    fields = {name: getattr(head, name) for name in BriefHead.model_fields}
    return Brief.model_construct(**fields, id=identity, body=body, body_line=line), node, problems
