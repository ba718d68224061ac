"""What references say, and the file of them; `tests/browser/test_citation_formats.py` reads what is written of it."""

import json

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from generator.pipeline import BuiltSite
from generator.publish.citations import fact_reference, page_reference
from generator.publish.sheets import sheets
from generator.publish.take_away import take_away_files


@pytest.fixture(scope="module")
def written(real: BuiltSite) -> dict[str, str]:
    return {name: data.decode() for name, data in take_away_files(real) if "cite." in name}


def test_every_page_has_one_file_with_an_item_for_itself_and_each_fact_in_full(
    real: BuiltSite, written: dict[str, str]
) -> None:
    assert set(written) == {f"{sheet.folder}cite.json" for sheet in sheets(real)}
    for page in real.pages:
        folder = f"{page.path}/" if page.path else ""
        keys = [f"page-{page.path.replace('/', '-') or 'home'}", *(f"fact-{fact}" for fact in page.facts_in_full)]
        assert [item["id"] for item in json.loads(written[f"{folder}cite.json"])] == keys


def test_the_reference_to_a_page_names_the_sources_of_its_facts_in_full_and_counts_the_others(real: BuiltSite) -> None:
    seen = set()
    for sheet in sheets(real):
        note = page_reference(sheet).note
        in_full = {citation.source for fact in sheet.facts_in_full for citation in fact.sources}
        for source in sheet.sources:
            assert (source.url in note) is (source.id in in_full)
        others = len(sheet.sources) - len(in_full)
        assert (f"{others} " in note) is (others > 0) or in_full
        assert note.endswith(" named on the page.") is (others > 0)
        seen.add((bool(in_full), bool(others)))
    assert seen == {(True, True), (True, False), (False, True), (False, False)}


def test_csl_json_is_read_by_a_citation_processor(written: dict[str, str]) -> None:
    for text in written.values():
        items = json.loads(text)
        # What the processor does not know it warns of, and a warning is a failure here.
        assert set(CiteProcJSON(items)) == {item["id"] for item in items}


def test_a_style_of_citation_that_leaves_notes_out_still_says_who_says_so_and_on_what_footing(
    written: dict[str, str],
) -> None:
    items = json.loads(written["countries/turkiye/cite.json"])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem("fact-turkiye-armenia-coordinated")]))
    (line,) = map(str, bibliography.bibliography())
    assert "According to Jeyhun Bayramov:" in line
    assert "[claimed]" in line


def test_the_file_claims_no_date_of_access_and_its_texts_are_of_one_line(written: dict[str, str]) -> None:
    for text in written.values():
        for item in json.loads(text):
            assert "accessed" not in item
            assert all(item[name].isprintable() for name in ("title", "container-title", "URL", "note") if name in item)


def test_who_says_so_and_the_footing_travel_in_the_title_and_the_note(real: BuiltSite) -> None:
    content = real.dossier.content
    seen: set[str] = set()
    for fact in content.facts.values():
        cited = fact_reference(real, fact)
        assert fact.statement in cited.title
        if fact.said_by:
            name = content.entities[fact.said_by].name
            assert name in cited.title
            assert f"Who says so: {name}." in cited.note
        if fact.standing != "reported":
            assert f"[{fact.standing}" in cited.title
        for contrast in real.dossier.contrasts.get(fact.id, ()):
            assert "contested]" in cited.title
            assert content.facts[contrast.other].statement in cited.note
        for citation in fact.sources:
            assert content.sources[citation.source].url in cited.note
        seen.add(fact.standing)
    assert seen == {"reported", "claimed", "opinion", "planned"}
