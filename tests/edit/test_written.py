"""A record as YAML: whatever text it holds is read back as that text."""

import pytest
from hypothesis import given, strategies as st

from generator.edit.written import Value, written
from generator.load.nodes import parse
from generator.load.records import to_plain

TEXTS = st.text(min_size=1)  # without surrogates, which no file can hold


def read(lines: list[str]) -> object:
    node, problems = parse("a.yml", "\n".join(lines).encode())
    assert problems == []
    assert node is not None
    return to_plain(node)


@given(TEXTS, st.lists(TEXTS, min_size=1), TEXTS)
def test_any_text_is_read_back_as_it_was_given(text: str, several: list[str], nested: str) -> None:
    entries: dict[str, Value] = {"text": text, "several": several, "deep": {"text": nested}, "each": [{"text": nested}]}
    assert read(list(written(entries))) == entries


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Türkiye’s visit, in May", "key: Türkiye’s visit, in May"),
        (["a, b", "c"], 'key: ["a, b", c]'),
        ("2025-08", 'key: "2025-08"'),
        ("no", 'key: "no"'),
        ("A: b", 'key: "A: b"'),
        ("[a](fact:b)", 'key: "[a](fact:b)"'),
        (15, "key: 15"),
        ([{"source": "s", "paragraph": 3, "find": "of three"}], "key:\n  - {source: s, paragraph: 3, find: of three}"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(value: Value, line: str) -> None:
    assert "\n".join(written({"key": value})) == line
