"""Briefs: hand-written analyses that cite facts by id."""

from typing import ClassVar

from generator.model.fields import Authored, Slug


class BriefHead(Authored):
    """The front matter of a hand-written page."""

    kind: ClassVar[str] = "page"

    title: str
    """Title of the page."""
    themes: tuple[Slug, ...] = ()
    """Ids of the themes a brief belongs to; none for other pages."""
    summary: tuple[str, ...] = ()
    """The summary, a line each; may hold fact links."""


class Brief(BriefHead):
    """A hand-written page with its Markdown."""

    id: str
    """Path below the folder of hand-written pages, without ending: `briefs/peace-with-armenia`."""
    body: str
    """Markdown below the front matter, as written."""
    body_line: int
    """Line of the file on which the body starts, from 1."""
