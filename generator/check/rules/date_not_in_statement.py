"""A statement names a day or a year, and the fact's `when` is another.

Readers see both. Correct whichever is wrong. Where the statement names several dates, `when` must be one of them; its year
and its day need not be in the statement where that names none.
"""

from collections.abc import Iterator

from generator.model.content import Content
from generator.model.dates_in_text import dates_in, unsaid_parts
from generator.model.fact import Fact
from generator.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each fact whose date is not among those of its statement."""
    for fact in content.facts_where(_is_dated_otherwise):
        missing = " and ".join(_missing(fact))
        message = f"the statement gives other dates, but not {missing}"
        hint = "correct the date in the statement or in `when`"
        yield Problem(content.locate(fact, "when"), "date-not-in-statement", message, hint=hint)


def _is_dated_otherwise(fact: Fact) -> bool:
    return bool(_missing(fact))


def _missing(fact: Fact) -> list[str]:
    return unsaid_parts(fact.when, dates_in(fact.statement)) if fact.when else []
