"""A claim or an opinion does not say whose it is.

A fact of standing `claimed` or `opinion` rests on somebody's word, and every page words it so ("According to …"). Add
`said_by` with the id of the person, organisation or country that says it.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import Fact, Standing
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each claim or opinion without `said_by`."""
    for fact in content.facts_where(_is_unattributed):
        message = f"fact {fact.id!r} is {fact.standing} but does not say by whom"
        yield Problem(content.locate(fact, "standing"), "unattributed-claim", message, hint="add `said_by:`")


def _is_unattributed(fact: Fact) -> bool:
    return fact.standing in {Standing.CLAIMED, Standing.OPINION} and fact.said_by is None
