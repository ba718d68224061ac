"""A fact whose text holds markup, signs of programs or another direction is found, shown as it is, and runs nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.pipeline import BuiltSite
from generator.publish.search_records import search_records
from tests.browser.many_facts import write_site
from tests.browser.reader import Reader, open_search, reading
from tests.browser.server import served
from tests.built import made_once

_RUN = "document.body.dataset.ran = 1"
TEXTS = (
    f"zqmarkup <script>{_RUN}</script><img src=x onerror='{_RUN}'>",
    f"zqquotes \"onmouseover=\"{_RUN}\" 'autofocus onfocus='{_RUN}'",
    "zqsigns a & b &amp; c | d * e ** [f](javascript:alert(1)) {{ 7 * 7 }} ${7*7} %41",
    "zqrtl \u202e\u0623\u0630\u0631\u0628\u064a\u062c\u0627\u0646 \u05e9\u05dc\u05d5\u05dd \u2067x",
)


@pytest.fixture(scope="module")
def hostile_reader(
    browser: Browser, real: BuiltSite, real_project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """Return a reader of the site whose index holds a fact of each text, in its title, names, filters and notes."""
    record = next(record for record in search_records(real) if record.shown.get("differs"))
    hostile = [
        replace(
            record,
            address=f"{record.address}-{number}",
            title=text,
            words=(*record.words, text),
            filters={
                name: (text,) if name in {"country", "theme", "source"} else v for name, v in record.filters.items()
            },
            shown={"date": text, "differs": text},
        )
        for number, text in enumerate(TEXTS)
    ]
    folder = made_once(
        tmp_path_factory, "hostile", lambda folder: write_site(real_project / "site", [record, *hostile], folder)
    )
    with served(folder) as address, reading(browser, address) as reader:
        yield reader


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_fact_is_shown_as_it_is_and_runs_nothing(text: str, hostile_reader: Reader) -> None:
    word = text.split(maxsplit=1)[0]
    page = hostile_reader.open(f"search/?q={word}")
    link = page.locator(".found a")
    expect(link).to_have_count(1)
    assert link.text_content() == text
    assert text in (page.locator(".found .contrast").text_content() or "")
    assert text in (page.locator(".found .facets").text_content() or "")
    offered = text.replace('"', "”")
    page.get_by_label("Country").select_option(value=offered)
    page.wait_for_url(lambda url: "country=" in url)
    expect(page.get_by_role("status")).to_contain_text("1 result")
    expect(link).to_have_count(1)
    link.hover()
    assert page.locator(".search-results").locator("img, script, [onmouseover], [onfocus]").count() == 0
    assert page.evaluate("document.body.dataset.ran") is None
    colleague = hostile_reader.open(page.url.removeprefix(hostile_reader.site))
    expect(colleague.get_by_label("Country")).to_have_value(offered)
    expect(colleague.locator(".found a")).to_have_text(text)
    assert not hostile_reader.complaints


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_fact_in_the_header_runs_nothing(text: str, hostile_reader: Reader) -> None:
    page = hostile_reader.open("timeline/")
    open_search(page)
    page.keyboard.type(text.split(maxsplit=1)[0])
    option = page.locator("#found").get_by_role("option")
    expect(option).to_have_count(1)
    assert text in (option.text_content() or "")
    assert page.locator("#found").locator("img, script, [onmouseover], [onfocus]").count() == 0
    assert page.evaluate("document.body.dataset.ran") is None
    assert not hostile_reader.complaints
