from collections.abc import Mapping
from datetime import date

from hypothesis import given, strategies as st

from generator.derive.dossier import Dossier, derive
from generator.derive.fact_index import by_time
from generator.model.content import Content
from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from tests.make import make_content, make_country, make_event, make_fact, make_person, make_source

TODAY = date(2026, 11, 21)
ENTITIES = [
    make_country(),
    make_country(id="sudland", name="Sudland"),
    make_event(),
    make_person(),
]
IDS = [entity.id for entity in ENTITIES]


def dossier_of(*facts: Fact) -> Dossier:
    """Return the dossier on Norland, its neighbour, a summit and a minister."""
    return derive(make_content(facts=facts, entities=ENTITIES), TODAY)


def test_a_fact_is_at_home_with_the_first_entity_it_is_about_but_the_focus() -> None:
    fact = make_fact(about=["norland", "sudland", "fjord-summit-2025"])
    assert dossier_of(fact).home_of(fact) == "sudland"


def test_a_fact_about_the_focus_alone_is_at_home_there() -> None:
    fact = make_fact(about=["norland"])
    assert dossier_of(fact).home_of(fact) == "norland"


def test_a_page_shows_what_is_about_its_entity_then_what_it_says_of_others() -> None:
    said = make_fact(id="said", about=["sudland"], when="2020", standing="claimed", said_by="olaf-brandt")
    about = make_fact(id="about", about=["sudland", "olaf-brandt"], when="2025")
    both = make_fact(id="both", about=["olaf-brandt"], when="2024", standing="opinion", said_by="olaf-brandt")
    dossier = dossier_of(said, about, both)
    assert dossier.facts_on_page_of("olaf-brandt") == (both, about, said)


def test_the_page_of_the_focus_shows_only_what_has_no_other_home() -> None:
    alone, shared = make_fact(id="alone", about=["norland"]), make_fact(id="shared", about=["norland", "sudland"])
    dossier = dossier_of(alone, shared)
    assert dossier.facts_on_page_of("norland") == (alone,)
    assert dossier.facts_on_page_of("sudland") == (shared,)


def test_an_entity_without_facts_has_an_empty_page() -> None:
    assert dossier_of().facts_on_page_of("sudland") == ()


@given(st.lists(st.tuples(st.permutations(IDS), st.integers(1, 4), st.sampled_from([None, *IDS])), max_size=6))
def test_every_fact_stands_on_its_home_page_and_on_no_page_twice(
    drawn: list[tuple[list[str], int, str | None]],
) -> None:
    facts = [
        make_fact(
            id=f"fact-{number}", about=about[:count], standing="claimed" if speaker else "reported", said_by=speaker
        )
        for number, (about, count, speaker) in enumerate(drawn)
    ]
    dossier = dossier_of(*facts)
    for identity in IDS:
        shown = dossier.facts_on_page_of(identity)
        assert len(set(shown)) == len(shown)
    assert all(fact in dossier.facts_on_page_of(dossier.home_of(fact)) for fact in facts)


def test_facts_stand_in_order_of_time_the_undated_last_and_ties_by_id() -> None:
    dates = {"e": None, "d": "2025-06", "c": "2025-06-01", "b": "2024/..", "a": "2025-06"}
    facts = [make_fact(id=identity, when=when) for identity, when in dates.items()]
    assert [fact.id for fact in sorted(facts, key=by_time)] == ["b", "c", "a", "d", "e"]


def test_the_facts_of_a_source_stand_in_the_order_of_the_paragraphs_they_cite_first() -> None:
    def cites(identity: str, *paragraphs: int) -> Fact:
        citations = [{"source": make_source().id, "paragraph": str(number)} for number in paragraphs]
        return make_fact(id=identity, sources=citations)

    dossier = dossier_of(cites("late", 7), cites("twice", 9, 2), cites("early", 1), cites("also-early", 1))
    assert [fact.id for fact in dossier.facts_from[make_source().id]] == ["also-early", "early", "twice", "late"]


def test_a_fact_that_names_a_theme_twice_counts_once() -> None:
    dossier = dossier_of(make_fact(themes=["neighbours", "neighbours"]))
    assert len(dossier.facts_of_theme["neighbours"]) == 1


def test_the_indexes_hold_exactly_what_the_facts_of_the_miniature_say(miniature: BuiltSite) -> None:
    dossier, content = miniature.dossier, miniature.dossier.content
    assert _pairs(dossier.facts_about) == {(one, fact.id) for fact in content.facts.values() for one in fact.about}
    assert _pairs(dossier.facts_of_theme) == {(one, fact.id) for fact in content.facts.values() for one in fact.themes}
    assert _pairs(dossier.facts_said_by) == {(f.said_by, f.id) for f in content.facts.values() if f.said_by}
    assert _pairs(dossier.facts_from) == _cited(content)
    assert {fact for fact in content.facts.values() if dossier.is_contested(fact)} == {
        content.facts["documents-by-minister"],
        content.facts["documents-in-force"],
    }


def _pairs(index: object) -> set[tuple[str, str]]:
    assert isinstance(index, Mapping)
    return {(key, fact.id) for key, facts in index.items() for fact in facts}


def _cited(content: Content) -> set[tuple[str, str]]:
    return {(citation.source, fact.id) for fact in content.facts.values() for citation in fact.sources}
