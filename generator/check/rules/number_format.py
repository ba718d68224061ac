"""A number in a statement is not written as it is in British English.

A comma groups thousands and a point stands before decimals: 61,900 and 61.9. Written with spaces, apostrophes or a decimal
comma, a number is read as two numbers or as another one.
"""

import re
from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import Fact
from generator.problem import Problem

_GROUPED = r"\d{1,3}(?:[ '’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?![\d,.]*\d)"
_DECIMAL_COMMA = r"\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})(?!\d)"
_OTHER_FORM = re.compile(rf"(?<![\w.,])(?:{_GROUPED}|{_DECIMAL_COMMA})")


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each number in another form."""
    for fact in content.facts_where(_has_other_form):
        for match in _OTHER_FORM.finditer(fact.statement):
            message = f"{match[0]!r} is not written as a British number"
            hint = f"write {_british(match[0])}; two numbers beside each other need a word between them"
            yield Problem(content.locate(fact, "statement"), "number-format", message, hint=hint)


def _has_other_form(fact: Fact) -> bool:
    return _OTHER_FORM.search(fact.statement) is not None


def _british(written: str) -> str:
    whole, comma, decimals = re.sub(r"[ '’\u00a0\u2009\u202f]", "", written).replace(".", "").rpartition(",")
    return f"{int(whole or decimals):,}" + (f".{decimals}" if comma else "")
