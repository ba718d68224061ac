"""What is searched: each fact, entity and brief once, under its address, whatever its text holds."""

import gzip
import json
from dataclasses import replace

import pytest

from generator.pipeline import BuiltSite
from generator.publish.pagefind import indexed
from generator.publish.search_records import SearchRecord, search_records
from generator.publish.site_check import promises
from generator.render.search import CONTESTED, FILTERS

RECORD = SearchRecord(
    "countries/norland/#fact-a", "A statement.", ("Norland",), {"kind": ("Fact",)}, {"date": "2025"}, "2025-01-01"
)
STRANGE = [
    "<script>alert(1)</script>",
    'a "quoted" [value], name:other',
    "a & b | c * d",
    "\u202eright to left שלום مرحبا",
]


def by_address(site: BuiltSite) -> dict[str, SearchRecord]:
    """Return the records of a site under their addresses."""
    return {record.address: record for record in search_records(site)}


def test_every_fact_entity_and_brief_is_a_record_once_and_opens_where_the_site_has_it(miniature: BuiltSite) -> None:
    records = search_records(miniature)
    content = miniature.dossier.content
    assert len(records) == len(content.facts) + len(content.entities) + len(miniature.briefs)
    assert len({record.address for record in records}) == len(records)
    anchors = {f"{promise.path}/".lstrip("/"): promise.anchors for promise in promises(miniature)}
    for record in records:
        path, _, anchor = record.address.partition("#")
        assert path in anchors
        assert not anchor or anchor in anchors[path]


def test_records_stand_in_one_order(miniature: BuiltSite) -> None:
    addresses = [record.address for record in search_records(miniature)]
    assert addresses == sorted(addresses)


def test_a_fact_is_filtered_by_what_it_says_of_itself(real: BuiltSite) -> None:
    records = by_address(real)
    content = real.dossier.content
    fact = next(
        fact for fact in content.facts.values() if real.dossier.is_contested(fact) and fact.when and fact.themes
    )
    record = records[real.desk.addresses.fact(fact)]
    assert record.filters["kind"] == ("Fact",)
    assert CONTESTED in record.filters["standing"]
    assert record.filters["theme"] == tuple(content.themes[theme].name for theme in fact.themes)
    assert {name for record in records.values() for name in record.filters} == {name for name, _ in FILTERS}


def test_a_contested_fact_shows_what_is_said_otherwise(real: BuiltSite) -> None:
    records = by_address(real)
    contested = [fact for fact in real.dossier.content.facts.values() if real.dossier.is_contested(fact)]
    assert contested
    for fact in contested:
        shown = records[real.desk.addresses.fact(fact)].shown["differs"]
        for contrast in real.dossier.contrasts[fact.id]:
            assert real.dossier.content.facts[contrast.other].statement in shown


def test_an_unknown_date_is_neither_shown_nor_sorted_by(real: BuiltSite) -> None:
    records = by_address(real)
    undated = [fact for fact in real.dossier.content.facts.values() if fact.when is None]
    assert undated
    for fact in undated:
        record = records[real.desk.addresses.fact(fact)]
        assert (record.shown["date"], record.sort_date, record.filters["year"]) == ("", None, ())


@pytest.mark.parametrize("text", STRANGE)
def test_no_text_means_anything_to_what_indexes_it(text: str) -> None:
    strange = replace(RECORD, title=text, words=(text,), filters={"kind": (text,)}, shown={"date": text})
    files = indexed([strange.to_index])
    (fragment,) = (gzip.decompress(data) for path, data in files.items() if path.endswith(".pf_fragment"))
    kept = json.loads(fragment.removeprefix(b"pagefind_dcd"))
    assert kept["meta"] == {"title": text, "date": text}
    assert kept["filters"] == {"kind": [text.replace('"', "”")]}
    assert kept["content"].startswith(text)


def test_letters_that_no_accent_can_be_taken_from_are_found_plain_too() -> None:
    record = replace(RECORD, title="Əliyev met Kılıç in Łódź", words=("Norland",)).to_index
    assert record["content"] == "Norland, Aliyev, Kiliç, Lódź"


def test_what_is_not_known_is_not_in_the_index() -> None:
    record = replace(RECORD, shown={"date": "", "about": ""}, sort_date=None).to_index
    assert (record["meta"], record["sort"]) == ({"title": RECORD.title}, {})


def test_a_value_to_filter_by_holds_nothing_that_json_writes_in_another_way() -> None:
    record = replace(RECORD, filters={"source": ('The "Daily" \\ Mail', 'The "Daily" \\ Mail')})
    assert record.filter_values == {"source": ("The ”Daily” / Mail",)}
