"""Problems as text: for a terminal, with each line, a caret and a way out; for GitHub's annotations; for programs."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from unicodedata import combining, east_asian_width

import click

from generator.check.address import rule_address
from generator.problem import Problem, Severity

MOST_OF_ONE_RULE = 100  # in one file; GitHub and programs are told all
_EXCERPT_WIDTH = 100  # a terminal's width, less the line number
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
# What GitHub's runner reads as the end of a command or of one of its properties.
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = _IN_MESSAGE | {":": "%3A", ",": "%2C"}


def report(problems: Sequence[Problem], texts: Mapping[str, bytes], *, colour: bool = False) -> str:
    """Return the report for a terminal: the problems of each file in the order of its lines, and how many there are.

    `texts` holds the bytes of the files they stand in. Where there are several files, each has a line of its own with
    its count above its problems; of a rule that finds very much in one, the first and how many more there are. With `colour`, severities, carets and hints are set off by ANSI colours.
    """
    by_file = {
        file: list(group)
        for file, group in groupby(sorted(problems, key=Problem.rank), lambda problem: problem.place.file)
    }
    blocks = []
    for file, group in by_file.items():
        if len(by_file) > 1:
            blocks.append(_styled(f"{printable(file)}: {_count(group)}", colour=colour, bold=True))
        lines = texts.get(file, b"").decode("utf-8-sig", errors="replace").split("\n")
        shown, more = _first_of_each_rule(group)
        blocks += [_block(problem, lines, colour=colour) for problem in shown]
        blocks += [f"{printable(file)}: {count:,} more of {rule}" for rule, count in more.items()]
    return "\n\n".join([*blocks, _verdict(problems) + _advice(problems)])


def annotations(problems: Sequence[Problem], site_url: str = "") -> str:
    """Return workflow commands by which GitHub marks each problem at its line of a change, then the line that counts.

    One line a problem, sorted by place: `::error file=…,line=…,col=…,title=RULE::MESSAGE`; the hint is the message's
    next line, the address of the rule's page on the site at `site_url`, where that is known, the last.
    """
    return "\n".join(
        [*(_annotation(problem, site_url) for problem in sorted(problems, key=Problem.rank)), _verdict(problems)]
    )


def as_json(problems: Sequence[Problem], site_url: str = "") -> str:
    """Return the problems as a JSON list, sorted by place; an empty list where there are none.

    Each is an object with exactly these keys, in this order:

    - `column`, `line`: whole numbers, counted from 1; a column counts characters;
    - `file`: path relative to the project, with forward slashes;
    - `hint`: the way out, or null;
    - `message`: what is wrong;
    - `page`: address of the rule's page on the site at `site_url`, or null where that is not known;
    - `rule`: its name, for `briefing explain`;
    - `severity`: `error` or `warning`.
    """
    objects = [
        {
            "column": problem.place.column,
            "file": problem.place.file,
            "hint": problem.hint or None,
            "line": problem.place.line,
            "message": problem.message,
            "page": _page(problem, site_url) or None,
            "rule": problem.rule,
            "severity": problem.severity.value,
        }
        for problem in sorted(problems, key=Problem.rank)
    ]
    return json.dumps(objects, indent=2)


def _first_of_each_rule(problems: Sequence[Problem]) -> tuple[list[Problem], Counter[str]]:
    """Return the first problems of each rule, and how many more there are: nobody reads a thousand."""
    counts: Counter[str] = Counter()
    shown = []
    for problem in problems:
        counts[problem.rule] += 1
        if counts[problem.rule] <= MOST_OF_ONE_RULE:
            shown.append(problem)
    return shown, counts - Counter(dict.fromkeys(counts, MOST_OF_ONE_RULE))


def _block(problem: Problem, lines_of_file: Sequence[str], *, colour: bool) -> str:
    tint = _COLOURS[problem.severity]
    kind = _styled(f"{problem.severity}[{problem.rule}]", colour=colour, fg=tint, bold=True)
    lines = [f"{printable(str(problem.place))}: {kind}: {printable(problem.message)}"]
    lines += _excerpt(problem, lines_of_file, _styled("^", colour=colour, fg=tint, bold=True))
    if problem.hint:
        lines.append(f"  {_styled('help:', colour=colour, fg='cyan')} {printable(problem.hint)}")
    return "\n".join(lines)


def _excerpt(problem: Problem, lines: Sequence[str], caret: str) -> Iterator[str]:
    if problem.place.line > len(lines) or lines == [""]:
        return
    offset = max(0, problem.place.column - _EXCERPT_WIDTH + 10)
    line = printable(lines[problem.place.line - 1].rstrip("\r")[offset : offset + _EXCERPT_WIDTH])
    number = str(problem.place.line)
    yield f"  {number} | {line}"
    yield f"  {' ' * len(number)} | {' ' * _cells(line, problem.place.column - 1 - offset)}{caret}"


def system_report(error: OSError) -> str:
    """Return in a sentence what the system refused, such as to write where nothing may be written or no space is left."""
    files = [os.fsdecode(file) for file in (error.filename, error.filename2) if isinstance(file, str | bytes)]
    what = (error.strerror or str(error) or "an unknown fault").rstrip(".")
    if isinstance(error, FileNotFoundError) and not files:
        return "the current folder is not there any more"
    return printable(f"{' → '.join(files)}: {what}" if files else f"the system says: {what}")


def printable(text: str) -> str:
    """Return `text` with a blank for whatever could steer a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _styled(text: str, *, colour: bool, fg: str | None = None, bold: bool | None = None) -> str:
    return click.style(text, fg=fg, bold=bold) if colour else text


def _cells(text: str, characters: int) -> int:
    """Return how many cells of a terminal the first `characters` of `text` take; what lies beyond counts one each."""
    before = text[:characters]
    wide = sum(east_asian_width(character) in {"W", "F"} for character in before)
    return characters + wide - sum(combining(character) > 0 for character in before)


def _annotation(problem: Problem, site_url: str) -> str:
    place = problem.place
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": problem.rule}
    written = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in properties.items())
    message = problem.message + (f"\nhelp: {problem.hint}" if problem.hint else "")
    message += f"\nrule: {_page(problem, site_url)}" if site_url else ""
    return f"::{problem.severity} {written}::{_escaped(message, _IN_MESSAGE)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    """Return `text` with each of `signs` escaped and what UTF-8 cannot write replaced."""
    return text.translate({ord(sign): escape for sign, escape in signs.items()}).encode("utf-8", "replace").decode()


def _count(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(_counted(number, noun) for number, noun in counts if number)


def _verdict(problems: Sequence[Problem]) -> str:
    if not problems:
        return "No problems."
    files = len({problem.place.file for problem in problems})
    return f"{_count(problems)} in {_counted(files, 'file')}."


def _advice(problems: Sequence[Problem]) -> str:
    rules = {problem.rule for problem in problems}
    return f"\n`briefing explain {rules.pop() if len(rules) == 1 else 'RULE'}` says more." if rules else ""


def _page(problem: Problem, site_url: str) -> str:
    return f"{site_url.rstrip('/')}/{rule_address(problem.rule)}" if site_url else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
