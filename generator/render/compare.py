"""The page on which two countries are read side by side; a script brings their pages together."""

from dataclasses import dataclass

from generator.model.entity import Country
from generator.render.desk import Desk
from generator.render.page import Page, root_of

ADDRESS = "compare"


@dataclass(frozen=True, slots=True)
class Choice:
    """A country that can be chosen: its id, name and page."""

    id: str
    name: str
    href: str


@dataclass(frozen=True)
class CompareView:
    """What the page offers before anything is chosen."""

    focus: str
    countries: tuple[Choice, ...]


def compare_page(desk: Desk) -> Page:
    """Return the page for comparing two countries."""
    root = root_of(ADDRESS)
    content = desk.dossier.content
    countries = sorted(
        (entity for entity in content.entities.values() if isinstance(entity, Country)),
        key=lambda country: country.name.casefold(),
    )
    view = CompareView(
        focus=content.focus.name,
        countries=tuple(
            Choice(country.id, country.name, root + desk.addresses.entity(country)) for country in countries
        ),
    )
    description = "Two countries side by side: what is recorded of each, section by section."
    return desk.page(
        "compare.html.j2", ADDRESS, view, title="Compare two countries", description=description, kind="compare"
    )


def compare_address(country: Country) -> str:
    """Return the address of the page with one country chosen."""
    return f"{ADDRESS}/?a={country.id}"
