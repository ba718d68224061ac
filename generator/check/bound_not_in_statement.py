"""A figure is hedged otherwise than its number in the fact's statement: "about", "over", "at least", "up to", "nearly".

The hedge is part of the number. Let the figure's `bound` say what the statement says.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import Bound, Fact
from generator.model.hedges import HedgedNumber, hedged_numbers
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each figure whose bound the statement does not give; whether the source does, `verify` says."""
    for fact in content.facts.values():
        numbers = content.notes.of(_numbers, fact) if fact.figures else ()
        for position, figure in enumerate(fact.figures):
            stated = {number.bound for number in numbers if number.value == figure.value}
            if stated and figure.bound not in stated:
                said = " and ".join(map(_words, sorted(stated)))
                message = f"{figure.value} is {said} in the statement, {_words(figure.bound)} in the figure"
                place = content.locate(fact, "figures", position)
                hint = "let `bound` say what the statement says"
                yield Problem(place, "bound-not-in-statement", message, hint=hint)


def _numbers(fact: Fact) -> tuple[HedgedNumber, ...]:
    return tuple(hedged_numbers(fact.statement))


def _words(bound: Bound) -> str:
    return "exact" if bound is Bound.EXACTLY else f"“{bound.replace('-', ' ')}”"
