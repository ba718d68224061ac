"""Shells: a page of the theme with slots in it."""

import re

import pytest
from hypothesis import given, strategies as st

from generator.publish.shell import Shell, slot, without_indentation


@given(st.lists(st.text()), st.text())
def test_a_value_is_put_in_as_it_is(texts: list[str], value: str) -> None:
    plain = [text.replace("\x02", "").replace("\x03", "") for text in texts]
    shell = Shell.of(slot("value").join(["", *plain, ""]))
    assert shell.filled({"value": value}) == value.join(["", *plain, ""])


def test_no_slot_is_looked_for_in_a_value() -> None:
    shell = Shell.of(f"<p>{slot('a')}</p><p>{slot('b')}</p>")
    assert shell.filled({"a": slot("b"), "b": "two"}) == f"<p>{slot('b')}</p><p>two</p>"


def test_a_slot_without_a_value_is_refused() -> None:
    with pytest.raises(KeyError, match="title"):
        Shell.of(f"<h1>{slot('title')}</h1>").filled({"text": ""})


def test_text_whose_spaces_count_is_left_alone() -> None:
    html = "  <div>\n\n    <p>a</p>\n  </div>\n<pre>\n  one\n\n    two\n</pre>\n   <p>b</p>\n"
    assert without_indentation(html) == "<div>\n<p>a</p>\n</div>\n<pre>\n  one\n\n    two\n</pre>\n<p>b</p>"


@given(st.text(alphabet=" \n<>preab/"))
def test_nothing_but_spaces_is_taken_away(html: str) -> None:
    assert re.sub(r"\s", "", without_indentation(html)) == re.sub(r"\s", "", html)
