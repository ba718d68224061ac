"""The whole text that a terminal shows, held as golden files; `pytest --force-regen` rewrites them for review."""

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from generator.check.rules import check
from generator.load.content import load
from generator.problem import Location, Problem, Severity
from generator.report import report
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


def test_several_problems_of_several_files(file_regression: FileRegressionFixture) -> None:
    page = b"---\ntitle: Extra\nsummary: [In 7 days]\n---\nIn 2030, a <b>bold</b> claim.\n"
    country = b"- id: ostland\n  name: Ostland\n  iso: xd\n  region: Eastern Europe\n"
    added = {FILE: SEVERAL.encode(), "briefs/briefs/extra.md": page, "content/countries/extra.yml": country}
    texts = dict(sorted((miniature_texts() | added).items()))
    content, problems = load(texts)
    assert content is not None
    file_regression.check(report([*problems, *check(content)], texts) + "\n")


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


def test_nothing_of_a_file_can_steer_the_terminal() -> None:
    text = report([Problem(Location("f.yml", 1, 1), "a-rule", "here")], {"f.yml": b"\x1b]0;title\x07\x9b31m"})
    assert all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], "No problems."),
        ([Severity.ERROR], "1 error."),
        ([Severity.WARNING] * 2, "2 warnings."),
        ([Severity.ERROR] * 2 + [Severity.WARNING], "2 errors and 1 warning."),
        ([Severity.ERROR] * 10 + [Severity.WARNING] * 10, "10 errors and 10 warnings."),
    ],
)
def test_the_last_line_counts(severities: list[Severity], verdict: str) -> None:
    problems = [Problem(Location("f.yml"), "a-rule", "here", severity) for severity in severities]
    assert report(problems, {}).splitlines()[-1] == verdict


def test_problems_come_sorted_by_file_line_and_column() -> None:
    shuffled = [Location("b.yml", 1, 1), Location("a.yml", 10, 1), Location("a.yml", 9, 2), Location("a.yml", 9, 1)]
    text = report([Problem(place, "a-rule", "here") for place in shuffled], {})
    heads = [line.partition(": ")[0] for line in text.splitlines() if ": error" in line]
    assert heads == ["a.yml:9:1", "a.yml:9:2", "a.yml:10:1", "b.yml:1:1"]
