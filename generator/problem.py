"""What can be wrong with content, as values: a place, a rule, a message and a way out."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault found in the content."""

    place: Location
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    hint: str = ""


class ContentError(Exception):
    """The content has errors; `problems` holds all of them, sorted by place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem of the run, warnings included."""
        super().__init__(f"{len(problems)} problems in the content")
        self.problems = problems
