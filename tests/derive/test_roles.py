from datetime import date

from generator.derive.dossier import derive
from generator.derive.roles import role_marks
from generator.model.entity import Country, Organisation
from generator.pipeline import BuiltSite
from tests.make import make_content, make_country, make_fact, make_organisation

TODAY = date(2026, 1, 1)


def test_every_mark_is_a_role_that_a_fact_establishes_and_every_such_role_is_a_mark(real: BuiltSite) -> None:
    entities = real.dossier.content.entities
    written = [
        (role.of, role.who, role.role, role.when or fact.when, fact.id)
        for fact in real.dossier.content.facts.values()
        for role in fact.roles
        if isinstance(entities[role.who], Country) and isinstance(entities[role.of], Organisation)
    ]
    marks = [(m.organisation, m.country, m.role, m.when, m.fact) for m in role_marks(real.dossier)]
    assert len(marks) >= 15
    assert sorted(map(repr, marks)) == sorted(map(repr, written))


def test_roles_stand_by_name_then_in_order_of_time_the_undated_last() -> None:
    def role(**fields: str) -> dict[str, str]:
        return {"who": "norland", "role": "chair", "of": "council", **fields}

    facts = [
        make_fact(id="late", when="2026", roles=[role()]),
        make_fact(id="undated", when=None, roles=[role()]),
        make_fact(id="its-own-date", when="2026", roles=[role(when="2024")]),
        make_fact(id="elsewhere", roles=[role(of="assembly")]),
    ]
    entities = [
        make_country(),
        make_organisation(id="council", name="Council"),
        make_organisation(id="assembly", name="Assembly"),
    ]
    marks = role_marks(derive(make_content(entities=entities, facts=facts), TODAY))
    assert [mark.fact for mark in marks] == ["elsewhere", "its-own-date", "late", "undated"]
    assert [mark.when.text if mark.when else None for mark in marks[1:]] == ["2024", "2026", None]


def test_a_role_towards_a_country_or_held_by_an_organisation_is_no_mark() -> None:
    entities = [make_country(), make_country(id="sudland", name="Sudland"), make_organisation(id="council")]
    roles = [
        {"who": "norland", "role": "donor", "of": "sudland"},
        {"who": "council", "role": "donor", "of": "norland"},
    ]
    assert role_marks(derive(make_content(entities=entities, facts=[make_fact(roles=roles)]), TODAY)) == ()
