"""What can be wrong with content, as values: a place, a rule, a message and a way out."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"0*([0-9]+)")


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning is printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text: the path relative to the project, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return the clickable form that editors and terminals understand."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault found in the content; faults sort by place, rule and message, whose numbers count as numbers."""

    place: Location
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    hint: str = ""

    def __lt__(self, other: "Problem") -> bool:
        """Return whether it comes before another: paragraph 9 before paragraph 10."""
        return self.rank() < other.rank()

    def rank(self) -> tuple[object, ...]:
        """Return what it is sorted by; as the `key` of a sort it is worked out once for each problem."""
        # Every second part is a number; its length comes first, for no number is too long to be sorted so.
        parts = [
            (len(part), part) if position % 2 else (0, part)
            for position, part in enumerate(_NUMBER.split(self.message))
        ]
        return self.place, self.rule, parts, self.severity, self.hint


class ContentError(Exception):
    """The content has errors; `problems` holds all of them, sorted by place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem of the run, warnings included."""
        super().__init__(f"{len(problems)} problems in the content")
        self.problems = problems
