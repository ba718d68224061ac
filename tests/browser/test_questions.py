"""The ten questions of docs/questions.md, each answered within three interactions from the home page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader

MOST = 3


@dataclass
class Officer:
    """Reads the site from its home page, and counts what it takes."""

    page: Page
    interactions: int = 0

    def goes_to(self, name: str, *, inside: str = "main") -> None:
        """Click on a link."""
        self._acts(self.page.locator(inside).get_by_role("link", name=name, exact=True).first).click()

    def searches_for(self, words: str) -> None:
        """Type words into the box of the header."""
        self._acts(self.page.get_by_role("combobox", name="Search facts and pages")).press_sequentially(words)

    def opens(self, found: str) -> None:
        """Click on what the search found."""
        self._acts(self.page.get_by_role("option").filter(has_text=found).first).click()

    def chooses(self, label: str, value: str) -> None:
        """Choose from a list."""
        self._acts(self.page.get_by_label(label)).select_option(label=value)

    def reads(self, *texts: str, where: str = "main article") -> None:
        """Find an answer on the page, within the interactions allowed."""
        for text in texts:
            expect(self.page.locator(where).filter(has_text=text).first).to_be_visible()
        assert self.interactions <= MOST

    def reads_fact(self, identity: str) -> Locator:
        """Find a fact on the page, standing in view."""
        fact = self.page.locator(f"#fact-{identity}")
        expect(fact).to_be_in_viewport()
        assert self.interactions <= MOST
        return fact

    def _acts(self, on: Locator) -> Locator:
        self.interactions += 1
        return on


@pytest.fixture
def officer(reader: Reader) -> Iterator[Officer]:
    """Return an officer on the home page."""
    officer = Officer(reader.open())
    yield officer
    assert reader.complaints == []


def test_which_bodies_it_chairs_and_until_when(officer: Officer) -> None:
    officer.goes_to("Roles in organisations")
    chairs = officer.page.get_by_role("row").filter(
        has_text="Conference on Interaction and Confidence-Building Measures"
    )
    expect(chairs).to_contain_text("Chair")
    expect(chairs).to_contain_text("2024–2026")
    officer.reads("Non-Aligned Movement")


def test_what_was_promised_to_a_country(officer: Officer) -> None:
    officer.searches_for("Gambia")
    officer.opens("Pilot programmes")
    expect(officer.reads_fact("baku-hub-pilots")).to_contain_text("Planned")


def test_which_figures_are_disputed_and_what_each_side_says(officer: Officer) -> None:
    officer.goes_to("Figures")
    missions = officer.page.get_by_role("row").filter(has_text="Diplomatic missions")
    expect(missions).to_contain_text("93 missions")
    expect(missions).to_contain_text("contested: 92 missions")
    officer.reads("92 missions")


def test_what_is_due_next_and_how_precisely_its_date_is_known(officer: Officer) -> None:
    coming = officer.page.locator(".timeline .planned")
    expect(coming.filter(has_text="World Urban Forum").locator(".date")).to_have_text("2026")
    expect(coming.filter(has_text="European Political Community").locator(".date")).to_have_text("2028")
    officer.reads("What comes next")
    assert officer.interactions == 0
    expect(officer.page.get_by_role("link", name="Calendar of what is planned")).to_be_visible()


def test_how_much_gas_is_contracted_and_for_how_long(officer: Officer) -> None:
    officer.searches_for("gas Germany SEFE")
    officer.opens("SOCAR–SEFE gas contract")
    officer.reads("about 1.5 billion cubic metres a year", "a term of 10 years")


def test_where_a_figure_comes_from_and_the_passage_itself(officer: Officer) -> None:
    officer.searches_for("61.9 million")
    officer.opens("$61.9 million")
    passage = officer.reads_fact("oda-2024").get_by_role("link", name=re.compile("¶")).first
    assert ":~:text=" in (passage.get_attribute("href") or ""), "the link opens the article at the passage"
    officer.interactions += 1  # following it
    officer.reads("official development assistance")


def test_what_rests_on_the_ministers_word_alone(officer: Officer) -> None:
    officer.goes_to("People")
    officer.goes_to("Jeyhun Bayramov")
    officer.reads("rest on the word of Jeyhun Bayramov")


def test_how_relations_with_two_countries_compare(officer: Officer) -> None:
    officer.goes_to("Compare two countries")
    officer.chooses("First country", "Türkiye")
    officer.chooses("Second country", "Pakistan")
    expect(officer.page.get_by_role("region", name="Türkiye and Pakistan compared")).to_be_visible()
    officer.reads("Meetings and other events")


def test_who_stands_behind_a_source(officer: Officer) -> None:
    officer.goes_to("Institute for Development and Diplomacy")
    officer.reads("The author is on the staff of the institute at ADA University")


def test_what_became_of_an_agreement_and_whether_sources_agree(officer: Officer) -> None:
    officer.searches_for("peace agreement")
    officer.opens("Armenia–Azerbaijan peace agreement")
    officer.reads("whether it was signed or only drafted", "Differs:", "Unclear")
