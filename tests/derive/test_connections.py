from collections.abc import Mapping

import pytest

from generator.derive.connections import Connection, RoleTie, Tie, find_connections
from generator.model.entity import Entity
from generator.model.fact import Role
from generator.pipeline import BuiltSite
from tests.make import (
    make_agreement,
    make_content,
    make_country,
    make_event,
    make_fact,
    make_organisation,
    make_person,
    make_project,
)

INVERSE = {
    Tie.HOST: Tie.HOSTED,
    Tie.PARTICIPANT: Tie.TOOK_PART,
    Tie.PARTY: Tie.PARTY_TO,
    Tie.WHOLE: Tie.PART,
    Tie.COUNTRY: Tie.OF_COUNTRY,
    Tie.CONCLUDED_AT: Tie.CONCLUDED,
    Tie.LED_TO: Tie.FOLLOWED,
    Tie.OFFICE: Tie.OFFICER,
}
BOTH_WAYS = INVERSE | {inverse: tie for tie, inverse in INVERSE.items()}

SUDLAND = make_country(id="sudland", name="Sudland")
COUNCIL = make_organisation()
SUMMIT = make_event()
RECORDS: list[tuple[Entity, str, Tie]] = [
    (make_event(id="x", country="sudland"), "sudland", Tie.HOST),
    (make_event(id="x", participants=["sudland"]), "sudland", Tie.PARTICIPANT),
    (make_event(id="x", part_of="strait-council"), "strait-council", Tie.WHOLE),
    (make_event(id="x", follows=["fjord-summit-2025"]), "fjord-summit-2025", Tie.LED_TO),
    (make_agreement(id="x", parties=["sudland"]), "sudland", Tie.PARTY),
    (make_agreement(id="x", event="fjord-summit-2025"), "fjord-summit-2025", Tie.CONCLUDED_AT),
    (make_project(id="x", participants=["sudland"]), "sudland", Tie.PARTICIPANT),
    (make_project(id="x", part_of="strait-council"), "strait-council", Tie.WHOLE),
    (make_organisation(id="x", country="sudland"), "sudland", Tie.COUNTRY),
    (make_organisation(id="x", part_of="strait-council"), "strait-council", Tie.WHOLE),
    (make_person(id="x", of="sudland"), "sudland", Tie.OFFICE),
]


def between(connections: Mapping[str, tuple[Connection, ...]], one: str, other: str) -> Connection:
    """Return how `one` sees `other`."""
    return next(found for found in connections[one] if found.entity == other)


@pytest.mark.parametrize(("record", "other", "tie"), RECORDS, ids=lambda value: getattr(value, "kind", str(value)))
def test_what_a_record_names_ties_both_pages(record: Entity, other: str, tie: Tie) -> None:
    connections = find_connections(make_content(entities=[SUDLAND, COUNCIL, SUMMIT, record]))
    assert between(connections, "x", other) == Connection(other, (tie,), (), ())
    assert between(connections, other, "x") == Connection("x", (INVERSE[tie],), (), ())


def test_facts_in_common_connect_all_they_are_about_pair_by_pair() -> None:
    facts = [make_fact(id="one", about=["norland", "sudland"]), make_fact(id="two", about=["sudland", "norland", "x"])]
    entities = [make_country(), SUDLAND, make_event(id="x")]
    connections = find_connections(make_content(entities=entities, facts=facts))
    assert between(connections, "norland", "sudland").shared_facts == ("one", "two")
    assert between(connections, "x", "norland").shared_facts == ("two",)


def test_a_role_is_seen_from_its_holder_and_from_where_it_is_held() -> None:
    roles = [{"who": "sudland", "role": "chair", "of": "strait-council"}]
    fact = make_fact(about=["strait-council", "sudland"], roles=roles)
    connections = find_connections(make_content(entities=[SUDLAND, COUNCIL], facts=[fact]))
    (held,) = between(connections, "strait-council", "sudland").roles
    (holds,) = between(connections, "sudland", "strait-council").roles
    assert (held.role, held.is_holder, held.fact) == (Role.CHAIR, True, "a-fact")
    assert (holds.role, holds.is_holder, holds.fact) == (Role.CHAIR, False, "a-fact")


def test_nothing_is_connected_with_itself() -> None:
    fact = make_fact(about=["norland"], roles=[{"who": "norland", "role": "partner", "of": "norland"}])
    connections = find_connections(make_content(facts=[fact]))
    assert not any(found.entity == one for one, group in connections.items() for found in group)


def test_the_closest_come_first_those_a_record_ties_before_those_with_facts_in_common() -> None:
    facts = [make_fact(id=f"fact-{number}", about=["norland", "sudland"]) for number in range(3)]
    event = make_event(participants=["norland"])
    content = make_content(entities=[make_country(), SUDLAND, event], facts=facts)
    assert [found.entity for found in find_connections(content)["norland"]] == [event.id, "sudland"]


def test_reasons_do_not_depend_on_the_order_of_records() -> None:
    event = make_event(id="x", participants=["strait-council"])
    council = make_organisation(part_of="x")
    facts = [
        make_fact(
            id=f"fact-{role}", about=["strait-council", "x"], roles=[{"who": "x", "role": role, "of": council.id}]
        )
        for role in ("partner", "member", "host")
    ]
    one = find_connections(make_content(entities=[event, council], facts=facts))
    other = find_connections(make_content(entities=[council, event], facts=facts[::-1]))
    assert one == other
    assert len(between(one, "x", council.id).ties) == 2


@pytest.mark.parametrize("name", ["miniature", "real"])
def test_every_connection_is_seen_from_both_ends_for_the_same_reasons(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    connections = site.dossier.connections
    assert connections
    for one, group in connections.items():
        for found in group:
            back = between(connections, found.entity, one)
            assert set(back.ties) == {BOTH_WAYS[tie] for tie in found.ties}
            assert set(back.shared_facts) == set(found.shared_facts)
            assert set(map(_turned, back.roles)) == set(map(_key, found.roles))
            assert found.ties or found.roles or found.shared_facts


def _key(tie: RoleTie) -> tuple[Role, bool, str]:
    return (tie.role, tie.is_holder, tie.fact)


def _turned(tie: RoleTie) -> tuple[Role, bool, str]:
    return (tie.role, not tie.is_holder, tie.fact)


def test_what_is_no_longer_kept_is_found_again(miniature: BuiltSite, monkeypatch: pytest.MonkeyPatch) -> None:
    content = miniature.dossier.content
    whole = dict(find_connections(content))
    monkeypatch.setattr("generator.derive.connections._MOST_KEPT", 1)
    found = find_connections(content)
    assert [found[entity] for entity in [*whole, *whole]] == [*whole.values(), *whole.values()]
