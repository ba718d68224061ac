"""Pagefind's binary over real records: the same records make the same bytes, in whatever order they come."""

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pipeline import BuiltSite
from generator.publish.pagefind import PagefindError
from generator.publish.search_index import DAY, FOLDER, in_volumes, write_search_index
from generator.publish.search_records import SearchRecord, search_records

_RUNS = 3
_LIMIT = "generator.publish.search_index.MOST_IN_ONE_VOLUME"


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
    assert sorted(fragment["url"] for fragment in fragments) == sorted("/" + record.address for record in records)
    titles = {fragment["meta"]["title"] for fragment in fragments}
    assert titles == {record.title for record in records}


def test_another_record_makes_another_index(miniature: BuiltSite, tmp_path: Path) -> None:
    records = search_records(miniature)
    changed = [replace(records[0], filters={"kind": ("Something else",)}), *records[1:]]
    about = "pagefind/pagefind.pf_meta"
    assert search_index(records, tmp_path)[about] != search_index(changed, tmp_path)[about]


def test_the_values_to_filter_by_are_listed_with_how_often_they_hold(miniature: BuiltSite, tmp_path: Path) -> None:
    records = search_records(miniature)
    listed = json.loads(search_index(records, tmp_path)["pagefind/filters.json"])
    assert dict(listed["kind"])["Fact"] == len(miniature.dossier.content.facts)
    for name, values in listed.items():
        assert values == sorted(values)
        for value, count in values:
            assert count == sum(value in record.filters.get(name, ()) for record in records)


def test_what_the_site_does_not_use_is_left_out(miniature: BuiltSite, tmp_path: Path) -> None:
    paths = search_index(search_records(miniature), tmp_path)
    assert {path.split("/")[1] for path in paths if path.count("/") == 1} == {
        "LICENSE.txt",
        "filters.json",
        "pagefind.pf_meta",
        "volumes.json",
        "wasm.en.pagefind",
    }


def test_a_binary_that_fails_is_reported_with_what_it_said_and_the_index_before_is_left(
    miniature: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = search_index(search_records(miniature), tmp_path)
    monkeypatch.setattr("generator.publish.pagefind.get_executable", lambda: "/bin/false")
    with pytest.raises(PagefindError, match="Pagefind failed"):
        write_search_index(search_records(miniature)[1:], tmp_path)
    monkeypatch.undo()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(before)


def test_few_records_are_one_volume_as_they_are(real: BuiltSite) -> None:
    records = search_records(real)
    assert in_volumes(records) == [records]


@pytest.mark.parametrize("limit", [1, 7, 100, 522])
def test_many_records_are_volumes_each_record_in_one_pages_first_then_the_newest_facts(
    limit: int, real: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_LIMIT, limit)
    records = search_records(real)
    volumes = in_volumes(records)
    assert [len(volume) for volume in volumes[:-1]] == [limit] * (len(volumes) - 1)
    assert 1 <= len(volumes[-1]) <= limit
    ordered = [record for volume in volumes for record in volume]
    assert sorted(record.address for record in ordered) == [record.address for record in records]
    pages = [record for record in ordered if not record.is_fact]
    facts = ordered[len(pages) :]
    assert all(record.is_fact for record in facts)
    for run in (pages, facts[::-1]):
        has_date = [record.sort_date is not None for record in run]
        assert has_date == sorted(has_date), "those without a date are together: of pages first, of facts last"
    for run in (pages, facts):
        dates = [record.sort_date for record in run if record.sort_date]
        assert dates == sorted(dates, reverse=True)
    assert all(record.filters.get(DAY, ()) == ((record.sort_date,) if record.sort_date else ()) for record in ordered)


def test_volumes_are_the_same_bytes_in_any_order_and_say_what_they_hold(
    real: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_LIMIT, 200)
    records = search_records(real)
    order = random.Random(2)  # noqa: S311  # an order, not a secret
    first = search_index(records, tmp_path)
    assert search_index(order.sample(records, len(records)), tmp_path) == first
    held = json.loads(first["pagefind/volumes.json"])
    assert [each["pages"] + each["facts"] for each in held] == [200, 200, len(records) - 400]
    assert sum(each["facts"] for each in held) == len(real.dossier.content.facts)
    for number, each in enumerate(held, 1):
        folder = "pagefind/fragment/" if number == 1 else f"pagefind/{number}/fragment/"
        assert sum(path.startswith(folder) for path in first) == each["pages"] + each["facts"]
    listed = dict(json.loads(first["pagefind/filters.json"])["kind"])
    assert listed["Fact"] == len(real.dossier.content.facts), "values are counted over all volumes"
    assert sum(path.endswith("wasm.en.pagefind") for path in first) == 1


@pytest.mark.parametrize("limit", [100, 3000])
def test_the_parts_of_the_first_volume_are_named_with_their_words(
    limit: int, real: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_LIMIT, limit)
    files = search_index(search_records(real), tmp_path)
    (first, *others) = json.loads(files["pagefind/volumes.json"])
    assert all("parts" not in volume for volume in others)
    parts = {path for path in files if path.startswith("pagefind/index/")}
    assert {f"pagefind/index/{name}.pf_index" for _, _, name in first["parts"]} == parts
    words = [word for *ends, _ in first["parts"] for word in ends]
    assert words == sorted(words)
