"""YAML text as nodes: scalars stay text, places are those an editor shows, what is not used of YAML is refused."""

import pytest

from generator.load.nodes import MAX_BYTES, Mapping, Node, Scalar, Sequence, parse
from generator.load.reader import MAX_DEPTH
from generator.load.records import to_plain
from generator.problem import Location


def read(text: str) -> Node:
    """Return the tree of a text that has no problems."""
    node, problems = parse("f.yml", text.encode())
    assert problems == []
    assert node is not None
    return node


def rules_of(data: bytes) -> list[tuple[str, int, int]]:
    """Return rule, line and column of every problem of `data`."""
    return [(problem.rule, problem.place.line, problem.place.column) for problem in parse("f.yml", data)[1]]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "null", "~", "3.10", "012", "0x1f", "12:30", "2025-08-08", "1e3", ".inf", "=", "+5", "1_000"],
)
def test_a_scalar_stays_the_text_it_is(text: str) -> None:
    assert to_plain(read(f"key: {text}\n")) == {"key": text}
    assert to_plain(read(f"- {text}\n")) == [text]


def test_quoted_folded_and_literal_texts_are_read_as_yaml_means_them() -> None:
    text = "a: 'it''s'\nb: \"\\u00fc\\t\"\nc: >-\n  one\n  two\nd: |\n  one\n  two\ne:\n"
    assert to_plain(read(text)) == {"a": "it's", "b": "ü\t", "c": "one two", "d": "one\ntwo\n", "e": ""}


def test_places_are_lines_and_columns_from_one() -> None:
    node = read("- id: a\n  list: [x, y]\n  map: {k: v}\n")
    assert isinstance(node, Sequence)
    record = node.items[0]
    assert isinstance(record, Mapping)
    assert record.place == Location("f.yml", 1, 3)
    assert record.key_places == {
        "id": Location("f.yml", 1, 3),
        "list": Location("f.yml", 2, 3),
        "map": Location("f.yml", 3, 3),
    }
    values = record.entries["list"]
    assert isinstance(values, Sequence)
    assert [item.place for item in values.items] == [Location("f.yml", 2, 10), Location("f.yml", 2, 13)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_move_nothing(newline: str, mark: str) -> None:
    node = read(mark + newline.join(["ü: é", "key: value", ""]))
    assert isinstance(node, Mapping)
    assert node.entries["key"] == Scalar(Location("f.yml", 2, 6), "value")
    assert node.key_places["ü"] == Location("f.yml", 1, 1)


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_a_line_is_what_an_editor_counts_as_one(character: str) -> None:
    node = read(f"a: 'x{character}y'\nb: z\n")
    assert isinstance(node, Mapping)
    assert node.key_places["b"] == Location("f.yml", 2, 1)
    assert to_plain(node) == {"a": "x y", "b": "z"}


def test_characters_beyond_the_basic_plane_count_as_one_column() -> None:
    node = read("{😀: 茶, k: v}\n")
    assert isinstance(node, Mapping)
    assert node.key_places["k"] == Location("f.yml", 1, 8)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# a comment\n", b"\xef\xbb\xbf", b"---\n"])
def test_an_empty_file_is_no_fault(data: bytes) -> None:
    node, problems = parse("f.yml", data)
    assert problems == []
    assert node is None or to_plain(node) == ""


def test_the_first_of_two_equal_keys_is_kept_and_every_further_one_reported() -> None:
    data = b"a: 1\na: 2\nb: 3\na: {c: 1, c: 2}\n"
    node, _ = parse("f.yml", data)
    assert node is not None
    assert to_plain(node) == {"a": "1", "b": "3"}
    assert rules_of(data) == [("duplicate-key", 2, 1), ("duplicate-key", 4, 1), ("duplicate-key", 4, 11)]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a: &x 1\nb: *x\n", [("alias-or-anchor", 1, 4), ("alias-or-anchor", 2, 4)]),
        (b"a: !!int 1\nb: !x [c]\n", [("yaml-tag", 1, 4), ("yaml-tag", 2, 4)]),
        (b"a: [1\nb: 2\n", [("yaml-syntax", 2, 2)]),
        (b"a: b: c\n", [("yaml-syntax", 1, 5)]),
        (b"a: 1\n---\nb: 2\n", [("yaml-syntax", 2, 1)]),
        (b"? [a]\n: 1\n", [("yaml-syntax", 1, 3)]),
        (b"a:\n\tb: 1\n", [("tab-indentation", 2, 1)]),
        ("ü: ü\né: a\x01\n".encode(), [("yaml-syntax", 2, 5)]),
        (b"a: \xc3\x28\n", [("not-utf-8", 1, 4)]),
    ],
)
def test_what_is_not_used_of_yaml_is_refused_where_it_stands(data: bytes, found: list[tuple[str, int, int]]) -> None:
    assert rules_of(data) == found


def test_nesting_is_read_to_the_limit_and_no_further() -> None:
    assert rules_of(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) == []
    assert rules_of(b"[" * (MAX_DEPTH + 1)) == [("nested-too-deep", 1, MAX_DEPTH + 1)]


def test_a_bomb_of_aliases_is_refused_without_being_expanded() -> None:
    levels = [b"a0: &a0 [x, x]"] + [
        b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 40)
    ]
    assert {rule for rule, _, _ in rules_of(b"\n".join(levels))} == {"alias-or-anchor"}


def test_a_file_is_read_up_to_the_limit_of_bytes() -> None:
    assert rules_of(b"#" * MAX_BYTES) == []
    assert rules_of(b"#" * (MAX_BYTES + 1)) == [("file-too-large", 1, 1)]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('- when: "1992\n  id: a\n- when: "1993"\n', "f:1:9", "the quote that opens here is closed only in line 3"),
        ("- when: '1992\n  id: a\n", "f:1:9", "a quote is opened and never closed"),
        ('- about: [one, "two]\n- x: "y"\n', "f:1:16", "the quote that opens here is closed only in line 2"),
    ],
)
def test_a_quote_left_open_is_told_where_it_opens(text: str, place: str, message: str) -> None:
    _, problems = parse("f", text.encode())
    assert [(str(problem.place), problem.message) for problem in problems] == [(place, message)]


def test_a_text_in_quotes_may_go_over_several_lines() -> None:
    _, problems = parse("f", b'- statement: "It is\n    long."\n  when: "1993"\n')
    assert problems == []
