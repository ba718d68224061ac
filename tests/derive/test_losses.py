import pytest

from generator.derive.changes import State
from generator.derive.losses import Count, counts
from tests.make import make_country, make_fact, make_source

RETIRED = {"since": "2026-01-12", "why": "The source was misread."}


def facts(number: int, retired: int = 0) -> State:
    made = [make_fact(id=f"fact-{at}", **({"retired": RETIRED} if at < retired else {})) for at in range(number)]
    return {("fact", fact.id): fact for fact in made}


@pytest.mark.parametrize(
    ("before", "after", "is_loss"), [(100, 95, False), (100, 94, True), (0, 0, False), (3, 2, True), (10, 12, False)]
)
def test_more_than_the_share_is_a_loss(before: int, after: int, *, is_loss: bool) -> None:
    assert Count("facts", before, after).is_loss(5) is is_loss


def test_facts_entities_and_sources_are_counted_and_retired_facts_stand_no_more() -> None:
    after = {**facts(10, retired=4), ("entity", "norland"): make_country(), ("source", "post"): make_source()}
    assert counts(facts(10), after) == [
        Count("facts that stand", 10, 6),
        Count("entities", 0, 1),
        Count("sources", 0, 1),
    ]
