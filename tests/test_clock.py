"""The day that a site is built for."""

from datetime import UTC, date, datetime

import pytest

from generator.clock import NoDateError, today


def test_without_a_given_moment_it_is_the_day_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before, told, after = datetime.now(UTC).date(), today(), datetime.now(UTC).date()
    assert before <= told <= after


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", date(1970, 1, 1)), ("1767225599", date(2025, 12, 31)), ("253402300799", date(9999, 12, 31))],
)
def test_a_given_moment_counts_in_seconds_of_utc(epoch: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day


@pytest.mark.parametrize(
    "epoch", ["", " ", "tomorrow", "-1", "1e5", "1.5", " 5", "5\n", "٣", "253402300800", "9" * 12, "9" * 30, "9" * 5000]
)
def test_what_is_no_day_is_refused_in_a_sentence(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(NoDateError) as raised:
        today()
    assert "SOURCE_DATE_EPOCH" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 200
