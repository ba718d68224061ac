"""Numbers in texts: every figure is found, names that contain digits are not numbers."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from generator.model.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("191 documents with 41 countries", ["191", "41"]),
        ("3,000 and 1,234,567.89", ["3000", "1234567.89"]),
        ("61.9 per cent; 3.10 metres.", ["61.9", "3.10"]),
        ("in 2025.", ["2025"]),
        ("2024-2026, 2024–2026, 2024/2026", ["2024", "2026"] * 3),
        ("1,000-2,000 or 1,000–2,000", ["1000", "2000"] * 2),
        ("the 7th, the 2nd, a 24-hour day", ["7", "2", "24"]),
        ("$5m, €6, (7), 8%", ["5", "6", "7", "8"]),
        ("Twelve of twenty-four; zero, ninety-nine", ["12", "24", "0", "99"]),
        ("one, two", ["1", "2"]),
    ],
)
def test_numbers_are_found_in_order(text: str, values: list[str]) -> None:
    assert [str(number.value) for number in numbers_in(text)] == values


@pytest.mark.parametrize(
    "text", ["", "COP29", "D-8", "WUF13", "a1b2", "someone", "none", "tenfold", "well-being", "A4-sized"]
)
def test_names_and_words_that_hold_digits_or_number_words_are_not_numbers(text: str) -> None:
    assert list(numbers_in(text)) == []


def test_a_number_knows_its_span_and_whether_it_is_in_digits() -> None:
    text = "Over 3,000 of twenty-four"
    digits, words = numbers_in(text)
    assert (text[digits.start : digits.end], digits.in_digits) == ("3,000", True)
    assert (text[words.start : words.end], words.in_digits) == ("twenty-four", False)


DECIMALS = st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False) | st.integers(0, 10**15).map(Decimal)


@given(
    st.lists(DECIMALS, min_size=1, max_size=5),
    st.sampled_from([" ", " and ", ", ", "; ", "–", " to ", "/", " (", ") ", ". ", "\n", " km, "]),
)
def test_every_number_with_thousands_separators_is_found(values: list[Decimal], between: str) -> None:
    text = "Of " + between.join(f"{value:,}" for value in values) + " ships."
    assert [number.value for number in numbers_in(text)] == values


@given(st.text(max_size=60))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for number in numbers_in(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end].strip() == text[number.start : number.end]
        end = number.end
