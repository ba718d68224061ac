"""Pagefind's files put into one order, so that the same records always make the same bytes.

Pagefind 1.5.2 keeps filters, their values and the keys to sort by in hash maps seeded at random: two runs over the same
records write them in two orders, and so under other names, since a file is named after its content. Their order says
nothing: a filter is looked up by its name, a value by its text. Everything else comes out in one order whatever the
order of the files and the number of threads; above all the pages, whose position is their number everywhere else.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_GZIP = 31  # zlib's number for the largest window with a gzip header, whose date it leaves at 0
_ENTRY = "pagefind-entry.json"
_META = "pagefind.pf_meta"
# Pagefind's own length of the names it makes of a filter's hash.
_FILTER_DIGITS = 7
_META_PARTS = 6


class UnknownFormatError(Exception):
    """The files are not as Pagefind 1.5 writes them."""


WITHOUT_ORDER = (_ENTRY, "*.pf_meta", "filter/*.pf_filter")
"""The files of an index that two runs may write differently, as patterns below its folder."""
MADE_ORDERED = WITHOUT_ORDER[1:]
"""Those of them that are still there in one order."""


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return such files of an index of one language, by path below its folder, with all that has no order sorted.

    What the entry says of the index, its name, is said by the name itself: `pagefind.pf_meta`, so that a search need
    not wait for the one to ask for the other.

    Raises:
        UnknownFormatError: a file is not as this module knows it; nothing is guessed.

    """
    languages = json.loads(files[_ENTRY])["languages"]
    if len(languages) != 1:
        raise UnknownFormatError(f"the index has {len(languages)} languages, not one")
    ((language, about),) = languages.items()
    meta = _decoded(files[f"pagefind.{about['hash']}.pf_meta"])
    if len(meta) != _META_PARTS:
        raise UnknownFormatError(f"the index's metadata has {len(meta)} parts, not {_META_PARTS}")
    version, pages, chunks, filters, sorts, fields = meta
    renewed: dict[str, bytes] = {}
    renamed = []
    for name, old in sorted(filters):
        data = _canonical_filter(files[f"filter/{old}.pf_filter"], name)
        new = f"{language}_{_digest(data, _FILTER_DIGITS)}"
        if renewed.setdefault(f"filter/{new}.pf_filter", data) != data:
            raise UnknownFormatError(f"two filters would be called {new}")
        renamed.append([name, new])
    renewed[_META] = _encoded([version, pages, chunks, renamed, sorted(sorts), fields])
    return dict(sorted(renewed.items()))


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds."""

    records: int
    dated: int
    """How many records have a day."""
    values: Mapping[str, Mapping[str, int]]
    """Of how many records each value of each filter holds."""
    parts: list[list[str]]
    """Of each part, in order, its first and its last word and the name of its file."""


def held(files: Mapping[str, bytes], sort: str) -> Held:
    """Return what an index of such files holds; the key `sort` is that of the day."""
    _, pages, chunks, _, sorts, _ = _decoded(files[_META])
    filters = dict(_decoded(data) for path, data in files.items() if path != _META)
    return Held(
        len(pages),
        len(dict(sorts).get(sort, ())),
        {name: {value: len(pages) for value, pages in values} for name, values in filters.items()},
        [[str(text) for text in chunk] for chunk in chunks],
    )


def _canonical_filter(data: bytes, expected: str) -> bytes:
    name, values = _decoded(data)
    if name != expected:
        raise UnknownFormatError(f"the file of the filter {expected!r} holds {name!r}")
    return _encoded([name, sorted([value, sorted(pages)] for value, pages in values)])


def _decoded(data: bytes) -> list[Any]:
    """Return what a file holds; refuse what would not come out again as it went in."""
    plain = zlib.decompress(data, _GZIP)
    if not plain.startswith(_SIGNATURE):
        raise UnknownFormatError(f"a file of the index begins with {plain[:12]!r}")
    content = plain.removeprefix(_SIGNATURE)
    value = cbor2.loads(content)
    if not isinstance(value, list) or cbor2.dumps(value) != content:
        raise UnknownFormatError("a file of the index holds values that cannot be written back as they were")
    return value


def _encoded(value: list[Any]) -> bytes:
    packer = zlib.compressobj(level=9, wbits=_GZIP)
    return packer.compress(_SIGNATURE + cbor2.dumps(value)) + packer.flush()


def _digest(data: bytes, digits: int) -> str:
    """Return the name that the content of a packed file gives it."""
    return hashlib.sha256(zlib.decompress(data, _GZIP)).hexdigest()[:digits]
