"""Hand-written Markdown pages: front matter and body."""

import re
from dataclasses import dataclass

from generator.load.characters import character_problems, normalised
from generator.load.nodes import MAX_BYTES, read
from generator.load.places import Written, nothing_written
from generator.load.records import read_record
from generator.load.slips import merge_conflicts
from generator.load.unread import UnreadFile
from generator.model.brief import Brief, BriefHead
from generator.model.fields import is_slug
from generator.problem import Location, Problem

_FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts of a hand-written page."""

    front_matter: bytes
    """Its YAML; the line break at its start stands for the opening `---`, so that lines are counted as in the file."""
    body_start: int
    """Where the Markdown starts, in bytes."""


def split_page(data: bytes) -> PageParts | None:
    """Return the parts of a page, or None where it has no front matter."""
    match = _FRONT_MATTER.match(data)
    return PageParts(b"\n" + match.group(1), match.end()) if match else None


def identity_of(file: str) -> str:
    """Return the id of the page in a file, which is its address below the site's root."""
    return file.removeprefix("briefs/").removesuffix(".md")


def read_page(file: str, data: bytes) -> tuple[Brief | None, Written, list[Problem]]:
    """Return the page of a Markdown file, its front matter as it is written and the problems found."""
    nothing = nothing_written(file)
    if refused := _refused(file, data):
        return None, nothing, refused
    parts = split_page(data) if len(data) <= MAX_BYTES else None
    if parts is None:
        rule, message = ("missing-field", "the page has no front matter")
        hint = "start the file with ---, `title: …` and ---"
        if len(data) > MAX_BYTES:
            rule, message = ("file-too-large", f"the file is larger than {MAX_BYTES:,} bytes")
            hint = "split it into several pages, and keep pictures out of it"
        return None, nothing, [Problem(Location(file), rule, message, hint=hint)]
    written, problems = read(file, parts.front_matter)
    try:
        body = data[parts.body_start :].decode("utf-8")
    except UnicodeDecodeError:
        _, problems = read(file, data)
        return None, nothing, problems
    if written is None and problems:
        return None, nothing, problems
    written = written or nothing
    head, faults = read_record(BriefHead, written)
    if head is None:
        return None, written, problems + faults
    line = data[: parts.body_start].count(b"\n") + 1
    identity = identity_of(file)
    fields = {name: getattr(head, name) for name in BriefHead.model_fields}
    for number, text in enumerate(body.split("\n"), start=line):
        problems += character_problems(text.removesuffix("\r"), Location(file, number))
    return Brief.model_construct(**fields, id=identity, body=normalised(body), body_line=line), written, problems


def _refused(file: str, data: bytes) -> list[Problem]:
    if isinstance(data, UnreadFile):
        return read(file, data)[1]
    if not all(is_slug(part) for part in identity_of(file).split("/")):
        hint = "use lower-case letters a-z, digits and single hyphens in the names of folders and of the file"
        return [Problem(Location(file), "bad-slug", "the name of a page becomes its address", hint=hint)]
    return merge_conflicts(file, data.decode("utf-8", errors="replace"))
