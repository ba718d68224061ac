"""What a paragraph gives is found, each once, and no more of its text than six words is kept."""

import re

import pytest
from hypothesis import given, strategies as st

from generator.archive.candidates import Candidates, candidates
from generator.archive.text import ArchivedFile
from tests.make import make_country

ENTITIES = [
    make_country(),
    make_country(id="sudland", name="Sudland", aliases=["Republic of 9 Isles"], referred_to_as=["Sudlander", "the isles"]),
]  # fmt: skip


def of(paragraph: str) -> Candidates:
    """Return what one paragraph gives."""
    (found,) = candidates(ENTITIES, ArchivedFile(paragraph.encode()))
    return found


def test_numbers_keep_their_hedge_and_scale_and_stand_once() -> None:
    found = of("Over 40 ships, 40 boats, more than 40 rafts, up to 1.5 million tonnes, five ports and one harbour.")
    assert [(number.bound.value, number.written, number.scale) for number in found.numbers] == [
        ("over", "40", ""),
        ("exactly", "40", ""),
        ("up-to", "1.5", "million"),
        ("exactly", "five", ""),
    ]


def test_names_are_those_written_there_each_entity_once_and_in_order() -> None:
    found = of("A Sudlander, Norland, Sudland and the isles of the Republic of 9 Isles.")
    assert found.names == (("Sudlander", "sudland"), ("Norland", "norland"))
    assert found.numbers == ()  # the 9 is part of a name


def test_every_paragraph_is_named_even_where_it_gives_nothing() -> None:
    found = list(candidates(ENTITIES, ArchivedFile(b"Norland.\n\nNothing.\nIn 2025.\n")))
    assert [(each.paragraph, each.is_empty) for each in found] == [(1, False), (2, True), (3, False)]
    assert [each.find for each in found] == ["Norland", "", ""]


@pytest.mark.parametrize(
    ("paragraph", "find"),
    [
        ("Norland has 40 ships in all of its nine ports.", "40 ships in all of its"),
        ("Norland’s long-term well-being is what it seeks.", "Norland’s long-term well-being"),
        ("It was Norland. Sudland was not.", "Norland"),
        ("Said “Norland”, and left.", "Norland”, and left"),
        ("Paid US$40 million.", "40 million"),
    ],
)
def test_the_words_to_find_it_by_start_at_its_first_number_or_name(paragraph: str, find: str) -> None:
    assert of(paragraph).find == find


@given(
    st.lists(st.sampled_from("Norland 40 a-b-c-d-e-f-g x’s . ; U.S. \t \xa0 “ (5) 2025 – d".split(" "))).map(" ".join)
)
def test_the_words_stand_in_the_paragraph_and_are_six_at_most(paragraph: str) -> None:
    for found in candidates(ENTITIES, ArchivedFile(paragraph.encode())):
        assert found.find in paragraph
        assert len(re.findall(r"\w+", found.find)) <= 6
        assert len(found.find.split()) <= 6
