import re
from datetime import date

import pytest
from hypothesis import given, strategies as st

from generator.model.when import ReversedIntervalError, parse_when
from generator.render.dates import date_label, day_label, machine_date
from tests.make import make_fact
from tests.render.pages import site_with, tree_at

MONTHS = "January February March April May June July August September October November December".split()
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
MOMENTS = st.builds(
    lambda day, length, about: day.isoformat()[:length] + about,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~"]),
)


def _is_date(text: str) -> bool:
    try:
        parse_when(text)
    except ReversedIntervalError:
        return False
    return True


NEAR = st.builds(lambda one, other: f"{one}/{other}", MOMENTS, MOMENTS)
# Intervals within one month or year are what abbreviating is about, and what chance alone would hardly make.
CLOSE = st.builds(
    lambda day, one, other, lengths: (
        f"{day.replace(day=one).isoformat()[: lengths[0]]}/{day.replace(day=other).isoformat()[: lengths[1]]}"
    ),
    DAYS,
    st.integers(1, 28),
    st.integers(1, 28),
    st.tuples(st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10])),
)
TEXTS = (MOMENTS | NEAR | CLOSE | MOMENTS.map(lambda moment: f"{moment}/..")).filter(_is_date)


def parts_written(text: str) -> tuple[set[int], set[str], set[int]]:
    """Return the years, months and days that an EDTF text holds."""
    moments = [moment.rstrip("~").split("-") for moment in text.split("/") if moment != ".."]
    return (
        {int(moment[0]) for moment in moments},
        {MONTHS[int(moment[1]) - 1] for moment in moments if len(moment) > 1},
        {int(moment[2]) for moment in moments if len(moment) > 2},
    )


def parts_shown(label: str) -> tuple[set[int], set[str], set[int]]:
    """Return the years, months and days that a label holds."""
    numbers = re.findall(r"\d+", label)
    return (
        {int(number) for number in numbers if len(number) == 4},
        set(re.findall("|".join(MONTHS), label)),
        {int(number) for number in numbers if len(number) <= 2},
    )


@given(TEXTS)
def test_a_label_holds_every_part_of_the_date_and_no_part_that_the_source_lacks(text: str) -> None:
    assert parts_shown(date_label(parse_when(text))) == parts_written(text)


@given(TEXTS)
def test_a_label_says_what_is_approximate_and_what_is_open(text: str) -> None:
    label = date_label(parse_when(text))
    assert ("about" in label) is ("~" in text)
    assert ("since" in label) is text.endswith("..")


@given(TEXTS)
def test_the_date_for_machines_is_the_text_itself_or_nothing(text: str) -> None:
    found = machine_date(parse_when(text))
    assert found in {None, text}
    assert (found is not None) is bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2025-08-08", "8 August 2025"),
        ("2024-12~", "about December 2024"),
        ("2024/2026", "2024–2026"),
        ("2022-02/..", "since February 2022"),
        ("2024-11-11/2024-11-22", "11–22 November 2024"),
        ("2024-10/2024-11", "October – November 2024"),
        ("2024-11-30/2024-12-02", "30 November – 2 December 2024"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024/2025-03", "2024 – March 2025"),
        ("2024~/2025-03", "about 2024 to March 2025"),
        ("2024~/..", "since about 2024"),
        ("2025/2025", "2025"),
    ],
)
def test_dates_read_as_people_write_them(text: str, label: str) -> None:
    assert date_label(parse_when(text)) == label


def test_today_reads_like_any_other_day() -> None:
    assert day_label(date(2026, 11, 1)) == date_label(parse_when("2026-11-01"))


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2026-11-21", "planned for 21 November 2026"),
        ("2026-11-20", "planned for 20 November 2026; outcome not recorded"),
        ("2026-11", "planned for November 2026"),
        ("2026-10", "planned for October 2026; outcome not recorded"),
        (None, "date not stated"),
    ],
)
def test_a_page_says_what_became_of_a_plan_as_far_as_is_recorded(when: str | None, shown: str) -> None:
    site = site_with(make_fact(about=["sudland"], when=when, standing="planned"))
    fact = tree_at(site, "countries/sudland").find("fact-a-fact")
    assert shown in [element.text for element in fact]


def test_a_date_that_is_unknown_is_said_to_be_with_the_reason() -> None:
    unknown = [{"what": "date", "reason": "garbled-in-source"}]
    fact = tree_at(site_with(make_fact(about=["sudland"], unknown=unknown)), "countries/sudland").find("fact-a-fact")
    assert "date unknown: the passage is garbled" in [element.text for element in fact]
