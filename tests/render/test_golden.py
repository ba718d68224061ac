"""What a reader reads on one page of each kind; after a change that is meant, `pytest --force-regen` and review."""

import re

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from generator.pipeline import BuiltSite
from tests.html_tree import outline
from tests.render.pages import trees_of

PAGES = {
    "home": "",
    "index": "events",
    "country": "countries/sudland",
    "organisation": "organisations/strait-council",
    "event": "events/fjord-summit-2025",
    "agreement": "agreements/fjord-declaration",
    "project": "projects/strait-cable",
    "person": "people/olaf-brandt",
    "theme": "themes/energy",
    "source": "sources/sudland-courier-2025-12-28",
    "differences": "differences",
    "open-questions": "about/open-questions",
    "rule": "about/rules/missing-date",
    "brief": "briefs/strait-cable",
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_each_kind_reads_as_reviewed(
    kind: str, miniature: BuiltSite, file_regression: FileRegressionFixture
) -> None:
    text = "\n".join(outline(trees_of(miniature)[PAGES[kind]])) + "\n"
    # The line of a fact in its file moves with every record above it, and is tested where addresses are.
    file_regression.check(re.sub(r"#L\d+", "#L…", text), basename=kind, extension=".txt", encoding="utf-8")
