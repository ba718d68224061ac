from datetime import date

import pytest

from generator.model.entity import Entity
from generator.render.status import PASSED, due, status_label
from tests.make import make_agreement, make_country, make_event, make_fact, make_project

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        (make_event(status="held"), "held"),
        (make_event(status="unclear"), "status unclear"),
        (make_event(status="planned", when="2027"), "planned"),
        (make_event(status="planned", when="2026-11"), "planned"),  # the month is not over
        (make_event(status="planned", when="2026-10"), PASSED),
        (make_agreement(status="planned", when="2025"), PASSED),
        (make_project(status="planned"), "planned"),
        (make_project(status="under-discussion"), "under discussion"),
        (make_country(), ""),
    ],
)
def test_a_status_in_words(entity: Entity, words: str) -> None:
    assert status_label(entity, TODAY) == words


def test_a_plan_to_come_is_due_on_the_last_day_it_can_mean() -> None:
    assert due(make_event(status="planned", when="2027-02"), TODAY) == "2027-02-28"
    assert due(make_fact(standing="planned", when="2026/2027"), TODAY) == "2027-12-31"


def test_what_is_held_undated_open_or_over_is_not_due() -> None:
    assert due(make_event(status="held", when="2027"), TODAY) == ""
    assert due(make_project(status="planned"), TODAY) == ""
    assert due(make_fact(standing="planned", when="2026/.."), TODAY) == ""
    assert due(make_fact(standing="planned", when="2026-10"), TODAY) == ""
    assert due(make_fact(standing="reported", when="2027"), TODAY) == ""
