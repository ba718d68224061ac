from datetime import date
from decimal import Decimal

from hypothesis import given, strategies as st

from generator.render.scales import DayAxis, NumberAxis, class_of, classes_of

COUNTS = st.lists(st.integers(min_value=0, max_value=10_000), max_size=60)


@given(COUNTS)
def test_every_count_above_nought_falls_into_one_class_and_nought_into_none(counts: list[int]) -> None:
    classes = classes_of(counts)
    assert len(classes) <= 4
    assert [found.lowest for found in classes] == sorted(found.lowest for found in classes)
    for count in counts:
        inside = [number for number, found in enumerate(classes, 1) if found.lowest <= count <= found.highest]
        assert inside == ([class_of(count, classes)] if count else [])
        assert (class_of(count, classes) == 0) is (count == 0)


def test_a_class_of_one_count_is_named_by_it_and_thousands_are_separated() -> None:
    assert [found.label for found in classes_of([0, 3, 1, 3])] == ["1", "3"]
    assert [found.label for found in classes_of([1, 2, 1000, 2500], most=2)] == ["1–2", "1,000–2,500"]


DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 30))


@given(DAYS, DAYS)
def test_a_later_day_stands_further_along_and_none_beyond_the_axis(one: date, other: date) -> None:
    axis = DayAxis(date(2020, 1, 1), date(2026, 12, 31), 10, 900)
    assert 10 <= axis.start_of(one) <= axis.end_of(one) <= 900
    assert (axis.start_of(one) <= axis.start_of(other)) or one > other


def test_a_year_spans_its_year_and_what_lies_beyond_stands_at_the_end() -> None:
    axis = DayAxis(date(2024, 1, 1), date(2025, 12, 31), 0, 731)
    assert (axis.start_of(date(2024, 1, 1)), axis.end_of(date(2024, 12, 31))) == (0, 366)
    assert (axis.start_of(date(1999, 1, 1)), axis.end_of(date.max.replace(day=30))) == (0, 731)


def test_numbers_stand_in_proportion_and_a_single_one_in_the_middle() -> None:
    axis = NumberAxis(Decimal(90), Decimal(100), 200, 100)
    assert [axis.at(Decimal(value)) for value in (90, 95, 100)] == [200, 150, 100]
    assert NumberAxis(Decimal(5), Decimal(5), 200, 100).at(Decimal(5)) == 150
