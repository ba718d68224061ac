"""Agreement pages: what it is, how far it has come, between whom, and where it was concluded."""

from dataclasses import dataclass

from generator.model.entity import Agreement
from generator.render.dates import date_label
from generator.render.desk import Desk
from generator.render.entity_view import EntityDesk, EntityView, FigureRow, Row
from generator.render.labels import words
from generator.render.page import Page


@dataclass(frozen=True)
class AgreementView:
    """What an agreement's page shows."""

    common: EntityView
    figures: tuple[FigureRow, ...]


def agreement_page(desk: Desk, agreement: Agreement, part: int) -> Page:
    """Return the numbered part of an agreement's page."""
    at = EntityDesk(desk, agreement, part)
    glance = [
        Row("Type", words(agreement.type).capitalize()),
        at.status_row(),
        Row("Date", date_label(agreement.when) if agreement.when else ""),
        Row("Parties named", links=tuple(desk.links(agreement.parties, at.root))),
        Row("Concluded at", links=tuple(desk.links([agreement.event] if agreement.event else [], at.root))),
    ]
    return at.page("agreement.html.j2", AgreementView(common=at.view(glance), figures=at.figures()))
