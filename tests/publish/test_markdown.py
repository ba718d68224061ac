"""The Markdown beside each page: whole, plain Markdown, and harmless whatever an author wrote."""

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from markdown import Markdown

from generator.pipeline import BuiltSite
from generator.publish.citations import footing_of
from generator.publish.html_to_markdown import escaped, link, markdown_of
from generator.publish.markdown import entry_text, fact_text, rendition
from generator.publish.published import absolute
from generator.publish.sheets import sheets
from generator.render.dates import date_label
from generator.render.fact_view import worded
from generator.render.labels import unknown_date_label
from generator.render.page import root_of
from tests.render.test_hostile_text import TRIED, built_with

_CODE = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](//evil.example/z) `c`"


def html_of(markdown: str) -> str:
    return Markdown(extensions=["tables"]).convert(markdown)


def words_of(markdown: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html_of(markdown))).split())


@pytest.fixture(scope="module")
def renditions(real: BuiltSite) -> Mapping[str, str]:
    return {sheet.path: rendition(sheet) for sheet in sheets(real)}


def test_every_statement_of_a_page_is_in_its_rendition_with_its_footing_and_what_differs(
    real: BuiltSite, renditions: Mapping[str, str]
) -> None:
    content, dossier = real.dossier.content, real.dossier
    for sheet in sheets(real):
        numbers = {source.id: number for number, source in enumerate(sheet.sources, start=1)}
        for fact in sheet.facts_in_full:
            text = fact_text(sheet, fact, numbers)
            assert text in renditions[sheet.path]
            words = words_of(text)
            assert fact.statement in words
            assert fact.standing.capitalize() in words
            assert fact.said_by is None or f"{content.entities[fact.said_by].name}: {fact.statement}" in words
            for contrast in dossier.contrasts.get(fact.id, ()):
                assert content.facts[contrast.other].statement in words
                assert " ".join(contrast.note.split()) in words
        for fact in set(sheet.facts) - set(sheet.facts_in_full):
            text = entry_text(sheet, fact, numbers)
            assert text in renditions[sheet.path]
            assert fact_text(sheet, fact, numbers) not in renditions[sheet.path]
            words = words_of(text)
            assert worded(dossier, fact) in words
            assert footing_of(dossier, fact).capitalize() in words
            assert date_label(fact.when) in words if fact.when else unknown_date_label(fact.unknown) in words
            assert {f"[{numbers[citation.source]}]" for citation in fact.sources} <= set(re.findall(r"\[\d+\]", words))
            assert f'href="{root_of(sheet.path)}{real.desk.addresses.fact(fact)}"' in html_of(text)
        words = words_of(renditions[sheet.path])
        for number, source in enumerate(sheet.sources, start=1):
            assert f"\n{number}. " in renditions[sheet.path]
            assert source.url in words


def test_code_stays_code_within_a_line_and_in_lines_of_its_own() -> None:
    html = '<p>Add <code>said_by</code> to <code>a|b</code>.</p><pre><code>- a:&#10;  b: "*"</code></pre><p>*</p>'
    assert markdown_of(html) == 'Add `said_by` to a&#124;b.\n\n```\n- a:\n  b: "*"\n```\n\n\\*'


def test_every_section_of_a_page_is_in_its_rendition(real: BuiltSite, renditions: Mapping[str, str]) -> None:
    for page in real.pages:
        headings = set(re.findall(r"^#{1,2} (.*)$", renditions[page.path], re.MULTILINE))
        assert {
            escaped(page.title),
            *(escaped(s.heading) for s in page.sections if s.anchor != "sources" and s.heading),
        } <= headings


def test_no_element_of_html_is_left(renditions: Mapping[str, str]) -> None:
    for path, whole in renditions.items():
        text = re.sub(r"^```\n.*?\n```$", "", whole, flags=re.DOTALL | re.MULTILINE)  # there it is shown, not meant
        assert (path, re.findall(r"<(?!https?://[^<>\s]+>)[a-zA-Z/!][^>]*>", text)) == (path, [])


def test_links_within_are_relative_and_lead_to_pages_and_the_head_has_the_full_address(
    real: BuiltSite, renditions: Mapping[str, str]
) -> None:
    home = absolute(real, "")
    pages = {sheet.url for sheet in sheets(real)}
    relative = 0
    for sheet in sheets(real):
        own, *addresses = re.findall(r"href=\"([^\"]*)\"", html_of(renditions[sheet.path]))
        assert own == sheet.url
        assert f"Page of {escaped(real.dossier.content.site.title)}: <{sheet.url}>." in renditions[sheet.path]
        for address in map(unescape, addresses):
            assert urlsplit(address).scheme in {"https", "http", ""}, (sheet.path, address)
            resolved = urljoin(f"{sheet.url}index.html.md", address)
            if resolved.startswith(home) and not resolved.endswith((".svg", ".json", ".csv")):
                assert not urlsplit(address).scheme, (sheet.path, address)
                assert re.split("[?#]", resolved)[0] in pages, (sheet.path, address)
                relative += 1
    assert relative > 1000


class _Elements(HTMLParser):
    """Collects the names of elements and attributes, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"@{name}" for name, _ in attrs)}
        for address in (urlsplit(value or "") for name, value in attrs if name == "href"):
            self.found.add(f"{address.scheme}:" if address.scheme or not address.netloc else "//")


@pytest.mark.parametrize("name", TRIED)
def test_what_an_author_writes_becomes_no_element_but_those_of_text(name: str) -> None:
    for sheet in sheets(built_with(TRIED[name])):
        reader = _Elements()
        reader.feed(html_of(rendition(sheet)))
        allowed = set("h1 h2 h3 p ul ol li a strong em blockquote table thead tbody tr th td code pre hr".split())
        assert reader.found <= allowed | {"@href", "https:", "http:", ":"}, sheet.path


@pytest.mark.parametrize(
    "text",
    [_CODE, "# no heading", "- no list", "+ none", "1. no number", "12) none", "> no quote", "---", "a_b_c *d* __e__",
     "[a]: b", "&amp; &#60;", "~~a~~", "a | b", "\\", "{: #x }", "=== ", "2024"],
)  # fmt: skip
def test_escaped_text_is_taken_literally(text: str) -> None:
    html = html_of(escaped(text))
    assert re.fullmatch(r"<p>[^<]*</p>", html), html
    assert unescape(html[3:-4]).strip() == text.strip()


def test_lists_panels_and_tables_become_those_of_markdown() -> None:
    html = (
        '<dl><div><dt>A</dt><dd>b <a href="../c/">c</a> <a href="#d">d</a></dd></div><div><dt>Flag</dt><dd><img src="x"></dd></div></dl>'
        "<ul><li><b>x</b> y</li><li>z<p>more</p></li></ul><table><tr><th>H</th><th>I</th></tr>"
        '<tr><th colspan="2">group</th></tr><tr><td>1</td><td>2</td></tr></table><h3>Under</h3><p>- text</p>'
    )
    assert markdown_of(html).split("\n") == [
        "- **A:** b [c](../c/) [d](./#d)", "- **x** y", "- z – more", "",
        "| H | I |", "| --- | --- |", "| **group** |  |", "| 1 | 2 |", "", "### Under", "", "\\- text",
    ]  # fmt: skip


def test_an_address_cannot_end_its_link() -> None:
    assert link("x", "https://e.org/a) <b>\\") == "[x](https://e.org/a%29%20%3Cb%3E%5C)"
