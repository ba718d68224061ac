"""A page ages in the reader's browser: how long ago, and which plans came due since it was built."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from generator.pipeline import BuiltSite
from tests.browser.reader import Reader
from tests.built import TODAY


def open_on(reader: Reader, path: str, day: str) -> Page:
    """Return a page as a reader sees it on `day`."""
    page = reader.open("about/method/")
    page.clock.install(time=datetime.fromisoformat(f"{day}T12:00:00"))
    page.goto(reader.site + path)
    return page


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-21", "(today)"),
        ("2026-11-22", "(1 day ago)"),
        ("2026-12-20", "(29 days ago)"),
        ("2026-12-21", "(1 month ago)"),
        ("2027-11-20", "(11 months ago)"),
        ("2028-10-21", "(23 months ago)"),
        ("2028-11-21", "(2 years ago)"),
    ],
)
def test_every_page_says_how_long_ago_it_was_built(day: str, words: str, reader: Reader) -> None:
    assert TODAY.isoformat() == "2026-11-21"
    page = open_on(reader, "about/method/", day)
    expect(page.get_by_role("contentinfo")).to_contain_text(f"Built 21 November 2026 {words}")


def test_every_page_of_facts_says_how_old_its_sources_are_and_when_they_were_compared(reader: Reader) -> None:
    page = open_on(reader, "countries/turkiye/", "2027-02-21")
    expect(page.locator(".mix")).to_contain_text("Last compared with the sources: 21 November 2026 (3 months ago)")
    page = open_on(reader, "sources/newsaz-2026-02-12/", "2027-02-21")
    expect(page.locator(".colophon")).to_contain_text("(3 months ago)")
    page = open_on(reader, "", "2027-02-21")
    expect(page.locator(".mix")).to_contain_text(
        re.compile(r"Newest dated source: \d+ \w+ \d{4} \(\d+ (months?|years?) ago\)")
    )


def test_a_plan_that_has_come_due_since_the_page_was_built_says_so(reader: Reader, real: BuiltSite) -> None:
    planned = [
        fact
        for fact in real.dossier.content.facts.values()
        if fact.standing == "planned" and fact.when and fact.when.end and not fact.when.is_over(TODAY)
    ]
    assert planned, "nothing is planned any more: this test needs a plan"
    fact = min(planned, key=lambda each: each.when.last_day if each.when else TODAY)
    assert fact.when
    path, _, anchor = real.desk.addresses.fact(fact).partition("#")
    before = open_on(reader, path, fact.when.last_day.isoformat())
    expect(before.locator(f"#{anchor}")).not_to_contain_text("has passed")
    after = open_on(reader, path, f"{fact.when.last_day.year + 1}-12-31")
    expect(after.locator(f"#{anchor}")).to_contain_text("The date has passed since this page was built")


def test_the_list_of_what_comes_next_ages_too(reader: Reader) -> None:
    page = open_on(reader, "", "2040-01-01")
    for line in page.locator(".timeline .planned[data-due]").all():
        expect(line).to_contain_text("has passed")
    assert page.locator(".timeline .planned[data-due]").count() > 0
