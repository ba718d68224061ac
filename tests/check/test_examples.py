"""The examples beside the rules: the wrong way is found by its rule, the right way by none that would stop a build."""

import re

import pytest

from generator.check.examples import EXAMPLES
from generator.check.registry import explanations
from generator.problem import Severity
from tests.check.cases import problems_over_miniature

FACT = {
    "id": "id: extra\n",
    "statement": "statement: Sudland is an invented state.\n",
    "about": "about: [sudland]\n",
    "themes": "themes: [neighbours]\n",
    "when": 'when: "2025"\n',
    "standing": "standing: reported\n",
    "sources": "sources: [{source: harbour-post-2025-06-12, paragraph: 3}]\n",
}
FOLDERS = {"iso:": "countries", "think-tank": "organisations", "type: supply": "projects", "standing:": "facts"}


def texts_of(rule: str, example: str) -> dict[str, bytes]:
    """Return the file that an example is written in, by its path."""
    if rule.startswith("brief-"):
        return {"briefs/briefs/extra.md": f"---\ntitle: Extra\n---\n{example}\n".encode()}
    if example.startswith("- "):
        folder = next(folder for mark, folder in FOLDERS.items() if mark in example)
        # A country of the miniature is written anew; whatever refers to it stays.
        others = (
            "- {id: norland, name: Norland, iso: xa, region: R}\n- {id: westmark, name: Westmark, iso: xc, region: R}\n"
        )
        if folder == "countries":
            return {"content/countries/countries.yml": f"{others}{example}\n".encode()}
        return {f"content/{folder}/extra.yml": f"{example}\n".encode()}
    written = re.findall(r"(?m)^(\w+):", example)
    kept = "".join(lines for key, lines in FACT.items() if key not in written)
    record = (kept + example + "\n").replace("\n", "\n  ").rstrip(" ")
    return {"content/facts/extra.yml": f"- {record}".encode()}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_wrong_way_is_found_by_its_rule_and_the_right_way_is_free_of_errors(rule: str) -> None:
    example = EXAMPLES[rule]
    wrong, right = (problems_over_miniature(texts_of(rule, text)) for text in (example.wrong, example.right))
    assert rule in {problem.rule for problem in wrong}
    assert [problem for problem in right if problem.severity is Severity.ERROR or problem.rule == rule] == []


def test_only_what_a_few_lines_cannot_show_has_no_example() -> None:
    without = set(explanations()) - set(EXAMPLES)
    assert without == {
        "bad-url", "brief-address-taken", "checked-before-published", "circular-reference", "duplicate-id", "file-too-large", "merge-conflict", "misplaced-file", "nested-too-deep", "not-utf-8",
        "orphan-entity", "passage-not-there", "repeated-record", "set-aside-without-reason", "unknown-person", "unread-file",
    }  # fmt: skip
    assert set(EXAMPLES) <= set(explanations())
