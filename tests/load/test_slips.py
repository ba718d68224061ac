"""What is no YAML is called by its name, at its place."""

import pytest

from generator.load.content import load
from generator.load.nodes import parse
from generator.load.reader import MAX_TEXT


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("- id: a\n    x: b\n", (2, 6), "no colon is expected here"),
        ("- id: a: b\n", (1, 8), "a text with `: ` in it needs quotes"),
        ("- id: a\n x: b\n", (2, 2), "every item of a list starts with `- `"),
        ("- id: a\n  - b: c\n", (2, 3), "this does not belong here"),
        ("- id: 'it's'\n", (1, 11), "a quote or bracket is open or one too many"),
        ("- id: [a]]\n", (1, 10), "a quote or bracket is open or one too many"),
        ("- id: a\n  x: [a, b\n  y: c\n", (3, 4), "its ] is missing"),
        ("- {id: a, x: b\n- {id: c}\n", (2, 3), "their } is missing"),
        ("- id: a\n  foo\n  y: b\n", (2, 3), "this is neither a key, which has a colon behind it"),
        ('- id: "a\n', (1, 7), "a quote is opened and never closed"),
        ("- id: @x\n", (1, 7), "a text that starts with this sign needs quotes"),
        ('- id: "a\\q"\n', (1, 9), "take single quotes"),
        ("- id: %x\n", (1, 7), "a text that starts with this sign needs quotes"),
    ],
)
def test_what_the_parser_says_is_said_in_terms_of_what_is_written(
    text: str, place: tuple[int, int], words: str
) -> None:
    root, (problem,) = parse("f.yml", text.encode())
    assert root is None
    assert (problem.rule, problem.place.line, problem.place.column) == ("yaml-syntax", *place)
    assert words in problem.message


@pytest.mark.parametrize("text", ["- {a: “b: c”, d}\n", "- a: “b”: c\n", "- a: „b“: c\n"])
def test_curly_quotes_that_keep_a_file_from_being_read_are_named(text: str) -> None:
    root, (problem,) = parse("f.yml", text.encode())
    assert root is None
    assert problem.rule == "curly-quotes"
    assert text[problem.place.column - 1] in "“„"


def test_a_long_value_is_quoted_in_part_only() -> None:
    _, problems = load({"content/themes.yml": f"- id: {'X' * 5000}\n  name: N\n  description: D\n".encode()})
    (problem,) = (problem for problem in problems if problem.rule == "bad-slug")
    assert 300 <= len(problem.message) <= 310


def test_a_value_of_a_size_that_nobody_writes_is_one_problem() -> None:
    text = f"- id: {'X' * (MAX_TEXT + 1)}\n  name: {'y' * MAX_TEXT}\n  description: D\n"
    _, problems = load({"content/themes.yml": text.encode()})
    assert [(problem.rule, problem.place.line) for problem in problems if "themes" in problem.place.file] == [
        ("file-too-large", 1)
    ]
