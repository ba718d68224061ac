"""Dates in prose: every way the articles write them, and no verb taken for a month."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from generator.model.dates_in_text import dates_in, missing_parts, unsaid_parts
from generator.model.when import When, parse_when
from generator.render.dates import date_label

Found = tuple[set[tuple[int, int]], set[int], set[int]]


def found(text: str) -> Found:
    """Return the days, months and years of a text."""
    dates = dates_in(text)
    return set(dates.days), set(dates.months), set(dates.years)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 8 August 2025.", ({(8, 8)}, {8}, {2025})),
        ("on August 8, 2025, in", ({(8, 8)}, {8}, {2025})),
        ("2025-08-08", ({(8, 8)}, {8}, {2025})),
        ("on the 8th of August", ({(8, 8)}, {8}, set())),
        ("15-16 November", ({(11, 15), (11, 16)}, {11}, set())),
        ("15–16 November", ({(11, 15), (11, 16)}, {11}, set())),
        ("on 10 and 11 June", ({(6, 10), (6, 11)}, {6}, set())),
        ("November 11-22, 2024", ({(11, 11), (11, 22)}, {11}, {2024})),
        ("November 11 to November 22, 2024", ({(11, 11), (11, 22)}, {11}, {2024})),
        ("11 November to 2 December 2024", ({(11, 11), (12, 2)}, {11, 12}, {2024})),
        ("September 2026", (set(), {9}, {2026})),
        ("2023/2024", (set(), set(), {2023, 2024})),
        ("2021–2025", (set(), set(), {2021, 2025})),
        ("as of mid-2025", (set(), set(), {2025})),
        ("in 2025, 191 documents", (set(), set(), {2025})),
        ("(1993)", (set(), set(), {1993})),
    ],
)
def test_a_date_is_found_as_far_as_it_is_written(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "May they sail", "It may rain. May it not.", "2,025 ships", "12025", "20255", "61.2025 metres", "a march"],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert found(text) == (set(), set(), set())


@pytest.mark.parametrize("text", ["in May", "since late May", "May 2027", "May, 2027", "May to June", "April – May"])
def test_may_is_a_month_where_a_date_is_spoken_of(text: str) -> None:
    assert 5 in dates_in(text).months


@pytest.mark.parametrize("text", ["74 December", "In March 300 ships sailed", "March 3,000 ships", "32 May 2027"])
def test_a_count_beside_a_month_is_no_day(text: str) -> None:
    assert not dates_in(text).days


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MOMENTS = DAYS.flatmap(
    lambda day: st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y-%m}~", f"{day:%Y}~"])
)
WHENS = st.one_of(
    MOMENTS,
    MOMENTS.map(lambda text: f"{text}/.."),
    st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair):%Y-%m}/{max(pair):%Y-%m}"),
    st.tuples(DAYS, DAYS).map(lambda pair: f"{min(pair):%Y}/{max(pair):%Y}"),
).map(parse_when)


@given(WHENS, st.sampled_from(["{}", "It was signed in {}.", "({})", "over {}, 12 states"]))
def test_every_label_that_pages_show_is_found_again_in_full(when: When, sentence: str) -> None:
    dates = dates_in(sentence.format(date_label(when)))
    assert missing_parts(when, dates) == []
    assert unsaid_parts(when, dates) == []
    moments = [moment for moment in (when.start, when.end) if moment]
    assert dates.years == {moment.year for moment in moments}
    assert dates.months == {moment.month for moment in moments} - {None}
    assert dates.days == {(moment.month, moment.day) for moment in moments if moment.day}


@given(WHENS)
def test_every_date_is_covered_so_that_no_number_is_left_of_it(when: When) -> None:
    label = date_label(when)
    dates = dates_in(label)
    assert all(dates.covers(position) for position, sign in enumerate(label) if sign.isdigit())


@pytest.mark.parametrize(
    ("when", "text", "missing"),
    [
        ("2025-08-08", "in August 2025", ["the day 8 August"]),
        ("2025-08", "in 2025", ["the month August"]),
        ("2025", "last year", ["the year 2025"]),
        ("2024-11-11/2024-11-22", "on 11 November 2024", ["the day 22 November"]),
        ("2025-08", "on 8 August 2025", []),
        ("2024/..", "since 2024", []),
    ],
)
def test_a_date_more_precise_than_the_text_lacks_what_the_text_does_not_give(
    when: str, text: str, missing: list[str]
) -> None:
    assert missing_parts(parse_when(when), dates_in(text)) == missing


@pytest.mark.parametrize(
    ("when", "text", "unsaid"),
    [
        ("2025", "No date at all", []),
        ("2025", "In 2026", ["the year 2025"]),
        ("2025-11-15/2025-11-16", "on 16–16 November", ["the day 15 November"]),
        ("2024/2026", "for the years 2024–2024", ["the year 2026"]),
        ("2025-11-15", "in November 2025", []),
    ],
)
def test_a_statement_that_gives_a_date_gives_that_of_when(when: str, text: str, unsaid: list[str]) -> None:
    assert unsaid_parts(parse_when(when), dates_in(text)) == unsaid
