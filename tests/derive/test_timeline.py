from datetime import date

import pytest

from generator.derive.dossier import derive
from generator.derive.timeline import is_overdue, neighbours, timeline
from generator.model.entity import Event
from tests.make import make_agreement, make_content, make_country, make_event, make_fact, make_project

LATER = {"before": "2025-05", "same-day": "2025-06-12", "after": "2025-07-01", "open": "2020/..", "undated": None}


@pytest.mark.parametrize(
    ("when", "today", "overdue"),
    [
        ("2026-09-10", date(2026, 9, 9), False),
        ("2026-09-10", date(2026, 9, 10), False),
        ("2026-09-10", date(2026, 9, 11), True),
        ("2026-09", date(2026, 9, 30), False),
        ("2026-09", date(2026, 10, 1), True),
        ("2024-02", date(2024, 2, 29), False),
        ("2024-02", date(2024, 3, 1), True),
        ("2026", date(2026, 12, 31), False),
        ("2026", date(2027, 1, 1), True),
        ("2026-12", date(2026, 12, 31), False),
        ("2026-09~", date(2026, 10, 1), True),
        ("2025/2027", date(2027, 12, 31), False),
        ("2025/2027", date(2028, 1, 1), True),
        ("2025/..", date(2999, 1, 1), False),
    ],
)
def test_a_plan_is_overdue_from_the_day_after_the_last_it_can_mean(when: str, today: date, overdue: bool) -> None:
    fact = make_fact(when=when, standing="planned")
    assert is_overdue(fact, today) is overdue


@pytest.mark.parametrize("standing", ["reported", "claimed", "opinion"])
def test_only_what_is_planned_can_be_overdue(standing: str) -> None:
    fact = make_fact(when="2020", standing=standing, said_by="norland")
    assert not is_overdue(fact, date(2026, 1, 1))


def test_a_plan_without_a_date_is_never_overdue() -> None:
    fact = make_fact(standing="planned")
    assert not is_overdue(fact, date.max)


def test_the_timeline_holds_dated_events_and_agreements_the_earliest_first_and_the_more_precise_before() -> None:
    entities = [
        make_event(id="june", when="2025-06"),
        make_agreement(id="first-of-june", when="2025-06-01"),
        make_event(id="year", when="2025"),
        make_event(id="undated", when=None),
        make_project(id="project", when="2020"),
        make_country(),
        make_agreement(id="also-june", when="2025-06"),
    ]
    assert [entry.entity.id for entry in timeline(entities)] == ["year", "first-of-june", "also-june", "june"]


def around(event: Event, most: int = 5) -> tuple[list[str], list[str]]:
    """Return the ids of what stands before and after `event`, to which everything in LATER is linked by a fact."""
    entities = [make_event(id=identity, when=when) for identity, when in LATER.items()]
    facts = [make_fact(id=f"fact-{identity}", about=[event.id, identity]) for identity in LATER]
    dossier = derive(make_content(entities=[event, *entities], facts=facts), date(2026, 1, 1))
    before, after = neighbours(dossier, event, most)
    return [entry.entity.id for entry in before], [entry.entity.id for entry in after]


def test_neighbours_lie_wholly_before_or_after_the_event() -> None:
    assert around(make_event(when="2025-06-12")) == (["before"], ["after"])


def test_what_overlaps_the_event_is_neither_before_nor_after() -> None:
    assert around(make_event(when="2025")) == ([], [])
    assert around(make_event(when="2025-06/2025-07")) == (["before"], [])


def test_an_undated_event_has_no_neighbours() -> None:
    assert around(make_event(when=None)) == ([], [])


def test_the_nearest_neighbours_are_kept() -> None:
    event = make_event(when="2025-06", follows=["e1", "e2", "e3"])
    others = [make_event(id=f"e{number}", when=f"2024-0{number}") for number in (1, 2, 3)]
    later = [make_event(id=f"l{number}", when=f"2026-0{number}", follows=[event.id]) for number in (1, 2, 3)]
    dossier = derive(make_content(entities=[event, *others, *later]), date(2026, 1, 1))
    before, after = neighbours(dossier, event, 2)
    assert [entry.entity.id for entry in before] == ["e2", "e3"]
    assert [entry.entity.id for entry in after] == ["l1", "l2"]


def test_what_shares_neither_fact_nor_tie_is_no_neighbour() -> None:
    event, stranger = make_event(), make_event(id="stranger", when="2020")
    assert neighbours(derive(make_content(entities=[event, stranger]), date(2026, 1, 1)), event, 5) == ((), ())
