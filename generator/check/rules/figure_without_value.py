"""A figure has neither a value nor a reason why it is unknown, or it has both.

Give `value`, or `unknown` with the reason: `not-stated`, `garbled-in-source`, `withheld` or `unclear`.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import Fact, Figure
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each figure with none or both of the two."""
    for fact in content.facts_where(_has_none_or_both):
        for position, figure in enumerate(fact.figures):
            if _is_none_or_both(figure):
                both = "both a value and" if figure.value is not None else "neither a value nor"
                message = f"the figure for {figure.measure!r} has {both} a reason for being unknown"
                place = content.locate(fact, "figures", position)
                yield Problem(place, "figure-without-value", message, hint="give `value:` or `unknown:`, one of them")


def _has_none_or_both(fact: Fact) -> bool:
    return any(map(_is_none_or_both, fact.figures))


def _is_none_or_both(figure: Figure) -> bool:
    return (figure.value is None) == (figure.unknown is None)
