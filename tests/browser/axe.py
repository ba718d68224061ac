"""Breaches of WCAG 2.2, levels A and AA, that axe-core finds on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""What alone can be otherwise in the dark."""


def breaches(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return a line for each element at fault; by all rules unless some are named."""
    chosen: object = {"type": "rule", "values": rules} if rules else _ALL_RULES
    response = Axe().run(page, options={"runOnly": chosen, "resultTypes": ["violations"], "preload": False}).response
    assert response["testEngine"]["name"] == "axe-core"
    return [
        f"{violation['id']}: {node['html'][:150]} {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
