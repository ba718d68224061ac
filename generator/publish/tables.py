"""The numbers behind the pictures, as tables for download."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from generator.derive.country_counts import count_countries
from generator.pipeline import BuiltSite

Cell = str | int | bool | None


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
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(name for name, _ in self.columns)
        writer.writerows([_text(cell) for cell in row] for row in self.rows)
        return text.getvalue().encode()

    @property
    def resource(self) -> dict[str, Any]:
        """The file's entry in the data package."""
        return {
            "name": f"{self.name}-csv",
            "path": self.file,
            "format": "csv",
            "mediatype": "text/csv",
            "profile": "tabular-data-resource",
            "schema": {
                "fields": [{"name": name, "type": kind} for name, kind in self.columns],
                "missingValues": [""],
            },
        }


def tables(site: BuiltSite) -> Iterator[Table]:
    """Yield the table of every picture."""
    yield _map(site)


def _text(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else "" if cell is None else str(cell)


def _map(site: BuiltSite) -> Table:
    counts = [asdict(found) for found in count_countries(site.dossier)]
    names = site.dossier.content.entities
    numbers = ("facts", "events", "agreements", "projects", "contested")
    return Table(
        "map",
        (("country", "string"), ("name", "string"), *((name, "integer") for name in numbers)),
        tuple((row["country"], names[row["country"]].name, *(row[name] for name in numbers)) for row in counts),
    )
