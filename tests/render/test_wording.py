import json

import pytest

from generator.model.fact import Fact
from generator.pipeline import BuiltSite
from generator.publish.data import data_files
from generator.render.labels import SPEAKER_PHRASES
from tests.html_tree import Element
from tests.make import make_agreement, make_event, make_fact, make_organisation, make_person, make_project
from tests.render.pages import page_at, site_with, trees_of

STATEMENTS = {
    "claimed": ("Norland leads the straits.", "According to Olaf Brandt: Norland leads the straits."),
    "opinion": ("Norland charms the straits.", "In the view of Olaf Brandt: Norland charms the straits."),
    "planned": ("Norland is to lead the straits.", "According to Olaf Brandt: Norland is to lead the straits."),
    "reported": ("Norland led the straits.", "As stated by Olaf Brandt: Norland led the straits."),
}


@pytest.fixture(scope="module")
def spoken() -> BuiltSite:
    """Return a site on which a minister's word of each standing is contested and sums up what it is about."""
    kinds = {
        "claimed": make_organisation(id="on-claimed", name="On Claimed", summary="claimed"),
        "opinion": make_event(id="on-opinion", name="On Opinion", summary="opinion"),
        "planned": make_agreement(id="on-planned", name="On Planned", summary="planned"),
        "reported": make_project(id="on-reported", name="On Reported", summary="reported"),
    }
    facts = [
        make_fact(
            id=standing,
            statement=statement,
            standing=standing,
            said_by="olaf-brandt",
            about=[kinds[standing].id, "norland"],
            differs_from=[{"fact": f"not-{standing}", "note": "Others disagree."}],
            outcome_of="on-opinion",
        )
        for standing, (statement, _) in STATEMENTS.items()
    ]
    others = [make_fact(id=f"not-{standing}", statement="Others lead.", about=["sudland"]) for standing in STATEMENTS]
    entities = [*kinds.values(), make_person(summary="claimed")]
    return site_with(*facts, *others, entities=entities)


def spoken_facts(site: BuiltSite) -> list[tuple[Fact, str]]:
    """Return the facts that rest on somebody's word, each with the words that must stand before its statement."""
    content = site.dossier.content
    return [
        (fact, f"{SPEAKER_PHRASES[fact.standing]} {content.entities[fact.said_by].name}: ")
        for fact in content.facts.values()
        if fact.said_by
    ]


def unattributed(text: str, statement: str, words: str) -> list[str]:
    """Return the places where `statement` stands in `text` without `words` before it."""
    pieces = text.split(statement)
    return [piece[-40:] for piece in pieces[:-1] if not piece.endswith(words)]


def assert_attributed(site: BuiltSite, trees: dict[str, Element]) -> None:
    # What is written by hand says in its own words who says so; it is generated text that must never forget to.
    shown = {page.path: trees[page.path].text for page in site.pages}
    described = {f"description of {page.path}": page.description for page in site.pages}
    entities = json.loads(dict(data_files(site))["data/v1/entities.json"])["entities"]
    published = {f"data on {entity['id']}": entity["summary"] or "" for entity in entities}
    for fact, words in spoken_facts(site):
        places = [(place, text) for place, text in (shown | described | published).items() if fact.statement in text]
        assert places
        for place, text in places:
            assert (place, unattributed(text, fact.statement, words)) == (place, [])


@pytest.mark.parametrize("name", ["miniature", "real", "spoken"])
def test_what_rests_on_a_word_is_given_with_the_speaker_wherever_it_stands(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    assert_attributed(site, trees_of(site))


@pytest.mark.parametrize("standing", list(STATEMENTS))
def test_each_standing_has_words_of_its_own_for_the_speaker(spoken: BuiltSite, standing: str) -> None:
    _, words = STATEMENTS[standing]
    home = spoken.desk.addresses.fact(spoken.dossier.content.facts[standing])
    tree = trees_of(spoken)[home.partition("#")[0].strip("/")]
    assert words in tree.find(f"fact-{standing}").text


def test_a_claimed_summary_names_its_speaker_in_page_description_index_and_data(spoken: BuiltSite) -> None:
    _, words = STATEMENTS["claimed"]
    page = page_at(spoken, "organisations/on-claimed")
    assert page.description == f"{words} Contested: Others lead."
    trees = trees_of(spoken)
    assert words in trees["organisations/on-claimed"].text
    assert words in trees["organisations"].text
    entities = json.loads(dict(data_files(spoken))["data/v1/entities.json"])["entities"]
    assert {entity["id"]: entity["summary"] for entity in entities}["on-claimed"] == words


def test_both_sides_of_a_disagreement_stand_together_with_the_note(spoken: BuiltSite) -> None:
    trees = trees_of(spoken)
    for one, other in (("claimed", "not-claimed"), ("not-claimed", "claimed")):
        facts = spoken.dossier.content.facts
        path, _, anchor = spoken.desk.addresses.fact(facts[one]).partition("#")
        article = trees[path.strip("/")].find(anchor)
        assert facts[other].statement in article.text
        assert "Others disagree." in article.text
    differences = trees["differences"]
    assert {fact.identity for fact in differences.all("article")} == {
        f"fact-{identity}" for identity in spoken.dossier.content.facts
    }
