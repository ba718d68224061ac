"""A statement is no whole sentence: it has no full stop, begins with a small letter or has fewer than four words.

Usually a part of it is lost: to YAML a `#` behind a blank starts a comment. Write the whole sentence, in quotes if it has
such a sign in it.
"""

import re
from collections.abc import Iterator

from generator.model.content import Content
from generator.model.fact import Fact
from generator.problem import Problem, Severity

SEVERITY = Severity.WARNING
_FEWEST_WORDS = 4
_ENDING = 9  # signs in which a full stop and what closes behind it are looked for
_END = re.compile(r"[.!?…]['\"’”»)\]]*$")


def check(content: Content) -> Iterator[Problem]:
    """Yield a warning for each statement that looks cut."""
    for fact in content.facts_where(_is_cut):
        place = content.locate(fact, "statement")
        message = f"the statement {_fault(fact)}"
        yield Problem(
            place, "cut-statement", message, SEVERITY, "write a whole sentence, in quotes if it has a # in it"
        )


def _is_cut(fact: Fact) -> bool:
    return bool(_fault(fact))


def _fault(fact: Fact) -> str:
    text = fact.statement.strip()
    if not _END.search(text[-_ENDING:]):
        return "has no full stop at its end"
    if text[:1].islower():
        return "begins with a small letter"
    return "" if len(text.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS else f"has fewer than {_FEWEST_WORDS} words"
