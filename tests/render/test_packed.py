"""Texts come out as they went in."""

import pytest
from hypothesis import given, strategies as st

from generator.render.packed import PackedTexts


@given(texts=st.dictionaries(st.text(), st.text()))
def test_every_text_comes_out_as_it_went_in(texts: dict[str, str]) -> None:
    packed = PackedTexts()
    for identity, text in texts.items():
        assert packed.get(identity) is None
        packed.add(identity, text)
    assert {identity: packed.get(identity) for identity in texts} == texts


def test_a_text_never_changes() -> None:
    packed = PackedTexts()
    packed.add("a", "one")
    with pytest.raises(AssertionError, match="never changes"):
        packed.add("a", "two")
