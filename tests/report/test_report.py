"""The whole text of each form, held as golden files; `pytest --force-regen` rewrites them for review."""

import json
import re
from random import Random

import click
import pytest
from hypothesis import given, strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from generator.check.registry import check
from generator.load.content import load
from generator.problem import Location, Problem, Severity
from generator.report import annotations, as_json, report
from tests.make import miniature_texts

FILE = "content/facts/extra.yml"
SEVERAL = """\
- id: several
  statement: Sudland has 5 islands.
  about: [sudland]
  themes: [neighbors]
  when: 2030
  standing: claimed
  figures: [{measure: cable-length, value: 6}]
  sources: [{source: nowhere, paragraph: 1}]
- id: Unreadable
  standng: reported
"""


def caret_column(text: str) -> int:
    """Return the column of the caret within the excerpt, from 1."""
    excerpt = next(line for line in text.splitlines() if line.endswith("^"))
    return len(excerpt.partition("| ")[2])


def faulty() -> tuple[dict[str, bytes], list[Problem]]:
    """Return the miniature with faults in two files, and its problems."""
    page = b"---\ntitle: Extra\nsummary: [In 7 days]\n---\nIn 2030, a <b>bold</b> claim.\n"
    country = b"- id: ostland\n  name: Ostland\n  iso: xd\n  region: Eastern Europe\n"
    added = {FILE: SEVERAL.encode(), "briefs/briefs/extra.md": page, "content/countries/extra.yml": country}
    texts = dict(sorted((miniature_texts() | added).items()))
    content, problems = load(texts)
    assert content is not None
    return texts, [*problems, *check(content)]


def test_several_problems_of_several_files(file_regression: FileRegressionFixture) -> None:
    texts, problems = faulty()
    file_regression.check(report(problems, texts) + "\n")


def test_several_problems_as_annotations(file_regression: FileRegressionFixture) -> None:
    file_regression.check(annotations(faulty()[1]) + "\n")


def test_several_problems_as_json(file_regression: FileRegressionFixture) -> None:
    file_regression.check(as_json(faulty()[1]) + "\n", extension=".json")


def test_tabs_long_lines_and_wide_characters(file_regression: FileRegressionFixture) -> None:
    lines = [
        "plain text with a fault here",
        "a\ttab\tbefore the fault",
        "x" * 150 + "fault" + "y" * 100,
        "茶茶茶 fault after wide characters",
        "Türkiye e\u0301 fault after a combining accent",
        "\x1b[31mescape\x07 fault after control characters",
    ]
    columns = [lines[0].index("fault"), *(line.index("fault") for line in lines[1:])]
    problems = [
        Problem(Location("f.yml", number, column + 1), "a-rule", f"fault {number}", Severity.WARNING, "mend it")
        for number, column in enumerate(columns, start=1)
    ]
    file_regression.check(report(problems, {"f.yml": "\n".join(lines).encode()}) + "\n")


def test_a_place_at_the_end_of_a_line_or_beyond_the_file_has_still_its_head(
    file_regression: FileRegressionFixture,
) -> None:
    problems = [
        Problem(Location("f.yml", 2, 5), "end-of-line", "something is missing"),
        Problem(Location("f.yml", 9, 1), "beyond", "the file is shorter"),
        Problem(Location("gone.yml"), "no-file", "there is no such file", hint="write it"),
    ]
    file_regression.check(report(problems, {"f.yml": b"- a:\r\n  b:\r\n"}) + "\n")


@pytest.mark.parametrize("column", [1, 50, 90, 91, 150, 240])
def test_the_caret_stands_below_the_character_it_means(column: int) -> None:
    line = "".join(chr(ord("a") + position % 26) for position in range(250))
    text = report([Problem(Location("f.yml", 1, column), "a-rule", "here")], {"f.yml": line.encode()})
    shown = text.splitlines()[1].partition("| ")[2]
    assert shown[caret_column(text) - 1] == line[column - 1]


def test_a_wide_character_moves_the_caret_by_two_cells_and_a_combining_one_by_none() -> None:
    for before, cells in (("abc", 3), ("茶茶", 4), ("e\u0301", 1), ("\t", 1)):
        place = Location("f.yml", 1, len(before) + 1)
        text = report([Problem(place, "a-rule", "here")], {"f.yml": f"{before}!".encode()})
        assert caret_column(text) == cells + 1


STEERING = "\x1b]0;title\x07\x9b31m\r\n::error::"


def test_nothing_of_a_file_can_steer_the_terminal() -> None:
    place = Location(f"a{STEERING}.yml", 1, 1)
    problems = [Problem(place, "a-rule", STEERING, hint=STEERING), Problem(Location("b.yml"), "a-rule", "here")]
    text = report(problems, {place.file: STEERING.encode()})
    assert all(character.isprintable() or character == "\n" for character in text)
    assert not any(line.startswith("::") for line in text.splitlines())


def test_colours_add_nothing_to_what_is_said() -> None:
    texts, problems = faulty()
    problems.append(Problem(Location(FILE, 1, 1), "a-rule", "take care", Severity.WARNING))
    coloured = report(problems, texts, colour=True)
    assert click.unstyle(coloured) == report(problems, texts)
    assert "\x1b[31m\x1b[1merror[unknown-theme]\x1b[0m: 'neighbors' is not a theme\n" in coloured
    assert "\x1b[33m\x1b[1mwarning[a-rule]\x1b[0m: take care\n" in coloured
    assert coloured.count("\x1b[36mhelp:\x1b[0m ") == sum(bool(problem.hint) for problem in problems)


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], "No problems."),
        ([Severity.ERROR], "1 error in 1 file."),
        ([Severity.WARNING] * 2, "2 warnings in 1 file."),
        ([Severity.ERROR] * 2 + [Severity.WARNING], "2 errors, 1 warning in 1 file."),
        ([Severity.ERROR] * 10 + [Severity.WARNING] * 10, "10 errors, 10 warnings in 1 file."),
    ],
)
def test_the_problems_are_counted_at_the_end(severities: list[Severity], verdict: str) -> None:
    problems = [Problem(Location("f.yml"), "a-rule", "here", severity) for severity in severities]
    assert report(problems, {}).split("\n\n")[-1].splitlines()[0] == verdict


