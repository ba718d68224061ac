from generator.derive.mix import source_mix
from generator.model.fact import Fact
from tests.make import make_content, make_fact, make_source

SOURCES = [
    make_source(id="spring", published="2025-03"),
    make_source(id="autumn", published="2025-10-02"),
    make_source(id="autumn-again", published="2025-10-02"),
    make_source(id="nowhen", published=None),
    make_source(id="never-cited", published="2026"),
]
CONTENT = make_content(sources=SOURCES)


def fact_from(*sources: str, said_by: str | None = None) -> Fact:
    """Return a fact that cites these sources, each at paragraph 1."""
    return make_fact(
        sources=[{"source": source, "paragraph": "1"} for source in sources],
        standing="claimed" if said_by else "reported",
        said_by=said_by,
    )


def test_a_source_counts_once_for_each_fact_however_many_passages_it_gives() -> None:
    mix = source_mix(CONTENT, [fact_from("spring", "spring"), fact_from("spring", "autumn")])
    assert mix.facts == 2
    assert mix.by_source == (("spring", 2), ("autumn", 1))


def test_sources_cited_equally_often_stand_in_the_order_of_their_ids() -> None:
    mix = source_mix(CONTENT, [fact_from("spring", "nowhen", "autumn")])
    assert mix.by_source == (("autumn", 1), ("nowhen", 1), ("spring", 1))


def test_speakers_are_counted_the_most_heard_first() -> None:
    facts = [fact_from("spring", said_by="b"), fact_from("spring", said_by="a"), fact_from("spring", said_by="b")]
    mix = source_mix(CONTENT, [*facts, fact_from("spring")])
    assert mix.by_speaker == (("b", 2), ("a", 1))
    assert mix.attributed == 3


def test_the_newest_source_is_the_latest_that_is_cited_and_dated() -> None:
    mix = source_mix(CONTENT, [fact_from("spring", "nowhen", "autumn", "autumn-again")])
    assert mix.newest is SOURCES[2]
    assert mix.undated == ("nowhen",)


def test_without_dated_sources_there_is_no_newest() -> None:
    assert source_mix(CONTENT, [fact_from("nowhen")]).newest is None


def test_no_facts_rest_on_nothing() -> None:
    mix = source_mix(CONTENT, [])
    assert (mix.facts, mix.by_source, mix.by_speaker, mix.newest, mix.undated) == (0, (), (), None, ())
