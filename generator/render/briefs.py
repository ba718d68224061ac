"""The index of briefs."""

from dataclasses import dataclass

from generator.render.brief import FOLDER, plain
from generator.render.desk import Desk
from generator.render.fact_view import Link
from generator.render.page import Page, root_of


@dataclass(frozen=True)
class BriefsView:
    """What the index of briefs shows: each brief's link and the first line of its summary."""

    briefs: tuple[tuple[Link, str], ...]


def briefs_page(desk: Desk) -> Page:
    """Return the index of briefs."""
    view = BriefsView(brief_lines(desk, root_of(FOLDER)))
    description = "Short analyses in which every number is bound to a fact."
    return desk.page("briefs.html.j2", FOLDER, view, title="Briefs", description=description, kind="index")


def brief_lines(desk: Desk, root: str) -> tuple[tuple[Link, str], ...]:
    """Return each brief's link and the first line of its summary."""
    return tuple(
        (Link(brief.title, f"{root}{brief.id}/"), plain(brief.summary[0]) if brief.summary else "")
        for _, brief in sorted(desk.dossier.content.briefs.items())
        if brief.id.startswith(f"{FOLDER}/")
    )
