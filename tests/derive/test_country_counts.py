from datetime import date

from generator.derive.country_counts import CountryCounts, count_countries
from generator.derive.dossier import derive
from generator.model.entity import Agreement, Country, Event, Project
from generator.pipeline import BuiltSite
from tests.make import make_agreement, make_content, make_country, make_event, make_fact


def test_every_count_is_what_counting_the_content_gives(real: BuiltSite) -> None:
    content = real.dossier.content
    facts = content.facts.values()
    contradicted = {d.fact for fact in facts for d in fact.differs_from} | {f.id for f in facts if f.differs_from}
    for counts in count_countries(real.dossier):
        own = counts.country
        held = {(role.who, role.of) for fact in facts for role in fact.roles}
        tied = {
            entity.id
            for entity in content.entities.values()
            if own in getattr(entity, "participants", ()) + getattr(entity, "parties", ())
            or (isinstance(entity, Event) and entity.country == own)
            or (own, entity.id) in held
            or (entity.id, own) in held
        }
        assert counts == CountryCounts(
            country=own,
            facts=sum(own in fact.about for fact in facts),
            **{
                name: sum(isinstance(content.entities[identity], kind) for identity in tied)
                for name, kind in (("events", Event), ("agreements", Agreement), ("projects", Project))
            },
            contested=sum(own in fact.about and fact.id in contradicted for fact in facts),
        )


def test_every_country_is_counted_by_name_even_one_that_nothing_is_said_about(real: BuiltSite) -> None:
    names = [real.dossier.content.entities[counts.country].name for counts in count_countries(real.dossier)]
    assert names == sorted(e.name for e in real.dossier.content.entities.values() if isinstance(e, Country))
    quiet = derive(make_content(entities=[make_country(id="quiet")]), date(2026, 1, 1))
    assert CountryCounts("quiet", 0, 0, 0, 0, 0) in count_countries(quiet)


def test_a_fact_in_common_is_no_part_in_an_event_and_two_ties_are_one_event() -> None:
    country = make_country(id="sudland", name="Sudland")
    entities = [
        country,
        make_event(id="twice", country="sudland", participants=["sudland"]),
        make_event(id="merely-named"),
        make_agreement(id="pact", parties=["sudland"]),
    ]
    fact = make_fact(about=["sudland", "merely-named"])
    counts = count_countries(derive(make_content(entities=entities, facts=[fact]), date(2026, 1, 1)))
    assert next(found for found in counts if found.country == "sudland") == CountryCounts("sudland", 1, 1, 1, 0, 0)


def test_a_role_that_a_fact_establishes_is_a_part_in_an_event() -> None:
    entities = [make_country(id="sudland", name="Sudland"), make_event(id="games", country=None, participants=[])]
    fact = make_fact(about=["games"], roles=[{"who": "sudland", "role": "participant", "of": "games"}])
    counts = count_countries(derive(make_content(entities=entities, facts=[fact]), date(2026, 1, 1)))
    assert counts == (CountryCounts("sudland", 0, 1, 0, 0, 0),)
