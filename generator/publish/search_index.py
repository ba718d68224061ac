"""The search index: the records, indexed by Pagefind's binary, put into one order and beside the pages in one step."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.publish.search_bundle import WITHOUT_ORDER, canonical
from generator.publish.search_records import SearchRecord
from generator.publish.writing import write_files

FOLDER = "pagefind"
# Pagefind's own user interfaces, and the worker, which would load the library once more: ours needs none of them.
_SURPLUS = ("*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")


# Pagefind weighs every match of a word against every result, so a word of 9,000 records takes it a second. From so many
# records on they are numbered in parts, and what matches more is asked for part by part.
_MOST_IN_ONE_PART = 400
_RECORDS_WITHOUT_PARTS = 1500  # as in search-index.js
PART = "part"


class SearchIndexError(Exception):
    """Pagefind could not be run, or failed."""


def write_search_index(records: Sequence[SearchRecord], folder: Path) -> None:
    """Write the index below `folder`, the site's root, in the place of any before; the same bytes for the same records.

    Raises:
        SearchIndexError: the binary failed, or left something out; holds what it printed. The index before is left.

    """
    records = in_parts(records)
    folder.mkdir(parents=True, exist_ok=True)
    # Beside the place where it goes, so that it goes there at once.
    with TemporaryDirectory(prefix=".search-", dir=folder) as name:
        site, output = Path(name) / "site", Path(name) / "index"
        site.mkdir()
        write_files(site, ((record.file, record.html.encode()) for record in records))
        command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(output), "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
        if done.returncode != 0:
            raise SearchIndexError(f"Pagefind failed:\n{done.stdout}{done.stderr}")
        indexed = sum(1 for _ in output.glob("fragment/*.pf_fragment"))
        if indexed != len(records):
            raise SearchIndexError(f"Pagefind indexed {indexed} of {len(records)} records")
        for surplus in (path for pattern in _SURPLUS for path in output.glob(pattern)):
            surplus.unlink()
        unordered = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for pattern in WITHOUT_ORDER
            for path in output.glob(pattern)
        }
        for path in unordered:
            (output / path).unlink()
        write_files(output, {**canonical(unordered), "filters.json": _filter_values(records)}.items())
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        output.rename(folder / FOLDER)


def in_parts(records: Sequence[SearchRecord]) -> list[SearchRecord]:
    """Return the records, where they are many with the filter `part`: first pages, then facts, the newest first."""
    if len(records) <= _RECORDS_WITHOUT_PARTS:
        return list(records)
    ordered = sorted(records, key=lambda record: record.address)
    ordered.sort(key=lambda record: record.sort_date or "", reverse=True)
    ordered.sort(key=lambda record: "#" in record.address)
    return [
        replace(record, filters={**record.filters, PART: (str(place // _MOST_IN_ONE_PART + 1),)})
        for place, record in enumerate(ordered)
    ]


def _filter_values(records: Sequence[SearchRecord]) -> bytes:
    """Return every filter's values with the number of records they hold for.

    Pagefind's own lists of them name every page each value stands for, and are loaded for the filters in use only.
    """
    counts: dict[str, Counter[str]] = {}
    for record in records:
        for name, values in record.filter_values.items():
            counts.setdefault(name, Counter()).update(values)
    lists = {name: sorted(counts[name].items()) for name in sorted(counts)}
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")).encode()
