"""Two facts give one measure different values for one period and do not say so.

Readers must see a disagreement wherever either side of it appears. Name one fact in the other's `differs_from`, with a
note that says who counts what and as of when; or, if two different things are counted, give them two measures.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal
from itertools import chain, islice

from generator.model.content import Content
from generator.model.fact import Bound, Fact, Figure, differs
from generator.problem import Problem

_Place = tuple[Fact, int]
_Value = tuple[Decimal | None, Bound]
_MOST = 5  # facts named for one figure


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem at the later of two figures that disagree without being joined by `differs_from`."""
    declared: dict[str, set[str]] = defaultdict(set)
    for fact in content.facts_where(differs):
        for difference in fact.differs_from:
            declared[fact.id].add(difference.fact)
            declared[difference.fact].add(fact.id)
    groups: dict[tuple[str, str], list[tuple[Fact, int]]] = defaultdict(list)
    for facts in content.facts_by_file:
        for key, figures in content.notes.of(_by_measure, facts).items():
            groups[key] += figures
    for (measure, period), figures in groups.items():
        for second, j, others, more in _others(figures, declared):
            other = second.figures[j]
            place = content.locate(second, "figures", j)
            for number, (first, i) in enumerate(others, start=1):
                one = first.figures[i]
                message = f"{measure!r} for {period or 'no date'} is {shown(other)} here and {shown(one)} in fact {first.id!r}"
                if more and number == len(others):
                    message += f"; it is another in {more:,} more"
                way = "" if first is second else f"add `differs_from: [{{fact: {first.id}, note: …}}]`, or "
                yield Problem(place, "undeclared-difference", message, hint=f"{way}use two measures")


def _others(figures: list[_Place], declared: Mapping[str, Set[str]]) -> Iterator[tuple[Fact, int, list[_Place], int]]:
    """Yield each figure that disagrees with others before it, undeclared: the first of these, and how many more."""
    before: dict[_Value, list[_Place]] = defaultdict(list)
    values: dict[str, list[_Value]] = defaultdict(list)
    for count, (fact, position) in enumerate(figures):
        value = fact.figures[position].value, fact.figures[position].bound
        known = declared.get(fact.id, frozenset())
        others = chain.from_iterable(places for key, places in before.items() if key != value)
        first = list(islice((place for place in others if place[0].id not in known), _MOST))
        if first:
            settled = sum(one != value for identity in known for one in values.get(identity, ()))
            yield fact, position, first, count - len(before[value]) - settled - len(first)
        before[value].append((fact, position))
        values[fact.id].append(value)


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
