"""The numbers behind the pictures, as tables for download."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from generator.derive.country_counts import count_countries
from generator.derive.figures import values_by_measure
from generator.derive.roles import role_marks
from generator.derive.timeline import themes_of, timeline
from generator.pipeline import BuiltSite
from generator.publish.spreadsheet import START, Cell, csv_resource, csv_row


@dataclass(frozen=True)
class Table:
    """A CSV file: its name without the ending, its columns with their types, its rows in order."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.csv"

    @property
    def csv(self) -> bytes:
        """The file's bytes; what is unknown is empty."""
        rows = (csv_row(name for name, _ in self.columns), *map(csv_row, self.rows))
        return (START + "".join(rows)).encode()

    @property
    def resource(self) -> dict[str, Any]:
        """The file's entry in the data package."""
        return csv_resource(f"{self.name}-csv", self.file, self.columns)


def tables(site: BuiltSite) -> Iterator[Table]:
    """Yield the table of every picture."""
    yield _map(site)
    yield _roles(site)
    yield _figures(site)
    yield _timeline(site)


def _map(site: BuiltSite) -> Table:
    counts = [asdict(found) for found in count_countries(site.dossier)]
    names = site.dossier.content.entities
    numbers = ("facts", "events", "agreements", "projects", "contested")
    return Table(
        "map",
        (("country", "string"), ("name", "string"), *((name, "integer") for name in numbers)),
        tuple((row["country"], names[row["country"]].name, *(row[name] for name in numbers)) for row in counts),
    )


def _strings(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "string") for name in names)


def _roles(site: BuiltSite) -> Table:
    facts = site.dossier.content.facts
    return Table(
        "roles",
        (*_strings("organisation", "country", "role", "when", "standing"), ("contested", "boolean"), ("fact", "string")),
        tuple(
            (
                mark.organisation, mark.country, mark.role.value, mark.when.text if mark.when else None,
                facts[mark.fact].standing.value, site.dossier.is_contested(facts[mark.fact]), mark.fact,
            )
            for mark in role_marks(site.dossier)
        ),
    )  # fmt: skip


def _figures(site: BuiltSite) -> Table:
    measures = site.dossier.content.measures
    columns = _strings(
        "measure", "name", "theme", "unit", "value", "bound", "unknown", "when", "standing", "said_by", "fact"
    )
    return Table(
        "figures",
        (*columns, ("contested", "boolean")),
        tuple(
            (
                measure, measures[measure].name, measures[measure].theme, measures[measure].unit,
                None if value.figure.value is None else format(value.figure.value, "f"),
                value.figure.bound.value, value.figure.unknown, value.fact.when.text if value.fact.when else None,
                value.fact.standing.value, value.fact.said_by, value.fact.id, site.dossier.is_contested(value.fact),
            )
            for measure, values in values_by_measure(site.dossier).items()
            for value in values
        ),
    )  # fmt: skip


def _timeline(site: BuiltSite) -> Table:
    return Table(
        "timeline",
        _strings("when", "id", "name", "kind", "type", "status", "themes"),
        tuple(
            (
                entry.when.text, entry.entity.id, entry.entity.name, entry.entity.kind, entry.entity.type.value,
                entry.entity.status.value, " ".join(themes_of(site.dossier, entry.entity.id)),
            )
            for entry in timeline(site.dossier.content.entities.values())
        ),
    )  # fmt: skip
