"""The list of archive rules against the code that finds them and the tests that plant them."""

import ast
from pathlib import Path

import pytest

import generator
from generator.archive.archive_rules import ARCHIVE_RULES
from generator.check.registry import CONTENT_RULES, explanations
from tests.archive import test_coverage, test_verify

PACKAGE = Path(generator.__file__).parent
# Which argument of a call is the rule; where it is no plain text, the caller of the caller gives it.
_RULE_ARGUMENT = {"Problem": 1, "_refuse": 1, "unknown_references": 2, "PydanticCustomError": 0}


def rules_named_in(folder: Path) -> set[str]:
    """Return the rules that the code below `folder` gives to the problems it makes."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                position = _RULE_ARGUMENT.get(name, len(node.args))
                rule = node.args[position] if position < len(node.args) else None
                if isinstance(rule, ast.Constant):
                    found.add(str(rule.value))
    return found


def test_every_archive_rule_is_planted_by_a_test_and_nothing_else_is() -> None:
    planted = {rule for *_, expected in test_verify.ERRORS.values() for _, rule in expected}
    planted |= {rule for *_, rule in test_coverage.ERRORS.values()}
    by_hand = {"archive-missing", "paragraph-changed"}  # changes of the archive itself, in test_verify
    assert planted - set(CONTENT_RULES) | by_hand == set(ARCHIVE_RULES)


def test_every_rule_that_the_package_names_is_explained() -> None:
    found = rules_named_in(PACKAGE)
    assert {"unsupported-number", "bad-slug", "unknown-theme", "yaml-tag", "open-item"} <= found
    assert found <= set(explanations() | ARCHIVE_RULES)


def test_every_archive_rule_is_named_by_the_code() -> None:
    assert rules_named_in(PACKAGE / "archive") == set(ARCHIVE_RULES)


def test_no_rule_is_explained_twice() -> None:
    assert not set(explanations()) & set(ARCHIVE_RULES)


@pytest.mark.parametrize("rule", ARCHIVE_RULES)
def test_an_explanation_has_a_sentence_that_says_what_and_one_that_says_how(rule: str) -> None:
    head, _, rest = ARCHIVE_RULES[rule].partition("\n\n")
    assert head.endswith(".")
    assert rest.strip().endswith((".", "`."))
