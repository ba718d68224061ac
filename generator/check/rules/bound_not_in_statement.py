"""A figure is hedged otherwise than its number in the fact's statement: "about", "over", "at least", "up to", "nearly".

The hedge is part of the number. Let the figure's `bound` say what the statement says.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import Bound, Fact
from generator.model.hedges import hedged_numbers
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each figure whose bound the statement does not give; whether the source does, `verify` says."""
    for fact in content.facts_where(_has_other_bound):
        for position, stated in _stated_otherwise(fact):
            figure = fact.figures[position]
            said = " and ".join(map(_words, sorted(stated)))
            message = f"{figure.value} is {said} in the statement, {_words(figure.bound)} in the figure"
            place = content.locate(fact, "figures", position)
            hint = "let `bound` say what the statement says"
            yield Problem(place, "bound-not-in-statement", message, hint=hint)


def _has_other_bound(fact: Fact) -> bool:
    return any(_stated_otherwise(fact))


def _stated_otherwise(fact: Fact) -> Iterator[tuple[int, set[Bound]]]:
    """Yield the position of each figure whose number the statement hedges otherwise, and how it does."""
    numbers = tuple(hedged_numbers(fact.statement)) if fact.figures else ()
    for position, figure in enumerate(fact.figures):
        stated = {number.bound for number in numbers if number.value == figure.value}
        if stated and figure.bound not in stated:
            yield position, stated


def _words(bound: Bound) -> str:
    return "exact" if bound is Bound.EXACTLY else f"“{bound.replace('-', ' ')}”"
