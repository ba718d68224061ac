"""Two facts give one measure different values for one period and do not say so.

Readers must see a disagreement wherever either side of it appears. Name one fact in the other's `differs_from`, with a
note that says who counts what and as of when; or, if two different things are counted, give them two measures.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.model.content import Content
from generator.model.fact import Bound, Fact, Figure, differs
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem at the later of two figures that disagree without being joined by `differs_from`."""
    declared = {
        frozenset((fact.id, other.fact)) for fact in content.facts_where(differs) for other in fact.differs_from
    }
    groups: dict[tuple[str, str], list[tuple[Fact, int]]] = defaultdict(list)
    for facts in content.facts_by_file:
        for key, figures in content.notes.of(_by_measure, facts).items():
            groups[key] += figures
    for (measure, period), figures in groups.items():
        for (first, i), (second, j) in combinations(figures, 2):
            one, other = first.figures[i], second.figures[j]
            if (one.value, one.bound) != (other.value, other.bound) and frozenset(
                (first.id, second.id)
            ) not in declared:
                message = f"{measure!r} for {period or 'no date'} is {shown(other)} here and {shown(one)} in fact {first.id!r}"
                way = "" if first is second else f"add `differs_from: [{{fact: {first.id}, note: …}}]`, or "
                hint = f"{way}use two measures"
                yield Problem(content.locate(second, "figures", j), "undeclared-difference", message, hint=hint)


def _by_measure(facts: tuple[Fact, ...]) -> dict[tuple[str, str], list[tuple[Fact, int]]]:
    """Return the figures of a file, each a fact and a position in it, by measure and period."""
    groups: dict[tuple[str, str], list[tuple[Fact, int]]] = defaultdict(list)
    for fact in facts:
        for position, figure in enumerate(fact.figures):
            groups[figure.measure, fact.when.text if fact.when else ""].append((fact, position))
    return groups


def shown(figure: Figure) -> str:
    """Return the value with its hedge."""
    if figure.value is None:
        return "unknown"
    return str(figure.value) if figure.bound is Bound.EXACTLY else f"{figure.bound} {figure.value}"
