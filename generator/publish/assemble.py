"""A page's sections put together: as HTML for an engine that takes it finished, or as Markdown for any other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.render.environment import as_html
from generator.render.heading import TITLE_ANCHOR, markdown_heading
from generator.render.page import Page
from generator.render.trail import trail_html

_BLOCK = '<div class="block">\n{}\n</div>'


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of the table of contents: a section's heading and anchor."""

    heading: str
    anchor: str


def to_html(page: Page) -> str:
    """Return the page as HTML, from its title on."""
    blocks = [*_above(page), f'<h1 id="{TITLE_ANCHOR}">{as_html(page.title)}</h1>']
    for section in page.sections:
        if section.heading:
            blocks.append(f'<h2 id="{as_html(section.anchor)}">{as_html(section.heading)}</h2>')
        blocks.append(_BLOCK.format(section.html))
    return "\n".join(blocks)


def contents_of(page: Page) -> tuple[Contents, ...]:
    """Return the page's table of contents."""
    return tuple(Contents(section.heading, section.anchor) for section in page.sections if section.heading)


def to_markdown(page: Page, fields: Mapping[str, Any] | None = None) -> str:
    """Return the page as Markdown: front matter, headings with their anchors, and raw HTML without blank lines."""
    blocks = [
        front_matter(fields or metadata(page.title, page.description, page.path)),
        *_above(page),
        markdown_heading(1, page.title, TITLE_ANCHOR),
    ]
    for section in page.sections:
        if section.heading:
            blocks.append(markdown_heading(2, section.heading, section.anchor))
        blocks.append(_BLOCK.format(section.html))
    return "\n\n".join(blocks) + "\n"


def front_matter(fields: Mapping[str, Any]) -> str:
    """Return front matter as engines read it."""
    text = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{text}---"


def metadata(title: str, description: str, path: str) -> dict[str, Any]:
    """Return what a page tells its engine; `section` names the entry of the navigation that it belongs to.

    The templates of MkDocs and Zensical put these values into the page as they are, so they are escaped here.
    """
    return {
        "title": str(as_html(title)),
        "description": str(as_html(description)),
        "section": f"{path.partition('/')[0]}/",
    }


def _above(page: Page) -> list[str]:
    return [str(trail_html(page.trail))] if page.trail else []
