"""The page where sources differ: each disagreement with both sides in full and why they differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.differences import Disagreement, disagreements
from generator.model.fact import Fact
from generator.render.addresses import part_path
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.labels import counted, listed
from generator.render.page import Page, root_of
from generator.render.part_links import part_links

ADDRESS = "differences/"
# Each disagreement holds two facts or more, in full: so many stay below 60 kB, unless one alone has more.
MOST_FACTS = 18


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """Facts that say otherwise of one thing, and the notes that explain it."""

    heading: str
    anchor: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class DifferencesView:
    """What a part of the page shows."""

    introduction: str
    disagreements: tuple[DisagreementView, ...]
    part: int
    part_links: tuple[Link, ...]


def differences_pages(desk: Desk) -> Iterator[Page]:
    """Yield the page of disagreements, in as many parts as they need."""
    found = sorted(disagreements(desk.dossier.contrasts), key=lambda group: _order(desk, group))
    groups: list[list[Disagreement]] = [[]]
    for group in found:
        if groups[-1] and sum(len(other.facts) for other in groups[-1]) + len(group.facts) > MOST_FACTS:
            groups.append([])
        groups[-1].append(group)
    for number, part in enumerate(groups, start=1):
        yield _page(desk, part, number, len(groups), len(found))


def _order(desk: Desk, group: Disagreement) -> tuple[int, str]:
    themes = list(desk.dossier.content.themes)
    first = desk.dossier.content.facts[group.facts[0]]
    return (themes.index(first.themes[0]), group.facts[0])


def _page(desk: Desk, groups: list[Disagreement], number: int, pages: int, total: int) -> Page:
    path = part_path(ADDRESS, number).rstrip("/")
    content = desk.dossier.content
    views = []
    for group in groups:
        facts = tuple(content.facts[identity] for identity in group.facts)
        views.append(DisagreementView(_heading(desk, facts), f"difference-{group.facts[0]}", group.notes, facts))
    view = DifferencesView(
        introduction=f"{counted(total, 'disagreement')} between sources, or within one.",
        disagreements=tuple(views),
        part=number,
        part_links=part_links(root_of(path) + ADDRESS, pages, number),
    )
    title = "Where sources differ" if number == 1 else f"Where sources differ, part {number}"
    description = (
        "Every place where the sources contradict each other or themselves, both sides shown, with the reason."
    )
    shown = [fact for group in views for fact in group.facts]
    return desk.page(
        "differences.html.j2",
        path,
        view,
        title=title,
        description=description,
        kind="differences",
        facts=shown,
        are_in_full=True,
    )


def _heading(desk: Desk, facts: tuple[Fact, ...]) -> str:
    """Name what the sides speak of: the most specific entity of each."""
    homes = dict.fromkeys(desk.dossier.home_of(fact) for fact in facts)
    return listed([desk.dossier.content.entities[identity].name for identity in homes])
