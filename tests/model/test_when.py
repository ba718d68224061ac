"""Dates: what is read, what is refused, how precise they are and how they are ordered."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from generator.model.when import Moment, ReversedIntervalError, When, parse_when

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
MOMENTS = st.builds(
    lambda day, length, about: day.isoformat()[:length] + about,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~"]),
)


def written(when: Moment) -> str:
    """Return the text that a moment is written as."""
    parts = [f"{when.year:04}", *(f"{part:02}" for part in (when.month, when.day) if part is not None)]
    return "-".join(parts) + "~" * when.approximate


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", Moment(2025), Moment(2025)),
        ("2025-08", Moment(2025, 8), Moment(2025, 8)),
        ("2025-08-31", Moment(2025, 8, 31), Moment(2025, 8, 31)),
        ("2024-12~", Moment(2024, 12, approximate=True), Moment(2024, 12, approximate=True)),
        ("2024/2026", Moment(2024), Moment(2026)),
        ("2024-11-11/2024-11-22", Moment(2024, 11, 11), Moment(2024, 11, 22)),
        ("2024~/2025-02", Moment(2024, approximate=True), Moment(2025, 2)),
        ("2022/..", Moment(2022), None),
        ("2024-02-29", Moment(2024, 2, 29), Moment(2024, 2, 29)),
    ],
)
def test_a_date_is_read_at_its_precision(text: str, start: Moment, end: Moment | None) -> None:
    assert parse_when(text) == When(text, start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "25", "02025", "2025-8", "2025-08-8", "2025/08/08", "2025-08-08T12:00", "August 2025", "08-2025"),
        *("2025-00", "2025-13", "2025-08-00", "2025-08-32", "2025-02-29", "2025-04-31", "0000", "0000-01"),
        *("2025/", "/2025", "../2025", "..", "2025/...", "2024/2025/2026", "~2025", "2025~~", "2025?", "2025 "),
        *("\n2025", "2025\n", "２０２５", "2025-0８", "-2025", "2025–2026", "2025-08-08/2025-02-30"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a d"):
        parse_when(text)


@pytest.mark.parametrize("text", ["2025/2024", "2025-08-08/2025-08-07", "2025-08/2025-07", "2026-01/2025"])
def test_an_interval_that_ends_before_it_starts_is_refused_as_such(text: str) -> None:
    with pytest.raises(ReversedIntervalError, match="ends before it starts"):
        parse_when(text)


@pytest.mark.parametrize("text", ["2025/2025", "2025-08/2025", "2025-08-31/2025-08", "2025/2025-08"])
def test_an_interval_may_end_within_what_it_starts_with(text: str) -> None:
    assert parse_when(text).text == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-02~", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-08-08", date(2025, 8, 8), date(2025, 8, 8)),
        ("2024/2026-03", date(2024, 1, 1), date(2026, 3, 31)),
        ("2022-05/..", date(2022, 5, 1), date.max),
        ("2999", date(2999, 1, 1), date(2999, 12, 31)),
    ],
)
def test_a_date_spans_every_day_it_can_mean(text: str, first: date, last: date) -> None:
    assert (parse_when(text).first_day, parse_when(text).last_day) == (first, last)


def test_a_date_is_over_only_after_its_last_day() -> None:
    assert not parse_when("2025-08").is_over(date(2025, 8, 31))
    assert parse_when("2025-08").is_over(date(2025, 9, 1))
    assert not parse_when("2025/..").is_over(date.max)


def test_only_two_different_moments_make_an_interval() -> None:
    assert [text for text in ("2025", "2025/2025", "2024/2025", "2024/..") if parse_when(text).is_interval] == [
        "2024/2025",
        "2024/..",
    ]


def test_dates_are_ordered_by_first_day_the_more_precise_first() -> None:
    ordered = [
        "2024",
        "2024/..",
        "2025-01-01",
        "2025-01",
        "2025-01/2025-03",
        "2025",
        "2025~",
        "2025/2026",
        "2025/..",
        "2025-02",
    ]
    assert [when.text for when in sorted(map(parse_when, reversed(ordered)))] == ordered
    assert all(
        first < second and second > first and first <= second for first, second in pairwise(map(parse_when, ordered))
    )


@given(MOMENTS)
def test_a_moment_says_no_more_and_no_less_than_was_written(text: str) -> None:
    when = parse_when(text)
    assert written(when.start) == text
    assert when.first_day <= when.last_day


@given(MOMENTS, MOMENTS)
def test_the_order_of_dates_follows_their_first_days(one: str, other: str) -> None:
    first, second = parse_when(one), parse_when(other)
    assert (first < second) + (second < first) + (first == second) == 1
    if first.first_day < second.first_day:
        assert first < second


@given(st.text(alphabet="0123456789-/~. ", max_size=24))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        when = parse_when(text)
    except ValueError:
        return
    assert when.text == text
    assert when.first_day <= when.last_day
