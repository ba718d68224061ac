"""What the browser writes of a page's citations, read back by the programs that people manage references with."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given, strategies as st
from playwright.sync_api import Browser, Page
from pybtex.database import Entry, parse_string

from generator.pipeline import BuiltSite
from generator.publish.citations import Reference, csl, one_line
from generator.publish.take_away import take_away_files
from tests.browser.reader import reading
from tests.built import TODAY
from tests.render.test_hostile_text import HOSTILE

_ADDRESS = "https://example.org/a/#fact-x"
_NASTY = "a & b % c_d # {e} } { \\ ~ ^ $ “Şuşa” <script> @x{"
_WRITE = """async ([address, items, now]) => {
  const { formats, withAccess } = await import(address);
  const cited = now ? items.map((item) => withAccess(item, new Date(now))) : items;
  return Object.fromEntries(Object.entries(formats).map(([name, format]) => [name, format.file(cited)]));
}"""
_COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
} | {f"\\{sign}": sign for sign in "&%$#_"}


@dataclass(frozen=True)
class Press:
    """Has a page of the site write items of CSL-JSON in every format."""

    page: Page
    module: str

    def write(self, items: list[Any], now: str = "") -> dict[str, str]:
        """Return a file by the name of its format, with `now` as the date of access."""
        written: dict[str, str] = self.page.evaluate(_WRITE, [self.module, items, now])
        return written


@pytest.fixture(scope="module")
def press(browser: Browser, site_address: str) -> Iterator[Press]:
    with reading(browser, site_address) as reader:
        yield Press(reader.open(), f"{site_address}assets/javascripts/citation-formats.js")
        assert reader.complaints == []


@pytest.fixture(scope="module")
def items(real: BuiltSite) -> list[Any]:
    """Return every item of the site, each once."""
    found = [item for name, data in take_away_files(real) if name.endswith("cite.json") for item in json.loads(data)]
    return list({item["id"]: item for item in found}.values())


def reference(number: int, text: str) -> Reference:
    return Reference(f"fact-{number}", text, text, TODAY, _ADDRESS, text)


def bibtex_of(text: str) -> dict[str, Entry]:
    return dict(parse_string(text, "bibtex").entries.items())


def ris_of(text: str) -> list[dict[str, Any]]:
    assert text.count("\n") == text.count("\r\n")
    records: list[dict[str, Any]] = rispy.loads(text.replace("\r\n", "\n"))
    return records


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


def test_everything_the_site_cites_comes_back_from_every_format(press: Press, items: list[Any]) -> None:
    written = press.write(items)
    keys = [item["id"] for item in items]
    assert {"page-home", "fact-documents-signed-2025"} <= set(keys)
    entries, records = bibtex_of(written["BibTeX"]), ris_of(written["RIS"])
    assert list(entries) == [record["id"] for record in records] == keys
    assert json.loads(written["CSL-JSON"]) == items
    lines = written["Plain text"].strip().split("\n\n")
    for item, entry, record, line in zip(items, entries.values(), records, lines, strict=True):
        publication, note = item["container-title"], item.get("note", "")
        assert typeset(entry.fields["title"]) == item["title"]
        assert typeset(f"{entry.persons['author'][0]}") == typeset(entry.fields["organization"]) == publication
        assert typeset(entry.fields.get("note", "")) == record.get("notes", [""])[0] == note
        assert (record["title"], record["authors"], record["publisher"]) == (item["title"], [publication], publication)
        assert entry.fields["url"] == record["urls"][0] == item["URL"]
        assert (entry.type, entry.fields["langid"]) == ("online", "british")
        assert (record["type_of_reference"], record["language"]) == ("ELEC", "en-GB")
        assert (record["year"], record["date"]) == ("2026", "2026/11/21")
        assert entry.fields["date"] == TODAY.isoformat()
        named = f"{publication}. “{item['title']}”." if item["title"] != publication else f"{publication}."
        assert line == f"{named} As of 21 November 2026. {item['URL']}. {note}".strip()


def test_the_readers_day_is_where_each_format_has_a_place_for_it_and_else_nowhere(
    press: Press, items: list[Any]
) -> None:
    first = items[:2]
    with_day, without = press.write(first, "2027-03-04T12:00:00"), press.write(first)
    for text in without.values():
        assert not any(word in text for word in ("urldate", "\nY2  -", '"accessed"', "Accessed"))
    assert [entry.fields["urldate"] for entry in bibtex_of(with_day["BibTeX"]).values()] == ["2027-03-04"] * 2
    assert [record["access_date"] for record in ris_of(with_day["RIS"])] == ["2027/03/04/"] * 2
    dated = json.loads(with_day["CSL-JSON"])
    assert [item.pop("accessed") for item in dated] == [{"date-parts": [[2027, 3, 4]]}] * 2
    assert dated == first
    for line, plain in zip(with_day["Plain text"].split("\n\n"), without["Plain text"].split("\n\n"), strict=True):
        assert line.strip() == f"{plain.strip()} Accessed 4 March 2027."


def test_csl_json_with_a_date_of_access_is_read_by_a_citation_processor(press: Press, items: list[Any]) -> None:
    written = json.loads(press.write(items, "2027-03-04T12:00:00")["CSL-JSON"])
    # What the processor does not know it warns of, and a warning is a failure here.
    assert set(CiteProcJSON(written)) == {item["id"] for item in items}


@given(st.lists(st.text(), min_size=1))
@example([_NASTY, *HOSTILE.values()])
def test_any_text_comes_back_from_every_format(press: Press, texts: list[str]) -> None:
    expected = [one_line(f"x{text}") for text in texts]
    written = press.write([json.loads(csl(reference(number, text))) for number, text in enumerate(expected)])
    entries, records = bibtex_of(written["BibTeX"]), ris_of(written["RIS"])
    lines = written["Plain text"].split("\n\n")
    found = json.loads(written["CSL-JSON"])
    for text, entry, record, item, line in zip(expected, entries.values(), records, found, lines, strict=True):
        assert typeset(entry.fields["title"]) == typeset(entry.fields["note"]) == text
        assert entry.fields["url"] == _ADDRESS
        assert record["title"] == item["title"] == item["note"] == text
        assert text in line
        assert "\n" not in line.strip()


def test_an_address_cannot_end_its_value(press: Press, items: list[Any]) -> None:
    item = {**items[0], "URL": "https://example.org/a b/{c}/\\"}
    (entry,) = bibtex_of(press.write([item])["BibTeX"]).values()
    assert entry.fields["url"] == "https://example.org/a%20b/%7Bc%7D/%5C"
