"""axe-core finds no breach in what opens or changes on a page; `test_kinds.py` looks at each kind of page as it loads."""

from typing import Literal

import pytest
from playwright.sync_api import expect

from generator.pipeline import BuiltSite
from tests.browser.axe import breaches
from tests.browser.reader import Reader, results_of


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_no_breach_in_a_comparison(scheme: Literal["light", "dark"], width: int, reader: Reader) -> None:
    page = reader.open("compare/?a=turkiye&b=pakistan", scheme=scheme, width=width)
    expect(page.get_by_role("region", name="Türkiye and Pakistan compared")).to_be_visible()
    assert breaches(page) == []


def test_no_breach_where_a_reader_is_told_that_a_fact_is_gone(reader: Reader) -> None:
    page = reader.open("countries/turkiye/#fact-withdrawn-long-ago", scheme="dark")
    expect(page.get_by_role("status").filter(has_text="does not stand on this page")).to_be_visible()
    assert breaches(page) == []


def test_no_breach_while_searching_on_a_page_with_a_highlighted_fact(reader: Reader, real: BuiltSite) -> None:
    page = reader.open(real.desk.addresses.fact(next(iter(real.dossier.content.facts.values()))))
    expect(page.locator(".fact:target")).to_be_in_viewport()
    results_of(page, "Azerbaijan")
    assert breaches(page) == []
