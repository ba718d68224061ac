"""Rows of CSV as spreadsheets open them: UTF-8 is recognised and no cell is run.

A spreadsheet takes a file without a byte-order mark for one in the alphabet of its country, and a cell that starts with a
sign such as = for a formula, which may open an address or start a program.
"""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import Any

Cell = str | int | bool | None
START = BOM_UTF8.decode()
"""What stands before the first row of a file."""
DESCRIPTION = (
    "UTF-8 with a byte-order mark, so that spreadsheets recognise it. A text that starts with =, +, -, @, a tab or a line "
    "break, which a spreadsheet could run, has an apostrophe before it; a number has none. What is unknown is empty."
)
# Full-width signs too: some spreadsheets read them as the others.
_RUN = re.compile("[ \u00a0]*[=+\\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


class _Handed:
    """A file that hands back what is written to it, as `writerow` then does."""

    def write(self, row: str) -> str:
        return row


_rows = csv.writer(_Handed())


def csv_row(cells: Iterable[Cell]) -> str:
    """Return a line of a table, with its line break."""
    row: str = _rows.writerow([_written(cell) for cell in cells])
    return row


def csv_resource(name: str, path: str, fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the entry of a file in the data package, given its columns with their types."""
    return {
        "name": name,
        "path": path,
        "description": DESCRIPTION,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [{"name": column, "type": kind} for column, kind in fields],
            "missingValues": [""],
        },
    }


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if _RUN.match(cell) and not _NUMBER.fullmatch(cell) else cell
    return str(cell).lower() if isinstance(cell, bool) else "" if cell is None else str(cell)
