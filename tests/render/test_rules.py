"""The pages of rules: one for each, which says what `briefing explain` says, and a list that leads to all."""

import pytest

from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.address import rule_address
from generator.check.examples import EXAMPLES
from generator.check.registry import WARNING_RULES, explanations
from generator.pipeline import BuiltSite
from generator.publish.markdown import rendition
from generator.publish.sheets import sheets
from generator.render.prose import code_lines, prose
from tests.html_tree import read_html
from tests.render.pages import page_at, tree_at

RULES = explanations() | ARCHIVE_RULES


def test_the_list_leads_to_every_rule_once(miniature: BuiltSite) -> None:
    links = [link.text for link in tree_at(miniature, "about/rules").all("a") if "name" in link.classes]
    assert sorted(links) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_the_rule_means_and_shows_its_example_as_written(rule: str, miniature: BuiltSite) -> None:
    tree = tree_at(miniature, rule_address(rule).rstrip("/"))
    assert " ".join(RULES[rule].replace("`", "").split()) in " ".join(
        paragraph.text for paragraph in tree.all("p") if "note" not in paragraph.classes
    )
    shown = ["".join(map(str, listing.all("code")[0].children)) for listing in tree.all("pre")]
    example = EXAMPLES.get(rule)
    assert shown == ([example.wrong, example.right] if example else [])
    assert ("warning" in tree.text) is (rule in WARNING_RULES)


def test_a_page_leads_back_to_the_list(miniature: BuiltSite) -> None:
    assert page_at(miniature, "about/rules/bad-slug").trail == (("Home", "../../../"), ("Rules", "../"))


def test_an_example_keeps_its_lines_in_the_rendition(miniature: BuiltSite) -> None:
    (sheet,) = [sheet for sheet in sheets(miniature) if sheet.path == "about/rules/missing-date"]
    assert f"```\n{EXAMPLES['missing-date'].right}\n```" in rendition(sheet)


def test_prose_is_escaped_and_only_what_stands_between_backticks_is_code() -> None:
    assert prose("A `<b>` & a\n  `lone") == "A <code>&lt;b&gt;</code> &amp; a `lone"
    assert read_html(f"<pre>{code_lines('a: <b>')}</pre>").all("pre")[0].children == ["a: <b>"]
    assert "\n" not in code_lines("a:\n  - b")
