"""Whatever order Pagefind's hash maps leave, the canonical index is one; what has meaning by position keeps it."""

import json
import random
import zlib
from typing import Any

import cbor2
import pytest

from generator.publish.search_bundle import UnknownFormatError, canonical

PAGES = [["en_page0", 7], ["en_page1", 9], ["en_page2", 4]]
CHUNKS = [["a", "m", "en_chunk0"], ["n", "z", "en_chunk1"]]
FIELDS = ["date", "title"]
FILTERS = {"kind": {"Fact": [0, 2], "Country": [1]}, "year": {"2025": [2, 0], "2024": [1], "2026": [1]}}
SORTS = [["date", [2, 0, 1]], ["size", [1, 2, 0]]]


def packed(value: object, signature: bytes = b"pagefind_dcd") -> bytes:
    """Return a file as Pagefind packs it, at another level of compression than ours."""
    packer = zlib.compressobj(level=1, wbits=31)
    return packer.compress(signature + cbor2.dumps(value)) + packer.flush()


def unpacked(data: bytes) -> Any:  # noqa: ANN401  # whatever the file holds
    """Return what a packed file holds."""
    return cbor2.loads(zlib.decompress(data, 31).removeprefix(b"pagefind_dcd"))


def an_index(seed: int) -> dict[str, bytes]:
    """Return an index whose hash maps came out in an order of their own, and whose files are named accordingly."""
    order = random.Random(seed)  # noqa: S311  # an order, not a secret
    names = {name: f"en_{order.randrange(10**6)}" for name in order.sample(list(FILTERS), len(FILTERS))}
    files = {
        f"filter/{names[name]}.pf_filter": packed(
            [name, order.sample([[v, p] for v, p in values.items()], len(values))]
        )
        for name, values in FILTERS.items()
    }
    meta = ["1.5.2", PAGES, CHUNKS, [[*pair] for pair in names.items()], order.sample(SORTS, len(SORTS)), FIELDS]
    files[f"pagefind.en_{seed}.pf_meta"] = packed(meta)
    entry = {"version": "1.5.2", "languages": {"en": {"hash": f"en_{seed}", "wasm": "en", "page_count": 3}}}
    files["pagefind-entry.json"] = json.dumps(entry).encode()
    return files


def test_indexes_that_differ_in_the_order_of_hash_maps_become_the_same_bytes() -> None:
    ones = [canonical(an_index(seed)) for seed in range(10)]
    assert len({json.dumps({path: data.hex() for path, data in one.items()}) for one in ones}) == 1
    assert len({tuple(an_index(seed).values()) for seed in range(10)}) == 10, "the indexes given are not all the same"


def test_what_has_meaning_by_position_keeps_its_place() -> None:
    files = canonical(an_index(1))
    version, pages, chunks, filters, sorts, fields = unpacked(files["pagefind.pf_meta"])
    assert (version, pages, chunks, fields, sorts) == ("1.5.2", PAGES, CHUNKS, FIELDS, SORTS)
    for name, file in filters:
        held, values = unpacked(files[f"filter/{file}.pf_filter"])
        assert held == name
        assert {value: sorted(pages) for value, pages in values} == {v: sorted(p) for v, p in FILTERS[name].items()}


def test_no_file_is_left_that_nothing_names() -> None:
    files = canonical(an_index(2))
    assert sum(path.endswith(".pf_filter") for path in files) == len(FILTERS)
    assert len(files) == len(FILTERS) + 1


@pytest.mark.parametrize("languages", [[], ["en", "de"]])
def test_an_index_of_another_number_of_languages_is_refused(languages: list[str]) -> None:
    files = an_index(3)
    about = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    entry = {"version": "1.5.2", "languages": dict.fromkeys(languages, about)}
    with pytest.raises(UnknownFormatError, match="languages"):
        canonical(files | {"pagefind-entry.json": json.dumps(entry).encode()})


def test_the_name_of_a_file_follows_its_content() -> None:
    other = an_index(1)
    path = next(path for path in other if path.endswith(".pf_filter"))
    name, values = unpacked(other[path])
    other[path] = packed([name, [*values, ["another", [0]]]])
    assert set(canonical(other)) != set(canonical(an_index(1)))


def test_a_format_that_is_not_known_is_refused() -> None:
    meta = next(path for path in an_index(1) if path.endswith(".pf_meta"))
    good = unpacked(an_index(1)[meta])
    for strange in (
        packed([*good, []]),  # a part more
        packed(good, b"pagefind_dce"),
        packed({"version": "1.5.2"}),
        packed(good)[:40],  # cut short
    ):
        with pytest.raises((UnknownFormatError, zlib.error)):
            canonical(an_index(1) | {meta: strange})


def test_numbers_that_would_not_come_out_as_they_went_in_are_refused() -> None:
    files = an_index(1)
    meta = next(path for path in files if path.endswith(".pf_meta"))
    packer = zlib.compressobj(wbits=31)
    single_precision = b"pagefind_dcd" + b"\x81\xfa\x3f\x80\x00\x00"
    files[meta] = packer.compress(single_precision) + packer.flush()
    with pytest.raises(UnknownFormatError, match="cannot be written back"):
        canonical(files)
