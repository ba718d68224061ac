"""Person pages: the position, the part taken in events, what is said of the person and by the person."""

from dataclasses import dataclass

from generator.model.entity import Event, Person
from generator.model.fact import Fact
from generator.render.desk import Desk
from generator.render.entity_view import Dated, EntityDesk, EntityView, FactGroup, Row
from generator.render.page import Page


@dataclass(frozen=True)
class PersonView:
    """What a person's page shows."""

    common: EntityView
    events: tuple[Dated, ...]
    about: tuple[Fact, ...]
    said: tuple[FactGroup, ...]


def person_page(desk: Desk, person: Person, part: int) -> Page:
    """Return the numbered part of a person's page."""
    at = EntityDesk(desk, person, part)
    glance = [
        Row("Position", person.position),
        Row("Of", links=tuple(desk.links([person.of] if person.of else [], at.root))),
    ]
    about = tuple(fact for fact in at.facts if person.id in fact.about)
    view = PersonView(
        common=at.view(glance, groups=[]),
        events=at.entries(lambda other: isinstance(other, Event)),
        about=about,
        said=tuple(at.by_theme([fact for fact in at.facts if fact not in about])),
    )
    return at.page("person.html.j2", view)
