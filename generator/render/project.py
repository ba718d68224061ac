"""Project pages: what it is, how far it has come, who takes part, and its figures."""

from dataclasses import dataclass

from generator.derive.connections import Tie
from generator.model.entity import Event, Project
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.entity_view import Dated, EntityDesk, EntityView, FigureRow, Row
from generator.render.fact_view import Link
from generator.render.labels import words
from generator.render.page import Page


@dataclass(frozen=True)
class ProjectView:
    """What a project's page shows."""

    common: EntityView
    figures: tuple[FigureRow, ...]
    milestones: tuple[Dated, ...]
    parts: tuple[Link, ...]


def project_page(desk: Desk, project: Project, part: int) -> Page:
    """Return the numbered part of a project's page."""
    at = EntityDesk(desk, project, part)
    glance = [
        Row("Type", words(project.type).capitalize()),
        at.status_row(),
        Row("Period", date_label(project.when) if project.when else ""),
        Row("Taking part", links=tuple(desk.links(project.participants, at.root))),
        Row("Part of", links=tuple(desk.links([project.part_of] if project.part_of else [], at.root))),
    ]
    view = ProjectView(
        common=at.view(glance),
        figures=at.figures(),
        milestones=at.entries(lambda other: isinstance(other, Event)),
        parts=tuple(desk.link(found.entity, at.root) for found in at.connected if Tie.PART in found.ties),
    )
    return at.page("project.html.j2", view)
