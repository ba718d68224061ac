"""What editors should look at: each reason is found where it holds and nowhere else, the most urgent first."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from generator.derive.todo import REVIEW_AFTER, Group, Kind, todo
from generator.model.citation import Unknown
from generator.model.content import Content
from generator.model.source import SetAside
from generator.pipeline import BuiltSite
from tests.make import (
    CITATION,
    make_agreement,
    make_content,
    make_country,
    make_event,
    make_fact,
    make_measure,
    make_organisation,
    make_project,
    make_source,
)

TODAY = date(2026, 11, 21)
OTHER = {"source": "gazette", "paragraph": "1"}
CHECKED = make_source(checked="2026-11-01")
SUMMED_UP = make_country(summary="a-fact")


def groups_of(content: Content, today: date = TODAY) -> dict[Kind, Group]:
    """Return the groups by their kind."""
    return {group.kind: group for group in todo(content, today)}


def ids(content: Content, kind: Kind, today: date = TODAY) -> list[str]:
    """Return the ids of the records of one kind, in order."""
    group = groups_of(content, today).get(kind)
    return [item.record.id for item in group.items] if group else []


def test_where_all_is_well_there_is_nothing_to_do() -> None:
    assert todo(make_content(facts=[make_fact()], entities=[SUMMED_UP], sources=[CHECKED]), TODAY) == ()


def test_plans_whose_date_has_passed_come_first_the_longest_passed_before_the_others() -> None:
    facts = [
        make_fact(id="last-month", standing="planned", when="2026-10"),
        make_fact(id="this-month", standing="planned", when="2026-11"),
        make_fact(id="said-and-done", when="2020"),
    ]
    entities = [make_event(id="years-ago", status="planned", when="2024"), make_project(id="undated", status="planned")]
    entities.append(make_agreement(id="yesterday", status="planned", when="2026-11-20"))
    content = make_content(facts=facts, entities=entities)
    assert ids(content, Kind.PLAN_PASSED) == ["years-ago", "last-month", "yesterday"]
    assert next(iter(groups_of(content))) is Kind.PLAN_PASSED


def test_a_review_is_due_a_year_after_the_last_and_at_once_where_there_was_none() -> None:
    day = TODAY - REVIEW_AFTER
    sources = [
        make_source(id="a-year-ago", checked=day.isoformat()),
        make_source(id="a-day-less", checked=(day + timedelta(days=1)).isoformat()),
        make_source(id="long-ago", checked="2020-01-01"),
        make_source(id="never"),
    ]
    assert ids(make_content(sources=sources), Kind.REVIEW_DUE) == ["never", "long-ago", "a-year-ago"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"standing": "claimed", "sources": [CITATION]}, True),
        ({"standing": "claimed", "sources": [CITATION, OTHER]}, False),
        ({"standing": "claimed", "sources": [CITATION, {**OTHER, "source": "relay"}]}, True),
        ({"standing": "reported", "sources": [CITATION]}, False),
        ({"standing": "opinion", "sources": [CITATION]}, False),
    ],
)
def test_a_claim_that_no_second_origin_bears_out_is_told(fields: dict[str, object], found: bool) -> None:
    sources = [make_source(relays=["fjord-summit-2025"]), make_source(id="gazette")]
    sources.append(make_source(id="relay", relays=["fjord-summit-2025"]))
    fact = make_fact(said_by="norland", **fields)
    content = make_content(facts=[fact], sources=sources, entities=[make_country(), make_event()])
    assert bool(ids(content, Kind.ONE_ORIGIN)) is found


def test_what_was_set_aside_by_judgement_is_worth_a_second_look_and_what_is_plain_is_not() -> None:
    passages = [
        {"paragraphs": "1", "reason": "furniture"},
        {"paragraphs": "2-3", "reason": "rhetoric", "why": "It is praise."},
        {"paragraphs": "4", "reason": "repeats", "repeats": "3"},
        {"paragraphs": "5", "reason": "teaser"},
        {"paragraphs": "6", "items": ["US"], "reason": "furniture", "why": "Part of a currency sign."},
    ]
    content = make_content(sources=[make_source(set_aside=passages, checked="2026-11-01")])
    details = [item.detail for item in groups_of(content)[Kind.SECOND_LOOK].items]
    assert [detail.paragraphs for detail in details if isinstance(detail, SetAside)] == ["2-3", "6"]


def test_paragraphs_that_are_neither_cited_nor_set_aside_are_told_in_runs() -> None:
    archive = {"file": "a.txt", "sha256": "0" * 64, "paragraphs": [f"{number:08}" for number in range(9)]}
    source = make_source(archive=archive, set_aside=[{"paragraphs": "6", "reason": "heading"}])
    content = make_content(facts=[make_fact()], sources=[source])  # it cites paragraph 3
    assert [item.detail for item in groups_of(content)[Kind.OPEN_PASSAGE].items] == ["1-2, 4-5, 7-9"]


def test_an_entity_without_a_summary_is_told_and_an_unclear_status() -> None:
    entities = [make_organisation(), SUMMED_UP, make_event(status="unclear", summary="a-fact")]
    content = make_content(entities=entities)
    assert ids(content, Kind.NO_SUMMARY) == ["strait-council"]
    assert ids(content, Kind.STATUS_UNCLEAR) == ["fjord-summit-2025"]


def test_what_is_unknown_is_told_of_facts_entities_sources_and_figures_dates_last() -> None:
    undated = {"what": "date", "reason": "not-stated"}
    facts = [
        make_fact(id="a", unknown=[undated, {"what": "place", "reason": "withheld"}]),
        make_fact(id="b", figures=[{"measure": "documents-signed", "unknown": "garbled-in-source"}]),
    ]
    content = make_content(
        facts=facts,
        entities=[make_country(unknown=[{"what": "borders", "reason": "unclear"}])],
        sources=[make_source(unknown=[undated, {"what": "author", "reason": "not-stated"}])],
        measures=[make_measure(name="Documents signed")],
    )
    found = groups_of(content)

    def told(kind: Kind) -> list[tuple[str, str]]:
        return [(item.record.id, item.detail.what) for item in found[kind].items if isinstance(item.detail, Unknown)]

    source = CITATION["source"]
    assert told(Kind.NOT_STATED) == [("a", "place"), (source, "author"), ("a", "date"), (source, "date")]
    assert sorted(told(Kind.UNREADABLE)) == [("b", "Documents signed"), ("norland", "borders")]


def test_addresses_are_told_only_where_something_is_known_of_them() -> None:
    content = make_content(sources=[CHECKED])
    assert Kind.ADDRESS not in groups_of(content)
    told = todo(content, TODAY, {CHECKED.id: "is gone", "removed-since": "is gone"})
    assert [(item.record.id, item.detail) for group in told for item in group.items if group.kind is Kind.ADDRESS] == [
        (CHECKED.id, "is gone")
    ]


def test_every_item_of_the_real_content_names_the_place_where_it_is_written(real: BuiltSite) -> None:
    content = real.dossier.content
    items = [item for group in todo(content, date(2030, 1, 1)) for item in group.items]
    assert len(items) > 100
    for item in items:
        whole = content.locate(item.record)
        assert item.place.file == whole.file
        assert item.place.line >= whole.line
        if item.kind in {Kind.SECOND_LOOK, Kind.STATUS_UNCLEAR, Kind.UNREADABLE}:
            assert item.place.line > whole.line, item


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 1000))
def test_what_is_due_stays_due_on_every_later_day(day: date, more: int) -> None:
    facts = [make_fact(id="plan", standing="planned", when="2026-03")]
    content = make_content(facts=facts, sources=[make_source(checked="2025-06-01")])

    def due(today: date) -> set[tuple[Kind, str]]:
        found = todo(content, today)
        return {(group.kind, item.record.id) for group in found if group.kind.is_due for item in group.items}

    assert due(day) <= due(day + timedelta(days=more))
