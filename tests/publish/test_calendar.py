"""The calendar as programs for calendars read it. What is known by its month or year is never put on a day."""

from collections.abc import Mapping
from datetime import date

import icalendar
import pytest

from generator.model.entity import Event
from generator.pipeline import BuiltSite
from generator.publish.calendar import calendars
from tests.make import make_content, make_country, make_event, make_fact, make_organisation
from tests.render.pages import site_of

TODAY_OF_TESTS = date(2026, 11, 21)


def events_of(site: BuiltSite, path: str = "calendar.ics") -> Mapping[str, icalendar.Component]:
    calendar = icalendar.Calendar.from_ical(dict(calendars(site))[path])
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def planned(when: str | None, **fields: object) -> BuiltSite:
    event = make_event(id="summit", name="Summit; of A, B\\C", status="planned", when=when, **fields)
    content = make_content(
        entities=[make_country(), make_organisation(id="harbour-post"), event],
        facts=[make_fact(about=["norland", "summit"])],
    )
    return site_of(content)


@pytest.mark.parametrize(
    ("when", "first", "end", "words"),
    [
        ("2027-10-05", date(2027, 10, 5), date(2027, 10, 6), "(planned)"),
        ("2027-10", date(2027, 10, 1), date(2027, 11, 1), "(planned; month, not day, known: October 2027)"),
        ("2028", date(2028, 1, 1), date(2029, 1, 1), "(planned; year, not day, known: 2028)"),
        ("2027-10-05/2027-10-07", date(2027, 10, 5), date(2027, 10, 8), "(planned)"),
        ("2027/2028", date(2027, 1, 1), date(2029, 1, 1), "(planned; within 2027–2028)"),
        ("2027-12~", date(2027, 12, 1), date(2028, 1, 1), "(planned; month, not day, known: about December 2027)"),
        ("2025", date(2025, 1, 1), date(2026, 1, 1), "(planned; year, not day, known: 2025; outcome not recorded)"),
    ],
)
def test_an_event_takes_the_whole_period_that_its_source_names_and_says_so(
    when: str, first: date, end: date, words: str
) -> None:
    (event,) = events_of(planned(when)).values()
    assert event.decoded("DTSTART") == first
    assert event.decoded("DTEND") == end
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert str(event["SUMMARY"]) == f"Summit; of A, B\\C {words}"
    assert (event["TRANSP"], event["STATUS"]) == ("TRANSPARENT", "TENTATIVE")
    assert event["X-BRIEFING-EDTF"] == when


@pytest.mark.parametrize("when", [None, "2027/.."])
def test_what_has_no_date_or_no_end_is_counted_and_not_put_anywhere(when: str | None) -> None:
    site = planned(when, **({"unknown": [{"what": "date", "reason": "not-stated"}]} if when is None else {}))
    data = dict(calendars(site))
    assert list(data) == ["calendar.ics"]
    assert "VEVENT" not in data["calendar.ics"].decode()
    assert "1 planned event without a date or an end not shown" in data["calendar.ics"].decode().replace("\r\n ", "")


def test_the_real_calendar_holds_every_dated_plan_and_nothing_else(real: BuiltSite) -> None:
    expected = {
        entity.id
        for entity in real.dossier.content.entities.values()
        if isinstance(entity, Event) and entity.status == "planned" and entity.when
    }
    found = events_of(real)
    assert set(found) == expected
    for event in found.values():
        assert (event.decoded("DTEND") - event.decoded("DTSTART")).days > 300, "all are known by their year alone"
        assert "year, not day, known" in str(event["SUMMARY"])
        assert event.decoded("DTSTAMP").date() == TODAY_OF_TESTS
        assert str(event["UID"]).endswith("@example.org.azerbaijan-briefing")


def test_an_entity_with_plans_has_a_calendar_of_its_own(real: BuiltSite) -> None:
    assert set(events_of(real, "organisations/cica/calendar.ics")) == {"cica-summit-2026"}


def test_lines_are_folded_and_end_as_the_format_says(real: BuiltSite) -> None:
    for data in dict(calendars(real)).values():
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")
