"""The search page: the form and the ways on; a script fills in the results."""

from dataclasses import dataclass

from generator.model.entity import ENTITY_TYPES
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import KINDS
from generator.render.page import Page, root_of

ADDRESS = "search"
CONTESTED = "Contested"
"""Stands among the standings to filter by, though it is a state: readers look for it there."""
FILTERS: tuple[tuple[str, str], ...] = (
    ("kind", "Kind"),
    ("country", "Country"),
    ("organisation", "Organisation"),
    ("theme", "Theme"),
    ("year", "Year"),
    ("standing", "Standing"),
    ("source", "Source"),
)
"""The filters in the order offered: the name in the index and the label."""


@dataclass(frozen=True)
class SearchView:
    """What the search page shows before any word is typed."""

    filters: tuple[tuple[str, str], ...]
    ways_on: tuple[Link, ...]


def search_page(desk: Desk) -> Page:
    """Return the search page."""
    root = root_of(ADDRESS)
    indexes = [Link(KINDS[kind.kind][1], f"{root}{kind.folder}/") for kind in ENTITY_TYPES]
    others = [
        Link("Themes", f"{root}themes/"),
        Link("A–Z", f"{root}a-z/"),
        Link("Timeline", f"{root}timeline/"),
        Link("Sources", f"{root}sources/"),
    ]
    view = SearchView(FILTERS, (*indexes, *others))
    description = "Search every fact and every page, by words, country, organisation, theme, year, standing and source."
    return desk.page("search.html.j2", ADDRESS, view, title="Search", description=description, kind="search")
