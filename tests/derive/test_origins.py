import itertools
from collections.abc import Mapping

from hypothesis import given, strategies as st

from generator.derive.origins import origins
from tests.make import make_content, make_fact, make_source

RELAYS = st.dictionaries(
    st.sampled_from("abcdef"), st.frozensets(st.sampled_from(["fair", "gala", "hike", "jury"]), max_size=2), min_size=1
)


def witnesses(relays: Mapping[str, frozenset[str] | list[str]]) -> tuple[str, ...]:
    """Return the origins of a fact that cites a source for each letter, which relays these events."""
    sources = [make_source(id=f"source-{letter}", relays=sorted(events)) for letter, events in relays.items()]
    citations = [{"source": source.id, "paragraph": "1"} for source in sources]
    return origins(make_content(sources=sources), make_fact(sources=citations))


def test_a_source_that_relays_nothing_is_its_own_witness() -> None:
    assert witnesses({"a": [], "b": []}) == ("source-a", "source-b")


def test_sources_that_relay_one_event_are_one_witness() -> None:
    assert witnesses({"a": ["gala"], "b": ["gala"]}) == ("gala",)


def test_sources_that_relay_different_events_are_two_witnesses() -> None:
    assert witnesses({"a": ["fair"], "b": ["gala"]}) == ("fair", "gala")


def test_a_chain_of_shared_events_makes_one_witness() -> None:
    assert witnesses({"a": ["fair"], "c": ["gala"], "b": ["fair", "gala"]}) == ("fair",)


def test_two_passages_of_one_source_are_one_witness() -> None:
    fact = make_fact(sources=[{"source": "source-a", "paragraph": "1"}, {"source": "source-a", "paragraph": "9"}])
    assert origins(make_content(sources=[make_source(id="source-a")]), fact) == ("source-a",)


@given(RELAYS)
def test_there_are_as_many_origins_as_groups_joined_by_shared_events(relays: dict[str, frozenset[str]]) -> None:
    groups = [{letter} for letter in relays]
    for one, other in itertools.combinations(relays, 2):
        if relays[one] & relays[other]:
            joined = [group for group in groups if group & {one, other}]
            groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    assert len(witnesses(relays)) == len(groups)


@given(RELAYS, st.permutations("abcdef"))
def test_origins_do_not_depend_on_the_order_of_citations(relays: dict[str, frozenset[str]], order: list[str]) -> None:
    assert witnesses({letter: relays[letter] for letter in order if letter in relays}) == witnesses(relays)
