"""The roles that countries hold in or towards organisations, as facts establish them."""

from dataclasses import dataclass

from generator.derive.dossier import Dossier
from generator.model.entity import Country, Organisation
from generator.model.fact import Role
from generator.model.when import When


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A role, the ids of the country that holds it, of the organisation, and of the fact that says so."""

    organisation: str
    country: str
    role: Role
    when: When | None
    """When it is held: the role's own date, else the fact's."""
    fact: str


def role_marks(dossier: Dossier) -> tuple[RoleMark, ...]:
    """Return every such role, by the names of organisation and country, then in order of time."""
    entities, facts = dossier.content.entities, dossier.content.facts
    marks = [
        RoleMark(found.entity, country.id, tie.role, tie.when or facts[tie.fact].when, tie.fact)
        for country in entities.values()
        if isinstance(country, Country)
        for found in dossier.connections.get(country.id, ())
        if isinstance(entities[found.entity], Organisation)
        for tie in found.roles
        if not tie.is_holder
    ]

    def order(mark: RoleMark) -> tuple[str, str, bool, str, str, str]:
        first = mark.when.first_day.isoformat() if mark.when else ""
        names = (entities[mark.organisation].name, entities[mark.country].name)
        return (*names, mark.when is None, first, mark.role, mark.fact)

    return tuple(sorted(marks, key=order))
