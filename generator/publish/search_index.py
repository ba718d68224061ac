"""The search index: the records in volumes, each indexed by Pagefind's binary, put into one order and beside the pages."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # it says nothing of its types

from generator.publish.search_bundle import WITHOUT_ORDER, canonical, parts
from generator.publish.search_records import SearchRecord
from generator.publish.writing import write_files

FOLDER = "pagefind"
# Pagefind weighs every match of a word against every result, so a word of 9,000 records takes it a second, one of 3,000
# a tenth of that; and before the first result all that is said of a volume's records must have come, 7 bytes of each.
MOST_IN_ONE_VOLUME = 3000
DAY = "day"
"""The filter that holds a record's first day where there are several volumes: their results are sorted by it."""
_SIDE_BY_SIDE = 2
# The search asks the WebAssembly itself; it stands with the first volume.
_SURPLUS = ("*.js", "*.css", "wasm.unknown.pagefind")
_WASM = "wasm.*.pagefind"


class SearchIndexError(Exception):
    """Pagefind could not be run, or failed."""


def write_search_index(records: Sequence[SearchRecord], folder: Path) -> None:
    """Write the index below `folder`, the site's root, in the place of any before; the same bytes for the same records.

    The first volume lies in the folder itself, the second in `2/`; `volumes.json` says what each holds, and which part
    of the first has which words, so that a search can ask for it while what reads it is still on its way.

    Raises:
        SearchIndexError: the binary failed, or left something out; holds what it printed. The index before is left.

    """
    volumes = in_volumes(records)
    folder.mkdir(parents=True, exist_ok=True)
    # Beside the place where it goes, so that it goes there at once.
    with TemporaryDirectory(prefix=".search-", dir=folder) as name, ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        places = [Path(name) / str(number) for number in range(1, len(volumes) + 1)]
        of_the_first, *_ = pool.map(
            _write_volume, volumes, places, repeat(Path(name))
        )  # what one raises is raised here
        index, *others = places
        for place in others:
            for wasm in place.glob(_WASM):
                wasm.unlink()
            place.rename(index / place.name)
        held = [_held(volume) for volume in volumes]
        held[0]["parts"] = of_the_first
        about = {"volumes.json": _json(held), "filters.json": _filter_values(records)}
        write_files(index, about.items())
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        index.rename(folder / FOLDER)


def in_volumes(records: Sequence[SearchRecord]) -> list[list[SearchRecord]]:
    """Return the records, where they are many in volumes: first pages, then facts, the newest first.

    Of the pages those without a date come first, countries and organisations; of the facts they come last.
    """
    if len(records) <= MOST_IN_ONE_VOLUME:
        return [list(records)]
    ordered = sorted(records, key=lambda record: record.address)
    ordered.sort(key=lambda record: record.sort_date or "", reverse=True)
    ordered.sort(key=lambda record: (record.is_fact, not record.is_fact and record.sort_date is not None))
    dated = [
        replace(record, filters={**record.filters, DAY: (record.sort_date,)}) if record.sort_date else record
        for record in ordered
    ]
    return [dated[first : first + MOST_IN_ONE_VOLUME] for first in range(0, len(dated), MOST_IN_ONE_VOLUME)]


def _write_volume(records: Sequence[SearchRecord], output: Path, scratch: Path) -> list[list[str]]:
    """Write the index of one volume to the folder `output` and return its parts.

    Its records lie below `scratch` for as long as that takes.
    """
    with TemporaryDirectory(dir=scratch) as site:
        write_files(Path(site), ((record.file, record.html.encode()) for record in records))
        command = [str(get_executable()), "--site", site, "--output-path", str(output), "--silent"]
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
    ordered = canonical(unordered)
    write_files(output, ordered.items())
    return parts(ordered)


def _held(volume: Sequence[SearchRecord]) -> dict[str, object]:
    facts = sum(record.is_fact for record in volume)
    return {"pages": len(volume) - facts, "facts": facts, "dated": sum(bool(record.sort_date) for record in volume)}


def _filter_values(records: Sequence[SearchRecord]) -> bytes:
    """Return every filter's values with the number of records of all volumes that they hold for.

    Pagefind's own lists of them name every page each value stands for, and are loaded for the filters in use only.
    """
    counts: dict[str, Counter[str]] = {}
    for record in records:
        for name, values in record.filter_values.items():
            counts.setdefault(name, Counter()).update(values)
    return _json({name: sorted(counts[name].items()) for name in sorted(counts)})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
