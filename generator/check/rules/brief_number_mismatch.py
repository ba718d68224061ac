"""The text of a fact link holds a number that the fact does not give.

The numbers of the link's text must stand in the fact's statement, its figures or its date. Correct the text, or link
to the fact that gives the number.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator.check.brief_text import lines_of
from generator.model.content import Content
from generator.model.fact import Fact
from generator.model.numbers import numbers_in
from generator.problem import Problem

_PRONOUN_LIMIT = 2  # "one of them" is not a count; see brief-loose-number


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each number in a fact link that its fact lacks."""
    for brief in content.briefs.values():
        for line in lines_of(content, brief):
            for link in line.links:
                fact = content.facts.get(link.id) if link.scheme == "fact" else None
                if fact is None:
                    continue
                given = content.notes.of(_numbers_of, fact)
                for number in numbers_in(link.text):
                    if number.value not in given and (number.in_digits or number.value > _PRONOUN_LIMIT):
                        written = link.text[number.start : number.end]
                        message = f"fact {fact.id!r} does not give {written!r}"
                        hint = "correct the number, or link to the fact that gives it"
                        yield Problem(line.at(link.start), "brief-number-mismatch", message, hint=hint)


def _numbers_of(fact: Fact) -> frozenset[Decimal]:
    given = {number.value for number in numbers_in(fact.statement)}
    given |= {figure.value for figure in fact.figures if figure.value is not None}
    if fact.when is not None:
        for moment in (fact.when.start, fact.when.end):
            given |= {Decimal(part) for part in (moment.year, moment.day) if part} if moment else set()
    return frozenset(given)
