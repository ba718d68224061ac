import random

from hypothesis import given, strategies as st

from generator.derive.differences import Contrast, Disagreement, disagreements, find_contrasts
from generator.model.content import Content
from tests.make import make_content, make_fact

PAIRS = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=9)


def content_with(pairs: set[tuple[int, int]]) -> Content:
    """Return eight facts; for each pair the first says how the second differs."""
    return make_content(
        facts=[
            make_fact(
                id=f"fact-{number}",
                differs_from=[
                    {"fact": f"fact-{other}", "note": f"{number} against {other}."}
                    for one, other in sorted(pairs)
                    if one == number
                ],
            )
            for number in range(8)
        ]
    )


def test_a_difference_written_once_holds_for_both_facts_with_its_note() -> None:
    contrasts = find_contrasts(content_with({(2, 5)}))
    assert contrasts == {
        "fact-2": (Contrast("fact-5", "2 against 5."),),
        "fact-5": (Contrast("fact-2", "2 against 5."),),
    }


@given(PAIRS)
def test_contrasts_are_symmetric_and_nothing_else_is_contested(pairs: set[tuple[int, int]]) -> None:
    contrasts = find_contrasts(content_with(pairs))
    found = {(one, contrast.other, contrast.note) for one, group in contrasts.items() for contrast in group}
    assert found == {(other, one, note) for one, other, note in found}
    assert len(found) == 2 * len(pairs)


@given(PAIRS)
def test_disagreements_divide_the_contested_facts_into_groups_that_share_no_difference(
    pairs: set[tuple[int, int]],
) -> None:
    groups = disagreements(find_contrasts(content_with(pairs)))
    members = [fact for group in groups for fact in group.facts]
    assert sorted(members) == sorted({f"fact-{number}" for pair in pairs for number in pair})
    group_of = {fact: number for number, group in enumerate(groups) for fact in group.facts}
    assert all(group_of[f"fact-{one}"] == group_of[f"fact-{other}"] for one, other in pairs)
    assert sorted(note for group in groups for note in group.notes) == sorted(
        f"{one} against {other}." for one, other in pairs
    )


@given(PAIRS)
def test_each_fact_of_a_disagreement_is_joined_to_the_others_through_differences(pairs: set[tuple[int, int]]) -> None:
    contrasts = find_contrasts(content_with(pairs))
    for group in disagreements(contrasts):
        assert len(group.facts) >= 2
        reached = {group.facts[0]}
        for _ in group.facts:
            reached |= {contrast.other for fact in reached for contrast in contrasts[fact]}
        assert reached == set(group.facts)


def test_three_facts_in_a_chain_are_one_disagreement_with_each_note_once() -> None:
    groups = disagreements(find_contrasts(content_with({(0, 1), (1, 2)})))
    assert groups == (Disagreement(("fact-0", "fact-1", "fact-2"), ("0 against 1.", "1 against 2.")),)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_groups_do_not_depend_on_the_order_of_facts(pairs: set[tuple[int, int]], chance: random.Random) -> None:
    content = content_with(pairs)
    facts = list(content.facts.values())
    chance.shuffle(facts)
    shuffled = disagreements(find_contrasts(make_content(facts=facts)))
    original = disagreements(find_contrasts(content))
    assert {frozenset(group.facts) for group in shuffled} == {frozenset(group.facts) for group in original}
