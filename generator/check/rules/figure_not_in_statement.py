"""A figure's value does not stand in the fact's statement as that figure.

The number a reader sees in the sentence and the number in tables and data must be one. Correct whichever is wrong. Digits
and number words both count: 3,000 is 3000, and "six" is 6. A year or a day is no figure. The scale must agree too: 61.9 of
a measure in dollars is not "61.9 million".
"""

import re
from collections.abc import Iterator, Mapping

from generator.model.content import Content
from generator.model.fact import Fact, Figure
from generator.model.hedges import HedgedNumber, hedged_numbers
from generator.model.site import Measure
from generator.problem import Problem

_SCALE = re.compile(r"\b(per ?cent|thousand|million|billion|trillion)\b")


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each figure whose value the statement does not give, with the scale of its measure."""
    for fact in content.facts_where(_has_figures):
        numbers = tuple(hedged_numbers(fact.statement))
        for position, figure in enumerate(fact.figures):
            message = _fault(figure, numbers, content.measures)
            if message:
                place = content.locate(fact, "figures", position, "value")
                hint = "correct the value, or the number in the statement"
                yield Problem(place, "figure-not-in-statement", message, hint=hint)


def _has_figures(fact: Fact) -> bool:
    return bool(fact.figures)


def _fault(figure: Figure, numbers: tuple[HedgedNumber, ...], measures: Mapping[str, Measure]) -> str:
    if figure.value is None:
        return ""
    meant = [number for number in numbers if number.value == figure.value]
    if not meant:
        return f"the statement does not contain {figure.value} as a number of something"
    if figure.measure not in measures:
        return ""
    unit = measures[figure.measure].unit
    scale = _SCALE.search(unit)
    wanted = scale[1].replace("percent", "per cent") if scale else ""
    if any(number.scale == wanted for number in meant):
        return ""
    said = f"{figure.value} {meant[0].scale}".strip()
    return f"the statement says {said}, and the measure counts in {unit}"
