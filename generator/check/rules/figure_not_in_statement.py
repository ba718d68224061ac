"""A figure's value does not stand in the fact's statement.

The number a reader sees in the sentence and the number in tables and data must be one. Correct whichever is wrong.
Digits and number words both count: 3,000 is 3000, and "six" is 6.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator.model.content import Content
from generator.model.fact import Fact
from generator.model.numbers import numbers_in
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each figure whose value the statement does not give."""
    for fact in content.facts_where(_has_other_value):
        given = _given(fact)
        for position, figure in enumerate(fact.figures):
            if figure.value is not None and figure.value not in given:
                message = f"the statement does not contain {figure.value}"
                place = content.locate(fact, "figures", position, "value")
                hint = "correct the value, or the number in the statement"
                yield Problem(place, "figure-not-in-statement", message, hint=hint)


def _has_other_value(fact: Fact) -> bool:
    given = _given(fact) if fact.figures else frozenset()
    return any(figure.value is not None and figure.value not in given for figure in fact.figures)


def _given(fact: Fact) -> frozenset[Decimal]:
    return frozenset(number.value for number in numbers_in(fact.statement))
