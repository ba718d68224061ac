import itertools

import pytest
from hypothesis import given, strategies as st

from generator.model.citation import Citation
from generator.pipeline import BuiltSite
from generator.render.addresses import MOST_WEIGHT, WEIGHT_IN_FULL, Addresses, part_path, parts
from generator.render.page import root_of
from tests.built import MINIATURE
from tests.make import make_content, make_country, make_fact, make_organisation, make_site, make_source
from tests.render.pages import site_of


def addresses_with(**fields: object) -> Addresses:
    """Return the addresses of a site whose one source, or whose own record, has these fields."""
    site = make_site(**{name: value for name, value in fields.items() if name in {"repository", "branch"}})
    source = make_source(**{name: value for name, value in fields.items() if name == "url"})
    entities = [make_country(), make_organisation(id="harbour-post", name="Harbour Post", type="media")]
    return site_of(make_content(facts=[make_fact()], sources=[source], entities=entities, site=site)).desk.addresses


@pytest.mark.parametrize(
    ("find", "fragment"),
    [
        ("twelve words", "#:~:text=twelve%20words"),
        ("year-end, Türkiye & more", "#:~:text=year%2Dend%2C%20T%C3%BCrkiye%20%26%20more"),
        (None, ""),
    ],
)
def test_a_citation_opens_its_passage(find: str | None, fragment: str) -> None:
    citation = Citation.model_validate({"source": make_source().id, "paragraph": "3", "find": find})
    assert addresses_with().passage(citation) == f"https://example.org/summit{fragment}"


def test_an_address_with_a_fragment_takes_the_directive_behind_it() -> None:
    citation = Citation.model_validate({"source": make_source().id, "paragraph": "3", "find": "here"})
    found = addresses_with(url="https://example.org/long#part").passage(citation)
    assert found == "https://example.org/long#part:~:text=here"


def test_edit_and_challenge_start_from_the_repository_and_name_the_fact() -> None:
    addresses = addresses_with(repository="https://example.org/git/briefing/", branch="feature #1")
    fact = addresses.dossier.content.facts["a-fact"]
    assert addresses.edit(fact) == "https://example.org/git/briefing/edit/feature%20%231/content/fact/a-fact.yml#L1"
    form = "https://example.org/git/briefing/issues/new?template="
    assert addresses.challenge(fact) == f"{form}challenge-a-fact.yml&fact=a-fact"
    assert addresses.suggestion == f"{form}suggest-a-source.yml"


def test_an_edit_link_names_the_file_and_line_of_the_fact(miniature: BuiltSite) -> None:
    lines = (MINIATURE / "content/facts/neighbours.yml").read_text(encoding="utf-8").splitlines()
    line = lines.index("- id: declaration-signed") + 1
    fact = miniature.dossier.content.facts["declaration-signed"]
    assert miniature.desk.addresses.edit(fact).endswith(f"/edit/main/content/facts/neighbours.yml#L{line}")


@pytest.mark.parametrize(
    ("path", "root"), [("", "./"), ("countries", "../"), ("countries/sudland", "../../"), ("a/b/2", "../../../")]
)
def test_the_way_to_the_root_climbs_as_deep_as_the_page_stands(path: str, root: str) -> None:
    assert root_of(path) == root


@given(st.lists(st.booleans(), max_size=80))
def test_facts_are_divided_without_loss_by_what_they_weigh_and_no_facts_are_one_part(in_full: list[bool]) -> None:
    facts = [make_fact(id=f"fact-{number}") for number in range(len(in_full))]
    weights = {fact.id: WEIGHT_IN_FULL if is_in_full else 1 for fact, is_in_full in zip(facts, in_full, strict=True)}
    divided = parts(facts, lambda fact: weights[fact.id] == WEIGHT_IN_FULL)
    assert [fact for part in divided for fact in part] == facts
    assert parts([]) == [()]
    for part, following in itertools.pairwise([*divided, ()]):
        weight = sum(weights[fact.id] for fact in part)
        assert weight <= MOST_WEIGHT
        assert not following or weight + weights[following[0].id] > MOST_WEIGHT, "the next would have found room"


def test_the_parts_of_an_address_are_numbered_from_the_second() -> None:
    assert [part_path("a/b/", number) for number in (1, 2)] == ["a/b/", "a/b/2/"]
