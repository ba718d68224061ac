"""Problems as text for a terminal: grouped by file, each with its line, a caret and a way out."""

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import combining, east_asian_width

from generator.problem import Problem, Severity

_EXCERPT_WIDTH = 100  # a terminal's width, less the line number


def report(problems: Sequence[Problem], texts: Mapping[str, bytes]) -> str:
    """Return the report on `problems`; `texts` holds the bytes of the files they stand in."""
    blocks = [_block(problem, texts) for problem in sorted(problems)]
    return "\n\n".join([*blocks, _verdict(problems)])


def _block(problem: Problem, texts: Mapping[str, bytes]) -> str:
    head = f"{problem.place}: {problem.severity}[{problem.rule}]: {problem.message}"
    lines = [head, *_excerpt(problem, texts.get(problem.place.file, b""))]
    if problem.hint:
        lines.append(f"  help: {problem.hint}")
    return "\n".join(lines)


def _excerpt(problem: Problem, data: bytes) -> Iterator[str]:
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    if problem.place.line > len(lines) or not data:
        return
    offset = max(0, problem.place.column - _EXCERPT_WIDTH + 10)
    line = lines[problem.place.line - 1].rstrip("\r")[offset : offset + _EXCERPT_WIDTH]
    printable = "".join(character if character.isprintable() else " " for character in line)
    number = str(problem.place.line)
    yield f"  {number} | {printable}"
    yield f"  {' ' * len(number)} | {' ' * _cells(printable, problem.place.column - 1 - offset)}^"


def _cells(text: str, characters: int) -> int:
    """Return how many cells of a terminal the first `characters` of `text` take; what lies beyond counts one each."""
    before = text[:characters]
    wide = sum(east_asian_width(character) in {"W", "F"} for character in before)
    return characters + wide - sum(combining(character) > 0 for character in before)


def _verdict(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if not problems:
        return "No problems."
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in ((errors, "error"), (warnings, "warning"))]
    return " and ".join(part for part in parts if not part.startswith("0 ")) + "."
