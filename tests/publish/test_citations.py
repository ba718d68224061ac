"""References, read back by the programs that people manage them with."""

import json
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, strategies as st
from pybtex.database import parse_string

from generator.pipeline import BuiltSite
from generator.publish.citation_formats import FORMATS, bibtex, csl, plain_text, ris
from generator.publish.citations import Reference, fact_reference, one_line, page_reference
from generator.publish.sheets import sheets
from generator.publish.take_away import take_away_files
from tests.built import TODAY

HOSTILE = "a & b % c_d # {e} } { \\ ~ ^ $ “Şuşa” <script> @x{"
_COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
} | {f"\\{sign}": sign for sign in "&%$#_"}


def reference(text: str) -> Reference:
    return Reference(f"fact-{'x'}", text, text, TODAY, "https://example.org/a/#fact-x", text)


def typeset(value: str) -> str:
    """Return what LaTeX makes of `value`, as far as our escapes go."""
    text, place = "", 0
    value = value.removeprefix("{").removesuffix("}") if value.startswith("{") else value
    while place < len(value):
        command = next((known for known in _COMMANDS if value.startswith(known, place)), None)
        assert command or value[place] not in "\\{}&%$#_~^", "a sign that means something stands bare"
        text += _COMMANDS[command] if command else value[place]
        place += len(command) if command else 1
    return text


@pytest.fixture(scope="module")
def written(real: BuiltSite) -> dict[str, str]:
    return {name: data.decode() for name, data in take_away_files(real) if "cite." in name}


def test_every_page_has_every_format_and_an_entry_for_itself_and_each_fact_in_full(
    real: BuiltSite, written: dict[str, str]
) -> None:
    assert len(written) == len(FORMATS) * (len(real.pages) + len(real.briefs))
    for page in real.pages:
        folder = f"{page.path}/" if page.path else ""
        keys = [f"page-{page.path.replace('/', '-') or 'home'}", *(f"fact-{fact}" for fact in page.facts_in_full)]
        assert [item["id"] for item in json.loads(written[f"{folder}cite.json"])] == keys
        assert list(parse_string(written[f"{folder}cite.bib"], "bibtex").entries) == keys
        assert [record["id"] for record in rispy.loads(written[f"{folder}cite.ris"].replace("\r\n", "\n"))] == keys
        # The n-th entry of each file is the same work: entries are parted by blank lines and hold none.
        for name, blank in (("cite.bib", "\n\n"), ("cite.ris", "\r\n\r\n"), ("cite.txt", "\n\n")):
            assert len(written[folder + name].strip().split(blank)) == len(keys)


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
    for name, text in written.items():
        if name.endswith(".json"):
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


def test_no_static_file_claims_a_date_of_access(written: dict[str, str]) -> None:
    for text in written.values():
        assert not any(word in text for word in ("urldate", "\r\nY2  -", '"accessed"'))


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


@given(st.text())
def test_any_text_comes_back_from_every_format(text: str) -> None:
    _comes_back(f"x{text}")


def test_hostile_text_comes_back_from_every_format() -> None:
    _comes_back(HOSTILE)


def _comes_back(text: str) -> None:
    expected = one_line(text)
    cited = reference(expected)
    (entry,) = parse_string(bibtex(cited), "bibtex").entries.values()
    assert typeset(entry.fields["title"]) == expected
    assert entry.fields["url"] == cited.url
    assert entry.fields["date"] == TODAY.isoformat()
    (record,) = rispy.loads(ris(cited).replace("\r\n", "\n"))
    assert record["title"] == expected
    item: dict[str, Any] = json.loads(csl(cited))
    assert item["title"] == item["note"] == expected
    assert plain_text(cited).count("\n") == 1
