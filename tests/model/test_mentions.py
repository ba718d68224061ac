"""Names in texts: whole words, capitals as written, the longest name first."""

import re

import pytest
from hypothesis import given, strategies as st

from generator.model.mentions import NameIndex
from tests.make import make_country, make_organisation

INDEX = NameIndex(
    [
        make_country(aliases=["Nörland", "N-8"]),
        make_country(id="sudland", name="Sudland"),
        make_organisation(id="norland-power", name="Norland Power", aliases=["NP", "Norland Power (Holding)"]),
        make_organisation(id="power", name="Power"),
        make_organisation(id="odd", name="«Odd»"),
    ]
)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Norland met Sudland.", [("Norland", "norland"), ("Sudland", "sudland")]),
        ("Norland Power is not Norland.", [("Norland Power", "norland-power"), ("Norland", "norland")]),
        ("Norland Power (Holding)", [("Norland Power (Holding)", "norland-power")]),
        (
            "Norland's, Norland-Sudland, (Norland)",
            [("Norland", "norland")] * 2 + [("Sudland", "sudland"), ("Norland", "norland")],
        ),
        ("Nörland and N-8", [("Nörland", "norland"), ("N-8", "norland")]),
        ("Norlanders, norland, NORLAND, XNorland, NPs, N-80", []),
        ("Norland Powerful", [("Norland", "norland")]),
        ("", []),
    ],
)
def test_names_are_found_in_order(text: str, mentions: list[tuple[str, str]]) -> None:
    assert [(text[found.start : found.end], found.entity) for found in INDEX.find(text)] == mentions


def test_the_order_of_entities_does_not_matter() -> None:
    entities = [make_country(), make_organisation(id="norland-power", name="Norland Power")]
    text = "Norland Power and Norland"
    assert NameIndex(entities).find(text) == NameIndex(reversed(entities)).find(text)


@given(
    st.lists(st.sampled_from(["Norland", "Power", "Norland Power", "NP", "xNorland", "’s", "-", " ", ".", "N-8", "ö"]))
)
def test_mentions_are_names_and_do_not_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    names = {"Norland", "Nörland", "N-8", "Sudland", "Norland Power", "NP", "Norland Power (Holding)", "Power"}
    end = 0
    for mention in INDEX.find(text):
        assert end <= mention.start
        assert text[mention.start : mention.end] in names
        end = mention.end


def naive(names: list[tuple[str, str]], text: str) -> list[tuple[int, int, str]]:
    """Return the mentions of a text, found by trying every name at every word."""
    found: list[tuple[int, int, str]] = []
    for word in re.finditer(r"\w+", text):
        if found and word.start() < found[-1][1]:
            continue
        for name, entity in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
            stop = word.start() + len(name)
            goes_on = re.match(r"\w\w", text[stop - 1 : stop + 1]) is not None
            if re.match(r"\w", name) and text.startswith(name, word.start()) and not goes_on:
                found.append((word.start(), stop, entity))
                break
    return found


PIECES = ["A", "Ab", "b", "É", "1", " ", "-", "'s", ".", "A b", "茶"]


@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), max_size=6),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
)
def test_what_is_found_is_what_trying_every_name_at_every_word_finds(names: list[str], text: str) -> None:
    borne = [(name, f"e{number}") for number, name in enumerate(names)]
    index = NameIndex.of(tuple(borne))
    for _ in range(2):  # the second time it is remembered
        assert [(found.start, found.end, found.entity) for found in index.find(text)] == naive(borne, text)


def test_what_is_no_longer_kept_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.model.mentions._MOST_KEPT", 1)
    index = NameIndex([make_country(name="Norland"), make_country(id="sudland", name="Sudland")])
    texts = ["Norland and Sudland.", "Sudland.", "Norland."]
    assert [[mention.entity for mention in index.find(text)] for text in [*texts, *texts]] == [
        ["norland", "sudland"],
        ["sudland"],
        ["norland"],
    ] * 2