def test_the_last_line_says_where_to_read_on_by_the_name_of_the_rule_where_there_is_one() -> None:
    problems = [Problem(Location("f.yml", line), rule, "here") for line, rule in enumerate(("a-rule", "b-rule"), 1)]
    assert report(problems[:1], {}).endswith("\n1 error in 1 file.\n`briefing explain a-rule` says more.")
    assert report(problems, {}).endswith("\n2 errors in 1 file.\n`briefing explain RULE` says more.")
    assert "explain" not in report([], {}) + annotations(problems) + as_json(problems)


def test_each_problem_names_the_page_of_its_rule_where_the_site_is_known() -> None:
    problem = Problem(Location("f.yml"), "a-rule", "here")
    for site in ("https://example.org/b", "https://example.org/b/"):
        page = "https://example.org/b/about/rules/a-rule/"
        assert json.loads(as_json([problem], site))[0]["page"] == page
        assert annotations([problem], site).splitlines()[0].endswith(f"::here%0Arule: {page}")
    assert json.loads(as_json([problem]))[0]["page"] is None
    assert "about/rules" not in annotations([problem])


def test_problems_come_sorted_by_file_line_and_column() -> None:
    shuffled = [Location("b.yml", 1, 1), Location("a.yml", 10, 1), Location("a.yml", 9, 2), Location("a.yml", 9, 1)]
    text = report([Problem(place, "a-rule", "here") for place in shuffled], {})
    assert [line.partition(": ")[0] for line in text.split("\n\n")] == [
        *("a.yml", "a.yml:9:1", "a.yml:9:2", "a.yml:10:1"),
        *("b.yml", "b.yml:1:1", "4 errors in 2 files.\n`briefing explain a-rule` says more."),
    ]


def test_a_single_file_needs_no_line_of_its_own() -> None:
    text = report([Problem(Location("a.yml", line), "a-rule", "here") for line in (1, 2)], {})
    assert (
        text
        == "a.yml:1:1: error[a-rule]: here\n\na.yml:2:1: error[a-rule]: here\n\n2 errors in 1 file.\n`briefing explain a-rule` says more."
    )


def test_an_annotation_escapes_what_would_end_it_or_one_of_its_properties() -> None:
    problem = Problem(Location("a,b:c%.yml", 3, 4), "a-rule", "100%:\r\na, b", Severity.WARNING, "mend: it")
    assert annotations([problem]) == (
        "::warning file=a%2Cb%3Ac%25.yml,line=3,col=4,title=a-rule::100%25:%0D%0Aa, b%0Ahelp: mend: it\n"
        "1 warning in 1 file."
    )


ANY_PROBLEM = st.builds(
    Problem,
    st.builds(Location, st.text(), st.integers(1, 99), st.integers(1, 99)),
    st.text(),
    st.text(),
    st.sampled_from(Severity),
    st.text(),
)


@given(st.lists(ANY_PROBLEM, max_size=5))
def test_an_annotation_is_one_line_that_github_reads_back_whole(problems: list[Problem]) -> None:
    *lines, last = annotations(problems).split("\n")
    assert len(lines) == len(problems)
    assert last.endswith(".")
    for line, problem in zip(lines, sorted(problems), strict=True):
        match = re.fullmatch(r"::(error|warning) ([^\r\n]*?)::([^\r\n]*)", line, re.DOTALL)
        assert match
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        unescaped = {name: unescape(value) for name, value in properties.items()}
        said = problem.message + (f"\nhelp: {problem.hint}" if problem.hint else "")
        assert (match[1], unescape(match[3])) == (problem.severity, said)
        assert list(unescaped.values()) == [
            *(problem.place.file, str(problem.place.line), str(problem.place.column), problem.rule)
        ]


def unescape(text: str) -> str:
    """Undo the escapes as GitHub's runner does: the percent sign last."""
    for escaped, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


@given(st.lists(ANY_PROBLEM, max_size=5), st.randoms())
def test_json_holds_every_problem_in_one_order_with_the_same_keys(problems: list[Problem], random: Random) -> None:
    shuffled = list(problems)
    random.shuffle(shuffled)
    assert as_json(shuffled) == as_json(problems)
    objects = json.loads(as_json(problems))
    assert all(list(found) == "column file hint line message page rule severity".split() for found in objects)
    assert [found["hint"] for found in objects] == [problem.hint or None for problem in sorted(problems)]
    assert [Location(found["file"], found["line"], found["column"]) for found in objects] == [
        problem.place for problem in sorted(problems)
    ]


def test_forms_without_problems() -> None:
    assert (report([], {}), annotations([]), as_json([])) == ("No problems.", "No problems.", "[]")


def test_a_file_name_that_utf_8_cannot_write_is_no_reason_to_say_nothing() -> None:
    problems = [Problem(Location("\udcff.yml"), "a-rule", "here")]
    for text in (report(problems, {}), annotations(problems), as_json(problems)):
        assert "here" in text
        assert text.encode()
