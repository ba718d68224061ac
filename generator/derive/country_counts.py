"""What the content holds on each country, counted."""

from dataclasses import dataclass

from generator.derive.dossier import Dossier
from generator.model.entity import Agreement, Country, Entity, Event, Project


@dataclass(frozen=True, slots=True)
class CountryCounts:
    """How many facts, events and so on concern a country, given by its id."""

    country: str
    facts: int
    """Facts about it."""
    events: int
    """Events that a record or a fact ties to it: held there or with its part."""
    agreements: int
    """Agreements to which it is tied as a party."""
    projects: int
    """Projects in which it is named."""
    contested: int
    """Facts about it that another fact contradicts."""


def count_countries(dossier: Dossier) -> tuple[CountryCounts, ...]:
    """Return the counts of every country, by name."""
    countries = [entity for entity in dossier.content.entities.values() if isinstance(entity, Country)]
    return tuple(_counts(dossier, country) for country in sorted(countries, key=lambda country: country.name))


def _counts(dossier: Dossier, country: Country) -> CountryCounts:
    facts = dossier.facts_about.get(country.id, ())
    tied = [
        dossier.content.entities[found.entity]
        for found in dossier.connections.get(country.id, ())
        if found.ties or found.roles
    ]

    def tied_of(kind: type[Entity]) -> int:
        return sum(isinstance(entity, kind) for entity in tied)

    return CountryCounts(
        country=country.id,
        facts=len(facts),
        events=tied_of(Event),
        agreements=tied_of(Agreement),
        projects=tied_of(Project),
        contested=sum(dossier.is_contested(fact) for fact in facts),
    )
