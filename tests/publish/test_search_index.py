"""Pagefind's binary over real records: the same records make the same bytes, in whatever order they come."""

import gzip
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pipeline import BuiltSite
from generator.publish.search_index import FOLDER, SearchIndexError, in_parts, write_search_index
from generator.publish.search_records import SearchRecord, search_records

_RUNS = 3


def search_index(records: Sequence[SearchRecord], folder: Path) -> dict[str, bytes]:
    """Return the files of the index by path below the site's root, in which nothing else is left."""
    write_search_index(records, folder)
    assert [path.name for path in folder.iterdir()] == [FOLDER]
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_several_runs_over_shuffled_records_give_the_same_bytes(real: BuiltSite, tmp_path: Path) -> None:
    records = search_records(real)
    order = random.Random(1)  # noqa: S311  # an order, not a secret
    first = search_index(records, tmp_path)
    for _ in range(_RUNS):
        again = search_index(order.sample(records, len(records)), tmp_path)
        assert list(again) == list(first)
        assert [path for path in first if again[path] != first[path]] == []


def test_every_record_has_its_fragment_under_its_own_address(miniature: BuiltSite, tmp_path: Path) -> None:
    records = search_records(miniature)
    fragments = [
        json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
        for path, data in search_index(records, tmp_path).items()
        if path.endswith(".pf_fragment")
    ]
    assert sorted(fragment["url"] for fragment in fragments) == sorted(
        "/" + record.file.removesuffix("index.html") for record in records
    )
    titles = {fragment["meta"]["title"] for fragment in fragments}
    assert titles == {record.title for record in records}


def test_another_record_makes_another_index(miniature: BuiltSite, tmp_path: Path) -> None:
    records = search_records(miniature)
    changed = [replace(records[0], filters={"kind": ("Something else",)}), *records[1:]]
    entry = "pagefind/pagefind-entry.json"
    assert search_index(records, tmp_path)[entry] != search_index(changed, tmp_path)[entry]


def test_the_values_to_filter_by_are_listed_with_how_often_they_hold(miniature: BuiltSite, tmp_path: Path) -> None:
    records = search_records(miniature)
    listed = json.loads(search_index(records, tmp_path)["pagefind/filters.json"])
    assert dict(listed["kind"])["Fact"] == len(miniature.dossier.content.facts)
    for name, values in listed.items():
        assert values == sorted(values)
        for value, count in values:
            assert count == sum(value in record.filters.get(name, ()) for record in records)


def test_user_interfaces_that_the_site_does_not_use_are_left_out(miniature: BuiltSite, tmp_path: Path) -> None:
    paths = search_index(search_records(miniature), tmp_path)
    assert {path.split("/")[1] for path in paths if path.count("/") == 1} - {
        path.split("/")[1] for path in paths if path.endswith(".pf_meta")
    } == {"filters.json", "pagefind-entry.json", "pagefind.js", "wasm.en.pagefind"}


def test_a_binary_that_fails_is_reported_with_what_it_said_and_the_index_before_is_left(
    miniature: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = search_index(search_records(miniature), tmp_path)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(SearchIndexError, match="Pagefind failed"):
        write_search_index(search_records(miniature)[1:], tmp_path)
    monkeypatch.undo()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(before)


def test_few_records_stand_in_no_parts_and_many_in_parts_of_which_the_first_holds_the_pages(real: BuiltSite) -> None:
    records = search_records(real)
    assert in_parts(records) == records
    facts = [record for record in records if "#" in record.address]
    many = [*records, *(replace(fact, address=f"{fact.address}-{n}") for n in range(4) for fact in facts)]
    parts = in_parts(many)
    assert sorted(record.address for record in parts) == sorted(record.address for record in many)
    by_part = [int(record.filters["part"][0]) for record in parts]
    assert by_part == sorted(by_part)
    assert max(by_part.count(part) for part in by_part) <= 400
    assert all(record.filters["part"] == ("1",) for record in parts if "#" not in record.address)
    dates = [record.sort_date or "" for record in parts if "#" in record.address]
    assert dates == sorted(dates, reverse=True)
