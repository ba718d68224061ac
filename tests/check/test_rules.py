"""Every rule against its folder of cases, and the list of rules against everything that must agree with it."""

import re

import pytest

from generator.check import registry
from generator.check.registry import CONTENT_RULES, WARNING_RULES, explanations
from generator.load.nodes import MAX_BYTES
from generator.load.reader import MAX_ITEMS, MAX_TEXT
from generator.load.unread import UnreadFile
from generator.problem import Location, Problem, Severity
from tests.check.cases import FOLDER, Case, Found, places, problems_over_miniature, read_cases

CASES = read_cases()
EXTRA = "content/facts/extra.yml"
BRIEF = "briefs/briefs/extra.md"
SINGLE_RECORD_RULES = {
    "bad-number",
    "find-too-long",
    "part-outside-about",
    "unattributed-claim",
    "unknown-source",
    "wrong-type",
}

SOUND = b"""- id: extra
  statement: Sudland is an invented state.
  about: [sudland]
  themes: [neighbours]
  when: "2025"
  standing: reported
  sources: [{source: harbour-post-2025-06-12, paragraph: 3}]
  former_ids: [%s]
"""
MADE_CASES: dict[str, tuple[dict[str, bytes], list[Found]]] = {
    "file-too-large/yaml": (
        {EXTRA: b"#" * (MAX_BYTES + 1)},
        [(Location(EXTRA), "file-too-large")],
    ),
    "file-too-large/markdown": (
        {BRIEF: b"---\ntitle: Extra\n---\n" + b"x" * MAX_BYTES},
        [(Location(BRIEF), "file-too-large")],
    ),
    "file-too-large/good-just-below": ({EXTRA: b"#" * MAX_BYTES}, []),
    "file-too-large/one-value": (
        {EXTRA: b"- id: extra\n  statement: " + b"x" * (MAX_TEXT + 1)},
        [(Location(EXTRA, 1, 3), "missing-field")] * 4 + [(Location(EXTRA, 2, 14), "file-too-large")],
    ),
    "file-too-large/one-list": (
        {EXTRA: SOUND % b", ".join(b"was-%d" % number for number in range(MAX_ITEMS + 1))},
        [(Location(EXTRA, 8, 15), "file-too-large")],
    ),
    "file-too-large/good-list": ({EXTRA: SOUND % b", ".join(b"was-%d" % number for number in range(MAX_ITEMS))}, []),
    "unread-file/yaml": ({EXTRA: UnreadFile("a link", "put the file here")}, [(Location(EXTRA), "unread-file")]),
    "unread-file/markdown": ({BRIEF: UnreadFile("a link", "put the file here")}, [(Location(BRIEF), "unread-file")]),
    "nested-too-deep/beyond-any-stack": (
        {EXTRA: b"- " + b"[" * 200_000},
        [(Location(EXTRA, 1, 14), "nested-too-deep")],
    ),
    "not-utf-8/latin-1": (
        {EXTRA: "# plain\n- id: küche".encode("latin-1")},
        [(Location(EXTRA, 2, 8), "not-utf-8")],
    ),
    "not-utf-8/after-wide-characters": (
        {EXTRA: "- id: 茶茶".encode() + b"\xff"},
        [(Location(EXTRA, 1, 9), "not-utf-8")],
    ),
    "not-utf-8/after-a-byte-order-mark": (
        {EXTRA: b"\xef\xbb\xbf- id: \xff"},
        [(Location(EXTRA, 1, 7), "not-utf-8")],
    ),
    "not-utf-8/utf-16": (
        {EXTRA: "- id: extra".encode("utf-16")},
        [(Location(EXTRA, 1, 1), "not-utf-8")],
    ),
    "not-utf-8/front-matter": (
        {BRIEF: b"---\ntitle: \xff\n---\nA sentence.\n"},
        [(Location(BRIEF, 2, 8), "not-utf-8")],
    ),
    "not-utf-8/body": (
        {BRIEF: b"---\ntitle: Extra\n---\nA sentence: \xff\n"},
        [(Location(BRIEF, 4, 13), "not-utf-8")],
    ),
    "missing-field/empty-site": (
        {"content/site.yml": b""},
        [(Location("content/site.yml"), "missing-field")] * 5,
    ),
    "missing-field/site-of-comments": (
        {"content/site.yml": b"# later\n"},
        [(Location("content/site.yml"), "missing-field")] * 5,
    ),
    "control-character/lines-are-counted-below-a-form-feed": (
        {BRIEF: "---\ntitle: Extra\n---\nA\x0cform\u2028feed\nIn 2030.\n".encode()},
        [(Location(BRIEF, 4), "control-character"), (Location(BRIEF, 5, 4), "brief-loose-number")],
    ),
    "missing-field/no-front-matter": ({BRIEF: b"A sentence.\n"}, [(Location(BRIEF), "missing-field")]),
    "missing-field/empty-front-matter": ({BRIEF: b"---\n\n---\nA.\n"}, [(Location(BRIEF), "missing-field")]),
}


