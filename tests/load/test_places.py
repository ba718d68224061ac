"""Places packed into numbers are those that the tree of nodes tells."""

import yaml
from hypothesis import given, strategies as st

from generator.load.nodes import as_node, parse, read
from generator.load.places import as_location, locate, mark, packed, start_of, unpacked
from generator.load.records import locate as locate_node, to_plain
from generator.problem import Location
from tests.load.test_properties import TREES, WORDS, paths_below


@given(st.integers(0, 8_000_000), st.integers(0, 8_000_000))
def test_a_mark_is_a_line_and_a_column_of_any_file_that_is_read(line: int, column: int) -> None:
    assert as_location("f.yml", mark(line, column)) == Location("f.yml", line + 1, column + 1)


@given(st.dictionaries(WORDS, TREES, min_size=1, max_size=4), st.booleans(), st.sampled_from([None, "'", '"']))
def test_a_place_is_the_same_in_marks_and_in_nodes(tree: dict[str, object], flow: bool, style: str | None) -> None:
    data = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, default_style=style, width=20).encode()
    written, problems = read("f.yml", data)
    root, _ = parse("f.yml", data)
    assert problems == []
    assert written is not None
    assert root == as_node(written)
    assert to_plain(root) == written.value
    for path, _ in paths_below(root):
        for asked in (path, (*path, "no such key"), (*path, 99), (*path, 0, "a")):
            assert locate("f.yml", written.marks, asked) == locate_node(root, asked)


@given(st.lists(TREES, min_size=1, max_size=4))
def test_the_marks_of_a_file_come_out_of_their_bytes_by_where_each_value_starts(trees: list[object]) -> None:
    written, _ = read("f.yml", yaml.safe_dump(trees, allow_unicode=True).encode())
    assert written is not None
    marks = [item.marks for item in written.items()]
    assert unpacked(packed(marks)) == {start_of(one): one for one in marks}
    assert len({start_of(one) for one in marks}) == len(trees)


def test_of_a_key_written_twice_the_first_counts_with_its_place() -> None:
    written, problems = read("f.yml", b"a: 1\nb: 2\na: [3]\n")
    assert [problem.rule for problem in problems] == ["duplicate-key"]
    assert written is not None
    assert written.value == {"a": "1", "b": "2"}
    assert locate("f.yml", written.marks, ["a"]) == Location("f.yml", 1, 4)
