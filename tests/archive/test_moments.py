"""The dates of prose are those an editor would write, and never more exact than the prose."""

import pytest
from hypothesis import given, strategies as st

from generator.archive.moments import moments_in, sole_moment
from generator.model.dates_in_text import dates_in
from generator.model.when import parse_when


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("On 26 December 2025.", ("2025-12-26",)),
        ("On December 26, 2025, a Friday.", ("2025-12-26",)),
        ("date 2026-02-12", ("2026-02-12",)),
        ("On the 8th of August.", ("8 August",)),
        ("In August, and in 2025 again.", ("August", "2025")),
        ("It may be in May 2027.", ("2027-05",)),
        ("11 to 22 November 2024", ("2024-11-11/2024-11-22",)),
        ("November 11 to November 22, 2024", ("2024-11-11/2024-11-22",)),
        ("31 December 2025 to 2 January 2026", ("2025-12-31/2026-01-02",)),
        ("for 2025–2029", ("2025/2029",)),
        ("from November 2024 to March 2025", ("2024-11/2025-03",)),
        ("from 2026 to 2024", ("2026", "2024")),
        ("between 2024 and 2026", ("2024", "2026")),
        ("10 and 11 June 2025", ("2025-06-10", "2025-06-11")),
        ("10 and 11 June", ("10 June", "11 June")),
        ("in 2024, 2025 and again in 2024", ("2024", "2025")),
        ("3,000 ships, 2,025 ports", ()),
        ("", ()),
    ],
)
def test_dates_are_given_as_content_writes_them(text: str, moments: tuple[str, ...]) -> None:
    assert moments_in(text) == moments


@pytest.mark.parametrize(
    ("moments", "sole"),
    [
        (("2025",), "2025"),
        (("2025/2029",), "2025/2029"),
        (("8 August",), None),
        (("2024", "2025"), None),
        (("2025-11-31",), None),
        ((), None),
    ],
)
def test_a_date_holds_for_everything_only_where_it_is_the_only_one_and_has_a_year(
    moments: tuple[str, ...], sole: str | None
) -> None:
    assert sole_moment(moments) == sole


WORDS = st.sampled_from(
    "8 11 22 31 August May November 2024 2025 2025-02-30 2025-12-26 to and - – , . of in may".split()
)


@given(st.lists(WORDS, max_size=10).map(" ".join))
def test_no_date_is_more_than_what_is_written_and_no_year_is_lost(text: str) -> None:
    given_ = dates_in(text)
    years = set()
    for moment in moments_in(text):
        for end in moment.split("/"):
            if end[0].isdigit() and " " not in end:
                year, *rest = map(int, end.split("-"))
                years.add(year)
                assert not rest or rest[0] in given_.months
                assert len(rest) < 2 or (rest[0], rest[1]) in given_.days
    assert years == given_.years


@given(st.lists(WORDS, max_size=10).map(" ".join))
def test_an_interval_ends_after_it_starts(text: str) -> None:
    for moment in moments_in(text):
        if "/" in moment and "02-30" not in moment and "02-31" not in moment and "11-31" not in moment:
            assert parse_when(moment).is_interval
