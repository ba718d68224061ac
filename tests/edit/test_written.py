"""A record as YAML: whatever text it holds is read back as that text."""

import pytest
from hypothesis import given, strategies as st
from pydantic import BaseModel

from generator.edit.written import Value, written
from generator.load.nodes import parse
from generator.load.records import to_plain
from generator.model.fields import WhenField
from tests.texts import PLAIN_TEXTS

TEXTS = PLAIN_TEXTS.filter(bool)


class Part(BaseModel):
    """A part of the record below."""

    text: str = ""
    source: str = ""
    paragraph: int = 1
    find: str = ""


class Anything(BaseModel):
    """A record with a field of each shape."""

    text: str = ""
    several: tuple[str, ...] = ()
    deep: Part | None = None
    each: tuple[Part, ...] = ()
    when: WhenField | None = None
    number: int = 1


def read(lines: list[str]) -> object:
    node, problems = parse("a.yml", "\n".join(lines).encode())
    assert problems == []
    assert node is not None
    return to_plain(node)


@given(TEXTS, st.lists(TEXTS, min_size=1), TEXTS)
def test_any_text_is_read_back_as_it_was_given(text: str, several: list[str], nested: str) -> None:
    entries: dict[str, Value] = {"text": text, "several": several, "deep": {"text": nested}, "each": [{"text": nested}]}
    assert read(list(written(entries, Anything))) == entries


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("text", "Türkiye’s visit, in May", "text: Türkiye’s visit, in May"),
        ("several", ["a, b", "c"], 'several: ["a, b", c]'),
        ("when", "2025-08", 'when: "2025-08"'),
        ("text", "56-68", "text: 56-68"),
        ("text", "2025", 'text: "2025"'),
        ("text", "1e3", 'text: "1e3"'),
        ("text", "no", 'text: "no"'),
        ("text", "A: b", 'text: "A: b"'),
        ("text", "[a](fact:b)", 'text: "[a](fact:b)"'),
        ("text", "one\n\ttwo", r'text: "one\n\ttwo"'),
        ("text", "one\u00a0two", r'text: "one\U000000a0two"'),
        ("number", 15, "number: 15"),
        ("each", [{"find": "of three", "paragraph": 3}], "each:\n  - {paragraph: 3, find: of three}"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(key: str, value: Value, lines: str) -> None:
    assert "\n".join(written({key: value}, Anything)) == lines
