"""Theme pages: all facts of a theme by year, with its figures; and the index of themes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive.mix import SourceMix
from generator.model.brief import Brief
from generator.model.fact import Fact
from generator.model.site import Theme
from generator.render.addresses import part_path, parts, theme_address
from generator.render.desk import Desk
from generator.render.entity_view import FactGroup
from generator.render.fact_view import Link
from generator.render.labels import counted
from generator.render.mix_view import MixView, mix_view
from generator.render.page import Page, root_of
from generator.render.part_links import part_links

UNDATED = "Undated"


@dataclass(frozen=True)
class ThemeView:
    """What a theme's page shows."""

    name: str
    description: str
    mix: MixView
    briefs: tuple[Link, ...]
    groups: tuple[FactGroup, ...]
    part: int
    part_links: tuple[Link, ...]


@dataclass(frozen=True)
class ThemesView:
    """What the index of themes shows: each theme's link, description and number of facts."""

    themes: tuple[tuple[Link, str, str], ...]


def theme_pages(desk: Desk, theme: Theme) -> Iterator[Page]:
    """Yield the page of a theme, in as many parts as its facts need."""
    facts = sorted(desk.dossier.facts_of_theme.get(theme.id, ()), key=_newest_first)
    divided = parts(facts)
    mix = desk.dossier.mix_of(facts)
    for number in range(1, len(divided) + 1):
        yield _theme_page(desk, theme, divided, number, mix)


def themes_page(desk: Desk) -> Page:
    """Return the index of themes."""
    root = root_of("themes")
    themes = desk.dossier.content.themes.values()
    view = ThemesView(
        tuple(
            (
                Link(theme.name, root + theme_address(theme.id)),
                theme.description,
                counted(len(desk.dossier.facts_of_theme.get(theme.id, ())), "fact"),
            )
            for theme in themes
        )
    )
    description = "The subjects that facts are grouped by."
    return desk.page("themes.html.j2", "themes", view, title="Themes", description=description, kind="index")


def by_year(facts: Sequence[Fact]) -> tuple[FactGroup, ...]:
    """Return facts under the year in which they start, in the order given."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[str(fact.when.start.year) if fact.when else UNDATED].append(fact)
    return tuple(FactGroup(year, f"year-{year.lower()}", tuple(found)) for year, found in groups.items())


def briefs_on(desk: Desk, theme: str, root: str) -> tuple[Link, ...]:
    """Return links to the briefs on a theme."""
    briefs = sorted(desk.dossier.content.briefs.items())
    return tuple(Link(brief.title, f"{root}{brief.id}/") for _, brief in briefs if _is_on(brief, theme))


def _is_on(brief: Brief, theme: str) -> bool:
    return theme in brief.themes


def _newest_first(fact: Fact) -> tuple[bool, int, str, str]:
    if fact.when is None:
        return (True, 0, "", fact.id)
    return (False, -fact.when.start.year, fact.when.first_day.isoformat(), fact.id)


def _theme_page(desk: Desk, theme: Theme, divided: list[tuple[Fact, ...]], number: int, mix: SourceMix) -> Page:
    path = part_path(theme_address(theme.id), number).rstrip("/")
    root = root_of(path)
    shown = divided[number - 1]
    view = ThemeView(
        name=theme.name,
        description=theme.description,
        mix=mix_view(desk, mix, root),
        briefs=briefs_on(desk, theme.id, root),
        groups=by_year(shown),
        part=number,
        part_links=part_links(root + theme_address(theme.id), len(divided), number),
    )
    title = theme.name if number == 1 else f"{theme.name}, part {number}"
    return desk.page(
        "theme.html.j2",
        path,
        view,
        title=title,
        description=theme.description,
        kind="theme",
        facts=shown,
        part_of=theme.name if number > 1 else "",
    )
