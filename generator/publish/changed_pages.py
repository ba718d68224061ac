"""Which pages of a site read otherwise than before."""

import re

from generator.pipeline import BuiltSite
from generator.publish.assemble import to_html
from generator.publish.sheets import sheets
from generator.render.brief import BriefPage
from generator.render.page import Page

# At which line of its file a fact is edited is no change of a page.
_EDIT_LINE = re.compile(r"#L\d+(?=\")")


def changed_pages(before: BuiltSite, after: BuiltSite) -> list[Page | BriefPage]:
    """Return the pages of `after` that are new or whose text, links or title differ from those in `before`."""
    old = {sheet.path: _content(sheet.page) for sheet in sheets(before)}
    return [sheet.page for sheet in sheets(after) if old.get(sheet.path) != _content(sheet.page)]


def _content(page: Page | BriefPage) -> tuple[str, str]:
    html = page.markdown if isinstance(page, BriefPage) else to_html(page)
    return page.title, _EDIT_LINE.sub("", html)
