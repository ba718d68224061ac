"""What an engine is told of a page: its name, what it is about, and what can be taken away from it.

The templates of MkDocs and Zensical put these values into the page as they are, so they are escaped here.
"""

from typing import Any

from generator.pipeline import BuiltSite
from generator.publish.assemble import metadata
from generator.publish.foot import Link, foot
from generator.publish.linked_data import inline
from generator.publish.published import absolute
from generator.publish.sheets import Sheet
from generator.render.brief import BriefPage
from generator.render.dates import day_label
from generator.render.environment import as_html
from generator.render.page import Page

# The picture that other sites show beside a link to a page; scripts/draw-card draws it.
CARD = "assets/images/card.png"


def page_metadata(site: BuiltSite, page: Page | BriefPage, *, has_markdown: bool = True) -> dict[str, Any]:
    """Return the metadata of `page` with what can be taken away from it.

    `has_markdown` tells whether the page's rendition in Markdown stands beside it.
    """
    sheet = Sheet(site, page)
    groups = foot(sheet, has_markdown=has_markdown)
    changed = sheet.changed
    return metadata(page.title, page.description, page.path) | {
        "take_away": [{"label": label, "links": [_values(link) for link in links]} for label, links in groups],
        "alternates": [_values(link) for _, links in groups for link in links if link.is_same_content],
        "linked_data": inline(sheet),
        "card": absolute(site, CARD),
        "as_of": day_label(site.dossier.today),
        "modified": changed.isoformat() if changed else "",
    }


def _values(link: Link) -> dict[str, str]:
    return {name: str(as_html(getattr(link, name))) for name in ("text", "href", "type")}