def test_the_miniature_itself_has_no_problems() -> None:
    assert problems_over_miniature({}) == []


def hold_words(problem: Problem) -> None:
    """Hold that a problem says what is wrong and what to do, and only warns where its rule is said to."""
    assert problem.message
    assert problem.hint
    assert "\n" not in problem.message + problem.hint
    assert not set(problem.message.split()) & {"tuple", "dictionary", "instance", "str"}, "no words of Python"
    assert (problem.severity is Severity.WARNING) == (problem.rule in WARNING_RULES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_yields_exactly_what_it_expects_and_says_what_to_do(case: Case) -> None:
    problems = problems_over_miniature(case.texts)
    assert places(problems) == case.expected
    for problem in problems:
        hold_words(problem)


@pytest.mark.parametrize("name", MADE_CASES)
def test_a_case_that_is_no_text_yields_exactly_what_it_expects_and_says_what_to_do(name: str) -> None:
    texts, expected = MADE_CASES[name]
    problems = problems_over_miniature(texts)
    assert places(problems) == expected
    for problem in problems:
        hold_words(problem)


def test_a_case_expects_only_the_rule_of_its_folder() -> None:
    for case in CASES:
        assert {rule for _, rule in case.expected} <= {case.rule}, str(case)
        assert case.is_good == case.name.startswith("good"), str(case)


@pytest.mark.parametrize("case", [case for case in CASES if case.rule in CONTENT_RULES and not case.is_good], ids=str)
def test_without_its_rule_a_bad_case_goes_unseen(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    others = tuple(module for rule, module in CONTENT_RULES.items() if rule != case.rule)
    monkeypatch.setattr(registry, "_MODULES", others)
    assert problems_over_miniature(case.texts) == []


def test_every_rule_has_bad_cases_and_a_near_miss() -> None:
    kinds = {(case.rule, case.is_good) for case in CASES}
    kinds |= {(name.partition("/")[0], not expected) for name, (_, expected) in MADE_CASES.items()}
    assert kinds == {(rule, is_good) for rule in explanations() for is_good in (True, False)}


def test_folders_of_cases_and_explanations_are_the_same_rules() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == list(explanations())


@pytest.mark.parametrize("rule", explanations())
def test_an_explanation_has_a_sentence_that_says_what_and_one_that_says_how(rule: str) -> None:
    head, _, rest = explanations()[rule].partition("\n\n")
    assert head.endswith(".")
    assert rest.strip().endswith((".", "`."))


def test_all_faulty_facts_at_once_hide_nothing_of_each_other() -> None:
    chosen = [case for case in CASES if list(case.texts) == [EXTRA] and case.rule in SINGLE_RECORD_RULES]
    texts = {
        # No two may be alike, in id or in statement.
        f"content/facts/{case.rule}-{case.name}": re.sub(
            rb'(?m)(statement: "?)(?=\w)', rb"\g<1>C%d-" % number, case.texts[EXTRA]
        ).replace(b"- id: ", b"- id: c%d-" % number)
        for number, case in enumerate(chosen)
    }
    expected = [(case.rule, place.line, place.column) for case in chosen for place, _ in case.expected]
    found = [(rule, place.line, place.column) for place, rule in places(problems_over_miniature(texts))]
    assert sorted(found) == sorted(expected)
    assert expected
