"""The search index: the records in volumes, each indexed by Pagefind's binary, put into one order and beside the pages."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fnmatch import fnmatch
from functools import partial
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from generator.pipeline import BuiltSite
from generator.publish.licences import PAGEFIND
from generator.publish.pagefind import PagefindError, indexed
from generator.publish.search_bundle import MADE_ORDERED, WITHOUT_ORDER, canonical, held
from generator.publish.search_records import FACT, SORT, Place, SearchRecord, place_of, record_of, things
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

_Item = TypeVar("_Item")


def write_search_index(records: Sequence[SearchRecord], folder: Path) -> None:
    """Write the index below `folder`, the site's root, in the place of any before; the same bytes for the same records.

    The first volume lies in the folder itself, the second in `2/`.

    Raises:
        PagefindError: the binary failed, or left something out; holds what it said. The index before is left.

    """
    volumes = in_volumes(records)
    folder.mkdir(parents=True, exist_ok=True)
    # Beside the place where it goes, so that it goes there at once.
    with TemporaryDirectory(prefix=".search-", dir=folder) as name, ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        draft = Path(name)
        written = pool.map(write_volume, range(1, len(volumes) + 1), volumes, repeat(draft))
        list(written)  # what one raises is raised here
        write_overview(draft, len(volumes))
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        (draft / FOLDER).rename(folder / FOLDER)


def write_volume(number: int, records: Sequence[SearchRecord], folder: Path) -> None:
    """Write the volume of this number, counted from 1, below `folder`.

    Raises:
        PagefindError: the binary failed, or left something out; nothing is written.

    """
    files = _index(records)
    if number > 1:
        _taken(files, [_WASM])
    write_files(folder, ((f"{_place(number)}/{path}", data) for path, data in files.items()))


def volume_work(site: BuiltSite, folder: Path) -> list[Callable[[], None]]:
    """Return for each volume what writes it below `folder`; its records are made only then, for all at once are much."""
    volumes = divided((place_of(site, thing), thing) for thing in things(site))

    def write(number: int) -> None:
        records = [record_of(site, thing) for thing in volumes[number - 1]]
        write_volume(number, with_days(records) if len(volumes) > 1 else records, folder)

    return [partial(write, number) for number in range(1, len(volumes) + 1)]


def write_overview(folder: Path, count: int) -> None:
    """Say in `volumes.json` what each of so many volumes holds, and in `filters.json` what can be filtered by.

    The first says also which part of the first volume has which words, so that a search can ask for it while what reads
    it is still on its way. The second lists every filter's values with the number of records of all volumes that they
    hold for: Pagefind's own lists of them name every page each value stands for, and are loaded for the filters in use
    only. Beside them stands the licence of Pagefind, whose WebAssembly is published.
    """
    told: list[dict[str, object]] = []
    counts: dict[str, Counter[str]] = {}
    for number in range(1, count + 1):
        place = folder / _place(number)
        volume = held(_files(place, MADE_ORDERED), SORT)
        facts = volume.values.get("kind", {}).get(FACT, 0)
        told.append({"pages": volume.records - facts, "facts": facts, "dated": volume.dated})
        if number == 1:
            told[0]["parts"] = volume.parts
        for name, values in volume.values.items():
            counts.setdefault(name, Counter()).update(values)
    counts.pop(DAY, None)  # nobody filters by it
    listed = {name: sorted(counts[name].items()) for name in sorted(counts)}
    files = {f"{FOLDER}/volumes.json": _json(told), f"{FOLDER}/filters.json": _json(listed)}
    files[f"{FOLDER}/LICENSE.txt"] = PAGEFIND.encode()
    write_files(folder, files.items())


def in_volumes(records: Sequence[SearchRecord]) -> list[list[SearchRecord]]:
    """Return the records, where they are many in volumes, as `divided` divides them."""
    volumes = divided((record.place, record) for record in records)
    return [with_days(volume) for volume in volumes] if len(volumes) > 1 else volumes


def divided(placed: Iterable[tuple[Place, _Item]]) -> list[list[_Item]]:
    """Return what stands in each volume: first pages, then facts, the newest first; few items are one as they are.

    Of the pages those without a date come first, countries and organisations; of the facts they come last.
    """
    ordered = list(placed)
    if len(ordered) > MOST_IN_ONE_VOLUME:
        ordered.sort(key=lambda pair: pair[0].address)
        ordered.sort(key=lambda pair: pair[0].sort_date or "", reverse=True)
        ordered.sort(key=lambda pair: (pair[0].is_fact, not pair[0].is_fact and pair[0].sort_date is not None))
    items = [item for _, item in ordered]
    starts = range(0, MOST_IN_ONE_VOLUME * volumes_of(len(items)), MOST_IN_ONE_VOLUME)
    return [items[first : first + MOST_IN_ONE_VOLUME] for first in starts]


def volumes_of(count: int) -> int:
    """Return how many volumes so many records are."""
    return -(-count // MOST_IN_ONE_VOLUME) or 1


def with_days(records: Iterable[SearchRecord]) -> list[SearchRecord]:
    """Return the records of one of several volumes, which are filtered by their day as well."""
    return [
        replace(record, filters={**record.filters, DAY: (record.sort_date,)}) if record.sort_date else record
        for record in records
    ]


def _index(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Return the files of the index of `records` by path: what the search uses, in one order."""
    ordered = sorted(records, key=lambda record: record.address)
    files = indexed(record.to_index for record in ordered)
    found = sum(path.endswith(".pf_fragment") for path in files)
    if found != len(records):
        raise PagefindError(f"Pagefind indexed {found} of {len(records)} records")
    _taken(files, _SURPLUS)
    return files | canonical(_taken(files, WITHOUT_ORDER))


def _taken(files: dict[str, bytes], patterns: Iterable[str]) -> dict[str, bytes]:
    """Return those of `files` that one of `patterns` fits, which are not among them any more."""
    fitting = [path for path in files if any(fnmatch(path, pattern) for pattern in patterns)]
    return {path: files.pop(path) for path in fitting}


def _place(number: int) -> str:
    return FOLDER if number == 1 else f"{FOLDER}/{number}"


def _files(folder: Path, patterns: Iterable[str]) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for pattern in patterns for path in folder.glob(pattern)
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
