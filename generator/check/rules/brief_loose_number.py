"""A number in a brief is not bound to a fact.

Every number of a brief, dates included, stands in the text of a `fact:` link, so that it cannot drift away from the
facts. A number inside an `entity:` link counts only where the link's text is one of the entity's names. Pages outside
`briefs/briefs/` explain how the site works and are exempt.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.check.brief_text import lines_of
from generator.model.brief import Brief
from generator.model.brief_links import BriefLink
from generator.model.content import Content
from generator.model.numbers import NumberInText, numbers_in
from generator.problem import Problem

_QUANTITY = re.compile(r"\b(?:half|halves|dozens?|a quarter|thirds|quarters)\b", re.IGNORECASE)
_PRONOUNS = {Decimal(0), Decimal(1), Decimal(2)}


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each number of a brief outside a link that vouches for it."""
    for brief in content.briefs.values():
        if not brief.id.startswith("briefs/"):
            continue
        numbers = content.notes.of(_numbers, brief)
        for line in lines_of(content, brief):
            bound = [_bound_span(content, link) for link in line.links]
            for number in numbers[line.text]:
                if any(start <= number.start < end for start, end in bound) or _is_idiom(number):
                    continue
                written = line.text[number.start : number.end]
                hint = f"write [{written} …](fact:id of the fact that gives it)"
                message = f"the number {written!r} is not bound to a fact"
                yield Problem(line.at(number.start), "brief-loose-number", message, hint=hint)
            for match in _QUANTITY.finditer(line.text):
                if not any(start <= match.start() < end for start, end in bound):
                    message = f"the quantity {match[0]!r} is not bound to a fact"
                    hint = f"write [{match[0]} …](fact:id of the fact that gives it)"
                    yield Problem(line.at(match.start()), "brief-loose-number", message, hint=hint)


def _numbers(brief: Brief) -> Mapping[str, tuple[NumberInText, ...]]:
    """Return the numbers in each line."""
    return {text: tuple(numbers_in(text)) for text in (*brief.summary, *brief.body.split("\n"))}


def _bound_span(content: Content, link: BriefLink) -> tuple[int, int]:
    """Return the span in which numbers are bound: the whole link, or only its id where the text vouches for nothing."""
    return (link.start if _vouches(content, link) else link.start + len(f"[{link.text}]"), link.end)


def _vouches(content: Content, link: BriefLink) -> bool:
    if link.scheme == "entity":
        entity = content.entities.get(link.id)
        return entity is None or link.text in entity.names  # that it is missing is brief-dead-link's to say
    return link.scheme == "fact"


def _is_idiom(number: NumberInText) -> bool:
    """Whether the word serves as a pronoun more often than as a count: `one of them`, `neither of the two`."""
    return not number.in_digits and number.value in _PRONOUNS
