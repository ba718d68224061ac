"""The search index: the records, indexed by Pagefind's binary and put into one order."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.publish.search_bundle import canonical
from generator.publish.search_records import SearchRecord

FOLDER = "pagefind"
# Pagefind's own user interfaces, and the worker, which would load the library once more: ours needs none of them.
_SURPLUS = ("*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")


class SearchIndexError(Exception):
    """Pagefind could not be run, or failed."""


def search_index(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Return the files of the index by path below the site's root; the same bytes for the same records.

    Raises:
        SearchIndexError: the binary failed, or left something out; holds what it printed.

    """
    with TemporaryDirectory() as name:
        site, output = Path(name) / "site", Path(name) / "index"
        for record in records:
            file = site / record.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(record.html, encoding="utf-8")
        site.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(output), "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own arguments
        if done.returncode != 0:
            raise SearchIndexError(f"Pagefind failed:\n{done.stdout}{done.stderr}")
        files = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in output.rglob("*")
            if path.is_file() and not any(path.match(pattern) for pattern in _SURPLUS)
        }
    indexed = sum(path.endswith(".pf_fragment") for path in files)
    if indexed != len(records):
        raise SearchIndexError(f"Pagefind indexed {indexed} of {len(records)} records")
    index = {**canonical(files), "filters.json": _filter_values(records)}
    return {f"{FOLDER}/{path}": data for path, data in sorted(index.items())}


def _filter_values(records: Sequence[SearchRecord]) -> bytes:
    """Return every filter's values with the number of records they hold for.

    Pagefind's own lists of them name every page each value stands for, and are loaded for the filters in use only.
    """
    counts: dict[str, Counter[str]] = {}
    for record in records:
        for name, values in record.filters.items():
            counts.setdefault(name, Counter()).update(set(values))
    lists = {name: sorted(counts[name].items()) for name in sorted(counts)}
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")).encode()
