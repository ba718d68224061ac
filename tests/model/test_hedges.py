"""Numbers in prose: their hedges, scales and units."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from generator.model.fact import Bound
from generator.model.hedges import HedgedNumber, hedged_numbers, missing_units


def only(text: str) -> HedgedNumber:
    """Return the one number of a text."""
    (number,) = hedged_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("191 documents", Bound.EXACTLY),
        ("over [300](#) ships", Bound.OVER),
        ("More than 300", Bound.OVER),
        ("in excess of US$300", Bound.OVER),
        (r"an estimated \$61.9 million", Bound.ABOUT),
        ("approximately 1.2 bcm", Bound.ABOUT),
        ("some 300", Bound.ABOUT),
        ("at least \\$300 billion", Bound.AT_LEAST),
        ("no fewer than 300", Bound.AT_LEAST),
        ("up to 300", Bound.UP_TO),
        ("up to [300](#)", Bound.UP_TO),
        ("no more than 300", Bound.UP_TO),
        ("nearly 35 sectors", Bound.NEARLY),
        ("almost three hundred", Bound.NEARLY),
        ("over a further 300", Bound.OVER),
        ("It is over. 300 came", Bound.EXACTLY),
        ("It is over\n300 came", Bound.EXACTLY),
        ("over the next 10 years", Bound.EXACTLY),
        ("moreover 300", Bound.EXACTLY),
    ],
)
def test_a_hedge_holds_for_the_number_that_follows_it_at_once(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3,000 people", 3000),
        ("3000 people", 3000),
        ("three thousand people", 3000),
        (r"\$1.3 trillion", 1_300_000_000_000),
        ("1.2 bcm of gas", 1_200_000_000),
        ("five million", 5_000_000),
        ("5 million", 5_000_000),
        ("5,000,000", 5_000_000),
        ("[5](#) million", 5_000_000),
        ("seven", 7),
        ("the 7th summit", 7),
        ("the seventh summit", 7),
        ("It signed 191.", 191),
        ("191, it says", 191),
        ("24-hour", 24),
        ("8 per cent", Decimal("0.08")),
        ("8%", Decimal("0.08")),
        ("8 percentage points", 8),
        ("12. Million-dollar deals", 12),
    ],
)
def test_ways_of_writing_one_amount_are_one(text: str, amount: Decimal) -> None:
    assert only(text).amount == amount


def test_the_scale_of_a_range_is_that_of_both_its_ends() -> None:
    for text in ("2 to 3 million", "2–3 million", "2-3 million", "between 2 and 3 million"):
        assert [number.amount for number in hedged_numbers(text)] == [2_000_000, 3_000_000]


def test_a_number_of_a_date_is_no_number_of_its_own() -> None:
    assert [number.value for number in hedged_numbers("On 8 August 2025, 12 states met for 15-16 November.")] == [12]


@given(st.integers(1, 10**9), st.sampled_from(["about", "over", "at least", "up to", "nearly"]))
def test_thousands_separators_change_nothing(value: int, hedge: str) -> None:
    plain, separated = (
        list(hedged_numbers(f"{hedge} {text} ships")) for text in (f"ships {value}", f"ships {value:,}")
    )
    if not 1900 <= value <= 2099:  # those read as years where nothing separates them
        assert [(n.amount, n.bound) for n in plain] == [(n.amount, n.bound) for n in separated]
    assert separated[0].amount == value


@given(st.text(max_size=80))
def test_no_text_raises_and_every_number_stands_where_it_says(text: str) -> None:
    for number in hedged_numbers(text):
        assert text.startswith(number.written, number.start)
        assert number.written in number.surroundings


@pytest.mark.parametrize(
    ("unit", "text", "missing"),
    [
        ("million dollars", r"\$61.9 million", []),
        ("million dollars", "US$2 million", []),
        ("billion dollars", r"\$61.9 million and \$300 billion", ["billion"]),
        ("million dollars", "61.9 million euros", ["dollars"]),
        ("billion cubic metres a year", "1.2 bcm of gas annually", []),
        ("billion cubic metres a year", "1.2 bcm of gas", ["a year"]),
        ("per cent", "0.08 percent of income", []),
        ("percent", "0.08 of income", ["per cent"]),
        ("tonnes", "200-ton convoy", []),
        ("tonnes", "200 in Washington", ["tonnes"]),
        ("dollars", "300. Dollars are", ["dollars"]),
        ("documents", "191 papers", []),
    ],
)
def test_a_unit_stands_beside_its_number(unit: str, text: str, missing: list[str]) -> None:
    assert missing_units(unit, next(hedged_numbers(text))) == missing
