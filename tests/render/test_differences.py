"""Disagreements over several pages, none too large and none torn apart."""

from hypothesis import given, settings, strategies as st

from generator.render.differences import MOST_FACTS
from tests.budget import examples
from tests.make import make_fact
from tests.render.pages import site_with


@settings(max_examples=examples(5, 50), deadline=None)
@given(st.lists(st.integers(min_value=2, max_value=MOST_FACTS + 4), max_size=12))
def test_a_disagreement_stands_whole_on_one_page_and_pages_hold_so_many_facts(sizes: list[int]) -> None:
    facts = [
        make_fact(
            id=f"group-{group:02}-{side:02}",
            differs_from=[{"fact": f"group-{group:02}-00", "note": "Another number."}] if side else [],
        )
        for group, size in enumerate(sizes)
        for side in range(size)
    ]
    pages = [page for page in site_with(*facts).pages if page.kind == "differences"]
    assert sorted(fact for page in pages for fact in page.facts) == [fact.id for fact in facts]
    for page in pages:
        groups = {fact.rpartition("-")[0] for fact in page.facts}
        assert len(groups) == 1 or len(page.facts) <= MOST_FACTS
        assert len(page.facts) == sum(sizes[int(group.removeprefix("group-"))] for group in groups)
