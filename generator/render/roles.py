"""Who holds which role in what: countries against organisations, each mark leading to the fact that establishes it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.derive.roles import RoleMark, role_marks
from generator.model.fact import Standing
from generator.render.addresses import part_path
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import ROLES, counted
from generator.render.page import Page, root_of
from generator.render.part_links import part_links

ADDRESS = "roles/"
# A role takes 250 bytes and an empty cell 9; so many stay below 60 kB, even if each role is another country's.
ROLES_PER_PAGE = 90
ORGANISATIONS_PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class MarkView:
    """A role in a cell: its name leads to the fact; then when, and on what footing where not simply reported."""

    link: Link
    note: str
    standing: str
    is_contested: bool


@dataclass(frozen=True)
class RolesView:
    """What a part of the page shows: a column for each country, a row for each organisation."""

    introduction: str
    countries: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[tuple[MarkView, ...], ...]], ...]
    part: int
    part_links: tuple[Link, ...]


def roles_pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of roles, in as many parts as it needs."""
    marks = role_marks(desk.dossier)
    everyone = counted(len({mark.country for mark in marks}), "country", "countries")
    everything = counted(len({mark.organisation for mark in marks}), "organisation")
    introduction = f"{counted(len(marks), 'role')} of {everyone} in or towards {everything}, each with the fact that establishes it."
    parts = list(_parts(marks)) or [[]]
    for number, part in enumerate(parts, start=1):
        yield _page(desk, part, introduction, number, len(parts))


def _parts(marks: tuple[RoleMark, ...]) -> Iterator[list[RoleMark]]:
    """Yield the marks in parts that fit a page, those of an organisation together."""
    part: list[RoleMark] = []
    rows = 0
    for _, group in groupby(marks, key=lambda mark: mark.organisation):
        own = list(group)
        if part and (rows == ORGANISATIONS_PER_PAGE or len(part) + len(own) > ROLES_PER_PAGE):
            yield part
            part, rows = [], 0
        part += own
        rows += 1
    if part:
        yield part


def _page(desk: Desk, marks: list[RoleMark], introduction: str, number: int, pages: int) -> Page:
    path = part_path(ADDRESS, number).rstrip("/")
    root = root_of(path)
    cells: dict[tuple[str, str], list[MarkView]] = defaultdict(list)
    for mark in marks:
        cells[mark.organisation, mark.country].append(_mark(desk, mark, root))
    countries = _columns(desk, cells)
    view = RolesView(
        introduction=introduction,
        countries=tuple(desk.links(countries, root)),
        rows=tuple(
            (desk.link(row, root), tuple(tuple(cells.get((row, column), ())) for column in countries))
            for row in dict.fromkeys(mark.organisation for mark in marks)
        ),
        part=number,
        part_links=part_links(root + ADDRESS, pages, number),
    )
    title = "Roles in organisations" if number == 1 else f"Roles in organisations, part {number}"
    description = "Which country holds which role in which organisation, as far as the sources say."
    return desk.page("roles.html.j2", path, view, title=title, description=description, kind="roles")


def _columns(desk: Desk, cells: dict[tuple[str, str], list[MarkView]]) -> list[str]:
    """Return the countries with a role: the focus first, then those with most roles."""
    held = Counter(country for (_, country), marks in cells.items() for _ in marks)
    focus = desk.dossier.content.site.focus
    return sorted(held, key=lambda country: (country != focus, -held[country], country))


def _mark(desk: Desk, mark: RoleMark, root: str) -> MarkView:
    fact = desk.dossier.content.facts[mark.fact]
    view = desk.fact_view(fact, root)
    date = view.date if mark.when is None or mark.when == fact.when else date_label(mark.when)
    contested = desk.dossier.is_contested(fact)
    is_said = fact.standing is Standing.REPORTED or date.startswith("planned")
    footing = "" if is_said else view.standing.lower()
    return MarkView(
        link=Link(ROLES[mark.role].capitalize(), view.permalink),
        note=", ".join(part for part in (date, footing, "contested" if contested else "") if part),
        standing=fact.standing,
        is_contested=contested,
    )
